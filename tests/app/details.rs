//! The pane of details: what it tells, and where it leads.

use dubao::app::{DetailRow, PaneId};

use crate::edition::{filler, story};
use crate::person::Person;

/// Two pages; the indicator of `[!…]` and 张三 stand in both.
fn reader(cols: u16, rows: u16) -> Person {
    let long = filler(900);
    let pages = [
        vec![
            story(
                "甲",
                &["全厂[!5家]，{张三}说，有[8人]。后来[!6家]。", long.as_str()],
            ),
            story("乙", &["没有{李四}。"]),
        ],
        vec![story(
            "丙",
            &[long.as_str(), "再有[!7家]，{张三}来，{张三}走。"],
        )],
    ];
    Person::reading(cols, rows, &pages)
}

/// The details in words: `label words` of a field, places as `>3 7家`, the cursor's marked.
fn told(person: &Person) -> Vec<String> {
    let model = &person.model;
    let rows = model.details.rows.iter().enumerate();
    rows.map(|(idx, row)| match row {
        DetailRow::Fields(fields) => {
            let words = |field: &dubao::app::DetailField| {
                let label = field.label.map(|label| label.words(model.lang));
                format!("{} {}", label.unwrap_or_default(), field.words)
            };
            fields.iter().map(words).collect::<Vec<_>>().join(" | ")
        }
        DetailRow::PlacesTitle { label, count } => format!("{} {count}", label.words(model.lang)),
        DetailRow::Place(place) => {
            let entry = model.edition.get(place.article).unwrap();
            let block = &entry.article.body[place.mention.block_idx];
            let cursor = if idx == model.details.cursor_row {
                ">"
            } else {
                ""
            };
            let printed = place.mention.span.of(&block.text);
            format!("{cursor}{} {printed} {}", place.article.0 + 1, place.count)
        }
    })
    .collect()
}

#[test]
fn a_figure_is_told_with_its_sentence_and_its_like() {
    let mut person = reader(120, 36);
    person.types("f x");
    assert_eq!(
        told(&person),
        [
            "Indicator 产量 | Value 1",
            "Sentence 全厂5家，张三说，有8人。",
            "Same indicator 2",
            ">1 6家 1",
            "3 7家 1",
        ]
    );
    assert_eq!(person.chosen(), "5家");
    // The next figure is told of at once.
    person.types("f");
    assert_eq!(told(&person)[0], "Value 1");
    assert_eq!(told(&person).len(), 2);
}

#[test]
fn a_name_is_told_with_the_articles_it_stands_in() {
    let mut person = reader(120, 36);
    person.types("e x");
    assert_eq!(
        told(&person),
        [
            "Mentions here 1",
            "Sentence 全厂5家，张三说，有8人。",
            "Also in 1",
            ">3 张三 2"
        ]
    );
}

#[test]
fn places_are_gone_to_in_any_article_and_back() {
    let mut person = reader(120, 36);
    person.types("f x gd j Enter");
    assert_eq!(person.model.reading.article.0, 2);
    assert_eq!(person.chosen(), "7家");
    assert_eq!(person.model.panes.focus, PaneId::Details);
    assert_eq!(
        told(&person)[3..],
        ["1 5家 1", "1 6家 1"].map(|row| match row {
            "1 5家 1" => format!(">{row}"),
            _ => row.to_owned(),
        })
    );
    person.types("gr o");
    assert_eq!(person.model.reading.article.0, 0);
}

#[test]
fn details_open_and_close_by_key_mouse_and_enter() {
    // (keys, whether they show then, chosen)
    for (keys, shows, chosen) in [
        ("x", true, "5家"),
        ("x x", false, "5家"),
        ("f Enter", true, "5家"),
        ("f x Esc", false, "5家"),
        ("f x gd Esc", true, "5家"),
        ("f x gd Esc Esc Esc", false, ""),
        ("f x J", true, ""),
        ("gd", true, ""),
    ] {
        let mut person = reader(120, 36);
        person.types(keys);
        assert_eq!(person.model.layout().details.is_some(), shows, "{keys}");
        assert_eq!(person.chosen(), chosen, "{keys}");
    }
    // An article without anything to choose says so.
    let mut person = Person::reading(120, 36, &[vec![story("空", &["没有。"])]]);
    person.types("x");
    assert!(person.model.layout().details.is_none());
    assert!(!person.notice().is_empty());
}

#[test]
fn what_is_chosen_stays_in_sight_when_the_details_open() {
    let mut person = reader(80, 24);
    person.types("J J f");
    let shown = |person: &Person| {
        let rows = usize::from(person.model.layout().reading.height);
        let rows =
            rows.min(person.model.reading.composition.rows.len() - person.model.reading.top_row);
        (0..rows)
            .map(|row| person.row_text(row))
            .collect::<String>()
    };
    assert!(shown(&person).contains("7家"));
    person.types("x");
    assert!(person.model.layout().details.is_some());
    assert!(shown(&person).contains("7家"));
}

#[test]
fn a_low_screen_shows_the_details_in_place_of_the_text() {
    let mut person = reader(80, 12);
    person.types("f x");
    assert_eq!(person.model.panes.focus, PaneId::Details);
    assert!(person.model.layout().reader.is_none());
    person.types("Enter");
    assert_eq!(person.model.panes.focus, PaneId::Reader);
    assert_eq!(person.chosen(), "6家");
}

#[test]
fn a_name_is_told_with_its_other_names_office_and_areas() {
    let pages = [vec![
        story(
            "甲",
            &["衡山县委书记{张立人}到{@衡山县}调研。{张立人}说好。"],
        ),
        story("乙", &["{@衡山}很大。"]),
    ]];
    let mut person = Person::reading(120, 36, &pages);
    person.types("e x");
    let fields = told(&person).join("\n");
    assert!(
        fields.contains("Office") && fields.contains("书记"),
        "{fields}"
    );
    person.types("e");
    let fields = told(&person).join("\n");
    assert!(fields.contains("Part of 衡阳市、湖南省"), "{fields}");
    assert!(fields.contains(">2 衡山 1"), "{fields}");
    person.types("J e");
    let fields = told(&person).join("\n");
    assert!(fields.contains("Full name 衡山县"), "{fields}");
}

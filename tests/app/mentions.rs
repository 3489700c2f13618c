use dubao::app::{Effect, MarkKind, SidebarRow, marks};
use dubao::compose::Part;
use dubao::extract::{EntityKind, FigureKind};

use crate::edition::story;
use crate::person::Person;

/// From the first article at 120x24: keys, and the mention that is chosen then.
#[track_caller]
fn check(keys: &str, expected: &str) {
    let mut person = Person::at(120, 24);
    person.types(keys);
    assert_eq!(person.chosen(), expected, "{keys}: {}", person.notice());
}

#[test]
fn figures_and_names_one_after_the_other() {
    for (keys, expected) in [
        ("f", "5家"),
        ("]f f", "3%"),
        ("3f", "8人"),
        ("9f", "9人"),
        ("9f F", "8人"),
        ("9f 9F", "5家"),
        ("9f [f [f [f", "5家"),
        ("F", ""),
        ("9f f", "9人"),
        ("e", "张三"),
        ("e ]e", "长沙"),
        ("3e E", "长沙"),
        ("f e", "张三"),
        ("J e", ""),
        // Where the chosen one is out of sight, what shows is what counts.
        ("f G f", "9人"),
        ("f G F", "8人"),
    ] {
        check(keys, expected);
    }
}

#[test]
fn a_figure_out_of_sight_is_scrolled_to_and_one_in_sight_is_not() {
    let mut person = Person::at(120, 24);
    assert_eq!(person.types("2f").whereabouts(), "1:0 text");
    person.types("2f");
    let reading = &person.model.reading;
    assert!(reading.top_row > 0);
    let shown: String = (0..21).map(|row| person.row_text(row)).collect();
    assert!(shown.contains("9人"), "{shown}");
    assert_eq!(person.types("o").whereabouts(), "1:0 text");
}

#[test]
fn keys_for_figures_stop_where_a_kind_is_highlighted() {
    for (keys, expected) in [
        ("c% f", "3%"),
        ("ck 2f", "5家"),
        ("cc 2f", "8人"),
        ("cn 2f", "3%"),
        ("cl e", "长沙"),
        ("cl 2f", "3%"),
        ("c% 2e", "长沙"),
    ] {
        check(keys, expected);
    }
}

#[test]
fn the_same_name_round_and_round_through_all_articles() {
    // Name, article and block.
    for (keys, expected) in [
        ("e *", "张三 1 2"),
        ("e 2*", "张三 5 0"),
        ("e 3*", "张三 1 0"),
        ("e #", "张三 5 0"),
        ("e # *", "张三 1 0"),
        ("2e ＊", "长沙 1 2"),
        ("2e 2＊", "长沙 1 0"),
        ("gs G *", "长沙 1 2"),
    ] {
        let mut person = Person::at(120, 24);
        person.types(keys);
        let reading = &person.model.reading;
        let (article, block_idx) = (reading.article.0 + 1, reading.chosen.unwrap().block_idx);
        let chosen = format!("{} {article} {block_idx}", person.chosen());
        assert_eq!(chosen, expected, "{keys}");
    }
    // One jump back, however far it went.
    let mut person = Person::at(120, 24);
    assert_eq!(person.types("e 2* o").whereabouts(), "1:0 text");
}

/// The sidebar in words, its cursor marked.
fn sidebar(person: &Person) -> Vec<String> {
    let analysis = person.model.analysis().unwrap();
    let body = &person.model.entry().unwrap().article.body;
    let rows = person.model.sidebar.rows.iter().enumerate();
    rows.map(|(idx, row)| {
        let text = match row {
            SidebarRow::FiguresTitle { count } => format!("figures {count}"),
            SidebarRow::FigureIndicator(f) => analysis.figures[*f].indicator.clone().unwrap(),
            SidebarRow::FigureValue(f) => {
                let at = analysis.figures[*f].at;
                at.span.of(&body[at.block_idx].text).to_owned()
            }
            SidebarRow::EntitiesTitle { kind, count } => format!("{kind:?} {count}"),
            SidebarRow::Entity(group) => format!("{} {}", group.name, group.mentions.len()),
            SidebarRow::Blank => String::new(),
        };
        let cursor = if idx == person.model.sidebar.cursor_row {
            ">"
        } else {
            ""
        };
        format!("{cursor}{text}")
    })
    .collect()
}

#[test]
fn the_sidebar_ranks_figures_and_groups_names() {
    let person = Person::at(120, 24);
    assert_eq!(
        sidebar(&person),
        [
            "figures 4",
            ">产量",
            "5家",
            "3%",
            "8人",
            "9人",
            "",
            "Person 2",
            "张三 2",
            "李四 1",
            "",
            "Place 1",
            "长沙 2"
        ]
    );
}

#[test]
fn text_and_sidebar_follow_each_other() {
    // (keys, entry under the sidebar's cursor, chosen mention)
    for (keys, cursor, chosen) in [
        ("f", ">产量", "5家"),
        ("2f", ">3%", "3%"),
        ("e", ">张三 2", "张三"),
        ("gs j", ">3%", "3%"),
        ("gs 2j k", ">3%", "3%"),
        ("gs G", ">长沙 2", "长沙"),
        ("gs G gg", ">产量", "5家"),
        ("gs }", ">张三 2", "张三"),
        ("gs } } {", ">张三 2", "张三"),
        ("gs 9j k", ">李四 1", "李四"),
        ("gs Enter", ">产量", "5家"),
        // Enter keeps the mention that one is at.
        ("e * gs Enter", ">张三 2", "张三"),
    ] {
        let mut person = Person::at(120, 24);
        person.types(keys);
        assert!(
            sidebar(&person).contains(&cursor.to_owned()),
            "{keys}: {:?}",
            sidebar(&person)
        );
        assert_eq!(person.chosen(), chosen, "{keys}");
    }
}

#[test]
fn choosing_in_the_sidebar_goes_there_and_back() {
    let mut person = Person::at(120, 24);
    person.types("5j gs j j j");
    assert_eq!(person.chosen(), "9人");
    assert!(person.model.reading.top_row > 20);
    assert_eq!(person.types("o").whereabouts(), "1:5 side");
    let mut person = Person::at(120, 24);
    assert!(person.types("gs 3j Enter").whereabouts().ends_with("text"));
}

#[test]
fn marks_are_what_the_highlight_shows() {
    use EntityKind::{Person as Human, Place};
    use FigureKind::{Count, Percent};
    let figure = MarkKind::Figure;
    let entity = MarkKind::Entity;
    for (keys, expected) in [
        (
            "",
            vec![figure(Count), entity(Human), figure(Percent), entity(Place)],
        ),
        ("ck", vec![figure(Count)]),
        ("c%", vec![figure(Percent)]),
        ("cp", vec![entity(Human)]),
        ("cn", vec![]),
        ("v", vec![figure(Count)]),
        ("V", vec![]),
        ("15v", vec![figure(Count)]),
        ("cn f", vec![MarkKind::Chosen]),
        (
            "f",
            vec![
                figure(Count),
                MarkKind::Chosen,
                entity(Human),
                figure(Percent),
                entity(Place),
            ],
        ),
    ] {
        let mut person = Person::at(120, 24);
        person.types(keys);
        let kinds: Vec<_> = marks(&person.model, Part::Body(0), 0..1000)
            .iter()
            .map(|mark| mark.kind)
            .collect();
        assert_eq!(kinds, expected, "{keys}");
        assert_eq!(marks(&person.model, Part::Title, 0..1000), []);
    }
}

#[test]
fn marks_of_a_row_are_those_that_touch_it() {
    let person = Person::at(120, 24);
    let text = &person.model.entry().unwrap().article.body[0].text;
    let figure = text.find("3%").unwrap();
    for (range, expected) in [
        (figure..figure + 1, 1),
        (figure + 1..figure + 2, 1),
        (figure + 2..figure + 3, 0),
        (figure - 3..figure, 0),
        (0..text.len(), 4),
    ] {
        let marks = marks(&person.model, Part::Body(0), range.clone());
        assert_eq!(marks.len(), expected, "{range:?}");
    }
}

#[test]
fn dates_are_marked_and_walked_where_they_are_highlighted() {
    let pages = [vec![story("年景", &["[^去年]有[8人]，[^今年]有[9人]。"])]];
    for (keys, chosen, kinds) in [
        ("f", "8人", vec![MarkKind::Figure(FigureKind::Count); 2]),
        ("ct", "", vec![MarkKind::Date; 2]),
        ("ct 2f", "今年", vec![MarkKind::Date; 2]),
        ("ct 2f F", "去年", vec![MarkKind::Date; 2]),
        (
            "ct f cc f",
            "8人",
            vec![MarkKind::Figure(FigureKind::Count); 2],
        ),
    ] {
        let mut person = Person::reading(120, 24, &pages);
        person.types(keys);
        assert_eq!(person.chosen(), chosen, "{keys}");
        let marks = marks(&person.model, Part::Body(0), 0..1000);
        let marks = marks.iter().map(|mark| mark.kind);
        let marks: Vec<_> = marks.filter(|kind| *kind != MarkKind::Chosen).collect();
        assert_eq!(marks, kinds, "{keys}");
    }
}

#[test]
fn what_is_chosen_is_copied_with_where_it_stands() {
    for (keys, expected) in [
        ("f y", "产量：5家 —— 工厂的故事"),
        ("2f y", "3% —— 工厂的故事"),
        ("e y", "张三 —— 工厂的故事"),
        ("y", "工厂的故事"),
    ] {
        let mut person = Person::at(120, 24);
        person.types(keys);
        let copied = Effect::Copy(expected.to_owned());
        assert!(
            person.effects.contains(&copied),
            "{keys}: {:?}",
            person.effects
        );
    }
    let mut person = Person::at(120, 24);
    person.types("Y");
    let Some(Effect::Copy(table)) = person.effects.last() else {
        panic!("{:?}", person.effects);
    };
    let rows: Vec<Vec<&str>> = table
        .lines()
        .map(|line| line.split('\t').collect())
        .collect();
    assert_eq!(rows.len(), 1 + 4);
    assert!(rows.iter().all(|row| row.len() == rows[0].len()), "{table}");
    assert_eq!(rows[1][..4], ["产量", "", "5家", "1"]);
    assert_eq!(rows[2][9], "Percentages");
}

use std::fmt::Write as _;

use dubao::app::{ListRow, MouseKind, headline_text, source_name};
use dubao::text::AmbiguousWidth;

use crate::edition::{Story, filler, story};
use crate::person::Person;

/// The list as it shows: sources in brackets, numbers before headlines, `…` where they are cut.
fn list(person: &Person) -> Vec<String> {
    let edition = &person.model.edition;
    let rows = person.model.headlines.rows.iter();
    rows.map(|row| match row {
        ListRow::Source(idx) => {
            let source = &edition.sources()[*idx];
            format!("[{} {}]", source_name(source), source.article_count)
        }
        ListRow::Headline {
            article,
            line_idx,
            row,
            is_cut,
        } => {
            let text = headline_text(&edition.get(*article).unwrap().article);
            let mut shown = String::new();
            if *line_idx == 0 {
                write!(shown, "{} ", article.0 + 1).unwrap();
            }
            shown.push_str(row.bytes().map_or("", |bytes| &text[bytes]));
            if *is_cut {
                shown.push('…');
            }
            shown
        }
    })
    .collect()
}

#[test]
fn sources_stand_above_their_headlines() {
    let person = Person::at(80, 24);
    assert_eq!(
        list(&person),
        [
            "[000 2]",
            "1 工厂的故事",
            "2 短讯",
            "[001 1]",
            "3 第三篇",
            "[002 2]",
            "4 第四篇",
            "5 尾篇"
        ]
    );
    assert_eq!(
        list(&Person::at(40, 24)),
        [""; 0],
        "nothing is laid out that does not show"
    );
}

#[test]
fn long_headlines_take_three_rows_and_say_that_they_go_on() {
    let long = filler(60);
    let untitled = Story {
        article: dubao::article::Article {
            title: None,
            ..story("", &[long.as_str()]).article
        },
        ..story("", &[])
    };
    let empty = Story {
        article: Default::default(),
        ..story("", &[])
    };
    let pages = [vec![
        story(&filler(15), &[]),
        story(&long, &[]),
        untitled,
        empty,
    ]];
    let person = Person::reading(80, 24, &pages);
    let list = list(&person);
    let of = |number: &str| list.iter().position(|row| row.starts_with(number)).unwrap();
    assert_eq!(of("2 ") - of("1 "), 2);
    assert_eq!(of("3 ") - of("2 "), 3);
    assert!(list[of("2 ") + 2].ends_with('…'));
    assert!(
        list[of("3 ") + 2].ends_with('…'),
        "the text stands for a headline"
    );
    assert_eq!(list[of("4 ")], "4 ");
    // The dots have room.
    let columns = person.model.list_columns().unwrap();
    for row in person.model.headlines.rows.iter() {
        if let ListRow::Headline { row, is_cut, .. } = row {
            let dots = if *is_cut {
                AmbiguousWidth::Narrow.char_width('…')
            } else {
                0
            };
            assert!(row.width_cols() + dots <= usize::from(columns.text.1));
        }
    }
}

fn many(count: usize) -> Vec<Vec<Story>> {
    let page = |page: usize| {
        let of_page = page * 10..(page * 10 + 10).min(count);
        of_page
            .map(|n| story(&format!("第{}号", n + 1), &["文。"]))
            .collect()
    };
    (0..count.div_ceil(10)).map(page).collect()
}

#[test]
fn the_list_follows_the_article_and_moves_no_more_than_it_must() {
    // Nine rows: a source and eight headlines.
    for (keys, first, last) in [
        ("", "[000 10]", "8 第8号"),
        ("7J", "[000 10]", "8 第8号"),
        ("8J", "1 第1号", "9 第9号"),
        ("8J K", "1 第1号", "9 第9号"),
        ("8J 8K", "[000 10]", "8 第8号"),
        ("49J", "42 第42号", "50 第50号"),
        ("49J 9K", "[004 10]", "48 第48号"),
        ("gh G gg", "[000 10]", "8 第8号"),
        ("gh Space", "1 第1号", "9 第9号"),
    ] {
        let mut person = Person::reading(80, 12, &many(50));
        let list = list(person.types(keys));
        assert_eq!(
            (list[0].as_str(), list[8].as_str()),
            (first, last),
            "{keys}"
        );
    }
}

#[test]
fn the_wheel_scrolls_the_list_and_leaves_the_cursor() {
    let mut person = Person::reading(80, 12, &many(50));
    person.mouse(MouseKind::WheelDown, 2, 5);
    assert_eq!(list(&person)[0], "2 第2号");
    assert_eq!(person.whereabouts(), "1:0 text");
    for _ in 0..99 {
        person.mouse(MouseKind::WheelDown, 2, 5);
    }
    assert_eq!(list(&person)[8], "50 第50号", "no further than its end");
    person.mouse(MouseKind::WheelUp, 2, 5);
    assert_eq!(list(&person)[8], "48 第48号");
    assert_eq!(
        list(person.types("J"))[0],
        "2 第2号",
        "the next headline shows again"
    );
}

#[test]
fn headlines_that_come_in_later_appear_below() {
    let pages = many(3);
    let mut person = Person::reading(80, 12, &pages);
    assert_eq!(list(&person).len(), 4);
    person.opens("later.txt", &[story("后来", &[])]);
    assert_eq!(list(&person)[4..], ["[later 1]", "4 后来"]);
}

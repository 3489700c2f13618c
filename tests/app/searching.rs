use dubao::app::{Event, MarkKind, headline_marks, marks};
use dubao::compose::Part;
use dubao::library::ArticleIdx;

use crate::edition::{filler, story};
use crate::person::Person;

/// `article, part, text` of the current match, and which of how many it is.
fn current(person: &Person) -> String {
    let search = &person.model.search;
    let Some(idx) = search.current else {
        return format!("none of {}", search.matches.len());
    };
    let found = search.matches[idx];
    let entry = person.model.edition.get(found.article).unwrap();
    let text = dubao::compose::part_text(&entry.article, found.part);
    format!(
        "{} {} {}/{}",
        found.article.0 + 1,
        found.span.of(&text),
        idx + 1,
        search.matches.len()
    )
}

#[track_caller]
fn check(keys: &str, expected: &str) {
    let mut person = Person::at(120, 24);
    person.types(keys);
    assert_eq!(current(&person), expected, "{keys}: {}", person.notice());
}

#[test]
fn matches_are_counted_and_gone_through_across_articles() {
    for (keys, expected) in [
        ("/ 张三 Enter", "1 张三 1/3"),
        ("/ 张三 Enter n", "1 张三 2/3"),
        ("/ 张三 Enter 2n", "5 张三 3/3"),
        ("/ 张三 Enter 2n n", "1 张三 1/3"),
        ("/ 张三 Enter N", "5 张三 3/3"),
        ("/ 张三 Enter 2N", "1 张三 2/3"),
        ("J / 张三 Enter", "5 张三 3/3"),
        ("J / 张三 Enter n", "1 张三 1/3"),
        ("／ 张三 Enter", "1 张三 1/3"),
        // Every key counts at once.
        ("/ 张", "1 张 1/3"),
        ("/ 张三 Backspace", "1 张 1/3"),
        ("/ 李三 Left Backspace 张", "1 张三 1/3"),
        ("/ 张三 Enter / Enter", "1 张三 2/3"),
    ] {
        check(keys, expected);
    }
}

#[test]
fn case_and_width_do_not_count_nor_do_line_ends() {
    for (keys, expected) in [
        ("/ gdp Enter", "3 ＧＤＰ 1/2"),
        ("/ ＧＤＰ Enter n", "3 gdp 2/2"),
        ("/ 生春江潮水 Enter", "1 生春江潮水 1/234"),
    ] {
        check(keys, expected);
    }
}

#[test]
fn headlines_are_searched_by_a_key_of_their_own() {
    for (keys, expected, whereabouts) in [
        ("t 篇 Enter", "3 篇 1/3", "3:0 list"),
        ("t 篇 Enter n", "4 篇 2/3", "4:0 list"),
        ("t 篇 Enter 2n n", "3 篇 1/3", "3:0 list"),
        ("t 篇 Enter N", "5 篇 3/3", "5:0 list"),
        ("t 篇 Enter Enter n", "4 篇 2/3", "4:0 text"),
        ("t 篇 Enter 9J K n", "5 篇 3/3", "5:0 list"),
        ("t 张三 Enter", "none of 0", "1:0 text"),
    ] {
        let mut person = Person::at(120, 24);
        person.types(keys);
        assert_eq!(current(&person), expected, "{keys}");
        assert_eq!(person.whereabouts(), whereabouts, "{keys}");
    }
    let mut person = Person::at(120, 24);
    person.types("t 篇 Enter");
    let marks = headline_marks(&person.model, ArticleIdx(2), 0..100);
    assert_eq!(marks[0].kind, MarkKind::CurrentMatch);
    assert_eq!(headline_marks(&person.model, ArticleIdx(0), 0..100), []);
}

#[test]
fn giving_up_restores_where_one_was() {
    for keys in [
        "7j / 最后 Esc",
        "7j / 最后 Ctrl-u Backspace",
        "7j / 没有这样的话 Esc",
        "7j / 没有这样的话 Enter",
        "7j t 尾 Esc",
        "7j : 4 Esc",
        "7j / Esc",
    ] {
        let mut person = Person::at(120, 24);
        person.types(keys);
        assert_eq!(person.whereabouts(), "1:7 text", "{keys}");
        assert_eq!(person.model.reading.back, [], "{keys}");
        assert_eq!(person.read(), [0; 0], "{keys}: nothing was left");
    }
    // An article that was only looked at on the way is found where it was left before.
    let mut person = Person::at(120, 24);
    person.types("4G 3j gg 1G / 潮水之外 Esc 4G");
    assert_eq!(person.whereabouts(), "4:0 text");
    // What was chosen and searched for before comes back, too.
    let mut person = Person::at(120, 24);
    person.types("/ 张三 Enter f / 最后 Esc");
    assert_eq!(
        (current(&person).as_str(), person.chosen()),
        ("1 张三 1/3", "5家")
    );
}

#[test]
fn a_search_that_holds_can_be_gone_back_from() {
    let mut person = Person::at(120, 24);
    assert_eq!(person.types("7j / 最后 Enter").whereabouts(), "5:0 text");
    assert_eq!(person.read(), [1, 5], "the first was left after scrolling");
    assert_eq!(person.types("o").whereabouts(), "1:7 text");
    assert_eq!(person.types("J K").whereabouts(), "1:7 text");
    assert!(
        person
            .types("/ 没有这样的话 Enter")
            .notice()
            .contains("Not found: 没有这样的话")
    );
}

#[test]
fn a_match_scrolled_away_from_is_no_place_to_go_on_from() {
    let mut person = Person::at(120, 24);
    person.types("/ 张三 Enter G N");
    assert_eq!(current(&person), "1 张三 2/3");
    person.types("Esc gg G n");
    assert!(
        person.notice().contains("Nothing has been searched"),
        "Esc ends a search"
    );
}

#[test]
fn matches_are_marked_in_the_text() {
    let mut person = Person::at(120, 24);
    person.types("cn / 张三 Enter");
    let kinds = |block| {
        let marks = marks(&person.model, Part::Body(block), 0..1000);
        marks.iter().map(|mark| mark.kind).collect::<Vec<_>>()
    };
    assert_eq!(kinds(0), [MarkKind::CurrentMatch]);
    assert_eq!(kinds(2), [MarkKind::Match]);
    assert_eq!(kinds(1), []);
}

#[test]
fn the_line_is_edited_by_whole_characters() {
    for (keys, text, cursor_byte) in [
        ("/ 报纸", "报纸", 6),
        ("/ 报纸 Left", "报纸", 3),
        ("/ 报纸 Home Delete", "纸", 0),
        ("/ 报纸 Left 刊 End 。", "报刊纸。", 12),
        ("/ 报？", "报？", 6),
        ("/ 报 Space 纸 Ctrl-w", "报 ", 4),
        ("/ 报纸 Left Ctrl-u", "纸", 0),
        ("/ 报纸 Left Ctrl-k", "报", 3),
        ("/ e Left Right", "e", 1),
    ] {
        let mut person = Person::at(80, 24);
        person.types(keys);
        let prompt = person.model.prompt.as_ref().unwrap();
        assert_eq!(
            (prompt.text.as_str(), prompt.cursor_byte),
            (text, cursor_byte),
            "{keys}"
        );
    }
    let mut person = Person::at(80, 24);
    person.types("/");
    person.happens(Event::Paste("张三\n说\u{1b}".to_owned()));
    assert_eq!(person.model.prompt.as_ref().unwrap().text, "张三 说");
    person.types("Esc");
    person.happens(Event::Paste("张三".to_owned()));
    assert!(person.model.prompt.is_none());
}

#[test]
fn many_articles_are_searched_between_the_keys() {
    // Ten megabytes: more than one slice. Only the last article has the word.
    let long = filler(60_000);
    let mut stories: Vec<_> = (0..60).map(|_| story("长文", &[long.as_str()])).collect();
    stories.push(story("末篇", &["光储充在此。"]));
    let mut person = Person::reading(120, 24, &[stories]);
    person.types("/ 光储充");
    assert_eq!(current(&person), "61 光储充 1/1");
    assert!(person.model.search.is_complete());
    person.types("Ctrl-u 潮 Enter");
    assert_eq!(
        person.model.search.matches.len(),
        100_000,
        "no more are kept"
    );
    assert!(!person.model.search.is_complete());
}

#[test]
fn what_is_opened_later_is_searched_too() {
    let pages = crate::edition::three_pages();
    let mut person = Person::reading(120, 24, &pages);
    person.types("/ 张三 Enter");
    assert_eq!(current(&person), "1 张三 1/3");
    person.opens("later.txt", &[story("后来", &["张三又来了，张三。"])]);
    assert_eq!(current(&person), "1 张三 1/5");
}

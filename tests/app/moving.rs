use crate::person::Person;

/// From the first article at 120x24, the reader having the keys: keys, and where one is then.
#[track_caller]
fn check(keys: &str, expected: &str) {
    let mut person = Person::at(120, 24);
    assert_eq!(person.types(keys).whereabouts(), expected, "{keys}");
}

#[test]
fn lines_and_pages_with_counts_and_either_kind_of_keys() {
    for (keys, expected) in [
        ("j", "1:1 text"),
        ("Down Down Up", "1:1 text"),
        ("5j", "1:5 text"),
        ("1 0 j 2k", "1:8 text"),
        ("５ｊ", "1:5 text"),
        ("k", "1:0 text"),
        ("d", "1:10 text"),
        ("Ctrl-d u", "1:0 text"),
        ("Space", "1:20 text"),
        ("　", "1:20 text"),
        ("Space b", "1:0 text"),
        ("2 PageDown PageUp", "1:20 text"),
        ("999999999999999999999j gg", "1:0 text"),
    ] {
        check(keys, expected);
    }
}

#[test]
fn top_end_and_what_lies_beyond() {
    let mut person = Person::at(120, 24);
    let last_top = person.model.reading.composition.rows.len() - 21;
    for keys in ["G", "End", "99j", "9 Space", "99 }"] {
        let mut person = Person::at(120, 24);
        person.types(keys);
        assert_eq!(person.model.reading.top_row, last_top, "{keys}");
        assert_eq!(person.model.position().unwrap().percent, 100);
    }
    assert!(
        person
            .types("G Space")
            .notice()
            .contains("J opens the next")
    );
    assert_eq!(person.types("gg").whereabouts(), "1:0 text");
    assert_eq!(person.types("G Home").whereabouts(), "1:0 text");
}

#[test]
fn paragraphs_stop_at_every_part_of_the_article() {
    let mut person = Person::at(120, 24);
    let mut seen = Vec::new();
    for _ in 0..2 {
        person.types("}");
        seen.push(person.row_text(0).chars().take(2).collect::<String>());
    }
    assert_eq!(seen, ["全厂", "春江"]);
    let there = person.whereabouts();
    assert_eq!(person.types("j {").whereabouts(), there);
    assert_eq!(person.types("9 {").whereabouts(), "1:0 text");
    assert_eq!(person.types("2 }").whereabouts(), there);
}

#[test]
fn articles_and_sources_from_any_pane() {
    for (keys, expected) in [
        ("J", "2:0 text"),
        (". ,", "1:0 text"),
        ("2J", "3:0 text"),
        ("9J", "5:0 text"),
        ("gs J", "2:0 side"),
        ("gh J K", "1:0 list"),
        (")", "3:0 text"),
        ("]] ]]", "4:0 text"),
        ("2 )", "4:0 text"),
        ("G 9J (", "4:0 text"),
        ("9J ( (", "3:0 text"),
        ("3G", "3:0 text"),
        ("3 :", "3:0 text"),
        (": 4 Enter", "4:0 text"),
        (": ４ Enter", "4:0 text"),
        (": 4 Esc", "1:0 text"),
        (": Enter", "1:0 text"),
    ] {
        check(keys, expected);
    }
}

#[test]
fn what_cannot_be_done_is_said() {
    for (keys, part) in [
        ("K", "first article"),
        ("9J J", "last article"),
        ("9J )", "last article"),
        ("(", "first article"),
        ("99G", "no headline 99; there are 5"),
        (": 一 Enter", "no headline 一"),
        (": 0 Enter", "no headline 0"),
        ("o", "nowhere to go back"),
        ("i", "nowhere to go forward"),
        ("n", "Nothing has been searched"),
        ("*", "No name is chosen"),
    ] {
        let mut person = Person::at(120, 24);
        assert!(
            person.types(keys).notice().contains(part),
            "{keys}: {}",
            person.notice()
        );
        assert_eq!(person.types("v Esc").notice(), "", "the next key clears it");
    }
}

#[test]
fn keys_that_lead_nowhere_do_nothing() {
    for keys in [
        "报", "Ctrl-x", "g x", "] x", "F9", "0", "3 Esc j", "g Esc j",
    ] {
        let mut person = Person::at(120, 24);
        person.types(keys);
        let expected = if keys.ends_with('j') {
            "1:1 text"
        } else {
            "1:0 text"
        };
        assert_eq!(person.whereabouts(), expected, "{keys}");
        assert_eq!(person.model.pending, Default::default());
    }
}

#[test]
fn every_article_is_found_where_it_was_left() {
    check("7j J K", "1:7 text");
    check("7j 3J 2j 3K", "1:7 text");
    check("7j 3J 2j 3K 3J", "4:2 text");
}

#[test]
fn back_and_forward_through_where_one_has_been() {
    for (keys, expected) in [
        ("7j J o", "1:7 text"),
        ("7j J o i", "2:0 text"),
        ("7j J Ctrl-o Alt-Right", "2:0 text"),
        // Jumps of one kind in a row are one jump.
        ("7j J J J o", "1:7 text"),
        // With something between, they are two.
        ("3J 2j J o", "4:2 text"),
        ("3J 2j J 2o", "1:0 text"),
        ("3J 2j J o o i i", "5:0 text"),
        ("3j G o", "1:3 text"),
        ("3j G gg o", "1:3 text"),
        // A jump from the past forgets the future.
        ("7j J o 4G i", "4:0 text"),
    ] {
        check(keys, expected);
    }
}

#[test]
fn articles_are_read_once_their_end_has_shown_or_they_are_left_after_scrolling() {
    for (keys, expected) in [
        ("", vec![]),
        ("G", vec![1]),
        ("2j", vec![]),
        ("2j J", vec![1, 2]),
        // A short one shows its end at once to whoever has the reader open.
        ("J", vec![2]),
        // Passing over headlines reads nothing.
        ("gh J J J J", vec![]),
        ("gh J J Enter", vec![3]),
        ("gh U", vec![]),
    ] {
        let mut person = Person::at(120, 24);
        assert_eq!(person.types(keys).read(), expected, "{keys}");
    }
}

#[test]
fn the_next_unread_headline_passes_over_what_was_read() {
    check("J K U", "3:0 text");
    let mut person = Person::at(120, 24);
    person.types("G J J J G J U");
    assert!(person.notice().contains("No article is unread"));
}

#[test]
fn digits_and_folded_keys_reach_the_help_too() {
    let mut person = Person::at(80, 12);
    person.types("？");
    for (keys, expected) in [("j", 1), ("5j", 6), ("k", 5), ("gg", 0), ("Space", 9)] {
        person.types(keys);
        let help = dubao::app::Overlay::Help { top_row: expected };
        assert_eq!(person.model.overlay, Some(help), "{keys}");
    }
    person.types("G j j");
    let rows = person.model.help_page().row_count();
    let help = dubao::app::Overlay::Help { top_row: rows - 9 };
    assert_eq!(person.model.overlay, Some(help));
    for close in ["?", "q", "Esc"] {
        person.types(close);
        assert_eq!(person.model.overlay, None, "{close}");
        assert_eq!(person.effects, []);
        person.types("F1");
    }
}

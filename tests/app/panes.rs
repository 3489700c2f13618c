use dubao::app::{Effect, PaneId};

use crate::person::Person;

/// The panes that show and the one with the keys in capitals: `list TEXT side`.
fn panes(person: &Person) -> String {
    let layout = person.model.layout();
    let names = [
        (PaneId::Headlines, "list"),
        (PaneId::Reader, "text"),
        (PaneId::Sidebar, "side"),
    ];
    let shown: Vec<String> = names
        .into_iter()
        .filter(|(pane, _)| layout.pane(*pane).is_some())
        .map(|(pane, name)| match pane == person.model.panes.focus {
            true => name.to_uppercase(),
            false => name.to_owned(),
        })
        .collect();
    shown.join(" ")
}

#[test]
fn the_keys_go_from_pane_to_pane_and_folded_ones_show_for_them() {
    for (cols, keys, expected) in [
        (120, "", "list TEXT side"),
        (120, "Tab", "list text SIDE"),
        (120, "Tab Tab", "LIST text side"),
        (120, "Shift-Tab", "LIST text side"),
        (120, "h", "LIST text side"),
        (120, "h Left", "LIST text side"),
        (120, "h l Right", "list text SIDE"),
        (120, "gs gr", "list TEXT side"),
        (80, "", "list TEXT"),
        (80, "Tab", "text SIDE"),
        (80, "Tab Tab", "LIST text"),
        (80, "gs Esc", "list TEXT"),
        (40, "", "TEXT"),
        (40, "Tab", "SIDE"),
        (40, "gh", "LIST"),
        (40, "gh j Enter", "TEXT"),
        (40, "gs j Enter", "TEXT"),
    ] {
        let mut person = Person::at(cols, 24);
        assert_eq!(panes(person.types(keys)), expected, "{cols} {keys}");
    }
}

#[test]
fn panes_are_hidden_shown_and_zoomed_away() {
    for (cols, keys, expected) in [
        (120, "H", "TEXT side"),
        (120, "H S", "TEXT"),
        (120, "H H", "list TEXT side"),
        (120, "gh H", "TEXT side"),
        (120, "H Tab Tab", "TEXT side"),
        (120, "H gh", "LIST text side"),
        (120, "z", "TEXT"),
        (120, "z z", "list TEXT side"),
        (120, "gs z", "TEXT"),
        (120, "z Esc", "list TEXT side"),
        (120, "z Tab", "list text SIDE"),
        (120, "z H", "LIST TEXT side"),
        (80, "S", "text SIDE"),
        (80, "S S", "list TEXT"),
        (80, "H", "TEXT side"),
        (40, "H", "LIST"),
        (40, "H H", "TEXT"),
        (40, "H H Tab", "SIDE"),
    ] {
        let mut person = Person::at(cols, 24);
        let expected = expected.replace("LIST TEXT", "list TEXT");
        assert_eq!(panes(person.types(keys)), expected, "{cols} {keys}");
    }
}

#[test]
fn what_a_narrow_screen_hid_comes_back_on_a_wide_one() {
    let mut person = Person::at(40, 24);
    assert_eq!(
        panes(person.types("H H").resizes(120, 24)),
        "list TEXT side"
    );
    assert_eq!(panes(person.resizes(10, 2)), "");
    assert_eq!(panes(person.resizes(80, 24)), "list TEXT");
}

#[test]
fn esc_backs_out_one_by_one() {
    let mut person = Person::at(120, 24);
    person.types("/ 张三 Enter z f Esc");
    assert_eq!(person.chosen(), "", "first the choice");
    person.types("Esc");
    assert_eq!(person.model.search.query, "", "then the search");
    assert_eq!(panes(&person), "TEXT");
    assert_eq!(panes(person.types("Esc")), "list TEXT side");
    assert_eq!(panes(person.types("gs Esc")), "list TEXT side");
    assert_eq!(person.effects, []);
}

#[test]
fn leaving_stopping_and_painting_anew() {
    for (keys, expected) in [
        ("q", vec![Effect::Quit]),
        ("Ctrl-c", vec![Effect::Quit]),
        ("/ 张 Ctrl-c", vec![Effect::Quit]),
        ("? Ctrl-c", vec![Effect::Quit]),
        ("g Ctrl-c", vec![Effect::Quit]),
        ("Ctrl-z", vec![Effect::Suspend]),
        ("? Ctrl-z", vec![Effect::Suspend]),
        ("Ctrl-l", vec![Effect::Repaint]),
        (
            "M M",
            vec![Effect::CaptureMouse(false), Effect::CaptureMouse(true)],
        ),
        ("W", vec![Effect::Repaint]),
        ("/ q", vec![]),
        ("? q", vec![]),
    ] {
        let mut person = Person::at(80, 24);
        assert_eq!(person.types(keys).effects, expected, "{keys}");
    }
}

#[test]
fn an_empty_edition_takes_every_key() {
    let keys = "j k d u } { gg G Enter J K ) ( U : 1 Enter o i f F e E * # / a Enter n N t b Enter \
                Tab j G Tab j G v + - a W ? j q z M Esc";
    for (cols, rows) in [(120, 24), (40, 10), (5, 2), (0, 0)] {
        let mut person = Person::before_opening(cols, rows);
        person.types(keys);
        assert!(person.model.position().is_none());
    }
}

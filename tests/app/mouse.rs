use dubao::app::MouseKind::{WheelDown, WheelUp};
use dubao::compose::Part;

use crate::person::Person;

/// The cell of the reader where the first glyph of a text of the first paragraph stands.
fn cell_of(person: &Person, text: &str) -> (u16, u16) {
    let byte = person.model.entry().unwrap().article.body[0]
        .text
        .find(text)
        .unwrap();
    let reading = &person.model.reading;
    let column = person.model.column().unwrap();
    for (idx, set_row) in reading.composition.rows.iter().enumerate() {
        let glyph = set_row
            .row
            .glyphs
            .iter()
            .find(|glyph| glyph.byte_start == byte);
        if let (Part::Body(0), Some(glyph)) = (set_row.part, glyph) {
            let row = u16::try_from(idx - reading.top_row).unwrap();
            return (column.x + u16::try_from(glyph.col).unwrap(), column.y + row);
        }
    }
    panic!("{text} does not show");
}

#[test]
fn a_click_on_a_headline_opens_it_and_gives_the_list_the_keys() {
    // Rows 0 and 1 are header and titles, row 2 the first source.
    for (cols, keys, row, expected) in [
        (120, "", 4, "2:0 list"),
        (120, "", 2, "1:0 list"),
        (120, "", 5, "3:0 list"),
        (120, "", 20, "1:0 list"),
        (120, "", 1, "1:0 list"),
        (120, "/ 张", 4, "2:0 list"),
        (120, ": 4", 4, "2:0 list"),
        // The list of the text alone shows only while it is searched.
        (40, "z t j", 1, "1:0 text"),
        // On a narrow screen the text stands behind the list.
        (40, "gh", 4, "2:0 text"),
        (40, "gh", 20, "1:0 list"),
    ] {
        let mut person = Person::at(cols, 24);
        person.types(keys).clicks(3, row);
        assert_eq!(person.whereabouts(), expected, "{cols} {keys} {row}");
        assert!(person.model.prompt.is_none());
    }
}

#[test]
fn a_click_on_a_figure_chooses_it() {
    for text in ["5家", "3%", "张三", "长沙"] {
        let mut person = Person::at(120, 24);
        let (col, row) = cell_of(&person, text);
        person.types("gs").clicks(col, row);
        assert_eq!(
            (person.chosen(), person.whereabouts().as_str()),
            (text, "1:0 text")
        );
        // The second cell of a character is the character, too.
        let (col, row) = cell_of(&person, "厂");
        person.clicks(col + 1, row);
        assert_eq!(person.chosen(), text, "plain text leaves the choice alone");
    }
    let mut person = Person::at(120, 24);
    let (col, row) = cell_of(&person, "长沙");
    assert_eq!(person.clicks(col + 1, row).chosen(), "长沙");
}

#[test]
fn a_click_on_the_sidebar_goes_there() {
    // figures 4, 产量, 5家, 3%, 8人, 9人
    for (cols, row, expected, focus) in [
        (120, 3, "5家", "side"),
        (120, 4, "5家", "side"),
        (120, 7, "9人", "side"),
        (120, 2, "", "side"),
        (120, 22, "", "side"),
        (40, 7, "9人", "text"),
    ] {
        let mut person = Person::at(cols, 24);
        person.types("gs").clicks(cols - 3, row);
        assert_eq!(person.chosen(), expected, "{cols} {row}");
        assert!(person.whereabouts().ends_with(focus), "{cols} {row}");
    }
}

#[test]
fn the_wheel_scrolls_what_is_under_it_and_takes_no_keys() {
    let mut person = Person::at(120, 24);
    person.types("gs").mouse(WheelDown, 50, 10);
    assert_eq!(person.whereabouts(), "1:3 side");
    person.mouse(WheelUp, 50, 10).mouse(WheelUp, 50, 10);
    assert_eq!(person.whereabouts(), "1:0 side");
    let mut person = Person::at(120, 10);
    person.mouse(WheelDown, 118, 5);
    assert_eq!(
        (
            person.model.sidebar.top_row,
            person.model.sidebar.cursor_row
        ),
        (3, 1)
    );
    for _ in 0..9 {
        person.mouse(WheelDown, 118, 5);
    }
    assert_eq!(person.model.sidebar.top_row, 13 - 7);
    let mut person = Person::at(80, 24);
    person.types("?").mouse(WheelDown, 3, 3);
    assert_eq!(
        person.model.overlay,
        Some(dubao::app::Overlay::Help { top_row: 3 })
    );
    assert_eq!(person.clicks(3, 3).model.overlay, None);
}

#[test]
fn clicks_beside_the_panes_do_nothing() {
    let mut person = Person::at(120, 24);
    for (col, row) in [(5, 0), (5, 23), (200, 5), (30, 5), (5, 200)] {
        person.clicks(col, row);
        assert_eq!(person.whereabouts(), "1:0 text", "{col},{row}");
    }
}

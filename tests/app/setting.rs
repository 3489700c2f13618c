use dubao::app::{Effect, Event};
use dubao::text::{Alignment, AmbiguousWidth};

use crate::person::Person;

#[test]
fn the_measure_goes_wider_and_narrower_as_far_as_the_screen_is() {
    for (cols, keys, expected, notice) in [
        (200, "", 80, ""),
        (200, "+", 84, "84 cells (42 characters)"),
        (200, "＝ 3-", 72, "72 cells"),
        (200, "99-", 16, "16 cells"),
        (80, "", 50, ""),
        (80, "+", 50, "50 cells"),
        (80, "-", 46, "46 cells"),
        (40, "", 36, ""),
    ] {
        let mut person = Person::at(cols, 24);
        person.types(keys);
        assert_eq!(
            person.model.column().unwrap().width,
            expected,
            "{cols} {keys}"
        );
        assert!(
            person.notice().contains(notice),
            "{cols} {keys}: {}",
            person.notice()
        );
        let widest = |person: &Person| {
            let rows = &person.model.reading.composition.rows;
            rows.iter().map(|row| row.row.width_cols()).max().unwrap()
        };
        assert!(widest(&person) <= usize::from(expected), "{cols} {keys}");
    }
    // The wish is kept while the screen is too narrow for it.
    let mut person = Person::at(80, 24);
    person.types("+").resizes(200, 24);
    assert_eq!(person.model.column().unwrap().width, 80);
}

/// The sentence at the top of the text stays there, whatever changes its lines.
#[test]
fn what_is_being_read_stays_in_place() {
    let mut person = Person::at(120, 24);
    person.types("15j");
    let top = |person: &Person| {
        let reading = &person.model.reading;
        let row = &reading.composition.rows[reading.top_row];
        (row.part, row.row.bytes().unwrap())
    };
    let (part, bytes) = top(&person);
    let holds = |person: &Person| {
        let (now_part, now_bytes) = top(person);
        now_part == part && now_bytes.contains(&bytes.start)
    };
    for _ in 0..3 {
        for (cols, rows) in [(80, 24), (40, 10), (200, 24), (60, 40), (10, 2), (33, 9)] {
            assert!(
                holds(person.resizes(cols, rows)) || cols == 10,
                "{cols}x{rows}"
            );
        }
        for keys in [
            "- - -", "a", "W", "+", "a", "z", "S H", "gs", "gr", "gh", "gr",
        ] {
            assert!(holds(person.types(keys)), "{keys}");
        }
        person.resizes(120, 24).types("H S z z");
    }
    person.resizes(120, 24).types("99+ 9- 4-");
    let mut person = Person::at(120, 24);
    person.resizes(40, 10).resizes(80, 24);
    assert_eq!(
        person.model.reading.top_row, 0,
        "the beginning stays the beginning"
    );
}

#[test]
fn justify_and_ambiguous_width_are_switched() {
    let mut person = Person::at(120, 24);
    person.types("a W");
    assert_eq!(person.model.setting.alignment, Alignment::Justified);
    assert_eq!(person.model.setting.ambiguous, AmbiguousWidth::Wide);
    // Whoever said it himself is not contradicted by the terminal.
    person.happens(Event::AmbiguousWidth(AmbiguousWidth::Narrow));
    assert_eq!(person.model.setting.ambiguous, AmbiguousWidth::Wide);

    let mut person = Person::at(120, 24);
    person.happens(Event::AmbiguousWidth(AmbiguousWidth::Wide));
    assert_eq!(person.model.setting.ambiguous, AmbiguousWidth::Wide);
    assert_eq!(person.effects, [Effect::Repaint]);
    person.happens(Event::AmbiguousWidth(AmbiguousWidth::Wide));
    assert_eq!(
        person.effects.len(),
        1,
        "nothing changed, nothing is painted"
    );
}

//! Screens as text, at the sizes that people have.

use std::sync::Arc;

use dubao::app::{Answer, Event, Keymap, Model, Notice, update};
use dubao::lang::Lang;
use dubao::text::AmbiguousWidth;

use super::edition::{empty, enter, reading, strike};
use super::painted::plain;

/// Compares a screen with the one kept under `tests/snapshots`.
fn assert_screen(name: &str, model: &Model) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, plain(model).text()));
}

#[test]
fn every_size_shows_what_it_has_room_for() {
    for (cols, rows) in [(40, 12), (80, 24), (120, 36), (200, 50)] {
        assert_screen(&format!("reading_{cols}x{rows}"), &reading(cols, rows));
    }
}

#[test]
fn a_narrow_screen_shows_the_pane_that_has_the_keys() {
    for (pane, keys) in [("headlines", "gh"), ("sidebar", "gs")] {
        let mut model = reading(40, 12);
        strike(&mut model, keys);
        assert_screen(&format!("{pane}_40x12"), &model);
    }
}

#[test]
fn english_has_its_own_words() {
    let mut model = reading(120, 24);
    model.lang = Lang::En;
    strike(&mut model, "gs");
    assert_screen("english_120x24", &model);
}

#[test]
fn wide_ambiguous_characters_leave_only_ascii_signs() {
    let mut model = reading(120, 24);
    update(&mut model, Event::AmbiguousWidth(AmbiguousWidth::Wide));
    assert_screen("wide_120x24", &model);
}

#[test]
fn the_running_head_takes_over_when_the_headline_has_gone() {
    let mut model = reading(80, 12);
    strike(&mut model, "6 j");
    assert_screen("scrolled_80x12", &model);
}

#[test]
fn the_details_of_what_is_chosen_stand_under_the_text() {
    for (cols, rows) in [(40, 12), (80, 24), (120, 36)] {
        let mut model = reading(cols, rows);
        strike(&mut model, "f x");
        assert_screen(&format!("details_{cols}x{rows}"), &model);
    }
}

#[test]
fn a_search_is_typed_at_the_bottom() {
    let mut model = reading(80, 12);
    strike(&mut model, "/");
    enter(&mut model, "产业");
    assert_screen("search_typing_80x12", &model);
    let cursor = plain(&model).cursor.unwrap();
    assert_eq!((cursor.x, cursor.y), (11, 11), "behind the text typed");

    strike(&mut model, "Enter n");
    assert_screen("search_done_80x12", &model);
}

#[test]
fn a_long_query_scrolls_under_its_cursor() {
    let mut model = reading(40, 12);
    strike(&mut model, "/");
    enter(&mut model, &"云溪县统计局".repeat(9));
    let screen = plain(&model);
    let cursor = screen.cursor.unwrap();
    assert!(cursor.x < 28, "{cursor:?}");
    assert_eq!(screen.buffer[(cursor.x - 2, cursor.y)].symbol(), "局");
    assert_eq!(screen.buffer[(cursor.x, cursor.y)].symbol(), " ");
}

#[test]
fn help_shows_the_keys_there_are() {
    for (cols, rows) in [(40, 12), (80, 24), (160, 40)] {
        let mut model = reading(cols, rows);
        strike(&mut model, "?");
        assert_screen(&format!("help_{cols}x{rows}"), &model);
        strike(&mut model, "G");
        let text = plain(&model).text();
        assert!(
            text.contains("Ctrl-c"),
            "the last line can be reached:\n{text}"
        );
    }
}

#[test]
fn rebound_keys_show_as_they_are() {
    let mut model = reading(80, 12);
    model.keymap = Arc::new(Keymap::parse("help = [\"x\"]").unwrap());
    let footer = |model: &Model| plain(model).text().lines().last().unwrap().to_owned();
    assert_eq!(footer(&model).split("  ").next().unwrap(), " x 帮助");
    strike(&mut model, "x");
    let help = plain(&model).text();
    assert!(help.contains(" x  全部按键"), "{help}");
    assert!(
        !help.contains("下移一行"),
        "an action without keys is not shown:\n{help}"
    );
}

#[test]
fn what_happened_is_said_at_the_bottom() {
    let mut model = reading(80, 12);
    model.notice = Some(Notice("已是最后一篇".into()));
    let text = plain(&model).text();
    assert!(
        text.lines().last().unwrap().contains("已是最后一篇"),
        "{text}"
    );
}

#[test]
fn opening_and_failing_are_told() {
    let mut model = empty(80, 12);
    assert_screen("opening_80x12", &model);
    for (source, reason) in [
        ("旧报/1998.txt", "没有这个文件"),
        ("密件.txt", "没有读取它的权限"),
    ] {
        let answer = Answer::Failed {
            source: source.into(),
            reason: reason.into(),
        };
        update(&mut model, Event::Answer(answer));
    }
    update(&mut model, Event::Answer(Answer::AllOpened));
    model.notice = None;
    assert_screen("nothing_80x12", &model);
}

#[test]
fn more_failures_than_rows_are_counted() {
    let mut model = empty(80, 12);
    for nth in 0..100 {
        let answer = Answer::Failed {
            source: format!("{nth}.txt"),
            reason: "没有这个文件".into(),
        };
        update(&mut model, Event::Answer(answer));
    }
    update(&mut model, Event::Answer(Answer::AllOpened));
    let text = plain(&model).text();
    assert!(text.contains("2.txt"), "{text}");
    assert!(text.contains("97 份未能打开"), "{text}");
}

#[test]
fn a_period_without_room_beside_its_indicator_stands_beside_the_value() {
    let sidebar = |cols: u16| {
        let model = reading(cols, 24);
        let rows = plain(&model).rows_in(model.layout().sidebar.unwrap());
        let indicator = rows
            .iter()
            .position(|row| row.contains("零售总额"))
            .unwrap();
        [indicator, indicator + 1].map(|row| rows[row].contains("前三季度"))
    };
    assert_eq!(sidebar(120), [false, true]);
    assert_eq!(sidebar(160), [true, false]);
}

#[test]
fn a_terminal_too_small_says_so() {
    for (cols, rows) in [(19, 12), (80, 3), (10, 2), (3, 1)] {
        let text = plain(&reading(cols, rows)).text();
        assert!(text.contains("终"), "{cols}x{rows}:\n{text}");
        assert!(!text.contains("云溪"), "{cols}x{rows}:\n{text}");
    }
    assert_screen("too_small_19x12", &reading(19, 12));
}

use std::borrow::Cow;

use proptest::prelude::*;
use unicode_width::UnicodeWidthChar;

use super::{clean, clean_line};

#[track_caller]
fn check(attack: &str, raw: &str, expected: &str) {
    assert_eq!(clean(raw), expected, "{attack}");
}

#[test]
fn clean_text_is_borrowed() {
    for text in [
        "",
        "全县地区生产总值达461.71亿元，同比增长6.3%。\n\n　　“双碳”——零碳…… ①℃·",
        "cafe\u{301} \u{e000} \u{20000}",
    ] {
        assert!(matches!(clean(text), Cow::Borrowed(_)), "{text}");
    }
}

#[test]
fn every_line_end_is_a_line_feed() {
    for end in [
        "\n", "\r\n", "\r", "\u{b}", "\u{c}", "\u{85}", "\u{2028}", "\u{2029}",
    ] {
        check("line end", &format!("甲{end}乙"), "甲\n乙");
    }
    check("two line ends", "甲\n\r乙", "甲\n\n乙");
    check("blank line", "甲\r\n\r\n乙", "甲\n\n乙");
}

#[test]
fn a_tab_is_a_blank() {
    check("tab", "甲\t乙", "甲 乙");
}

#[test]
fn escape_sequences_go_whole() {
    for (attack, raw) in [
        ("colour", "甲\u{1b}[1;31m乙"),
        ("clear screen", "甲\u{1b}[2J\u{1b}[H乙"),
        ("cursor report", "甲\u{1b}[6n乙"),
        ("private mode", "甲\u{1b}[?1049h乙"),
        ("intermediate byte", "甲\u{1b}[4 q乙"),
        ("eight-bit CSI", "甲\u{9b}31m乙"),
        ("window title", "甲\u{1b}]0;evil\u{7}乙"),
        ("link, ended by ST", "甲\u{1b}]8;;http://evil\u{1b}\\乙"),
        ("clipboard, eight bits", "甲\u{9d}52;c;cm0gLXJm\u{9c}乙"),
        (
            "device control string over lines",
            "甲\u{1b}Pq#0;2\n#1~~\u{1b}\\乙",
        ),
        ("application command", "甲\u{1b}_Gf=100;AAAA\u{1b}\\乙"),
        ("privacy message", "甲\u{1b}^secret\u{9c}乙"),
        ("start of string", "甲\u{98}x\u{7}乙"),
        ("reset", "甲\u{1b}c乙"),
        ("character set", "甲\u{1b}(0乙"),
        ("keypad", "甲\u{1b}=乙"),
    ] {
        check(attack, raw, "甲乙");
    }
}

#[test]
fn text_is_not_lost_to_broken_sequences() {
    for (attack, raw, expected) in [
        ("lone ESC", "甲\u{1b}乙", "甲乙"),
        ("ESC at the end", "甲\u{1b}", "甲"),
        ("unended title", "甲\u{1b}]0;乙\n丙", "甲0;乙\n丙"),
        (
            "title broken off by another",
            "\u{1b}]0;甲\u{1b}]0;乙\u{7}丙",
            "0;甲丙",
        ),
        ("CSI without an end", "甲\u{1b}[12年", "甲12年"),
        ("eight-bit CSI before Han", "\u{9b}2024年", "2024年"),
        ("charset without an end", "\u{1b}(年", "(年"),
        ("lone ST", "甲\u{9c}乙", "甲乙"),
    ] {
        check(attack, raw, expected);
    }
}

#[test]
fn controls_go() {
    check("C0", "甲\0\u{1}\u{7}\u{8}\u{e}\u{1f}\u{7f}乙", "甲乙");
    check("C1", "甲\u{80}\u{84}\u{8d}\u{99}乙", "甲乙");
    check("overstrike", "b\u{8}b", "bb");
}

#[test]
fn what_has_no_glyph_goes() {
    for (attack, hidden) in [
        ("bidi override", "\u{202e}"),
        ("bidi embedding", "\u{202a}\u{202b}\u{202c}\u{202d}"),
        ("bidi isolate", "\u{2066}\u{2067}\u{2068}\u{2069}"),
        ("bidi mark", "\u{200e}\u{200f}\u{61c}"),
        ("zero-width blank", "\u{200b}"),
        ("joiner and non-joiner", "\u{200c}\u{200d}"),
        ("word joiner", "\u{2060}"),
        ("byte order mark", "\u{feff}"),
        ("soft hyphen", "\u{ad}"),
        ("variation selector", "\u{fe0f}\u{e0100}"),
        ("Mongolian separators", "\u{180b}\u{180e}"),
        ("tags", "\u{e0001}\u{e0041}"),
        ("fillers", "\u{115f}\u{1160}\u{3164}\u{ffa0}"),
        ("invisible operators", "\u{2061}\u{2064}"),
        ("annotation", "\u{fff9}\u{fffa}\u{fffb}"),
        ("grapheme joiner", "\u{34f}"),
    ] {
        check(attack, &format!("甲{hidden}乙"), "甲乙");
    }
}

#[test]
fn noncharacters_show_and_private_ones_stay() {
    check(
        "noncharacters",
        "\u{fdd0}\u{ffff}\u{1fffe}",
        "\u{fffd}\u{fffd}\u{fffd}",
    );
    check("private use", "\u{e000}\u{100000}", "\u{e000}\u{100000}");
}

#[test]
fn marks_do_not_pile_up() {
    check(
        "pile",
        &format!("a{}b", "\u{301}".repeat(100)),
        "a\u{301}\u{301}\u{301}\u{301}b",
    );
    check(
        "pile with joiners",
        "a\u{301}\u{200d}\u{301}\u{301}\u{301}\u{301}",
        "a\u{301}\u{301}\u{301}\u{301}",
    );
    check("mark without a base", "\u{301}甲\n\u{20dd}乙", "甲\n乙");
}

#[test]
fn one_line_stays_one_line() {
    assert_eq!(clean_line("a\r\nb\u{1b}[0m\u{2028}c"), "a b c");
    assert!(matches!(clean_line("标题"), Cow::Borrowed("标题")));
}

/// Degenerate input takes as long as any other: with quadratic work this would run for hours.
#[test]
fn a_page_of_introducers_is_linear() {
    for unit in [
        "\u{1b}]",
        "\u{1b}[1",
        "\u{9d}",
        "\u{1b}P\n",
        "\u{1b}( ",
        "\u{301}",
        "\u{1b}",
    ] {
        let page = unit.repeat(2_000_000 / unit.len());
        assert!(clean(&page).len() <= page.len());
    }
}

/// Characters that do something, among some that do nothing.
fn hostile() -> impl Strategy<Value = String> {
    let dangerous = prop::sample::select(
        "\u{1b}[]P\\\u{7}m1;?( \r\n\t\u{9b}\u{9d}\u{9c}\u{301}\u{200d}\u{202e}\u{feff}\u{fe0f}甲a"
            .chars()
            .collect::<Vec<_>>(),
    );
    prop::collection::vec(prop_oneof![4 => dangerous, 1 => any::<char>()], 0..64)
        .prop_map(String::from_iter)
}

proptest! {
    #[test]
    fn nothing_dangerous_is_left(raw in hostile()) {
        let text = clean(&raw);
        let mut marks = super::MAX_MARKS;
        for c in text.chars() {
            prop_assert!(c == '\n' || !c.is_control());
            prop_assert!(!super::is_ignorable(c));
            marks = match c.width() {
                _ if c == '\n' => super::MAX_MARKS,
                Some(0) => marks + 1,
                _ => 0,
            };
            prop_assert!(marks <= super::MAX_MARKS);
        }
    }

    #[test]
    fn cleaning_twice_is_cleaning_once(raw in hostile()) {
        let once = clean(&raw).into_owned();
        prop_assert!(matches!(clean(&once), Cow::Borrowed(text) if text == once));
    }

    #[test]
    fn harmless_text_stays_as_it_is(text in "[ -~\n一-龥，。“”、％０-９　]*") {
        prop_assert!(matches!(clean(&text), Cow::Borrowed(_)));
    }
}

//! Terminals of all kinds: with few colours or none, light and dark, slow to answer or odd.

mod pty;

use pty::{Start, colors};

/// On the first screen of the built-in edition, whatever the language.
const FIRST: &str = "衡阳日报";

/// Everything that was painted in a session that only opens and quits.
fn painted(start: Start) -> Vec<u8> {
    let mut pty = start.run();
    pty.wait_for(FIRST);
    pty.send("J?q");
    pty.send("q");
    pty.wait_for_clean_end();
    pty.bytes()
}

fn shows(bytes: &[u8], sequence: &str) -> bool {
    bytes
        .windows(sequence.len())
        .any(|w| w == sequence.as_bytes())
}

#[test]
fn without_colour_weight_and_reverse_remain() {
    for start in [
        Start::dubao(&[]).env("NO_COLOR", "1"),
        Start::dubao(&["--color", "never"]),
        Start::dubao(&[]).env("TERM", "vt100"),
    ] {
        let bytes = painted(start);
        assert_eq!(colors(&bytes), Vec::<String>::new());
        assert!(shows(&bytes, "\x1b[0;1m") && shows(&bytes, "\x1b[0;1;7m"));
        // An empty SGR behind one of them would switch it off again.
        assert!(!shows(&bytes, "m\x1b[m"));
    }
}

#[test]
fn colours_are_those_the_terminal_has() {
    let of = |start: Start| colors(&painted(start));
    let has = |colors: &[String], form: &str| colors.iter().any(|c| c.contains(form));

    let sixteen = of(Start::dubao(&["--background", "dark"]).env("TERM", "xterm"));
    assert!(
        !sixteen.is_empty() && !has(&sixteen, "38;") && !has(&sixteen, "48;"),
        "{sixteen:?}"
    );

    let many = of(Start::dubao(&["--background", "dark"]));
    assert!(has(&many, "38;5;") && !has(&many, "38;2;"), "{many:?}");

    let all = of(Start::dubao(&["--background", "light"]).env("COLORTERM", "truecolor"));
    assert!(has(&all, "38;2;"), "{all:?}");

    let asked_for = of(Start::dubao(&["--color", "always"]).env("NO_COLOR", "1"));
    assert!(!asked_for.is_empty());
}

#[test]
fn a_dumb_terminal_gets_the_text() {
    let mut pty = Start::dubao(&[]).env("TERM", "dumb").run();
    assert!(pty.wait_for_end().success());
    let bytes = pty.bytes();
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.contains("TERM=dumb") && text.contains(FIRST));
    assert!(!text.contains('\x1b'));
}

#[test]
fn the_terminal_is_asked_and_heard() {
    let mut pty = Start::dubao(&[]).env("COLORTERM", "truecolor").run();
    pty.wait_for_bytes("\x1b[6n");
    pty.wait_for_bytes("\x1b]11;?\x1b\\");
    pty.wait_for_bytes("\x1b[c");
    pty.wait_for(FIRST);
    let before = colors(&pty.bytes()).len();
    pty.send("\x1b[1;3R\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62c");
    pty.wait_until_bytes("the colours of a light background", |bytes| {
        colors(bytes)
            .iter()
            .skip(before)
            .any(|c| c.contains("38;2;"))
    });
    pty.send("q");
    pty.wait_for_clean_end();
}

/// Answers that come when nobody waits for them any more, or that nobody asked for.
#[test]
fn late_and_odd_answers_are_no_keys() {
    let mut pty = Start::dubao(&["--lang", "en"]).run();
    pty.wait_for("article 1/");
    // J is the next article, q quits: neither may happen.
    for odd in [
        "\x1b]11;rgb:qqqq/JJJJ/qqqq\x07",
        "\x1b]10;JJJ\x1b\\",
        "\x1bP1+r4a4a\x1b\\",
        "\x1b[?62;22c",
        "\x1b[12;40R",
        "\x1b[1;2R",
        "\x1b[?2026;2$y",
    ] {
        pty.send(odd);
    }
    pty.send("2J");
    pty.wait_for("article 3/");
    pty.send("q");
    assert!(pty.wait_for_clean_end().success());
}

#[test]
fn nobody_is_asked_what_was_said_on_the_command_line() {
    let mut pty = Start::dubao(&["--background", "dark", "--ambiguous-width", "1"]).run();
    pty.wait_for(FIRST);
    let bytes = pty.bytes();
    assert!(!shows(&bytes, "\x1b[6n") && !shows(&bytes, "\x1b]11;?") && !shows(&bytes, "\x1b[c"));
    pty.send("q");
    pty.wait_for_clean_end();
}

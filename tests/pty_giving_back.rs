//! However the program ends, the terminal is as it was.

mod pty;

use pty::Start;
use rustix::process::Signal;

#[test]
fn on_quitting() {
    let mut pty = Start::dubao(&[]).run();
    pty.wait_for("衡阳日报");
    pty.send("q");
    assert_eq!(pty.wait_for_clean_end().exit_code(), 0);
}

/// Ended by the signal itself: a shell sees 143, 130, 129.
#[test]
fn on_signals() {
    for (signal, name) in [
        (Signal::TERM, "Terminated"),
        (Signal::INT, "Interrupt"),
        (Signal::HUP, "Hangup"),
    ] {
        let mut pty = Start::dubao(&[]).run();
        pty.wait_for("衡阳日报");
        pty.signal(signal);
        assert_eq!(pty.wait_for_clean_end().signal(), Some(name));
    }
}

#[test]
#[cfg(debug_assertions)]
fn on_a_signal_while_the_panes_are_stuck() {
    let mut pty = Start::dubao(&["--lang", "en"])
        .env("DUBAO_TEST_STUCK", "ui")
        .run();
    pty.wait_for("dubao");
    pty.signal(Signal::TERM);
    assert_eq!(pty.wait_for_clean_end().signal(), Some("Terminated"));
}

#[test]
#[cfg(debug_assertions)]
fn on_a_panic_of_the_panes() {
    let mut pty = Start::dubao(&[]).env("DUBAO_TEST_PANIC", "ui").run();
    assert_eq!(pty.wait_for_clean_end().exit_code(), 101);
    assert_told_after_restoring(&pty.bytes());
}

#[test]
#[cfg(debug_assertions)]
fn on_a_panic_of_the_thread_that_reads_keys() {
    let mut pty = Start::dubao(&[]).env("DUBAO_TEST_PANIC", "input").run();
    pty.wait_for("衡阳日报");
    pty.send("j");
    assert_eq!(pty.wait_for_clean_end().exit_code(), 101);
    assert_told_after_restoring(&pty.bytes());
}

#[test]
#[cfg(debug_assertions)]
fn a_panic_of_the_worker_is_told_and_the_reading_goes_on() {
    for place in ["analysis", "opening"] {
        let mut pty = Start::dubao(&[]).env("DUBAO_TEST_PANIC", place).run();
        pty.wait_for("DUBAO_TEST_PANIC");
        pty.send("q");
        assert_eq!(pty.wait_for_clean_end().exit_code(), 0);
    }
}

#[test]
fn when_nothing_can_be_opened() {
    let mut pty = Start::dubao(&["no-such-page.txt"]).run();
    assert_eq!(pty.wait_for_clean_end().exit_code(), 1);
    assert!(
        pty.screen().contains("no-such-page.txt"),
        "{}",
        pty.screen()
    );
}

#[test]
fn a_closed_terminal_ends_the_program() {
    let mut pty = Start::dubao(&[]).run();
    pty.wait_for("衡阳日报");
    pty.close();
    pty.wait_for_end();
}

#[cfg(debug_assertions)]
#[track_caller]
fn assert_told_after_restoring(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let restored = text.rfind("\x1b[?1049l");
    let told = text.find("DUBAO_TEST_PANIC");
    assert!(
        restored.is_some() && restored < told,
        "the message is lost with the alternate screen"
    );
}

/// Where no signal tells it, reading from the terminal does.
#[test]
#[cfg(debug_assertions)]
fn a_closed_terminal_ends_the_program_without_a_signal() {
    let mut pty = Start::dubao(&[]).env("DUBAO_TEST_STUCK", "signals").run();
    pty.wait_for("衡阳日报");
    pty.close();
    assert_eq!(pty.wait_for_end().exit_code(), 1);
}

//! A session as a person has it: open, move, search, resize, stop and go on.

mod pty;

use pty::{Start, modes_switched_on};
use rustix::process::Signal;

/// On the first screen of the built-in edition, whatever the language.
const FIRST: &str = "衡阳日报";

#[test]
fn opens_moves_and_searches() {
    let mut pty = Start::dubao(&["--lang", "en"]).run();
    pty.wait_for("article 1/");
    pty.send("J");
    pty.wait_for("article 2/");
    pty.send("3J");
    pty.wait_for("article 5/");
    pty.send("/衡阳\r");
    pty.wait_for("N match");
    pty.send("q");
    assert!(pty.wait_for_clean_end().success());
}

#[test]
fn a_paste_goes_to_the_prompt_and_nowhere_else() {
    let mut pty = Start::dubao(&["--lang", "en"]).run();
    pty.wait_for("article 1/");
    pty.send("/\x1b[200~qJ衡阳\x1b[201~");
    pty.wait_for("qJ衡阳");
    pty.send("\x1b");
    pty.wait_for_no("qJ衡阳");
    pty.send("\x1b[200~q\x1b[201~J");
    pty.wait_for("article 2/");
    pty.send("q");
    pty.wait_for_clean_end();
}

#[test]
fn what_is_copied_reaches_the_terminal_for_its_clipboard() {
    let mut pty = Start::dubao(&["--lang", "en"]).run();
    pty.wait_for("article 1/");
    pty.send("y");
    pty.wait_for("Copied: ");
    // OSC 52: the clipboard, in base64; a headline begins with Han characters, whose first byte is e4 to e9.
    pty.wait_until_bytes("OSC 52", |bytes| {
        let bytes = String::from_utf8_lossy(bytes);
        let copied = bytes.split("\x1b]52;c;").nth(1);
        copied.is_some_and(|copied| copied.starts_with(['5', '6']))
    });
    pty.send("q");
    pty.wait_for_clean_end();
}

#[test]
fn follows_the_size_of_the_terminal() {
    let mut pty = Start::dubao(&["--lang", "en"]).run();
    pty.wait_for(FIRST);
    pty.resize(12, 4);
    pty.wait_for("at least");
    pty.resize(160, 50);
    pty.wait_for_no("at least");
    pty.wait_for("article 1/");
    pty.send("q");
    pty.wait_for_clean_end();
}

#[test]
fn the_mouse_is_taken_and_let_go() {
    let mut pty = Start::dubao(&["--lang", "en"]).run();
    pty.wait_for("article 1/");
    assert!(modes_switched_on(&pty.bytes()).contains(&1000));
    // The second headline stands below the first; while the pages are read, " 2 " may count them.
    let second = "•  2 ";
    pty.wait_for(second);
    let row = 1 + pty.row_of(second).unwrap();
    pty.send(&format!("\x1b[<0;10;{row}M\x1b[<0;10;{row}m"));
    pty.wait_for("article 2/");
    pty.send("q");
    pty.wait_for_clean_end();

    let mut pty = Start::dubao(&["--no-mouse"]).run();
    pty.wait_for(FIRST);
    pty.send("q");
    pty.wait_for_clean_end();
    assert!(!modes_switched_on(&pty.bytes()).contains(&1000));
}

#[test]
fn keys_come_from_the_terminal_while_a_pipe_is_read() {
    let page = "assets/edition/000_c1836ccfeff669e6.txt";
    for line in [format!("cat {page} | dubao -"), format!("dubao < {page}")] {
        let mut pty = Start::shell(&line).run();
        pty.wait_for(FIRST);
        pty.send("q");
        assert!(pty.wait_for_clean_end().success());
    }
}

#[test]
fn ctrl_z_stops_it_and_fg_brings_it_back() {
    let mut pty = Start::shell("dubao; echo STOP''PED; read -r line; fg; echo DO''NE").run();
    pty.wait_for(FIRST);
    pty.send("\x1a");
    pty.wait_for("STOPPED");
    pty.assert_given_back();
    pty.send("\n");
    pty.wait_for(FIRST);
    pty.wait_for_no("STOPPED");
    pty.send("q");
    pty.wait_for_bytes("DONE");
    pty.wait_for_clean_end();
}

#[test]
fn stopped_from_outside_it_comes_back_too() {
    let mut pty = Start::dubao(&["--lang", "en"]).run();
    pty.wait_for("article 1/");
    pty.signal(Signal::STOP);
    pty.resize(12, 4);
    pty.signal(Signal::CONT);
    pty.wait_for("at least");
    pty.send("q");
    pty.wait_for_clean_end();
}

#[test]
fn what_cannot_be_opened_is_told_in_the_language_of_the_interface() {
    let folder = tempfile::tempdir().unwrap();
    let (page, pdf) = (folder.path().join("a.txt"), folder.path().join("b.pdf"));
    std::fs::write(&page, "秋粮入库\n\n全县秋粮昨日入库，农户说收成好。\n").unwrap();
    std::fs::write(&pdf, "%PDF-1.7\n").unwrap();
    let paths = [page.to_str().unwrap(), pdf.to_str().unwrap()];
    let mut pty = Start::dubao(&["--lang", "zh", paths[0], paths[1]]).run();
    pty.wait_for("不是文本");
    pty.send("q");
    pty.wait_for_clean_end();
}

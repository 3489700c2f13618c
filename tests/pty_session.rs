//! A session as a person has it: open, move, search, resize, stop and go on.

mod pty;

use pty::{Start, colors};
use rustix::process::Signal;

#[test]
fn keys_from_the_terminal_while_a_pipe_is_read() {
    let page = "assets/edition/000_c1836ccfeff669e6.txt";
    let mut pty = Start::shell(&format!("cat {page} | dubao -")).run();
    pty.wait_for("衡阳高科");
    pty.send("q");
    assert!(pty.wait_for_clean_end().success());
}

#[test]
fn ctrl_z_stops_it_and_fg_brings_it_back() {
    let mut pty = Start::shell("dubao; echo STOP''PED; read -r line; fg; echo DO''NE").run();
    pty.wait_for("读报");
    pty.send("\x1a");
    pty.wait_for("STOPPED");
    pty.assert_given_back();
    pty.send("\n");
    pty.wait_for("读报");
    pty.wait_for_no("STOPPED");
    pty.send("q");
    pty.wait_for("DONE");
    pty.wait_for_clean_end();
}

#[test]
fn stopped_from_outside_it_comes_back_too() {
    let mut pty = Start::dubao(&[]).run();
    pty.wait_for("读报");
    pty.signal(Signal::STOP);
    pty.resize(70, 20);
    pty.signal(Signal::CONT);
    pty.wait_for("70x20");
    pty.send("q");
    pty.wait_for_clean_end();
}

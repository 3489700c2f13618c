use std::panic;
use std::thread;

use super::terminal;
use crate::io::worker::is_guarded;

/// A panic gives the terminal back before it is told about, in any thread, and ends the program.
///
/// Only a panic inside a worker's guarded job is not told here: it is caught and becomes an answer.
pub(super) fn install_hook() {
    let ui_thread = thread::current().id();
    let tell = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if is_guarded() {
            return;
        }
        terminal::restore();
        tell(info);
        // The UI thread unwinds and ends the program itself; any other one would leave it running
        // without a part of it.
        if thread::current().id() != ui_thread {
            std::process::exit(PANICKED);
        }
    }));
}

/// The exit status Rust gives a program whose main thread panicked.
const PANICKED: i32 = 101;

use std::io;
use std::sync::mpsc::SyncSender;
use std::thread;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use super::session::Message;
use super::terminal;
use crate::io::fault;

/// Answers signals on a thread of its own, so they are answered even while everything else is stuck.
///
/// INT, TERM and HUP give the terminal back and then end the program as they would have without it:
/// a shell sees 130, 143, 129. TSTP gives the terminal back and stops the program, CONT takes it
/// again.
pub(super) fn spawn(to: SyncSender<Message>) -> io::Result<()> {
    let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT, SIGWINCH])?;
    thread::Builder::new()
        .name("signals".to_owned())
        .spawn(move || {
            for signal in signals.forever() {
                fault::may_get_stuck("signals");
                match signal {
                    SIGWINCH => wake(&to),
                    SIGTSTP => {
                        terminal::lend();
                        let _ = emulate_default_handler(SIGTSTP);
                    }
                    SIGCONT => {
                        terminal::retake();
                        wake(&to);
                    }
                    fatal => {
                        terminal::restore();
                        let _ = emulate_default_handler(fatal);
                    }
                }
            }
        })?;
    Ok(())
}

/// Makes the session look at the terminal. It never waits: where messages wait already, the session
/// is about to look anyway.
fn wake(session: &SyncSender<Message>) {
    let _ = session.try_send(Message::Woken);
}

/// Stops the program as Ctrl-Z stops any other: with all of its job, so that the shell notices
/// (`cargo run` and a pager's caller wait for us and have to stop too). The signal comes back to
/// [`spawn`]'s thread, which gives the terminal back first.
pub(super) fn stop_job() -> io::Result<()> {
    Ok(rustix::process::kill_current_process_group(
        rustix::process::Signal::TSTP,
    )?)
}

//! The command line: what was asked for, and the exit status it ends with.
//!
//! Nothing but data goes to standard output; diagnostics go to standard error, each line with the
//! program's name in front.

mod args;
mod batch;
mod exit_status;
mod manual;
mod session_options;
mod streams;

use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::process::ExitCode;

use clap::Parser;

use crate::term::{Environment, run as run_session};
use args::{Command, CommandLine};
use exit_status::ExitStatus;
pub use session_options::{BackgroundChoice, ColorChoice, SessionOptions};
use streams::{complain, print};

/// Runs the program for one command line, `args` beginning with the program's name.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let line = match CommandLine::try_parse_from(args) {
        Ok(line) => line,
        Err(answer) => {
            // Help and version are answers too, and a closed pipe is nobody's error.
            let _ = answer.print();
            let is_wrong = answer.use_stderr();
            return if is_wrong {
                ExitStatus::Usage
            } else {
                ExitStatus::Done
            }
            .into();
        }
    };
    let status = match &line.command {
        Some(Command::Export(args)) => batch::export(args),
        Some(Command::Explain(args)) => batch::explain(args),
        Some(Command::Figures(args)) => batch::figures(args),
        Some(Command::Entities(args)) => batch::entities(&args.lines),
        Some(Command::Completions { shell }) => print(|out| manual::completions(*shell, out)),
        Some(Command::Man) => print(|out| manual::manual(out)),
        None if !io::stdout().is_terminal() => batch::print_as_text(&line),
        None if !Environment::of_process().can_place_text() => {
            complain("TERM=dumb: this terminal cannot show panes; here is the text");
            batch::print_as_text(&line)
        }
        None => read(&line),
    };
    status.into()
}

/// Opens the panes.
fn read(line: &CommandLine) -> ExitStatus {
    match run_session(&line.session_options()) {
        Ok(()) => ExitStatus::Done,
        Err(error) => {
            for message in error.to_string().lines() {
                complain(message);
            }
            ExitStatus::Failed
        }
    }
}

//! The binary: hands the command line to [`dubao::cli`] and its exit status to the system.

use std::process::ExitCode;

fn main() -> ExitCode {
    dubao::cli::run(std::env::args_os())
}

//! The binary as scripts and pipes use it: streams, exit statuses, formats.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "what fails in a test is to fail the test"
)]

mod explain;
mod export;
mod lines;
mod streams;

use std::process::Output;

use assert_cmd::Command;

/// The program, in an environment of its own.
fn dubao(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dubao"));
    command
        .args(args)
        .env_remove("NO_COLOR")
        .env("LANG", "C.UTF-8");
    command
}

/// What the program prints for this standard input, if all went well.
#[track_caller]
fn printed(args: &[&str], input: impl AsRef<[u8]>) -> String {
    let output = dubao(args).write_stdin(input.as_ref()).output().unwrap();
    assert_eq!(stderr(&output), "");
    assert_eq!(output.status.code(), Some(0));
    String::from_utf8(output.stdout).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

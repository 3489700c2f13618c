//! Makes `assets/model/continuity.bin` from named data: `cargo run --release --features train --bin
//! train-continuity`. What it reads is in `assets/model/README.md`.

use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match dubao::article::training::run(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            #[expect(clippy::print_stderr, reason = "a program says what went wrong")]
            {
                eprintln!("train-continuity: {error}");
            }
            ExitCode::FAILURE
        }
    }
}

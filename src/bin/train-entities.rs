//! Makes `assets/model/` from named data: `cargo run --release --features train --bin
//! train-entities`. What it reads, and in which order, is in `assets/model/README.md`.

use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match dubao::extract::training::run(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            #[expect(clippy::print_stderr, reason = "a program says what went wrong")]
            {
                eprintln!("train-entities: {error}");
            }
            ExitCode::FAILURE
        }
    }
}

use std::io::{self, BufWriter, Write};

use super::exit_status::ExitStatus;

/// Prints to standard output. Whoever closes it early has seen enough: that is no failure.
pub(super) fn print(
    write: impl FnOnce(&mut BufWriter<io::StdoutLock<'static>>) -> io::Result<ExitStatus>,
) -> ExitStatus {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let written = write(&mut out).and_then(|status| out.flush().map(|()| status));
    match written {
        Ok(status) => status,
        Err(error) => {
            // What is still buffered could only fail again.
            let _ = out.into_parts();
            if error.kind() == io::ErrorKind::BrokenPipe {
                return ExitStatus::Done;
            }
            complain(&format!("standard output cannot be written: {error}"));
            ExitStatus::Failed
        }
    }
}

/// One line on standard error.
pub(super) fn complain(message: &str) {
    // There is nowhere left to say that this failed.
    let _ = writeln!(io::stderr(), "dubao: {message}");
}

use std::io;

use crate::lang::Lang;
use crate::lang::failures::Failure;

/// Why a source could not be opened. Its `Display` is one line for a person: the source, the
/// reason, and what to do.
#[derive(Debug, thiserror::Error)]
#[error("{source_name}: {}", kind.words(Lang::En))]
pub struct OpenError {
    /// The source as it was asked for, fit to be printed.
    pub source_name: String,
    /// The reason.
    pub kind: Failure,
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::PermissionDenied => Self::Denied,
            _ => Self::System(error.to_string()),
        }
    }
}

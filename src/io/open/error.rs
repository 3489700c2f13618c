use std::io;

use crate::lang::Lang;
use crate::lang::failures::{Failure, Format};

/// Why a source could not be opened. Its `Display` is one line for a person: the source, the
/// reason, and what to do.
#[derive(Debug, thiserror::Error)]
#[error("{source_name}: {kind}")]
pub struct OpenError {
    /// The source as it was asked for, fit to be printed.
    pub source_name: String,
    /// The reason.
    pub kind: OpenErrorKind,
}

/// The reason why a source could not be opened; [`Failure`] has the words.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.words(Lang::En))]
#[expect(missing_docs, reason = "each is the `Failure` of its name")]
pub enum OpenErrorKind {
    Missing,
    Denied,
    NothingInFolder,
    NotText(Format),
    Binary,
    BrokenJson {
        line: usize,
        column: usize,
        reason: String,
    },
    ForeignJson,
    NoPage,
    TooLarge,
    Io(#[source] io::Error),
}

impl OpenErrorKind {
    /// The reason and what to do, in a language.
    #[must_use]
    pub fn words(&self, lang: Lang) -> String {
        let said;
        let failure = match self {
            Self::Missing => Failure::Missing,
            Self::Denied => Failure::Denied,
            Self::NothingInFolder => Failure::NothingInFolder,
            Self::NotText(format) => Failure::NotText(*format),
            Self::Binary => Failure::Binary,
            Self::BrokenJson {
                line,
                column,
                reason,
            } => Failure::BrokenJson {
                line: *line,
                column: *column,
                reason,
            },
            Self::ForeignJson => Failure::ForeignJson,
            Self::NoPage => Failure::NoPage,
            Self::TooLarge => Failure::TooLarge {
                mib: super::MAX_BYTES >> 20,
            },
            Self::Io(error) => {
                said = error.to_string();
                Failure::System(&said)
            }
        };
        failure.words(lang)
    }
}

impl From<io::Error> for OpenErrorKind {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::PermissionDenied => Self::Denied,
            _ => Self::Io(error),
        }
    }
}

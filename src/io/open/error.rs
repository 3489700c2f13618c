use std::io;

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

/// The reason why a source could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenErrorKind {
    /// Nothing has this name.
    #[error("no such file or folder; check the name")]
    Missing,
    /// The system does not let the person read it.
    #[error("permission denied; ask its owner, or change its mode")]
    Denied,
    /// A folder that holds no file of a kind that is opened.
    #[error(
        "no .txt, .md, .json or .jsonl file in this folder; name a file to open it whatever its ending"
    )]
    NothingInFolder,
    /// A known format that is not text: what it is, and what to do.
    #[error("this is {0}, not text: {1}")]
    NotText(&'static str, &'static str),
    /// Bytes that are text in no encoding.
    #[error("this does not look like text in any encoding; if it is, name it with --encoding")]
    Binary,
    /// Named like JSON, and broken.
    #[error("broken JSON in line {line}, column {column}: {reason}")]
    BrokenJson {
        /// Where, from 1.
        line: usize,
        /// Where, from 1.
        column: usize,
        /// What the parser says.
        reason: String,
    },
    /// JSON of another shape.
    #[error("JSON without articles; it should be what `dubao export --format json` writes")]
    ForeignJson,
    /// Asked how a page was rebuilt where there is none.
    #[error("these are articles already; only the text of a page is rebuilt and can be explained")]
    NoPage,
    /// Larger than anything that is read by a person.
    #[error("larger than {} MiB; split it", super::MAX_BYTES >> 20)]
    TooLarge,
    /// Whatever else the system said.
    #[error("{0}")]
    Io(#[source] io::Error),
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

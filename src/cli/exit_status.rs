use std::process::ExitCode;

/// How the program ends. A shell's script may rely on the numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ExitStatus {
    /// All was done. A reader who closes the pipe early has all that was wanted.
    Done,
    /// An input could not be read, or the output not be written.
    Failed,
    /// The command line made no sense.
    Usage,
}

impl ExitStatus {
    fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Failed => 1,
            Self::Usage => 2,
        }
    }
}

impl From<ExitStatus> for ExitCode {
    fn from(status: ExitStatus) -> Self {
        Self::from(status.code())
    }
}

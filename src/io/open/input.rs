use std::path::{Path, PathBuf};

use crate::io::Charset;

/// What a person asked to open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// In the order asked for.
    pub inputs: Vec<Input>,
    /// The encoding of all of them; `None`: each is recognised.
    pub charset: Option<Charset>,
}

/// One thing to open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// The five pages inside the program.
    BuiltIn,
    /// Standard input, to its end.
    Stdin,
    /// What is piped in, or the built-in edition where that is nothing at all.
    StdinOrBuiltIn,
    /// A file or a folder.
    Path(PathBuf),
}

impl Input {
    /// The input a person means by `path`: `-` is standard input.
    pub fn from_path(path: impl AsRef<Path>) -> Self {
        let path = path.as_ref();
        if path == Path::new("-") {
            Self::Stdin
        } else {
            Self::Path(path.to_owned())
        }
    }

    /// The input where no path is given: what is piped in, else the built-in edition.
    ///
    /// Only a pipe or a file counts as piped in. A terminal, `/dev/null` and the sockets that
    /// supervisors leave open do not, so that nothing waits for what nobody will send.
    #[must_use]
    pub fn piped_or_built_in() -> Self {
        if stdin_is_piped() {
            Self::StdinOrBuiltIn
        } else {
            Self::BuiltIn
        }
    }
}

#[cfg(unix)]
fn stdin_is_piped() -> bool {
    use std::os::fd::AsFd;
    use std::os::unix::fs::FileTypeExt;
    // A duplicate of the descriptor: dropping the file must not close standard input.
    std::io::stdin()
        .as_fd()
        .try_clone_to_owned()
        .and_then(|fd| std::fs::File::from(fd).metadata())
        .is_ok_and(|metadata| metadata.file_type().is_fifo() || metadata.is_file())
}

#[cfg(not(unix))]
fn stdin_is_piped() -> bool {
    use std::io::IsTerminal;
    !std::io::stdin().is_terminal()
}

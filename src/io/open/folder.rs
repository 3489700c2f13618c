use std::cmp::Ordering;
use std::collections::HashSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use ignore::{Walk, WalkBuilder};

use super::source::{Source, printable};
use super::{OpenError, OpenErrorKind};

/// Endings of the files that are opened in a folder.
const ENDINGS: [&str; 6] = ["txt", "text", "md", "json", "jsonl", "ndjson"];

/// The files of a folder and of the folders in it, in natural order (page 2 before page 10).
///
/// Hidden files and folders are left alone, links are followed, and no folder is entered twice,
/// so that links in circles do no harm.
pub(super) struct Folder {
    root: PathBuf,
    walk: Walk,
    found_any: bool,
    is_done: bool,
}

impl Folder {
    pub fn new(root: PathBuf) -> Self {
        let entered = Mutex::new(HashSet::new());
        let walk = WalkBuilder::new(&root)
            .standard_filters(false)
            .hidden(true)
            .follow_links(true)
            .filter_entry(move |entry| {
                !entry.file_type().is_some_and(|kind| kind.is_dir())
                    || enter(&entered, entry.path())
            })
            .sort_by_file_name(natural_order)
            .build();
        Self {
            root,
            walk,
            found_any: false,
            is_done: false,
        }
    }

    /// What to make of one step of the walk, if anything.
    fn found(
        &self,
        step: Result<ignore::DirEntry, ignore::Error>,
    ) -> Option<Result<Source, OpenError>> {
        match step {
            Ok(entry) => {
                let is_wanted = entry.file_type().is_some_and(|kind| kind.is_file())
                    && has_wanted_ending(entry.path());
                is_wanted.then(|| {
                    let name = entry
                        .path()
                        .strip_prefix(&self.root)
                        .unwrap_or(entry.path());
                    Ok(Source::file(entry.path().to_owned(), name))
                })
            }
            Err(error) => unreadable(&self.root, error).map(Err),
        }
    }
}

/// Page 2 before page 10, capitals beside their small letters.
fn natural_order(a: &OsStr, b: &OsStr) -> Ordering {
    let folded = |name: &OsStr| name.to_string_lossy().to_lowercase();
    alphanumeric_sort::compare_str(folded(a), folded(b)).then_with(|| a.cmp(b))
}

/// Whether a folder is entered for the first time.
fn enter(entered: &Mutex<HashSet<PathBuf>>, folder: &Path) -> bool {
    let Ok(real) = folder.canonicalize() else {
        // Let the walk itself fail on it and say why.
        return true;
    };
    entered.lock().is_ok_and(|mut entered| entered.insert(real))
}

fn has_wanted_ending(path: &Path) -> bool {
    path.extension().is_some_and(|ending| {
        ENDINGS
            .iter()
            .any(|known| ending.eq_ignore_ascii_case(known))
    })
}

/// What to report of a step that failed. Links in circles, and links to nowhere that would not be
/// opened anyway, are nobody's concern.
fn unreadable(root: &Path, error: ignore::Error) -> Option<OpenError> {
    let (path, cause) = innermost(root, error);
    let kind = match cause {
        ignore::Error::Loop { .. } => return None,
        ignore::Error::Io(_) if path.is_symlink() && !has_wanted_ending(&path) => return None,
        ignore::Error::Io(error) => error.into(),
        other => OpenErrorKind::System(other.to_string()),
    };
    Some(OpenError {
        source_name: printable(&path),
        kind,
    })
}

/// The error under the wrapping that tells where it happened, and where that was.
fn innermost(root: &Path, error: ignore::Error) -> (PathBuf, ignore::Error) {
    let (mut path, mut error) = (root.to_owned(), error);
    loop {
        error = match error {
            ignore::Error::WithPath { path: at, err } => {
                path = at;
                *err
            }
            ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
                *err
            }
            other => return (path, other),
        };
    }
}

impl Iterator for Folder {
    type Item = Result<Source, OpenError>;

    fn next(&mut self) -> Option<Self::Item> {
        while let Some(step) = self.walk.next() {
            if let Some(found) = self.found(step) {
                self.found_any = true;
                return Some(found);
            }
        }
        if self.found_any || std::mem::replace(&mut self.is_done, true) {
            return None;
        }
        Some(Err(OpenError {
            source_name: printable(&self.root),
            kind: OpenErrorKind::NothingInFolder,
        }))
    }
}

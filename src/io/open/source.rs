use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::{fs, slice, vec};

use super::content::{self, ExplainedPage};
use super::folder::Folder;
use super::{Input, MAX_BYTES, OpenError, OpenErrorKind, built_in};
use crate::article::Document;
use crate::io::Charset;
use crate::text::clean_line;

/// One stretch of bytes to read: a file, standard input, a built-in page.
#[derive(Clone, Debug)]
pub(in crate::io) struct Source {
    /// As its documents are named.
    name: String,
    /// As errors name it: the way to it that was asked for.
    asked_name: String,
    place: Place,
}

#[derive(Clone, Debug)]
enum Place {
    BuiltIn(&'static [u8]),
    Stdin,
    StdinOrBuiltIn,
    File(PathBuf),
}

/// Makes something of the bytes of a source of some name.
type Make<T> = fn(&str, &[u8], Option<Charset>) -> Result<Vec<T>, OpenErrorKind>;

impl Source {
    /// The file at `path`, its documents to be named `name`.
    pub fn file(path: PathBuf, name: &Path) -> Self {
        Self {
            name: printable(name),
            asked_name: printable(&path),
            place: Place::File(path),
        }
    }

    fn stdin(place: Place) -> Self {
        Self {
            name: "-".to_owned(),
            asked_name: "standard input".to_owned(),
            place,
        }
    }

    fn built_in(&(name, bytes): &(&str, &'static [u8])) -> Self {
        Self {
            name: name.to_owned(),
            asked_name: name.to_owned(),
            place: Place::BuiltIn(bytes),
        }
    }

    /// Reads it and makes articles of what it holds.
    pub fn load(&self, charset: Option<Charset>) -> Result<Vec<Document>, OpenError> {
        self.read_as(charset, content::documents)
    }

    /// Reads it and rebuilds the page that it holds, line by line explained.
    pub fn explain(&self, charset: Option<Charset>) -> Result<Vec<ExplainedPage>, OpenError> {
        self.read_as(charset, content::explained_page)
    }

    fn read_as<T>(&self, charset: Option<Charset>, make: Make<T>) -> Result<Vec<T>, OpenError> {
        let made = |bytes: &[u8], charset| {
            make(&self.name, bytes, charset).map_err(|kind| self.error(kind))
        };
        let bytes = match &self.place {
            Place::BuiltIn(bytes) => return made(bytes, None),
            Place::Stdin | Place::StdinOrBuiltIn => read(io::stdin().lock()),
            Place::File(path) => File::open(path).map_err(Into::into).and_then(read),
        };
        let bytes = bytes.map_err(|kind| self.error(kind))?;
        if bytes.is_empty() && matches!(self.place, Place::StdinOrBuiltIn) {
            let mut pages = Vec::new();
            for page in &built_in::PAGES {
                pages.extend(Self::built_in(page).read_as(None, make)?);
            }
            return Ok(pages);
        }
        made(&bytes, charset)
    }

    fn error(&self, kind: OpenErrorKind) -> OpenError {
        OpenError {
            source_name: self.asked_name.clone(),
            kind,
        }
    }
}

fn read(from: impl Read) -> Result<Vec<u8>, OpenErrorKind> {
    let mut bytes = Vec::new();
    from.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(OpenErrorKind::TooLarge {
            mib: MAX_BYTES >> 20,
        });
    }
    Ok(bytes)
}

/// A path fit to be printed: names of files are as hostile as their contents.
pub(super) fn printable(path: &Path) -> String {
    clean_line(&path.to_string_lossy()).into_owned()
}

/// The sources of a request. Folders are walked as the iterator gets to them.
pub(in crate::io) struct Sources {
    inputs: vec::IntoIter<Input>,
    built_in: slice::Iter<'static, (&'static str, &'static [u8])>,
    folder: Option<Folder>,
}

impl Sources {
    pub fn new(inputs: Vec<Input>) -> Self {
        Self {
            inputs: inputs.into_iter(),
            built_in: [].iter(),
            folder: None,
        }
    }
}

impl Iterator for Sources {
    type Item = Result<Source, OpenError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(page) = self.built_in.next() {
                return Some(Ok(Source::built_in(page)));
            }
            if let Some(found) = self.folder.as_mut().and_then(Iterator::next) {
                return Some(found);
            }
            match self.inputs.next()? {
                Input::BuiltIn => self.built_in = built_in::PAGES.iter(),
                Input::Stdin => return Some(Ok(Source::stdin(Place::Stdin))),
                Input::StdinOrBuiltIn => return Some(Ok(Source::stdin(Place::StdinOrBuiltIn))),
                Input::Path(path) if fs::metadata(&path).is_ok_and(|found| found.is_dir()) => {
                    self.folder = Some(Folder::new(path));
                }
                Input::Path(path) => {
                    let name = path.file_name().map_or_else(|| path.clone(), PathBuf::from);
                    return Some(Ok(Source::file(path, &name)));
                }
            }
        }
    }
}

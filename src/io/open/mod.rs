//! Opening: a request becomes sources, a source becomes documents. Whatever cannot be opened is an
//! error that names it; the rest opens.

mod built_in;
mod content;
mod error;
mod folder;
mod input;
mod source;

use std::vec;

use crate::article::Document;

pub use crate::lang::failures::Failure as OpenErrorKind;
pub(super) use content::ExplainedPage;
pub use error::OpenError;
pub use input::{Input, Request};
pub(super) use source::Sources;

/// No source is larger: a hundred years of a daily's front pages.
const MAX_BYTES: u64 = 512 << 20;

/// Opens what was asked for, in that order, one source at each step: a page is read when the
/// iterator gets to it. A source of JSON may hold several documents.
#[must_use]
pub fn open(request: &Request) -> Opening {
    Opening {
        charset: request.charset,
        sources: Sources::new(request.inputs.clone()),
        ready: Vec::new().into_iter(),
    }
}

/// The documents of a request, as they are read; see [`open`].
pub struct Opening {
    charset: Option<super::Charset>,
    sources: Sources,
    ready: vec::IntoIter<Document>,
}

impl Iterator for Opening {
    type Item = Result<Document, OpenError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(document) = self.ready.next() {
                return Some(Ok(document));
            }
            match self
                .sources
                .next()?
                .and_then(|source| source.load(self.charset))
            {
                Ok(documents) => self.ready = documents.into_iter(),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

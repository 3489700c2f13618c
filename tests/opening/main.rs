//! Opening: bytes, files, folders and JSON become documents, or an error that names what failed.

#![expect(
    clippy::unwrap_used,
    reason = "what fails in a test is to fail the test"
)]

mod encodings;
mod files;
mod folders;
mod json;

use std::path::Path;

use dubao::article::Document;
use dubao::io::{Input, OpenError, Request, open};

/// Opens paths; the order of what comes out is that of the iterator.
fn open_paths<P: AsRef<Path>>(
    paths: impl IntoIterator<Item = P>,
) -> Vec<Result<Document, OpenError>> {
    open(&Request {
        inputs: paths.into_iter().map(Input::from_path).collect(),
        charset: None,
    })
    .collect()
}

/// Opens one file of these bytes under this name.
fn open_bytes(name: &str, bytes: &[u8]) -> Vec<Result<Document, OpenError>> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    open_paths([path])
}

/// All text of a document, a line a block.
fn text_of(document: &Document) -> String {
    let articles = document.articles.iter();
    let texts = articles.flat_map(|article| {
        let heads = [&article.kicker, &article.title, &article.subtitle]
            .into_iter()
            .flatten();
        heads
            .cloned()
            .chain(article.body.iter().map(|block| block.text.clone()))
    });
    texts.collect::<Vec<_>>().join("\n")
}

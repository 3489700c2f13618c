use std::io::{self, Write};

use serde::Serialize;

use crate::article::{Article, Document};
use crate::io::contract::{ArticleRecord, dropped_why, record_warning};
use crate::library::{Member, Names};

/// An article within its document, with the names of the whole document.
pub(super) fn article(
    article: &Article,
    member: &Member<'_>,
    names: &Names,
) -> io::Result<Vec<u8>> {
    Ok(serde_json::to_vec(&ArticleRecord::new(
        None, article, member, names,
    ))?)
}

/// An article on a line of its own, with its source.
pub(super) fn article_line(
    source: &str,
    article: &Article,
    member: &Member<'_>,
    names: &Names,
) -> io::Result<Vec<u8>> {
    let record = ArticleRecord::new(Some(source), article, member, names);
    let mut line = serde_json::to_vec(&record)?;
    line.push(b'\n');
    Ok(line)
}

/// What stands before the articles of a document.
pub(super) fn begin_document(out: &mut impl Write, document: &Document) -> io::Result<()> {
    out.write_all(b"{\"source\":")?;
    serde_json::to_writer(&mut *out, &document.source)?;
    out.write_all(b",\"articles\":[")
}

/// What stands after them.
pub(super) fn end_document(out: &mut impl Write, document: &Document) -> io::Result<()> {
    #[derive(Serialize)]
    struct DroppedRecord<'a> {
        text: &'a str,
        why: String,
    }
    let dropped: Vec<_> = document
        .dropped
        .iter()
        .map(|dropped| DroppedRecord {
            text: &dropped.text,
            why: dropped_why(&dropped.reason),
        })
        .collect();
    let warnings: Vec<_> = document.warnings.iter().map(record_warning).collect();
    out.write_all(b"],\"dropped\":")?;
    serde_json::to_writer(&mut *out, &dropped)?;
    out.write_all(b",\"warnings\":")?;
    serde_json::to_writer(&mut *out, &warnings)?;
    out.write_all(b"}")
}

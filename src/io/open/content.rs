//! What bytes hold: a page, articles in JSON, or nothing that can be read.

use super::OpenErrorKind;
use crate::article::{Document, Explanation, Warning, rebuild, rebuild_explained};
use crate::io::contract::{self, NotArticles};
use crate::io::{Charset, Decoded, decode};
use crate::lang::failures::Format;
use crate::text::clean;

/// The documents that `bytes` hold: one for a page, any number for JSON.
pub(super) fn documents(
    name: &str,
    bytes: &[u8],
    charset: Option<Charset>,
) -> Result<Vec<Document>, OpenErrorKind> {
    let held = held(name, bytes, charset)?;
    let mut documents = match held.what {
        What::Articles(documents) => documents,
        What::Page(text) => {
            let mut document = rebuild(name, &text);
            if text.trim().is_empty() {
                document.warnings.push(Warning {
                    article_idx: None,
                    message: "there is no text in it".to_owned(),
                });
            }
            vec![document]
        }
    };
    if let (Some(warning), Some(document)) = (held.undecodable, documents.first_mut()) {
        document.warnings.insert(0, warning);
    }
    Ok(documents)
}

/// The page that `bytes` hold, with what became of its lines.
pub(super) fn explained_page(
    name: &str,
    bytes: &[u8],
    charset: Option<Charset>,
) -> Result<Vec<ExplainedPage>, OpenErrorKind> {
    let What::Page(text) = held(name, bytes, charset)?.what else {
        return Err(OpenErrorKind::NoPage);
    };
    let (document, explanation) = rebuild_explained(name, &text);
    Ok(vec![ExplainedPage {
        text,
        document,
        explanation,
    }])
}

/// A page and what became of its lines.
#[derive(Clone, Debug)]
pub(in crate::io) struct ExplainedPage {
    /// Its text, clean.
    pub text: String,
    /// What it was made into.
    pub document: Document,
    /// How.
    pub explanation: Explanation,
}

struct Held {
    what: What,
    /// What is to be said of places that no character stands in.
    undecodable: Option<Warning>,
}

enum What {
    Articles(Vec<Document>),
    /// Clean text.
    Page(String),
}

fn held(name: &str, bytes: &[u8], charset: Option<Charset>) -> Result<Held, OpenErrorKind> {
    reject_known_formats(bytes)?;
    let decoded = decode(bytes, charset);
    if charset.is_none() {
        reject_noise(&decoded)?;
    }
    let what = match contract::documents(name, &decoded.text) {
        Ok(documents) => What::Articles(documents),
        Err(NotArticles::Broken {
            line,
            column,
            reason,
        }) if claims_json(name, &decoded.text) => {
            return Err(OpenErrorKind::BrokenJson {
                line,
                column,
                reason,
            });
        }
        Err(NotArticles::Foreign) if claims_json(name, &decoded.text) => {
            return Err(OpenErrorKind::ForeignJson);
        }
        Err(_) => What::Page(clean(&decoded.text).into_owned()),
    };
    Ok(Held {
        what,
        undecodable: undecodable(&decoded),
    })
}

fn undecodable(decoded: &Decoded) -> Option<Warning> {
    let found = decoded.undecodable?;
    let (charset, line) = (decoded.charset, found.first_line);
    let message = match found.count {
        1 => format!("1 place is not valid {charset}, in line {line}; it reads \u{fffd}"),
        count => format!(
            "{count} places are not valid {charset}, the first in line {line}; they read \u{fffd}"
        ),
    };
    Some(Warning {
        article_idx: None,
        message,
    })
}

/// Whether somebody meant this to be JSON, so that a page is not what they want to see.
fn claims_json(name: &str, text: &str) -> bool {
    let named = name.rsplit_once('.').is_some_and(|(_, ending)| {
        ["json", "jsonl", "ndjson"]
            .iter()
            .any(|known| ending.eq_ignore_ascii_case(known))
    });
    let mut begins = text.chars().filter(|c| !c.is_whitespace());
    named
        || matches!(
            (begins.next(), begins.next()),
            (Some('{'), Some('"')) | (Some('['), Some('{'))
        )
}

/// Formats that are told by their first bytes.
fn reject_known_formats(bytes: &[u8]) -> Result<(), OpenErrorKind> {
    const HEAD_BYTES: usize = 1024;
    let head = bytes.get(..HEAD_BYTES).unwrap_or(bytes);
    let Some(format) = infer::get(bytes) else {
        return Ok(());
    };
    // Two letters may be the mark of a format and the beginning of a text; control characters are
    // in the head of every format that is not one of these.
    let is_spelled_out = [&b"%PDF-"[..], b"{\\rtf", b"%!PS"]
        .iter()
        .any(|mark| head.starts_with(mark));
    let has_controls = head
        .iter()
        .any(|byte| matches!(byte, 0..=8 | 0xe..=0x1a | 0x1c..=0x1f));
    if !is_spelled_out && !has_controls {
        return Ok(());
    }
    use infer::MatcherType::{App, Archive, Audio, Book, Doc, Font, Image, Video};
    let format = match (format.extension(), format.matcher_type()) {
        ("pdf", _) => Format::Pdf,
        ("zip", _) => Format::Zip,
        ("rtf", _) => Format::Rtf,
        (_, Archive) => Format::Archive,
        (_, Doc) => Format::Office,
        (_, Book) => Format::Book,
        (_, Image) => Format::Picture,
        (_, Audio | Video) => Format::Recording,
        (_, App) => Format::Program,
        (_, Font) => Format::Font,
        _ => return Ok(()),
    };
    Err(OpenErrorKind::NotText(format))
}

/// Bytes of no known format that are no text either: a good part of them undecodable, or more
/// controls than a text that went through many hands could have.
fn reject_noise(decoded: &Decoded) -> Result<(), OpenErrorKind> {
    /// With less of it, whatever else there is can be read.
    const LEAST_NOISE: usize = 32;
    // BS is left out: old programs print bold text as b BS b.
    let is_noise =
        |c: char| c.is_control() && !matches!(c, '\u{8}'..='\r' | '\u{1b}' | '\u{80}'..='\u{9f}');
    let all = decoded.text.chars().count();
    let controls = decoded.text.chars().filter(|&c| is_noise(c)).count();
    let lost = decoded.undecodable.map_or(0, |found| found.count);
    if controls + lost >= LEAST_NOISE && (controls * 20 > all || lost * 3 > all) {
        return Err(OpenErrorKind::Binary);
    }
    Ok(())
}

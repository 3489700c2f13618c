//! Subtitles that quote their story: a sentence of it, without its stop, right under the headline.

use std::collections::HashMap;

use super::{
    head_line::{LONGEST_HEAD, reads_as_headline, said_by},
    mark::Mark,
    parts::PartKind,
};
use crate::page::{Columns, Page};

/// Characters of the shortest line that tells: shorter ones stand in many a sentence.
const SHORTEST: usize = 10;
/// Sentences that are kept of those that end alike.
const KEPT: usize = 4;

/// The lines of `page` that are such subtitles. A copy of text that broke off ends inside a sentence.
pub(super) fn quoted(page: &Page<'_>, columns: &Columns, marked: &[Mark]) -> Vec<usize> {
    let may_quote: Vec<usize> = (1..marked.len())
        .filter(|i| may_quote(page, columns, marked, *i))
        .collect();
    if may_quote.is_empty() {
        return Vec::new();
    }
    let mut text = String::new();
    for line_idx in 0..marked.len() {
        let line = page.line(line_idx).chars();
        text.extend(line.filter(|c| !c.is_whitespace()));
    }
    let mut sentences: HashMap<&str, Vec<&str>> = HashMap::new();
    for (stop, _) in text.match_indices('。') {
        if let Some(end) = last_chars(&text[..stop]) {
            let alike = sentences.entry(end).or_default();
            if alike.len() < KEPT {
                alike.push(&text[..stop]);
            }
        }
    }
    let is_quoted = |line_idx: &usize| {
        let line = said_by(page.line(*line_idx));
        last_chars(&line)
            .and_then(|end| sentences.get(end))
            .is_some_and(|alike| alike.iter().any(|above| above.ends_with(&line)))
    };
    may_quote.into_iter().filter(is_quoted).collect()
}

/// The last characters of `text`, as many as tell.
fn last_chars(text: &str) -> Option<&str> {
    let (start, _) = text.char_indices().rev().nth(SHORTEST - 1)?;
    Some(&text[start..])
}

/// Whether line `line_idx` may be a subtitle for what it is and what stands above it.
fn may_quote(page: &Page<'_>, columns: &Columns, marked: &[Mark], line_idx: usize) -> bool {
    let may_be_head = |i: usize| {
        marked[i] == Mark::Body
            && columns.is_open(i)
            && page.lines[i].chars <= LONGEST_HEAD
            && reads_as_headline(page.line(i))
    };
    // What stands above is looked at last: the head of a long run is far.
    may_be_head(line_idx)
        && match &marked[line_idx - 1] {
            Mark::Body => may_be_head(line_idx - 1) && !page.line(line_idx - 1).contains('，'),
            Mark::Tail => marked[..line_idx]
                .iter()
                .rfind(|mark| **mark != Mark::Tail)
                .is_some_and(|mark| {
                    // A headline set downwards, or one that was wrapped.
                    matches!(mark, Mark::Body | Mark::Apart(PartKind::VerticalHead))
                }),
            Mark::Apart(_) => false,
        }
}

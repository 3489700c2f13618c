use std::borrow::Cow;

use super::{Composition, Part, SetRow};
use crate::article::{Article, Credit};
use crate::text::Row;

/// Between a byline's roles.
pub(super) const CREDIT_GAP: char = '\u{3000}';

/// Between a role and its people.
pub(super) const NAME_GAP: char = ' ';

/// The text that a part of an article's composition names; empty where the article lacks it.
#[must_use]
pub fn part_text(article: &Article, part: Part) -> Cow<'_, str> {
    let borrowed = match part {
        Part::Blank => None,
        Part::Kicker => article.kicker.as_deref(),
        Part::Title => article.title.as_deref(),
        Part::Subtitle => article.subtitle.as_deref(),
        Part::Byline => return Cow::Owned(byline_text(article)),
        Part::Body(block_idx) => article.body.get(block_idx).map(|b| b.text.as_str()),
    };
    Cow::Borrowed(borrowed.unwrap_or_default())
}

/// Dateline and byline as a paper words them: `湖南日报8月26日讯　记者 甲 乙　通讯员 丙`. Empty where the
/// article has neither.
#[must_use]
pub fn byline_text(article: &Article) -> String {
    let mut text = article.dateline.clone().unwrap_or_default();
    for people in article.byline.chunk_by(|one, next| one.role == next.role) {
        let role = people.first().map(|credit| credit.role.as_str());
        let names = people.iter().map(|credit: &Credit| credit.name.as_str());
        let words = role
            .into_iter()
            .chain(names)
            .filter(|word| !word.is_empty());
        if !text.is_empty() {
            text.push(CREDIT_GAP);
        }
        for (nth, word) in words.enumerate() {
            if nth > 0 {
                text.push(NAME_GAP);
            }
            text.push_str(word);
        }
    }
    text
}

/// A row as it prints: its characters with blanks before and between them where it is indented or
/// widened, none behind. `text` is the one its part names.
#[must_use]
pub fn row_text(row: &Row, text: &str) -> String {
    let mut printed = String::new();
    let mut col = 0;
    for glyph in &row.glyphs {
        printed.extend(std::iter::repeat_n(' ', glyph.col.saturating_sub(col)));
        let cluster = text.get(glyph.byte_start..glyph.byte_start + glyph.byte_len);
        let seen = cluster.filter(|c| !c.chars().all(|c| c.is_whitespace() || c.is_control()));
        match seen {
            Some(cluster) => printed.push_str(cluster),
            None => printed.extend(std::iter::repeat_n(' ', glyph.cols)),
        }
        col = glyph.col + glyph.cols;
    }
    printed
}

/// The composition as plain text, a line a row, each ended by a line feed: what the reader shows,
/// and what `export --format txt` prints.
#[must_use]
pub fn print(article: &Article, composition: &Composition) -> String {
    let mut printed = String::new();
    let mut named: Option<(Part, Cow<'_, str>)> = None;
    for SetRow { part, row } in &composition.rows {
        let text = match named.take() {
            Some((same, text)) if same == *part => text,
            _ => part_text(article, *part),
        };
        printed.push_str(row_text(row, &text).trim_end());
        printed.push('\n');
        named = Some((*part, text));
    }
    printed
}

//! Pages whose columns stand side by side, as `pdftotext -layout` leaves them: every line of the
//! text holds a line of each column, with blanks between them.
//!
//! Such a text is a grid: the lines of one column begin at the same place, counted in characters.
//! [`reading_order`] finds those columns, what stands over them, and puts them one after the other.

mod byline;
mod chain;
mod piece;
mod story;
mod strip;
mod wrapped;

use super::{Joint, language::Language};
use crate::text::Span;

/// A line of one column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ColumnLine {
    /// Where its text stands in the page, without the blanks around it.
    pub span: Span,
    /// Blank lines above it.
    pub gap: u32,
    /// Half squares of blank between the edge of its column and it.
    pub indent: u32,
    /// How it stands to the line above it.
    pub joint: Joint,
    /// The story that it was set in, by its number on the page, where a headline stands over it.
    pub story: Option<u32>,
}

/// Lines that a strip of a column needs to be one for sure, and columns side by side a page.
const SURE_LINES: usize = 4;
const SURE_STRIPS: usize = 2;

/// The lines of `text`, column by column, story by story; `None` where no columns stand side by
/// side. Every character that is no blank stands in one line.
pub(super) fn reading_order(text: &str, language: &impl Language) -> Option<Vec<ColumnLine>> {
    if !piece::may_be_laid_out(text) {
        return None;
    }
    let pieces = piece::pieces(text)?;
    let column = strip::column_width(&pieces);
    let pieces = byline::claimed(pieces, text, language, column);
    let pieces = wrapped::joined(pieces, text, language, column);
    let blocks = strip::blocks(&pieces);
    let beside = blocks
        .iter()
        .filter(|block| block.is_strip && block.beside && block.lines.len() >= SURE_LINES)
        .count();
    (beside >= SURE_STRIPS).then(|| story::in_order(text, &blocks, language))
}

#[cfg(test)]
mod tests;

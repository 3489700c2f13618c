//! Headlines that stand abreast: where the blank between them is narrow `pdftotext` takes their first lines for
//! one, and writes what is below line by line, each column in its turn.
//!
//! ```text
//! 秋粮收购进度过半 农 市图书馆延长开放时        市图书馆延长开放时
//! 间到夜里十点                                  间到夜里十点
//! 户售粮更便利                             ->
//! 本报记者 王一                                 秋粮收购进度过半 农
//!                                               户售粮更便利
//!                                               本报记者 王一
//! ```
//!
//! A word that breaks off at the end of a line and goes on two lines below shows it ([`goes_on`]); what stands
//! under the headlines is theirs as far as they reach down ([`standing`]).

mod goes_on;
mod standing;

use std::ops::Range;

use super::{
    Joint, Language, Line, Page,
    blanks::blank_means_something,
    shape::{closes, is_square, is_stop},
};
use crate::text::Span;

/// Lines of a block that are looked at, and pieces that they may be in.
const MOST_LINES: usize = 8;
const MOST_PIECES: usize = 16;
/// Characters of the longest line that may stand below a blank line and still be of the headlines above.
const FEW: u32 = 8;
/// Characters of the shortest part of a line that is a headline.
const SHORTEST_PART: usize = 3;

/// A line of the page, or a part of one, and how it stands to the one above, `None` for as it stood.
pub(super) type Placed = (usize, Span, Option<Joint>);

/// Sets headlines that stand abreast on `page` one under the other, each with what stands under it.
pub fn set_abreast(page: &mut Page<'_>, language: &impl Language) {
    let mut order: Vec<Placed> = Vec::new();
    let mut is_changed = false;
    let mut first = 0;
    while first < page.lines.len() {
        let lines = first..block_end(page, language, first);
        first = lines.end;
        let placed = (lines.len() > 1)
            .then(|| Block::of(page, language, lines.clone()))
            .and_then(|block| Some(block.in_order(&block.headlines()?)));
        if let Some(placed) = placed {
            is_changed = true;
            order.extend(placed);
        } else {
            order.extend(lines.map(|line| (line, page.lines[line].span, None)));
        }
    }
    if is_changed {
        page.place(&order);
    }
}

/// Where the lines from `first` on end that stand close and may be of headlines.
fn block_end(page: &Page<'_>, language: &impl Language, first: usize) -> usize {
    let is_text = |line: usize| {
        let text = page.line(line);
        text.contains('。') || text.contains('，') && !text.starts_with('—')
    };
    if is_text(first) {
        return first + 1;
    }
    let goes_on = |line: usize| {
        let Line {
            gap, joint, chars, ..
        } = page.lines[line];
        let is_close =
            || gap == 0 || chars <= FEW || language.byline_at(page.line(line)) == Some(0);
        joint == Joint::Follows && !is_text(line) && is_close()
    };
    let most = page.lines.len().min(first + MOST_LINES);
    (first + 1..most)
        .find(|&line| !goes_on(line))
        .unwrap_or(most)
}

/// Lines that stand close.
struct Block<'a, L> {
    page: &'a Page<'a>,
    language: &'a L,
    lines: Range<usize>,
    pieces: Vec<Piece>,
}

/// A line, or what stands between two blanks of one.
struct Piece {
    line: usize,
    span: Span,
    kind: PieceKind,
    /// Whether it stands behind another one on its line.
    is_behind: bool,
    /// Nats by which a sentence or a part of one ends with it, and begins with it.
    ends: f32,
    begins: f32,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum PieceKind {
    /// May be of a headline over several lines.
    Head,
    Subtitle,
    Byline,
    Other,
}

impl<'a, L: Language> Block<'a, L> {
    fn of(page: &'a Page<'a>, language: &'a L, lines: Range<usize>) -> Self {
        let mut pieces = Vec::new();
        for line in lines.clone() {
            let span = page.lines[line].span;
            let kind = kind(page, language, line);
            let spans = match kind {
                PieceKind::Head => parts(page.text, span),
                _ => vec![span],
            };
            pieces.extend(spans.into_iter().enumerate().map(|(n, span)| {
                let text = span.of(page.text);
                Piece {
                    line,
                    span,
                    kind,
                    is_behind: n > 0,
                    ends: language.end(text).clamp(-3.0, 4.0),
                    begins: language.start(text).clamp(-4.0, 4.0),
                }
            }));
        }
        Self {
            page,
            language,
            lines,
            pieces,
        }
    }

    fn text(&self, piece: usize) -> &'a str {
        self.pieces[piece].span.of(self.page.text)
    }
}

fn kind(page: &Page<'_>, language: &impl Language, line: usize) -> PieceKind {
    let text = page.line(line);
    let is_set_downwards = |line: usize| page.lines.get(line).is_some_and(|line| line.chars == 1);
    let is_vertical = is_set_downwards(line)
        && (is_set_downwards(line + 1) || line > 0 && is_set_downwards(line - 1));
    // Its parts could not be told apart.
    let is_closed_up = text.len() != page.lines[line].span.of(page.text).len();
    if text.starts_with('—') {
        return PieceKind::Subtitle;
    }
    match language.byline_at(text) {
        Some(0) => PieceKind::Byline,
        None if !(is_vertical || is_closed_up || closes_a_bracket(text)) => PieceKind::Head,
        _ => PieceKind::Other,
    }
}

/// Whether a bracket is closed in `text` that was not opened there.
fn closes_a_bracket(text: &str) -> bool {
    text.find(['（', '(', '）', ')'])
        .is_some_and(|at| text[at..].starts_with(['）', ')']))
}

/// The parts of `line` of `text` between blanks that may part headlines.
fn parts(text: &str, line: Span) -> Vec<Span> {
    let mut parts: Vec<Span> = Vec::new();
    let is_short = |part: &str| part.chars().count() < SHORTEST_PART;
    let mut byte_start = line.byte_start;
    for token in line.of(text).split(char::is_whitespace) {
        let byte_end = byte_start + token.len();
        match parts.last_mut() {
            _ if token.is_empty() => {}
            Some(part)
                if is_short(token)
                    || is_short(part.of(text))
                    || !may_part(part.of(text), token) =>
            {
                *part = Span::new(part.byte_start, byte_end);
            }
            _ => parts.push(Span::new(byte_start, byte_end)),
        }
        let blank = text[byte_end..].chars().next();
        byte_start = byte_end + blank.map_or(0, char::len_utf8);
    }
    parts
}

/// Whether the blank between `left` and `right` may part headlines.
fn may_part(left: &str, right: &str) -> bool {
    let starts = |c: char| is_square(c) && !is_stop(c) && !closes(c);
    blank_means_something(left, right)
        && left.chars().next_back().is_some_and(is_square)
        && right.chars().next().is_some_and(starts)
}

#[cfg(test)]
mod tests;

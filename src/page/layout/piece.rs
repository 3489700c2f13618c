use crate::{
    page::{
        INDENT,
        shape::{is_han, print_width},
    },
    text::Span,
};

/// What stands in one row between two gaps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Row of the text, blank ones counted.
    pub row: usize,
    /// Place of its first character in the row, counted in characters.
    pub start: usize,
    /// The place behind its last character.
    pub end: usize,
    /// Where it stands in the text.
    pub span: Span,
    /// Half squares it takes in the size of the text.
    pub width: u32,
    /// Where the byline stands that came out beside it.
    pub byline: Option<Span>,
    /// The place up to which it reaches in print, where that is known.
    pub printed_end: Option<usize>,
    /// Where the line of a headline begins in the text under the middle of which it is set, as its next line.
    pub under: Option<usize>,
    /// Whether a mark ends a sentence in it.
    has_stop: bool,
    /// Whether it ends in a mark that no headline ends in.
    ends_marked: bool,
}

impl Piece {
    /// Whether it cannot be a line of a column of `column` half squares, only of a headline.
    pub fn is_too_wide(&self, column: u32) -> bool {
        self.width > column + HANGING && !self.is_marked()
    }

    /// Whether it may be a line of a headline over a column of `column` half squares: too wide for it, or
    /// too narrow for a line that goes on.
    pub fn may_be_head(&self, column: u32) -> bool {
        self.is_too_wide(column) || self.width + INDENT < column && !self.is_marked()
    }

    /// Whether it may be the first line of a paragraph in a column of `column` half squares.
    pub fn may_be_first(&self, column: u32) -> bool {
        (self.width + INDENT).abs_diff(column) < INDENT || self.is_marked()
    }

    /// Whether its marks say that it is text.
    pub fn is_marked(&self) -> bool {
        self.has_stop || self.ends_marked
    }

    /// Whether it ends in a mark that no headline ends in.
    pub fn ends_marked(&self) -> bool {
        self.ends_marked
    }

    /// The piece `own` of a row, a piece of which begins at place `start` there and at `byte_start` in the text.
    fn of(own: &str, row: usize, start: usize, byte_start: usize) -> Self {
        let mut piece = Self {
            row,
            start,
            end: start + own.chars().count(),
            span: Span::new(byte_start, byte_start + own.len()),
            width: 0,
            byline: None,
            printed_end: None,
            under: None,
            has_stop: false,
            ends_marked: false,
        };
        for c in own.chars().filter(|c| !c.is_whitespace()) {
            piece.note(c);
        }
        piece
    }

    /// What of it stands before byte `at`, if anything does, and what stands behind.
    pub fn parted(self, text: &str, at: usize) -> (Option<Self>, Self) {
        let (head, byline) = self.span.of(text).split_at(at);
        let start = self.start + head.chars().count();
        let byline = Self::of(byline, self.row, start, self.span.byte_start + at);
        let head = head.trim_end();
        let head = Self::of(head, self.row, self.start, self.span.byte_start);
        (Some(head).filter(|_| at > 0), byline)
    }

    /// The same, at place `start`.
    pub fn at(self, start: usize) -> Self {
        Self {
            start,
            end: start + self.end - self.start,
            ..self
        }
    }

    /// Takes notice of its next character.
    fn note(&mut self, c: char) {
        self.width += print_width(c);
        self.has_stop |= matches!(c, '。' | '；');
        self.ends_marked = matches!(c, '。' | '，' | '；' | '、' | '）' | ')');
    }
}

/// Half squares by which the lines of a column differ.
const HANGING: u32 = 6;

/// Blanks in a row that may part two columns; one alone parts words.
const GAP: usize = 2;
/// Characters of the longest row that is looked at: no page is as wide.
const WIDEST: usize = 800;
/// Chinese characters that a piece of a column has, unless it ends a paragraph.
const LONG: usize = 6;
/// Rows with two long pieces that make a look worth while.
const FEWEST_ROWS: usize = 4;

/// Whether enough rows of `text` hold two long pieces for columns to stand side by side.
pub(super) fn may_be_laid_out(text: &str) -> bool {
    let mut rows = text.split('\n').filter(|row| is_parted(row));
    rows.nth(FEWEST_ROWS - 1).is_some()
}

fn is_parted(row: &str) -> bool {
    // Hardly any row of a text that was not laid out has a gap.
    let has_gap = row.as_bytes().windows(GAP).any(|pair| pair == b"  ");
    if !has_gap || row.len() > WIDEST * 3 {
        return false;
    }
    let long = row
        .split("  ")
        .filter(|piece| piece.chars().filter(|c| is_han(*c)).nth(LONG - 1).is_some());
    long.take(2).count() == 2
}

/// The pieces of all rows, top to bottom, left to right; `None` where a row is too wide for a page.
pub(super) fn pieces(text: &str) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut row_start = 0;
    for (row, line) in text.split('\n').enumerate() {
        let mut open: Option<Piece> = None;
        let mut blanks = 0;
        let mut place = 0;
        for (byte, c) in line.char_indices() {
            if c.is_whitespace() {
                blanks += 1;
            } else {
                let byte_start = row_start + byte;
                let byte_end = byte_start + c.len_utf8();
                match open.as_mut().filter(|_| blanks < GAP) {
                    Some(piece) => {
                        piece.end = place + 1;
                        piece.span = Span::new(piece.span.byte_start, byte_end);
                        piece.note(c);
                    }
                    None => {
                        let own = &text[byte_start..byte_end];
                        pieces.extend(open.replace(Piece::of(own, row, place, byte_start)));
                    }
                }
                blanks = 0;
            }
            place += 1;
        }
        if place > WIDEST {
            return None;
        }
        pieces.extend(open);
        row_start += line.len() + 1;
    }
    Some(pieces)
}

use crate::text::{Alignment, AmbiguousWidth, Row, Span};

/// How an article is to be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Setting {
    /// Cells in a full line.
    pub measure_cols: usize,
    /// Ragged, or closed to the measure.
    pub alignment: Alignment,
    /// The terminal's width policy.
    pub ambiguous: AmbiguousWidth,
}

/// An article set in type.
///
/// Invariants: rows stand in reading order; every character of the article's texts, blanks aside,
/// stands in exactly one row; no row is wider than the measure, a hanging mark aside.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Composition {
    /// The rows, top first.
    pub rows: Vec<SetRow>,
}

/// One row of a composition.
#[derive(Clone, Debug, PartialEq)]
pub struct SetRow {
    /// What the row is part of.
    pub part: Part,
    /// The row's glyphs; its offsets are into the text that `part` names.
    pub row: Row,
}

/// What a row is part of, and so which text its offsets count in. The order is that of reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// An empty row between parts.
    Blank,
    /// [`Article::kicker`](crate::article::Article::kicker)
    Kicker,
    /// [`Article::title`](crate::article::Article::title)
    Title,
    /// [`Article::subtitle`](crate::article::Article::subtitle)
    Subtitle,
    /// The byline and dateline as [`byline_text`](super::byline_text) words them.
    Byline,
    /// The block of [`Article::body`](crate::article::Article::body) with this index.
    Body(usize),
}

impl Composition {
    /// The row on which the byte `byte_idx` of `part` stands; for a blank that vanished at a line's
    /// end, the row that it ended. `None` where the part has no row. Takes logarithmic time.
    #[must_use]
    pub fn row_at(&self, part: Part, byte_idx: usize) -> Option<usize> {
        let after = self.partition(|at| at <= (part, byte_idx));
        let found = self.text_row_before(after);
        let found = found.filter(|row_idx| self.rows[*row_idx].part == part);
        // A byte before the first glyph of its part: a blank at the head of the text.
        found.or_else(|| {
            let next = self.text_row_from(after)?;
            (self.rows[next].part == part).then_some(next)
        })
    }

    /// The rows that show any of `span` of `part`.
    #[must_use]
    pub fn rows_of(&self, part: Part, span: Span) -> std::ops::Range<usize> {
        let last_byte = span.byte_end.saturating_sub(1).max(span.byte_start);
        match (
            self.row_at(part, span.byte_start),
            self.row_at(part, last_byte),
        ) {
            (Some(first), Some(last)) => first..last + 1,
            _ => 0..0,
        }
    }

    /// The part and byte at the head of a row; for an empty row, of the next one that holds text,
    /// else of the last. `None` where nothing is set.
    #[must_use]
    pub fn position_at(&self, row_idx: usize) -> Option<(Part, usize)> {
        let row_idx = row_idx.min(self.rows.len());
        let found = self.text_row_from(row_idx);
        self.head(found.or_else(|| self.text_row_before(row_idx))?)
    }

    /// Index of the first row whose head does not satisfy `before`, empty rows going with the text
    /// behind them.
    fn partition(&self, before: impl Fn((Part, usize)) -> bool) -> usize {
        let (mut low, mut high) = (0, self.rows.len());
        while low < high {
            let middle = low + (high - low) / 2;
            match self.text_row_from(middle).filter(|row_idx| *row_idx < high) {
                Some(row_idx) if self.head(row_idx).is_some_and(&before) => low = row_idx + 1,
                _ => high = middle,
            }
        }
        low
    }

    /// The first row from `row_idx` on that holds text. There are never two empty rows together.
    fn text_row_from(&self, row_idx: usize) -> Option<usize> {
        (row_idx..self.rows.len()).find(|idx| self.rows[*idx].part != Part::Blank)
    }

    /// The last row before `row_idx` that holds text.
    fn text_row_before(&self, row_idx: usize) -> Option<usize> {
        (0..row_idx).rfind(|idx| self.rows[*idx].part != Part::Blank)
    }

    fn head(&self, row_idx: usize) -> Option<(Part, usize)> {
        let set_row = self.rows.get(row_idx)?;
        Some((set_row.part, set_row.row.bytes()?.start))
    }
}

use std::ops::Range;

use super::Span;

/// Whether full lines are closed to the measure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Alignment {
    /// Lines end where their text ends.
    #[default]
    Ragged,
    /// Full lines end at the measure; one mark may hang beyond it.
    Justified,
}

/// One line of set text.
///
/// Invariant: the glyphs' bytes rise, their columns rise, and none overlaps the next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The glyphs, left to right. Blanks at a line's end are left out.
    pub glyphs: Vec<Glyph>,
}

/// One grapheme cluster on its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyph {
    /// Where in the source text it begins.
    pub byte_start: usize,
    /// Its length in bytes.
    pub byte_len: usize,
    /// First cell, counted from the left edge of the measure.
    pub col: usize,
    /// Cells it takes.
    pub cols: usize,
}

impl Row {
    /// Cells from the left edge of the measure to the end of the last glyph.
    #[must_use]
    pub fn width_cols(&self) -> usize {
        self.glyphs.last().map_or(0, |glyph| glyph.col + glyph.cols)
    }

    /// The bytes of the source that stand on this row, `None` on an empty one.
    #[must_use]
    pub fn bytes(&self) -> Option<Range<usize>> {
        let (first, last) = (self.glyphs.first()?, self.glyphs.last()?);
        Some(first.byte_start..last.byte_start + last.byte_len)
    }

    /// The row with every glyph `cols` further to the right.
    #[must_use]
    pub fn moved(mut self, cols: usize) -> Self {
        for glyph in &mut self.glyphs {
            glyph.col += cols;
        }
        self
    }

    /// The cells that `span` takes on this row, gaps inside it included; `None` where it shows
    /// nothing of it.
    #[must_use]
    pub fn cols_of(&self, span: Span) -> Option<Range<usize>> {
        let first = self
            .glyphs
            .partition_point(|glyph| glyph.byte_start + glyph.byte_len <= span.byte_start);
        let end = self
            .glyphs
            .partition_point(|glyph| glyph.byte_start < span.byte_end);
        let shown = self.glyphs.get(first..end)?;
        let (first, last) = (shown.first()?, shown.last()?);
        Some(first.col..last.col + last.cols)
    }

    /// The glyph at a cell, or the last one before it. `None` left of the first glyph.
    #[must_use]
    pub fn glyph_at(&self, col: usize) -> Option<&Glyph> {
        let after = self.glyphs.partition_point(|glyph| glyph.col <= col);
        self.glyphs.get(after.checked_sub(1)?)
    }
}

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
    pub fn bytes(&self) -> Option<std::ops::Range<usize>> {
        let (first, last) = (self.glyphs.first()?, self.glyphs.last()?);
        Some(first.byte_start..last.byte_start + last.byte_len)
    }
}

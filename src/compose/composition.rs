use crate::article::Article;
use crate::extract::Analysis;
use crate::text::{Alignment, AmbiguousWidth, Row};

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

/// What a row is part of, and so which text its offsets count in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// An empty row between parts.
    Blank,
    /// [`Article::kicker`]
    Kicker,
    /// [`Article::title`]
    Title,
    /// [`Article::subtitle`]
    Subtitle,
    /// The byline and dateline as [`Composition`] words them.
    Byline,
    /// The block of [`Article::body`] with this index.
    Body(usize),
}

/// Sets an article. `analysis` tells which names to keep whole; without it the rest still holds.
#[must_use]
pub fn compose(
    _article: &Article,
    _analysis: Option<&Analysis>,
    _setting: &Setting,
) -> Composition {
    Composition::default()
}

use crate::extract::{EntityKind, FigureKind};
use crate::text::Span;

/// A stretch of text that is drawn otherwise than the text around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where, in the text of the part that was asked for.
    pub span: Span,
    /// Why.
    pub kind: MarkKind,
}

/// Why a stretch of text is marked. Later ones are drawn over earlier ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkKind {
    /// A named entity.
    Entity(EntityKind),
    /// A figure.
    Figure(FigureKind),
    /// A match of the search.
    Match,
    /// The match the person is at.
    CurrentMatch,
    /// The chosen mention.
    Chosen,
}

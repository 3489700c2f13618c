use crate::extract::{EntityKind, FigureKind};
use crate::lang::screen::Label;

/// What a kind of figures is called.
#[must_use]
pub fn figure_label(kind: FigureKind) -> Label {
    match kind {
        FigureKind::Money => Label::Money,
        FigureKind::Percent => Label::Percent,
        FigureKind::Measure => Label::Measure,
        FigureKind::Count => Label::Count,
        FigureKind::Duration => Label::Duration,
        FigureKind::Multiple => Label::Multiple,
        FigureKind::Rank => Label::Rank,
        FigureKind::Number => Label::Number,
    }
}

/// What a kind of names is called.
#[must_use]
pub fn entity_label(kind: EntityKind) -> Label {
    match kind {
        EntityKind::Person => Label::Persons,
        EntityKind::Place => Label::Places,
        EntityKind::Organization => Label::Organizations,
        EntityKind::Work => Label::Works,
    }
}

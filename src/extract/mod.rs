//! Figures and named entities: mentions in an article's body, each with what it means.

mod model;

pub use model::{Analysis, Change, Direction, Entity, EntityKind, Figure, FigureKind, Mention};

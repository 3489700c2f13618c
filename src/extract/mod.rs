//! Figures and named entities: mentions in an article's body, each with what it means.

mod entities;
mod model;
mod segmenter;

pub use entities::EntityExtractor;
#[cfg(feature = "train")]
pub use entities::training;
pub use model::{Analysis, Change, Direction, Entity, EntityKind, Figure, FigureKind, Mention};

//! Figures and named entities: mentions in an article's body, each with what it means.

mod entities;
pub mod figures;
mod model;
mod segmenter;

pub use entities::EntityExtractor;
#[cfg(feature = "train")]
pub use entities::training;
pub use figures::{Mode, figures, figures_in};
pub use model::{
    Analysis, Change, DateKind, DateMention, Direction, Entity, EntityKind, Figure, FigureKind,
    Mention,
};
pub use segmenter::Segmenter;

//! Figures and named entities: mentions in an article's body, each with what it means.

mod entities;
pub mod figures;
mod identity;
mod model;
mod segmenter;

#[cfg(feature = "train")]
pub use entities::training;
pub use entities::{EntityExtractor, MOST_PAGE_ARTICLES, Reading};
pub use figures::{Mode, figures, figures_in};
pub use identity::identities;
pub use model::{
    Analysis, Change, DateKind, DateMention, Direction, Entity, EntityId, EntityKind, Figure,
    FigureKind, Identity, Mention, Reach,
};
pub use segmenter::Segmenter;

//! Articles as their editor laid them out, and how a page becomes articles.

mod credit;
mod dateline;
mod headline;
mod lexicon;
mod model;
mod parts;
mod rebuild;
mod story;

pub use model::{
    Article, ArticleId, Block, BlockKind, CalendarDate, Credit, Document, DropReason, Dropped,
    Warning,
};
pub use rebuild::rebuild;

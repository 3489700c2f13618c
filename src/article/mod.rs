//! Articles as their editor laid them out, and how a page becomes articles.

mod model;
mod rebuild;

pub use model::{
    Article, ArticleId, Block, BlockKind, CalendarDate, Credit, Document, DropReason, Dropped,
    Warning,
};
pub use rebuild::rebuild;

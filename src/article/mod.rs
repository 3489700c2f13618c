//! Articles as their editor laid them out, and how a page becomes articles.

mod assignment;
mod by_key;
mod byline_pile;
mod caption;
mod chunk;
mod compose;
mod continuity;
mod copied_tail;
mod credit;
mod crosshead;
mod cut;
mod dateline;
mod explain;
mod folio;
mod head_byline;
mod head_line;
mod headline;
mod kinship;
mod layout;
mod letters;
mod lexicon;
mod mark;
mod merged;
mod misread;
mod model;
mod overlooked;
mod parting;
mod parts;
mod pile;
mod quoted;
mod rebuild;
mod repeat;
mod setting;
mod shuffle;
mod siblings;
mod signature;
mod sliding;
mod standing;
mod stitch;
mod story;
mod strand;
mod title;
mod topic;
#[cfg(feature = "train")]
pub mod training;
mod two_in_one;
mod vying;
mod weave;
mod wrapped_head;

pub use explain::{Cut, Explanation, LineRole, LineStory, Place, Reason};
pub use model::{
    Article, ArticleId, Block, BlockKind, CalendarDate, Credit, Document, DropReason, Dropped,
    Warning,
};
pub use rebuild::{rebuild, rebuild_explained};

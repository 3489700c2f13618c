//! Many documents at once: which articles there are to read, and what is known of each.

mod edition;
mod elsewhere;
mod names;

pub use edition::{ArticleIdx, Edition, Entry, Source};
pub use elsewhere::SamePlace;
pub use names::{Member, Named, Names};

//! Many documents at once: which articles there are to read, and what is known of each.

mod edition;

pub use edition::{ArticleIdx, Edition, Entry, Source};

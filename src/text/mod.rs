//! Characters and lines: spans, display width, cleaning, line breaking and typesetting of one
//! paragraph. Knows nothing of pages, articles or terminals.

mod clean;
mod row;
mod span;
mod width;

pub use clean::{clean, clean_line};
pub use row::{Alignment, Glyph, Row};
pub use span::Span;
pub use width::AmbiguousWidth;

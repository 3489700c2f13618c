//! Characters and lines: spans, display width, cleaning, line breaking and typesetting of one
//! paragraph. Knows nothing of pages, articles or terminals.

mod bond;
mod class;
mod clean;
mod cluster;
mod filling;
mod headline;
mod justify;
mod number;
mod paragraph;
mod row;
mod span;
mod stop;
mod width;

pub use clean::{clean, clean_line};
pub use headline::set_headline;
pub use paragraph::{ParagraphSetting, set_paragraph};
pub use row::{Alignment, Glyph, Row};
pub use span::Span;
pub use width::AmbiguousWidth;

//! Setting a whole article in type: its title lines, byline and body become rows of cells, and each
//! row keeps where in the article its text stands. `export --format txt` prints these very rows.

mod composition;
mod setter;
mod wording;

pub use composition::{Composition, Part, SetRow, Setting};
pub use setter::compose;
pub use wording::{byline_text, part_text, print, row_text};

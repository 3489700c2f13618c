//! Setting a whole article in type: its title lines, byline and body become rows of cells, and each
//! row keeps where in the article its text stands. `export --format txt` prints these very rows.

mod composition;

pub use composition::{Composition, Part, SetRow, Setting, compose};

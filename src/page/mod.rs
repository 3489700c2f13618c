//! One newspaper page as raw text: its lines and what can be seen of them before anybody asks which
//! story they belong to.

mod abreast;
mod blanks;
mod column;
mod language;
mod layout;
mod line;
mod pairing;
mod setting;
mod shape;
mod spacing;
mod vertical;
mod weave;

pub use abreast::set_abreast;
pub use blanks::{append_line, close_justified, close_up, is_in_parts};
pub use column::{Columns, INDENT, first_token_width};
pub use language::Language;
pub use line::{Joint, Line, Page};
pub use setting::{Place, Setting, Words};
pub use shape::{ends_a_sentence, is_balanced_by, is_han, marks, opens_inside_a_sentence};
pub use spacing::{BlankLines, is_spaced_out};
pub use vertical::{VerticalRun, vertical_runs};
pub use weave::unwoven;

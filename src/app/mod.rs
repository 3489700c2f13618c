//! The program without its picture: one [`Model`], the [`Event`]s that reach it, and what it asks
//! of the world in answer ([`Effect`]). No drawing, no files, no clock.
//!
//! [`update()`] is the only thing that changes a model. It is total (any event in any state), and
//! ends by settling: compositions, rows of the panes and positions are made to follow from what was
//! changed, so that whoever draws reads them and computes nothing.

mod action;
mod clipping;
mod compositions;
mod details;
mod event;
mod geometry;
mod headlines;
mod help;
mod key;
mod keymap;
mod kinds;
mod marks;
mod model;
mod needle;
mod search;
mod sidebar;
mod status;
mod update;

pub use action::{Action, Group};
pub use details::{Chosen, DetailField, DetailRow, Details};
pub use event::{Answer, Basis, Depth, Effect, Event, Mouse, MouseKind};
pub use geometry::{Layout, MIN_COLS, MIN_ROWS, PaneId, column, layout};
pub use headlines::{Headlines, ListColumns, ListRow, headline_text, list_columns, source_name};
pub use help::{HelpPage, HelpRow};
pub use key::{Key, KeyCode, KeyError, KeySequence};
pub use keymap::{HelpLine, KeyMatch, Keymap, KeymapError};
pub use kinds::{entity_label, figure_label};
pub use marks::{KEY_SALIENCE, Mark, MarkKind, headline_marks, marks};
pub use model::{
    Highlight, Model, MouseCapture, Notice, Opening, Overlay, PaneWish, Panes, Pending, Place,
    Prompt, PromptKind, Reading, Requests, WidthPolicy, Zoom,
};
pub use search::{Match, Search, SearchScope};
pub use sidebar::{EntityGroup, Sidebar, SidebarRow};
pub use status::Position;
pub use update::update;

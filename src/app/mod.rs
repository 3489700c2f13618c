//! The program without its picture: one [`Model`], the [`Event`]s that reach it, and what it asks
//! of the world in answer ([`Effect`]). No drawing, no files, no clock.

mod event;
mod geometry;
mod headlines;
mod key;
mod marks;
mod model;
mod search;
mod sidebar;

pub use event::{Answer, Effect, Event, Mouse, MouseKind};
pub use geometry::{Layout, PaneId, layout};
pub use headlines::{ListRow, headline_text};
pub use key::{Key, KeyCode};
pub use marks::{Mark, MarkKind};
pub use model::{
    Headlines, Highlight, Model, MouseCapture, Notice, Opening, Overlay, PaneWish, Panes, Pending,
    Place, Prompt, PromptKind, Reading, Sidebar, Zoom,
};
pub use search::{Match, Search};
pub use sidebar::{EntityGroup, SidebarRow};

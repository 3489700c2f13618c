//! The panes, drawn: `view` is a function of the model and decides nothing.

mod canvas;
mod palette;
mod signs;
mod theme;

pub use palette::{Background, ColorDepth};
pub use theme::{RiseColor, Role, Theme};

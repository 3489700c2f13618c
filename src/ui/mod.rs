//! The panes, drawn. [`view`] is a function of the model and decides nothing: what shows where is
//! [`crate::app::Layout`], what is marked is [`crate::app::marks`]; here it gets its style and its
//! cells.
//!
//! Everything goes through `Canvas`, which alone touches cells: whatever the text, no glyph is
//! halved and nothing reaches the terminal that it would obey.

mod canvas;
mod details;
mod footer;
mod frame;
mod glyphs;
mod header;
mod headlines;
mod help;
mod hints;
mod line;
mod message;
mod palette;
mod reader;
mod rows;
mod sidebar;
mod signs;
mod theme;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

pub use palette::{Background, ColorDepth};
pub use theme::{RiseColor, Role, Theme};

use crate::app::{Layout, Model, Overlay};
use canvas::Canvas;

/// Draws the whole screen and tells where the cursor belongs: in the prompt, else on the item that
/// has the keys, so that magnifiers, screen readers and input methods find it. `None` hides it.
///
/// Whatever `buffer` held before is gone; nothing but the model and the theme decides what it holds
/// now. Takes time for what shows, not for what is open.
pub fn view(model: &Model, theme: &Theme, buffer: &mut Buffer) -> Option<Position> {
    let painter = &mut Painter {
        model,
        theme,
        layout: model.layout(),
        canvas: Canvas::new(buffer, model.setting.ambiguous),
    };
    if painter.layout.is_too_small() {
        message::too_small(painter);
        return None;
    }
    header::paint(painter);
    let in_prompt = footer::paint(painter);
    if let Some(Overlay::Help { top_row }) = model.overlay {
        help::paint(painter, top_row);
        return None;
    }
    if message::replaces_panes(model) {
        message::instead_of_panes(painter);
        return in_prompt;
    }
    frame::paint(painter);
    let in_list = headlines::paint(painter);
    let in_text = reader::paint(painter);
    let in_details = details::paint(painter);
    let in_sidebar = sidebar::paint(painter);
    in_prompt
        .or(in_list)
        .or(in_text)
        .or(in_details)
        .or(in_sidebar)
}

/// What every pane is painted with.
struct Painter<'m, 'b> {
    model: &'m Model,
    theme: &'m Theme,
    layout: Layout,
    canvas: Canvas<'b>,
}

impl Painter<'_, '_> {
    /// Writes `text` from the left edge of `line`, cut where it does not fit. Returns its cells.
    fn write(&mut self, line: Rect, text: &str, role: Role) -> u16 {
        self.canvas.text_cut(line, text, self.theme.style(role))
    }

    /// Writes `text` against the right edge of `line`, where it fits whole. Returns its cells.
    fn write_right(&mut self, line: Rect, text: &str, role: Role) -> u16 {
        self.canvas.text_right(line, text, self.theme.style(role))
    }

    /// Fills `line` with a horizontal rule.
    fn rule(&mut self, line: Rect) {
        let (horizontal, style) = (self.canvas.signs.horizontal, self.theme.style(Role::Rule));
        self.canvas.rule(line, horizontal, style);
    }
}

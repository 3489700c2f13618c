use ratatui::layout::Rect;

use super::Painter;
use super::canvas::{after, row_of};
use super::line::{self, Item};
use super::theme::Role;
use crate::app::{MIN_COLS, MIN_ROWS, Model};
use crate::lang::screen::{Label, least_size};

/// Whether there is nothing to show in the panes, now or ever.
pub(super) fn replaces_panes(model: &Model) -> bool {
    model.edition.entries().is_empty()
}

/// Says that the terminal is too small, in as many words as it has room for.
pub(super) fn too_small(painter: &mut Painter<'_, '_>) {
    let lang = painter.model.lang;
    let screen = painter.model.screen;
    let top = screen.height.saturating_sub(2) / 2;
    centred(
        painter,
        row_of(screen, top),
        Label::TooSmall.words(lang),
        Role::Text,
    );
    let size = least_size(MIN_COLS, MIN_ROWS, lang);
    centred(painter, row_of(screen, top + 1), &size, Role::Muted);
}

/// Says that the first article is still on its way, or that there is none and why.
pub(super) fn instead_of_panes(painter: &mut Painter<'_, '_>) {
    let model = painter.model;
    let lang = model.lang;
    let (header, footer) = (painter.layout.header, painter.layout.footer);
    let area = Rect {
        y: header.bottom(),
        height: footer.y.saturating_sub(header.bottom()),
        ..header
    };
    if !model.opening.done {
        let text = format!(
            "{}{}",
            Label::Opening.words(lang),
            painter.canvas.signs.ellipsis
        );
        centred(painter, row_of(area, area.height / 2), &text, Role::Muted);
        return;
    }
    let failures = &model.opening.failures;
    // A third of the way down, higher where the failures need the room.
    let rows = u16::try_from(failures.len() * 2 + 3).unwrap_or(u16::MAX);
    let mut row = (area.height / 3).min(area.height.saturating_sub(rows));
    centred(
        painter,
        row_of(area, row),
        Label::NothingToRead.words(lang),
        Role::Title,
    );
    if failures.is_empty() {
        return;
    }
    let inset = area.width / 8;
    let column = Rect {
        x: area.x + inset,
        width: area.width - 2 * inset,
        ..area
    };
    row += 2;
    for (source, reason) in failures {
        let name = Item::left(0, source.as_str(), Role::Failure);
        line::paint(painter, row_of(column, row), vec![name]);
        let reason = Item::left(0, reason.as_str(), Role::Text);
        line::paint(
            painter,
            after(row_of(column, row.saturating_add(1)), 2),
            vec![reason],
        );
        row = row.saturating_add(2);
    }
}

fn centred(painter: &mut Painter<'_, '_>, line: Rect, text: &str, role: Role) {
    let cols = u16::try_from(painter.canvas.width(text)).unwrap_or(u16::MAX);
    let place = after(line, line.width.saturating_sub(cols) / 2);
    painter
        .canvas
        .text_cut(place, text, painter.theme.style(role));
}

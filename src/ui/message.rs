use ratatui::layout::Rect;

use super::Painter;
use super::canvas::{after, before_end, row_of};
use super::theme::Role;
use crate::app::{MIN_COLS, MIN_ROWS, Model};
use crate::compose::row_text;
use crate::lang::screen::{self, Label, least_size};
use crate::text::{Alignment, ParagraphSetting, set_paragraph};

/// Cells that a reason stands in under what it is the reason for.
const REASON_INDENT_COLS: u16 = 2;

/// Whether there is nothing to show in the panes, now or ever.
pub(super) fn replaces_panes(model: &Model) -> bool {
    model.edition.entries().is_empty()
}

/// Says that the terminal is too small, in as many words as it has room for.
pub(super) fn too_small(painter: &mut Painter<'_, '_>) {
    let lang = painter.model.lang;
    let screen = painter.model.screen;
    let top = screen.height.saturating_sub(2) / 2;
    let words = Label::TooSmall.words(lang);
    centred(painter, row_of(screen, top), words, Role::Text);
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
        let (opening, ellipsis) = (Label::Opening.words(lang), painter.canvas.signs.ellipsis);
        let text = format!("{opening}{ellipsis}");
        centred(painter, row_of(area, area.height / 2), &text, Role::Muted);
        return;
    }
    let failures = &model.opening.failures;
    // A third of the way down, higher where the failures need the room.
    let rows = u16::try_from(failures.len() * 2 + 2).unwrap_or(u16::MAX);
    let mut row = (area.height / 3).min(area.height.saturating_sub(rows));
    centred(
        painter,
        row_of(area, row),
        Label::NothingToRead.words(lang),
        Role::Title,
    );
    row += 2;
    let inset = area.width / 8;
    let column = before_end(after(area, inset), inset);
    for (nth, (source, reason)) in failures.iter().enumerate() {
        if row.saturating_add(2) >= area.height && nth + 1 < failures.len() {
            let rest = screen::failure_count(failures.len() - nth, lang);
            painter.write(row_of(column, row), &rest, Role::Muted);
            return;
        }
        painter.write(row_of(column, row), source, Role::Failure);
        row = row.saturating_add(1);
        let setting = ParagraphSetting {
            measure_cols: usize::from(column.width.saturating_sub(REASON_INDENT_COLS)),
            first_indent_cols: 0,
            alignment: Alignment::Ragged,
            ambiguous: model.setting.ambiguous,
        };
        for set in set_paragraph(reason, &[], &setting) {
            let line = after(row_of(column, row), REASON_INDENT_COLS);
            painter.write(line, &row_text(&set, reason), Role::Text);
            row = row.saturating_add(1);
        }
    }
}

fn centred(painter: &mut Painter<'_, '_>, line: Rect, text: &str, role: Role) {
    let cols = u16::try_from(painter.canvas.width(text)).unwrap_or(u16::MAX);
    painter.write(after(line, line.width.saturating_sub(cols) / 2), text, role);
}

use ratatui::layout::Rect;

use super::Painter;
use super::canvas::{after, before_end, row_of};
use super::line::{self, Item};
use super::theme::Role;
use crate::app::HelpRow;
use crate::lang::screen::Label;

/// The keys, as the keymap has them now, in place of the panes.
pub(super) fn paint(painter: &mut Painter<'_, '_>, top_row: usize) {
    let model = painter.model;
    let area = painter.layout.overlay;
    let page = model.help_page();
    paint_title(painter, area, top_row, page.row_count());
    let mut place = after(area, 1);
    for column in &page.columns {
        let width = page.column_cols.min(place.width);
        let column_area = Rect { width, ..place };
        for (row_idx, row) in (0..area.height).zip(column.iter().skip(top_row)) {
            paint_row(painter, row_of(column_area, row_idx), row, page.keys_cols);
        }
        place = after(place, width);
    }
}

fn paint_row(painter: &mut Painter<'_, '_>, line: Rect, row: &HelpRow, keys_cols: u16) {
    let theme = painter.theme;
    match row {
        HelpRow::Blank => {}
        HelpRow::Group(group) => {
            let title = group.title(painter.model.lang);
            painter
                .canvas
                .text_cut(line, title, theme.style(Role::Heading));
        }
        HelpRow::Line { keys, words } => {
            painter
                .canvas
                .text_cut(line, keys, theme.style(Role::Pointer));
            let line = after(line, keys_cols);
            painter
                .canvas
                .text_cut(line, words, theme.style(Role::Text));
        }
    }
}

/// The title in the row above, and how much of the keys shows where not all of them do.
fn paint_title(painter: &mut Painter<'_, '_>, area: Rect, top_row: usize, row_count: usize) {
    let Some(y) = area
        .y
        .checked_sub(1)
        .filter(|y| *y >= painter.layout.header.bottom())
    else {
        return;
    };
    let title = Rect {
        y,
        height: 1,
        ..area
    };
    let (pointer, style) = (
        painter.canvas.signs.pointer,
        painter.theme.style(Role::Pointer),
    );
    painter.canvas.text(title, pointer, style);
    let mut items = vec![Item::left(
        0,
        Label::Keys.words(painter.model.lang),
        Role::FocusedPane,
    )];
    if usize::from(area.height) < row_count {
        let last = (top_row + usize::from(area.height)).min(row_count);
        items.push(Item::right(
            1,
            format!("{}-{last}/{row_count}", top_row + 1),
            Role::Muted,
        ));
    }
    line::paint(painter, after(before_end(title, 1), 1), items);
}

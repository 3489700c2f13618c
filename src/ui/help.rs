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
    match row {
        HelpRow::Blank => {}
        HelpRow::Group(group) => {
            painter.write(line, group.title(painter.model.lang), Role::Heading);
        }
        HelpRow::Line { keys, words } => {
            painter.write(line, keys, Role::Pointer);
            painter.write(after(line, keys_cols), words, Role::Text);
        }
    }
}

/// The title in the row above, and how much of the keys shows where not all of them do.
fn paint_title(painter: &mut Painter<'_, '_>, area: Rect, top_row: usize, row_count: usize) {
    let header = painter.layout.header;
    if area.y <= header.bottom() {
        return;
    }
    let title = Rect {
        y: area.y - 1,
        height: 1,
        ..area
    };
    painter.write(title, painter.canvas.signs.pointer, Role::Pointer);
    let name = Label::Keys.words(painter.model.lang);
    let mut items = vec![Item::left(0, name, Role::FocusedPane)];
    let last = top_row + usize::from(area.height);
    if last - top_row < row_count {
        let place = format!("{}-{}/{row_count}", top_row + 1, last.min(row_count));
        items.push(Item::right(1, place, Role::Muted));
    }
    line::paint(painter, after(before_end(title, 1), 1), items);
}

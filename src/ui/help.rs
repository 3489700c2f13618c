use ratatui::layout::Rect;

use super::Painter;
use super::canvas::{after, before_end, row_of};
use super::line::{self, Item};
use super::theme::Role;
use crate::app::HelpRow;
use crate::lang::screen::Label;

/// The keys, as the keymap has them now, over the panes.
pub(super) fn paint(painter: &mut Painter<'_, '_>, top_row: usize) {
    let model = painter.model;
    let area = painter.layout.overlay;
    let rows = model.keymap.help_rows(model.lang);
    let keys_cols = rows
        .iter()
        .filter_map(|row| match row {
            HelpRow::Line(help) => Some(painter.canvas.width(&help.keys)),
            HelpRow::Group(_) | HelpRow::Blank => None,
        })
        .max()
        .unwrap_or(0);
    let keys_cols = u16::try_from(keys_cols).unwrap_or(u16::MAX).min(area.width / 3);

    paint_border(painter, area, top_row, rows.len());
    for (row_idx, row) in (0..area.height).zip(rows.iter().skip(top_row)) {
        let line = after(before_end(row_of(area, row_idx), 1), 1);
        match row {
            HelpRow::Blank => {}
            HelpRow::Group(group) => {
                let title = Item::left(0, group.title(model.lang), Role::Heading);
                line::paint(painter, line, vec![title]);
            }
            HelpRow::Line(help) => {
                let (key, text) = (painter.theme.style(Role::Key), painter.theme.style(Role::Text));
                let keys = Rect { width: keys_cols.min(line.width), ..line };
                painter.canvas.text_cut(keys, &help.keys, key);
                painter.canvas.text_cut(after(line, keys_cols + 2), help.description, text);
            }
        }
    }
}

/// A border in the ring of cells around `area`, with a title and how much of the keys shows.
fn paint_border(painter: &mut Painter<'_, '_>, area: Rect, top_row: usize, row_count: usize) {
    let ring = Rect {
        x: area.x.saturating_sub(1),
        y: area.y.saturating_sub(1),
        width: area.width.saturating_add(2),
        height: area.height.saturating_add(2),
    };
    painter.canvas.clear(ring);
    let (signs, rule) = (painter.canvas.signs, painter.theme.style(Role::Rule));
    let last_col = ring.width.saturating_sub(1);
    let [top_left, top_right, bottom_left, bottom_right] = signs.corners;
    for (row, left, right) in [
        (0, top_left, top_right),
        (ring.height.saturating_sub(1), bottom_left, bottom_right),
    ] {
        let line = row_of(ring, row);
        painter.canvas.rule(line, signs.horizontal, rule);
        painter.canvas.text(line, left, rule);
        painter.canvas.text(after(line, last_col), right, rule);
    }
    for col in [0, last_col] {
        let side = Rect {
            y: area.y,
            width: 1,
            height: area.height,
            ..after(ring, col)
        };
        painter.canvas.column(side, signs.vertical, rule);
    }
    let last_shown = (top_row + usize::from(area.height)).min(row_count);
    let title = format!(" {} ", Label::Keys.words(painter.model.lang));
    let mut items = vec![Item::left(0, title, Role::FocusedPane)];
    if usize::from(area.height) < row_count {
        let place = format!(" {}-{last_shown}/{row_count} ", top_row + 1);
        items.push(Item::right(1, place, Role::Muted));
    }
    line::paint(painter, after(before_end(row_of(ring, 0), 2), 2), items);
}

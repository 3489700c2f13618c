use std::ops::Range;

use ratatui::layout::{Position, Rect};

use super::Painter;
use super::canvas::{after, before_end, row_of};
use super::frame::{Scroll, paint_thumb};
use super::theme::Role;

/// Paints a pane that is a list of `total` rows from `top_row` on, each by `paint_row` with one cell
/// left free on both sides. Beside the rows `pointed` stands the pointer; returns the cell of the
/// first of them that shows.
pub(super) fn paint(
    painter: &mut Painter<'_, '_>,
    pane: Rect,
    (top_row, total): (usize, usize),
    pointed: &Range<usize>,
    mut paint_row: impl FnMut(&mut Painter<'_, '_>, Rect, usize),
) -> Option<Position> {
    let scroll = Scroll {
        above: top_row,
        shown: usize::from(pane.height),
        total,
    };
    paint_thumb(painter, pane, scroll);
    let mut cursor = None;
    for (row_idx, idx) in (0..pane.height).zip(top_row..total) {
        let line = row_of(pane, row_idx);
        if pointed.contains(&idx) {
            painter.write(line, painter.canvas.signs.pointer, Role::Pointer);
            cursor = cursor.or(Some(Position::new(line.x, line.y)));
        }
        paint_row(painter, after(before_end(line, 1), 1), idx);
    }
    cursor
}

use std::borrow::Cow;

use ratatui::layout::Rect;

use super::Painter;
use super::canvas::after;
use super::theme::Role;

/// One item of a line of items: stretches of text that stand or go together.
pub(super) struct Item<'t> {
    texts: Vec<(Cow<'t, str>, Role)>,
    side: Side,
    /// Where room is short, the item of the highest rank goes first.
    rank: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

impl<'t> Item<'t> {
    pub fn left(rank: u8, text: impl Into<Cow<'t, str>>, role: Role) -> Self {
        Self {
            texts: vec![(text.into(), role)],
            side: Side::Left,
            rank,
        }
    }

    pub fn right(rank: u8, text: impl Into<Cow<'t, str>>, role: Role) -> Self {
        Self {
            side: Side::Right,
            ..Self::left(rank, text, role)
        }
    }

    /// Cells it takes.
    pub fn width(&self, painter: &Painter<'_, '_>) -> usize {
        self.texts
            .iter()
            .map(|(text, _)| painter.canvas.width(text))
            .sum()
    }

    pub fn and(mut self, text: impl Into<Cow<'t, str>>, role: Role) -> Self {
        self.texts.push((text.into(), role));
        self
    }
}

/// Cells between two items.
pub(super) const GAP_COLS: u16 = 2;

/// Paints a line of items: those that have room, the least important left out.
pub(super) fn paint(painter: &mut Painter<'_, '_>, line: Rect, mut items: Vec<Item<'_>>) {
    while items.len() > 1 && width(painter, &items) > usize::from(line.width) {
        let last = items.iter().enumerate().max_by_key(|(_, item)| item.rank);
        let Some((least_important, _)) = last else {
            break;
        };
        items.remove(least_important);
    }
    let (on_left, on_right): (Vec<_>, Vec<_>) =
        items.into_iter().partition(|item| item.side == Side::Left);
    let right_cols = u16::try_from(width(painter, &on_right)).unwrap_or(u16::MAX);
    paint_from(painter, line, on_left);
    let place = after(line, line.width.saturating_sub(right_cols));
    paint_from(painter, place, on_right);
}

fn paint_from(painter: &mut Painter<'_, '_>, mut place: Rect, items: Vec<Item<'_>>) {
    for item in items {
        for (text, role) in item.texts {
            let used = painter.write(place, &text, role);
            place = after(place, used);
        }
        place = after(place, GAP_COLS);
    }
}

/// Cells the items take, with the gaps between them.
fn width(painter: &Painter<'_, '_>, items: &[Item<'_>]) -> usize {
    let cols: usize = items.iter().map(|item| item.width(painter)).sum();
    cols + usize::from(GAP_COLS) * items.len().saturating_sub(1)
}

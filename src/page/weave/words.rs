//! What the words say of each two cells near each other, and which others they say it of as well.

use std::ops::Range;

use super::{
    Cell, link,
    turns::{Columns, Known},
};
use crate::page::{Language, Page};

/// Cells away that a column may go on, in the next column for one.
const REACH: usize = 80;
const SPAN: usize = 2 * REACH;

/// The cells near `cell`, of `count`.
pub(super) fn near(cell: usize, count: usize) -> Range<usize> {
    cell.saturating_sub(REACH)..(cell + REACH).min(count)
}

/// Nats that a cell gains from standing below another one, asked once.
pub(super) struct Words {
    /// For each cell those near it; `NAN` where nobody asked.
    gains: Vec<f32>,
}

impl Words {
    pub(super) fn new(count: usize) -> Self {
        Self {
            gains: vec![f32::NAN; count * SPAN],
        }
    }

    /// What the words say of `b` below `a`, zero where these are far from each other or tell nothing.
    pub(super) fn gain(
        &mut self,
        page: &Page<'_>,
        cells: &[Cell],
        (a, b): (usize, usize),
        language: &impl Language,
    ) -> f32 {
        let (above, below) = (&cells[a], &cells[b]);
        let tells = above.is_open && link::tells(page, above, below);
        let place = (b + REACH).checked_sub(a).filter(|place| *place < SPAN);
        let Some(place) = place.filter(|_| tells) else {
            return 0.0;
        };
        let gain = &mut self.gains[a * SPAN + place];
        if gain.is_nan() {
            *gain = language.gain(page.line(above.last), page.line(below.first));
        }
        *gain
    }
}

/// The most that the words say of a cell and any other one, and of the next best.
#[derive(Clone, Copy)]
pub(super) struct Best([(f32, usize); 2]);

impl Best {
    const NONE: Self = Self([(f32::NEG_INFINITY, usize::MAX); 2]);

    fn put(&mut self, new: (f32, usize)) {
        if new.0 > self.0[0].0 {
            self.0 = [new, self.0[0]];
        } else if new.0 > self.0[1].0 {
            self.0[1] = new;
        }
    }

    /// The most that they say of another one than `not`.
    pub(super) fn but(&self, not: usize) -> f32 {
        let [best, next] = self.0;
        if best.1 == not { next.0 } else { best.0 }
    }
}

/// The rivals of each pair, among the cells of which nothing is sure.
pub(super) struct Rivals {
    /// For each cell those that may go on with it.
    pub below: Vec<Best>,
    /// For each cell those that it may go on with.
    pub above: Vec<Best>,
}

impl Rivals {
    pub(super) fn of(
        page: &Page<'_>,
        cells: &[Cell],
        known: &Known,
        columns: &Columns,
        words: &mut Words,
        language: &impl Language,
    ) -> Self {
        let mut rivals = Self {
            below: vec![Best::NONE; cells.len()],
            above: vec![Best::NONE; cells.len()],
        };
        for a in (0..cells.len()).filter(|a| cells[*a].is_open && !known.is_sure[*a]) {
            for b in near(a, cells.len()).filter(|b| *b != a && !columns.stands[*b]) {
                let gain = words.gain(page, cells, (a, b), language);
                rivals.below[a].put((gain, b));
                rivals.above[b].put((gain, a));
            }
        }
        rivals
    }
}

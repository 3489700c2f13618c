//! The columns that are known so far, and whose turn comes next.

use std::collections::HashMap;

use super::{Cell, rounds::Below};

/// What is known of the table: which cell goes on with which, and which of that is sure.
pub(super) struct Known {
    pub below: Vec<Option<Below>>,
    pub is_sure: Vec<bool>,
}

/// The columns that follow from it.
pub(super) struct Columns {
    /// For each cell its column.
    of: Vec<usize>,
    /// For each column half squares of its widest text.
    widths: Vec<u32>,
    /// For each column the one that takes its turn next, with the share of its turns in which it does.
    right: Vec<Option<(usize, f32)>>,
    /// For each cell the one above it, with the turns that the column let pass between.
    above: Vec<Option<Below>>,
    /// Whether a cell surely stands below another one.
    pub stands: Vec<bool>,
}

impl Columns {
    pub(super) fn of(cells: &[Cell], known: &Known) -> Self {
        let mut above = vec![None; cells.len()];
        let mut stands = vec![false; cells.len()];
        for (a, below) in known.below.iter().enumerate() {
            if let Some(Below { cell, passed }) = *below {
                above[cell] = Some(Below { cell: a, passed });
                stands[cell] = known.is_sure[a];
            }
        }
        let mut of = vec![usize::MAX; cells.len()];
        let mut widths = Vec::new();
        for first in (0..cells.len()).filter(|b| above[*b].is_none()) {
            let mut width = 0;
            let mut at = Some(first);
            while let Some(cell) = at {
                of[cell] = widths.len();
                if cells[cell].is_text {
                    width = width.max(cells[cell].width());
                }
                at = known.below[cell].map(|below| below.cell);
            }
            widths.push(width);
        }
        let right = right(&of, widths.len());
        Self {
            of,
            widths,
            right,
            above,
            stands,
        }
    }

    /// Half squares of the column that `cell` stands in.
    pub(super) fn width(&self, cells: &[Cell], cell: usize) -> u32 {
        self.widths[self.of[cell]].max(cells[cell].width())
    }

    /// Share of the turns of the column of `a` after which the one of `b` took its turn, where that is the
    /// one that mostly did.
    pub(super) fn turn(&self, a: usize, b: usize) -> f32 {
        match self.right[self.of[a]] {
            Some((right, share)) if right == self.of[b] => share,
            _ => 0.0,
        }
    }

    /// The cell above `b`, with the turns that the column let pass between.
    pub(super) fn above(&self, b: usize) -> Option<Below> {
        self.above[b]
    }
}

/// For each of so many columns the one that mostly takes its turn next.
fn right(of: &[usize], count: usize) -> Vec<Option<(usize, f32)>> {
    let mut turns: HashMap<(usize, usize), u16> = HashMap::new();
    let mut all = vec![0_u16; count];
    for (&column, &next) in of.iter().zip(of.iter().skip(1)) {
        all[column] = all[column].saturating_add(1);
        if column != next {
            let turns = turns.entry((column, next)).or_default();
            *turns = turns.saturating_add(1);
        }
    }
    let mut most: Vec<Option<(usize, u16)>> = vec![None; count];
    for ((column, next), turns) in turns {
        let best = &mut most[column];
        if best.is_none_or(|(other, most)| (turns, other) > (most, next)) {
            *best = Some((next, turns));
        }
    }
    let share = |(most, all): (Option<(usize, u16)>, u16)| {
        most.map(|(next, turns)| (next, f32::from(turns) / f32::from(all)))
    };
    most.into_iter().zip(all).map(share).collect()
}

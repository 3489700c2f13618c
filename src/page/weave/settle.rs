//! The columns are settled step by step: what is sure first, and what that leaves in its light.

use std::sync::LazyLock;

use super::{
    Cell,
    looks::{KINDS, LOOKS, Looks, Pair, Scene, Which},
    rounds::Below,
    turns::Known,
    words::Words,
};
use crate::page::{Language, Page, pairing::chained};

/// Nats from which a pair is sure.
const SURE: f32 = 3.0;
/// What comes before all nats: a pair that was sure stays.
const STAYS: f32 = 1000.0;
/// Times that the pairs are weighed anew.
const STEPS: usize = 5;
/// Sets of weights: for the pairs that the rounds found, for those of which none of these was sure, for those
/// that a step before left.
const SETS: usize = 3;
/// Cells of the largest table that is settled so; a page has less.
const MOST_CELLS: usize = 2000;

/// For each look what it is worth, in nats: a logistic regression for each set and kind.
pub(super) struct Weights([[Looks; KINDS]; SETS]);

impl Weights {
    /// Those in `assets/model/columns.txt`.
    pub(super) fn learnt() -> &'static Self {
        static WEIGHTS: LazyLock<Weights> =
            LazyLock::new(|| Weights::read(include_str!("../../../assets/model/columns.txt")));
        &WEIGHTS
    }

    /// Reads a table: a line for each look, its name and its weight in each set for each kind.
    pub(super) fn read(table: &str) -> Self {
        let mut weights = Self([[[0.0; LOOKS]; KINDS]; SETS]);
        let lines = table.lines().filter(|line| !line.starts_with('#'));
        for (look, line) in lines.take(LOOKS).enumerate() {
            let values = line.split_whitespace().skip(1);
            let places = weights.0.iter_mut().flatten();
            for (place, value) in places.zip(values) {
                place[look] = value.parse().unwrap_or_default();
            }
        }
        weights
    }

    /// Nats that speak for `pair`, in step `step`.
    fn value(&self, step: usize, pair: &Pair) -> f32 {
        let weights = &self.0[step.min(SETS - 1)][pair.kind];
        weights.iter().zip(pair.looks).map(|(w, x)| w * x).sum()
    }
}

/// For each cell the one that it goes on with, where `found` is what the rounds found.
pub(super) fn settled(
    page: &Page<'_>,
    cells: &[Cell],
    found: Vec<Option<Below>>,
    language: &impl Language,
    weights: &Weights,
) -> Vec<Option<usize>> {
    let scene = Scene::new(page, cells, language);
    let mut words = Words::new(cells.len().min(MOST_CELLS));
    let mut known = Known {
        is_sure: vec![false; cells.len()],
        below: found,
    };
    let steps = if cells.len() > MOST_CELLS { 0 } else { STEPS };
    for step in 0..steps {
        let which = if step == 0 {
            Which::Found
        } else {
            Which::Unsure
        };
        let pairs = scene.pairs(&known, which, &mut words).into_iter();
        let pairs: Vec<(f32, Pair)> = pairs
            .map(|pair| (weights.value(step, &pair), pair))
            .collect();
        if which == Which::Unsure {
            take(&mut known, &pairs);
        }
        for (value, pair) in &pairs {
            let is_taken = known.below[pair.above].is_some_and(|below| below.cell == pair.below);
            known.is_sure[pair.above] |= is_taken && *value > SURE;
        }
    }
    let below = known.below.iter();
    below.map(|below| below.map(|below| below.cell)).collect()
}

/// Makes columns of the best `pairs`, and of what is sure.
fn take(known: &mut Known, pairs: &[(f32, Pair)]) {
    let sure = known.below.iter().enumerate();
    let sure = sure.filter_map(|(a, below)| Some((STAYS, a, (*below)?.cell)));
    let mut valued: Vec<(f32, usize, usize)> = sure.filter(|(_, a, _)| known.is_sure[*a]).collect();
    let likely = pairs.iter().filter(|(value, _)| *value > 0.0);
    valued.extend(likely.map(|(value, pair)| (*value, pair.above, pair.below)));
    let below = chained(known.below.len(), valued);
    for (known, below) in known.below.iter_mut().zip(below) {
        let same = known.filter(|known| Some(known.cell) == below);
        *known = same.or(below.map(|cell| Below { cell, passed: 0 }));
    }
}

#[cfg(test)]
mod tests {
    use super::{KINDS, LOOKS, SETS, Weights};

    #[test]
    fn the_table_of_weights_is_whole() {
        let table = include_str!("../../../assets/model/columns.txt");
        let lines: Vec<_> = table
            .lines()
            .filter(|line| !line.starts_with('#'))
            .collect();
        assert_eq!(lines.len(), LOOKS);
        for line in lines {
            let values = line.split_whitespace().skip(1);
            let values = values.filter(|value| value.parse::<f32>().is_ok());
            assert_eq!(values.count(), SETS * KINDS, "{line}");
        }
    }

    #[test]
    fn a_line_names_a_look_and_its_weights() {
        let weights = Weights::read("# names\nany 1.5 -2\n");
        assert_eq!(weights.0[0][0][0], 1.5);
        assert_eq!(weights.0[0][1][0], -2.0);
        assert_eq!(weights.0[2][5][0], 0.0);
    }
}

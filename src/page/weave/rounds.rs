//! The columns of a table take turns: which cell goes on with which, found over the whole table.
//!
//! A beam search reads the cells in their order. Each is put below the last cell of a column, or on top
//! of a new one. The column that has waited for the longest time is due; to pass it over costs.

use std::{
    cell::OnceCell,
    collections::HashSet,
    hash::{DefaultHasher, Hash, Hasher},
};

use super::{Cell, link};
use crate::page::{Language, Page};

/// Trials that are kept.
const BEAM: usize = 45;
/// The best ways to go on that are looked at for them.
const WAYS: usize = 4 * BEAM;
/// Nats by which a trial may be behind the best one.
const HOPELESS: f32 = 16.0;
/// Cells behind which a column does not go on any more.
const REACH: usize = 48;
/// Turns that it lets pass before.
const MOST_PASSED: usize = 3;
/// Cells behind which the best trial is taken and the others are given up, so that a page of any length
/// takes no more memory than its cells.
const STRETCH: usize = 512;

// Nats; see [`link`].

/// For beginning a column, with text and with what is none.
const OPENS: f32 = -1.8;
const OPENS_HEAD: f32 = -1.09;
/// For a column letting its turn pass: inside a sentence, behind one, behind what is no text, and once
/// again.
const PASSES_OPEN: f32 = -5.3;
const PASSES: f32 = -1.17;
const PASSES_HEAD: f32 = -1.79;
const PASSES_AGAIN: f32 = -0.16;

/// The lowest cell of a column.
#[derive(Clone, Copy)]
struct Foot {
    cell: usize,
    /// See [`key_of`].
    key: u64,
    /// Half squares of the widest line of the column.
    width: u32,
    /// Turns that it has let pass.
    passed: usize,
}

/// One way to read the cells so far.
struct Trial {
    nats: f32,
    /// The columns, the one that has waited for the longest time first.
    waiting: Vec<Foot>,
    /// Its last step, among those of all trials; `None` before the first.
    step: Option<usize>,
}

/// A cell put below another one, or on top of a column.
struct Step {
    before: Option<usize>,
    above: Option<usize>,
    passed: usize,
}

/// Where a column goes on, or comes from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Below {
    pub cell: usize,
    /// Turns that the column let pass before.
    pub passed: usize,
}

impl Below {
    /// Those of the turns for which the cell `above` has no row.
    pub(super) fn passed_over(self, above: &Cell) -> usize {
        self.passed.saturating_sub(above.lines_below())
    }
}

/// For each cell the one that its column goes on with.
pub(super) fn rounds(
    page: &Page<'_>,
    cells: &[Cell],
    language: &impl Language,
) -> Vec<Option<Below>> {
    let mut below = vec![None; cells.len()];
    let mut waiting = Vec::new();
    for first in (0..cells.len()).step_by(STRETCH) {
        let mut steps: Vec<Step> = Vec::new();
        let mut trials = vec![Trial {
            nats: 0.0,
            waiting,
            step: None,
        }];
        let last = cells.len().min(first + STRETCH);
        for b in first..last {
            trials = tried(page, cells, b, &trials, &mut steps, language);
        }
        let best = trials.swap_remove(0);
        let mut step = best.step;
        for b in (first..last).rev() {
            let Some(Step {
                before,
                above,
                passed,
            }) = step.map(|step| &steps[step])
            else {
                break;
            };
            if let Some(above) = above {
                below[*above] = Some(Below {
                    cell: b,
                    passed: *passed,
                });
            }
            step = *before;
        }
        waiting = best.waiting;
    }
    below
}

/// The best ways to go on with cell `b`, the very best first.
fn tried(
    page: &Page<'_>,
    cells: &[Cell],
    b: usize,
    trials: &[Trial],
    steps: &mut Vec<Step>,
    language: &impl Language,
) -> Vec<Trial> {
    let below = &cells[b];
    // What the words say is asked once for all trials.
    let words: [OnceCell<f32>; REACH] = std::array::from_fn(|_| OnceCell::new());
    let mut ways: Vec<(f32, usize, Option<usize>)> = Vec::new();
    let mut best = f32::NEG_INFINITY;
    for (t, trial) in trials.iter().enumerate() {
        let opens = if below.is_text { OPENS } else { OPENS_HEAD };
        ways.push((trial.nats + opens, t, None));
        let mut nats = trial.nats;
        for (f, foot) in trial.waiting.iter().enumerate() {
            if nats < best - HOPELESS {
                break;
            }
            let above = &cells[foot.cell];
            let words =
                words[b - foot.cell - 1].get_or_init(|| link::words(page, above, below, language));
            let widths = link::widths(foot.width, above, below);
            let way = nats + words + widths;
            best = best.max(way);
            ways.push((way, t, Some(f)));
            nats += passing(foot, above);
        }
    }
    ways.retain(|(nats, ..)| *nats > best - HOPELESS);
    // As many as are looked at: some come out alike.
    if ways.len() > WAYS {
        ways.select_nth_unstable_by(WAYS, |x, y| y.0.total_cmp(&x.0));
        ways.truncate(WAYS);
    }
    ways.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let new = Foot {
        cell: b,
        key: key_of(b),
        width: below.width(),
        passed: 0,
    };
    let mut seen: HashSet<u64> = HashSet::with_capacity(BEAM);
    let mut kept: Vec<Trial> = Vec::new();
    for (nats, t, foot) in ways {
        let Trial { waiting, step, .. } = &trials[t];
        let above = foot.map(|f| waiting[f].cell);
        let passed = foot.map_or(0, |f| waiting[f].passed);
        let waiting = put(waiting, cells, new, foot);
        // Trials that differ in what cannot change any more are one.
        if seen.insert(waiting.iter().fold(0, |key, foot| key ^ foot.key)) {
            kept.push(Trial {
                nats,
                waiting,
                step: Some(steps.len()),
            });
            steps.push(Step {
                before: *step,
                above,
                passed,
            });
            if kept.len() == BEAM {
                break;
            }
        }
    }
    kept
}

/// Its part in what tells trials apart by the cells that wait.
fn key_of(cell: usize) -> u64 {
    let mut hasher = DefaultHasher::new();
    cell.hash(&mut hasher);
    hasher.finish()
}

/// What waits once a cell, the foot `below`, is put below number `foot` of what was `waiting`, or on
/// top of a column.
fn put(waiting: &[Foot], cells: &[Cell], mut below: Foot, foot: Option<usize>) -> Vec<Foot> {
    let mut still = Vec::with_capacity(waiting.len() + 1);
    for (f, &other) in waiting.iter().enumerate() {
        if foot == Some(f) {
            below.width = below.width.max(other.width);
            continue;
        }
        let passed = other.passed + usize::from(foot.is_some_and(|foot| f < foot));
        let rows = cells[other.cell].lines_below();
        if below.cell - other.cell < REACH && passed <= MOST_PASSED + rows {
            still.push(Foot { passed, ..other });
        }
    }
    still.push(below);
    still
}

/// Nats for a column letting its turn pass.
fn passing(foot: &Foot, cell: &Cell) -> f32 {
    let rows = cell.lines_below();
    match foot.passed {
        // A cell of several lines stands in as many rows.
        passed if passed < rows => 0.0,
        passed if passed > rows => PASSES_AGAIN,
        _ if !cell.is_text => PASSES_HEAD,
        _ if cell.is_open => PASSES_OPEN,
        _ => PASSES,
    }
}

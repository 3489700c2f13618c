use std::ops::Range;

use super::Alignment;
use super::bond::Bond;
use super::cluster::Cluster;
use super::stop::{Stop, lines_between, stops};

/// What an empty cell costs. A line's cost grows by the square of its empty cells besides, so that
/// of two ways that leave as many empty, the more even one wins.
const EMPTY_CELL: usize = 16;

/// A widow costs what a line with eight empty cells does.
const WIDOW: usize = emptiness(8);

/// To part a number's scale from its unit, what three empty cells cost in a line that lacks some.
const LOOSE: usize = 4 * EMPTY_CELL;

/// To cut a name, a little more than two empty cells in such a line.
const NAME: usize = 3 * EMPTY_CELL + 1;

/// In a long ragged paragraph, a little more than one: at two cells each, names would leave .49 cells
/// empty a line where .44 are (news at 40 cells a line, nine names on ten lines).
const NAME_AMONG_MANY: usize = 3 * EMPTY_CELL / 2;

/// A paragraph of more lines than this is long.
const SHORT_LINES: usize = 2;

/// A line that is shorter by more than this than it might be is not considered: nothing that it
/// could save is worth more.
const SEARCHED_COLS: usize = WIDOW / EMPTY_CELL;

/// What so many empty cells cost in one line.
const fn emptiness(cols: usize) -> usize {
    cols.saturating_mul(EMPTY_CELL + cols)
}

/// The room that lines have.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    /// Cells in a full line.
    pub(super) measure_cols: usize,
    /// Cells of the first line that stay empty at its head.
    pub(super) first_indent_cols: usize,
    /// Whether a mark may hang beyond the measure.
    pub(super) alignment: Alignment,
}

impl Room {
    /// Cells of the line that begins behind the stop `from`.
    fn line_cols(self, from: usize) -> usize {
        let indent_cols = if from == 0 { self.first_indent_cols } else { 0 };
        self.measure_cols.saturating_sub(indent_cols)
    }
}

/// Fills lines: the clusters of each, without the blanks at its ends.
///
/// Lines end at free places alone, so that filling each as far as it goes leaves the fewest cells
/// empty. Only where that cuts a name or leaves a widow are the line ends chosen all together, for
/// the least sum of empty cells and of wishes not granted. Linear in the number of clusters.
pub(super) fn fill(clusters: &[Cluster], bonds: &[Bond], room: Room) -> Vec<Range<usize>> {
    let stops = stops(clusters, bonds, room.alignment);
    let widow = LastCharacters::of(clusters);
    let filled = fill_each(&stops, room);
    let cut = filled.iter().any(|at| stops[*at].bond != Bond::Free);
    let last_line = filled.len().checked_sub(2).filter(|nth| *nth > 0);
    let widowed = last_line.is_some_and(|nth| widow.is_widow(stops[filled[nth]].end));
    let chosen = if !cut && !widowed {
        filled
    } else {
        let many = room.alignment == Alignment::Ragged && filled.len() > SHORT_LINES + 1;
        let name = if many { NAME_AMONG_MANY } else { NAME };
        choose(&stops, room, name, widow)
    };
    lines_between(clusters, &stops, &chosen)
}

/// Fills one line after the other as far as it goes: the stops before, between and behind them.
pub(super) fn fill_each(stops: &[Stop], room: Room) -> Vec<usize> {
    let mut chosen = Vec::from_iter((!stops.is_empty()).then_some(0));
    let (mut from, mut to) = (0, 1);
    while to < stops.len() {
        to = farthest(stops, room, from, to);
        chosen.push(to);
        (from, to) = (to, to + 1);
    }
    chosen
}

/// The last stop, `to` or a later one, that a line from behind `from` reaches; `to` where it
/// reaches none.
fn farthest(stops: &[Stop], room: Room, from: usize, to: usize) -> usize {
    let fits = |stop: &Stop| stops[from].cols_to(*stop) <= room.line_cols(from);
    to + stops[to + 1..].iter().take_while(|stop| fits(stop)).count()
}

/// Chooses all line ends together: the stops before, between and behind the lines that cost least.
fn choose(stops: &[Stop], room: Room, name: usize, widow: LastCharacters) -> Vec<usize> {
    // The least cost of lines up to each stop, and the stop that the last of them begins behind.
    let mut best = vec![(usize::MAX, 0); stops.len()];
    best[0].0 = 0;
    let last = stops.len() - 1;
    let mut reached = 0;
    for from in 0..last {
        let (cost, _) = best[from];
        if cost == usize::MAX {
            continue;
        }
        // Later lines reach farther, but for the first one's indent.
        let far = farthest(stops, room, from, reached.max(from + 1));
        reached = far;
        let most_cols = stops[from].cols_to(stops[far]);
        for to in (from + 1..=far).rev() {
            let cols = stops[from].cols_to(stops[to]);
            if most_cols - cols > SEARCHED_COLS {
                break;
            }
            let empty = emptiness(room.line_cols(from).saturating_sub(cols));
            let cut = match stops[to].bond {
                Bond::Free => 0,
                Bond::Name => name,
                _ => LOOSE,
            };
            let total = cost.saturating_add(if to < last {
                empty.saturating_add(cut)
            } else if from > 0 && widow.is_widow(stops[from].end) {
                WIDOW
            } else {
                0
            });
            if total < best[to].0 {
                best[to] = (total, from);
            }
        }
    }
    let mut chosen = vec![last];
    let mut at = last;
    while at > 0 {
        at = best[at].1;
        chosen.push(at);
    }
    chosen.reverse();
    chosen
}

/// The last two characters of a paragraph, marks and blanks aside.
#[derive(Clone, Copy, Debug)]
struct LastCharacters {
    last: Option<usize>,
    last_but_one: Option<usize>,
}

impl LastCharacters {
    fn of(clusters: &[Cluster]) -> Self {
        let is_character = |cluster: &Cluster| !(cluster.is_blank() || cluster.class.is_mark());
        let last_before = |end: usize| clusters[..end].iter().rposition(is_character);
        let last = last_before(clusters.len());
        Self {
            last,
            last_but_one: last.and_then(last_before),
        }
    }

    /// Whether a last line that begins at `start` has one character and no more.
    fn is_widow(self, start: usize) -> bool {
        self.last.is_some_and(|last| start <= last)
            && self.last_but_one.is_some_and(|other| other < start)
    }
}

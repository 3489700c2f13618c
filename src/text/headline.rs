use std::ops::Range;

use super::bond::{Bond, bonds};
use super::class::Class;
use super::cluster::{Cluster, clusters};
use super::filling::{Room, fill, trimmed};
use super::paragraph::row;
use super::{Alignment, AmbiguousWidth, Row, Span};

/// A headline of more lines than this is set as running text: nobody balances a page of it.
const MOST_BALANCED_LINES: usize = 12;

/// Sets a headline in as few lines as it takes, nearly equal in width, from the left edge.
///
/// Lines end at the blank of a two-part headline or behind ：，；！？ where that leaves them nearly
/// as equal, and never inside one of `words` (names, or words where they are known) if another
/// place will do. The rules of line starts and ends hold as in a paragraph.
#[must_use]
pub fn set_headline(
    text: &str,
    words: &[Span],
    measure_cols: usize,
    ambiguous: AmbiguousWidth,
) -> Vec<Row> {
    let measure_cols = measure_cols.max(2);
    let clusters = clusters(text, ambiguous);
    let bonds = bonds(text, &clusters, words, measure_cols);
    let room = Room {
        measure_cols,
        first_indent_cols: 0,
        alignment: Alignment::Ragged,
    };
    let mut lines = fill(&clusters, &bonds, room);
    if (2..=MOST_BALANCED_LINES).contains(&lines.len()) {
        lines = balance(&clusters, &bonds, measure_cols, lines.len()).unwrap_or(lines);
    }
    lines
        .into_iter()
        .map(|line| row(&clusters, line, 0, &[]))
        .collect()
}

/// The best `line_count` lines, or `None` where no free places make so many.
fn balance(
    clusters: &[Cluster],
    bonds: &[Bond],
    measure_cols: usize,
    line_count: usize,
) -> Option<Vec<Range<usize>>> {
    let mut before_cols = Vec::with_capacity(clusters.len() + 1);
    let mut total_cols = 0;
    before_cols.push(total_cols);
    for cluster in clusters {
        total_cols += cluster.cols;
        before_cols.push(total_cols);
    }
    let ideal_cols = total_cols.div_ceil(line_count);
    let starts: Vec<usize> = (0..clusters.len())
        .filter(|idx| *idx == 0 || bonds[*idx] <= Bond::Loose)
        .filter(|idx| !clusters[*idx].is_blank())
        .collect();
    // best[n][i]: the least cost of n lines that end before starts[i], and where the last begins.
    let ends: Vec<usize> = starts
        .iter()
        .skip(1)
        .copied()
        .chain([clusters.len()])
        .collect();
    let mut best: Vec<Vec<Option<(usize, usize)>>> = vec![vec![None; ends.len() + 1]];
    best[0][0] = Some((0, 0));
    for nth in 0..line_count {
        let mut row = vec![None; ends.len() + 1];
        for (to, end) in ends.iter().enumerate() {
            for from in (0..=to).rev() {
                let line = trimmed(clusters, starts[from]..*end);
                let cols = before_cols[line.end] - before_cols[line.start];
                if cols > measure_cols {
                    break;
                }
                let Some((so_far, _)) = best[nth][from] else {
                    continue;
                };
                let off = cols.abs_diff(ideal_cols);
                let cost = so_far + off * off + break_cost(clusters, bonds, *end, ideal_cols);
                if row[to + 1].is_none_or(|(least, _)| cost < least) {
                    row[to + 1] = Some((cost, from));
                }
            }
        }
        best.push(row);
    }
    let mut lines = Vec::with_capacity(line_count);
    let mut to = ends.len();
    for nth in (1..=line_count).rev() {
        let (_, from) = best[nth][to]?;
        lines.push(trimmed(clusters, starts[from]..ends[to - 1]));
        to = from;
    }
    lines.reverse();
    Some(lines)
}

/// What it costs to end a line at `end`, against the square of a line's distance in cells from the
/// ideal: nothing at a two-part headline's blank, something behind a mark, more elsewhere, most
/// inside a word.
fn break_cost(clusters: &[Cluster], bonds: &[Bond], end: usize, ideal_cols: usize) -> usize {
    let square = ideal_cols * ideal_cols;
    let Some(before) = end.checked_sub(1).map(|last| clusters[last].class) else {
        return 0;
    };
    match bonds.get(end) {
        None => 0,
        Some(Bond::Free) if before == Class::Blank => 0,
        Some(Bond::Free) if matches!(before, Class::Stop | Class::Dash) => square / 8,
        Some(Bond::Free) => square / 4,
        Some(_) => square,
    }
}

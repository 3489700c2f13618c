use super::bond::{Bond, bonds};
use super::class::Class;
use super::cluster::{Cluster, clusters};
use super::filling::{Room, fill_each};
use super::paragraph::row;
use super::stop::{Stop, lines_between, stops};
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
    let stops = stops(&clusters, &bonds, room.alignment);
    let mut chosen = fill_each(&stops, room);
    let line_count = chosen.len().saturating_sub(1);
    if (2..=MOST_BALANCED_LINES).contains(&line_count) {
        chosen = balance(&clusters, &stops, measure_cols, line_count).unwrap_or(chosen);
    }
    let lines = lines_between(&clusters, &stops, &chosen).into_iter();
    lines.map(|line| row(&clusters, line, 0, &[])).collect()
}

/// The stops before, between and behind the `line_count` lines that are most nearly equal and end
/// at the best places; `None` where there are not so many.
fn balance(
    clusters: &[Cluster],
    stops: &[Stop],
    measure_cols: usize,
    line_count: usize,
) -> Option<Vec<usize>> {
    let last = stops.len() - 1;
    let ideal_cols = stops[0].cols_to(stops[last]).div_ceil(line_count);
    let costs = stop_costs(clusters, stops, ideal_cols);
    // For so many lines up to each stop: the least cost, and the stop before the last of them.
    let mut best: Vec<Vec<Option<(usize, usize)>>> = vec![vec![None; stops.len()]];
    best[0][0] = Some((0, 0));
    for nth in 0..line_count {
        let mut next = vec![None; stops.len()];
        for to in 1..=last {
            for from in (0..to).rev() {
                let cols = stops[from].cols_to(stops[to]);
                if cols > measure_cols {
                    break;
                }
                let Some((so_far, _)) = best[nth][from] else {
                    continue;
                };
                let cost = so_far + cols.abs_diff(ideal_cols).pow(2) + costs[to];
                if next[to].is_none_or(|(least, _)| cost < least) {
                    next[to] = Some((cost, from));
                }
            }
        }
        best.push(next);
    }
    let mut chosen = vec![last];
    let mut at = last;
    for nth in (1..=line_count).rev() {
        at = best[nth][at]?.1;
        chosen.push(at);
    }
    chosen.reverse();
    Some(chosen)
}

/// What it costs to end a line at each stop, against the square of a line's distance in cells from
/// the ideal: nothing at a two-part headline's blank, something behind a mark or beside a quotation,
/// more elsewhere, most inside a bracket or a word.
fn stop_costs(clusters: &[Cluster], stops: &[Stop], ideal_cols: usize) -> Vec<usize> {
    let square = ideal_cols * ideal_cols;
    let mut depth = 0_usize;
    let mut seen = 0;
    let opens = |stop: &Stop| {
        let after = clusters.get(stop.end);
        after.is_some_and(|cluster| cluster.class == Class::Open)
    };
    let cost = |stop: &Stop| {
        for cluster in &clusters[seen..stop.end] {
            match cluster.class {
                Class::Open => depth += 1,
                Class::Close => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        seen = stop.end;
        let before = clusters[..stop.end].last().map(|c| c.class);
        match before {
            _ if stop.end == clusters.len() => 0,
            _ if stop.bond != Bond::Free => square * 2,
            _ if depth > 0 => square,
            Some(Class::Blank) => 0,
            Some(Class::Stop | Class::Dash) => square / 4,
            Some(Class::Close) => square / 3,
            _ if opens(stop) => square / 3,
            _ => square / 2,
        }
    };
    stops.iter().map(cost).collect()
}

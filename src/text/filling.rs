use std::ops::Range;

use super::Alignment;
use super::bond::Bond;
use super::class::Class;
use super::cluster::Cluster;

/// Cells that a line may leave empty to keep a name whole.
const NAME_COST_COLS: usize = 2;

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

/// Fills lines: the clusters of each, without the blanks at its ends.
///
/// Each line takes as much as it can, which for lines that may end at fixed places leaves the
/// fewest cells empty; a name at its end and a widow after it may take something off it again.
/// Linear in the number of clusters: what one line gave back the next one keeps, once for each
/// kind of bond at most.
pub(super) fn fill(clusters: &[Cluster], bonds: &[Bond], room: Room) -> Vec<Range<usize>> {
    let last = LastCharacters::of(clusters);
    let mut lines = Vec::new();
    let mut start = skip_blanks(clusters, 0);
    while start < clusters.len() {
        let indent_cols = if lines.is_empty() {
            room.first_indent_cols
        } else {
            0
        };
        let capacity_cols = room.measure_cols.saturating_sub(indent_cols);
        let mut end = line_end(clusters, bonds, start, capacity_cols, room.alignment);
        if last.is_widow(end) {
            end = before_widow(clusters, bonds, start..end, last);
        }
        lines.push(start..trim_blanks(clusters, start, end));
        start = skip_blanks(clusters, end);
    }
    lines
}

/// Where the line that begins at `start` ends: behind its blanks, before the next line's head.
fn line_end(
    clusters: &[Cluster],
    bonds: &[Bond],
    start: usize,
    capacity_cols: usize,
    alignment: Alignment,
) -> usize {
    let mut cols = 0;
    let mut fits = start;
    for (idx, cluster) in clusters.iter().enumerate().skip(start) {
        cols += cluster.cols;
        let hangs = alignment == Alignment::Justified && cluster.class == Class::Stop;
        let needed_cols = if hangs { cols - cluster.cols } else { cols };
        if !cluster.is_blank() && needed_cols > capacity_cols {
            break;
        }
        fits = idx + 1;
    }
    if fits == clusters.len() {
        return fits;
    }
    // Not even one cluster fits: it has a line of its own.
    let fits = fits.max(start + 1);
    let mut weakest: Option<(Bond, usize)> = None;
    for end in (start + 1..=fits).rev() {
        let bond = bonds.get(end).copied().unwrap_or(Bond::Free);
        if weakest.is_none_or(|(best, _)| bond < best) {
            weakest = Some((bond, end));
        }
        if bond == Bond::Free {
            break;
        }
    }
    let free = match weakest {
        Some((Bond::Free, end)) => end,
        Some((_, end)) => return end,
        None => return fits,
    };
    let filled = (free..=fits)
        .rev()
        .find(|end| bonds.get(*end).is_none_or(|bond| *bond <= Bond::Name))
        .unwrap_or(free);
    let cost_cols: usize = clusters[free..filled].iter().map(|c| c.cols).sum();
    if cost_cols <= NAME_COST_COLS {
        free
    } else {
        filled
    }
}

/// The last two characters of a paragraph, marks and blanks aside.
#[derive(Clone, Copy, Debug)]
struct LastCharacters {
    last: Option<usize>,
    last_but_one: Option<usize>,
}

impl LastCharacters {
    fn of(clusters: &[Cluster]) -> Self {
        let is_character = |cluster: &Cluster| {
            let class = cluster.class;
            !(class == Class::Blank || class == Class::Open || class.begins_no_line())
        };
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

/// An earlier end for `line` that gives the widow behind it company, or its end where there is
/// none. At most half the line goes down with it.
fn before_widow(
    clusters: &[Cluster],
    bonds: &[Bond],
    line: Range<usize>,
    last: LastCharacters,
) -> usize {
    let line_cols: usize = clusters[line.clone()].iter().map(|c| c.cols).sum();
    let mut cols = 0;
    (line.start + 1..line.end)
        .rev()
        .take_while(|at| {
            cols += clusters[*at].cols;
            cols * 2 <= line_cols
        })
        .find(|at| bonds[*at] == Bond::Free && !last.is_widow(*at))
        .unwrap_or(line.end)
}

fn skip_blanks(clusters: &[Cluster], start: usize) -> usize {
    let blanks = clusters[start..].iter().take_while(|c| c.is_blank());
    start + blanks.count()
}

fn trim_blanks(clusters: &[Cluster], start: usize, end: usize) -> usize {
    let blanks = clusters[start..end]
        .iter()
        .rev()
        .take_while(|c| c.is_blank());
    end - blanks.count()
}

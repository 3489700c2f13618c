use std::ops::Range;

use super::Alignment;
use super::bond::Bond;
use super::class::Class;
use super::cluster::Cluster;

/// A place where a line may end and the next one begin.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stop {
    /// The first cluster of the next line.
    pub(super) end: usize,
    /// Cells of the text before this, without blanks at its end and without a mark that may hang.
    seen_cols: usize,
    /// Cells of the text before `end`.
    cols: usize,
    /// What a line's end here cuts.
    pub(super) bond: Bond,
}

impl Stop {
    /// Cells that a line takes from behind this stop up to `end`.
    pub(super) fn cols_to(self, end: Self) -> usize {
        end.seen_cols.saturating_sub(self.cols)
    }
}

/// The head of the text, the places where lines may end, and the end of the text; nothing where
/// all of it is blank.
pub(super) fn stops(clusters: &[Cluster], bonds: &[Bond], alignment: Alignment) -> Vec<Stop> {
    let mut stops = Vec::new();
    let (mut seen_cols, mut cols) = (0, 0);
    for (idx, cluster) in clusters.iter().enumerate() {
        let bond = bonds[idx];
        if !cluster.is_blank() && (stops.is_empty() || bond <= Bond::Loose) {
            stops.push(Stop {
                end: idx,
                seen_cols,
                cols,
                bond,
            });
        }
        cols += cluster.cols;
        if !cluster.is_blank() {
            let hangs = alignment == Alignment::Justified && cluster.class == Class::Stop;
            seen_cols = if hangs { cols - cluster.cols } else { cols };
        }
    }
    if !stops.is_empty() {
        stops.push(Stop {
            end: clusters.len(),
            seen_cols,
            cols,
            bond: Bond::Free,
        });
    }
    stops
}

/// The clusters of the lines between each of the `chosen` stops and the next, without the blanks at
/// their ends.
pub(super) fn lines_between(
    clusters: &[Cluster],
    stops: &[Stop],
    chosen: &[usize],
) -> Vec<Range<usize>> {
    let lines = chosen.windows(2);
    lines
        .map(|pair| trimmed(clusters, stops[pair[0]].end..stops[pair[1]].end))
        .collect()
}

/// `line` without the blanks at its end.
pub(super) fn trimmed(clusters: &[Cluster], line: Range<usize>) -> Range<usize> {
    let blanks = clusters[line.clone()]
        .iter()
        .rev()
        .take_while(|c| c.is_blank());
    line.start..line.end - blanks.count()
}

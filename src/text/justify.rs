use super::bond::Bond;
use super::class::Class;
use super::cluster::Cluster;

/// A line that would need more than this at each of its gaps stays ragged: it would fall apart.
const MOST_COLS_A_GAP: usize = 3;

/// Where a line may be widened, in the order in which it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    /// Between Han and Latin, and at blanks.
    Script,
    /// Behind a mark.
    Mark,
    /// Between Han characters.
    Han,
    /// Nowhere: inside a number, a word or a name, and on the inner side of a mark.
    Closed,
}

/// Cells to add before each cluster of a line so that it ends at `target_cols`, or, where it is too
/// wide for that by a mark, so that the mark hangs beyond it. Nothing where the line is closed as
/// it is or cannot be closed.
///
/// Whole cells are spread evenly, each place of a kind taking one before any takes two.
pub(super) fn closing_cols(line: &[Cluster], bonds: &[Bond], target_cols: usize) -> Vec<usize> {
    let line_cols: usize = line.iter().map(|c| c.cols).sum();
    let hung_cols = match line.last() {
        Some(last) if line_cols > target_cols && last.class == Class::Stop => last.cols,
        _ => 0,
    };
    let mut missing = target_cols.saturating_sub(line_cols - hung_cols);
    if missing == 0 {
        return Vec::new();
    }
    let kinds: Vec<Gap> = (0..line.len())
        .map(|idx| gap_before(line, bonds, idx))
        .collect();
    let open = kinds.iter().filter(|kind| **kind != Gap::Closed).count();
    if missing > open * MOST_COLS_A_GAP {
        return Vec::new();
    }
    let mut gaps = vec![0; line.len()];
    while missing > 0 {
        for wanted in [Gap::Script, Gap::Mark, Gap::Han] {
            let places = kinds.iter().filter(|kind| **kind == wanted).count();
            let given = places.min(missing);
            // Of `given` cells over `places`, rounded, so many stand before the nth place.
            let before = |nth: usize| (2 * nth * given + places) / (2 * places.max(1));
            let at = kinds
                .iter()
                .enumerate()
                .filter(|(_, kind)| **kind == wanted);
            for (nth, (idx, _)) in at.enumerate() {
                gaps[idx] += before(nth + 1) - before(nth);
            }
            missing -= given;
        }
    }
    gaps
}

/// What sort of gap lies before the cluster at `idx` of a line.
fn gap_before(line: &[Cluster], bonds: &[Bond], idx: usize) -> Gap {
    let Some(before) = idx.checked_sub(1).map(|prev| line[prev]) else {
        return Gap::Closed;
    };
    let after = line[idx].class;
    if bonds[idx] != Bond::Free || after == Class::Blank || after.begins_no_line() {
        return Gap::Closed;
    }
    match (before.class, after) {
        (Class::Blank, _) => Gap::Script,
        (Class::Stop, _) | (Class::Close, Class::Han | Class::Open) => Gap::Mark,
        (Class::Han, Class::Digit | Class::Letter | Class::Sign | Class::Other)
        | (Class::Digit | Class::Letter | Class::Other, Class::Han) => Gap::Script,
        // 6.3%以上
        (Class::NoStart, Class::Han) if idx > 1 && line[idx - 2].class == Class::Digit => {
            Gap::Script
        }
        (Class::Han | Class::Dash | Class::Ellipsis, Class::Han | Class::Open) => Gap::Han,
        _ => Gap::Closed,
    }
}

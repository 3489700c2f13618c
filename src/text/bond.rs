use std::borrow::Cow;
use std::ops::Range;

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness};

use super::Span;
use super::class::Class;
use super::cluster::Cluster;
use super::number::number_groups;
use super::stop::trimmed;

/// How firmly a cluster holds on to the one before it, weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Bond {
    /// A line may end here.
    Free,
    /// Inside a name: kept where that costs little.
    Name,
    /// Between 亿 and 元, 第 and its number, both ends of a range: kept where that costs little.
    Loose,
    /// Between a number and its unit.
    Unit,
    /// Inside a Latin word or a number.
    Word,
    /// A line that ended here would begin or end with a forbidden mark.
    Mark,
}

/// The bond before each cluster, for lines of `measure_cols` cells.
///
/// The ground is UAX #14 (strict); a newspaper's rules are laid over it. `names` are the spans to
/// keep whole where that costs little. What is firmer than [`Bond::Loose`] holds: where that makes
/// a piece too long for a line, its weakest bonds are undone, so that any text can be set at any
/// measure.
pub(super) fn bonds(
    text: &str,
    clusters: &[Cluster],
    names: &[Span],
    measure_cols: usize,
) -> Vec<Bond> {
    let mut bonds = ground(text, clusters);
    for (group, bond) in number_groups(text, clusters) {
        let group_cols: usize = clusters[group.clone()].iter().map(|c| c.cols).sum();
        if group_cols * 2 <= measure_cols {
            raise(&mut bonds, group, bond);
        }
    }
    for name in names {
        let start = clusters.partition_point(|c| c.byte_start < name.byte_start);
        let end = clusters.partition_point(|c| c.byte_start < name.byte_end);
        raise(&mut bonds, start..end, Bond::Name);
    }
    for bond in [Bond::Unit, Bond::Word, Bond::Mark] {
        undo_in_long_pieces(clusters, &mut bonds, measure_cols, bond);
    }
    bonds
}

/// Undoes every bond of the kind `undone` in pieces that fit no line.
fn undo_in_long_pieces(
    clusters: &[Cluster],
    bonds: &mut [Bond],
    measure_cols: usize,
    undone: Bond,
) {
    let mut start = 0;
    while start < clusters.len() {
        let inner = bonds[start + 1..]
            .iter()
            .take_while(|bond| **bond > Bond::Loose);
        let end = start + 1 + inner.count();
        let seen = trimmed(clusters, start..end);
        if clusters[seen].iter().map(|c| c.cols).sum::<usize>() > measure_cols {
            for idx in start + 1..end {
                // Blanks vanish at the end of a line, they never begin one.
                if bonds[idx] == undone && !clusters[idx].is_blank() {
                    bonds[idx] = Bond::Free;
                }
            }
        }
        start = end;
    }
}

/// Makes the bonds inside a run of clusters at least as firm as `bond`.
fn raise(bonds: &mut [Bond], run: Range<usize>, bond: Bond) {
    for inner in bonds.iter_mut().take(run.end).skip(run.start + 1) {
        *inner = (*inner).max(bond);
    }
}

/// UAX #14 with the marks of a newspaper.
fn ground(text: &str, clusters: &[Cluster]) -> Vec<Bond> {
    let sided = with_sided_quotes(text, clusters);
    let mut options = LineBreakOptions::default();
    options.strictness = Some(LineBreakStrictness::Strict);
    let segmenter = LineSegmenter::new_for_non_complex_scripts(options);
    let mut opportunities = segmenter.segment_str(&sided).peekable();
    let mut bonds = Vec::with_capacity(clusters.len());
    let mut seen: Option<Class> = None;
    for (idx, cluster) in clusters.iter().enumerate() {
        while opportunities
            .next_if(|at| *at < cluster.byte_start)
            .is_some()
        {}
        let opportunity = opportunities.peek() == Some(&cluster.byte_start);
        let before = idx.checked_sub(1).map(|prev| clusters[prev]);
        bonds.push(match before {
            _ if cluster.is_blank() => Bond::Mark,
            Some(before) => bond_between(text, before, *cluster, seen, opportunity),
            None => Bond::Free,
        });
        if !cluster.is_blank() {
            seen = Some(cluster.class);
        }
    }
    bonds
}

/// The bond between two neighbours. `seen` is the class of the last cluster before `after` that is
/// no blank: a blank at a line's end vanishes, and what stood before it ends the line.
fn bond_between(
    text: &str,
    before: Cluster,
    after: Cluster,
    seen: Option<Class>,
    opportunity: bool,
) -> Bond {
    let Some(seen) = seen else {
        return Bond::Free;
    };
    if after.class.begins_no_line() || seen.ends_no_line() {
        return Bond::Mark;
    }
    match (before.class, after.class) {
        (Class::Digit | Class::Letter, Class::Digit | Class::Letter)
        | (Class::Sign, Class::Digit)
        | (Class::Digit, Class::Sign) => Bond::Word,
        // 歼－20; but a list of signed numbers may be broken.
        (Class::Han, Class::Sign) if matches!(after.of(text), "－" | "−") => Bond::Word,
        (Class::Stop, Class::Sign) => Bond::Free,
        // Thousands parted by a blank (GB/T 15835—2011 §5.1.1) are one number.
        (Class::Blank, Class::Digit) if seen == Class::Digit => Bond::Unit,
        // 公里/小时; a path in Latin letters may end its line after a stroke.
        (_, Class::Han) if matches!(before.of(text), "/" | "／") => Bond::Word,
        (Class::NoStart, Class::Digit) if matches!(before.of(text), "." | "．" | ",") => {
            Bond::Word
        }
        _ if opportunity => Bond::Free,
        (Class::Blank, _) => Bond::Unit,
        _ => Bond::Word,
    }
}

/// `text` with quotation marks that UAX #14 takes by their side. Offsets hold: each mark is as long
/// as its stand-in.
fn with_sided_quotes<'a>(text: &'a str, clusters: &[Cluster]) -> Cow<'a, str> {
    let mut sided = String::new();
    let mut copied = 0;
    for cluster in clusters {
        let mark = text[cluster.byte_start..].chars().next();
        let stand_in = match (mark, cluster.class) {
            (Some('“' | '‘'), Class::Open) => '「',
            (Some('”' | '’'), Class::Close) => '」',
            (Some('"' | '\''), Class::Open) => '(',
            (Some('"' | '\''), Class::Close) => ')',
            _ => continue,
        };
        sided.push_str(&text[copied..cluster.byte_start]);
        sided.push(stand_in);
        copied = cluster.byte_start + stand_in.len_utf8();
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    sided.push_str(&text[copied..]);
    Cow::Owned(sided)
}

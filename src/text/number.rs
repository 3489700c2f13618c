use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::bond::Bond;
use super::class::Class;
use super::cluster::Cluster;

/// Units by their first character, the longest first.
static UNITS: LazyLock<HashMap<char, Vec<&'static str>>> = LazyLock::new(|| {
    let data = include_str!("../../assets/typesetting/units.txt");
    let mut units: HashMap<char, Vec<&'static str>> = HashMap::new();
    for line in data.lines().filter(|line| !line.starts_with('#')) {
        for unit in line.split_whitespace() {
            if let Some(first) = unit.chars().next() {
                units.entry(first).or_default().push(unit);
            }
        }
    }
    for same_first in units.values_mut() {
        same_first.sort_by_key(|unit| std::cmp::Reverse(unit.len()));
    }
    units
});

/// Runs of clusters that belong to one number, each with the bond that should hold it: number and
/// scale, number and unit, 第 and number, both ends of a range. They may overlap.
pub(super) fn number_groups(text: &str, clusters: &[Cluster]) -> Vec<(Range<usize>, Bond)> {
    let mut groups = Vec::new();
    let mut idx = 0;
    let mut range_start = None;
    while idx < clusters.len() {
        if clusters[idx].class != Class::Digit {
            idx += 1;
            continue;
        }
        let start = with_sign(clusters, idx);
        let end = number_end(text, clusters, idx);
        if let Some(first) = range_start.take() {
            groups.push((first..end, Bond::Loose));
        }
        if start > 0 && clusters[start - 1].of(text) == "第" {
            groups.push((start - 1..end, Bond::Loose));
        }
        let scale_end = skip_scale(text, clusters, end);
        let unit_end = unit_end(text, clusters, scale_end);
        if scale_end > end {
            groups.push((start..scale_end, Bond::Unit));
        }
        if unit_end > scale_end {
            let bond = if scale_end > end {
                Bond::Loose
            } else {
                Bond::Unit
            };
            groups.push((start..unit_end, bond));
        }
        let next_number = clusters
            .get(end + 1)
            .is_some_and(|c| c.class == Class::Digit);
        if next_number && is_range_mark(text, clusters[end]) {
            range_start = Some(start);
        }
        idx = end;
    }
    groups
}

/// The start of a number whose first digit is at `idx`: a sign counts where nothing stands before
/// it that it could stand between.
fn with_sign(clusters: &[Cluster], idx: usize) -> usize {
    let is_sign = |at: usize| clusters[at].class == Class::Sign;
    let joins = |at: usize| clusters[at].class.is_alphanumeric();
    match idx {
        1 if is_sign(0) => 0,
        2.. if is_sign(idx - 1) && !joins(idx - 2) => idx - 1,
        _ => idx,
    }
}

/// One past the last digit of the number at `idx`, per cent sign included.
fn number_end(text: &str, clusters: &[Cluster], idx: usize) -> usize {
    let is_digit = |at: usize| clusters.get(at).is_some_and(|c| c.class == Class::Digit);
    let mut end = idx;
    loop {
        while is_digit(end) {
            end += 1;
        }
        let inside = |c: &Cluster| matches!(c.of(text), "." | "," | "．");
        if clusters.get(end).is_some_and(inside) && is_digit(end + 1) {
            end += 1;
        } else {
            break;
        }
    }
    let per_cent = |c: &Cluster| matches!(c.of(text), "%" | "％" | "‰");
    end + usize::from(clusters.get(end).is_some_and(per_cent))
}

/// Skips blanks and 余 多 几 十 百 千 万 亿 behind a number, where one of them stands there.
fn skip_scale(text: &str, clusters: &[Cluster], number_end: usize) -> usize {
    let mut end = number_end;
    while clusters.get(end).is_some_and(|c| c.is_blank()) {
        end += 1;
    }
    let after_blanks = end;
    let scale = |c: &Cluster| matches!(c.of(text), "十" | "百" | "千" | "万" | "亿" | "余" | "多");
    while clusters.get(end).is_some_and(scale) {
        end += 1;
    }
    if end > after_blanks { end } else { number_end }
}

/// One past the unit behind a number and its scale, or `scale_end` where there is none.
fn unit_end(text: &str, clusters: &[Cluster], scale_end: usize) -> usize {
    let mut start = scale_end;
    while clusters.get(start).is_some_and(|c| c.is_blank()) {
        start += 1;
    }
    let Some(cluster) = clusters.get(start) else {
        return scale_end;
    };
    let rest = &text[cluster.byte_start..];
    let candidates = rest.chars().next().and_then(|first| UNITS.get(&first));
    let unit = candidates
        .into_iter()
        .flatten()
        .find(|unit| rest.starts_with(**unit));
    let Some(unit) = unit else {
        return scale_end;
    };
    let byte_end = cluster.byte_start + unit.len();
    let mut end = start;
    while clusters.get(end).is_some_and(|c| c.byte_start < byte_end) {
        end += 1;
    }
    end
}

/// Whether the mark stands between the two ends of a range of numbers.
fn is_range_mark(text: &str, cluster: Cluster) -> bool {
    matches!(cluster.class, Class::Dash | Class::Sign)
        || matches!(cluster.of(text), "～" | "〜" | "~" | "至")
}

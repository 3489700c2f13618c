/// Which of `count` things goes on with which: of the pairs of most value first, each `(value, above, below)`,
/// those that leave everything with one thing above and one below at most, and never make a circle.
///
/// For each thing there is the one below it.
pub(super) fn chained(count: usize, mut pairs: Vec<(f32, usize, usize)>) -> Vec<Option<usize>> {
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut below: Vec<Option<usize>> = vec![None; count];
    let mut has_above = vec![false; count];
    // For each end of a chain the other one.
    let mut other_end: Vec<usize> = (0..count).collect();
    for (_, u, v) in pairs {
        if below[u].is_some() || has_above[v] || other_end[u] == v {
            continue;
        }
        below[u] = Some(v);
        has_above[v] = true;
        let (first, last) = (other_end[u], other_end[v]);
        other_end[first] = last;
        other_end[last] = first;
    }
    below
}

/// The chains that [`chained`] found, in the order of their first things.
pub(super) fn chains(below: &[Option<usize>]) -> impl Iterator<Item = Vec<usize>> {
    let mut has_above = vec![false; below.len()];
    for below in below.iter().flatten() {
        has_above[*below] = true;
    }
    let firsts = (0..below.len()).filter(move |first| !has_above[*first]);
    firsts.map(|first| std::iter::successors(Some(first), |&thing| below[thing]).collect())
}

#[cfg(test)]
mod tests {
    use super::{chained, chains};

    #[test]
    fn the_best_pairs_come_first_and_make_no_circle() {
        let below = chained(4, vec![(1.0, 2, 0), (3.0, 0, 1), (2.0, 1, 2), (0.5, 0, 3)]);
        assert_eq!(below, [Some(1), Some(2), None, None]);
        assert_eq!(chains(&below).collect::<Vec<_>>(), [vec![0, 1, 2], vec![3]]);
    }
}

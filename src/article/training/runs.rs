//! How often each run of characters stands in what is learnt from.

use crate::article::continuity::{ORDER, START, fold, hash};

/// For each length, from one character on, what a run must count to be kept: rarer ones tell more of one
/// text than of the language.
const LEAST: [u32; ORDER] = [1, 2, 2, 3, 3];

/// Runs of one to [`ORDER`] characters, by their hashes.
#[derive(Default)]
pub(super) struct Runs {
    /// For each length what was counted; settled, each hash once and in ascending order.
    counts: [Vec<(u64, f64)>; ORDER],
}

impl Runs {
    /// The characters that count of `text`.
    pub(super) fn folded(text: &str) -> Vec<char> {
        text.chars()
            .filter(|c| !c.is_whitespace())
            .map(fold)
            .collect()
    }

    /// Counts the runs of a paragraph, and how it begins.
    pub(super) fn add_paragraph(&mut self, text: &str) {
        let chars: Vec<char> = std::iter::once(START).chain(Self::folded(text)).collect();
        self.add_words(&[&chars], 1.0);
    }

    /// Counts `count` times the runs that stand in all of `words` put together: of two words those that
    /// begin in the first and end in the second.
    pub(super) fn add_words(&mut self, words: &[&[char]], count: f64) {
        let chars = words.concat();
        let first_len = words.first().map_or(0, |word| word.len());
        let rest_len = chars.len() - words.last().map_or(0, |word| word.len());
        for (counts, length) in self.counts.iter_mut().zip(1..) {
            let touching = if words.len() == 1 {
                0..(chars.len() + 1).saturating_sub(length)
            } else {
                (rest_len + 1).saturating_sub(length)
                    ..first_len.min((chars.len() + 1).saturating_sub(length))
            };
            let runs = touching.map(|at| &chars[at..at + length]);
            counts.extend(runs.map(|run| (hash(run, None), count)));
        }
    }

    /// Sums up what was counted of each run. The order of what was added decides how sums are rounded, so
    /// equal input gives equal sums.
    pub(super) fn settle(&mut self) {
        for counts in &mut self.counts {
            counts.sort_by_key(|(hash, _)| *hash);
            counts.dedup_by(|next, kept| {
                let is_same = next.0 == kept.0;
                kept.1 += if is_same { next.1 } else { 0.0 };
                is_same
            });
        }
    }

    /// The settled runs that are frequent enough, `(hash, count)`, each hash once, and how many characters
    /// were counted.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "counts, which fit"
    )]
    pub(super) fn kept(&self) -> (Vec<(u64, u32)>, f64) {
        let mut kept: Vec<(u64, u32)> = Vec::new();
        for (counts, least) in self.counts.iter().zip(LEAST) {
            let whole = counts
                .iter()
                .map(|(hash, count)| (*hash, count.round() as u32));
            kept.extend(whole.filter(|(_, count)| *count >= least));
        }
        kept.sort_unstable();
        kept.dedup_by_key(|run| run.0);
        (kept, self.counts[0].iter().map(|run| run.1).sum())
    }
}

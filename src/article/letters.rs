use std::ops::Range;

use super::{
    by_key::{ByKey, table},
    continuity::fold,
    parts::Part,
    topic::Pairs,
};
use crate::page::{Page, is_han};

/// The characters of a page that are no blanks, read once for all that compares its parts.
///
/// A part is a run of lines, so its characters stand in a row here, however its lines were joined.
#[derive(Debug)]
pub(super) struct Letters {
    /// The characters, folded, line after line.
    folded: Vec<char>,
    /// For each of them the number of the pair that it makes with the one before it, [`NO_PAIR`]
    /// where a mark parts them.
    pairs: Vec<u32>,
    /// The number of each pair that stands on the page.
    numbers: ByKey<u64, u32>,
    /// For each line where its characters begin, and where the last one ends.
    line_starts: Vec<usize>,
}

const NO_PAIR: u32 = u32::MAX;
/// Characters by which two texts begin alike.
const OPENING: usize = 6;

/// Whether texts are compared by `c`: it is no mark.
fn counts(c: char) -> bool {
    is_han(c) || c.is_ascii_alphanumeric()
}

fn pair(left: char, right: char) -> u64 {
    u64::from(left) << 32 | u64::from(right)
}

impl Letters {
    pub(super) fn of(page: &Page<'_>) -> Self {
        let count: usize = page.lines.iter().map(|line| line.chars as usize).sum();
        let mut letters = Self {
            folded: Vec::with_capacity(count),
            pairs: Vec::with_capacity(count),
            numbers: table(count),
            line_starts: Vec::with_capacity(page.lines.len() + 1),
        };
        let mut last: Option<char> = None;
        for line_idx in 0..page.lines.len() {
            letters.line_starts.push(letters.folded.len());
            for c in page.line(line_idx).chars() {
                let right = counts(c).then_some(c);
                if right.is_none() && c.is_whitespace() {
                    continue;
                }
                letters.pairs.push(match (last, right) {
                    (Some(left), Some(right)) => {
                        let next = u32::try_from(letters.numbers.len()).unwrap_or(NO_PAIR);
                        *letters.numbers.entry(pair(left, right)).or_insert(next)
                    }
                    _ => NO_PAIR,
                });
                letters.folded.push(fold(c));
                last = right;
            }
        }
        letters.line_starts.push(letters.folded.len());
        letters
    }

    /// Different pairs; their numbers are less.
    pub(super) fn pair_count(&self) -> usize {
        self.numbers.len()
    }

    /// The characters of the page, folded.
    pub(super) fn folded(&self) -> &[char] {
        &self.folded
    }

    /// The pairs of `text`, which is put together from the page's; what does not stand there is left
    /// out.
    pub(super) fn pairs_of(&self, text: &str) -> Pairs {
        let mut last: Option<char> = None;
        text.chars()
            .filter(|c| !c.is_whitespace())
            .filter_map(|c| {
                let left = last;
                last = counts(c).then_some(c);
                self.numbers.get(&pair(left?, last?)).copied()
            })
            .collect()
    }

    /// The numbers of the pairs of characters of `part`, front to back.
    pub(super) fn pairs(&self, part: &Part) -> impl Iterator<Item = u32> {
        let range = self.range(part);
        // The first character makes its pair with another part's.
        let pairs = self.pairs.get(range.start + 1..range.end);
        let pairs = pairs.unwrap_or_default().iter().copied();
        pairs.filter(|pair| *pair != NO_PAIR)
    }

    /// Whether the first characters of two parts are the same.
    pub(super) fn begin_alike(&self, part: &Part, other: &Part) -> bool {
        let opening = |part| self.folded[self.range(part)].first_chunk::<OPENING>();
        opening(part).is_some() && opening(part) == opening(other)
    }

    /// The line of `part` in which the character `at` of the page stands, and the characters in front of it there.
    pub(super) fn place(&self, part: &Part, at: usize) -> Option<(usize, usize)> {
        let lines = &part.lines;
        let above = lines.partition_point(|&line| self.line_starts[line] <= at);
        let line = *lines.get(above.checked_sub(1)?)?;
        Some((line, at - self.line_starts[line]))
    }

    /// Has a line begin at each of the characters `starts`, in ascending order.
    pub(super) fn break_lines(&mut self, starts: &[usize]) {
        self.line_starts.extend(starts);
        self.line_starts.sort_unstable();
    }

    /// Where the characters of `part` stand among those of the page.
    pub(super) fn range(&self, part: &Part) -> Range<usize> {
        match (part.lines.first(), part.lines.last()) {
            (Some(&first), Some(&last)) => self.line_starts[first]..self.line_starts[last + 1],
            _ => 0..0,
        }
    }
}

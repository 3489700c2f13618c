//! How alike the stretches of text on both sides of a cut are.

use std::ops::Range;

use super::{
    letters::Letters,
    parts::{Part, PartKind},
    topic::weights,
};

/// For every part of a page the pairs of characters that stand in other parts too, weighted by how
/// few those are: what makes two stretches of one story alike.
pub(super) struct Kinship {
    /// The numbers of the shared pairs of all parts, one part after the other.
    shared: Vec<u32>,
    /// For each part where its shared pairs begin, and where the last one's end.
    starts: Vec<usize>,
    /// For each part the squared length of its vector over all its pairs.
    lengths: Vec<f32>,
    /// For each pair by its number the square of its weight.
    squares: Vec<f32>,
}

/// A stretch of parts as a vector.
pub(super) struct Stretch {
    /// The numbers of its shared pairs in ascending order.
    shared: Vec<u32>,
    length: f32,
}

/// Where a pair of characters stands.
#[derive(Clone, Copy)]
struct Pair {
    last_part: u32,
    spread: u32,
}

impl Kinship {
    /// Learns from all text of a page.
    pub(super) fn of(parts: &[Part], letters: &Letters) -> Self {
        let nowhere = Pair {
            last_part: u32::MAX,
            spread: 0,
        };
        let mut pairs = vec![nowhere; letters.pair_count()];
        // The pairs of each part, each once.
        let mut numbers: Vec<u32> = Vec::new();
        let mut ends = Vec::with_capacity(parts.len());
        let mut texts = 0_usize;
        for (p, part) in (0_u32..).zip(parts) {
            if part.kind == PartKind::Text {
                texts += 1;
                for number in letters.pairs(part) {
                    let pair = &mut pairs[number as usize];
                    if pair.last_part != p {
                        pair.last_part = p;
                        pair.spread += 1;
                        numbers.push(number);
                    }
                }
            }
            ends.push(numbers.len());
        }
        let most = pairs.iter().map(|pair| pair.spread).max();
        let weights = weights(texts, most);
        let square = |pair: &Pair| weights[pair.spread as usize].powi(2);
        let mut kinship = Self {
            shared: Vec::with_capacity(numbers.len()),
            starts: Vec::with_capacity(parts.len() + 1),
            lengths: Vec::with_capacity(parts.len()),
            squares: pairs.iter().map(square).collect(),
        };
        let mut start = 0;
        for end in ends {
            let numbers = &numbers[start..end];
            let squares = numbers.iter().map(|n| kinship.squares[*n as usize]);
            kinship.lengths.push(squares.sum());
            kinship.starts.push(kinship.shared.len());
            let is_shared = |n: &u32| pairs[*n as usize].spread > 1;
            kinship
                .shared
                .extend(numbers.iter().copied().filter(is_shared));
            start = end;
        }
        kinship.starts.push(kinship.shared.len());
        kinship
    }

    /// The parts as one vector.
    pub(super) fn stretch(&self, parts: Range<usize>) -> Stretch {
        let mut shared = self.shared[self.starts[parts.start]..self.starts[parts.end]].to_vec();
        shared.sort_unstable();
        shared.dedup();
        Stretch {
            shared,
            length: self.lengths[parts].iter().sum::<f32>().sqrt(),
        }
    }

    /// Cosine of the two vectors, 0 to 1.
    pub(super) fn alike(&self, a: &Stretch, b: &Stretch) -> f32 {
        let lengths = a.length * b.length;
        let (mut left, mut right) = (a.shared.as_slice(), b.shared.as_slice());
        let mut dot = 0.0;
        while let ([a, behind_a @ ..], [b, behind_b @ ..]) = (left, right) {
            if a == b {
                dot += self.squares[*a as usize];
            }
            left = if a <= b { behind_a } else { left };
            right = if b <= a { behind_b } else { right };
        }
        if lengths > 0.0 { dot / lengths } else { 0.0 }
    }
}

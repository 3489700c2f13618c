//! How alike the stretches of text on both sides of a cut are.

use super::{
    letters::Letters,
    parts::{Part, PartKind},
    topic::weights,
};

/// For every part of a page the pairs of characters that stand in other parts too, weighted by how
/// few those are: what makes two stretches of one story alike.
pub(super) struct Kinship {
    /// The shared pairs of all parts, one part after the other: number of the pair and its weight.
    shared: Vec<(u32, f32)>,
    /// For each part where its shared pairs begin, and where the last one's end.
    starts: Vec<usize>,
    /// For each part the squared length of its vector over all its pairs.
    length: Vec<f32>,
}

/// A stretch of parts as a vector.
pub(super) struct Stretch {
    /// Its shared pairs, by number.
    shared: Vec<(u32, f32)>,
    length: f32,
}

/// Where a pair of characters stands.
#[derive(Clone, Copy)]
struct Pair {
    last_part: usize,
    spread: u32,
}

impl Kinship {
    /// Learns from all text of a page.
    pub(super) fn of(parts: &[Part], letters: &Letters) -> Self {
        let nowhere = Pair {
            last_part: usize::MAX,
            spread: 0,
        };
        let mut pairs = vec![nowhere; letters.pair_count];
        // The pairs of each part, each once.
        let mut numbers: Vec<u32> = Vec::new();
        let mut ends = Vec::with_capacity(parts.len());
        let mut texts = 0_usize;
        for (p, part) in parts.iter().enumerate() {
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
        let weights = weights(texts, pairs.iter().map(|pair| pair.spread).max());
        let mut kinship = Self {
            shared: Vec::with_capacity(numbers.len()),
            starts: Vec::with_capacity(parts.len() + 1),
            length: Vec::with_capacity(parts.len()),
        };
        let mut start = 0;
        for end in ends {
            kinship.starts.push(kinship.shared.len());
            let mut length = 0.0;
            for &number in &numbers[start..end] {
                let spread = pairs[number as usize].spread;
                let weight = weights[spread as usize];
                length += weight * weight;
                if spread > 1 {
                    kinship.shared.push((number, weight));
                }
            }
            kinship.length.push(length);
            start = end;
        }
        kinship.starts.push(kinship.shared.len());
        kinship
    }

    /// The parts as one vector.
    pub(super) fn stretch(&self, parts: impl Iterator<Item = usize>) -> Stretch {
        let mut all: Vec<(u32, f32)> = Vec::new();
        let mut length = 0.0;
        for p in parts {
            all.extend(&self.shared[self.starts[p]..self.starts[p + 1]]);
            length += self.length[p];
        }
        all.sort_unstable_by_key(|(number, _)| *number);
        all.dedup_by_key(|(number, _)| *number);
        Stretch {
            shared: all,
            length: f32::sqrt(length),
        }
    }
}

impl Stretch {
    /// Cosine of the two vectors, 0 to 1.
    pub(super) fn alike(&self, other: &Self) -> f32 {
        let (mut a, mut b) = (
            self.shared.iter().peekable(),
            other.shared.iter().peekable(),
        );
        let mut dot = 0.0;
        while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
            match x.0.cmp(&y.0) {
                std::cmp::Ordering::Less => {
                    a.next();
                }
                std::cmp::Ordering::Greater => {
                    b.next();
                }
                std::cmp::Ordering::Equal => {
                    dot += x.1 * y.1;
                    a.next();
                    b.next();
                }
            }
        }
        let lengths = self.length * other.length;
        if lengths > 0.0 { dot / lengths } else { 0.0 }
    }
}

//! How alike the stretches of text on both sides of a cut are.

use std::{collections::HashMap, hash::BuildHasherDefault};

use super::{
    parts::{Part, PartKind},
    topic::{ByValue, each_pair},
};

/// For every part of a page the pairs of characters that stand in other parts too, weighted by how
/// few those are: what makes two stretches of one story alike.
pub(super) struct Kinship {
    /// For each part its shared pairs: number of the pair and its weight, by number.
    shared: Vec<Vec<(u32, f32)>>,
    /// For each part the squared length of its vector over all its pairs.
    length: Vec<f32>,
}

/// A stretch of parts as a vector.
pub(super) struct Stretch {
    shared: Vec<(u32, f32)>,
    length: f32,
}

/// Where a pair of characters stands.
struct Pair {
    number: u32,
    last_part: usize,
    spread: u32,
}

impl Kinship {
    /// Learns from all text of a page.
    #[expect(clippy::cast_precision_loss, reason = "counts of parts as weights")]
    pub(super) fn of(parts: &[Part]) -> Self {
        let mut pairs: HashMap<u64, Pair, BuildHasherDefault<ByValue>> = HashMap::default();
        let mut texts = 0_u32;
        let mut order: Vec<Vec<u32>> = vec![Vec::new(); parts.len()];
        for (p, part) in parts.iter().enumerate() {
            if part.kind != PartKind::Text {
                continue;
            }
            texts += 1;
            each_pair(&part.raw, |key| {
                let number = u32::try_from(pairs.len()).unwrap_or(u32::MAX);
                let pair = pairs.entry(key).or_insert(Pair {
                    number,
                    last_part: usize::MAX,
                    spread: 0,
                });
                if pair.last_part != p {
                    pair.last_part = p;
                    pair.spread += 1;
                    order[p].push(pair.number);
                }
            });
        }
        let mut spread = vec![0_u32; pairs.len()];
        for pair in pairs.values() {
            spread[pair.number as usize] = pair.spread;
        }
        let weight = |number: u32| {
            let spread = spread[number as usize] as f32;
            ((texts as f32 + 1.0) / (spread + 0.5)).ln().max(0.0)
        };
        let mut shared = Vec::with_capacity(parts.len());
        let mut length = Vec::with_capacity(parts.len());
        for mut numbers in order {
            length.push(numbers.iter().map(|n| weight(*n).powi(2)).sum());
            numbers.retain(|n| spread[*n as usize] > 1);
            numbers.sort_unstable();
            shared.push(numbers.into_iter().map(|n| (n, weight(n))).collect());
        }
        Self { shared, length }
    }

    /// The parts as one vector.
    pub(super) fn stretch(&self, parts: impl Iterator<Item = usize>) -> Stretch {
        let mut all: Vec<(u32, f32)> = Vec::new();
        let mut length = 0.0;
        for p in parts {
            all.extend(&self.shared[p]);
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

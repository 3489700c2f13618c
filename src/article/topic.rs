use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

use crate::page::is_han;

/// What texts are about: pairs of characters, weighted by how few of the texts have them.
#[derive(Debug, Default)]
pub(super) struct Topics {
    /// In how many texts a pair stands.
    spread: Pairs,
    /// What a pair weighs that stands in none, one, two … of the texts.
    weights: Vec<f32>,
}

/// The pairs of characters of one text.
pub(super) type Pairs = ByKey<u64, u32>;

/// A table whose keys are hashes already, or characters.
pub(super) type ByKey<K, V> = HashMap<K, V, BuildHasherDefault<ByValue>>;

/// Hashes a number by multiplying it: keys are characters or hashes already, never a foe's choice
/// that a page could be slowed down with.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ByValue(u64);

impl Hasher for ByValue {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }

    fn write_u64(&mut self, n: u64) {
        let mixed = (self.0 ^ n).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ mixed >> 32;
    }
}

/// Different pairs that a long text is expected to have.
const MANY_PAIRS: usize = 1 << 14;

/// A table for about `count` things that is not much too large where many of them are the same.
pub(super) fn table<K, V>(count: usize) -> ByKey<K, V> {
    HashMap::with_capacity_and_hasher(count.min(MANY_PAIRS), BuildHasherDefault::default())
}

/// Counts the pairs of Chinese characters, digits and letters of `text`; marks part them.
pub(super) fn pairs_of(texts: &[&str]) -> Pairs {
    // Of no chosen size, which would change the order in which the pairs are summed up, and so now
    // and then decide between stories that a headline fits equally well.
    let mut pairs = Pairs::default();
    for text in texts {
        each_pair(text, |pair| *pairs.entry(pair).or_default() += 1);
    }
    pairs
}

/// Adds what one text speaks of to what others do.
pub(super) fn add(all: &mut Pairs, pairs: &Pairs) {
    for (pair, n) in pairs {
        *all.entry(*pair).or_default() += n;
    }
}

/// What texts speak of together.
pub(super) fn together<'a>(texts: impl IntoIterator<Item = &'a Pairs>) -> Pairs {
    let mut all = Pairs::default();
    for pairs in texts {
        add(&mut all, pairs);
    }
    all
}

/// Calls `take` with each pair of Chinese characters, digits and letters of `text`; marks part them.
fn each_pair(text: &str, mut take: impl FnMut(u64)) {
    let mut last: Option<char> = None;
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        let counts = counts(c);
        if let (Some(left), true) = (last, counts) {
            take(u64::from(left) << 32 | u64::from(c));
        }
        last = counts.then_some(c);
    }
}

/// Whether texts are compared by `c`: it is no mark.
pub(super) fn counts(c: char) -> bool {
    is_han(c) || c.is_ascii_alphanumeric()
}

impl Topics {
    /// Learns from all texts of a page.
    pub(super) fn learn<'a>(texts: impl Iterator<Item = &'a Pairs>) -> Self {
        let mut count = 0;
        let mut spread = Pairs::default();
        for pairs in texts {
            count += 1;
            for pair in pairs.keys() {
                *spread.entry(*pair).or_default() += 1;
            }
        }
        let most = spread.values().copied().max();
        Self {
            weights: weights(count, most),
            spread,
        }
    }

    fn weight(&self, pair: u64) -> f32 {
        let spread = self.spread.get(&pair).copied().unwrap_or_default();
        self.weights[spread as usize]
    }

    /// How much of `part` (a headline) stands in `whole` (a story): 0 to 1, rare pairs count more.
    pub(super) fn contained(&self, part: &Pairs, whole: &Pairs) -> f32 {
        self.share(part, |pair| whole.contains_key(&pair))
    }

    /// How much of `part` is in the pairs for which `holds`: 0 to 1, rare pairs count more.
    pub(super) fn share(&self, part: &Pairs, holds: impl Fn(u64) -> bool) -> f32 {
        let (mut all, mut found) = (0.0, 0.0);
        for pair in part.keys() {
            let weight = self.weight(*pair);
            all += weight;
            if holds(*pair) {
                found += weight;
            }
        }
        if all > 0.0 { found / all } else { 0.0 }
    }

    /// Length of a text's vector, for [`Self::alike`].
    pub(super) fn length(&self, pairs: &Pairs) -> f32 {
        pairs
            .iter()
            .map(|(pair, n)| (times(*n) * self.weight(*pair)).powi(2))
            .sum::<f32>()
            .sqrt()
    }

    /// How alike two texts are, each with its length: cosine of their weighted pairs, 0 to 1.
    pub(super) fn alike(&self, a: (&Pairs, f32), b: (&Pairs, f32)) -> f32 {
        let (small, large) = if a.0.len() <= b.0.len() {
            (a.0, b.0)
        } else {
            (b.0, a.0)
        };
        let dot: f32 = small
            .iter()
            .filter_map(|(pair, n)| {
                let m = large.get(pair)?;
                Some(times(*n) * times(*m) * self.weight(*pair).powi(2))
            })
            .sum();
        let lengths = a.1 * b.1;
        if lengths > 0.0 { dot / lengths } else { 0.0 }
    }
}

/// What a pair weighs that stands in none, one, two … `most` of `texts` texts: the more, the less.
#[expect(clippy::cast_precision_loss, reason = "counts of texts as weights")]
pub(super) fn weights(texts: usize, most: Option<u32>) -> Vec<f32> {
    let weight = |spread: u32| ((texts as f32 + 1.0) / (spread as f32 + 0.5)).ln().max(0.0);
    (0..=most.unwrap_or(0)).map(weight).collect()
}

/// What `n` occurrences count: the second less than the first.
#[expect(clippy::cast_precision_loss, reason = "counts of characters")]
fn times(n: u32) -> f32 {
    if n == 1 { 1.0 } else { 1.0 + (n as f32).ln() }
}

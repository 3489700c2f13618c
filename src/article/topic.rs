use std::ops::Range;

use super::{
    letters::Letters,
    parts::{Part, PartKind},
};

/// What texts are about: their pairs of characters, weighted by how few of the texts have them.
#[derive(Debug)]
pub(super) struct Topics<'a> {
    letters: &'a Letters,
    /// For each pair by its number in how many texts it stands.
    spread: Vec<u32>,
    /// What a pair weighs that stands in none, one, two … of the texts.
    weights: Vec<f32>,
}

/// The pairs of characters of a text by their numbers in [`Letters`], each once and in ascending order,
/// with how often it stands there.
#[derive(Clone, Debug, Default)]
pub(super) struct Pairs(Vec<(u32, u32)>);

impl FromIterator<u32> for Pairs {
    fn from_iter<I: IntoIterator<Item = u32>>(numbers: I) -> Self {
        let mut numbers: Vec<u32> = numbers.into_iter().collect();
        numbers.sort_unstable();
        let same = numbers.chunk_by(|a, b| a == b);
        Self(same.map(|all| (all[0], count(all.len()))).collect())
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl Pairs {
    /// What texts speak of together.
    pub(super) fn together<'a>(texts: impl IntoIterator<Item = &'a Self>) -> Self {
        let mut all: Vec<(u32, u32)> = texts
            .into_iter()
            .flat_map(|pairs| pairs.0.iter().copied())
            .collect();
        // Stable sorting merges the runs that are in order already.
        all.sort_by_key(|(pair, _)| *pair);
        all.dedup_by(|next, kept| {
            let is_same = next.0 == kept.0;
            kept.1 += if is_same { next.1 } else { 0 };
            is_same
        });
        Self(all)
    }

    /// Their numbers, each with how often it stands in the text.
    pub(super) fn counts(&self) -> impl Iterator<Item = (u32, u32)> {
        self.0.iter().copied()
    }

    /// Their numbers.
    pub(super) fn numbers(&self) -> impl Iterator<Item = u32> {
        self.0.iter().map(|(pair, _)| *pair)
    }

    /// How often a pair stands in the text.
    pub(super) fn count_of(&self, pair: u32) -> u32 {
        let found = self.0.binary_search_by_key(&pair, |(pair, _)| *pair);
        found.map_or(0, |at| self.0[at].1)
    }

    /// The pairs that stand in both texts, with how often they do.
    pub(super) fn common<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = (u32, u32, u32)> {
        let is_smaller = self.0.len() <= other.0.len();
        let (small, mut rest) = if is_smaller {
            (&self.0, other.0.as_slice())
        } else {
            (&other.0, self.0.as_slice())
        };
        small.iter().filter_map(move |&(pair, n)| {
            rest = &rest[before(rest, pair)..];
            let &(_, m) = rest.first().filter(|(found, _)| *found == pair)?;
            Some((pair, n, m))
        })
    }
}

/// How many of `pairs` come before `pair`: found in steps that double, for it is seldom far.
fn before(pairs: &[(u32, u32)], pair: u32) -> usize {
    let is_before = |(found, _): &(u32, u32)| *found < pair;
    let mut end = 1;
    while end <= pairs.len() && is_before(&pairs[end - 1]) {
        end *= 2;
    }
    let start = end / 2;
    start + pairs[start..end.min(pairs.len())].partition_point(is_before)
}

impl<'a> Topics<'a> {
    /// Learns from all texts of a page.
    pub(super) fn learn<'b>(
        letters: &'a Letters,
        texts: impl IntoIterator<Item = &'b Pairs>,
    ) -> Self {
        let mut texts_count = 0;
        let mut spread = vec![0; letters.pair_count()];
        for pairs in texts {
            texts_count += 1;
            for pair in pairs.numbers() {
                spread[pair as usize] += 1;
            }
        }
        Self {
            letters,
            weights: weights(texts_count, spread.iter().copied().max()),
            spread,
        }
    }

    /// What other texts of the same page are about.
    pub(super) fn learn_from<'b>(&self, texts: impl IntoIterator<Item = &'b Pairs>) -> Self {
        Self::learn(self.letters, texts)
    }

    /// The pairs of `text`, which is put together from the page's; what does not stand there is left
    /// out.
    pub(super) fn pairs_of(&self, text: &str) -> Pairs {
        self.letters.pairs_of(text)
    }

    /// How many pairs there are on the page.
    pub(super) fn pair_count(&self) -> usize {
        self.spread.len()
    }

    /// What a pair weighs.
    pub(super) fn weight(&self, pair: u32) -> f32 {
        self.weights[self.spread[pair as usize] as usize]
    }

    /// How much of `part` (a headline) stands in `whole` (a story): 0 to 1, rare pairs count more.
    pub(super) fn contained(&self, part: &Pairs, whole: &Pairs) -> f32 {
        let found = part.common(whole).map(|(pair, ..)| self.weight(pair)).sum();
        self.share_of(part, found)
    }

    /// How much of `part` is in the pairs for which `holds`: 0 to 1, rare pairs count more.
    pub(super) fn share(&self, part: &Pairs, holds: impl Fn(u32) -> bool) -> f32 {
        let held = part.numbers().filter(|pair| holds(*pair));
        let found = held.map(|pair| self.weight(pair)).sum();
        self.share_of(part, found)
    }

    /// For each of the pairs the share of their weight that is its own.
    pub(super) fn shares(&self, pairs: &Pairs) -> impl Iterator<Item = (u32, f32)> {
        let all: f32 = pairs.numbers().map(|pair| self.weight(pair)).sum();
        let share = move |pair| self.weight(pair) / all.max(f32::MIN_POSITIVE);
        pairs.numbers().map(move |pair| (pair, share(pair)))
    }

    /// What part of all that `pairs` weigh `found` is.
    fn share_of(&self, pairs: &Pairs, found: f32) -> f32 {
        let all: f32 = pairs.numbers().map(|pair| self.weight(pair)).sum();
        if all > 0.0 { found / all } else { 0.0 }
    }

    /// Length of a text's vector, for [`Self::alike`].
    pub(super) fn length(&self, pairs: &Pairs) -> f32 {
        let squares = pairs
            .0
            .iter()
            .map(|(pair, n)| (times(*n) * self.weight(*pair)).powi(2));
        squares.sum::<f32>().sqrt()
    }

    /// How alike two texts are, each with its length: cosine of their weighted pairs, 0 to 1.
    pub(super) fn alike(&self, a: (&Pairs, f32), b: (&Pairs, f32)) -> f32 {
        let products =
            a.0.common(b.0)
                .map(|(pair, n, m)| times(n) * times(m) * self.weight(pair).powi(2));
        let dot: f32 = products.sum();
        let lengths = a.1 * b.1;
        if lengths > 0.0 { dot / lengths } else { 0.0 }
    }

    /// The same of two texts whose lengths nobody keeps.
    pub(super) fn likeness(&self, a: &Pairs, b: &Pairs) -> f32 {
        self.alike((a, self.length(a)), (b, self.length(b)))
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
pub(super) fn times(n: u32) -> f32 {
    match n {
        0 => 0.0,
        1 => 1.0,
        n => 1.0 + (n as f32).ln(),
    }
}

/// What each part of a page speaks of.
pub(super) struct Spoken<'a> {
    /// For each part its pairs; those of furniture, bylines and datelines speak of nothing.
    pub pairs: Vec<Pairs>,
    /// Learnt from the paragraphs.
    pub topics: Topics<'a>,
}

impl<'a> Spoken<'a> {
    pub(super) fn of(parts: &[Part], letters: &'a Letters) -> Self {
        let speaks = |part: &Part| {
            matches!(
                part.kind,
                PartKind::Text | PartKind::Caption | PartKind::Head | PartKind::Crosshead
            )
        };
        let pairs: Vec<Pairs> = parts
            .iter()
            .map(|part| {
                let pairs = speaks(part).then(|| letters.pairs(part).collect());
                pairs.unwrap_or_default()
            })
            .collect();
        let texts = parts.iter().zip(&pairs);
        let texts = texts.filter(|(part, _)| part.kind == PartKind::Text);
        let topics = Topics::learn(letters, texts.map(|(_, pairs)| pairs));
        Self { pairs, topics }
    }

    /// What some parts speak of together.
    pub(super) fn together(&self, parts: impl IntoIterator<Item = usize>) -> Pairs {
        Pairs::together(parts.into_iter().map(|part| &self.pairs[part]))
    }

    /// How alike the parts on two sides of a place are, 0 to 1.
    pub(super) fn alike(
        &self,
        above: impl IntoIterator<Item = usize>,
        below: impl IntoIterator<Item = usize>,
    ) -> f32 {
        self.topics
            .likeness(&self.together(above), &self.together(below))
    }
}

/// Which texts speak of each pair, so that a line is compared with many of them at once.
pub(super) struct Mentions<'a> {
    pub topics: &'a Topics<'a>,
    pub text_count: usize,
    /// For each pair by its number where its texts begin, and where the last one's end.
    starts: Vec<u32>,
    /// The texts, in ascending order for each pair.
    texts: Vec<u32>,
}

impl<'a> Mentions<'a> {
    pub(super) fn of<'b>(
        topics: &'a Topics<'a>,
        texts: impl Iterator<Item = &'b Pairs> + Clone,
    ) -> Self {
        let mut starts = vec![0; topics.spread.len() + 1];
        for pair in texts.clone().flat_map(Pairs::numbers) {
            starts[pair as usize + 1] += 1;
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut all = vec![0; sum as usize];
        for (text, pairs) in (0..).zip(texts.clone()) {
            for pair in pairs.numbers() {
                all[next[pair as usize] as usize] = text;
                next[pair as usize] += 1;
            }
        }
        Self {
            topics,
            text_count: texts.count(),
            starts,
            texts: all,
        }
    }

    /// The texts that speak of `pair`, in ascending order.
    pub(super) fn texts_with(&self, pair: u32) -> &[u32] {
        let [from, to] = [pair, pair + 1].map(|pair| self.starts[pair as usize] as usize);
        &self.texts[from..to]
    }

    /// For each of the texts in `range` how much of `part` stands in it, as [`Topics::contained`] tells.
    pub(super) fn contain(&self, part: &Pairs, range: Range<usize>) -> Vec<f32> {
        let mut found = vec![0.0; range.len()];
        for pair in part.numbers() {
            let weight = self.topics.weight(pair);
            let texts = self.texts_with(pair);
            let first = texts.partition_point(|text| (*text as usize) < range.start);
            for text in &texts[first..] {
                match found.get_mut(*text as usize - range.start) {
                    Some(found) => *found += weight,
                    None => break,
                }
            }
        }
        found
            .into_iter()
            .map(|found| self.topics.share_of(part, found))
            .collect()
    }
}

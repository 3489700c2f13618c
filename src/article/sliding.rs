//! How alike the few texts above a place are to the few below it, for places in a row: from one to the next
//! only the texts at the ends of both windows change.

use std::ops::Range;

use super::topic::{Pairs, Topics, times};

/// What the texts above and below each of `places` have in common, up to `reach` on either side: cosine of
/// their weighted pairs, 0 to 1. Place 0 is above the first text.
pub(super) fn likenesses(
    topics: &Topics<'_>,
    texts: &[&Pairs],
    places: Range<usize>,
    reach: usize,
) -> Vec<f32> {
    let Range { start: first, end } = places;
    let mut windows = Windows::of(topics);
    for text in &texts[first.saturating_sub(reach)..first] {
        windows.above(text, Change::Enters);
    }
    for text in &texts[first..texts.len().min(first + reach)] {
        windows.below(text, Change::Enters);
    }
    let mut likenesses = Vec::with_capacity(end - first);
    for place in first..end {
        likenesses.push(windows.likeness());
        if place + 1 < end {
            windows.below(texts[place], Change::Leaves);
            windows.above(texts[place], Change::Enters);
            if place >= reach {
                windows.above(texts[place - reach], Change::Leaves);
            }
            if let Some(text) = texts.get(place + reach) {
                windows.below(text, Change::Enters);
            }
        }
    }
    likenesses
}

/// What happens to a text of a window.
#[derive(Clone, Copy)]
enum Change {
    Enters,
    Leaves,
}

/// The texts above and below a place.
struct Windows<'a> {
    topics: &'a Topics<'a>,
    above: Window,
    below: Window,
    /// Product of the two vectors. It is kept through many changes, so in double precision.
    product: f64,
}

/// Some texts together as a vector.
struct Window {
    /// For each pair by its number how often it stands in them.
    counts: Vec<u32>,
    /// Length of the vector, squared.
    square: f64,
}

impl<'a> Windows<'a> {
    fn of(topics: &'a Topics<'a>) -> Self {
        let window = || Window {
            counts: vec![0; topics.pair_count()],
            square: 0.0,
        };
        Self {
            topics,
            above: window(),
            below: window(),
            product: 0.0,
        }
    }

    fn above(&mut self, text: &Pairs, change: Change) {
        self.product += self.above.change(text, change, self.topics, &self.below);
    }

    fn below(&mut self, text: &Pairs, change: Change) {
        self.product += self.below.change(text, change, self.topics, &self.above);
    }

    #[expect(clippy::cast_possible_truncation, reason = "0 to 1")]
    fn likeness(&self) -> f32 {
        let lengths = (self.above.square * self.below.square).sqrt();
        if lengths > 0.0 {
            (self.product / lengths) as f32
        } else {
            0.0
        }
    }
}

impl Window {
    /// Takes a text in or out; the change of the product with `other`.
    fn change(&mut self, text: &Pairs, change: Change, topics: &Topics<'_>, other: &Self) -> f64 {
        let mut product = 0.0;
        for (pair, n) in text.counts() {
            let square = f64::from(topics.weight(pair).powi(2));
            let count = &mut self.counts[pair as usize];
            let before = f64::from(times(*count));
            *count = match change {
                Change::Enters => *count + n,
                Change::Leaves => *count - n,
            };
            let after = f64::from(times(*count));
            self.square += square * (after.powi(2) - before.powi(2));
            product += square * (after - before) * f64::from(times(other.counts[pair as usize]));
        }
        product
    }
}

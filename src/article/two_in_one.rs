//! A chunk that holds two stories, or two columns in the wrong order, and where to cut it.

use super::{
    chunk::Chunk,
    continuity::begins,
    parts::{Part, PartKind},
    topic::Spoken,
};

/// Parts on either side of a cut that are compared.
const REACH: usize = 4;

// Odds, as a logarithm, of a chunk being cut at a place rather than at another: a conditional logit on
// 138 chunks of made pages that held two stories.

/// For what the parts on both sides have in common, as a logarithm.
const COMMON: f32 = -2.2;
const LEAST_COMMON: f32 = 0.001;
/// For a headline that stands there; crossheads look like headlines.
const HEADLINE: f32 = 3.0;
/// For leaving one paragraph above, and one below.
const ONE_ABOVE: f32 = -2.4;
const ONE_BELOW: f32 = -3.5;

/// For each nat, within four either way, by which a column begins with a paragraph.
const BEGINS: f32 = 0.4;

/// What such a cut is weighed by.
pub(super) struct TwoInOne<'a> {
    pub parts: &'a [Part],
    pub spoken: &'a Spoken<'a>,
    /// For each part the one whose last sentence goes on with it.
    pub joined_from: &'a [Option<usize>],
}

impl TwoInOne<'_> {
    /// Where in `chunk` its last story begins, a headline over it included.
    pub(super) fn between_stories(&self, chunk: &Chunk) -> usize {
        let texts = self.texts(chunk);
        let is_headline = |at: &usize| self.parts[chunk.parts[*at]].kind == PartKind::Head;
        let first = texts.first().copied().unwrap_or(0);
        let cuts = (1..texts.len()).map(|i| {
            let text = texts[i];
            let headlines = (first + 1..text).rev().take_while(is_headline);
            let cut = headlines.last().unwrap_or(text);
            let odds = [
                (cut < text, HEADLINE),
                (i == 1, ONE_ABOVE),
                (i + 1 == texts.len(), ONE_BELOW),
            ];
            let odds = odds.into_iter().filter(|(holds, _)| *holds);
            (cut, text, odds.map(|(_, odds)| odds).sum())
        });
        let end = chunk.parts.len();
        let last = end.saturating_sub(1).max(first + 1).min(end);
        self.best(chunk, cuts).unwrap_or(last)
    }

    /// Where in `chunk` its second column begins.
    pub(super) fn between_columns(&self, chunk: &Chunk) -> Option<usize> {
        let texts = self.texts(chunk);
        let begins = |at: usize| BEGINS * begins(&self.parts[chunk.parts[at]].raw);
        let cuts = texts.into_iter().skip(1);
        self.best(chunk, cuts.map(|at| (at, at, begins(at))))
    }

    /// The places of its paragraphs in `chunk`.
    fn texts(&self, chunk: &Chunk) -> Vec<usize> {
        let is_text = |at: &usize| self.parts[chunk.parts[*at]].kind == PartKind::Text;
        (0..chunk.parts.len()).filter(is_text).collect()
    }

    /// The best of `cuts`, each with the place of the paragraph below it, and its odds but for what both
    /// sides have in common.
    #[expect(clippy::cast_precision_loss, reason = "small counts")]
    fn best(
        &self,
        chunk: &Chunk,
        cuts: impl Iterator<Item = (usize, usize, f32)>,
    ) -> Option<usize> {
        let Spoken { pairs, topics } = self.spoken;
        let pairs: Vec<_> = chunk
            .parts
            .iter()
            .map(|&p| (&pairs[p], topics.length(&pairs[p])))
            .collect();
        let may_begin = |text: usize| {
            let part = chunk.parts[text];
            self.parts[part].doubt.is_none() && self.joined_from[part].is_none()
        };
        let common = |cut: usize| {
            let above = &pairs[cut.saturating_sub(REACH)..cut];
            let below = &pairs[cut..pairs.len().min(cut + REACH)];
            let alike = above
                .iter()
                .flat_map(|above| below.iter().map(|below| topics.alike(*above, *below)));
            alike.sum::<f32>() / (above.len() * below.len()) as f32
        };
        cuts.filter(|(_, text, _)| may_begin(*text))
            .map(|(cut, _, odds)| (odds + COMMON * (common(cut) + LEAST_COMMON).ln(), cut))
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))
            .map(|(_, cut)| cut)
    }
}

//! Whether a line with the looks of a crosshead heads a section of its story or parts two stories.

use super::{
    chunk::Chunk,
    continuity::{continuity, head},
    parts::{Part, PartKind},
    topic::{Pairs, Topics, pairs_of},
};

/// Paragraphs on either side of a line that are compared.
const REACH: usize = 4;

// Odds, as a logarithm, of a line between two paragraphs being a headline and no crosshead: a logistic
// regression on 488 such lines of 500 made pages, of pages of our own stories and of real ones.
const HEADLINE: f32 = -0.2;
/// For what the paragraphs above and below have in common.
const ALIKE: f32 = -39.0;
/// For what of the line stands above it, and what more of it does there than below: the headline of the
/// story above.
const SAID_ABOVE: f32 = 5.3;
const SAID_MORE_ABOVE: f32 = 2.0;
/// For each such line of the chunk, up to four: crossheads are seldom alone.
const EACH: f32 = -1.0;
/// For each one of the page as long as this one or set parallel to it, up to two: crossheads are cut to
/// one measure.
const SIBLING: f32 = -2.75;
/// For each nat, within four either way, by which what stands below begins a paragraph.
const BEGINS: f32 = -0.28;
/// For each paragraph below, up to four: sections are short.
const PARAGRAPH: f32 = 0.7;
/// Pairs of characters that parallel lines share.
const PARALLEL: usize = 3;
/// Odds from which a line parts stories.
const CERTAIN: f32 = 0.5;

/// The lines within chunks that part two stories: chunk and place in it, in page order.
pub(super) fn headlines_among(parts: &[Part], chunks: &[Chunk]) -> Vec<(usize, usize)> {
    let candidates: Vec<Candidate> = chunks
        .iter()
        .enumerate()
        .flat_map(|(chunk_idx, chunk)| candidates(parts, chunk_idx, chunk))
        .collect();
    if candidates.is_empty() {
        return Vec::new();
    }
    let pairs: Vec<Pairs> = parts
        .iter()
        .map(|part| match part.kind {
            PartKind::Text => pairs_of(&[&part.raw]),
            _ => Pairs::default(),
        })
        .collect();
    let topics = Topics::learn(pairs.iter().filter(|pairs| !pairs.is_empty()));
    candidates
        .iter()
        .filter(|candidate| candidate.odds(&candidates, parts, &pairs, &topics) > CERTAIN)
        .map(|candidate| (candidate.chunk_idx, candidate.at))
        .collect()
}

/// A headline line between paragraphs of one chunk.
struct Candidate {
    chunk_idx: usize,
    /// Its place in the chunk.
    at: usize,
    part: usize,
    text: String,
    chars: usize,
    /// Paragraphs of the chunk above it, and below.
    above: Vec<usize>,
    below: Vec<usize>,
    /// Such lines in the chunk.
    heads: Vec<usize>,
}

fn candidates(parts: &[Part], chunk_idx: usize, chunk: &Chunk) -> Vec<Candidate> {
    let of_kind = |kind: &PartKind| -> Vec<usize> {
        let of_kind = |p: &usize| parts[*p].kind == *kind;
        chunk.parts.iter().copied().filter(of_kind).collect()
    };
    let heads = of_kind(&PartKind::Head);
    if heads.is_empty() {
        return Vec::new();
    }
    let texts = of_kind(&PartKind::Text);
    // A crosshead over two lines is one.
    let is_first = |part: &&usize| !heads.contains(&part.wrapping_sub(1));
    heads
        .iter()
        .filter(is_first)
        .filter_map(|&part| {
            let (above, below): (Vec<usize>, Vec<usize>) = texts.iter().partition(|p| **p < part);
            let at = chunk.parts.iter().position(|p| *p == part)?;
            let lines = chunk.parts[at..].iter().take_while(|p| heads.contains(p));
            let text: String = lines.map(|&p| parts[p].raw.as_str()).collect();
            (!above.is_empty() && !below.is_empty()).then(|| Candidate {
                chunk_idx,
                at,
                part,
                chars: text.chars().filter(|c| !c.is_whitespace()).count(),
                text,
                above,
                below,
                heads: heads.clone(),
            })
        })
        .collect()
}

impl Candidate {
    #[expect(clippy::cast_precision_loss, reason = "small counts")]
    fn odds(&self, all: &[Candidate], parts: &[Part], pairs: &[Pairs], topics: &Topics) -> f32 {
        let together = |paragraphs: &[usize]| {
            let mut all = Pairs::default();
            for (pair, n) in paragraphs.iter().flat_map(|&p| &pairs[p]) {
                *all.entry(*pair).or_default() += n;
            }
            all
        };
        let next_head = self.heads.iter().find(|head| **head > self.below[0]);
        let in_section = |p: &&usize| next_head.is_none_or(|head| *p < head);
        let section: Vec<usize> = self.below.iter().filter(in_section).copied().collect();
        let near_above = together(&self.above[self.above.len().saturating_sub(REACH)..]);
        let near_below = together(&section[..section.len().min(REACH)]);
        let alike = topics.alike(
            (&near_above, topics.length(&near_above)),
            (&near_below, topics.length(&near_below)),
        );
        let line = pairs_of(&[&self.text]);
        let said_above = topics.contained(&line, &near_above);
        let said_below = topics.contained(&line, &near_below);
        let begins = continuity().start_gain(&head(&parts[self.below[0]].raw));
        let is_sibling = |other: &&Candidate| {
            let shared = || {
                pairs_of(&[&other.text])
                    .into_keys()
                    .filter(|pair| line.contains_key(pair))
            };
            other.part != self.part
                && (other.chars.abs_diff(self.chars) <= 1 || shared().count() >= PARALLEL)
        };
        let siblings = all.iter().filter(is_sibling).count();
        HEADLINE
            + ALIKE * alike
            + SAID_ABOVE * said_above
            + SAID_MORE_ABOVE * (said_above - said_below).max(0.0)
            + EACH * self.heads.len().min(4) as f32
            + SIBLING * siblings.min(2) as f32
            + BEGINS * begins.clamp(-4.0, 4.0)
            + PARAGRAPH * self.below.len().min(4) as f32
    }
}

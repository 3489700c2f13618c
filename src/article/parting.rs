//! Stories that run into each other because all headlines of the page stand in a pile: what the paragraphs
//! speak of, and the headlines, tell where one ends.

use std::ops::Range;

use super::{
    chunk::Chunks,
    continuity::{continuity, head},
    merged::Seam,
    parts::{Part, PartKind},
    topic::{Pairs, Spoken},
};

/// Lines that stand together from which they are a pile of headlines.
const PILE: usize = 4;
/// Lines and paragraphs of a page that are looked at, each at the cost of all others: what has more is no
/// page.
const MOST_LINES: usize = 80;
const MOST_PARAGRAPHS: usize = 400;
/// Paragraphs on either side of a place that tell whether a story ends there.
const REACH: usize = 5;

// Odds, as a logarithm, of a story ending between two paragraphs: a logistic regression on pages typeset
// and taken apart by `pdftotext`.
const BIAS: f32 = -13.5;
/// For what the paragraphs above and below have in common, as a logarithm, and what more of it than one
/// paragraph further up and down.
const ALIKE: f32 = -0.73;
const ALIKE_BESIDE: f32 = -1.37;
/// What paragraphs have in common with those of other stories.
const EDGE: f32 = 0.11;
/// For what more of some headline stands below than above, and for another one doing so the other way.
const COMES: f32 = 1.12;
const TURNS: f32 = 0.85;
/// For each nat, within four either way, by which the paragraph begins.
const BEGINS: f32 = 0.22;
/// For each paragraph above, and below, up to five.
const ABOVE: f32 = 0.68;
const BELOW: f32 = 0.86;
/// Odds from which a story ends.
const CERTAIN: f32 = 0.3;

/// Where stories begin among paragraphs that nothing parts.
pub(super) fn partings(parts: &[Part], spoken: &Spoken<'_>, cut: &Chunks) -> Vec<Seam> {
    let lines = piled_lines(cut);
    if lines.len() < PILE || lines.len() > MOST_LINES {
        return Vec::new();
    }
    let is_text = |p: &usize| parts[*p].kind == PartKind::Text;
    // The paragraphs, each with whether a story may begin there, and whether one must.
    let paragraphs: Vec<(usize, Start)> = cut
        .chunks
        .iter()
        .enumerate()
        .flat_map(|(c, chunk)| {
            let is_after_end = c > 0 && cut.chunks[c - 1].is_closed;
            let texts = chunk.parts.iter().copied().filter(is_text);
            texts.enumerate().map(move |(i, p)| {
                let start = match i {
                    0 if chunk.is_headless => Start::Never,
                    0 if chunk.is_opened || chunk.has_head_above || is_after_end => Start::Known,
                    _ => Start::Possible,
                };
                (p, start)
            })
        })
        .collect();
    if paragraphs.len() > MOST_PARAGRAPHS {
        return Vec::new();
    }
    let page = Paragraphs {
        parts,
        spoken,
        lines: lines.iter().map(|&line| &spoken.pairs[line]).collect(),
        paragraphs: paragraphs.iter().map(|(p, _)| *p).collect(),
    };
    let mut starts: Vec<usize> = (0..paragraphs.len())
        .filter(|at| *at == 0 || paragraphs[*at].1 == Start::Known)
        .collect();
    let mut seams = Vec::new();
    // The surest first: what it parts speaks no more for the next one.
    loop {
        let possible = (1..paragraphs.len()).filter(|at| paragraphs[*at].1 == Start::Possible);
        let best = possible
            .filter(|at| starts.binary_search(at).is_err())
            .map(|at| (page.odds(at, &starts), at))
            .max_by(|a, b| a.0.total_cmp(&b.0));
        let Some((_, at)) = best.filter(|(odds, _)| *odds > CERTAIN) else {
            break;
        };
        starts.insert(starts.partition_point(|start| *start < at), at);
        seams.push(Seam {
            part: page.paragraphs[at],
        });
    }
    seams
}

/// Whether a story begins with a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Start {
    Never,
    Possible,
    Known,
}

/// The lines of headlines that stand in piles.
fn piled_lines(cut: &Chunks) -> Vec<usize> {
    let piles = cut.blocks.chunk_by(|a, b| a.above == b.above);
    let piles = piles.map(|pile| pile.iter().flat_map(|block| &block.parts));
    piles
        .filter(|lines| lines.clone().count() >= PILE)
        .flatten()
        .copied()
        .collect()
}

/// The paragraphs of a page and the headlines that stand apart from them.
struct Paragraphs<'a> {
    parts: &'a [Part],
    spoken: &'a Spoken<'a>,
    lines: Vec<&'a Pairs>,
    paragraphs: Vec<usize>,
}

impl Paragraphs<'_> {
    /// Odds of a story beginning with paragraph `at`, for where others begin.
    fn odds(&self, at: usize, starts: &[usize]) -> f32 {
        let next = starts.partition_point(|start| *start <= at);
        let first = next.checked_sub(1).map_or(0, |start| starts[start]);
        let last = starts.get(next).copied().unwrap_or(self.paragraphs.len());
        let topics = &self.spoken.topics;
        let (above, below) = (self.together(first..at), self.together(at..last));
        let (mut leaves, mut comes) = (0.0_f32, 0.0_f32);
        for line in &self.lines {
            let more = topics.contained(line, &above) - topics.contained(line, &below);
            leaves = leaves.max(more);
            comes = comes.max(-more);
        }
        let alike = |at: usize| (self.alike(at, first, last) + 0.01).ln();
        let beside = |at: usize| {
            if first < at && at < last {
                alike(at)
            } else {
                EDGE.ln()
            }
        };
        let here = alike(at);
        let begins = continuity()
            .start_gain(&head(&self.parts[self.paragraphs[at]].raw))
            .clamp(-4.0, 4.0);
        let count = |paragraphs: usize| paragraphs.min(REACH) as f32;
        BIAS + ALIKE * here
            + ALIKE_BESIDE * (2.0 * here - beside(at - 1) - beside(at + 1))
            + COMES * comes
            + TURNS * leaves.min(comes)
            + BEGINS * begins
            + ABOVE * count(at - first)
            + BELOW * count(last - at)
    }

    /// What the paragraphs on both sides of `at` have in common, between `first` and `last`.
    fn alike(&self, at: usize, first: usize, last: usize) -> f32 {
        let topics = &self.spoken.topics;
        let above = self.together(first.max(at.saturating_sub(REACH))..at);
        let below = self.together(at..last.min(at + REACH));
        let (a, b) = (topics.length(&above), topics.length(&below));
        topics.alike((&above, a), (&below, b))
    }

    fn together(&self, paragraphs: Range<usize>) -> Pairs {
        let parts = &self.paragraphs[paragraphs];
        Pairs::together(parts.iter().map(|p| &self.spoken.pairs[*p]))
    }
}

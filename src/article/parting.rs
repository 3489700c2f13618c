//! Stories that run into each other because all headlines of the page stand in a pile: what the paragraphs
//! speak of, and the headlines, tell where one ends.

use std::ops::Range;

use super::{
    chunk::Chunks,
    continuity::begins,
    merged::Seam,
    parts::{Part, PartKind},
    sliding::likenesses,
    topic::{Mentions, Pairs, Spoken},
};

/// Lines that stand together from which they are a pile of headlines.
const PILE: usize = 2;
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
/// The same where fewer stories begin than are signed, and than are signed at their head.
const SIGNED: f32 = -1.0;
const SIGNED_ABOVE: f32 = -2.0;

/// Characters of the shortest story: who else took part is told in fewer, of another story.
const SHORTEST: usize = 40;

/// Where stories begin among paragraphs that nothing parts.
pub(super) fn partings(parts: &[Part], spoken: &Spoken<'_>, cut: &Chunks) -> Vec<Seam> {
    let lines = piled_lines(cut);
    if lines.is_empty() || lines.len() > MOST_LINES {
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
    let page = Paragraphs::of(parts, spoken, &lines, &paragraphs);
    let mut starts: Vec<usize> = (0..paragraphs.len())
        .filter(|at| *at == 0 || paragraphs[*at].1 == Start::Known)
        .collect();
    let mut odds = vec![f32::NEG_INFINITY; paragraphs.len()];
    let mut alike = vec![0.0; paragraphs.len()];
    let weigh = |between: Range<usize>, odds: &mut [f32], alike: &[f32]| {
        let turns = page.turns(&between);
        for (at, turn) in between.clone().zip(turns) {
            let may_begin = at > between.start
                && paragraphs[at].1 == Start::Possible
                && page.chars(between.start..at) >= SHORTEST
                && page.chars(at..between.end) >= SHORTEST;
            odds[at] = if may_begin {
                page.odds(at, &between, alike, turn)
            } else {
                f32::NEG_INFINITY
            };
        }
    };
    let ends = starts.iter().skip(1).copied().chain([paragraphs.len()]);
    for between in starts.iter().zip(ends).map(|(start, end)| *start..end) {
        alike[between.clone()].copy_from_slice(&page.alike(between.clone(), &between));
        weigh(between, &mut odds, &alike);
    }
    let mut seams = Vec::new();
    let (above, all) = signed(parts);
    // The surest first: what it parts speaks no more for the next one.
    let certain = |starts: usize| match starts {
        starts if starts < above => SIGNED_ABOVE,
        starts if starts < all => SIGNED,
        _ => CERTAIN,
    };
    while let Some(at) = surest(&odds, certain(starts.len())) {
        let place = starts.partition_point(|start| *start < at);
        let end = starts.get(place).copied().unwrap_or(paragraphs.len());
        for between in [starts[place - 1]..at, at..end] {
            // Further away the paragraphs to either side are the same as before.
            let near = at.saturating_sub(REACH)..at + REACH;
            let near = between.start.max(near.start)..between.end.min(near.end);
            alike[near.clone()].copy_from_slice(&page.alike(near, &between));
            weigh(between, &mut odds, &alike);
        }
        starts.insert(place, at);
        seams.push(Seam {
            part: page.paragraphs[at],
        });
    }
    seams
}

/// How many stories of the page are signed at their head, and how many there or at their end.
fn signed(parts: &[Part]) -> (usize, usize) {
    let (mut above, mut all) = (0, 0);
    for part in parts {
        above += usize::from(part.signs_above());
        all += usize::from(part.signs_story());
    }
    (above, all)
}

/// The paragraph that a story begins with most likely, where the odds of one doing so are more than `certain`.
fn surest(odds: &[f32], certain: f32) -> Option<usize> {
    let certain = odds.iter().enumerate().filter(|(_, odds)| **odds > certain);
    certain.max_by(|a, b| a.1.total_cmp(b.1)).map(|(at, _)| at)
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

/// What of some headline, 0 to 1, stands more above a place than below it, and of some other one more
/// below than above.
#[derive(Clone, Copy, Debug, Default)]
struct Turn {
    leaves: f32,
    comes: f32,
}

/// The paragraphs of a page and the headlines that stand apart from them.
struct Paragraphs<'a> {
    parts: &'a [Part],
    spoken: &'a Spoken<'a>,
    paragraphs: Vec<usize>,
    /// Characters above each paragraph, and of all.
    chars_above: Vec<usize>,
    /// For each line of the headlines its words.
    lines: Vec<Vec<Word>>,
}

/// Two characters of a headline's line.
struct Word {
    /// What of the line's weight is theirs.
    share: f32,
    /// The paragraphs that they stand in, in ascending order.
    places: Vec<u32>,
}

impl<'a> Paragraphs<'a> {
    fn of(
        parts: &'a [Part],
        spoken: &'a Spoken<'a>,
        lines: &[usize],
        paragraphs: &[(usize, Start)],
    ) -> Self {
        let mut chars_above = vec![0];
        for (p, _) in paragraphs {
            let chars = chars_above[chars_above.len() - 1] + parts[*p].raw.chars().count();
            chars_above.push(chars);
        }
        let texts = paragraphs.iter().map(|(p, _)| &spoken.pairs[*p]);
        let mentions = Mentions::of(&spoken.topics, texts);
        let words = |line: &usize| {
            let shares = spoken.topics.shares(&spoken.pairs[*line]);
            let words = shares.map(|(pair, share)| Word {
                share,
                places: mentions.texts_with(pair).to_vec(),
            });
            words.collect()
        };
        Self {
            parts,
            spoken,
            paragraphs: paragraphs.iter().map(|(p, _)| *p).collect(),
            chars_above,
            lines: lines.iter().map(words).collect(),
        }
    }

    /// Characters of the paragraphs `among`.
    fn chars(&self, among: Range<usize>) -> usize {
        self.chars_above[among.end] - self.chars_above[among.start]
    }

    /// Odds of a story beginning with paragraph `at`, for the paragraphs from where one begins to where the
    /// next does, what each of them has in common with what is above it, and how the headlines turn there.
    fn odds(&self, at: usize, between: &Range<usize>, alike: &[f32], turn: Turn) -> f32 {
        let (first, last) = (between.start, between.end);
        let alike = |at: usize| (alike[at] + 0.01).ln();
        let beside = |at: usize| {
            if first < at && at < last {
                alike(at)
            } else {
                EDGE.ln()
            }
        };
        let here = alike(at);
        let begins = begins(&self.parts[self.paragraphs[at]].raw);
        let count = |paragraphs: usize| paragraphs.min(REACH) as f32;
        BIAS + ALIKE * here
            + ALIKE_BESIDE * (2.0 * here - beside(at - 1) - beside(at + 1))
            + COMES * turn.comes
            + TURNS * turn.leaves.min(turn.comes)
            + BEGINS * begins
            + ABOVE * count(at - first)
            + BELOW * count(last - at)
    }

    /// How the headlines turn before each of the paragraphs `between`.
    fn turns(&self, between: &Range<usize>) -> Vec<Turn> {
        let mut turns = vec![Turn::default(); between.len()];
        for line in &self.lines {
            // What of the line is first said by each paragraph, and what is last said by it.
            let (mut begin, mut end) = (vec![0.0; between.len()], vec![0.0; between.len()]);
            for Word { share, places } in line {
                let before = |at: usize| places.partition_point(|place| (*place as usize) < at);
                let among = &places[before(between.start)..before(between.end)];
                if let (Some(first), Some(last)) = (among.first(), among.last()) {
                    begin[*first as usize - between.start] += share;
                    end[*last as usize - between.start] += share;
                }
            }
            let (mut above, mut below) = (0.0, end.iter().sum::<f32>());
            for ((turn, begin), end) in turns.iter_mut().zip(begin).zip(end) {
                let more: f32 = above - below;
                turn.leaves = turn.leaves.max(more);
                turn.comes = turn.comes.max(-more);
                above += begin;
                below -= end;
            }
        }
        turns
    }

    /// What the paragraphs on both sides of each of the places `among` have in common, of those `between`.
    fn alike(&self, among: Range<usize>, between: &Range<usize>) -> Vec<f32> {
        let texts = self.paragraphs[between.clone()].iter();
        let texts: Vec<&Pairs> = texts.map(|p| &self.spoken.pairs[*p]).collect();
        let among = among.start - between.start..among.end - between.start;
        likenesses(&self.spoken.topics, &texts, among, REACH)
    }
}

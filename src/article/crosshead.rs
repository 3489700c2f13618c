//! Whether a line with the looks of a crosshead heads a section of its story or parts two stories.

use std::collections::HashSet;

use super::{
    chunk::Chunk,
    continuity::begins,
    head_line::said_by,
    lexicon::lexicon,
    parts::{Part, PartKind},
    title::nats_if,
    topic::Spoken,
};

/// Paragraphs on either side of a line that are compared.
const REACH: usize = 4;

// Odds, as a logarithm, of a line between two paragraphs, or of two of them, being a headline and no
// crosshead: a logistic regression on 980 such places of 1,420 made pages, of pages that were typeset and
// taken apart, and of real ones.
const HEADLINE: f32 = -3.3;
const TWO_LINES: f32 = 2.5;
/// For what the paragraphs above and below have in common.
const ALIKE: f32 = -38.0;
/// For what more of the line stands above it than below: the headline of the story above.
const SAID_MORE_ABOVE: f32 = 2.0;
/// For each such line of the chunk, up to four: crossheads are seldom alone.
const EACH: f32 = -1.16;
/// For each one of the page as long as this one or set parallel to it, up to two: crossheads are cut to
/// one measure.
const SIBLING: f32 = -1.2;
/// For each nat, within four either way, by which what stands below begins a paragraph.
const BEGINS: f32 = -0.22;
/// For each paragraph above and below, up to four: sections are short.
const PARAGRAPH_ABOVE: f32 = 0.58;
const PARAGRAPH: f32 = 0.87;
/// For a blank line above, for none below: a headline stands nearer to what it heads.
const PARTED_ABOVE: f32 = 1.86;
const CLOSE_BELOW: f32 = 1.02;
/// For the layout of the page showing that it stands over a story.
const LAID_OVER: f32 = 2.0;
/// What one counts that stands in another chunk: it may be another story's.
const ELSEWHERE: f32 = 0.5;
/// Pairs of characters that parallel lines share.
const PARALLEL: usize = 3;
/// Lines to either side among which siblings are looked for, and lines of a page that are weighed at
/// all: what has more is no page.
const NEAR: usize = 12;
const MOST: usize = 1000;
/// Odds from which a line parts stories.
const CERTAIN: f32 = 0.0;

/// The lines within chunks that part two stories: chunk and place in it, in page order.
pub(super) fn headlines_among(
    parts: &[Part],
    spoken: &Spoken<'_>,
    chunks: &[Chunk],
) -> Vec<(usize, usize)> {
    let candidates: Vec<Candidate> = chunks
        .iter()
        .enumerate()
        .flat_map(|(chunk_idx, chunk)| candidates(parts, chunk_idx, chunk))
        .take(MOST)
        .collect();
    if candidates.is_empty() {
        return Vec::new();
    }
    let own: HashSet<usize> = candidates.iter().flat_map(|c| c.lines.clone()).collect();
    let said_by_headlines: HashSet<String> = (0..parts.len())
        .filter(|p| parts[*p].kind.is_head() && !own.contains(p))
        .map(|p| said_by(&parts[p].raw))
        .collect();
    candidates
        .iter()
        .enumerate()
        .filter(|(i, candidate)| {
            // What the headline of the story says heads a section of it.
            if said_by_headlines.contains(&said_by(&candidate.text)) {
                return false;
            }
            let near = i.saturating_sub(NEAR)..(i + NEAR + 1).min(candidates.len());
            candidate.heads_a_note() || candidate.odds(&candidates[near], parts, spoken) > CERTAIN
        })
        .map(|(_, candidate)| (candidate.chunk_idx, candidate.at))
        .collect()
}

/// A headline line between paragraphs of one chunk.
struct Candidate {
    chunk_idx: usize,
    /// Its parts.
    lines: Vec<usize>,
    /// Its place in the chunk.
    at: usize,
    text: String,
    chars: usize,
    /// The nearest paragraphs of the chunk above it, and below up to the next such line.
    above: Vec<usize>,
    section: Vec<usize>,
    /// Paragraphs of the chunk below it.
    below: usize,
    /// Such lines in the chunk.
    heads: usize,
    /// Whether a blank line stands above it, and none below.
    is_parted_above: bool,
    is_close_below: bool,
    /// Whether the layout of the page puts it over a story.
    is_laid_over: bool,
}

fn candidates(parts: &[Part], chunk_idx: usize, chunk: &Chunk) -> Vec<Candidate> {
    let of_kind = |kind: PartKind| -> Vec<usize> {
        let is_of_kind = |at: &usize| parts[chunk.parts[*at]].kind == kind;
        (0..chunk.parts.len()).filter(is_of_kind).collect()
    };
    let heads = of_kind(PartKind::Head);
    if heads.is_empty() {
        return Vec::new();
    }
    let texts = of_kind(PartKind::Text);
    // A crosshead over two lines is one.
    heads
        .chunk_by(|a, b| a + 1 == *b)
        .filter_map(|lines| {
            let (first, last) = (*lines.first()?, *lines.last()?);
            let (above, below) = texts.split_at(texts.partition_point(|at| *at < first));
            let next = heads.get(heads.partition_point(|at| *at <= last));
            let in_section = |at: &&usize| next.is_none_or(|next| *at < next);
            let text: String = lines
                .iter()
                .map(|at| parts[chunk.parts[*at]].raw.as_str())
                .collect();
            let of = |at: &usize| chunk.parts[*at];
            (!above.is_empty() && !below.is_empty()).then(|| Candidate {
                chunk_idx,
                at: first,
                chars: text.chars().filter(|c| !c.is_whitespace()).count(),
                text,
                lines: lines.iter().map(of).collect(),
                above: above[above.len().saturating_sub(REACH)..]
                    .iter()
                    .map(of)
                    .collect(),
                section: below
                    .iter()
                    .take_while(in_section)
                    .take(REACH)
                    .map(of)
                    .collect(),
                below: below.len(),
                heads: heads.len(),
                is_parted_above: parts[of(&first)].gap > 0,
                is_close_below: parts[of(&(last + 1))].gap == 0,
                is_laid_over: parts[of(&first)].is_laid_over(),
            })
        })
        .collect()
}

impl Candidate {
    /// Whether it is what an editor's note is called, behind which nothing of the story above follows: the
    /// note is on the stories below.
    fn heads_a_note(&self) -> bool {
        lexicon().names_a_note(&self.text) && self.below == self.section.len()
    }

    #[expect(clippy::cast_precision_loss, reason = "small counts")]
    fn odds(&self, near: &[Self], parts: &[Part], spoken: &Spoken<'_>) -> f32 {
        let topics = &spoken.topics;
        let [above, section] =
            [&self.above, &self.section].map(|parts| spoken.together(parts.iter().copied()));
        let alike = topics.likeness(&above, &section);
        let line = topics.pairs_of(&self.text);
        let [said_above, said_below] = [&above, &section].map(|side| topics.contained(&line, side));
        let lead = self.section.first().map_or("", |&p| &parts[p].raw);
        let begins = begins(lead);
        let is_self = |other: &Self| (other.chunk_idx, other.at) == (self.chunk_idx, self.at);
        let is_parallel = |other: &Self| {
            other.chars.abs_diff(self.chars) <= 1
                || topics.pairs_of(&other.text).common(&line).count() >= PARALLEL
        };
        let siblings: f32 = near
            .iter()
            .filter(|other| !is_self(other) && is_parallel(other))
            .map(|other| {
                if other.chunk_idx == self.chunk_idx {
                    1.0
                } else {
                    ELSEWHERE
                }
            })
            .sum();
        HEADLINE
            + nats_if(self.lines.len() > 1, TWO_LINES)
            + ALIKE * alike
            + SAID_MORE_ABOVE * (said_above - said_below).max(0.0)
            + EACH * self.heads.min(4) as f32
            + SIBLING * siblings.min(2.0)
            + BEGINS * begins
            + PARAGRAPH_ABOVE * self.above.len() as f32
            + PARAGRAPH * self.below.min(4) as f32
            + nats_if(self.is_parted_above, PARTED_ABOVE)
            + nats_if(self.is_close_below, CLOSE_BELOW)
            + nats_if(self.is_laid_over, LAID_OVER)
    }
}

//! Two stories that were taken for one: a headline that no story took tells where they part.

use super::{
    continuity::begins,
    dateline::parse_dateline,
    layout::Layout,
    parts::{Part, PartKind},
    signature::foot_byline,
    stitch::Join,
    topic::Pairs,
};

/// Where a story of its own begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Seam {
    /// The first paragraph of the second story.
    pub part: usize,
}

/// What more of the two headlines stands on its own side than on the other, from which a story is
/// parted, and what of the second one must stand there.
const CERTAIN: f32 = 0.85;
const SAID: f32 = 0.3;
/// What of all that the story says of the two headlines, from which it is parted too where the paragraphs on
/// both sides, so many at most, have so little in common.
const CERTAIN_OF_WHAT_IS_SAID: f32 = 0.75;
const UNLIKE: f32 = 0.03;
const REACH: usize = 4;
/// What likelihoods count beside that: where a chunk ends, and for each nat, within four either way, by
/// which the paragraph begins.
const CHUNK_ENDS: f32 = 0.25;
const BEGINS: f32 = 0.03;
/// Nats from which a join between two bylines holds.
const SIGNED_TWICE: f32 = 4.0;
/// Headlines of a page that are looked at, each at the cost of the whole page: what has more is no page.
const MOST: usize = 60;

impl Layout<'_> {
    /// Where stories that were taken for others' are to be parted from them, at most one place in each.
    pub(super) fn seams(&self) -> Vec<Seam> {
        let mut seams: Vec<Option<Seam>> = (0..self.strands.len())
            .map(|s| self.seam_between_bylines(s))
            .collect();
        for headline in self.left.iter().take(MOST) {
            let pairs = Pairs::together(&headline.pairs);
            let best = (0..self.strands.len())
                .filter(|s| seams[*s].is_none())
                .filter_map(|s| {
                    let own = Pairs::together(&self.headlines[s].as_ref()?.pairs);
                    let (score, seam) = self.seam(s, &own, &pairs)?;
                    Some((score, s, seam))
                })
                .max_by(|a, b| a.0.total_cmp(&b.0));
            if let Some((_, s, seam)) = best {
                seams[s] = Some(seam);
            }
        }
        seams.into_iter().flatten().collect()
    }

    /// The weakest join between two bylines of story `s`: a story is signed once.
    fn seam_between_bylines(&self, s: usize) -> Option<Seam> {
        let mut is_signed = false;
        let mut weakest: Option<Join> = None;
        for part in self.strands[s].parts(&self.cut.chunks) {
            let Part { kind, raw, .. } = &self.parts[part];
            let is_byline = matches!(kind, PartKind::Byline(_));
            let names = |raw: &str| {
                parse_dateline(raw).is_some_and(|dateline| !dateline.credits.people.is_empty())
            };
            if is_byline || *kind == PartKind::Text && (names(raw) || foot_byline(raw).is_some()) {
                if is_signed && let Some(join) = weakest.take() {
                    return (join.score < SIGNED_TWICE).then_some(Seam { part: join.below });
                }
                is_signed = true;
            }
            let is_weaker = |join: &Join| weakest.is_none_or(|weakest| join.score < weakest.score);
            if is_signed && let Some(join) = self.joins[part].filter(is_weaker) {
                weakest = Some(join);
            }
        }
        None
    }

    /// Where in story `s`, which has the headline `own`, a story under the headline `other` begins or ends.
    fn seam(&self, s: usize, own: &Pairs, other: &Pairs) -> Option<(f32, Seam)> {
        if self.topics.contained(other, &self.strands[s].pairs) < SAID {
            return None;
        }
        let paragraphs: Vec<(usize, bool)> = self.strands[s]
            .chunks
            .iter()
            .flat_map(|&c| {
                let parts = self.cut.chunks[c].parts.iter().copied();
                let texts = parts.filter(|p| self.parts[*p].kind == PartKind::Text);
                texts.enumerate().map(|(i, p)| (p, i == 0))
            })
            .collect();
        if paragraphs.len() < 2 {
            return None;
        }
        let pairs = || paragraphs.iter().map(|(p, _)| &self.spoken.pairs[*p]);
        // The first and the last paragraph in which each pair of a headline stands.
        let places = |headline: &Pairs| -> Vec<(u32, usize, usize)> {
            let place = |pair: u32| {
                let holds = |of: &Pairs| of.count_of(pair) > 0;
                Some((pair, pairs().position(holds)?, pairs().rposition(holds)?))
            };
            headline.numbers().filter_map(place).collect()
        };
        let (own_places, other_places) = (places(own), places(other));
        let (own_said, other_said) = (
            self.topics.contained(own, &self.strands[s].pairs),
            self.topics.contained(other, &self.strands[s].pairs),
        );
        let shares = |headline: &Pairs, places: &[(u32, usize, usize)], at: usize| {
            let in_above = |pair: u32| places.iter().any(|(p, first, _)| *p == pair && *first < at);
            let in_below = |pair: u32| places.iter().any(|(p, _, last)| *p == pair && *last >= at);
            (
                self.topics.share(headline, in_above),
                self.topics.share(headline, in_below),
            )
        };
        (1..paragraphs.len())
            .filter_map(|at| {
                let (part, starts_chunk) = paragraphs[at];
                let is_joined =
                    self.joins[paragraphs[at - 1].0].is_some_and(|join| join.below == part);
                if is_joined && !starts_chunk {
                    return None;
                }
                let (own_above, own_below) = shares(own, &own_places, at);
                let (other_above, other_below) = shares(other, &other_places, at);
                let below = (own_above - own_below) + (other_below - other_above);
                let said = if below > 0.0 {
                    other_below
                } else {
                    other_above
                };
                let begins = begins(&self.parts[part].raw);
                let score =
                    below.abs() + BEGINS * begins + if starts_chunk { CHUNK_ENDS } else { 0.0 };
                // Headlines may share little with their stories, and yet all of it on one side.
                let is_certain = below.abs() > CERTAIN
                    || below.abs() > CERTAIN_OF_WHAT_IS_SAID * (own_said + other_said)
                        && self.alike(&paragraphs, at) < UNLIKE;
                (is_certain && said > SAID).then_some((score, Seam { part }))
            })
            .max_by(|a, b| a.0.total_cmp(&b.0))
    }

    /// How alike the nearest paragraphs before and behind place `at` are, 0 to 1.
    fn alike(&self, paragraphs: &[(usize, bool)], at: usize) -> f32 {
        let parts = |side: &[(usize, bool)]| side.iter().map(|(part, _)| *part).collect::<Vec<_>>();
        let above = parts(&paragraphs[at.saturating_sub(REACH)..at]);
        let below = parts(&paragraphs[at..paragraphs.len().min(at + REACH)]);
        self.spoken.alike(above, below)
    }
}

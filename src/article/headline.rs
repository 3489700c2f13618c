use std::ops::Range;

use super::{
    assignment::assign,
    chunk::{Chunks, HeadBlock},
    explain::Place,
    lexicon::lexicon,
    parts::Part,
    pile::split_block,
    strand::Strand,
    topic::{Mentions, Pairs, Topics},
    vying::{Stories, Vying, split_piles},
};

/// Lines of one headline: kicker, title and subtitle.
#[derive(Clone, Debug, Default)]
pub(super) struct Headline {
    /// The lines, top to bottom, each with the parts it is made of.
    pub lines: Vec<(String, Vec<usize>)>,
    /// The byline that stands with it, apart from its story.
    pub byline: Option<usize>,
    /// The story it stands right under, the one it stands right over.
    pub above: Option<Beside>,
    pub below: Option<Beside>,
    /// The story that it wants most, where that is known.
    pub claim: Option<usize>,
    /// The pile it was in.
    pub block: usize,
    /// Whether it stood alone, so that no line of it is another's kicker or subtitle.
    pub is_whole: bool,
    /// What each of its lines speaks of.
    pub pairs: Vec<Pairs>,
    /// Whether its lines are title and subtitle for certain.
    pub is_ordered: bool,
}

/// A story that stands right above or right below headlines.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beside {
    /// The story.
    pub story: usize,
    /// Nats that speak for its having the headline next to it.
    pub nats: f32,
}

// Nats that speak for a headline being that of a story: a conditional logit (whose of all stories) on
// 3,500 headlines of 900 made pages.
/// For what of its lines the story speaks of: the more, the less each part of it counts.
const SAID: [(f32, f32); 5] = [
    (0.0, 0.0),
    (0.1, 2.83),
    (0.3, 5.01),
    (0.6, 5.96),
    (1.0, 6.59),
];
/// For standing over the story, over its byline or dateline.
const OVER: f32 = 1.4;
const OVER_BYLINE: f32 = 2.0;
/// For standing under the story: under its end where that is signed or not, elsewhere in it.
const UNDER_FOOT: f32 = 1.6;
const UNDER_END: f32 = 0.7;
const UNDER: f32 = 0.35;
/// For standing under the story and over its byline.
const CLOSES: f32 = 3.0;
/// For what a note is called standing over it.
const CERTAIN: f32 = 20.0;
/// For any story rather than none.
const ANY: f32 = 0.3;

/// The value at `x` of the line through `points`, which are in ascending order.
pub(super) fn through(points: &[(f32, f32)], x: f32) -> f32 {
    let mut last = (0.0, 0.0);
    for &(at, value) in points {
        if x < at {
            let (from, start) = last;
            return start + (value - start) * (x - from) / (at - from);
        }
        last = (at, value);
    }
    last.1
}

/// What must at least speak for a subtitle that stands alone being that of a story.
const STANDS_BY: f32 = 1.5;

impl Headline {
    /// Whether it is a subtitle that stands apart from its title: it opens with a dash.
    fn is_subtitle(&self) -> bool {
        self.lines
            .first()
            .is_some_and(|(line, _)| line.starts_with('—'))
    }

    /// Whether its lines and its byline find room in `headline`.
    fn has_room_in(&self, headline: &Self) -> bool {
        headline.lines.len() < MOST_LINES && (self.byline.is_none() || headline.byline.is_none())
    }

    /// Puts it under `headline`, or in its place where there is none, if that has room.
    fn stand_under(&self, headline: &mut Option<Self>) -> bool {
        match headline {
            None => *headline = Some(self.clone()),
            Some(headline) if !self.has_room_in(headline) => return false,
            Some(headline) => headline.take_in(headline.lines.len(), self),
        }
        true
    }

    /// Takes the lines of `stray` in, in front of its line `at`, and its byline where it has none.
    fn take_in(&mut self, at: usize, stray: &Self) {
        self.lines.splice(at..at, stray.lines.iter().cloned());
        self.byline = self.byline.or(stray.byline);
    }

    /// The parts of its lines.
    pub(super) fn parts(&self) -> impl Iterator<Item = usize> {
        self.lines
            .iter()
            .flat_map(|(_, parts)| parts.iter().copied())
    }
}

/// Lines from which a headline takes no stray any more.
const MOST_LINES: usize = 8;
/// Headlines weighed at once, with as many stories around.
const SLICE: usize = 60;

/// What [`give_headlines`] gives.
pub(super) struct Given {
    /// For each story its headline.
    pub headlines: Vec<Option<Headline>>,
    /// Headlines that no story took.
    pub left: Vec<Headline>,
    /// Whether several wanted the same story before they vied for it.
    pub is_contested: bool,
}

/// Gives the headlines of a page to its stories, as one assignment.
pub(super) fn give_headlines(
    parts: &[Part],
    cut: &Chunks,
    strands: &[Strand],
    topics: &Topics<'_>,
    vying: Vying,
) -> Given {
    let mut strand_of = vec![None; cut.chunks.len()];
    for (s, strand) in strands.iter().enumerate() {
        for &c in &strand.chunks {
            strand_of[c] = Some(s);
        }
    }
    let mentions = Mentions::of(topics, strands.iter().map(|strand| &strand.pairs));
    let split = |block: &HeadBlock, stories: &Stories<'_>| {
        let (above, below) = beside(parts, block, cut, strands, &strand_of);
        split_block(parts, block, above, below, stories)
    };
    let stories = Stories {
        mentions: &mentions,
        prices: vec![0.0; strands.len()],
    };
    let (piles, is_contested) = split_piles(&cut.blocks, stories, vying, split);
    let headlines: Vec<Headline> = piles
        .into_iter()
        .enumerate()
        .flat_map(|(block, pile)| {
            pile.into_iter().map(move |h| Headline {
                block,
                pairs: (h.lines.iter().map(|(line, _)| topics.pairs_of(line))).collect(),
                ..h
            })
        })
        .collect();
    let mut given: Vec<Option<Headline>> = vec![None; strands.len()];
    // Which story took each headline.
    let mut taker: Vec<Option<usize>> = Vec::with_capacity(headlines.len());
    for (slice_idx, slice) in headlines.chunks(SLICE).enumerate() {
        let near = near(slice_idx * SLICE, strands.len());
        let scores: Vec<Vec<f32>> = slice
            .iter()
            .map(|h| {
                let fits = fitnesses(h, near.clone(), strands, &mentions);
                fits.map(|(s, fits)| match given[s] {
                    None if !h.is_subtitle() => fits,
                    _ => 0.0,
                })
                .collect()
            })
            .collect();
        for (row, column) in assign(&scores).into_iter().enumerate() {
            taker.push(column.map(|column| near.start + column));
            if let Some(column) = column {
                given[near.start + column] = Some(slice[row].clone());
            }
        }
    }
    for (i, subtitle) in headlines.iter().enumerate() {
        if subtitle.is_subtitle() {
            let near = near(i - i % SLICE, strands.len());
            let fits = fitnesses(subtitle, near, strands, &mentions);
            let best = fits.max_by(|a, b| a.1.total_cmp(&b.1));
            let story = best.filter(|best| best.1 > STANDS_BY).map(|best| best.0);
            taker[i] = story.filter(|s| subtitle.stand_under(&mut given[*s]));
        }
    }
    let mut left = give_strays(
        &headlines,
        taker,
        &mut given,
        |h, s| resemblance(h, s, strands, topics),
        |s| strands[s].under_head.is_some(),
    );
    for stray in &mut left {
        let byline = stray.byline.map(|p| (parts[p].raw.clone(), vec![p]));
        stray.lines.extend(byline);
    }
    Given {
        headlines: given,
        left,
        is_contested,
    }
}

/// The stories, of `count`, that headlines from the one at `first` on are weighed for.
fn near(first: usize, count: usize) -> Range<usize> {
    first.saturating_sub(SLICE / 2).min(count)..(first + 2 * SLICE).min(count)
}

/// Each of the stories `near` with how well `headline` fits it.
fn fitnesses(
    headline: &Headline,
    near: Range<usize>,
    strands: &[Strand],
    mentions: &Mentions<'_>,
) -> impl Iterator<Item = (usize, f32)> {
    let mut said = vec![0.0_f32; near.len()];
    for line in &headline.pairs {
        for (said, of_line) in said.iter_mut().zip(mentions.contain(line, near.clone())) {
            *said = said.max(of_line);
        }
    }
    let each = near.zip(said);
    each.map(|(s, said)| (s, fitness(headline, s, &strands[s], said)))
}

/// Headlines that no story took were cut from their neighbours by mistake: they go back to the one
/// below as its kicker, or to the one above as its subtitle. The rest is returned.
fn give_strays(
    headlines: &[Headline],
    mut taker: Vec<Option<usize>>,
    given: &mut [Option<Headline>],
    resemblance: impl Fn(&Headline, usize) -> f32,
    has_banner: impl Fn(usize) -> bool,
) -> Vec<Headline> {
    let mut left = Vec::new();
    // From below, for what stands over a stray that found its headline goes along.
    for (i, stray) in headlines.iter().enumerate().rev() {
        if taker[i].is_some() {
            continue;
        }
        let same_pile = |j: usize| {
            headlines
                .get(j)
                .is_some_and(|h| h.block == stray.block && !h.is_whole)
        };
        let below = taker
            .get(i + 1)
            .copied()
            .flatten()
            .filter(|_| !stray.is_subtitle() && same_pile(i + 1));
        let above = i
            .checked_sub(1)
            .and_then(|j| taker[j].filter(|_| same_pile(j)))
            // The name of a column stands under a headline and has nothing to do with it.
            .filter(|&s| {
                // But not between a headline and its story.
                let is_between = stray.below.is_some_and(|below| below.story == s);
                stray.is_subtitle() || is_between || resemblance(stray, s) >= 0.15
            });
        let has_room = |headline: &&mut Headline| stray.has_room_in(headline);
        // What stands over the lead of a story names the series.
        let banner = stray
            .below
            .map(|below| below.story)
            .filter(|&s| has_banner(s));
        if let Some(headline) = banner.and_then(|s| given[s].as_mut()).filter(has_room) {
            let is_above = stray.block < headline.block;
            let at = if is_above { 0 } else { headline.lines.len() };
            headline.take_in(at, stray);
            taker[i] = banner;
        } else if let Some(headline) = below.and_then(|s| given[s].as_mut()).filter(has_room) {
            headline.take_in(0, stray);
            taker[i] = below;
        } else if let Some(headline) = above.and_then(|s| given[s].as_mut()).filter(has_room) {
            headline.take_in(headline.lines.len(), stray);
        } else {
            left.push(stray.clone());
        }
    }
    left.reverse();
    left
}

/// The stories right above and right below `block`.
fn beside(
    parts: &[Part],
    block: &HeadBlock,
    cut: &Chunks,
    strands: &[Strand],
    strand_of: &[Option<usize>],
) -> (Option<Beside>, Option<Beside>) {
    let story = |chunk: Option<usize>| Some((chunk?, strand_of[chunk?]?));
    let above = story(block.above).map(|(chunk, story)| Beside {
        story,
        nats: if block.closes_story {
            CLOSES
        } else if strands[story].chunks.last() != Some(&chunk) {
            UNDER
        } else if cut.chunks[chunk].is_closed {
            UNDER_FOOT
        } else {
            UNDER_END
        },
    });
    let below = story(block.below).map(|(_, story)| Beside {
        story,
        nats: match block.parts.as_slice() {
            // A note is never called by another headline.
            [part] if lexicon().names_a_note(&parts[*part].raw) => CERTAIN,
            _ if block.opens_story => OVER_BYLINE,
            _ => OVER,
        },
    });
    (above, below)
}

/// What speaks for `story`, which is the one at `s`, having the headline: `said` is what of its lines it
/// speaks of.
fn fitness(headline: &Headline, s: usize, story: &Strand, said: f32) -> f32 {
    let is_beside = |beside: &&Beside| beside.story == s;
    let below = headline.below.as_ref().filter(is_beside);
    if story.is_line || story.is_photograph && below.is_none() {
        return 0.0;
    }
    let beside = below.or(headline.above.as_ref().filter(is_beside));
    ANY + through(&SAID, said) + beside.map_or(0.0, |beside| beside.nats)
}

/// How a headline stands to the story `s` that took it.
pub(super) fn bond(
    headline: &Headline,
    s: usize,
    strands: &[Strand],
    topics: &Topics<'_>,
) -> (Place, f32) {
    let place = if headline.below.is_some_and(|below| below.story == s) {
        Place::Over
    } else if headline.above.is_some_and(|above| above.story == s) {
        Place::Under
    } else {
        Place::Apart
    };
    (place, resemblance(headline, s, strands, topics))
}

/// What of the lines of a headline story `s` speaks of, 0 to 1.
pub(super) fn resemblance(
    headline: &Headline,
    s: usize,
    strands: &[Strand],
    topics: &Topics<'_>,
) -> f32 {
    headline
        .pairs
        .iter()
        .map(|pairs| topics.contained(pairs, &strands[s].pairs))
        .fold(0.0, f32::max)
}

#[cfg(test)]
mod tests {
    use super::through;

    #[test]
    fn values_lie_on_the_line_through_the_points() {
        let points = [(0.0, -1.0), (0.5, 3.0), (1.0, 4.0)];
        for (x, value) in [
            (0.0, -1.0),
            (0.25, 1.0),
            (0.5, 3.0),
            (0.75, 3.5),
            (1.0, 4.0),
            (2.0, 4.0),
        ] {
            assert!((through(&points, x) - value).abs() < 1e-6, "{x}");
        }
    }
}

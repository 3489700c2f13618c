use super::{
    assignment::assign,
    chunk::Chunks,
    explain::Place,
    parts::Part,
    pile::split_block,
    strand::Strand,
    topic::{Mentions, Pairs, Topics},
};

/// Lines of one headline: kicker, title and subtitle.
#[derive(Clone, Debug, Default)]
pub(super) struct Headline {
    /// The lines, top to bottom, each with the parts it is made of.
    pub lines: Vec<(String, Vec<usize>)>,
    /// The byline that stands with it, apart from its story.
    pub byline: Option<usize>,
    /// The story it stands right under, the one it stands right over.
    pub above: Option<usize>,
    pub below: Option<usize>,
    pub opens_story: bool,
    pub closes_story: bool,
    /// The pile it was in.
    pub block: usize,
    /// Whether it stood alone, so that no line of it is another's kicker or subtitle.
    pub is_whole: bool,
    /// What each of its lines speaks of.
    pub pairs: Vec<Pairs>,
    /// Whether its lines are title and subtitle for certain.
    pub is_ordered: bool,
}

/// Lines from which a headline takes no stray any more.
const MOST_LINES: usize = 8;
/// Headlines weighed at once, with as many stories around.
const SLICE: usize = 60;

/// Gives the headlines of a page to its stories, as one assignment: `result[s]` is the headline of
/// strand `s`. Headlines that no story takes come back apart.
pub(super) fn give_headlines(
    parts: &[Part],
    cut: &Chunks,
    strands: &[Strand],
    topics: &Topics<'_>,
) -> (Vec<Option<Headline>>, Vec<Headline>) {
    let mut strand_of = vec![None; cut.chunks.len()];
    for (s, strand) in strands.iter().enumerate() {
        for &c in &strand.chunks {
            strand_of[c] = Some(s);
        }
    }
    let mentions = Mentions::of(topics, strands.iter().map(|strand| &strand.pairs));
    let mut headlines = Vec::new();
    for (block_idx, block) in cut.blocks.iter().enumerate() {
        let near = |chunk: Option<usize>| chunk.and_then(|c| strand_of[c]);
        // Only the first chunk of a story is under its headline, only the last one over it.
        let below = near(block.below).filter(|&s| Some(strands[s].chunks[0]) == block.below);
        headlines.extend(
            split_block(parts, block, near(block.above), below, &mentions)
                .into_iter()
                .map(|h| Headline {
                    block: block_idx,
                    pairs: (h.lines.iter().map(|(line, _)| topics.pairs_of(line))).collect(),
                    ..h
                }),
        );
    }
    let mut given: Vec<Option<Headline>> = vec![None; strands.len()];
    // Which story took each headline.
    let mut taker: Vec<Option<usize>> = Vec::with_capacity(headlines.len());
    for (slice_idx, slice) in headlines.chunks(SLICE).enumerate() {
        let from = (slice_idx * SLICE)
            .saturating_sub(SLICE / 2)
            .min(strands.len());
        let to = (slice_idx * SLICE + 2 * SLICE).min(strands.len());
        let scores: Vec<Vec<f32>> = slice
            .iter()
            .map(|h| {
                let mut said = vec![0.0_f32; to - from];
                for line in &h.pairs {
                    for (said, of_line) in said.iter_mut().zip(mentions.contain(line, from..to)) {
                        *said = said.max(of_line);
                    }
                }
                (from..to)
                    .zip(said)
                    .map(|(s, said)| match given[s] {
                        Some(_) => 0.0,
                        None => fitness(h, s, &strands[s], said),
                    })
                    .collect()
            })
            .collect();
        for (row, column) in assign(&scores).into_iter().enumerate() {
            taker.push(column.map(|column| from + column));
            if let Some(column) = column {
                given[from + column] = Some(slice[row].clone());
            }
        }
    }
    let mut left = give_strays(&headlines, &taker, &mut given, |h, s| {
        resemblance(h, s, strands, topics)
    });
    for stray in &mut left {
        let byline = stray.byline.map(|p| (parts[p].raw.clone(), vec![p]));
        stray.lines.extend(byline);
    }
    (given, left)
}

/// Headlines that no story took were cut from their neighbours by mistake: they go back to the one
/// below as its kicker, or to the one above as its subtitle. The rest is returned.
fn give_strays(
    headlines: &[Headline],
    taker: &[Option<usize>],
    given: &mut [Option<Headline>],
    resemblance: impl Fn(&Headline, usize) -> f32,
) -> Vec<Headline> {
    let mut left = Vec::new();
    for (i, stray) in headlines
        .iter()
        .enumerate()
        .filter(|(i, _)| taker[*i].is_none())
    {
        let same_pile = |j: usize| {
            headlines
                .get(j)
                .is_some_and(|h| h.block == stray.block && !h.is_whole)
        };
        let is_dash = stray.lines.first().is_some_and(|l| l.0.starts_with('—'));
        let below = taker
            .get(i + 1)
            .copied()
            .flatten()
            .filter(|_| !is_dash && same_pile(i + 1));
        let above = i
            .checked_sub(1)
            .and_then(|j| taker[j].filter(|_| same_pile(j)))
            // The name of a column stands under a headline and has nothing to do with it.
            .filter(|&s| is_dash || resemblance(stray, s) >= 0.15);
        let has_room = |headline: &&mut Headline| headline.lines.len() < MOST_LINES;
        if let Some(headline) = below.and_then(|s| given[s].as_mut()).filter(has_room) {
            headline.lines.splice(0..0, stray.lines.iter().cloned());
        } else if let Some(headline) = above.and_then(|s| given[s].as_mut()).filter(has_room) {
            headline.lines.extend(stray.lines.iter().cloned());
            headline.byline = headline.byline.or(stray.byline);
        } else {
            left.push(stray.clone());
        }
    }
    left
}

/// What speaks for `story`, which is the one at `s`, having the headline: `said` is what of its lines it
/// speaks of.
fn fitness(headline: &Headline, s: usize, story: &Strand, said: f32) -> f32 {
    if story.is_line || story.is_photograph && headline.below != Some(s) {
        return 0.0;
    }
    let mut score = 0.3 + 5.0 * said;
    if headline.below == Some(s) {
        score += if headline.opens_story { 4.0 } else { 1.2 };
    }
    if headline.above == Some(s) {
        score += match (headline.closes_story, headline.opens_story) {
            (true, _) => 4.0,
            (_, true) => 0.0,
            _ => 1.0,
        };
    }
    score
}

/// How a headline stands to the story `s` that took it.
pub(super) fn bond(
    headline: &Headline,
    s: usize,
    strands: &[Strand],
    topics: &Topics<'_>,
) -> (Place, f32) {
    let place = if headline.below == Some(s) {
        Place::Over
    } else if headline.above == Some(s) {
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

use super::{
    Article,
    assignment::assign,
    continuity::{continuity, head, tail},
    lexicon::lexicon,
    parts::{Part, PartKind},
    story::{Chunks, HeadBlock},
    strand::Strand,
    topic::{Pairs, Topics, pairs_of},
};
use crate::page::close_up;

/// Lines of one headline: kicker, title and subtitle.
#[derive(Clone, Debug, Default)]
pub(super) struct Headline {
    /// The lines, top to bottom, each with the parts it is made of.
    pub lines: Vec<(String, Vec<usize>)>,
    /// The story it stands right under, the one it stands right over.
    above: Option<usize>,
    below: Option<usize>,
    opens_story: bool,
    closes_story: bool,
    /// The pile it was in.
    block: usize,
    /// Whether it stood alone, so that no line of it is another's kicker or subtitle.
    is_whole: bool,
    /// What each of its lines speaks of.
    pairs: Vec<Pairs>,
    /// Whether its lines are title and subtitle for certain.
    is_ordered: bool,
}

/// Headlines weighed at once, with as many stories around.
const SLICE: usize = 60;

/// Gives the headlines of a page to its stories, as one assignment: `result[s]` is the headline of
/// strand `s`. Headlines that no story takes come back apart.
pub(super) fn give_headlines(
    parts: &[Part],
    cut: &Chunks,
    strands: &[Strand],
    topics: &Topics,
) -> (Vec<Option<Headline>>, Vec<Headline>) {
    let mut strand_of = vec![None; cut.chunks.len()];
    for (s, strand) in strands.iter().enumerate() {
        for &c in &strand.chunks {
            strand_of[c] = Some(s);
        }
    }
    let mut headlines = Vec::new();
    for (block_idx, block) in cut.blocks.iter().enumerate() {
        let near = |chunk: Option<usize>| chunk.and_then(|c| strand_of[c]);
        // Only the first chunk of a story is under its headline, only the last one over it.
        let below = near(block.below).filter(|&s| Some(strands[s].chunks[0]) == block.below);
        headlines.extend(
            split_block(parts, block, near(block.above), below, strands, topics)
                .into_iter()
                .map(|h| Headline {
                    block: block_idx,
                    pairs: h.lines.iter().map(|(line, _)| pairs_of(&[line])).collect(),
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
                (from..to)
                    .map(|s| {
                        if given[s].is_some() {
                            0.0
                        } else {
                            fitness(h, s, strands, topics)
                        }
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
    let left = give_strays(&headlines, &taker, &mut given, |h, s| {
        resemblance(h, s, strands, topics)
    });
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
        if let Some(headline) = below.and_then(|s| given[s].as_mut()) {
            headline.lines.splice(0..0, stray.lines.iter().cloned());
        } else if let Some(headline) = above.and_then(|s| given[s].as_mut()) {
            headline.lines.extend(stray.lines.iter().cloned());
        } else {
            left.push(stray.clone());
        }
    }
    left
}

fn fitness(headline: &Headline, s: usize, strands: &[Strand], topics: &Topics) -> f32 {
    if strands[s].is_photograph && headline.below != Some(s) {
        return 0.0;
    }
    let mut score = 0.3 + 5.0 * resemblance(headline, s, strands, topics);
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

fn resemblance(headline: &Headline, s: usize, strands: &[Strand], topics: &Topics) -> f32 {
    headline
        .pairs
        .iter()
        .map(|pairs| topics.contained(pairs, &strands[s].pairs))
        .fold(0.0, f32::max)
}

/// Parts a pile of headlines into single ones: where some of its lines stand without a blank line
/// between them, those belong together; else neighbours that speak of the same story do.
fn split_block(
    parts: &[Part],
    block: &HeadBlock,
    above: Option<usize>,
    below: Option<usize>,
    strands: &[Strand],
    topics: &Topics,
) -> Vec<Headline> {
    // Two vertical lines side by side are one headline, whatever stands around them.
    let is_pair = |at: usize| {
        block
            .parts
            .get(at..at + 2)
            .is_some_and(|pair| is_vertical_pair(parts, pair))
    };
    if block.parts.len() > 2
        && let Some(at) = (0..block.parts.len()).find(|&at| is_pair(at))
    {
        let end = at + 2;
        let count = block.parts.len();
        return [0..at, at..end, end..count]
            .into_iter()
            .filter(|range| !range.is_empty())
            .flat_map(|range| {
                let is_last = range.end == count;
                let piece = HeadBlock {
                    parts: block.parts[range.clone()].to_vec(),
                    opens_story: block.opens_story && is_last,
                    closes_story: block.closes_story && is_last,
                    ..block.clone()
                };
                let above = above.filter(|_| range.start == 0);
                split_block(
                    parts,
                    &piece,
                    above,
                    below.filter(|_| is_last),
                    strands,
                    topics,
                )
            })
            .collect();
    }
    let mut lines = merge_lines(parts, &block.parts);
    if let [(line, of)] = lines.as_slice()
        && let Some((left, right)) = two_in_one(line)
    {
        lines = vec![(left, of.clone()), (right, of.clone())];
        return lines
            .into_iter()
            .map(|line| Headline {
                lines: vec![line],
                above,
                below: None,
                opens_story: false,
                is_whole: true,
                ..Headline::default()
            })
            .collect();
    }
    let gaps: Vec<bool> = lines
        .iter()
        .skip(1)
        .map(|line| parts[line.1[0]].gap > 0)
        .collect();
    let mut groups: Vec<Vec<(String, Vec<usize>)>> = Vec::new();
    let mixed = gaps.iter().any(|g| *g) && gaps.iter().any(|g| !g);
    if mixed {
        for (i, line) in lines.into_iter().enumerate() {
            match groups.last_mut() {
                Some(group) if !gaps[i - 1] => group.push(line),
                _ => groups.push(vec![line]),
            }
        }
    } else {
        groups = split_by_story(lines, above, below, block, strands, topics);
    }
    let is_vertical_pair = is_vertical_pair(parts, &block.parts);
    if is_vertical_pair {
        // Vertical lines are read from the right: the last one of the page's text comes first.
        groups = vec![groups.into_iter().flatten().rev().collect()];
    }
    let count = groups.len();
    groups
        .into_iter()
        .enumerate()
        .map(|(i, lines)| Headline {
            lines,
            above: above.filter(|_| i == 0),
            below: below.filter(|_| i + 1 == count),
            opens_story: block.opens_story && i + 1 == count,
            is_ordered: is_vertical_pair,
            is_whole: is_vertical_pair,
            closes_story: block.closes_story,
            ..Headline::default()
        })
        .collect()
}

fn is_vertical_pair(parts: &[Part], heads: &[usize]) -> bool {
    heads.len() == 2
        && heads
            .iter()
            .all(|&p| parts[p].kind == PartKind::VerticalHead)
}

/// Two headlines that stood side by side: four parts of four characters each are two couplets.
fn two_in_one(line: &str) -> Option<(String, String)> {
    let parts: Vec<&str> = line.split(' ').collect();
    let [a, b, c, d] = parts.as_slice() else {
        return None;
    };
    parts
        .iter()
        .all(|part| part.chars().count() == 4)
        .then(|| (format!("{a} {b}"), format!("{c} {d}")))
}

/// Joins lines that are one headline broken in two: a vertical line of its own, a word cut across.
fn merge_lines(parts: &[Part], heads: &[usize]) -> Vec<(String, Vec<usize>)> {
    let mut lines: Vec<(String, Vec<usize>)> = Vec::new();
    for &p in heads {
        let text = close_up(&parts[p].raw);
        let is_cut = lines.last().is_some_and(|(above, _)| {
            parts[p].gap == 0
                && parts[p].kind == PartKind::Head
                && above.chars().count() > 6
                && continuity().gain(&tail(above), &head(&text)) > 6.0
        });
        match lines.last_mut() {
            Some((above, of)) if is_cut => {
                above.push_str(&text);
                of.push(p);
            }
            _ => lines.push((text, vec![p])),
        }
    }
    lines
}

/// The best cut of a pile into headlines of one to four lines.
fn split_by_story(
    lines: Vec<(String, Vec<usize>)>,
    above: Option<usize>,
    below: Option<usize>,
    block: &HeadBlock,
    strands: &[Strand],
    topics: &Topics,
) -> Vec<Vec<(String, Vec<usize>)>> {
    let n = lines.len();
    if n <= 1 || n > 40 || strands.len() > 80 {
        return if n > 4 {
            lines.into_iter().map(|line| vec![line]).collect()
        } else {
            vec![lines]
        };
    }
    let likeness: Vec<Vec<f32>> = lines
        .iter()
        .map(|(line, _)| {
            let pairs = pairs_of(&[line]);
            strands
                .iter()
                .map(|strand| topics.contained(&pairs, &strand.pairs))
                .collect()
        })
        .collect();
    // best[end][story]: value and start of the last headline, for the first `end` lines, where it
    // is that story's; the last place is for no story.
    let none = strands.len();
    let mut best: Vec<Vec<(f32, usize, usize)>> =
        vec![vec![(f32::NEG_INFINITY, 0, none); none + 1]; n + 1];
    best[0][none] = (0.0, 0, none);
    for end in 1..=n {
        for start in end.saturating_sub(4)..end {
            let (first, second) = two_best(&best[start]);
            for story in 0..=none {
                // Two headlines in a row are never of one story.
                let before = if first.1 == story && story != none {
                    second
                } else {
                    first
                };
                let at = Place {
                    start,
                    end,
                    lines: n,
                    above,
                    below,
                    opens_story: block.opens_story,
                };
                let value =
                    before.0 + group_value(&lines[start..end], &likeness[start..end], story, &at);
                if value > best[end][story].0 {
                    best[end][story] = (value, start, before.1);
                }
            }
        }
    }
    let mut cuts = vec![n];
    let mut story = two_best(&best[n]).0.1;
    while let Some(&end) = cuts.last().filter(|&&end| end > 0) {
        let (_, start, before) = best[end][story];
        cuts.push(start);
        story = before;
    }
    let mut groups = Vec::new();
    let mut rest = lines;
    for start in cuts.into_iter().skip(1) {
        groups.push(rest.split_off(start));
    }
    groups.reverse();
    groups
}

/// The best two values with their stories.
fn two_best(row: &[(f32, usize, usize)]) -> ((f32, usize), (f32, usize)) {
    let mut best = (
        (f32::NEG_INFINITY, usize::MAX),
        (f32::NEG_INFINITY, usize::MAX),
    );
    for (story, &(value, ..)) in row.iter().enumerate() {
        if value > best.0.0 {
            best = ((value, story), best.0);
        } else if value > best.1.0 {
            best.1 = (value, story);
        }
    }
    best
}

/// Where in its pile a headline stands.
struct Place {
    start: usize,
    end: usize,
    lines: usize,
    above: Option<usize>,
    below: Option<usize>,
    opens_story: bool,
}

/// How good a headline `lines` make for `story`: they speak of it, and the first or the last of
/// them may be the kicker or the subtitle.
fn group_value(
    lines: &[(String, Vec<usize>)],
    likeness: &[Vec<f32>],
    story: usize,
    at: &Place,
) -> f32 {
    let dash = |l: &(String, Vec<usize>)| l.0.starts_with('—');
    let shape = match lines.len() {
        1 => 0.0,
        2 => 0.1,
        3 => 0.0,
        _ => -0.8,
    };
    let subtitle = if lines.len() > 1 && lines.last().is_some_and(dash) {
        1.0
    } else {
        0.0
    };
    let stray = if dash(&lines[0]) { -2.0 } else { 0.0 };
    let misplaced: f32 = lines
        .iter()
        .skip(1)
        .rev()
        .skip(1)
        .filter(|l| dash(l))
        .map(|_| -1.0)
        .sum();
    let shape = shape + subtitle + stray + misplaced - 0.55;
    let Some(likes) = likeness
        .iter()
        .map(|l| l.get(story).copied())
        .collect::<Option<Vec<f32>>>()
    else {
        return shape;
    };
    let near = if at.end == at.lines && at.below == Some(story) {
        if at.opens_story { 2.0 } else { 0.5 }
    } else if at.start == 0 && at.above == Some(story) && !at.opens_story {
        0.4
    } else {
        0.0
    };
    // Each line counts, the best one most.
    let best = likes.iter().copied().fold(0.0, f32::max);
    2.0 * best + likes.iter().map(|l| l - 0.35).sum::<f32>() - (best - 0.35) + near + shape
}

/// Tells kicker, title and subtitle apart.
pub(super) fn set_headline(
    article: &mut Article,
    headline: &Headline,
    story: &Strand,
    topics: &Topics,
) {
    let mut lines: Vec<String> = headline
        .lines
        .iter()
        .map(|(line, _)| line.clone())
        .collect();
    if let Some(at) = lines
        .iter()
        .position(|l| l.starts_with('—'))
        .filter(|&i| i > 0)
    {
        let sub = lines.split_off(at).join("");
        article.subtitle = Some(sub);
    }
    let likes = |line: &str| topics.contained(&pairs_of(&[line]), &story.pairs);
    // A kicker names a series or an occasion, which the story itself hardly does.
    let is_series = |line: &str| {
        let quoted = |open: char, close: char| {
            let name = format!("{open}{line}{close}");
            article.body.iter().any(|block| block.text.contains(&name))
        };
        let endings = &lexicon().kicker_endings;
        line.chars().count() <= 10 && endings.iter().any(|ending| line.ends_with(ending.as_str()))
            || quoted('《', '》')
            || quoted('“', '”')
    };
    let is_kicker = |line: &str, title: &str| {
        likes(line) < 0.3 || likes(line) + 0.3 < likes(title) || is_series(line)
    };
    let first_is_kicker =
        matches!(lines.as_slice(), [first, second, ..] if is_kicker(first, second));
    match lines.as_slice() {
        [] => {}
        [title] => article.title = Some(title.clone()),
        [first, second] => {
            if headline.is_ordered || is_sentence(first, second) && article.subtitle.is_none() {
                article.title = Some(first.clone());
                article.subtitle = Some(second.clone());
            } else if first_is_kicker {
                article.kicker = Some(first.clone());
                article.title = Some(second.clone());
            } else if is_one_headline(first, second) {
                article.title = Some(format!("{first} {second}"));
            } else if article.subtitle.is_some() {
                article.kicker = Some(first.clone());
                article.title = Some(second.clone());
            } else {
                article.title = Some(first.clone());
                article.subtitle = Some(second.clone());
            }
        }
        [first, second, rest @ ..] => {
            let mut rest = rest;
            let is_title = !first_is_kicker
                && is_one_headline(first, second)
                && rest
                    .first()
                    .is_none_or(|third| !is_one_headline(second, third));
            let title = if is_title {
                format!("{first} {second}")
            } else {
                article.kicker = Some(first.clone());
                match rest {
                    [third, after @ ..] if is_one_headline(second, third) => {
                        rest = after;
                        format!("{second} {third}")
                    }
                    _ => second.clone(),
                }
            };
            article.title = Some(title);
            let rest = rest.concat();
            if !rest.is_empty() {
                article.subtitle = Some(match article.subtitle.take() {
                    Some(sub) => rest + &sub,
                    None => rest,
                });
            }
        }
    }
}

/// Whether the line under `first` says more than a headline does: it has a comma, or is far longer.
fn is_sentence(first: &str, second: &str) -> bool {
    let (above, below) = (first.chars().count(), second.chars().count());
    second.contains('，') || above >= 10 && below > above + 4
}

/// Characters up to which two lines are the halves of one headline rather than title and subtitle.
const TWO_HALVES: usize = 17;

fn is_one_headline(first: &str, second: &str) -> bool {
    first.chars().count() + second.chars().count() <= TWO_HALVES && !second.starts_with('—')
}

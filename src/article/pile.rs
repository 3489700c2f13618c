use std::ops::Range;

use super::{
    chunk::HeadBlock,
    continuity::{continuity, head, tail},
    headline::{Beside, Headline, through},
    parts::{Part, PartKind},
    title::{LONGEST_LABEL, names_a_series},
    topic::Mentions,
    vying::Stories,
};
use crate::page::close_up;

impl Stories<'_> {
    /// The story that the headline `lines` wants most.
    fn claimed_by(
        &self,
        lines: &[(String, Vec<usize>)],
        above: Option<Beside>,
        below: Option<Beside>,
    ) -> Option<usize> {
        if self.mentions.text_count > MOST_STORIES || lines.len() > 4 {
            return None;
        }
        let standings: Vec<Standing> = lines
            .iter()
            .map(|(line, _)| Standing::of(line, self.mentions))
            .collect();
        let at = Place {
            start: 0,
            end: lines.len(),
            lines: lines.len(),
            above,
            below,
            stories: self,
        };
        let none = self.mentions.text_count;
        (0..=none)
            .map(|story| (group_value(&standings, story, &at), story))
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, story)| story)
            .filter(|story| *story != none)
    }
}

/// Parts a pile of headlines into single ones: where some of its lines stand without a blank line
/// between them, those belong together; else neighbours that speak of the same story do.
pub(super) fn split_block(
    parts: &[Part],
    block: &HeadBlock,
    above: Option<Beside>,
    below: Option<Beside>,
    stories: &Stories<'_>,
) -> Vec<Headline> {
    let count = block.parts.len();
    let mut headlines: Vec<Headline> = pieces(parts, &block.parts, stories)
        .into_iter()
        .flat_map(|range| {
            let is_last = range.end == count;
            let piece = HeadBlock {
                parts: block.parts[range.clone()].to_vec(),
                byline: None,
                above: block.above,
                below: block.below,
                opens_story: block.opens_story && is_last,
                closes_story: block.closes_story && is_last,
                is_laid_out: block.is_laid_out,
            };
            let above = above.filter(|_| range.start == 0);
            let below = below.filter(|_| is_last);
            split_piece(parts, &piece, above, below, stories)
        })
        .collect();
    if let Some(last) = headlines.last_mut() {
        last.byline = block.byline;
    }
    headlines
}

/// Two vertical lines side by side are one headline, whatever stands around them: the stretches of
/// a pile that they part, theirs among them.
fn pieces(parts: &[Part], heads: &[usize], stories: &Stories<'_>) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut from = 0;
    let mut at = 0;
    while heads.len() > 2 && at + 2 <= heads.len() {
        if is_vertical_pair(parts, &heads[at..at + 2], stories.mentions) {
            pieces.extend([from..at, at..at + 2]);
            at += 2;
            from = at;
        } else {
            at += 1;
        }
    }
    pieces.push(from..heads.len());
    pieces.retain(|range| !range.is_empty());
    pieces
}

fn split_piece(
    parts: &[Part],
    block: &HeadBlock,
    above: Option<Beside>,
    below: Option<Beside>,
    stories: &Stories<'_>,
) -> Vec<Headline> {
    let mut lines = merge_lines(parts, block);
    if let [(line, of)] = lines.as_slice()
        && let Some((left, right)) = two_in_one(line)
    {
        lines = vec![(left, of.clone()), (right, of.clone())];
        return lines
            .into_iter()
            .enumerate()
            .map(|(i, line)| Headline {
                lines: vec![line],
                // The left one is of the story before.
                above: above.filter(|_| i == 1),
                below: None,
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
    if block.is_laid_out {
        groups.push(lines);
    } else if mixed {
        for (i, line) in lines.into_iter().enumerate() {
            match groups.last_mut() {
                Some(group) if !gaps[i - 1] => group.push(line),
                _ => groups.push(vec![line]),
            }
        }
    } else {
        groups = split_by_story(lines, above, below, stories);
    }
    let is_vertical_pair = is_vertical_pair(parts, &block.parts, stories.mentions);
    if is_vertical_pair {
        // Vertical lines are read from the right: the last one of the page's text comes first.
        groups = vec![groups.into_iter().flatten().rev().collect()];
    }
    let count = groups.len();
    groups
        .into_iter()
        .enumerate()
        .map(|(i, lines)| Headline {
            claim: stories.claimed_by(
                &lines,
                above.filter(|_| i == 0),
                below.filter(|_| i + 1 == count),
            ),
            lines,
            above: above.filter(|_| i == 0),
            below: below.filter(|_| i + 1 == count),
            is_ordered: is_vertical_pair,
            is_whole: is_vertical_pair,
            ..Headline::default()
        })
        .collect()
}

/// Nats by which two vertical lines must rather be of two stories, not to be title and subtitle of one.
const OF_TWO_STORIES: f32 = 2.0;

/// Whether `heads` are two vertical lines side by side, and not each of a story of its own.
fn is_vertical_pair(parts: &[Part], heads: &[usize], mentions: &Mentions<'_>) -> bool {
    let &[left, right] = heads else {
        return false;
    };
    let is_vertical = |p: usize| parts[p].kind == PartKind::VerticalHead;
    if !is_vertical(left) || !is_vertical(right) {
        return false;
    }
    if mentions.text_count > MOST_STORIES {
        return true;
    }
    let [left, right] = [left, right].map(|p| Standing::of(&close_up(&parts[p].raw), mentions));
    let (title, subtitle) = (Rank::Title as usize, Rank::Subtitle as usize);
    let mut together = f32::NEG_INFINITY;
    let mut apart = f32::NEG_INFINITY;
    for story in 0..mentions.text_count {
        let [of_left, of_right] = [&left, &right].map(|line| line.ranks[title][story]);
        let ordered = of_right + left.ranks[subtitle][story];
        let turned = of_left + right.ranks[subtitle][story];
        together = together.max(ordered).max(turned);
        let others = (0..mentions.text_count).filter(|other| *other != story);
        let other = others.map(|other| right.ranks[title][other]);
        apart = apart.max(of_left + other.fold(f32::NEG_INFINITY, f32::max));
    }
    apart < together + OF_TWO_STORIES
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
fn merge_lines(parts: &[Part], block: &HeadBlock) -> Vec<(String, Vec<usize>)> {
    let mut lines: Vec<(String, Vec<usize>)> = Vec::new();
    for &p in &block.parts {
        let text = close_up(&parts[p].raw);
        let is_cut = lines.last().is_some_and(|(above, _)| {
            let is_quoted = above.rfind('“') > above.rfind('”') && text.contains('”');
            // Large type leaves blank lines between its lines.
            (parts[p].gap == 0 || block.is_laid_out)
                && parts[p].kind == PartKind::Head
                && (is_quoted
                    || above.chars().count() > 6
                        && continuity().gain(&tail(above), &head(&text)) > 3.0)
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

/// Lines of a pile, and stories of a page, that are weighed one by one: what has more is no page.
const MOST_LINES: usize = 40;
const MOST_STORIES: usize = 80;

/// The best cut of a pile into headlines of one to four lines.
fn split_by_story(
    lines: Vec<(String, Vec<usize>)>,
    above: Option<Beside>,
    below: Option<Beside>,
    stories: &Stories<'_>,
) -> Vec<Vec<(String, Vec<usize>)>> {
    let mentions = stories.mentions;
    let n = lines.len();
    if n <= 1 || n > MOST_LINES || mentions.text_count > MOST_STORIES {
        return if n > 4 {
            lines.into_iter().map(|line| vec![line]).collect()
        } else {
            vec![lines]
        };
    }
    let standings: Vec<Standing> = lines
        .iter()
        .map(|(line, _)| Standing::of(line, mentions))
        .collect();
    // best[end][story]: value and start of the last headline, for the first `end` lines, where it
    // is that story's; the last place is for no story.
    let none = mentions.text_count;
    let mut best: Vec<Vec<(f32, usize, usize)>> =
        vec![vec![(f32::NEG_INFINITY, 0, none); none + 1]; n + 1];
    best[0][none] = (0.0, 0, none);
    for end in 1..=n {
        for start in end.saturating_sub(4)..end {
            let (first, second) = two_best(&best[start]);
            for (story, cell) in best[end].iter_mut().enumerate() {
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
                    stories,
                };
                let value = before.0 + group_value(&standings[start..end], story, &at);
                if value > cell.0 {
                    *cell = (value, start, before.1);
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

/// For a label at the end of a headline with others below.
const PARTED_LABEL: f32 = -3.0;

/// Where in its pile a headline stands.
struct Place<'a> {
    start: usize,
    end: usize,
    lines: usize,
    above: Option<Beside>,
    below: Option<Beside>,
    stories: &'a Stories<'a>,
}

/// How a line of a headline stands to the others.
#[derive(Clone, Copy)]
enum Rank {
    Kicker,
    Title,
    Subtitle,
}

/// The ways in which up to four lines make a headline, with nats for how often they do.
const SHAPES: &[(&[Rank], f32)] = {
    use Rank::{Kicker as K, Subtitle as S, Title as T};
    &[
        (&[T], 0.0),
        (&[K, T], -0.8),
        (&[T, S], -1.7),
        (&[T, T], -3.1),
        (&[K, T, S], -2.6),
        (&[K, T, T], -3.1),
        (&[T, T, S], -5.0),
        (&[K, K, T], -5.0),
        (&[K, T, S, S], -5.0),
        (&[K, T, T, S], -5.0),
    ]
};

// Nats that speak for a line of each rank being of a story for what of it that speaks of, from as many
// lines as `headline::SAID`.
const KICKER_SAID: [(f32, f32); 6] = [
    (0.0, -0.4),
    (0.1, 0.2),
    (0.3, 0.8),
    (0.5, 1.3),
    (0.7, 3.0),
    (1.0, 4.3),
];
const TITLE_SAID: [(f32, f32); 6] = [
    (0.0, -3.3),
    (0.05, 1.0),
    (0.15, 1.0),
    (0.3, 2.8),
    (0.5, 4.2),
    (1.0, 4.7),
];
const SUBTITLE_SAID: [(f32, f32); 6] = [
    (0.0, -3.0),
    (0.05, -1.8),
    (0.15, 0.2),
    (0.3, 1.8),
    (0.5, 3.2),
    (1.0, 4.6),
];
/// For a line that opens with a dash being a subtitle, or another; for a line that names a series being
/// a kicker, or another.
const DASH: f32 = 2.0;
const NO_SUBTITLE: f32 = -4.0;
const SERIES: f32 = 1.0;
const NO_KICKER: f32 = -2.0;
/// For a headline whose story the page does not hold.
const OF_NO_STORY: f32 = -4.0;

/// How good a line is as each [`Rank`] of a headline of each story, and of none behind those.
struct Standing {
    ranks: [Vec<f32>; 3],
    /// Whether it is a label of few characters, a place or a series, which leads to the line below it.
    is_label: bool,
}

impl Standing {
    /// The standing of `line` among the stories of the page.
    fn of(line: &str, mentions: &Mentions<'_>) -> Self {
        let said = mentions.contain(&mentions.topics.pairs_of(line), 0..mentions.text_count);
        let is_dash = line.starts_with('—');
        let is_series = names_a_series(line);
        let ranks = [Rank::Kicker, Rank::Title, Rank::Subtitle].map(|rank| {
            let points = match rank {
                Rank::Kicker => &KICKER_SAID,
                Rank::Title => &TITLE_SAID,
                Rank::Subtitle => &SUBTITLE_SAID,
            };
            let dash = match rank {
                _ if !is_dash => 0.0,
                Rank::Subtitle => DASH,
                Rank::Kicker | Rank::Title => NO_SUBTITLE,
            };
            let series = match rank {
                _ if !is_series => 0.0,
                Rank::Kicker => SERIES,
                Rank::Title | Rank::Subtitle => NO_KICKER,
            };
            let said = said.iter().map(|said| through(points, *said));
            said.chain([0.0]).map(|nats| dash + series + nats).collect()
        });
        Self {
            ranks,
            is_label: line.chars().count() <= LONGEST_LABEL,
        }
    }
}

/// How good a headline `lines` make for `story`: they speak of it, each as its rank does.
fn group_value(lines: &[Standing], story: usize, at: &Place<'_>) -> f32 {
    let shape = SHAPES
        .iter()
        .filter(|(ranks, _)| ranks.len() == lines.len())
        .map(|(ranks, nats)| {
            let lines = lines.iter().zip(*ranks);
            let sum: f32 = lines
                .map(|(line, rank)| line.ranks[*rank as usize][story])
                .sum();
            nats + sum
        })
        .fold(f32::NEG_INFINITY, f32::max);
    let is_it = |beside: &Beside| beside.story == story;
    let below = at.below.filter(|below| at.end == at.lines && is_it(below));
    let above = at.above.filter(|above| at.start == 0 && is_it(above));
    let near = below.or(above).map_or(0.0, |beside| beside.nats);
    let is_of_none = story == at.stories.mentions.text_count;
    let price = at.stories.prices.get(story).copied().unwrap_or(0.0);
    let is_parted = at.end < at.lines && lines.last().is_some_and(|last| last.is_label);
    near + shape - price
        + if is_of_none { OF_NO_STORY } else { 0.0 }
        + if is_parted { PARTED_LABEL } else { 0.0 }
}

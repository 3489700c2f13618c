use std::ops::Range;

use super::{
    chunk::HeadBlock,
    continuity::across,
    headline::{Beside, Headline},
    parts::{Part, PartKind},
    shuffle::{LONGEST_PILE, MOST_STORIES, PileLine, Reading, reading, readings},
    standing::of_two_stories,
    title::IN_A_WORD,
    topic::Mentions,
    vying::Stories,
};
use crate::page::close_up;

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
        && let Some((left, right)) = couplets(line)
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
    let is_page = stories.mentions.text_count <= MOST_STORIES;
    if is_page {
        lines = lines
            .into_iter()
            .flat_map(|(line, of)| {
                let beside = side_by_side(line, stories.mentions);
                beside.into_iter().map(move |line| (line, of.clone()))
            })
            .collect();
    }
    let is_vertical_pair = is_vertical_pair(parts, &block.parts, stories.mentions);
    if is_vertical_pair {
        // Vertical lines are read from the right: the last one of the page's text comes first.
        lines.reverse();
    }
    let count = lines.len();
    // A line set downwards stands apart from those around it.
    let is_vertical = |at: usize| parts[lines[at].1[0]].kind == PartKind::VerticalHead;
    let is_turned = |at: usize| at > 0 && is_vertical(at) != is_vertical(at - 1);
    let pile: Vec<PileLine<'_>> = lines
        .iter()
        .enumerate()
        .map(|(at, (text, of))| PileLine {
            text,
            is_parted: parts[of[0]].gap > 0 || is_turned(at),
        })
        .collect();
    let readings = if count > 4 && !block.is_laid_out && !(is_page && count <= LONGEST_PILE) {
        (0..count).map(|at| Reading::together(at..at + 1)).collect()
    } else if !is_page {
        vec![Reading::together(0..count)]
    } else if block.is_laid_out || is_vertical_pair {
        vec![reading(&pile, above, below, stories)]
    } else {
        readings(&pile, above, below, stories)
    };
    let last = count.saturating_sub(1);
    let is_of = |reading: &Reading, beside: &Beside, at: usize| {
        reading.story == Some(beside.story) || reading.lines.contains(&at)
    };
    readings
        .into_iter()
        .map(|reading| Headline {
            claim: reading.story,
            above: above.filter(|above| is_of(&reading, above, 0)),
            below: below.filter(|below| is_of(&reading, below, last)),
            lines: reading.lines.iter().map(|at| lines[*at].clone()).collect(),
            is_ordered: is_vertical_pair,
            is_whole: is_vertical_pair,
            ..Headline::default()
        })
        .collect()
}

/// Whether `heads` are two vertical lines side by side, and not each of a story of its own.
fn is_vertical_pair(parts: &[Part], heads: &[usize], mentions: &Mentions<'_>) -> bool {
    let &[left, right] = heads else {
        return false;
    };
    let [left, right] = [left, right].map(|p| &parts[p]);
    let is_vertical = |part: &Part| part.kind == PartKind::VerticalHead;
    is_vertical(left)
        && is_vertical(right)
        && (mentions.text_count > MOST_STORIES
            || of_two_stories(&close_up(&left.raw), &close_up(&right.raw), mentions) < TURNED_APART)
}

/// Two headlines that stood side by side: four parts of four characters each are two couplets.
fn couplets(line: &str) -> Option<(String, String)> {
    let parts: Vec<&str> = line.split(' ').collect();
    let [a, b, c, d] = parts.as_slice() else {
        return None;
    };
    parts
        .iter()
        .all(|part| part.chars().count() == 4)
        .then(|| (format!("{a} {b}"), format!("{c} {d}")))
}

/// Nats by which two lines set downwards, and two parts of a line, must rather be of two stories.
const TURNED_APART: f32 = 2.0;
const APART: f32 = 3.5;
/// Characters of the shortest part of a line that is a headline: half a couplet is none.
const SHORTEST: usize = 6;

/// The headlines that a line is of: two that stood side by side make one line, with a blank between them.
fn side_by_side(line: String, mentions: &Mentions<'_>) -> Vec<String> {
    let parts = line
        .match_indices(' ')
        .map(|(at, _)| (&line[..at], &line[at + 1..]));
    let is_long = |part: &str| part.chars().count() >= SHORTEST;
    let apart = parts
        .filter(|(left, right)| is_long(left) && is_long(right))
        .map(|(left, right)| (of_two_stories(left, right, mentions), left, right))
        .filter(|(nats, ..)| *nats >= APART)
        .max_by(|a, b| a.0.total_cmp(&b.0));
    let Some((_, left, right)) = apart else {
        return vec![line];
    };
    let mut headlines = vec![left.to_owned()];
    headlines.extend(side_by_side(right.to_owned(), mentions));
    headlines
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
                && !text.starts_with('—')
                && parts[p].kind == PartKind::Head
                && (is_quoted || above.chars().count() > 6 && across(above, &text) > IN_A_WORD)
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

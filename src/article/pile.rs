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
    let is_page = stories.mentions.text_count <= MOST_STORIES;
    let mentions = Some(stories.mentions).filter(|_| is_page);
    let mut lines = merge_lines(parts, block, mentions);
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
    let set = lines.len();
    if let Some(mentions) = mentions {
        lines = side_by_side(&lines, mentions);
        lines = stacked(parts, lines, mentions);
    }
    // What the layout shows to be one headline may be a row of several.
    let is_laid_out = block.is_laid_out && lines.len() == set;
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
    let readings = if count > 4 && !is_laid_out && !(is_page && count <= LONGEST_PILE) {
        (0..count).map(|at| Reading::together(at..at + 1)).collect()
    } else if !is_page {
        vec![Reading::together(0..count)]
    } else if is_laid_out || is_vertical_pair {
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
/// Nats of what they speak of that may speak against that, and of what they go on with that may speak for it.
const ONE_STORY: f32 = -3.0;
const MOST_WORDS: f32 = 8.0;
/// Nats by which a line set downwards must rather be two headlines, and its characters at most.
const STACKED: f32 = 4.0;
const LONGEST_STACK: usize = 64;
/// Lines away that the parts of a line may go on.
const FARTHEST: usize = 3;
/// Characters of the shortest part of a line that is a headline: half a couplet is none.
const SHORTEST: usize = 6;

/// A line of a pile, and the parts of the page that it is made of.
type PileText = (String, Vec<usize>);

/// `lines` with each parted into the headlines that it is of: two that stood side by side make one line, with
/// a blank between them.
fn side_by_side(lines: &[PileText], mentions: &Mentions<'_>) -> Vec<PileText> {
    let mut parted: Vec<PileText> = Vec::with_capacity(lines.len());
    for (at, (line, of)) in lines.iter().enumerate() {
        let below = &lines[at + 1..lines.len().min(at + 1 + FARTHEST)];
        let mut rest = line.as_str();
        let row = row_above(&parted);
        while let Some((left, right)) = apart(rest, &parted[row.clone()], below, mentions) {
            parted.push((left.to_owned(), of.clone()));
            rest = right;
        }
        parted.push((rest.to_owned(), of.clone()));
    }
    parted
}

/// `lines` with each that is set downwards parted where two such headlines stand one below the other.
fn stacked(parts: &[Part], lines: Vec<PileText>, mentions: &Mentions<'_>) -> Vec<PileText> {
    let mut parted = Vec::with_capacity(lines.len());
    for (line, of) in lines {
        let may_be_two =
            parts[of[0]].kind == PartKind::VerticalHead && line.chars().count() <= LONGEST_STACK;
        let foot = may_be_two.then(|| foot_of_first(&line, mentions)).flatten();
        if let Some(at) = foot {
            parted.push((line[..at].to_owned(), of.clone()));
            parted.push((line[at..].to_owned(), of));
        } else {
            parted.push((line, of));
        }
    }
    parted
}

/// The byte at which the second of two headlines begins in `line`, if it is two.
fn foot_of_first(line: &str, mentions: &Mentions<'_>) -> Option<usize> {
    let chars = line.chars().count();
    let places = line.char_indices().map(|(at, _)| at);
    let places = places
        .take(chars.saturating_sub(SHORTEST - 1))
        .skip(SHORTEST);
    let nats = |at: usize| {
        let (first, second) = line.split_at(at);
        of_two_stories(first, second, mentions) - across(first, second).max(ONE_STORY)
    };
    places
        .map(|at| (nats(at), at))
        .filter(|(nats, _)| *nats > STACKED)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, at)| at)
}

/// The parts of the last line of `parted`, none where it is of one headline.
fn row_above(parted: &[PileText]) -> Range<usize> {
    let end = parted.len();
    let rows = parted.chunk_by(|(_, a), (_, b)| a == b);
    let last = rows.last().map_or(0, <[PileText]>::len);
    if last > 1 { end - last..end } else { end..end }
}

/// Where `line` is parted first into two headlines, if it is: between the row `above`, if that is parted, and
/// the lines `below`.
fn apart<'a>(
    line: &'a str,
    above: &[PileText],
    below: &[PileText],
    mentions: &Mentions<'_>,
) -> Option<(&'a str, &'a str)> {
    let is_long = |part: &str| part.chars().count() >= SHORTEST;
    // A single character before a blank is the first one of the next line.
    let begins_one = |right: &str| right.chars().nth(1) == Some(' ');
    line.match_indices(' ')
        .map(|(at, _)| (&line[..at], &line[at + 1..]))
        .filter(|(left, right)| is_long(left) && is_long(right) && !begins_one(right))
        .map(|parts @ (left, right)| {
            let of_two = of_two_stories(left, right, mentions).max(ONE_STORY);
            (of_two + passes_by(left, right, above, below), parts)
        })
        .filter(|(nats, _)| *nats >= APART)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, parts)| parts)
}

/// Nats by which what is printed on the left goes on below rather than on the right, or what is on the right
/// goes on from above.
fn passes_by(left: &str, right: &str, above: &[PileText], below: &[PileText]) -> f32 {
    let under = |(line, _): &PileText| across(left, line) - across(right, line).max(0.0);
    let over = |(line, _): &PileText| across(line, right) - across(line, left).max(0.0);
    let nats = below.iter().map(under).chain(above.iter().map(over));
    nats.fold(0.0, f32::max).min(MOST_WORDS)
}

/// Whether `line` has a comma, other than in the name of a work.
fn has_comma(line: &str) -> bool {
    let mut in_name = false;
    line.chars().any(|c| {
        in_name = c == '《' || in_name && c != '》';
        c == '，' && !in_name
    })
}

/// Joins lines that are one headline broken in two: a vertical line of its own, a word cut across.
fn merge_lines(
    parts: &[Part],
    block: &HeadBlock,
    mentions: Option<&Mentions<'_>>,
) -> Vec<PileText> {
    let mut lines: Vec<PileText> = Vec::new();
    for &p in &block.parts {
        let text = close_up(&parts[p].raw);
        let is_cut = lines.last().is_some_and(|(above, _)| {
            let quote = above
                .rfind('“')
                .filter(|open| Some(*open) > above.rfind('”'));
            // Behind a blank another headline may stand.
            let is_quoted =
                quote.is_some_and(|open| !above[open..].contains(' ')) && text.contains('”');
            // Large type leaves blank lines between its lines.
            (parts[p].gap == 0 || block.is_laid_out)
                && !text.starts_with('—')
                // As a sentence has: it is the title's subtitle.
                && (has_comma(above) || above.starts_with('—') || !has_comma(&text))
                && parts[p].kind == PartKind::Head
                && (is_quoted || above.chars().count() > 6 && across(above, &text) > IN_A_WORD)
                // A name may go on with the next headline's: what both say tells more.
                && mentions.is_none_or(|of| of_two_stories(above, &text, of) < TURNED_APART)
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

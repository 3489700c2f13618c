//! Which column goes on with which: what the grid leaves open the words tell.

use std::collections::BTreeMap;

use super::{
    Language,
    story::{HEADLINE_GAP, Place},
    strip::Block,
};
use crate::page::{
    pairing::{chained, chains},
    shape::ends_a_sentence,
};

/// Text of one column, and what stands over it there.
pub(super) struct Unit {
    /// Blocks over it, and those under it where no text follows in its column.
    pub over: Vec<usize>,
    /// See `over`.
    pub under: Vec<usize>,
    /// The text.
    pub text: usize,
    pub place: Place,
    /// Whether it is the first column under a headline.
    opens_story: bool,
}

/// A headline, if any, and its columns in reading order.
#[derive(Default)]
pub(super) struct Story {
    /// Blocks of its headlines.
    pub heads: Vec<usize>,
    /// Its columns.
    pub units: Vec<Unit>,
}

impl Story {
    /// The block of it that begins first.
    pub fn first_block(&self) -> Option<usize> {
        let units = self.units.iter().map(|unit| unit.text);
        self.heads.iter().copied().chain(units).min()
    }
}

/// Rows below a headline in which its text begins.
const ROWS_UNDER: usize = 6;
/// Places that part two columns at most.
const BROAD: usize = 10;
/// Units to either side that a column may go on with.
const REACH: usize = 40;

// Nats, set by hand on trial pages typeset by a program of ours.

/// For going on below: close, behind a photograph, far off; and where nothing else stands between.
const CLOSE_BELOW: f32 = 1.5;
const BELOW: f32 = 0.0;
const FAR_BELOW: f32 = -2.0;
const CLOSE: usize = 3;
const FAR: usize = 14;
/// For going on in the next column, and for each column left out.
const BESIDE: f32 = 1.5;
const LEFT_OUT: f32 = -2.0;
/// For two columns that begin in one row.
const LEVEL: f32 = 1.0;
const LEVEL_ROWS: usize = 2;
/// For what the grid puts together.
const SAME_COLUMN: f32 = 3.0;
const SAME_STORY: f32 = 2.0;
const OTHER_STORY: f32 = -1.5;
/// For going on with what stands first under a headline, or begins a story with a dateline.
const OPENS: f32 = -5.0;
/// For going on behind a signature.
const SIGNED: f32 = -5.0;
/// For a first line that is indented behind an open one, and one that is not behind a closed one.
const INDENTED: f32 = -4.0;
const AT_EDGE: f32 = -3.0;
/// What the words count at least and at most.
const GAINS: (f32, f32) = (-4.0, 8.0);

/// Puts the blocks of a page together to stories.
pub(super) fn stories(
    text: &str,
    blocks: &[Block],
    places: &[Place],
    language: &impl Language,
) -> Vec<Story> {
    let (heads, mut units) = units(blocks, places);
    let groups = head_groups(&heads, blocks, places);
    let mut openings = openings(&groups, blocks, &units);
    // The first column that the grid puts under each headline.
    let mut first_of: BTreeMap<usize, usize> = BTreeMap::new();
    for (u, unit) in units.iter().enumerate() {
        let first = first_of.entry(unit.place.root).or_insert(u);
        if unit.place.column < units[*first].place.column {
            *first = u;
        }
    }
    for (group, opening) in groups.iter().zip(&mut openings) {
        if opening.is_none() {
            *opening = first_of.get(&group.root).copied();
        }
        if let Some(unit) = *opening {
            units[unit].opens_story = true;
        }
    }
    let looks: Vec<Look<'_>> = units
        .iter()
        .map(|unit| Look::of(text, &blocks[unit.text], unit, language))
        .collect();
    let mut pairs: Vec<(f32, usize, usize)> = Vec::new();
    for (u, above) in looks.iter().enumerate() {
        for v in u.saturating_sub(REACH)..(u + REACH + 1).min(looks.len()) {
            if u == v {
                continue;
            }
            let Some(mut value) = prior(&looks, u, v) else {
                continue;
            };
            value += words(above, &looks[v], language);
            if value > 0.0 {
                pairs.push((value, u, v));
            }
        }
    }
    let below = chained(units.len(), pairs);
    in_chains(groups, &openings, units, &below)
}

/// What counts of a unit.
struct Look<'a> {
    left: usize,
    right: usize,
    first_row: usize,
    last_row: usize,
    first: &'a str,
    last: &'a str,
    is_open: bool,
    is_signed: bool,
    /// Whether its first line is indented, where its edge is known.
    is_indented: Option<bool>,
    begins: f32,
    place: Place,
    opens_story: bool,
}

impl<'a> Look<'a> {
    fn of(text: &'a str, block: &Block, unit: &Unit, language: &impl Language) -> Self {
        let line = |at: usize| block.lines[at].span.of(text);
        let count = block.lines.len();
        let (first, last) = (line(0), line(count - 1));
        // A signature may be broken over two lines.
        let end = match count {
            1 => last.to_owned(),
            _ => [line(count - 2), last].concat(),
        };
        let is_signed = language.is_signed(&end);
        Self {
            left: block.left,
            right: block.right,
            first_row: block.first_row(),
            last_row: block.last_row(),
            first,
            last,
            is_open: !ends_a_sentence(last),
            is_signed,
            is_indented: (count > 2).then(|| block.lines[0].start >= block.left + 2),
            begins: language.start(first),
            place: unit.place,
            opens_story: unit.opens_story,
        }
    }

    fn overlaps(&self, other: &Self) -> bool {
        self.first_row.max(other.first_row) <= self.last_row.min(other.last_row)
    }
}

/// What the grid says for unit `v` going on with unit `u`; `None` where it cannot.
fn prior(looks: &[Look<'_>], u: usize, v: usize) -> Option<f32> {
    let (above, below) = (&looks[u], &looks[v]);
    let is_same_story = above.place.root == below.place.root;
    let mut value = 0.0;
    if below.opens_story {
        value += OPENS;
    }
    let near = u.min(v).saturating_sub(REACH)..(u.max(v) + REACH).min(looks.len());
    let is_under = below.left + 2 >= above.left && below.left < above.right
        || below.left.abs_diff(above.left) <= 4;
    if is_under && below.first_row > above.last_row {
        let gap = below.first_row - above.last_row - 1;
        let is_between = |other: &Look<'_>| {
            other.left < above.right
                && other.right > above.left
                && other.first_row > above.last_row
                && other.last_row < below.first_row
        };
        let between = looks[near].iter().filter(|other| is_between(other)).count();
        value += match gap {
            0..=CLOSE => CLOSE_BELOW,
            gap if gap <= FAR => BELOW,
            _ => FAR_BELOW,
        };
        value += between as f32 * LEFT_OUT;
        if is_same_story && above.place.column == below.place.column {
            value += SAME_COLUMN;
        } else if !is_same_story {
            value += OTHER_STORY;
        }
        return Some(value);
    }
    if below.left + 2 < above.right || below.first_row > above.last_row + FAR {
        return None;
    }
    let is_between = |other: &&Look<'_>| {
        other.left >= above.right.saturating_sub(2)
            && other.right <= below.left + 2
            && (other.overlaps(above) || other.overlaps(below))
    };
    let mut between: Vec<usize> = looks[near]
        .iter()
        .filter(is_between)
        .map(|l| l.left)
        .collect();
    between.sort_unstable();
    between.dedup_by(|a, b| a.abs_diff(*b) <= 4);
    value += BESIDE + between.len() as f32 * LEFT_OUT;
    if below.first_row > above.last_row + CLOSE {
        value += FAR_BELOW;
    }
    if above.first_row.abs_diff(below.first_row) <= LEVEL_ROWS {
        value += LEVEL;
    }
    value += if is_same_story {
        SAME_STORY
    } else {
        OTHER_STORY
    };
    Some(value)
}

/// What the words say for it.
fn words(above: &Look<'_>, below: &Look<'_>, language: &impl Language) -> f32 {
    let mut value = 0.0;
    if above.is_signed {
        value += SIGNED;
    }
    if above.is_open && !above.is_signed {
        value += language
            .gain(above.last, below.first)
            .clamp(GAINS.0, GAINS.1);
        if below.is_indented == Some(true) {
            value += INDENTED;
        }
    } else {
        value += 0.3 * below.begins.clamp(-6.0, 2.0);
        if below.is_indented == Some(false) {
            value += AT_EDGE;
        }
    }
    value
}

/// The units of a page in the order in which they begin, and the blocks that stand over columns.
fn units(blocks: &[Block], places: &[Place]) -> (Vec<usize>, Vec<Unit>) {
    let mut heads: Vec<usize> = Vec::new();
    let mut columns: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    let mut units: Vec<Unit> = Vec::new();
    let unit = |over, text, place| Unit {
        over,
        under: Vec::new(),
        text,
        place,
        opens_story: false,
    };
    for (b, place) in places.iter().enumerate() {
        let own_column = Place {
            column: Some(blocks[b].left),
            ..*place
        };
        match place.column {
            Some(column) => columns.entry((place.root, column)).or_default().push(b),
            None if blocks[b].is_line_of_text() => units.push(unit(Vec::new(), b, own_column)),
            None => heads.push(b),
        }
    }
    for ((root, column), blocks_of) in columns {
        let place = Place {
            root,
            column: Some(column),
        };
        let from = units.len();
        let mut over: Vec<usize> = Vec::new();
        for b in blocks_of {
            if blocks[b].column().is_some() || blocks[b].is_line_of_text() {
                units.push(unit(std::mem::take(&mut over), b, place));
            } else {
                over.push(b);
            }
        }
        match units[from..].last_mut() {
            Some(unit) => unit.under = over,
            None => heads.append(&mut over),
        }
    }
    heads.sort_unstable();
    units.sort_by_key(|unit| (blocks[unit.text].first_row(), blocks[unit.text].left));
    (heads, units)
}

/// Lines of a headline that stand one under the other.
struct HeadGroup {
    blocks: Vec<usize>,
    root: usize,
    left: usize,
    right: usize,
    /// Place of its middle in print, at least.
    middle: usize,
    last_row: usize,
}

fn head_groups(heads: &[usize], blocks: &[Block], places: &[Place]) -> Vec<HeadGroup> {
    let mut groups: Vec<HeadGroup> = Vec::new();
    for &b in heads {
        let block = &blocks[b];
        let root = places[b].root;
        let goes_on = |group: &&mut HeadGroup| {
            group.root == root
                && group.last_row + HEADLINE_GAP >= block.first_row()
                && group.left < block.printed_right()
                && block.left < group.right
        };
        match groups.iter_mut().rev().take(REACH).find(goes_on) {
            Some(group) => {
                group.blocks.push(b);
                group.left = group.left.min(block.left);
                group.right = group.right.max(block.printed_right());
                group.middle = group.middle.max(block.printed_middle());
                group.last_row = group.last_row.max(block.last_row());
            }
            None => groups.push(HeadGroup {
                blocks: vec![b],
                root,
                left: block.left,
                right: block.printed_right(),
                middle: block.printed_middle(),
                last_row: block.last_row(),
            }),
        }
    }
    groups
}

impl HeadGroup {
    /// Whether its middle may be that of columns from place `left` on, the last of all columns ending at place `right`.
    fn may_stand_over(&self, left: usize, right: usize) -> bool {
        2 * self.middle <= left + right + BROAD
    }

    fn is_over(&self, text: &Block) -> bool {
        (self.last_row..=self.last_row + ROWS_UNDER).contains(&text.first_row())
            && text.left < self.right
            && self.left < text.right
    }
}

/// The unit that the story under each headline begins with.
fn openings(groups: &[HeadGroup], blocks: &[Block], units: &[Unit]) -> Vec<Option<usize>> {
    let opening = |(g, group): (usize, &HeadGroup)| {
        let from = units.partition_point(|unit| blocks[unit.text].first_row() < group.last_row);
        let level = |u: &usize| &blocks[units[*u].text];
        let near = || from..(from + REACH).min(units.len());
        let under = near().filter(|u| group.is_over(level(u)));
        let mut first = under.min_by_key(|u| level(u).left)?;
        let around = g.saturating_sub(REACH)..(g + REACH).min(groups.len());
        let are_level = |a: &Block, b: &Block| a.first_row().abs_diff(b.first_row()) <= LEVEL_ROWS;
        // The right edge of the columns beside each other there.
        let columns = near()
            .map(|u| level(&u))
            .filter(|text| are_level(text, level(&first)));
        let right = columns.map(|text| text.right).max().unwrap_or(0);
        // Set to the left, it stands over nothing before its edge.
        while group.left > level(&first).left + 1 {
            let text = level(&first);
            let beside = near().filter(|u| {
                let other = level(u);
                let is_headed = |(_, head): &(usize, &HeadGroup)| head.is_over(other);
                other.left < text.left
                    && other.right <= text.left + 2
                    && are_level(other, text)
                    && group.may_stand_over(other.left, right)
                    && !(around.clone().map(|g| (g, &groups[g]))).any(|head| is_headed(&head))
            });
            match beside.max_by_key(|u| level(u).left) {
                Some(beside) if level(&beside).right + BROAD > text.left => first = beside,
                _ => break,
            }
        }
        Some(first)
    };
    groups.iter().enumerate().map(opening).collect()
}

/// The stories: each chain of units with the headlines of those that stand under any.
fn in_chains(
    groups: Vec<HeadGroup>,
    openings: &[Option<usize>],
    units: Vec<Unit>,
    below: &[Option<usize>],
) -> Vec<Story> {
    let mut heads: Vec<Vec<usize>> = vec![Vec::new(); units.len()];
    let mut stories = Vec::new();
    for (mut group, opening) in groups.into_iter().zip(openings) {
        match opening {
            Some(unit) => heads[*unit].append(&mut group.blocks),
            None => stories.push(Story {
                heads: group.blocks,
                units: Vec::new(),
            }),
        }
    }
    let mut units: Vec<Option<Unit>> = units.into_iter().map(Some).collect();
    for chain in chains(below) {
        let mut story = Story::default();
        for u in chain {
            let Some(mut unit) = units[u].take() else {
                break;
            };
            if story.units.is_empty() {
                // Nothing goes on here, so what stands over it is its headline.
                story.heads.append(&mut unit.over);
            }
            story.heads.append(&mut heads[u]);
            story.units.push(unit);
        }
        stories.push(story);
    }
    stories
}

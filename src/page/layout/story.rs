use std::cmp::Reverse;

use super::{
    ColumnLine, Joint, Language, chain,
    strip::{Block, NEIGHBOURS},
};

/// Blank lines up to which lines of a headline, and a headline and its text, belong together.
pub(super) const HEADLINE_GAP: usize = 3;
/// Places that part two columns at most.
const COLUMN_GAP: usize = 6;
/// Rows by which the columns of one story may begin apart.
const LEVEL: usize = 2;

/// What a block hangs on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// The block that began its story.
    pub root: usize,
    /// Place of the edge of the column it stands in; `None` for what stands over all of them.
    pub column: Option<usize>,
}

/// For each block one that stands further up in its story, or itself.
struct Stories(Vec<usize>);

impl Stories {
    fn first(&mut self, mut block: usize) -> usize {
        while self.0[block] != block {
            self.0[block] = self.0[self.0[block]];
            block = self.0[block];
        }
        block
    }

    fn unite(&mut self, a: usize, b: usize) {
        let (a, b) = (self.first(a), self.first(b));
        self.0[a.max(b)] = a.min(b);
    }
}

/// The lines of all blocks: each story's headline, then its columns from left to right.
pub(super) fn in_order(text: &str, blocks: &[Block], language: &impl Language) -> Vec<ColumnLine> {
    let width = blocks.iter().map(|block| block.right).max().unwrap_or(0);
    // For each place of a row the block that was seen there last.
    let mut skyline: Vec<Option<usize>> = vec![None; width];
    let mut places: Vec<Place> = Vec::with_capacity(blocks.len());
    let mut stories = Stories((0..blocks.len()).collect());
    for (b, block) in blocks.iter().enumerate() {
        if let Some(head) = block.head(&blocks[..b]) {
            places.push(places[head]);
            continue;
        }
        let reach = reach(blocks, &places, &skyline, b);
        let place = place(blocks, &places, &skyline, b, reach);
        let mut reach = reach;
        if place.column.is_some() {
            reach = (block.left, block.right);
        } else {
            // A line under the headlines of two stories joins them: the page has set it as one.
            for above in skyline[block.left..block.right].iter().flatten() {
                let is_near = blocks[*above].last_row() + HEADLINE_GAP >= block.first_row();
                if places[*above].column.is_none() && is_near {
                    stories.unite(places[*above].root, place.root);
                }
            }
        }
        places.push(place);
        skyline[reach.0..reach.1].fill(Some(b));
    }
    for b in 0..blocks.len() {
        if let Some(column) = beside_headless(blocks, &places, b) {
            stories.unite(places[column].root, b);
        }
    }
    for place in &mut places {
        place.root = stories.first(place.root);
    }
    let mut stories = chain::stories(text, blocks, &places, language);
    stories.sort_by_key(|story| story.first_block());
    let mut lines = Lines {
        blocks,
        lines: Vec::new(),
        above: None,
        story: None,
        joint: Joint::Story,
    };
    for story in &mut stories {
        story.heads.sort_by_key(|&b| (first_line(blocks, b), b));
        let number = (story.heads.first()).and_then(|head| u32::try_from(*head).ok());
        (lines.story, lines.joint) = (number, Joint::Story);
        for &head in &story.heads {
            lines.push(head, None);
        }
        for unit in &story.units {
            let text = std::iter::once(&unit.text);
            for &b in unit.over.iter().chain(text).chain(&unit.under) {
                lines.push(b, unit.place.column);
            }
        }
    }
    lines.lines
}

/// The block with the first line of the wrapped headline that block `b` is a line of, `b` where it is of none.
fn first_line(blocks: &[Block], mut b: usize) -> usize {
    while let Some(head) = blocks[b].head(&blocks[..b]) {
        b = head;
    }
    b
}

/// The lines of a page in the order in which they are read.
struct Lines<'a> {
    blocks: &'a [Block],
    lines: Vec<ColumnLine>,
    above: Option<Above>,
    story: Option<u32>,
    joint: Joint,
}

/// The column, if any, and the row of the line above.
struct Above {
    column: Option<usize>,
    row: usize,
}

impl Lines<'_> {
    /// The lines of block `b`, and the bylines that came out beside them.
    fn push(&mut self, b: usize, column: Option<usize>) {
        let block = &self.blocks[b];
        // Where other columns have lines of another height, rows of theirs stand between.
        let pitch = if block.lines.len() > 2 {
            block.pitch()
        } else {
            1
        };
        for line in &block.lines {
            let gap = match &self.above {
                None => 0,
                Some(_) if self.joint == Joint::Story => 2,
                Some(above) if above.column == column => line.row.saturating_sub(above.row + pitch),
                Some(above) => usize::from(above.column.is_none()),
            };
            let indent = if block.is_strip {
                line.start - block.left
            } else {
                0
            };
            self.lines.push(ColumnLine {
                span: line.span,
                gap: u32::try_from(gap).unwrap_or(u32::MAX),
                indent: u32::try_from(indent).unwrap_or(u32::MAX),
                joint: std::mem::take(&mut self.joint),
                story: self.story,
            });
            self.above = Some(Above {
                column,
                row: line.row,
            });
        }
        let bylines = block.lines.iter().filter_map(|line| line.byline);
        self.lines.extend(bylines.map(|span| ColumnLine {
            span,
            gap: 0,
            indent: 0,
            joint: Joint::Follows,
            story: self.story,
        }));
    }
}

/// From where to where a block closes off what is above: text its own column, a headline also the
/// blank on both its sides.
fn reach(
    blocks: &[Block],
    places: &[Place],
    skyline: &[Option<usize>],
    b: usize,
) -> (usize, usize) {
    let block = &blocks[b];
    if block.column().is_some() {
        return (block.left, block.right);
    }
    let row = block.first_row();
    let heads = || {
        let near = b.saturating_sub(NEIGHBOURS)..(b + NEIGHBOURS).min(blocks.len());
        blocks[near].iter().filter(|other| {
            other.column().is_none() && other.first_row().abs_diff(row) <= HEADLINE_GAP
        })
    };
    let left_head = heads()
        .filter(|head| head.right <= block.left)
        .map(|head| head.printed_right())
        .max();
    let right_head = heads()
        .filter(|head| head.left >= block.right)
        .map(|head| head.left)
        .min();
    let over = &skyline[block.left..block.right];
    // Text that runs on beside it, or another story's headline.
    let goes_on = |at: usize| {
        skyline[at].is_some_and(|above| {
            let other = &blocks[above];
            let is_head = places[above].column.is_none() && !over.contains(&Some(above));
            other.is_strip && other.last_row() >= row
                || is_head && other.last_row() + HEADLINE_GAP >= row
        })
    };
    let mut left = block.left;
    // Set to the left, it stands over nothing before its edge.
    let is_over = |other: &Block| {
        other
            .column()
            .is_some_and(|edge| edge.abs_diff(block.left) <= 1)
            && (row + 1..=row + 2 * HEADLINE_GAP).contains(&other.first_row())
    };
    let is_left_aligned = blocks[b + 1..(b + NEIGHBOURS).min(blocks.len())]
        .iter()
        .any(is_over);
    let least = left_head.map_or(0, |edge| edge.min(block.left).midpoint(block.left));
    while !is_left_aligned && left > least && !goes_on(left - 1) {
        left -= 1;
    }
    let mut right = block.right;
    let most = right_head.map_or(skyline.len(), |edge| {
        edge.midpoint(block.printed_right().min(edge))
    });
    while right < most && !goes_on(right) {
        right += 1;
    }
    (left, right)
}

/// Where block `b` belongs, for what stands above it.
fn place(
    blocks: &[Block],
    places: &[Place],
    skyline: &[Option<usize>],
    b: usize,
    reach: (usize, usize),
) -> Place {
    let block = &blocks[b];
    let own = Place {
        root: b,
        column: block.column(),
    };
    let Some(above) = ceiling(skyline, block) else {
        return head_above(blocks, places, b).unwrap_or(own);
    };
    let over = &blocks[above];
    let gap = block.first_row().saturating_sub(over.last_row() + 1);
    let place = places[above];
    let is_near = gap <= HEADLINE_GAP || block.band == over.band;
    if own.column.is_some() {
        let is_same_column = over.is_strip && over.left.abs_diff(block.left) <= 1;
        if place.column.is_none() && is_near {
            return Place {
                root: place.root,
                ..own
            };
        }
        if block.band == over.band && (is_same_column || gap <= LEVEL) {
            let column = if is_same_column || !over.is_strip {
                place.column
            } else {
                own.column
            };
            return Place {
                root: place.root,
                column,
            };
        }
        return own;
    }
    if place.column.is_none() {
        // With text of the same story above, on either side, it is a caption in the last column.
        let is_under_text = skyline[reach.0..reach.1].iter().flatten().any(|&other| {
            let other = places[other];
            other.root == place.root && other.column.is_some()
        });
        return match (is_near, is_under_text) {
            (true, true) => Place {
                root: place.root,
                column: Some(block.left),
            },
            (true, false) => place,
            (false, _) => head_above(blocks, places, b).unwrap_or(own),
        };
    }
    // A line within one column and close to it is a crosshead or the last line of a paragraph.
    let is_inside = reach.0 + 2 >= over.left && reach.1 <= over.right + COLUMN_GAP
        || block.beside && over.is_edge(block.left) && block.right <= over.right + 2;
    if is_inside && gap <= LEVEL && block.band == over.band {
        place
    } else {
        head_above(blocks, places, b).unwrap_or(own)
    }
}

/// The headline that the line of one, block `b`, goes on with, where that is set over or under it in print
/// although not in the grid: the larger type is the fewer places a line takes.
fn head_above(blocks: &[Block], places: &[Place], b: usize) -> Option<Place> {
    let block = &blocks[b];
    if block.column().is_some() {
        return None;
    }
    let near = b.saturating_sub(NEIGHBOURS)..b;
    let heads = near.rev().filter(|&other| {
        let head = &blocks[other];
        places[other].column.is_none()
            && head.last_row() < block.first_row()
            && head.last_row() + HEADLINE_GAP >= block.first_row()
            && head.left.max(block.left) < head.printed_right().min(block.printed_right())
    });
    let is_parted = |head: &Block| {
        let around = b.saturating_sub(NEIGHBOURS)..(b + NEIGHBOURS).min(blocks.len());
        let (left, right) = (head.left.min(block.left), head.left.max(block.left));
        blocks[around].iter().any(|other| {
            let is_level =
                other.first_row() == block.first_row() || other.first_row() == head.first_row();
            is_level && other.left > left && other.left < right
        })
    };
    let head = heads.max_by_key(|&other| blocks[other].last_row())?;
    (!is_parted(&blocks[head])).then_some(places[head])
}

/// The block that most of `block` stands under.
fn ceiling(skyline: &[Option<usize>], block: &Block) -> Option<usize> {
    let mut above: Vec<usize> = skyline[block.left..block.right]
        .iter()
        .flatten()
        .copied()
        .collect();
    above.sort_unstable();
    above
        .chunk_by(|a, b| a == b)
        .max_by_key(|run| run.len())
        .map(|run| run[0])
}

/// Text without a headline that stands beside the columns of a story that has one, and begins where
/// they do or where their headline does, is a column of that story: one of its columns.
fn beside_headless(blocks: &[Block], places: &[Place], b: usize) -> Option<usize> {
    let block = &blocks[b];
    if places[b].root != b || block.column().is_none() {
        return None;
    }
    let near = b.saturating_sub(NEIGHBOURS)..(b + NEIGHBOURS).min(blocks.len());
    let columns = || {
        near.clone().filter(|&other| {
            let other = &blocks[other];
            other.column().is_some()
                && other.last_row().min(block.last_row()) > other.first_row().max(block.first_row())
        })
    };
    let left = columns()
        .filter(|&other| blocks[other].right <= block.left)
        .max_by_key(|&other| (blocks[other].right, Reverse(blocks[other].first_row())));
    let right = columns()
        .filter(|&other| blocks[other].left >= block.right)
        .min_by_key(|&other| (blocks[other].left, blocks[other].first_row()));
    let fits = |other: &usize| {
        let head = &blocks[places[*other].root];
        let is_level = |row: usize| row.abs_diff(block.first_row()) <= LEVEL;
        head.column().is_none()
            && (is_level(blocks[*other].first_row()) || is_level(head.first_row()))
    };
    match (left.filter(fits), right.filter(fits)) {
        (Some(left), Some(right)) => {
            // A headline that begins at the edge of its first column leaves out what is before.
            let head = &blocks[places[right].root];
            let begins_there = head.left.abs_diff(blocks[right].left) <= LEVEL;
            begins_there.then_some(left)
        }
        (left, right) => left.or(right),
    }
}

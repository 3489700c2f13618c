use super::{ColumnLine, strip::Block};

/// Blank lines up to which lines of a headline, and a headline and its text, belong together.
const HEADLINE_GAP: usize = 3;
/// Rows by which the columns of one story may begin apart.
const LEVEL: usize = 2;

/// What a block hangs on.
#[derive(Clone, Copy, Debug)]
struct Place {
    /// The block that began its story.
    root: usize,
    /// Place of the edge of the column it stands in; `None` for what stands over all of them.
    column: Option<usize>,
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
pub(super) fn in_order(blocks: &[Block]) -> Vec<ColumnLine> {
    let width = blocks.iter().map(|block| block.right).max().unwrap_or(0);
    // For each place of a row the block that was seen there last.
    let mut skyline: Vec<Option<usize>> = vec![None; width];
    let mut places: Vec<Place> = Vec::with_capacity(blocks.len());
    let mut stories = Stories((0..blocks.len()).collect());
    for (b, block) in blocks.iter().enumerate() {
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
        if let Some(left) = left_of_headless(blocks, &places, b) {
            stories.unite(places[left].root, b);
        }
    }
    for place in &mut places {
        place.root = stories.first(place.root);
    }
    let mut order: Vec<usize> = (0..blocks.len()).collect();
    order.sort_by_key(|&b| {
        let Place { root, column } = places[b];
        (
            root,
            column.map_or(0, |left| left + 1),
            blocks[b].first_row(),
            b,
        )
    });
    let mut lines: Vec<ColumnLine> = Vec::new();
    let mut above: Option<(Place, usize)> = None;
    for b in order {
        let (block, place) = (&blocks[b], places[b]);
        // Where other columns have lines of another height, rows of theirs stand between.
        let pitch = if block.lines.len() > 2 {
            block.pitch()
        } else {
            1
        };
        for line in &block.lines {
            let rows = above.map(|(_, row)| line.row.saturating_sub(row + pitch));
            let gap = match above {
                None => 0,
                Some((last, _)) if last.root != place.root => 2,
                Some((last, _)) if last.column == place.column => rows.unwrap_or(0),
                Some((last, _)) => usize::from(last.column.is_none()),
            };
            let indent = if block.is_strip {
                line.start - block.left
            } else {
                0
            };
            lines.push(ColumnLine {
                span: line.span,
                gap: u32::try_from(gap).unwrap_or(u32::MAX),
                indent: u32::try_from(indent).unwrap_or(u32::MAX),
            });
            above = Some((place, line.row));
        }
    }
    lines
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
    if block.is_strip && block.beside {
        return (block.left, block.right);
    }
    let row = block.first_row();
    let in_row = |other: usize| blocks.get(other).filter(|block| block.first_row() == row);
    let left_head = b.checked_sub(1).and_then(in_row).map(Block::printed_right);
    let right_head = in_row(b + 1).map(|right| right.left);
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
    let least = left_head.map_or(0, |edge| edge.min(block.left).midpoint(block.left));
    while left > least && !goes_on(left - 1) {
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
        column: (block.is_strip && block.beside).then_some(block.left),
    };
    let Some(above) = ceiling(skyline, block) else {
        return own;
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
            (false, _) => own,
        };
    }
    // A line within one column and close to it is a crosshead or the last line of a paragraph.
    let is_inside = reach.0 + 2 >= over.left && reach.1 <= over.right + 2
        || block.beside && over.is_edge(block.left) && block.right <= over.right + 2;
    if is_inside && gap <= LEVEL && block.band == over.band {
        place
    } else {
        own
    }
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

/// Blocks looked at for the column to the left.
const NEIGHBOURS: usize = 60;

/// Text without a headline goes on with the column to its left, which its headline may have pushed
/// down: the block there.
fn left_of_headless(blocks: &[Block], places: &[Place], b: usize) -> Option<usize> {
    let block = &blocks[b];
    if places[b].root != b || places[b].column.is_none() {
        return None;
    }
    let (from, to) = (
        b.saturating_sub(NEIGHBOURS),
        (b + NEIGHBOURS).min(blocks.len()),
    );
    (from..to)
        .filter(|&other| {
            let other = &blocks[other];
            let shared = other.last_row().min(block.last_row()) + 1;
            let rows = shared.saturating_sub(other.first_row().max(block.first_row()));
            other.is_strip
                && other.beside
                && other.right <= block.left
                && other.band == block.band
                && rows > LEVEL
        })
        .max_by_key(|&other| blocks[other].right)
}

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

/// The lines of all blocks: each story's headline, then its columns from left to right.
pub(super) fn in_order(blocks: &[Block]) -> Vec<ColumnLine> {
    let width = blocks.iter().map(|block| block.right).max().unwrap_or(0);
    // For each place of a row the block that was seen there last.
    let mut skyline: Vec<Option<usize>> = vec![None; width];
    let mut places: Vec<Place> = Vec::with_capacity(blocks.len());
    for b in 0..blocks.len() {
        let reach = reach(blocks, &skyline, b);
        let place = place(blocks, &places, &skyline, b, reach);
        places.push(place);
        skyline[reach.0..reach.1].fill(Some(b));
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
        for line in &block.lines {
            let rows = above.map(|(_, row)| line.row.saturating_sub(row + 1));
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
fn reach(blocks: &[Block], skyline: &[Option<usize>], b: usize) -> (usize, usize) {
    let block = &blocks[b];
    if block.is_strip && block.beside {
        return (block.left, block.right);
    }
    let row = block.first_row();
    let in_row = |other: usize| blocks.get(other).filter(|block| block.first_row() == row);
    let left_head = b.checked_sub(1).and_then(in_row).map(|left| left.right);
    let right_head = in_row(b + 1).map(|right| right.left);
    let goes_on = |place: usize| {
        skyline[place]
            .is_some_and(|above| blocks[above].is_strip && blocks[above].last_row() >= row)
    };
    let mut left = block.left;
    let least = left_head.map_or(0, |edge| edge.midpoint(block.left));
    while left > least && !goes_on(left - 1) {
        left -= 1;
    }
    let mut right = block.right;
    let most = right_head.map_or(skyline.len(), |edge| edge.midpoint(block.right));
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
        return beside(blocks, places, b).unwrap_or(own);
    };
    let over = &blocks[above];
    let gap = block.first_row().saturating_sub(over.last_row() + 1);
    let place = places[above];
    if own.column.is_some() {
        let is_same_column = over.is_strip && over.left.abs_diff(block.left) <= 1;
        if place.column.is_none() && gap <= HEADLINE_GAP {
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
        return beside(blocks, places, b).unwrap_or(own);
    }
    if place.column.is_none() {
        return if gap <= HEADLINE_GAP { place } else { own };
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

/// Text without a headline goes on with the column to its left, where that begins at its height.
fn beside(blocks: &[Block], places: &[Place], b: usize) -> Option<Place> {
    let block = &blocks[b];
    if !(block.is_strip && block.beside) {
        return None;
    }
    let row = block.first_row();
    let left = (0..b)
        .rev()
        .take_while(|&other| blocks[other].first_row() + 40 > row)
        .filter(|&other| {
            let other = &blocks[other];
            other.is_strip
                && other.beside
                && other.right <= block.left
                && other.last_row() >= row
                && other.band == block.band
        })
        .max_by_key(|&other| blocks[other].right)?;
    Some(Place {
        root: places[left].root,
        column: Some(block.left),
    })
}

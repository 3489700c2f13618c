use std::ops::Range;

use super::piece::Piece;
use crate::page::INDENT;

/// Lines that stand one under the other at one edge, or a single line that stands over columns.
#[derive(Clone, Debug)]
pub(super) struct Block {
    /// Its lines, top to bottom.
    pub lines: Vec<Piece>,
    /// Place of its edge.
    pub left: usize,
    /// The place behind its longest line.
    pub right: usize,
    /// Whether its lines share an edge: text, or a headline set to the left.
    pub is_strip: bool,
    /// Whether most of its lines have another column's beside them.
    pub beside: bool,
    /// How many broad gaps, through all columns, stand above it.
    pub band: usize,
    /// Lines with another piece in their row.
    company: usize,
}

impl Block {
    fn of(piece: Piece, has_company: bool, band: usize) -> Self {
        Self {
            lines: vec![piece],
            left: piece.start,
            right: piece.end,
            is_strip: false,
            beside: has_company,
            band,
            company: usize::from(has_company),
        }
    }

    pub fn first_row(&self) -> usize {
        self.lines.first().map_or(0, |line| line.row)
    }

    pub fn last_row(&self) -> usize {
        self.lines.last().map_or(0, |line| line.row)
    }

    /// The place up to which what begins belongs to its column: an indented line may begin behind all
    /// of a short last line.
    fn reach(&self) -> usize {
        self.right.max(self.left + WIDEST_INDENT + 1)
    }

    /// Rows from one of its lines to the next.
    pub fn pitch(&self) -> usize {
        pitch(&self.lines)
    }

    /// The place up to which it reaches in print, where it is a headline: places are counted in
    /// characters of the text, and a headline's are twice as wide at least.
    pub fn printed_right(&self) -> usize {
        let told = self.lines.iter().filter_map(|line| line.printed_end);
        let told = told.max().unwrap_or(0);
        told.max(self.left + 2 * (self.right - self.left))
    }

    /// The place of its middle in print, at least, where it is a headline.
    pub fn printed_middle(&self) -> usize {
        self.left.midpoint(self.printed_right())
    }

    /// Whether it is the last line of a paragraph that nothing else of its column stands under or over.
    pub fn is_line_of_text(&self) -> bool {
        self.column().is_none() && self.lines.len() == 1 && self.lines[0].ends_marked()
    }

    /// Place of its edge, where it is text of a column.
    pub fn column(&self) -> Option<usize> {
        (self.is_strip && self.beside).then_some(self.left)
    }

    /// Whether its last line begins at byte `at` of the text.
    fn ends_with_line(&self, at: usize) -> bool {
        let last = self.lines.last();
        last.is_some_and(|line| line.span.byte_start == at)
    }

    /// Makes it a headline, which goes on elsewhere, where its lines are as few.
    fn end_as_headline(&mut self) {
        self.is_strip &= self.lines.len() > MOST_HEAD_LINES;
    }

    /// The one of `above` that holds the line of a headline which it goes on with.
    pub fn head(&self, above: &[Self]) -> Option<usize> {
        let head = self.lines[0].under?;
        let near = above.len().saturating_sub(NEIGHBOURS);
        let holds = |block: &Self| block.lines.iter().any(|line| line.span.byte_start == head);
        above[near..].iter().rposition(holds).map(|at| near + at)
    }

    fn push(&mut self, piece: Piece, has_company: bool) {
        self.lines.push(piece);
        self.left = self.left.min(piece.start);
        self.right = self.right.max(piece.end);
        self.is_strip = true;
        self.company += usize::from(has_company);
        self.beside = self.company * 2 >= self.lines.len();
    }

    /// The lines from `at` on as a block of their own.
    fn split_off(&mut self, at: usize) -> Self {
        let lines = self.lines.split_off(at);
        let bounds = |lines: &[Piece]| {
            let left = lines.iter().map(|line| line.start).min().unwrap_or(0);
            let right = lines.iter().map(|line| line.end).max().unwrap_or(0);
            (left, right)
        };
        let (left, right) = bounds(&lines);
        let is_strip = lines.len() > 1;
        (self.left, self.right) = bounds(&self.lines);
        self.is_strip = self.lines.len() > 1;
        Self {
            lines,
            left,
            right,
            is_strip,
            ..*self
        }
    }

    /// The lines, if any, of the first headline that stands in the strip, over a column of `column` half squares.
    fn part_head(&self, column: u32, pitch: usize) -> Option<Range<usize>> {
        if !self.is_strip {
            return None;
        }
        let leads = self
            .lines
            .iter()
            .take_while(|line| line.may_be_head(column))
            .count();
        // The first line of the paragraph below is narrow too.
        let is_first_of_text = leads > 1
            && self.lines.get(leads).is_some_and(|next| {
                is_indent(self.lines[leads - 1].start, next.start)
                    && next.start <= self.left + 1
                    && self.lines[leads - 1].may_be_first(column)
            });
        let leads = leads - usize::from(is_first_of_text);
        if is_first_of_text && is_crosshead(&self.lines[..=leads], &self.lines[leads + 1], column) {
            return None;
        }
        let is_far = |at: usize| {
            self.lines
                .get(at)
                .is_none_or(|line| line.row > self.lines[at - 1].row + pitch)
        };
        if leads > 0 && (leads > 1 || self.lines[0].is_too_wide(column) || is_far(leads)) {
            return Some(0..leads);
        }
        // Nothing but a headline stands open above an indented line.
        let is_indented = |line: &Piece| is_indent(line.start, self.left);
        let open = self
            .lines
            .iter()
            .take_while(|line| !line.is_marked() && !is_indented(line))
            .count();
        let is_over_first = self.lines.get(open).is_some_and(is_indented);
        if leads == 0 && (1..=MOST_HEAD_LINES).contains(&open) && is_over_first {
            return Some(0..open);
        }
        let start = self
            .lines
            .iter()
            .position(|line| line.is_too_wide(column))?;
        let more = self.lines[start..]
            .iter()
            .take_while(|line| line.may_be_head(column))
            .count();
        // What stands above it belongs to it where nothing says that it is text.
        let is_top = start < 3 && !self.lines[..start].iter().any(Piece::is_marked);
        Some(if is_top { 0 } else { start }..start + more)
    }

    /// Whether a line that begins at `start` stands at the block's edge or indented from it.
    pub fn is_edge(&self, start: usize) -> bool {
        (self.left.saturating_sub(1)..=self.left + WIDEST_INDENT).contains(&start)
    }

    /// Whether `piece` may be its next line. The first lines of paragraphs are indented, so an edge
    /// shows at the first line that is not.
    fn takes(&self, piece: &Piece, column: u32) -> bool {
        let is_settled = self.lines.len() > 2;
        let is_at_edge = if is_settled {
            self.left.abs_diff(piece.start) <= 1
        } else {
            self.left == piece.start
        };
        is_at_edge
            || is_indent(piece.start, self.left)
            || self.lines.len() == 1
                && is_indent(self.left, piece.start)
                && self.lines[0].may_be_first(column)
            || is_crosshead(&self.lines, piece, column)
    }

    /// Takes back the last line where it looks like the indented first line of the paragraph that
    /// goes on with `piece`, not like the end of a headline above.
    fn give_first_line(&mut self, piece: &Piece) -> Option<Piece> {
        let last = self.lines.last()?;
        let is_head = (2..=4).contains(&self.lines.len());
        if !(is_head && is_indent(last.start, piece.start)) {
            return None;
        }
        let line = self.lines.pop()?;
        self.left = self.lines.iter().map(|line| line.start).min()?;
        self.right = self.lines.iter().map(|line| line.end).max()?;
        self.is_strip = self.lines.len() > 1;
        Some(line)
    }
}

/// Whether `lines` are a crosshead at the top of a column of `column` half squares and the first line of the
/// paragraph that goes on with `next`: set back alike, and no further apart than that one is. A headline is not:
/// its type is larger.
fn is_crosshead(lines: &[Piece], next: &Piece, column: u32) -> bool {
    let Some((first, crosshead)) = lines.split_last() else {
        return false;
    };
    let is_in_measure = |line: &Piece| !line.is_marked() && line.width + INDENT <= column;
    let pitch = next.row - first.row;
    (1..=MOST_CROSSHEAD_LINES).contains(&crosshead.len())
        && is_indent(first.start, next.start)
        && first.may_be_first(column)
        && crosshead.iter().all(is_in_measure)
        && crosshead.iter().all(|line| line.start == first.start)
        && lines
            .windows(2)
            .all(|pair| pair[1].row - pair[0].row == pitch)
}

/// Whether a line that begins at `start` is indented from `edge`.
fn is_indent(start: usize, edge: usize) -> bool {
    (edge + 2..=edge + WIDEST_INDENT).contains(&start)
}

/// Places by which the first line of a paragraph is indented: two characters come out as two to
/// six blanks.
const WIDEST_INDENT: usize = 6;
/// Blocks looked at for what belongs to one.
pub(super) const NEIGHBOURS: usize = 60;
/// Headlines looked for in one strip: what holds more is no column, and each costs all its lines.
const MOST_HEADS: usize = 16;
/// Lines of a headline at the edge of its column.
const MOST_HEAD_LINES: usize = 4;
/// Lines of a crosshead at the top of its column.
const MOST_CROSSHEAD_LINES: usize = 3;
/// Rows that a strip may leave out where other columns have lines of another height.
const ROWS_LEFT_OUT: usize = 3;
/// Blank lines through all columns that part what is above from what is below.
const BROAD_GAP: usize = 2;

/// Puts the pieces of a page together to strips, in the order in which they begin.
pub(super) fn blocks(pieces: &[Piece]) -> Vec<Block> {
    let pitch = pitch(pieces);
    let column = column_width(pieces);
    let mut blocks: Vec<Block> = Vec::new();
    // Strips that may go on, left to right.
    let mut open: Vec<usize> = Vec::new();
    let mut band = 0;
    let mut above = (0, 0);
    let rows: Vec<&[Piece]> = pieces.chunk_by(|a, b| a.row == b.row).collect();
    for (at_row, &row) in rows.iter().enumerate() {
        let distance = row[0].row - above.0;
        // A region may have more leading than the page.
        let around = at_row.saturating_sub(ROWS_AROUND)..(at_row + ROWS_AROUND).min(rows.len());
        let pitch = pitch.max(pitch_of_rows(&rows[around]));
        if distance > pitch {
            open.clear();
        }
        if distance > pitch + BROAD_GAP - 1 {
            band += 1;
        }
        let reach = pitch * (1 + ROWS_LEFT_OUT);
        open.retain(|&b| row[0].row - blocks[b].last_row() <= reach);
        for upper in row.iter().filter_map(|piece| piece.under) {
            let ends = |&b: &usize| blocks[b].ends_with_line(upper);
            if let Some(at) = open.iter().position(ends) {
                blocks[open.remove(at)].end_as_headline();
            }
        }
        let is_alone = row.len() == 1 && above.1 > 1;
        let mut next: Vec<usize> = Vec::with_capacity(open.len() + row.len());
        let mut at = 0;
        for (i, piece) in row.iter().enumerate() {
            // It is set in larger type, in no column.
            if piece.under.is_some() {
                blocks.push(Block::of(*piece, true, band));
                continue;
            }
            while at < open.len() && blocks[open[at]].reach() <= piece.start {
                next.push(open[at]);
                at += 1;
            }
            let under: Vec<usize> = open[at..]
                .iter()
                .copied()
                .take_while(|&b| blocks[b].left < piece.end)
                .collect();
            let crosses = under.len() > 1;
            let block = under.first().copied().filter(|_| !crosses);
            let runs_beside = |b: &usize| !under.contains(b) && blocks[*b].is_strip;
            let has_company = row.len() > 1 || open.iter().any(runs_beside);
            // The strip goes on alone where all others end: only at its very edge.
            let leaves_others = |b: usize| {
                is_alone
                    && blocks[b].last_row() == above.0
                    && piece.start != blocks[b].left
                    && !piece.may_be_first(column)
            };
            let beside = row[i + 1..].iter().find(|piece| piece.under.is_none());
            let next_start = beside.map_or(usize::MAX, |piece| piece.start);
            match block {
                Some(b)
                    if blocks[b].takes(piece, column)
                        && blocks[b].right <= next_start
                        && !leaves_others(b) =>
                {
                    blocks[b].push(*piece, has_company);
                    next.push(b);
                    at += 1;
                }
                _ => {
                    let first = block.and_then(|b| blocks[b].give_first_line(piece));
                    next.push(blocks.len());
                    blocks.push(match first {
                        Some(line) => {
                            let mut block = Block::of(line, has_company, band);
                            block.push(*piece, has_company);
                            block
                        }
                        None => Block::of(*piece, has_company, band),
                    });
                    at += under.len();
                }
            }
        }
        next.extend(open.get(at..).unwrap_or_default());
        open = next;
        above = (row[0].row, row.len());
    }
    parted(blocks, pitch, column)
}

/// Lines that tell the width of their column.
const TELLING_LINES: usize = 5;
/// Half squares of the narrowest column.
const NARROWEST: u32 = 14;

/// The width that most of `lines` have.
pub(super) fn column_width(lines: &[Piece]) -> u32 {
    let mut counts: Vec<usize> = Vec::new();
    for line in lines {
        let width = line.width as usize;
        if line.width >= NARROWEST {
            counts.resize(counts.len().max(width + 1), 0);
            counts[width] += 1;
        }
    }
    let most = (0..counts.len()).rev().max_by_key(|&width| counts[width]);
    u32::try_from(most.unwrap_or(0)).unwrap_or(0)
}

/// The blocks with the headlines apart that stand at the edge of the column below them.
fn parted(blocks: Vec<Block>, pitch: usize, column: u32) -> Vec<Block> {
    let mut parted = Vec::with_capacity(blocks.len());
    for mut block in blocks {
        let own = if block.lines.len() >= TELLING_LINES {
            column_width(&block.lines)
        } else {
            column
        };
        for _ in 0..MOST_HEADS {
            let Some(head) = block.part_head(own, pitch) else {
                break;
            };
            let rest = block.split_off(head.end);
            let head = block.split_off(head.start);
            if !block.lines.is_empty() {
                parted.push(block);
            }
            parted.push(Block {
                is_strip: false,
                ..head
            });
            block = rest;
        }
        if !block.lines.is_empty() {
            parted.push(block);
        }
    }
    parted.sort_by_key(|block| (block.first_row(), block.left));
    parted
}

/// Rows to either side that tell the leading of a region.
const ROWS_AROUND: usize = 10;

/// Rows from one line to the next, for most lines.
fn pitch(pieces: &[Piece]) -> usize {
    most_common_distance(pieces.windows(2).map(|pair| pair[1].row - pair[0].row))
}

fn pitch_of_rows(rows: &[&[Piece]]) -> usize {
    most_common_distance(rows.windows(2).map(|pair| pair[1][0].row - pair[0][0].row))
}

fn most_common_distance(distances: impl Iterator<Item = usize>) -> usize {
    let mut counts = [0_usize; 4];
    for distance in distances {
        if let Some(count) = counts.get_mut(distance).filter(|_| distance > 0) {
            *count += 1;
        }
    }
    (1..counts.len())
        .max_by_key(|&d| (counts[d], usize::MAX - d))
        .unwrap_or(1)
}

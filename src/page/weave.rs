//! Pages whose columns come out row by row: `pdftotext` takes columns with much leading for a table
//! and writes the first line of each column, then the second line of each.
//!
//! Blank lines part the cells of such a table, but for stretches of some pages ([`close`]). [`unwoven`] finds
//! the columns that they stand in: they take turns ([`rounds`]), the words and the widths tell for each cell
//! ([`link`]), and what the rounds leave unsure is weighed again in the light of what is sure ([`settle`]).

mod close;
mod link;
mod looks;
mod rounds;
mod settle;
mod turns;
mod words;

use std::ops::Range;

use close::close_rows;
use settle::Weights;

use super::{
    Joint, Language, Page,
    pairing::chains,
    shape::{ends_a_sentence, is_stop},
};

/// Characters of the shortest line that tells what it goes on with.
const TELLING: u32 = 10;
/// Cells that tell, from which on a page may be woven.
const FEWEST: u16 = 24;
/// Cells that are asked at most.
const ENOUGH: usize = 2000;
/// Nats by which going on elsewhere must be likelier on a woven page.
const MORE: f32 = 0.25;
/// Cells ahead in which columns go on, on such a page.
const AHEAD: usize = 16;

/// The lines of `page` column by column although its columns may come out row by row, each with how it
/// stands to the one above, `None` for as it stood; `None` where all stand so already.
#[must_use]
pub fn unwoven(page: &Page<'_>, language: &impl Language) -> Option<Vec<(usize, Option<Joint>)>> {
    // Where its columns stand side by side they have been found.
    let is_laid_out = page.lines.iter().any(|line| line.joint != Joint::Follows);
    let rows = if is_laid_out {
        Vec::new()
    } else {
        close_rows(page, language)
    };
    let mut cells = cells(page, &[]);
    let is_table = is_woven(page, &cells, language);
    if !is_table && rows.is_empty() {
        return None;
    }
    if !rows.is_empty() {
        cells = self::cells(page, &rows);
    }
    if is_table {
        return Some(in_columns(page, &cells, language));
    }
    let mut order: Vec<(usize, Option<Joint>)> = Vec::with_capacity(page.lines.len());
    for stretch in stretches(&cells, &rows) {
        let first = cells[stretch.start].first;
        order.extend((order.len()..first).map(|line| (line, None)));
        for (line, joint) in in_columns(page, &cells[stretch], language) {
            let is_moved = order.last().is_some_and(|(above, _)| above + 1 != line);
            order.push((line, joint.filter(|_| is_moved)));
        }
    }
    order.extend((order.len()..page.lines.len()).map(|line| (line, None)));
    Some(order)
}

/// The lines of `cells` column by column.
fn in_columns(
    page: &Page<'_>,
    cells: &[Cell],
    language: &impl Language,
) -> Vec<(usize, Option<Joint>)> {
    let mut order = Vec::new();
    for column in columns(page, cells, language) {
        for (n, cell) in column.into_iter().enumerate() {
            let Cell { first, last, .. } = cells[cell];
            let joint = |line| match (n, line == first) {
                (0, true) => Joint::Piece,
                _ => Joint::Follows,
            };
            order.extend((first..=last).map(|line| (line, Some(joint(line)))));
        }
    }
    order
}

/// Cells on either side of rows without blank lines that their columns may begin and end in.
const BESIDE: usize = 3;

/// The cells of each of `rows`, those beside them included.
fn stretches(cells: &[Cell], rows: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut stretches: Vec<Range<usize>> = Vec::new();
    for rows in rows {
        let first = cells.partition_point(|cell| cell.last < rows.start);
        let end = cells.partition_point(|cell| cell.first < rows.end);
        let stretch = first.saturating_sub(BESIDE)..(end + BESIDE).min(cells.len());
        match stretches.last_mut() {
            Some(last) if last.end >= stretch.start => last.end = stretch.end,
            _ => stretches.push(stretch),
        }
    }
    stretches
}

/// Lines without a blank one between them, or one of rows that have none: a cell of the table, where there is
/// one.
struct Cell {
    first: usize,
    last: usize,
    /// Half squares of its first line and of its last one.
    first_width: u32,
    last_width: u32,
    /// Whether its last line ends inside a sentence.
    is_open: bool,
    /// Whether it has the looks of text.
    is_text: bool,
}

/// Half squares up to which a cell without a mark is too narrow to be text.
const NARROW: u32 = 16;

impl Cell {
    fn width(&self) -> u32 {
        self.first_width.max(self.last_width)
    }

    /// Whether it may be text, for all that its first line tells.
    fn may_be_text(&self) -> bool {
        self.is_text || self.first_width > NARROW
    }

    /// Lines behind the first one.
    fn lines_below(&self) -> usize {
        self.last - self.first
    }
}

/// The cells of a page, each line of `rows` by itself.
fn cells(page: &Page<'_>, rows: &[Range<usize>]) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    let mut rows = rows.iter().peekable();
    for (i, line) in page.lines.iter().enumerate() {
        let text = page.line(i);
        let is_open = !ends_a_sentence(text);
        let is_text = text.contains(is_stop);
        while rows.next_if(|rows| rows.end < i).is_some() {}
        // The line below rows is none of theirs.
        let is_alone = rows
            .peek()
            .is_some_and(|rows| rows.start <= i && i <= rows.end);
        match cells.last_mut().filter(|_| line.gap == 0 && !is_alone) {
            Some(cell) => {
                cell.last = i;
                cell.last_width = line.width;
                cell.is_open = is_open;
                cell.is_text |= is_text;
            }
            None => cells.push(Cell {
                first: i,
                last: i,
                first_width: line.width,
                last_width: line.width,
                is_open,
                is_text,
            }),
        }
    }
    cells
}

/// Whether cells do not go on with the next one, as they would on any other page, but rather with
/// some other one that is as far ahead for many of them.
fn is_woven(page: &Page<'_>, cells: &[Cell], language: &impl Language) -> bool {
    // Mean gain of going on in so many cells.
    let mean = |ahead: usize| {
        let pairs = cells.iter().zip(&cells[ahead.min(cells.len())..]);
        let gains = pairs.filter_map(|(a, b)| gain(page, language, a.last, b.first));
        let (mean, count) = mean_gain(gains.take(ENOUGH));
        (count >= FEWEST).then_some(mean)
    };
    mean(1).is_some_and(|next| {
        let is_more = |ahead| mean(ahead).is_some_and(|other| other > next + MORE);
        next < 0.0 && (2..=AHEAD).any(is_more)
    })
}

/// Nats by which line `above` goes on with line `below`, where they tell.
fn gain(page: &Page<'_>, language: &impl Language, above: usize, below: usize) -> Option<f32> {
    let tells = |line: usize| page.lines[line].chars >= TELLING;
    let text = page.line(above);
    (tells(above) && tells(below) && !ends_a_sentence(text))
        .then(|| language.gain(text, page.line(below)))
}

/// The mean of `gains`, and how many they are.
fn mean_gain(gains: impl Iterator<Item = f32>) -> (f32, u16) {
    let (mut sum, mut count) = (0.0, 0_u16);
    for gain in gains {
        sum += gain.clamp(-3.0, 5.0);
        count = count.saturating_add(1);
    }
    (sum / f32::from(count.max(1)), count)
}

/// The columns, each as its cells from top to bottom, in the order in which they begin.
fn columns(page: &Page<'_>, cells: &[Cell], language: &impl Language) -> Vec<Vec<usize>> {
    let found = rounds::rounds(page, cells, language);
    let below = settle::settled(page, cells, found, language, Weights::learnt());
    chains(&below).collect()
}

#[cfg(test)]
mod tests;

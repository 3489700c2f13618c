//! Pages whose columns come out row by row: `pdftotext` takes columns with much leading for a table
//! and writes the first line of each column, then the second line of each.
//!
//! Blank lines part the cells of such a table. [`unwoven`] finds the columns that they stand in: they
//! take turns ([`rounds`]), the words and the widths tell for each cell ([`link`]), and what the rounds leave
//! unsure is weighed again in the light of what is sure ([`settle`]).

mod link;
mod looks;
mod rounds;
mod settle;
mod turns;
mod words;

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
const ENOUGH: u16 = 2000;
/// Nats by which going on elsewhere must be likelier on a woven page.
const MORE: f32 = 0.25;
/// Cells ahead in which columns go on, on such a page.
const AHEAD: usize = 16;

/// The lines of `page` column by column, each with how it stands to the one above; `None` where they
/// stand so already.
#[must_use]
pub fn unwoven(page: &Page<'_>, language: &impl Language) -> Option<Vec<(usize, Joint)>> {
    let cells = cells(page);
    if !is_woven(page, &cells, language) {
        return None;
    }
    let mut order = Vec::with_capacity(page.lines.len());
    for column in columns(page, &cells, language) {
        for (n, cell) in column.into_iter().enumerate() {
            let Cell { first, last, .. } = cells[cell];
            let joint = |line| match (n, line == first) {
                (0, true) => Joint::Piece,
                _ => Joint::Follows,
            };
            order.extend((first..=last).map(|line| (line, joint(line))));
        }
    }
    Some(order)
}

/// Lines without a blank one between them: a cell of the table, where there is one.
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

fn cells(page: &Page<'_>) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    for (i, line) in page.lines.iter().enumerate() {
        let text = page.line(i);
        let is_open = !ends_a_sentence(text);
        let is_text = text.contains(is_stop);
        match cells.last_mut().filter(|_| line.gap == 0) {
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
    let tells = |line: usize| page.lines[line].chars >= TELLING;
    // Mean gain of going on in so many cells.
    let gain = |ahead: usize| {
        let (mut sum, mut count) = (0.0, 0_u16);
        for (a, b) in cells.iter().zip(&cells[ahead.min(cells.len())..]) {
            if a.is_open && tells(a.last) && tells(b.first) {
                sum += language
                    .gain(page.line(a.last), page.line(b.first))
                    .clamp(-3.0, 5.0);
                count = count.saturating_add(1);
                if count >= ENOUGH {
                    break;
                }
            }
        }
        (count >= FEWEST).then(|| sum / f32::from(count))
    };
    gain(1).is_some_and(|next| {
        let is_more = |ahead| gain(ahead).is_some_and(|other| other > next + MORE);
        next < 0.0 && (2..=AHEAD).any(is_more)
    })
}

/// The columns, each as its cells from top to bottom, in the order in which they begin.
fn columns(page: &Page<'_>, cells: &[Cell], language: &impl Language) -> Vec<Vec<usize>> {
    let found = rounds::rounds(page, cells, language);
    let below = settle::settled(page, cells, found, language, Weights::learnt());
    chains(&below).collect()
}

#[cfg(test)]
mod tests;

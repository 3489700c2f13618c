//! Pages whose columns come out row by row: `pdftotext` takes columns with much leading for a table
//! and writes the first line of each column, then the second line of each.
//!
//! Blank lines part the cells of such a table. [`unwoven`] finds the columns that they stand in: in
//! how many cells a column goes on is much the same for all cells of a region, as many as it has
//! columns, and the language tells for each cell.

use super::{
    Joint, Language, Page,
    pairing::{chained, chains},
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
/// Cells ahead in which a column may go on.
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

// Nats, set by hand on two dozen trial pages typeset with much leading.

/// For going on in as many cells as the region has columns, in one more or less, and otherwise.
const DUE: f32 = 3.0;
const OTHERWISE: f32 = -0.5;
/// The same for a cell of several lines, whose column leaves out rows.
const DUE_LATER: f32 = 2.0;
/// What is left of these where the cells beside say more.
const DUE_STILL: f32 = 0.5;
/// For going on beside what the cell beside goes on with.
const BESIDE: f32 = 2.0;
/// Links that are worth less are none.
const LEAST: f32 = 2.0;

/// The columns, each as its cells from top to bottom, in the order in which they begin.
fn columns(page: &Page<'_>, cells: &[Cell], language: &impl Language) -> Vec<Vec<usize>> {
    let links: Vec<Links> = (0..cells.len())
        .map(|a| {
            std::array::from_fn(|k| {
                let below = cells.get(a + k + 1);
                below.map_or(NO_LINK, |b| link(page, &cells[a], b, language))
            })
        })
        .collect();
    let lags = lags(&links);
    let due = |a: usize, k: usize| {
        let rows = cells[a].last - cells[a].first;
        match lags[a] {
            Some(lag) if rows == 0 && k == lag => DUE,
            Some(lag) if rows > 0 && (lag + 1..(lag + 1) * (rows + 1) + 2).contains(&k) => {
                DUE_LATER
            }
            _ => OTHERWISE,
        }
    };
    let mut below = matched(&links, |a, k| links[a][k] + due(a, k));
    for _ in 0..2 {
        below = matched(&links, |a, k| {
            let b = a + k + 1;
            let left = a > 0 && below[a - 1] == Some(b - 1);
            let right = below.get(a + 1) == Some(&Some(b + 1));
            let beside = BESIDE * (f32::from(left) + f32::from(right));
            links[a][k] + DUE_STILL * due(a, k) + beside
        });
    }
    chains(&below).collect()
}

/// For each of the next cells what speaks for a cell going on with it.
type Links = [f32; AHEAD];
const NO_LINK: f32 = -4.0;

/// What the two cells say for one column holding `b` below `a`.
fn link(page: &Page<'_>, a: &Cell, b: &Cell, language: &impl Language) -> f32 {
    if !a.is_open {
        return if b.is_text {
            0.4 * language.start(page.line(b.first)).clamp(-4.0, 2.0)
        } else {
            -0.5
        };
    }
    let is_short = page.lines[a.last].chars < 3;
    if is_short || !a.is_text && !b.is_text {
        return -0.5;
    }
    let differs = b.is_open && a.last_width.abs_diff(b.first_width) > 8;
    language
        .gain(page.line(a.last), page.line(b.first))
        .clamp(-3.0, 5.0)
        + if differs { -1.5 } else { 0.0 }
}

/// States of [`lags`]: a lag, or none.
const STATES: usize = AHEAD + 1;
/// For the lag changing from one cell to the next.
const CHANGE: f32 = -4.0;
/// No cell speaks more than so against a lag.
const AGAINST: f32 = -2.0;

/// For each cell by how many cells its column most likely leaps (Viterbi); `None` where none fits.
fn lags(links: &[Links]) -> Vec<Option<usize>> {
    let best_of = |value: &[f32; STATES]| {
        (0..STATES)
            .max_by(|a, b| value[*a].total_cmp(&value[*b]))
            .unwrap_or(AHEAD)
    };
    let mut value = [0.0_f32; STATES];
    let mut back: Vec<[u8; STATES]> = Vec::with_capacity(links.len());
    for links in links {
        let (best, before) = (best_of(&value), value);
        back.push(std::array::from_fn(|k| {
            let (stay, change) = (before[k], before[best] + CHANGE);
            value[k] = stay.max(change) + links.get(k).map_or(0.0, |link| link.max(AGAINST));
            u8::try_from(if stay >= change { k } else { best }).unwrap_or(0)
        }));
    }
    let mut lag = best_of(&value);
    let mut lags = vec![None; links.len()];
    for (found, back) in lags.iter_mut().zip(&back).rev() {
        *found = (lag < AHEAD).then_some(lag);
        lag = usize::from(back[lag]);
    }
    lags
}

/// For each cell the one that it goes on with: the links of most value first.
fn matched(links: &[Links], value: impl Fn(usize, usize) -> f32) -> Vec<Option<usize>> {
    let mut pairs: Vec<(f32, usize, usize)> = Vec::new();
    for a in 0..links.len() {
        for k in 0..AHEAD.min(links.len() - a - 1) {
            let value = value(a, k);
            if value > LEAST {
                pairs.push((value, a, a + k + 1));
            }
        }
    }
    chained(links.len(), pairs)
}

#[cfg(test)]
mod tests;

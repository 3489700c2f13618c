//! What speaks for one cell of a table going on with another one.

use std::ops::RangeInclusive;

use super::Cell;
use crate::page::{INDENT, Language, Page};

// Nats, tuned on pages typeset by a program of ours, as are those of [`rounds`](super::rounds).

/// What the words count at least and at most behind an open cell.
const GAINS: (f32, f32) = (-1.13, 9.31);
/// For another width.
const DIFFERS: f32 = -3.82;
const MUCH: u32 = 8;
/// For following a sentence's end, and for each nat by which a paragraph begins.
const CLOSED: f32 = -1.02;
const BEGINS: f32 = 0.58;
const BEGINNINGS: (f32, f32) = (-4.0, 2.0);
/// For what is no text.
const NO_TEXT: f32 = -0.5;
/// Characters of the longest line that tells nothing.
const SHORT: u32 = 2;

/// Whether the words say anything of an open cell and the one below it.
pub(super) fn tells(page: &Page<'_>, a: &Cell, b: &Cell) -> bool {
    page.lines[a.last].chars > SHORT && (a.is_text || b.is_text)
}

/// What the words say.
pub(super) fn words(page: &Page<'_>, a: &Cell, b: &Cell, language: &impl Language) -> f32 {
    if !a.is_open {
        return if b.is_text {
            let begins = language.start(page.line(b.first));
            CLOSED + BEGINS * begins.clamp(BEGINNINGS.0, BEGINNINGS.1)
        } else {
            NO_TEXT
        };
    }
    if !tells(page, a, b) {
        return 0.0;
    }
    let gain = language.gain(page.line(a.last), page.line(b.first));
    let differs = b.is_open && a.last_width.abs_diff(b.first_width) > MUCH;
    gain.clamp(GAINS.0, GAINS.1) + if differs { DIFFERS } else { 0.0 }
}

/// For a paragraph's first line inside a sentence, behind the end of one, and for a full line behind a
/// line that ended its paragraph.
const FIRST_INSIDE: f32 = -0.99;
const FIRST: f32 = 0.72;
const FULL: f32 = -0.45;
/// Half squares by which a paragraph's first line is narrower than its column.
pub(super) const INDENTS: RangeInclusive<u32> = 3..=6;
/// Half squares by which lines vary.
const EVEN: (u32, u32) = (2, 3);

/// What the widths of the lines say, in a column of `width` half squares: the indent of a paragraph is
/// lost, and the line as narrow as if it had one.
pub(super) fn widths(width: u32, a: &Cell, b: &Cell) -> f32 {
    if !b.is_open || !b.may_be_text() {
        return 0.0;
    }
    let room = width.saturating_sub(b.first_width);
    let is_first = INDENTS.contains(&room);
    let is_full = room <= EVEN.0 && b.first_width <= width + EVEN.1;
    match (a.is_open, is_first) {
        (true, true) => FIRST_INSIDE,
        (false, true) => FIRST,
        (false, false) if is_full && a.last_width + INDENT < width => FULL,
        _ => 0.0,
    }
}

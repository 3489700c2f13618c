//! Crossheads that were too long for their column, and were wrapped as its text is.

use super::{
    continuity::{continuity, head, tail},
    head_line::{LONGEST_HEAD, reads_as_headline},
    mark::Mark,
    parts::HANGING,
};
use crate::page::{Columns, Page};

/// Half squares by which a full line may be narrower than its column: a mark or a word that had no room.
const SHORT_OF: u32 = 3;
/// Half squares that its last line leaves at least.
const ROOM: u32 = 6;
/// Half squares of the narrowest column.
const NARROWEST: u32 = 20;
// Nats by which its lines go on with each other and the text below begins, half of those: in a column, and
// where none tells.
const SURE: f32 = 3.2;
const SURE_ALONE: f32 = 8.0;
/// Lines of the longest one.
const MOST_LINES: usize = 4;

/// Makes one headline of the lines of each such crosshead, whose first lines it gives: text has no full line
/// without an indent behind an end, and none that leaves room inside a sentence.
pub(super) fn wrapped_heads(page: &Page<'_>, columns: &Columns, marked: &mut [Mark]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut first = 0;
    while first < marked.len() {
        match last_line(page, columns, marked, first) {
            Some(last) => {
                marked[first + 1..=last].fill(Mark::Tail);
                found.push(first);
                first = last + 1;
            }
            None => first += 1,
        }
    }
    found
}

/// The last line of the crosshead that is wrapped from line `first` on.
fn last_line(page: &Page<'_>, columns: &Columns, marked: &[Mark], first: usize) -> Option<usize> {
    let is_body = |i: usize| marked.get(i) == Some(&Mark::Body);
    if first > 0 && is_body(first - 1) && columns.is_open(first - 1) {
        return None;
    }
    // Where all else is a paragraph a line no column tells.
    let width = columns
        .width(first)
        .unwrap_or(page.lines[first].width)
        .max(NARROWEST);
    let is_full = |i: usize| {
        is_body(i)
            && columns.is_open(i)
            && (width.saturating_sub(SHORT_OF)..=width + HANGING).contains(&page.lines[i].width)
    };
    if !is_full(first) {
        return None;
    }
    let last = (first + 1..first + MOST_LINES).find(|i| !is_full(*i))?;
    if !is_body(last) || !is_body(last + 1) {
        return None;
    }
    let leaves_room = columns.is_open(last) && page.lines[last].width + ROOM <= width;
    let chars: u32 = page.lines[first..=last].iter().map(|line| line.chars).sum();
    if !leaves_room || chars > LONGEST_HEAD {
        return None;
    }
    let text: String = (first..=last).map(|i| page.line(i)).collect();
    let model = continuity();
    let gain = |i: usize| model.gain(&tail(page.line(i)), &head(page.line(i + 1)));
    let goes_on = (first..last).map(gain).fold(f32::INFINITY, f32::min);
    let begins = model.start_gain(&head(page.line(last + 1))) - gain(last);
    let sure = if columns.width(first).is_some() {
        SURE
    } else {
        SURE_ALONE
    };
    (reads_as_headline(&text) && goes_on + begins / 2.0 > sure).then_some(last)
}

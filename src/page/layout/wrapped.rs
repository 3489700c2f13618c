//! Headlines of large type that were wrapped: each line is set under the middle of the one above, and a row of the
//! text counts characters, so that in it they share their middle although not their edges.
//!
//! The last of them may be a character or two, beside the columns of the story's neighbour; and two headlines side by
//! side whose lines are full come out as one line with a single blank between them.

use std::ops::Range;

use super::{piece::Piece, story::HEADLINE_GAP};
use crate::page::Language;

/// Places by which each line is at least narrower on either side, so that no two lines of text are taken for such.
const SET_IN: usize = 1;
/// Half places by which their middles may differ.
const OFF_MIDDLE: usize = 2;
/// Rows from one line to the next, and pieces that those hold.
const REACH: usize = HEADLINE_GAP + 1;
const PIECES_ABOVE: usize = 64;
/// Parts, with a single blank between them, of the longest row of headlines.
const MOST_PARTS: usize = 8;
/// Places that a character of a headline takes in print where one of the text takes nearly two: 3.1 to 4.5 on 46 rows
/// of two wrapped headlines.
const PRINTED: f32 = 3.9;
const LEAST_PRINTED: f32 = 3.1;
/// Rows below a headline in which the columns of its text show, lines that show one, and places by which what stands
/// over a column may begin apart from where its type lets expect.
const ROWS_BELOW: usize = 25;
const PIECES_BELOW: usize = 300;
const COLUMN_LINES: usize = 3;
const FARTHEST: usize = 12;

/// `pieces` with each lower line of a wrapped headline marked with the one that it is [`Piece::under`], and rows of
/// several such headlines parted.
pub(super) fn joined(
    mut pieces: Vec<Piece>,
    text: &str,
    language: &impl Language,
    column: u32,
) -> Vec<Piece> {
    // Where the parts of each piece begin that have a line under their middle, and those behind them.
    let mut cuts: Vec<Vec<usize>> = vec![Vec::new(); pieces.len()];
    for lower in 0..pieces.len() {
        let line = pieces[lower];
        if line.is_marked() || !line.may_be_head(column) {
            continue;
        }
        let upper = upper_line(&pieces, text, lower);
        let is_byline = || language.byline_at(line.span.of(text)) == Some(0);
        if let Some((upper, part)) = upper.filter(|_| !is_byline()) {
            cuts[upper].extend([part.start, part.end]);
            pieces[lower].under = Some(part.start);
        }
    }
    let mut joined: Vec<Piece> = Vec::with_capacity(pieces.len());
    for (p, mut cuts) in cuts.into_iter().enumerate() {
        cuts.sort_unstable();
        let mut rest = pieces[p];
        for at in cuts {
            let own = rest.span.byte_start + 1..rest.span.byte_end;
            if own.contains(&at) {
                let (left, right) = parted(&rest, &pieces[p..], text, at);
                joined.push(left);
                rest = right;
            }
        }
        joined.push(rest);
    }
    set_in_print(&mut joined);
    joined
}

/// Two headlines of one row, the second of which begins at byte `at`, with the place where it stands in print. The
/// first of `pieces` is both.
fn parted(both: &Piece, pieces: &[Piece], text: &str, at: usize) -> (Piece, Piece) {
    let (left, mut right) = both.parted(text, at - both.span.byte_start);
    let mut left = left.unwrap_or(*both);
    left.under = both.under;
    right.byline = both.byline;
    let printed = left.start + (PRINTED * (left.end - left.start) as f32) as usize;
    let edge = column_edge(pieces, both.row, printed);
    let fits = |edge: &usize| *edge > left.end && has_room(pieces, &right, *edge);
    if let Some(edge) = edge.filter(fits) {
        left.printed_end = Some(edge - 1);
        right = right.at(edge);
    }
    (left, right)
}

/// Puts each lower line where its upper one stands in print, which is as wide there as lines of such type are.
fn set_in_print(pieces: &mut [Piece]) {
    for lower in 0..pieces.len() {
        let line = pieces[lower];
        let Some(part) = line.under else { continue };
        let near = |above: &&Piece| above.row + REACH >= line.row;
        let upper = pieces[..lower]
            .iter()
            .rev()
            .take(PIECES_ABOVE)
            .take_while(near)
            .position(|above| above.span.byte_start == part);
        let Some(upper) = upper.map(|back| lower - 1 - back) else {
            continue;
        };
        let above = pieces[upper];
        let middle = (above.start + above.end) / 2;
        pieces[lower] = line.at(middle.saturating_sub((line.end - line.start) / 2));
        // What is under another line does not stand at its place in the row any more.
        let is_beside = |next: &&Piece| next.row == above.row && next.under.is_none();
        let next = pieces.get(upper + 1).filter(is_beside);
        let printed = above.start + (LEAST_PRINTED * (above.end - above.start) as f32) as usize;
        let printed = next.map_or(printed, |next| printed.min(next.start - 1));
        pieces[upper].printed_end = above.printed_end.max(Some(printed));
    }
}

/// The line that the one at `lower` is set under the middle of, if any, and where in the text the part of it begins
/// and the one behind.
fn upper_line(pieces: &[Piece], text: &str, lower: usize) -> Option<(usize, Range<usize>)> {
    let line = &pieces[lower];
    let rows = pieces[..lower].iter().rev().take(PIECES_ABOVE);
    let near = rows.take_while(|above| above.row + REACH >= line.row);
    let stands_over =
        |above: &&Piece| above.row < line.row && above.end > line.start && above.start < line.end;
    let back = near.clone().position(|above| stands_over(&above))?;
    let upper = lower - 1 - back;
    let above = &pieces[upper];
    let parts = parts_over(above, text, line)?;
    // The last line of a paragraph may be too short to stand over it.
    let mut between = near
        .take(back)
        .filter(|other| other.row < line.row && other.row > above.row);
    let is_parted = between.any(|other| other.start < parts.end && other.end > parts.start);
    (!is_parted && !above.is_marked()).then_some((upper, parts.bytes))
}

/// Parts of a row, with a single blank between them, that may be a headline.
struct Parts {
    /// Where in the text they begin, and what is behind them.
    bytes: Range<usize>,
    /// Their places in the row.
    start: usize,
    end: usize,
}

impl Parts {
    fn is_over(&self, line: &Piece) -> bool {
        self.start + SET_IN <= line.start
            && line.end + SET_IN <= self.end
            && (self.start + self.end).abs_diff(line.start + line.end) <= OFF_MIDDLE
    }
}

/// The parts of `above` that have `line` under their middle: all of them before any.
fn parts_over(above: &Piece, text: &str, line: &Piece) -> Option<Parts> {
    let first = above.span.byte_start;
    // Where they begin, as byte and place, and at which places they end.
    let mut begins = vec![(first, above.start)];
    let mut ends = Vec::new();
    for (place, (byte, c)) in above.span.of(text).char_indices().enumerate() {
        if c.is_whitespace() {
            ends.push(above.start + place);
            begins.push((first + byte + c.len_utf8(), above.start + place + 1));
        }
    }
    ends.push(above.end);
    begins.push((above.span.byte_end, above.end + 1));
    let count = ends.len();
    if count > MOST_PARTS {
        return None;
    }
    let runs = (0..count).flat_map(|from| (from..count).map(move |to| (from, to)));
    runs.map(|(from, to)| Parts {
        bytes: begins[from].0..begins[to + 1].0,
        start: begins[from].1,
        end: ends[to],
    })
    .filter(|parts| parts.is_over(line))
    .max_by_key(|parts| parts.bytes.len())
}

/// The edge of the column, below row `row`, that is nearest to place `from`.
fn column_edge(pieces: &[Piece], row: usize, from: usize) -> Option<usize> {
    let near = from.saturating_sub(FARTHEST)..=from + FARTHEST;
    let mut starts: Vec<usize> = pieces
        .iter()
        .take(PIECES_BELOW)
        .take_while(|piece| piece.row <= row + ROWS_BELOW)
        .filter(|piece| piece.row > row && near.contains(&piece.start))
        .map(|piece| piece.start)
        .collect();
    starts.sort_unstable();
    starts
        .chunk_by(|a, b| a == b)
        .filter(|lines| lines.len() >= COLUMN_LINES)
        .map(|lines| lines[0])
        .min_by_key(|edge| edge.abs_diff(from))
}

/// Whether `piece` can stand at place `edge` in front of what follows it in its row, the first of which is in `pieces`.
fn has_room(pieces: &[Piece], piece: &Piece, edge: usize) -> bool {
    pieces
        .iter()
        .take_while(|other| other.row == piece.row)
        .filter(|other| other.start > piece.start)
        .all(|other| edge + (piece.end - piece.start) < other.start)
}

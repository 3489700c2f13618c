//! Headlines that were too long for their measure, and were wrapped as the text is: a crosshead to its column.

use super::{
    continuity::{across, continuity, head},
    head_line::{longest_head, reads_as_headline},
    mark::Mark,
    parts::{HANGING, PartKind},
    signature::is_in_brackets,
    title::nats_if,
};
use crate::page::{BlankLines, Columns, INDENT, Joint, Line, Page, first_token_width};

/// Half squares by which a full line may be narrower than its column: a mark or a word that had no room.
const SHORT_OF: u32 = 3;
/// Half squares that its last line leaves at least, where nothing else tells it from text.
const ROOM: u32 = 6;
/// Half squares of the narrowest column.
const NARROWEST: u32 = 20;
// Nats by which its lines go on with each other and the text below begins, half of those: wrapped to the
// column of the text, to that less an indent, and to a measure of its own.
const SURE: f32 = 3.2;
const SURE_INDENTED: f32 = 3.5;
const SURE_ALONE: f32 = 8.0;
/// Nats for standing where a paragraph ends and another begins, for one that has an indent: all its lines are
/// short, where a paragraph's second one fills the column. Of 423 such places of made and typeset pages 400
/// were headlines.
const BETWEEN_PARAGRAPHS: f32 = 5.0;
/// Nats by which a story begins with a byline.
const OVER_BYLINE: f32 = 8.0;
/// Nats for the last line being the few characters that found no room above.
const FEW: f32 = 5.0;
const MOST_FEW: u32 = 3;
/// Lines of the longest one.
const MOST_LINES: usize = 4;

/// What it may be wrapped to.
struct Measure {
    /// Half squares of a full line.
    width: u32,
    /// Half squares that its last line leaves at least.
    room: u32,
    /// Nats that make it sure.
    sure: f32,
    /// Nats for standing between two paragraphs.
    between: f32,
}

/// Makes one headline of the lines of each such one, whose first lines it gives: text has no full line
/// without an indent behind an end, and none that leaves room inside a sentence.
pub(super) fn wrapped_heads(page: &Page<'_>, columns: &Columns, marked: &mut [Mark]) -> Vec<usize> {
    let blank_lines = BlankLines::of(page);
    let mut found = Vec::new();
    let mut first = 0;
    while first < marked.len() {
        let may_begin = !goes_on_with_text(page, columns, blank_lines, marked, first);
        let last = may_begin.then(|| last_line(page, columns, marked, first));
        match last.flatten() {
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

/// Whether line `first` goes on with the text above for all that is seen: that ends inside a sentence. Below a blank
/// line another column may have begun, with a headline in parts perhaps.
fn goes_on_with_text(
    page: &Page<'_>,
    columns: &Columns,
    blank_lines: BlankLines,
    marked: &[Mark],
    first: usize,
) -> bool {
    let Some(above) = first.checked_sub(1) else {
        return false;
    };
    let is_parted = |line: usize| {
        let Line { gap, joint, .. } = page.lines[line];
        gap > 0 && joint == Joint::Follows && blank_lines == BlankLines::PartSome
    };
    let is_second_part = || is_parted(above) && across(page.line(above), page.line(first)) < 0.0;
    marked[above] == Mark::Body && columns.is_open(above) && !is_parted(first) && !is_second_part()
}

/// The last line of the headline that is wrapped from line `first` on.
fn last_line(page: &Page<'_>, columns: &Columns, marked: &[Mark], first: usize) -> Option<usize> {
    if marked[first] != Mark::Body {
        return None;
    }
    let is_under_text = first > 0 && marked[first - 1] == Mark::Body;
    let alone = Measure {
        width: page.lines[first].width,
        room: ROOM,
        sure: SURE_ALONE,
        between: 0.0,
    };
    let in_column = columns.width(first).map(|width| Measure {
        width,
        sure: SURE,
        ..alone
    });
    let indented = columns.width(first).map(|width| Measure {
        width: width.saturating_sub(INDENT),
        room: 0,
        sure: SURE_INDENTED,
        between: BETWEEN_PARAGRAPHS,
    });
    [in_column, indented, Some(alone)]
        .into_iter()
        .flatten()
        .find_map(|measure| {
            let is_sure = |last: &usize| {
                // A full line may be another headline, which a column brought here.
                let leaves_room = page.lines[*last].width + SHORT_OF < measure.width;
                let is_between = is_under_text && columns.is_first_line(page, last + 1);
                let between = nats_if(is_between && leaves_room, measure.between);
                odds(page, marked, first, *last).is_some_and(|odds| odds + between > measure.sure)
            };
            let lasts = last_lines(page, columns, marked, first, &measure);
            lasts.filter(is_sure).last()
        })
}

/// The lines that may be its last one where those from line `first` on fill `measure`.
fn last_lines(
    page: &Page<'_>,
    columns: &Columns,
    marked: &[Mark],
    first: usize,
    measure: &Measure,
) -> impl Iterator<Item = usize> {
    let width = measure.width.max(NARROWEST);
    let is_open = |i: usize| marked.get(i) == Some(&Mark::Body) && columns.is_open(i);
    let is_full = move |i: usize| {
        let full = width.saturating_sub(SHORT_OF)..=width + HANGING;
        is_open(i) && full.contains(&page.lines[i].width)
    };
    let most = width - measure.room;
    // Text would have gone on in the room that it leaves.
    let ends = move |i: usize| {
        let next = first_token_width(page.line(i + 1));
        let has_room = |column| page.lines[i].width + next < column;
        page.lines[i].width <= most && columns.width(first).is_none_or(has_room)
    };
    (first + 1..first + MOST_LINES)
        .take_while(move |i| is_full(i - 1))
        .filter(move |i| is_open(*i) && ends(*i))
}

/// Nats that speak for lines `first` to `last` being one headline: its lines go on with each other, and what
/// is below begins. `None` where it is none.
fn odds(page: &Page<'_>, marked: &[Mark], first: usize, last: usize) -> Option<f32> {
    let text: String = (first..=last).map(|i| page.line(i)).collect();
    let chars: u32 = page.lines[first..=last].iter().map(|line| line.chars).sum();
    if chars > longest_head(&text) || !reads_as_headline(&text) {
        return None;
    }
    let gain = |i: usize| across(page.line(i), page.line(i + 1));
    let goes_on = (first..last).map(gain).fold(f32::INFINITY, f32::min);
    let begins = match marked.get(last + 1)? {
        Mark::Body => continuity().start_gain(&head(page.line(last + 1))) - gain(last),
        Mark::Apart(PartKind::Byline(_)) if !is_in_brackets(page.line(last + 1)) => OVER_BYLINE,
        _ => return None,
    };
    let is_few = goes_on > 0.0 && page.lines[last].chars <= MOST_FEW;
    Some(goes_on + begins / 2.0 + nats_if(is_few, FEW))
}

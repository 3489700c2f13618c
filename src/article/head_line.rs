//! Which lines are headlines or crossheads by their looks and by what stands around them.

use super::{
    continuity::{across, continuity, head, tail},
    dateline::parse_dateline,
    mark::Mark,
    parts::{BEGINS_BELOW, HANGING, PartKind},
    signature::is_in_brackets,
};
use crate::page::{
    Columns, Page, is_balanced_by, is_in_parts, is_spaced_out, opens_inside_a_sentence,
};

/// Characters of the longest line that is taken for a headline.
pub(super) const LONGEST_HEAD: u32 = 42;

/// Nats below which a line does not begin anything, not even a headline.
pub(super) const INSIDE_A_SENTENCE: f32 = -4.0;

/// Characters of the longest headline in several parts.
pub(super) const LONGEST_IN_PARTS: u32 = 64;

/// Characters of the longest subtitle above a byline.
const LONGEST_SUBTITLE: u32 = 80;

/// Lines that are headlines for what stands below them: a byline, a dateline, a headline again, or
/// the page's end.
pub(super) fn sure_heads(page: &Page<'_>, columns: &Columns, marked: &[Mark]) -> Vec<bool> {
    let count = page.lines.len();
    let mut heads = vec![false; count];
    let is_spaced = is_spaced_out(page);
    for i in (0..count).rev() {
        let under_byline = matches!(marked.get(i + 1), Some(Mark::Apart(PartKind::Byline(_))));
        let is_long_subtitle = under_byline
            && page.lines[i].chars <= LONGEST_SUBTITLE
            && page.lines[i].chars > LONGEST_HEAD
            && !page.line(i).contains('。')
            && columns.is_open(i)
            && columns.width(i).is_none();
        let is_rest = page.lines[i].chars == 1 && is_among_heads(page, columns, marked, i);
        if marked[i] != Mark::Body
            || !may_be_head(page, columns, i) && !is_long_subtitle && !is_rest
        {
            continue;
        }
        let text = page.line(i);
        let below_is_strong = match marked.get(i + 1) {
            None => true,
            Some(Mark::Apart(PartKind::Byline(credits))) => {
                !is_in_brackets(page.line(i + 1)) || credits.people.is_empty()
            }
            Some(Mark::Apart(PartKind::VerticalHead)) => true,
            Some(Mark::Body) => {
                heads[i + 1]
                    || parse_dateline(page.line(i + 1)).is_some()
                    || text.starts_with('—') && columns.is_open(i)
            }
            Some(_) => false,
        };
        // Where blank lines part the lines of the text, lines without one between them are a block.
        let close = |i: usize| page.lines.get(i).is_some_and(|line| line.gap == 0) && is_spaced;
        let shaped = |i: usize| {
            marked.get(i) == Some(&Mark::Body)
                && columns.is_open(i)
                && may_be_head(page, columns, i)
        };
        let in_block = close(i) && i > 0 && shaped(i - 1) || close(i + 1) && shaped(i + 1);
        let runs_on = columns.width(i).is_some()
            && marked.get(i + 1) == Some(&Mark::Body)
            && !close(i + 1)
            && across(text, page.line(i + 1)) > 0.5;
        if !below_is_strong && (!in_block || runs_on) {
            continue;
        }
        // The last line of a piece that a column cut off looks alike, but goes on with the one above.
        let goes_on = i > 0 && marked[i - 1] == Mark::Body && columns.is_open(i - 1) && {
            let gain = across(page.line(i - 1), text);
            let in_column = columns.width(i).is_some() && columns.width(i) == columns.width(i - 1);
            let in_text = i > 1 && (!may_be_head(page, columns, i - 1) || columns.is_open(i - 2));
            if text.starts_with('—') && may_be_head(page, columns, i - 1) {
                false
            } else if in_column && in_text {
                gain > 0.0
            } else {
                gain > 3.0 && !may_be_head(page, columns, i - 1)
            }
        };
        let is_cut = columns
            .width(i)
            .is_some_and(|w| page.lines[i].width + 7 >= w)
            && text.contains(['，', '、'])
            && !columns.is_first_line(page, i + 1)
            && !close(i);
        heads[i] = !goes_on && !is_cut;
    }
    heads
}

/// Whether a line under what stands over stories may be the last character of a headline, which found no room
/// above.
fn is_among_heads(page: &Page<'_>, columns: &Columns, marked: &[Mark], line_idx: usize) -> bool {
    let Some(above) = line_idx.checked_sub(1) else {
        return false;
    };
    let is_over = match &marked[above] {
        Mark::Body => columns.is_open(above) && may_be_head(page, columns, above),
        Mark::Apart(PartKind::Byline(_)) => !is_in_brackets(page.line(above)),
        _ => false,
    };
    is_over && page.line(line_idx).chars().all(char::is_alphabetic)
}

/// Characters of a headline that found no room in its line, at most.
const MOST_REST: u32 = 3;

/// Whether the line, which stands right under a headline, is the few characters of that which found no room
/// there: text has no line so short that ends nothing.
pub(super) fn is_rest_of_head(page: &Page<'_>, columns: &Columns, line_idx: usize) -> bool {
    let (line, text) = (page.lines[line_idx], page.line(line_idx));
    line.chars <= MOST_REST
        && line.gap == 0
        && columns.is_open(line_idx)
        && text.chars().all(char::is_alphabetic)
}

/// Characters of the longest headline that may read as `text` does.
pub(super) fn longest_head(text: &str) -> u32 {
    if is_in_parts(text) {
        LONGEST_IN_PARTS
    } else {
        LONGEST_HEAD
    }
}

/// Whether a line has the shape of a headline.
fn may_be_head(page: &Page<'_>, columns: &Columns, line_idx: usize) -> bool {
    let (line, text) = (page.lines[line_idx], page.line(line_idx));
    let below = line_idx + 1;
    // Text that cannot begin with its line goes on with this one.
    let goes_on = below < page.lines.len()
        && opens_inside_a_sentence(page.line(below))
        && page.line(below).contains(['，', '。']);
    !goes_on
        && (2..=longest_head(text)).contains(&line.chars)
        && reads_as_headline(text)
        && (columns.is_open(line_idx)
            || !(text.contains('，') && line.chars > 20) && line.chars <= 30)
}

/// What a line of a headline says, with which others are compared: no blanks, no dashes in front.
pub(super) fn said_by(line: &str) -> String {
    let line = line.trim_start_matches('—').chars();
    line.filter(|c| !c.is_whitespace()).collect()
}

/// Whether nothing in `text` says that it is none: a sentence ends in it or goes on behind it, it goes on
/// with another, or opens a story.
pub(super) fn reads_as_headline(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
        && !text.contains('。')
        && !text.ends_with(['，', '、', '；'])
        && !opens_inside_a_sentence(text)
        && parse_dateline(text).is_none()
        && is_balanced_by(text, "")
}

/// Whether the line goes on with a headline set over two lines.
fn shaped_alike(page: &Page<'_>, columns: &Columns, line_idx: usize) -> bool {
    page.lines[line_idx].gap == 0
        && columns.is_open(line_idx)
        && may_be_head(page, columns, line_idx)
}

/// Whether a line that does not surely go on with the one above is a headline or a crosshead.
pub(super) fn is_head(
    page: &Page<'_>,
    columns: &Columns,
    apart: &[bool],
    line_idx: usize,
    grows: bool,
) -> bool {
    let (line, text) = (page.lines[line_idx], page.line(line_idx));
    let below = line_idx + 1;
    let model = continuity();
    let fills_column = columns
        .width(line_idx)
        .is_some_and(|w| (w.saturating_sub(6)..=w + HANGING).contains(&line.width));
    if !may_be_head(page, columns, line_idx) || text.contains('，') && line.chars > 24 {
        return false;
    }
    if is_in_parts(text) && columns.is_open(line_idx) {
        return true;
    }
    if fills_column {
        // A line as wide as its column is a headline where a paragraph begins right below.
        if grows && columns.is_open(line_idx - 1) || !columns.is_open(line_idx) {
            return false;
        }
        if below >= page.lines.len() || apart[below] {
            return true;
        }
        let start = head(page.line(below));
        let gain = model.gain(&tail(text), &start);
        let is_followed_by_first = columns.is_first_line(page, below) && gain < BEGINS_BELOW;
        // A first line that a column left alone looks so too, but for its width.
        let may_be_first = columns.is_first_width(page, line_idx) || text.contains('，');
        let begins_below = !may_be_first && gain + 4.0 < model.start_gain(&start);
        if !(is_followed_by_first || begins_below) {
            return false;
        }
    }
    if grows && columns.is_open(line_idx - 1) && across(page.line(line_idx - 1), text) > 2.0 {
        return false;
    }
    // A line that begins inside a sentence is a piece of text.
    if model.start_gain(&head(text)) < INSIDE_A_SENTENCE {
        return false;
    }
    let below = line_idx + 1;
    if below < page.lines.len() && !apart[below] && columns.is_open(line_idx) {
        let start = head(page.line(below));
        let gain = model.gain(&tail(text), &start);
        let begins = model.start_gain(&start);
        if text.contains('，') {
            return gain < 0.5 && begins > 0.0;
        }
        // A line that leaves its column half empty and ends no sentence is no text.
        let around = columns
            .width(below)
            .or_else(|| columns.width(line_idx.saturating_sub(1)));
        let leaves_room = around.is_some_and(|w| line.width + 8 < w);
        return gain < 3.0 || gain < begins || leaves_room && shaped_alike(page, columns, below);
    }
    true
}

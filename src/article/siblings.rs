//! Crossheads that are known by each other: three or more lines set alike, and nothing between them that
//! parts stories.

use std::collections::BTreeMap;

use super::{dateline::parse_dateline, head_line::reads_as_headline, mark::Mark, parts::PartKind};
use crate::page::{Columns, Page, ends_a_sentence, is_han, is_in_parts};

/// Lines that are set alike, from which on they are crossheads.
const FEWEST: usize = 3;
/// Characters of the longest such line.
const LONGEST: u32 = 30;
/// Characters of a label over a crosshead's line, and by how many that line is longer.
const LABEL: std::ops::RangeInclusive<u32> = 2..=5;
const LONGER: u32 = 3;

/// How a crosshead is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Form {
    /// On one line in two parts, with a blank or a comma between them: characters of each.
    Parted { is_blank: bool, parts: [usize; 2] },
    /// A label on a line of its own: its characters.
    Labelled { label: u32 },
}

impl Form {
    /// Lines that it takes.
    fn lines(self) -> usize {
        match self {
            Self::Parted { .. } => 1,
            Self::Labelled { .. } => 2,
        }
    }
}

/// For each line of the page whether it is one of several crossheads that are set alike.
///
/// `is_last` tells which lines end a story.
pub(super) fn siblings(
    page: &Page<'_>,
    columns: &Columns,
    marked: &[Mark],
    is_last: &[bool],
) -> Vec<bool> {
    let mut found = vec![false; marked.len()];
    // Since the last line that parts stories.
    let mut stretch: Vec<(usize, Form)> = Vec::new();
    let mut line_idx = 0;
    while line_idx < marked.len() {
        if let Some(form) = form(page, columns, marked, line_idx) {
            stretch.push((line_idx, form));
            line_idx += form.lines();
            continue;
        }
        let parts_stories = is_last[line_idx]
            || matches!(marked[line_idx], Mark::Apart(PartKind::Byline(_)))
            || parse_dateline(page.line(line_idx)).is_some();
        if parts_stories {
            settle(&mut found, &mut stretch);
        }
        line_idx += 1;
    }
    settle(&mut found, &mut stretch);
    found
}

/// Marks those of a stretch that are set alike.
fn settle(found: &mut [bool], stretch: &mut Vec<(usize, Form)>) {
    let mut counts: BTreeMap<Form, usize> = BTreeMap::new();
    for (_, form) in stretch.iter() {
        *counts.entry(*form).or_default() += 1;
    }
    for (line_idx, form) in stretch.drain(..) {
        if counts[&form] >= FEWEST {
            found[line_idx..line_idx + form.lines()].fill(true);
        }
    }
}

/// How the crosshead that line `line_idx` may begin is set: a headline stands under an end and over the
/// text that it heads.
fn form(page: &Page<'_>, columns: &Columns, marked: &[Mark], line_idx: usize) -> Option<Form> {
    let chars = |line_idx: usize| page.lines[line_idx].chars;
    let is_line = |line_idx: usize| {
        marked.get(line_idx) == Some(&Mark::Body)
            && chars(line_idx) <= LONGEST
            && reads_as_headline(page.line(line_idx))
            && !ends_a_sentence(page.line(line_idx))
    };
    let above = line_idx.checked_sub(1)?;
    let is_under_end = match &marked[above] {
        Mark::Body | Mark::Tail => ends_a_sentence(page.line(above)),
        Mark::Apart(kind) => *kind != PartKind::VerticalHead,
    };
    if !is_under_end || !is_line(line_idx) {
        return None;
    }
    let is_over_text = |line_idx: usize| {
        let below = line_idx + 1;
        marked.get(below) == Some(&Mark::Body)
            && (columns.width(below).is_some() || chars(below) > LONGEST)
            && parse_dateline(page.line(below)).is_none()
    };
    let line = page.line(line_idx);
    if is_over_text(line_idx) {
        let is_blank = is_in_parts(line);
        let is_wrapped = columns.width(line_idx).is_some() || columns.width(line_idx + 1).is_some();
        let mark = match (is_blank, is_wrapped) {
            (true, _) => char::is_whitespace,
            (false, false) => |c| c == '，',
            (false, true) => return None,
        };
        let mut parts = line.split(mark).map(|part| part.chars().count());
        return match (parts.next(), parts.next(), parts.next()) {
            (Some(first), Some(second), None) => Some(Form::Parted {
                is_blank,
                parts: [first, second],
            }),
            _ => None,
        };
    }
    let label = chars(line_idx);
    let is_label = LABEL.contains(&label)
        && line.chars().all(is_han)
        && is_line(line_idx + 1)
        && chars(line_idx + 1) >= label + LONGER
        && is_over_text(line_idx + 1);
    is_label.then_some(Form::Labelled { label })
}

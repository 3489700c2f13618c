use super::{
    continuity::{continuity, head, tail},
    dateline::parse_dateline,
    head_line::INSIDE_A_SENTENCE,
};
use crate::page::{Columns, Page, Place, Setting, Words};

/// Nats for a paragraph that begins with a dateline: nothing else does.
const DATELINE: f32 = 8.0;

/// The setting of `page` by the widths of its lines and by what the language says of them.
pub(super) fn setting(
    page: &Page<'_>,
    columns: &Columns,
    apart: &[bool],
    last: &[bool],
) -> Option<Setting> {
    let model = continuity();
    let ends: Vec<_> = (0..page.lines.len()).map(|i| tail(page.line(i))).collect();
    let starts: Vec<_> = (0..page.lines.len()).map(|i| head(page.line(i))).collect();
    let words = Words {
        gains: ends
            .iter()
            .zip(starts.iter().skip(1))
            .map(|(end, start)| model.gain(end, start))
            .collect(),
        starts: starts
            .iter()
            .enumerate()
            .map(|(i, start)| {
                if parse_dateline(page.line(i)).is_some() {
                    DATELINE
                } else {
                    model.start_gain(start)
                }
            })
            .collect(),
    };
    Setting::find(page, columns, apart, last, &words)
}

/// Characters of the longest line of a headline.
const LONGEST_HEAD_LINE: u32 = 80;

/// Whether a line that no column fits was set on its own, as headlines and crossheads are.
pub(super) fn is_set_apart(page: &Page<'_>, setting: Option<&Setting>, line_idx: usize) -> bool {
    setting.is_some_and(|setting| setting.place(line_idx) == Place::Apart)
        && (2..=LONGEST_HEAD_LINE).contains(&page.lines[line_idx].chars)
        && !page.line(line_idx).contains('。')
        && parse_dateline(page.line(line_idx)).is_none()
        && continuity().start_gain(&head(page.line(line_idx))) > INSIDE_A_SENTENCE
}

use super::{
    credit::{Credits, parse_credits},
    lexicon::lexicon,
};
use crate::page::{Columns, Page, append_line, ends_a_sentence, vertical_runs};

/// A stretch of a page's lines that is one thing.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// What it is.
    pub kind: PartKind,
    /// Its lines put together, blanks as they stood.
    pub raw: String,
    /// Blank lines above it.
    pub gap: u32,
}

/// What a part is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PartKind {
    /// A line of a headline or a crosshead.
    Head,
    /// A headline set one character a line.
    VerticalHead,
    /// A byline on lines of its own.
    Byline(Credits),
    /// A paragraph, or a piece of one.
    Text,
    /// A caption with its photographer.
    Caption,
    /// The page's own: editors, folio.
    Furniture,
}

/// Characters of the longest line that is taken for a headline.
const LONGEST_HEAD: u32 = 60;

/// Tells the lines of `page` apart and joins those of one paragraph.
pub(super) fn parts(page: &Page<'_>) -> Vec<Part> {
    let marked = mark_lines(page);
    let apart: Vec<bool> = marked.iter().map(|mark| *mark != Mark::Body).collect();
    let columns = Columns::measure(page, &apart);
    let mut parts: Vec<Part> = Vec::new();
    // Last line of the paragraph that is still growing.
    let mut growing: Option<usize> = None;
    for (line_idx, mark) in marked.into_iter().enumerate() {
        let text = page.line(line_idx);
        let gap = page.lines[line_idx].gap;
        match mark {
            Mark::VerticalTail => {
                if let Some(part) = parts.last_mut() {
                    part.raw.push_str(text);
                }
            }
            Mark::Apart(kind) => {
                growing = None;
                parts.push(Part {
                    kind,
                    raw: text.to_owned(),
                    gap,
                });
            }
            Mark::Body => {
                if let Some(above) = growing
                    && continues(page, &columns, above, line_idx)
                    && let Some(part) = parts.last_mut()
                {
                    append_line(&mut part.raw, text);
                    growing = Some(line_idx);
                } else if is_head(page, &columns, line_idx) {
                    growing = None;
                    parts.push(Part {
                        kind: PartKind::Head,
                        raw: text.to_owned(),
                        gap,
                    });
                } else {
                    growing = Some(line_idx);
                    parts.push(Part {
                        kind: PartKind::Text,
                        raw: text.to_owned(),
                        gap,
                    });
                }
            }
        }
    }
    parts
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Mark {
    Body,
    VerticalTail,
    Apart(PartKind),
}

fn mark_lines(page: &Page<'_>) -> Vec<Mark> {
    let mut marks: Vec<Mark> = (0..page.lines.len())
        .map(|i| mark_line(page.line(i)))
        .collect();
    for run in vertical_runs(page) {
        marks[run.line_start] = Mark::Apart(PartKind::VerticalHead);
        marks[run.line_start + 1..run.line_end].fill(Mark::VerticalTail);
    }
    marks
}

fn mark_line(line: &str) -> Mark {
    if lexicon()
        .furniture_openings
        .iter()
        .any(|word| line.starts_with(word.as_str()))
    {
        return Mark::Apart(PartKind::Furniture);
    }
    if let Some(credits) = parse_credits(line).filter(|c| c.certain || c.people.len() > 1) {
        return Mark::Apart(PartKind::Byline(credits));
    }
    if split_caption(line).is_some() {
        return Mark::Apart(PartKind::Caption);
    }
    Mark::Body
}

/// Parts a caption from the credit that closes it: `村民采摘葡萄。 ■王一 摄`.
pub(super) fn split_caption(line: &str) -> Option<(&str, Credits)> {
    lexicon()
        .caption_endings
        .iter()
        .find(|word| line.trim_end_matches(['）', ')']).ends_with(word.as_str()))?;
    let cut = line
        .char_indices()
        .filter(|(_, c)| {
            "。！？”".contains(*c) || c.is_whitespace() || lexicon().byline_marks.contains(*c)
        })
        .map(|(i, c)| i + c.len_utf8())
        .find(|&cut| {
            parse_credits(&line[cut..]).is_some_and(|c| c.people.iter().all(|p| !p.role.is_empty()))
        })?;
    let credits = parse_credits(&line[cut..])?;
    let text = line[..cut]
        .trim_end_matches(|c: char| c.is_whitespace() || lexicon().byline_marks.contains(c));
    (!text.is_empty()).then_some((text, credits))
}

/// Whether line `below` goes on with the paragraph that line `above` belongs to.
fn continues(page: &Page<'_>, columns: &Columns, above: usize, below: usize) -> bool {
    let (a, b) = (page.lines[above], page.lines[below]);
    if b.indent >= 3 {
        return false;
    }
    let column = columns.width(above);
    if columns.is_open(above) {
        return !(is_head(page, columns, below) && column != columns.width(below));
    }
    let (Some(width), true) = (column, columns.width(below).is_some()) else {
        return false;
    };
    // A sentence ends here. A short line ends its paragraph; behind a full one the next line tells:
    // two squares narrower than the column, it has lost its indent and begins a paragraph.
    if a.width + 4 < width {
        return false;
    }
    if columns.is_open(below) {
        b.width + 2 >= width
    } else {
        b.width + 4 < width
    }
}

/// Whether a line that begins no paragraph and goes on with none is a headline.
fn is_head(page: &Page<'_>, columns: &Columns, line_idx: usize) -> bool {
    let (line, text) = (page.lines[line_idx], page.line(line_idx));
    let narrow = columns.width(line_idx).is_none_or(|w| line.width + 8 < w);
    narrow
        && line.chars <= LONGEST_HEAD
        && !text.ends_with('。')
        && (columns.is_open(line_idx)
            || !text.contains('，') && line.chars < 30 && ends_a_sentence(text))
        && !text.ends_with(['，', '、', '；'])
}

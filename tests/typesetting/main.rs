//! Setting in type: what a reader sees on the rows, at any measure.

mod articles;
mod headlines;
mod justified;
mod properties;
mod ragged;
mod w3c;

use dubao::compose::row_text;
use dubao::text::{Alignment, AmbiguousWidth, ParagraphSetting, Row, Span, set_paragraph};

/// A setting without indent, as the tables of marked text want it.
pub fn setting(measure_cols: usize, alignment: Alignment) -> ParagraphSetting {
    ParagraphSetting {
        measure_cols,
        first_indent_cols: 0,
        alignment,
        ambiguous: AmbiguousWidth::Narrow,
    }
}

/// The rows of `text` as they print, parted by `|`.
pub fn printed(rows: &[Row], text: &str) -> String {
    let lines: Vec<String> = rows.iter().map(|row| row_text(row, text)).collect();
    lines.join("|")
}

/// Sets `marked` without its marks and asserts that the rows are as marked: `|` where a row ends,
/// `[` and `]` around a name.
#[track_caller]
pub fn check(measure_cols: usize, marked: &str) {
    let (text, names) = unmarked(&marked.replace('|', ""));
    let setting = setting(measure_cols, Alignment::Ragged);
    let rows = set_paragraph(&text, &names, &setting);
    let expected = unmarked(marked).0;
    assert_eq!(printed(&rows, &text), expected, "at {measure_cols} cells");
}

/// The text without `[` and `]`, and the spans that stood between them.
pub fn unmarked(marked: &str) -> (String, Vec<Span>) {
    let (mut text, mut names, mut start) = (String::new(), Vec::new(), 0);
    for c in marked.chars() {
        match c {
            '[' => start = text.len(),
            ']' => names.push(Span::new(start, text.len())),
            c => text.push(c),
        }
    }
    (text, names)
}

use super::{
    credit::{Credits, parse_credits},
    lexicon::lexicon,
};

/// A photograph's caption, parted from who took it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Caption<'a> {
    /// What the picture shows, without the credit.
    pub text: &'a str,
    /// The photographers.
    pub credits: Credits,
    /// Whether the credit has a byline's ornament.
    pub is_marked: bool,
    /// Whether the photographer reports too: 摄影报道.
    pub is_report: bool,
}

/// Reads `text` as a caption with its credit: `村民采摘葡萄。 ■王一 摄`. `None` where it is none.
pub(super) fn split_caption(text: &str) -> Option<Caption<'_>> {
    let trimmed = text.trim_end();
    let outer = trimmed.trim_end_matches(['）', ')']);
    let word = lexicon()
        .caption_endings
        .iter()
        .find(|word| outer.ends_with(word.as_str()))?;
    // A library's name in brackets behind the credit: （某图片库）.
    let library = trimmed
        .rfind(['（', '('])
        .filter(|_| word.chars().count() > 2 && trimmed.len() > outer.len());
    let credit_end = library.filter(|&i| i > 0).unwrap_or(trimmed.len());
    let inner = trimmed[..credit_end].trim_end();
    let cut = inner
        .char_indices()
        .filter(|(_, c)| {
            matches!(c, '。' | '！' | '？' | '”' | '…')
                || c.is_whitespace()
                || lexicon().byline_marks.contains(*c)
        })
        .map(|(i, c)| {
            if lexicon().byline_marks.contains(c) {
                i
            } else {
                i + c.len_utf8()
            }
        })
        .find(|&cut| {
            parse_credits(&inner[cut..])
                .is_some_and(|c| c.people.iter().all(|p| !p.role.is_empty()))
        })?;
    let credits = parse_credits(&inner[cut..])?;
    let before = inner[..cut].trim_end();
    if before.is_empty() {
        return None;
    }
    let printed = trimmed[cut..].trim_start();
    let is_marked = printed.starts_with(|c| lexicon().byline_marks.contains(c));
    let is_report = printed.contains("报道");
    Some(Caption {
        text: before,
        credits,
        is_marked,
        is_report,
    })
}

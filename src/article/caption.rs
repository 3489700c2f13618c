use super::{
    credit::{Credits, parse_credits},
    lexicon::lexicon,
};

/// A photograph's caption, parted from who took it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Caption<'a> {
    /// What the picture shows, with the credit where it stays.
    pub text: &'a str,
    /// The photographers.
    pub credits: Credits,
    /// The credit as printed.
    pub printed: &'a str,
    /// Whether the credit is set like a byline of its own: with a byline's ornament, or as 摄影报道.
    /// Otherwise it is part of the caption.
    pub is_byline: bool,
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
            "。！？”…".contains(*c) || c.is_whitespace() || lexicon().byline_marks.contains(*c)
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
    let is_byline =
        printed.starts_with(|c| lexicon().byline_marks.contains(c)) || printed.contains("报道");
    let text = if is_byline { before } else { trimmed };
    Some(Caption {
        text,
        credits,
        printed,
        is_byline,
    })
}

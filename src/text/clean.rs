//! Cleaning at the door: whatever a file holds, what gets past here cannot move a cursor, hide,
//! reorder or pile up what stands on the screen.

mod escape;

use std::borrow::Cow;

use unicode_width::UnicodeWidthChar;

/// Combining marks that one character may carry. No orthography piles up more.
const MAX_MARKS: usize = 4;

/// Text fit to be read. What means nothing to a reader is removed, what would do something to a
/// screen is removed or made harmless, and everything else stands as it stood:
///
/// * every kind of line end (CR LF, CR, NEL, LS, PS, VT, FF) becomes a line feed; a tab, a blank
/// * escape sequences go whole: CSI, OSC, DCS, APC, PM, SOS and the short ones, in seven bits and
///   eight; all other control characters go
/// * characters without a glyph go: bidi embeddings, overrides, isolates and marks, zero-width
///   blanks and joiners, byte order mark, soft hyphen, variation selectors, tags, fillers
/// * combining marks stay where they have a character to stand on, four on each at most
/// * noncharacters become U+FFFD; private and unassigned characters stay, a cell or two of text
///
/// Borrows where nothing was to be done. Cleaning twice does what cleaning once does. Linear.
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    let mut cleaned = String::new();
    // Everything before this byte is in `cleaned`, as far as it stays.
    let mut kept_from = 0;
    let mut at = 0;
    // How many marks the last character carries already; `None` at the beginning of a line.
    let mut marks: Option<usize> = None;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let (len, instead) = match verdict(c) {
            Verdict::Glyph => {
                marks = Some(0);
                at += c.len_utf8();
                continue;
            }
            Verdict::Mark => {
                if let Some(carried) = marks.filter(|&carried| carried < MAX_MARKS) {
                    marks = Some(carried + 1);
                    at += c.len_utf8();
                    continue;
                }
                (c.len_utf8(), "")
            }
            Verdict::LineFeed => {
                marks = None;
                at += 1;
                continue;
            }
            Verdict::LineEnd => {
                marks = None;
                let is_pair = c == '\r' && text.as_bytes().get(at + 1) == Some(&b'\n');
                (if is_pair { 2 } else { c.len_utf8() }, "\n")
            }
            Verdict::Tab => {
                marks = Some(0);
                (1, " ")
            }
            Verdict::Noncharacter => {
                marks = Some(0);
                (c.len_utf8(), "\u{fffd}")
            }
            Verdict::Introducer => {
                let sequence = text.get(at..).unwrap_or_default();
                (escape::sequence_len(sequence), "")
            }
            Verdict::Nothing => (c.len_utf8(), ""),
        };
        cleaned.push_str(text.get(kept_from..at).unwrap_or_default());
        cleaned.push_str(instead);
        at += len;
        kept_from = at;
    }
    if kept_from == 0 {
        return Cow::Borrowed(text);
    }
    cleaned.push_str(text.get(kept_from..).unwrap_or_default());
    Cow::Owned(cleaned)
}

/// [`clean`], for what must stay on one line, such as a headline or a file name: line feeds become
/// blanks.
#[must_use]
pub fn clean_line(text: &str) -> Cow<'_, str> {
    let cleaned = clean(text);
    if cleaned.contains('\n') {
        return Cow::Owned(cleaned.replace('\n', " "));
    }
    cleaned
}

/// What a character is to a screen.
enum Verdict {
    Glyph,
    Mark,
    LineFeed,
    LineEnd,
    Tab,
    Introducer,
    Noncharacter,
    Nothing,
}

fn verdict(c: char) -> Verdict {
    match c {
        // Nearly all of a newspaper, decided first.
        ' '..='~' | '\u{4e00}'..='\u{9fff}' | '\u{ff01}'..='\u{ff5e}' => Verdict::Glyph,
        '\u{3000}'..='\u{3029}' => Verdict::Glyph,
        '\n' => Verdict::LineFeed,
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Verdict::LineEnd,
        '\t' => Verdict::Tab,
        '\u{1b}' | '\u{80}'..='\u{9f}' => Verdict::Introducer,
        '\0'..='\u{1f}' | '\u{7f}' => Verdict::Nothing,
        _ if is_ignorable(c) => Verdict::Nothing,
        '\u{fdd0}'..='\u{fdef}' => Verdict::Noncharacter,
        _ if u32::from(c) & 0xfffe == 0xfffe => Verdict::Noncharacter,
        _ if c.width() == Some(0) => Verdict::Mark,
        _ => Verdict::Glyph,
    }
}

/// Default_Ignorable_Code_Point of the Unicode Character Database 16, and the controls of
/// interlinear annotation.
fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::text::Span;

/// More of a sentence than this on one side of a mention is not shown.
const MAX_SIDE_CHARS: usize = 120;

/// The sentence of `text` that a mention stands in: the bytes of it, or of as much of it as is
/// shown, without blanks around it. Looks no further than it shows, whatever the text.
pub(super) fn sentence_around(text: &str, mention: Span) -> Range<usize> {
    let ends = |c: char| matches!(c, '。' | '！' | '？' | '!' | '?' | '；');
    let closes = |c: char| matches!(c, '”' | '’' | '』' | '」' | '）' | ')');
    let (Some(before), Some(behind)) =
        (text.get(..mention.byte_start), text.get(mention.byte_end..))
    else {
        return 0..0;
    };
    let mut start = before.len();
    let mut above = before.char_indices().rev().take(MAX_SIDE_CHARS).peekable();
    while let Some((at, c)) = above.next() {
        let closes_sentence = closes(c) && above.peek().is_some_and(|(_, c)| ends(*c));
        if ends(c) || closes_sentence {
            break;
        }
        start = at;
    }
    let mut end = mention.byte_end;
    let mut ended = false;
    for (at, c) in behind.char_indices().take(MAX_SIDE_CHARS) {
        if ended && !closes(c) {
            break;
        }
        ended |= ends(c);
        end = mention.byte_end + at + c.len_utf8();
    }
    let shown = text.get(start..end).unwrap_or_default();
    let start = end - shown.trim_start().len();
    start..start + shown.trim().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mention_is_shown_in_its_sentence() {
        for (text, mention, expected) in [
            ("前句。产值5亿元，增长。后句", "5亿元", "产值5亿元，增长。"),
            ("他说：“到了5人。”众人笑", "5人", "他说：“到了5人。”"),
            ("“走吧。”于是走了5里", "5里", "于是走了5里"),
            ("5人", "5人", "5人"),
        ] {
            let at = text.find(mention).unwrap();
            let range = sentence_around(text, Span::new(at, at + mention.len()));
            assert_eq!(&text[range], expected);
        }
    }

    #[test]
    fn a_sentence_without_end_is_shown_in_part() {
        let text = format!("{}5人{}", "甲".repeat(9000), "乙".repeat(9000));
        let range = sentence_around(&text, Span::new(27000, 27004));
        assert_eq!(range.len(), 120 * 3 * 2 + 4);
    }
}

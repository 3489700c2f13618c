/// Whether `c` is a Chinese character proper: no mark, no digit, no letter.
#[must_use]
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}' | '〇')
}

/// Whether `c` is set in a full square of its own: Han, kana and the marks of Chinese text, the
/// quotation marks and dashes among them, which Unicode calls ambiguous.
#[must_use]
pub(crate) fn is_square(c: char) -> bool {
    is_han(c)
        || matches!(c,
            '\u{3000}'..='\u{30ff}' | '\u{ff01}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}'
            | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{203b}' | '\u{2100}'..='\u{27bf}' | '·')
}

/// Half squares that `c` takes in print.
pub(crate) fn print_width(c: char) -> u32 {
    // Most are: they need no look at the tables for blanks.
    if is_han(c) {
        2
    } else if c.is_whitespace() {
        0
    } else if is_square(c) {
        2
    } else {
        1
    }
}

/// Whether `c` may only stand in front of what it belongs to.
pub(crate) fn opens(c: char) -> bool {
    matches!(
        c,
        '“' | '‘' | '（' | '(' | '《' | '〈' | '【' | '［' | '「' | '『' | '〔'
    )
}

/// Whether `c` may only stand behind what it belongs to.
pub(crate) fn closes(c: char) -> bool {
    matches!(
        c,
        '”' | '’' | '）' | ')' | '》' | '〉' | '】' | '］' | '」' | '』' | '〕'
    )
}

/// Marks that part a sentence or end it.
pub(crate) fn is_stop(c: char) -> bool {
    matches!(
        c,
        '，' | '、' | '；' | '：' | '。' | '！' | '？' | ',' | ';' | ':' | '!' | '?'
    )
}

/// Bytes of the longest remark in brackets behind a sentence.
const LONGEST_REMARK: usize = 40 * 3;

/// Whether a sentence may end where `text` ends: 。！？…… with what closes behind them, or with a
/// signature or another remark in brackets.
#[must_use]
pub fn ends_a_sentence(text: &str) -> bool {
    let ends = |text: &str| {
        let inner = text.trim_end().trim_end_matches(closes);
        inner.ends_with(['。', '！', '？', '!', '?', '…'])
    };
    let text = text.trim_end();
    let remark = || {
        let inner = text.strip_suffix(['）', ')'])?;
        let start = inner.rfind(['（', '(', '）', ')'])?;
        let is_short = inner.len() - start <= LONGEST_REMARK;
        (is_short && inner[start..].starts_with(['（', '('])).then(|| &inner[..start])
    };
    ends(text) || remark().is_some_and(ends)
}

/// Whether `text` cannot be where a sentence begins: a stop or a particle stands first, or a bracket
/// or a quotation is closed that was not opened.
#[must_use]
pub fn opens_inside_a_sentence(text: &str) -> bool {
    let mut chars = text.chars();
    let (first, second) = (chars.next(), chars.next());
    // 的确 and 的士 are words; otherwise 的 leans on what is before it, as 们, 吗 and 呢 do.
    let is_particle = match first {
        Some('的') => !matches!(second, Some('确' | '士')),
        Some(c) => matches!(c, '们' | '吗' | '呢'),
        None => false,
    };
    is_particle
        || first.is_some_and(|c| is_stop(c) || matches!(c, '%' | '％' | '℃'))
        || marks(text)
            .find(|c| opens(*c) || closes(*c))
            .is_some_and(closes)
}

/// The characters of `text` but for nearly all Chinese ones: marks, digits, letters, blanks.
pub fn marks(text: &str) -> impl Iterator<Item = char> {
    let mut at = 0;
    std::iter::from_fn(move || {
        // Chinese characters begin with one of these bytes and take three, and so does nothing else.
        while matches!(text.as_bytes().get(at), Some(0xe4..=0xe9)) {
            at += 3;
        }
        let c = text.get(at..)?.chars().next()?;
        at += c.len_utf8();
        Some(c)
    })
}

/// Whether `below` closes the bracket that `above` leaves open; with nothing below, whether none is
/// left open.
#[must_use]
pub fn is_balanced_by(above: &str, below: &str) -> bool {
    let is_open = |c: char| matches!(c, '（' | '(' | '《');
    let is_close = |c: char| matches!(c, '）' | ')' | '》');
    let either = |c: &char| is_open(*c) || is_close(*c);
    let left_open = marks(above).filter(either).last().is_some_and(is_open);
    if below.is_empty() {
        return !left_open;
    }
    // What is closed below was not opened there.
    left_open && marks(below).find(either).is_some_and(is_close)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_texts_cannot_begin_a_sentence() {
        for (text, inside) in [
            ("，大桥通车", true),
            ("的提问时说", true),
            ("的确如此", false),
            ("们都来了", true),
            ("》一书出版", true),
            ("《一书》出版", false),
            ("大桥通车", false),
            ("", false),
        ] {
            assert_eq!(opens_inside_a_sentence(text), inside, "{text}");
        }
    }

    #[test]
    fn a_remark_in_brackets_stands_behind_a_sentence() {
        for (text, ends) in [
            ("大桥通车。", true),
            ("大桥通车。”", true),
            ("大桥通车。（晓月）", true),
            ("大桥通车。（记者 王一） ", true),
            ("大桥（渡口）", false),
            ("通车。渡口（", false),
            ("。（一（二）", false),
            ("", false),
        ] {
            assert_eq!(ends_a_sentence(text), ends, "{text}");
        }
    }
}

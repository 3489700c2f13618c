use super::{
    credit::{Credits, parse_credits, short_outlet},
    lexicon::lexicon,
};
use crate::page::is_han;

/// What opens a story: `某报8月26日讯（记者 王一）`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dateline {
    /// Bytes of the text it takes, blanks behind it included.
    pub byte_len: usize,
    /// The dateline without brackets and blanks.
    pub text: String,
    /// The paper or agency, short; `None` for 本报.
    pub outlet: Option<String>,
    /// The day, where the year is printed too.
    pub date: Option<super::CalendarDate>,
    /// Who is named with it.
    pub credits: Credits,
}

/// Characters within which a dateline names its outlet, and those within which it closes.
const OUTLET_WITHIN: usize = 12;
const CLOSES_WITHIN: usize = 28;

/// Whether `text` is nothing but a dateline.
pub(super) fn is_dateline(text: &str) -> bool {
    parse_dateline(text).is_some_and(|dateline| dateline.byte_len == text.len())
}

/// The dateline that `text` begins with.
pub(super) fn parse_dateline(text: &str) -> Option<Dateline> {
    let is_lead = |c: char| c.is_whitespace() || lexicon().byline_marks.contains(c);
    let body = text.trim_start_matches(|c| !is_han(c) && is_lead(c));
    let lead = text.len() - body.len();
    let run = body
        .char_indices()
        .take(OUTLET_WITHIN)
        .take_while(|(_, c)| is_han(*c))
        .last()
        .map_or(0, |(i, c)| i + c.len_utf8());
    let outlet_end = lexicon().outlet_end(&body[..run])?;
    let (ending, close) = body[outlet_end..]
        .char_indices()
        .take(CLOSES_WITHIN)
        .take_while(|(_, c)| {
            is_han(*c)
                || c.is_ascii_digit()
                || c.is_whitespace()
                || matches!(c, '·' | '（' | '）' | '、')
        })
        .find_map(|(i, _)| {
            let rest = &body[outlet_end + i..];
            lexicon()
                .dateline_endings
                .iter()
                .find(|e| rest.starts_with(e.as_str()))
                .map(|e| (outlet_end + i, outlet_end + i + e.len()))
        })?;
    // 讯 and 电 close a dateline only in front of a bracket, a blank, a mark or a name's role; at a line's
    // end where nothing but the day stands in front.
    let mut rest = &body[close..];
    let closes = match rest.chars().next() {
        Some(next) => {
            next.is_whitespace() || "（(：:，“".contains(next) || rest.starts_with("记者")
        }
        None => {
            let day = &body[outlet_end..ending];
            day.is_empty() || day.ends_with('日')
        }
    };
    if !closes {
        return None;
    }
    let name = &body[..outlet_end];
    let outlet = (!lexicon().own_names.iter().any(|own| own == name)).then(|| short_outlet(name));
    let text_out: String = body[..close]
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect();
    let date = super::compose::printed_date(&text_out);
    let mut credits = Credits::default();
    let trimmed = rest.trim_start();
    if trimmed.starts_with(['（', '('])
        && let Some(end) = trimmed
            .char_indices()
            .take(120)
            .find(|(_, c)| matches!(c, '）' | ')'))
            .map(|(i, c)| i + c.len_utf8())
        && let Some(found) = parse_credits(&trimmed[..end])
    {
        credits = found;
        rest = &trimmed[end..];
    }
    let rest = rest.trim_start();
    Some(Dateline {
        byte_len: lead + body.len() - rest.len(),
        text: text_out,
        outlet,
        date,
        credits,
    })
}

#[cfg(test)]
mod tests {
    use super::parse_dateline;

    #[test]
    fn a_dateline_is_told_from_the_lede() {
        for (text, dateline, people, rest) in [
            (
                "江城日报讯 (全媒体记者 王一) 近日，",
                "江城日报讯",
                1,
                "近日，",
            ),
            (
                "江城日报8月 26 日讯（全媒体记者 王一 通讯员 李二）“没想到",
                "江城日报8月26日讯",
                2,
                "“没想到",
            ),
            ("本报讯（王一）昨天", "本报讯", 1, "昨天"),
            (
                "新华社北京1月2日电 国务院",
                "新华社北京1月2日电",
                0,
                "国务院",
            ),
            ("江城日报 8 月 26 日讯", "江城日报8月26日讯", 0, ""),
        ] {
            let found = parse_dateline(text).unwrap();
            assert_eq!(
                (
                    found.text.as_str(),
                    found.credits.people.len(),
                    &text[found.byte_len..]
                ),
                (dateline, people, rest)
            );
        }
        for text in [
            "江城日报记者近日获悉",
            "报名电话",
            "电讯传来",
            "江城日报发来贺电",
            "江城日报社举行活动，通讯员到会",
        ] {
            assert_eq!(parse_dateline(text), None, "{text}");
        }
    }
}

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

const TITLES: &str = include_str!("../../../assets/lexicon/person_titles.toml");

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| toml::from_str(TITLES).unwrap_or_default());

/// Words of which titles are made, from `assets/lexicon/person_titles.toml`. A test keeps the asset
/// readable.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Lexicon {
    titles: HashSet<String>,
    not_behind: HashSet<String>,
    shared: HashSet<String>,
    prefixes: HashSet<String>,
    bodies: HashSet<String>,
}

/// No word of the lexicon is longer, in characters.
const LONGEST_WORD_CHARS: usize = 8;

/// How far behind a name an apposition may end: 张三，男，某某公司董事长，.
const APPOSITION_CHARS: usize = 30;

/// The title that a text ends with, as long as its words go: 市委常务副书记.
pub fn ending(text: &str) -> Option<&str> {
    let title = longest_suffix(text, &LEXICON.titles)?;
    let mut start = text.len() - title.len();
    let before = |start: usize, words: &HashSet<String>| {
        Some(start - longest_suffix(&text[..start], words)?.len())
    };
    // Prefixes, one body, prefixes again.
    while let Some(longer) = before(start, &LEXICON.prefixes) {
        start = longer;
    }
    if let Some(body) = before(start, &LEXICON.bodies) {
        start = body;
        // 市人大常委会主任: the level before the body.
        let level = text[..start].chars().next_back();
        if let Some(level) =
            level.filter(|c| matches!(c, '省' | '市' | '县' | '区' | '镇' | '乡' | '村'))
        {
            let name_before = text[..start - level.len_utf8()].chars().next_back();
            if name_before.is_none_or(|c| !c.is_alphanumeric()) {
                start -= level.len_utf8();
            }
        }
    }
    Some(&text[start..])
}

/// The title right in front of a name, where `before` is the text up to the name.
pub fn in_front(before: &str) -> Option<&str> {
    ending(before.trim_end_matches([' ', '\u{3000}', '“']))
}

/// Whether names in a list share this title: 记者张三、李四.
pub fn is_shared(title: &str) -> bool {
    longest_suffix(title, &LEXICON.shared).is_some()
}

/// The title behind a name, where `after` is the text from the end of the name on: 张三教授,
/// 张三（某公司董事长）, 张三，某公司董事长，.
pub fn behind(after: &str) -> Option<&str> {
    if let Some(title) = directly_behind(after) {
        return Some(title);
    }
    if let Some(inside) = after.strip_prefix(['（', '(']) {
        let close = inside.char_indices().take(APPOSITION_CHARS);
        let (end, _) = close.into_iter().find(|(_, c)| matches!(c, '）' | ')'))?;
        let parts = inside[..end].split(['，', '、', ',', '；']);
        return parts.filter_map(ending).next();
    }
    let rest = after
        .strip_prefix('，')
        .or_else(|| after.strip_prefix("是"))?;
    let is_verb = after.starts_with('是');
    let mut from = 0;
    for (at, c) in rest.char_indices().take(APPOSITION_CHARS) {
        let closes = matches!(c, '，' | '。' | '、' | '；' | '！' | '？');
        if closes {
            // Only a part that is a description and nothing else: it ends with the title, and a mark
            // follows at once.
            let part = &rest[from..at];
            let describes = is_verb || c == '，' && from + part.len() <= rest.len();
            if let Some(title) = ending(part).filter(|_| describes && !has_verb(part)) {
                return Some(title);
            }
            if part.chars().count() > 4 || is_verb {
                return None;
            }
            from = at + c.len_utf8();
        }
    }
    None
}

/// Whether a part of a sentence tells of something done, so that the person at its end is another.
fn has_verb(part: &str) -> bool {
    [
        "说", "对", "向", "和", "与", "被", "让", "请", "把", "同", "跟", "给", "当选", "任命",
        "会见", "会晤",
    ]
    .iter()
    .any(|verb| part.contains(verb))
}

fn directly_behind(after: &str) -> Option<&str> {
    let ends: Vec<usize> = after
        .char_indices()
        .map(|(at, c)| at + c.len_utf8())
        .take(LONGEST_WORD_CHARS)
        .collect();
    ends.into_iter().rev().find_map(|end| {
        let word = &after[..end];
        let title = word.strip_prefix('副').unwrap_or(word);
        let known = LEXICON.titles.contains(title) && !LEXICON.not_behind.contains(title);
        known.then_some(word)
    })
}

fn longest_suffix<'t>(text: &'t str, words: &HashSet<String>) -> Option<&'t str> {
    let starts: Vec<usize> = text
        .char_indices()
        .rev()
        .map(|(at, _)| at)
        .take(LONGEST_WORD_CHARS)
        .collect();
    starts
        .into_iter()
        .rev()
        .map(|at| &text[at..])
        .find(|word| words.contains(*word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_stands_in_front() {
        for (before, want) in [
            ("衡阳市委书记", Some("市委书记")),
            ("全国政协副主席", Some("政协副主席")),
            ("高级工程师 ", Some("高级工程师")),
            ("通讯员", Some("通讯员")),
            ("公司董事长", Some("董事长")),
            ("县政府常务副县长", Some("县政府常务副县长")),
            ("昨天", None),
            ("", None),
        ] {
            assert_eq!(in_front(before), want, "{before}");
        }
        assert!(is_shared("本报记者") && !is_shared("市委书记"));
    }

    #[test]
    fn a_title_stands_behind() {
        for (after, want) in [
            ("教授说", Some("教授")),
            ("副主任走来", Some("副主任")),
            ("代表公司致辞", None),
            ("（长岭制药公司董事长）说", Some("董事长")),
            ("（右）在车间", None),
            ("，男，长岭制药公司董事长，今年五十岁", Some("董事长")),
            ("是长岭村村支书，", Some("村支书")),
            ("，昨天会见了外国专家，", None),
            ("，", None),
            ("", None),
        ] {
            assert_eq!(behind(after), want, "{after}");
        }
    }
}

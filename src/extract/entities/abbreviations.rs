use super::labels::Name;
use crate::extract::EntityKind;
use crate::text::Span;

/// Words that declare a short name.
const DECLARING: [&str; 4] = ["下文简称", "以下简称", "下称", "简称"];

/// A short name is no longer, in characters.
const LONGEST_SHORT_CHARS: usize = 16;

/// A full name, the short name that is declared for it, and the kind of both.
pub type Declared = (Span, Span, EntityKind);

/// Short names that a text declares for a name it has just given in full:
/// 长岭制药有限公司（以下简称“长岭制药”）. Quotation marks and 为 may stand around the short name.
pub fn declared_short_names(text: &str, names: &[Name]) -> Vec<Declared> {
    names
        .iter()
        .filter_map(|(full, kind)| {
            let rest = text.get(full.byte_end..)?;
            let inside = rest.strip_prefix('（').or_else(|| rest.strip_prefix('('))?;
            let declaring = DECLARING.iter().find(|d| inside.starts_with(**d))?;
            let after = inside.get(declaring.len()..)?;
            let mut chars = after
                .char_indices()
                .skip_while(|(_, c)| OPENING.contains(c));
            let (begin, _) = chars.next()?;
            let mut chars = chars.take(LONGEST_SHORT_CHARS);
            let (end, _) = chars.find(|(_, c)| CLOSING.contains(c))?;
            let start = text.len() - after.len();
            let short = Span::new(start + begin, start + end);
            let fits = short.of(text).chars().count() >= 2 && *kind != EntityKind::Work;
            fits.then_some((*full, short, *kind))
        })
        .collect()
}

/// What may stand in front of a declared short name.
const OPENING: [char; 6] = ['：', '为', '“', '"', '「', '‘'];

/// What ends it.
const CLOSING: [char; 8] = ['”', '"', '」', '’', '）', ')', '，', '、'];

/// What a company's name sheds when it is used short, the longest first.
const CORPORATE: [&str; 7] = [
    "股份有限公司",
    "有限责任公司",
    "集团有限公司",
    "有限公司",
    "集团公司",
    "公司",
    "集团",
];

/// How long the short name of a company with a place or a brand and a trade is: 大连金马 of
/// 大连金马衡器有限公司.
const SHORT_CHARS: usize = 4;

/// Short names under which an article is likely to go on speaking of a company: its name without
/// 有限公司 and the like, and the first four characters of that.
pub fn likely_short_names(full: &str) -> impl Iterator<Item = &str> {
    let base = CORPORATE
        .iter()
        .find_map(|suffix| full.strip_suffix(suffix));
    let base = base.filter(|base| base.chars().count() >= SHORT_CHARS);
    let first = base
        .and_then(|base| base.char_indices().nth(SHORT_CHARS))
        .map(|(at, _)| &full[..at]);
    base.into_iter().chain(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_name_has_the_kind_of_the_full_one() {
        for (text, want) in [
            (
                "长岭制药有限公司（以下简称“长岭制药”）投产",
                Some("长岭制药"),
            ),
            ("长岭制药有限公司(简称长药)投产", Some("长药")),
            ("长岭制药有限公司（下称：长药，证券代码略）", Some("长药")),
            ("长岭制药有限公司（见图）投产", None),
            ("长岭制药有限公司（简称", None),
        ] {
            let end = "长岭制药有限公司".len();
            let names = [(Span::new(0, end), EntityKind::Organization)];
            let got = declared_short_names(text, &names);
            assert_eq!(got.first().map(|n| n.1.of(text)), want, "{text}");
            assert!(got.iter().all(|n| n.2 == EntityKind::Organization));
        }
    }

    #[test]
    fn a_company_goes_by_less_than_its_full_name() {
        for (full, want) in [
            ("长岭制药机械有限公司", &["长岭制药机械", "长岭制药"][..]),
            ("长岭制药有限公司", &["长岭制药"]),
            ("长岭公司", &[]),
            ("长岭大学", &[]),
        ] {
            assert_eq!(likely_short_names(full).collect::<Vec<_>>(), want, "{full}");
        }
    }
}

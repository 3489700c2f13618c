use super::labels::Name;
use crate::extract::EntityKind;
use crate::text::Span;

/// Words that declare a short name.
const DECLARING: [&str; 4] = ["下文简称", "以下简称", "下称", "简称"];

/// Short names that a text declares for a name it has just given in full, with that name's kind:
/// 长岭制药有限公司（以下简称“长岭制药”）. Quotation marks and 为 may stand around the short name.
pub fn declared(text: &str, names: &[Name]) -> Vec<Name> {
    names
        .iter()
        .filter_map(|(full, kind)| {
            let rest = text.get(full.byte_end..)?;
            let inside = rest.strip_prefix('（').or_else(|| rest.strip_prefix('('))?;
            let declaring = DECLARING.iter().find(|d| inside.starts_with(**d))?;
            let after =
                inside[declaring.len()..].trim_start_matches(['：', '为', '“', '"', '「', '‘']);
            let length = after.find(['”', '"', '」', '’', '）', ')', '，', '、'])?;
            let short = &after[..length];
            let start = text.len() - after.len();
            let fits = (2..=16).contains(&short.chars().count()) && *kind != EntityKind::Work;
            fits.then_some((Span::new(start, start + length), *kind))
        })
        .collect()
}

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
pub fn likely(full: &str) -> impl Iterator<Item = &str> {
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
            let got = declared(text, &names);
            assert_eq!(got.first().map(|n| n.0.of(text)), want, "{text}");
            assert!(got.iter().all(|n| n.1 == EntityKind::Organization));
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
            assert_eq!(likely(full).collect::<Vec<_>>(), want, "{full}");
        }
    }
}

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
}

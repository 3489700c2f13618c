use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

const LEXICON: &str = include_str!("../../../assets/lexicon/entities.toml");

static SURNAMES: LazyLock<Surnames> = LazyLock::new(|| toml::from_str(LEXICON).unwrap_or_default());

/// The part of `assets/lexicon/entities.toml` that is needed to take a name apart.
#[derive(Debug, Default, Deserialize)]
struct Surnames {
    compound_surnames: HashSet<String>,
}

/// Marks between the parts of a foreign name.
const DOTS: [char; 5] = ['·', '•', '・', '-', '.'];

/// The family name that a Chinese name of a person begins with; `None` for one in parts.
pub fn surname(name: &str) -> Option<&str> {
    if name.contains(DOTS) {
        return None;
    }
    let mut ends = name.char_indices().map(|(at, c)| at + c.len_utf8());
    let (one, two) = (ends.next()?, ends.next());
    let compound = two.filter(|two| SURNAMES.compound_surnames.contains(&name[..*two]));
    Some(&name[..compound.unwrap_or(one)])
}

/// Whether a name is a family name and no more, as before a title: 曾 of 曾书记.
pub fn is_surname_alone(name: &str) -> bool {
    name.chars().count() == 1 || SURNAMES.compound_surnames.contains(name)
}

/// The family name of 老张, 小李.
pub fn surname_of_familiar(name: &str) -> Option<&str> {
    let rest = name.strip_prefix(['老', '小', '阿'])?;
    is_surname_alone(rest).then_some(rest)
}

/// Names by which an article may go on speaking of a person whom it named in full: 愉捷, 特朗普.
pub fn short_forms(full: &str) -> Vec<&str> {
    if full.contains(DOTS) {
        let parts = full.split(DOTS).filter(|part| part.chars().count() >= 2);
        return parts.collect();
    }
    let given = surname(full).map(|surname| &full[surname.len()..]);
    given
        .filter(|given| given.chars().count() >= 2)
        .into_iter()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_goes_by_less_than_the_full_name() {
        for (full, want) in [
            ("曾愉捷", &["愉捷"][..]),
            ("欧阳修竹", &["修竹"]),
            ("王芳", &[]),
            ("唐纳德·特朗普", &["唐纳德", "特朗普"]),
        ] {
            assert_eq!(short_forms(full), want, "{full}");
        }
        assert_eq!(surname("欧阳修竹"), Some("欧阳"));
        assert_eq!(surname_of_familiar("老张"), Some("张"));
        assert_eq!(surname_of_familiar("老张头"), None);
        assert!(is_surname_alone("曾") && is_surname_alone("欧阳") && !is_surname_alone("曾愉"));
    }
}

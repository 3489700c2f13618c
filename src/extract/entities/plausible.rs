use std::collections::HashSet;

use serde::Deserialize;

use crate::extract::EntityKind;

/// A name of more characters is no person's; one of several parts in Latin letters is long.
const LONGEST_PERSON_CHARS: usize = 32;

const GENERIC: &str = include_str!("../../../assets/lexicon/generic_names.toml");

/// Tells names from general words that only look like them.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plausibility {
    qualifiers: Vec<String>,
    words: HashSet<String>,
    honorifics: Vec<String>,
}

impl Plausibility {
    /// With the built-in words. A test keeps the asset readable, so nothing is lost to an error.
    pub fn built_in() -> Self {
        toml::from_str(GENERIC).unwrap_or_default()
    }

    /// Whether `name` can name something of its kind.
    pub fn accepts(&self, name: &str, kind: EntityKind) -> bool {
        match kind {
            EntityKind::Place | EntityKind::Organization => !self.is_generic(name),
            EntityKind::Person => {
                name.chars().count() <= LONGEST_PERSON_CHARS
                    && name.chars().all(|c| {
                        c.is_alphabetic() || matches!(c, '·' | '.' | ' ' | '-' | '•' | '・')
                    })
            }
            EntityKind::Work => true,
        }
    }

    /// A person's name without what it is politely followed by: 侯 of 侯女士.
    pub fn bare<'n>(&self, name: &'n str) -> &'n str {
        let bare = self
            .honorifics
            .iter()
            .find_map(|h| name.strip_suffix(h.as_str()));
        bare.filter(|bare| !bare.is_empty()).unwrap_or(name)
    }

    fn is_generic(&self, name: &str) -> bool {
        let mut rest = name;
        loop {
            if self.words.contains(rest) {
                return true;
            }
            let Some(shorter) = self
                .qualifiers
                .iter()
                .find_map(|q| rest.strip_prefix(q.as_str()))
            else {
                return false;
            };
            rest = shorter;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_general_word_names_nothing() {
        let plausible = Plausibility::built_in();
        for (name, want) in [
            ("高新区", false),
            ("国家级高新区", false),
            ("成都高新区", true),
            ("国家图书馆学会", true),
            ("集团", false),
        ] {
            assert_eq!(plausible.accepts(name, EntityKind::Place), want, "{name}");
        }
        assert_eq!(plausible.bare("侯女士"), "侯");
        assert_eq!(plausible.bare("老师"), "老师");
        assert!(plausible.accepts("玛丽·居里", EntityKind::Person));
        assert!(!plausible.accepts("3月", EntityKind::Person));
    }
}

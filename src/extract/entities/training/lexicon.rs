use std::collections::HashSet;

use serde::Deserialize;

const LEXICON: &str = include_str!("../../../../assets/lexicon/entities.toml");

/// The words by which names are known, from `assets/lexicon/entities.toml`.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    surnames: HashSet<char>,
    compound_surnames: HashSet<String>,
    organization_suffixes: HashSet<String>,
    #[cfg(feature = "train")]
    source: Source,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    surnames: String,
    compound_surnames: Vec<String>,
    organization_suffixes: Vec<String>,
    place_suffixes: Vec<String>,
    titles: Vec<String>,
}

impl Lexicon {
    /// The built-in words. A test keeps the asset readable, so nothing is lost to an error here.
    #[must_use]
    pub fn built_in() -> Self {
        toml::from_str::<Source>(LEXICON).map_or_else(
            |_| Self::default(),
            |source| Self {
                #[cfg(feature = "train")]
                source: source.clone(),
                surnames: source
                    .surnames
                    .chars()
                    .filter(|c| !c.is_whitespace())
                    .collect(),
                compound_surnames: source.compound_surnames.into_iter().collect(),
                organization_suffixes: source.organization_suffixes.into_iter().collect(),
            },
        )
    }

    /// How many characters of `name` are a family name: 2, 1 or 0.
    #[must_use]
    pub fn surname_chars(&self, name: &str) -> usize {
        let mut chars = name.char_indices();
        let first = chars.next();
        let second_end = chars.next().map(|(at, c)| at + c.len_utf8());
        if second_end.is_some_and(|end| self.compound_surnames.contains(&name[..end])) {
            2
        } else {
            usize::from(first.is_some_and(|(_, c)| self.surnames.contains(&c)))
        }
    }

    /// Whether `word` is or ends in what the name of an organization ends in.
    #[must_use]
    pub fn ends_organization(&self, word: &str) -> bool {
        word.char_indices()
            .any(|(at, _)| self.organization_suffixes.contains(&word[at..]))
    }
}

#[cfg(feature = "train")]
impl Lexicon {
    /// What a word is in a name: 1 ends an organization, 2 ends a place, 3 is a title.
    pub fn role(&self, word: &str) -> Option<u32> {
        let longest = |suffixes: &[String]| {
            (suffixes.iter().filter(|s| word.ends_with(s.as_str())))
                .map(String::len)
                .max()
        };
        let roles = [
            (longest(&self.source.organization_suffixes), 1),
            (longest(&self.source.place_suffixes), 2),
            (longest(&self.source.titles), 3),
        ];
        roles
            .into_iter()
            .filter_map(|(length, role)| Some((length?, role)))
            .max()
            .map(|(_, role)| role)
    }

    /// Family names of one character with their rank, the most frequent first.
    pub fn surnames_by_rank(&self) -> impl Iterator<Item = (char, usize)> {
        let chars = self.source.surnames.chars().filter(|c| !c.is_whitespace());
        chars.enumerate().map(|(rank, c)| (c, rank))
    }

    /// Family names of two characters.
    pub fn compound_surnames(&self) -> Vec<String> {
        self.source.compound_surnames.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_asset_is_readable() {
        let lexicon = Lexicon::built_in();
        assert_eq!(lexicon.surname_chars("欧阳修竹"), 2);
        assert_eq!(lexicon.surname_chars("王芳"), 1);
        assert_eq!(lexicon.surname_chars("的确"), 0);
        assert!(lexicon.ends_organization("有限公司"));
        assert!(!lexicon.ends_organization("公园"));
    }
}

use serde::Deserialize;

const LEXICON: &str = include_str!("../../../../assets/lexicon/entities.toml");

/// The words by which names are known, from `assets/lexicon/entities.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lexicon {
    surnames: String,
    compound_surnames: Vec<String>,
    organization_suffixes: Vec<String>,
    place_suffixes: Vec<String>,
    titles: Vec<String>,
}

impl Lexicon {
    /// The built-in words. A test keeps the asset readable, so nothing is lost to an error here.
    pub fn built_in() -> Self {
        toml::from_str(LEXICON).unwrap_or_default()
    }

    /// How many characters of `name` are a family name: 2, 1 or 0.
    pub fn surname_chars(&self, name: &str) -> usize {
        if self
            .compound_surnames
            .iter()
            .any(|s| name.starts_with(s.as_str()))
        {
            2
        } else {
            usize::from(
                name.chars()
                    .next()
                    .is_some_and(|c| self.surnames.contains(c)),
            )
        }
    }

    /// What a word is in a name: 1 ends an organization, 2 ends a place, 3 is a title.
    pub fn role(&self, word: &str) -> Option<u32> {
        let longest = |suffixes: &[String]| {
            (suffixes.iter().filter(|s| word.ends_with(s.as_str())))
                .map(String::len)
                .max()
        };
        let roles = [
            (longest(&self.organization_suffixes), 1),
            (longest(&self.place_suffixes), 2),
            (longest(&self.titles), 3),
        ];
        roles
            .into_iter()
            .filter_map(|(length, role)| Some((length?, role)))
            .max()
            .map(|(_, role)| role)
    }

    /// Family names of one character with their rank, the most frequent first.
    pub fn surnames_by_rank(&self) -> impl Iterator<Item = (char, usize)> {
        let chars = self.surnames.chars().filter(|c| !c.is_whitespace());
        chars.enumerate().map(|(rank, c)| (c, rank))
    }

    /// Family names of two characters.
    pub fn compound_surnames(&self) -> &[String] {
        &self.compound_surnames
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
        assert_eq!(lexicon.role("有限公司"), Some(1));
        assert_eq!(lexicon.role("公园"), Some(2));
        assert_eq!(lexicon.role("副市长"), Some(3));
        assert_eq!(lexicon.role("昨天"), None);
    }
}

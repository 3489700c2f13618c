use std::{collections::BTreeMap, sync::LazyLock};

use serde::Deserialize;

/// The words by which a newspaper marks what is no story: roles, outlets, endings of datelines and
/// captions, surnames. From `assets/lexicon/page.toml`.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    /// Words in front of names, longest first, with the role they mean.
    pub roles: Vec<(String, String)>,
    /// Roles that stand behind the name.
    pub trailing_roles: Vec<String>,
    /// A paper's names for itself.
    pub own_names: Vec<String>,
    /// Ends of outlets' names, longest first.
    pub outlet_endings: Vec<String>,
    /// What closes a dateline.
    pub dateline_endings: Vec<String>,
    /// What closes a caption.
    pub caption_endings: Vec<String>,
    /// What opens an editor's note.
    pub note_openings: Vec<String>,
    /// How names of series end.
    pub kicker_endings: Vec<String>,
    /// How remarks in brackets end that are no signatures.
    pub remark_endings: Vec<String>,
    /// How slogans above a headline begin.
    pub kicker_openings: Vec<String>,
    /// What opens a line of the page itself.
    pub furniture_openings: Vec<String>,
    /// Ornaments in front of a byline.
    pub byline_marks: String,
    /// Surnames of one character.
    pub surnames: String,
    /// Surnames of two characters.
    pub double_surnames: Vec<String>,
    /// Where words of `roles` and `trailing_roles` may begin.
    pub role_starts: Sieve,
    /// Where words of `outlet_endings` and `own_names` may end.
    pub outlet_ends: Sieve,
}

/// Lets some characters through and few others: a quick look before words are compared.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sieve(u128);

impl Sieve {
    fn of(chars: impl Iterator<Item = char>) -> Self {
        Self(chars.fold(0, |bits, c| bits | Self::bit(c)))
    }

    fn bit(c: char) -> u128 {
        1 << (u32::from(c) % u128::BITS)
    }

    /// Whether `c` may be one of the characters.
    pub(super) fn lets(self, c: char) -> bool {
        self.0 & Self::bit(c) != 0
    }
}

#[derive(Deserialize)]
struct File {
    roles: BTreeMap<String, String>,
    trailing: Roles,
    outlet: Outlet,
    dateline: Endings,
    caption: Endings,
    note: Openings,
    kicker: Kicker,
    remark: Endings,
    furniture: Openings,
    marks: Marks,
    names: Names,
}
#[derive(Deserialize)]
struct Roles {
    roles: Vec<String>,
}
#[derive(Deserialize)]
struct Outlet {
    own: Vec<String>,
    endings: Vec<String>,
}
#[derive(Deserialize)]
struct Endings {
    endings: Vec<String>,
}
#[derive(Deserialize)]
struct Kicker {
    endings: Vec<String>,
    openings: Vec<String>,
}
#[derive(Deserialize)]
struct Openings {
    openings: Vec<String>,
}
#[derive(Deserialize)]
struct Marks {
    byline: String,
}
#[derive(Deserialize)]
struct Names {
    single: String,
    double: Vec<String>,
}

/// The lexicon, read once. A broken file, which a test rules out, gives an empty one.
pub(super) fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
        toml::from_str::<File>(include_str!("../../assets/lexicon/page.toml"))
            .map(Lexicon::from)
            .unwrap_or_default()
    });
    &LEXICON
}

impl Lexicon {
    /// The longest role that `text` begins with: its word, and the role that it means.
    pub(super) fn role(&self, text: &str) -> Option<&(String, String)> {
        let first = text.chars().next()?;
        let mut roles = self.roles.iter().filter(|_| self.role_starts.lets(first));
        roles.find(|(word, _)| text.starts_with(word.as_str()))
    }

    /// The first of the bytes of `text` at which an outlet's name ends.
    pub(super) fn outlet_end(&self, text: &str) -> Option<usize> {
        let ends = text
            .char_indices()
            .filter(|(_, c)| self.outlet_ends.lets(*c));
        let mut ends = ends.map(|(i, c)| i + c.len_utf8());
        let words = self.outlet_endings.iter().chain(&self.own_names);
        ends.find(|end| {
            words
                .clone()
                .any(|word| text[..*end].ends_with(word.as_str()))
        })
    }
}

impl From<File> for Lexicon {
    fn from(file: File) -> Self {
        let mut roles: Vec<(String, String)> = file.roles.into_iter().collect();
        roles.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        let starts = roles.iter().map(|(word, _)| word);
        let starts = starts.chain(&file.trailing.roles);
        let role_starts = Sieve::of(starts.filter_map(|word| word.chars().next()));
        let ends = file.outlet.endings.iter().chain(&file.outlet.own);
        let outlet_ends = Sieve::of(ends.filter_map(|word| word.chars().next_back()));
        Self {
            role_starts,
            outlet_ends,
            roles,
            trailing_roles: longest_first(file.trailing.roles),
            own_names: file.outlet.own,
            outlet_endings: longest_first(file.outlet.endings),
            dateline_endings: longest_first(file.dateline.endings),
            caption_endings: longest_first(file.caption.endings),
            note_openings: file.note.openings,
            kicker_endings: file.kicker.endings,
            remark_endings: file.remark.endings,
            kicker_openings: file.kicker.openings,
            furniture_openings: file.furniture.openings,
            byline_marks: file.marks.byline,
            surnames: file.names.single,
            double_surnames: file.names.double,
        }
    }
}

fn longest_first(mut words: Vec<String>) -> Vec<String> {
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words
}

#[cfg(test)]
mod tests {
    use super::lexicon;

    #[test]
    fn file_is_read() {
        assert!(lexicon().roles.len() > 10);
        assert_eq!(
            lexicon().roles.last().map(|(word, _)| word.chars().count()),
            Some(1)
        );
        assert!(lexicon().surnames.contains('王'));
    }
}

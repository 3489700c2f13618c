use std::{collections::BTreeMap, sync::LazyLock};

use serde::Deserialize;

/// The words by which a newspaper marks what is no story: roles, outlets, endings of datelines and
/// captions, surnames. From `assets/lexicon/page.toml`.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    /// Words in front of names, longest first, with the role they mean.
    pub roles: Vec<(String, String)>,
    /// Words in front of a role that leave it what it is.
    role_qualifiers: Vec<String>,
    /// Roles that stand behind the name.
    pub trailing_roles: Vec<String>,
    /// A paper's names for itself.
    pub own_names: Vec<String>,
    /// Ends of outlets' names, longest first.
    pub outlet_endings: Vec<String>,
    /// What closes a dateline.
    pub dateline_endings: Vec<String>,
    /// Words for the day that a story is of.
    day_words: Vec<String>,
    /// What closes a caption.
    pub caption_endings: Vec<String>,
    /// Words for pictures.
    pictures: Vec<String>,
    /// How a line ends that says who gave them.
    picture_givings: Vec<String>,
    /// What opens an editor's note.
    pub note_openings: Vec<String>,
    /// What notes are called that stand before their stories.
    notes_before: Vec<String>,
    /// How names of series end.
    pub kicker_endings: Vec<String>,
    /// How remarks in brackets end that are no signatures.
    pub remark_endings: Vec<String>,
    /// How slogans above a headline begin.
    pub kicker_openings: Vec<String>,
    /// What opens a line of the page itself.
    furniture_openings: Vec<String>,
    /// What sections of a newspaper are called.
    pub section_names: Vec<String>,
    /// Ornaments in front of a byline.
    pub byline_marks: CharSet,
    /// Surnames of one character.
    pub surnames: CharSet,
    /// Surnames of two characters.
    pub double_surnames: Vec<String>,
    /// Characters that end names of places and hardly ever those of people.
    pub place_endings: CharSet,
    /// Characters with which `roles`, `role_qualifiers` and `trailing_roles` begin.
    pub role_starts: CharSet,
    /// Characters with which `outlet_endings` and `own_names` end.
    outlet_ends: CharSet,
    /// Characters with which `furniture_openings` begin.
    furniture_starts: CharSet,
}

/// A set of characters, quick to answer for one that is not in it.
#[derive(Debug, Default)]
pub(super) struct CharSet {
    /// For each value of the last seven bits whether a character of the set has it.
    sieve: u128,
    sorted: Vec<char>,
}

impl CharSet {
    fn bit(c: char) -> u128 {
        1 << (u32::from(c) % u128::BITS)
    }

    pub(super) fn contains(&self, c: char) -> bool {
        self.sieve & Self::bit(c) != 0 && self.sorted.binary_search(&c).is_ok()
    }
}

impl FromIterator<char> for CharSet {
    fn from_iter<I: IntoIterator<Item = char>>(chars: I) -> Self {
        let mut sorted: Vec<char> = chars.into_iter().collect();
        sorted.sort_unstable();
        Self {
            sieve: sorted.iter().fold(0, |sieve, c| sieve | Self::bit(*c)),
            sorted,
        }
    }
}

#[derive(Deserialize)]
struct File {
    roles: BTreeMap<String, String>,
    role: Qualifiers,
    trailing: Roles,
    outlet: Outlet,
    dateline: Endings,
    day: Words,
    caption: Captions,
    note: Notes,
    kicker: Kicker,
    remark: Endings,
    furniture: Furniture,
    marks: Marks,
    names: Names,
}
#[derive(Deserialize)]
struct Qualifiers {
    qualifiers: Vec<String>,
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
struct Captions {
    endings: Vec<String>,
    pictures: Vec<String>,
    given: Vec<String>,
}
#[derive(Deserialize)]
struct Words {
    words: Vec<String>,
}
#[derive(Deserialize)]
struct Kicker {
    endings: Vec<String>,
    openings: Vec<String>,
}
#[derive(Deserialize)]
struct Notes {
    openings: Vec<String>,
    before: Vec<String>,
}
#[derive(Deserialize)]
struct Furniture {
    openings: Vec<String>,
    sections: Vec<String>,
}
#[derive(Deserialize)]
struct Marks {
    byline: String,
}
#[derive(Deserialize)]
struct Names {
    single: String,
    place_endings: String,
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
    /// The longest role that `text` begins with: its words, and the role that they mean.
    pub(super) fn role<'t>(&self, text: &'t str) -> Option<(&'t str, &str)> {
        let mut byte_start = 0;
        loop {
            let rest = &text[byte_start..];
            if !rest.starts_with(|c| self.role_starts.contains(c)) {
                return None;
            }
            let mut roles = self.roles.iter();
            if let Some((word, role)) = roles.find(|(word, _)| rest.starts_with(word.as_str())) {
                // 文 and 摄 have no rank.
                let is_role = byte_start == 0 || word.chars().nth(1).is_some();
                return is_role.then_some((&text[..byte_start + word.len()], role));
            }
            let mut qualifiers = self.role_qualifiers.iter();
            byte_start += qualifiers
                .find(|word| rest.starts_with(word.as_str()))?
                .len();
        }
    }

    /// Whether `text` is what a note before its stories is called, and nothing else.
    pub(super) fn names_a_note(&self, text: &str) -> bool {
        let name = text.trim_end_matches(['：', ':']).trim_end();
        self.notes_before.iter().any(|word| word == name)
    }

    /// Whether `text` stands in brackets and says who gave the pictures.
    pub(super) fn gives_pictures(&self, text: &str) -> bool {
        let inner = text
            .strip_prefix(['（', '('])
            .and_then(|text| text.strip_suffix(['）', ')']));
        inner.is_some_and(|inner| {
            self.picture_givings
                .iter()
                .any(|word| inner.ends_with(word.as_str()))
                && self
                    .pictures
                    .iter()
                    .any(|word| inner.contains(word.as_str()))
        })
    }

    /// Whether `text` begins as only a line of the page itself does.
    pub(super) fn opens_furniture(&self, text: &str) -> bool {
        text.starts_with(|c| self.furniture_starts.contains(c))
            && self
                .furniture_openings
                .iter()
                .any(|word| text.starts_with(word.as_str()))
    }

    /// Whether `text` names the day that its story is of: 24日, 昨天.
    pub(super) fn tells_the_day(&self, text: &str) -> bool {
        let is_numbered = |(at, _): (usize, &str)| {
            let number = text[..at].trim_end();
            number.ends_with(|c: char| c.is_ascii_digit())
        };
        text.match_indices('日').any(is_numbered)
            || self
                .day_words
                .iter()
                .any(|word| text.contains(word.as_str()))
    }

    /// The first of the bytes of `text` at which an outlet's name ends.
    pub(super) fn outlet_end(&self, text: &str) -> Option<usize> {
        let ends = text
            .char_indices()
            .filter(|(_, c)| self.outlet_ends.contains(*c));
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
        let start = |word: &String| word.chars().next();
        let ends = file.outlet.endings.iter().chain(&file.outlet.own);
        Self {
            role_starts: roles
                .iter()
                .map(|(word, _)| word)
                .chain(&file.role.qualifiers)
                .chain(&file.trailing.roles)
                .filter_map(start)
                .collect(),
            outlet_ends: ends.filter_map(|word| word.chars().next_back()).collect(),
            furniture_starts: file.furniture.openings.iter().filter_map(start).collect(),
            roles,
            role_qualifiers: longest_first(file.role.qualifiers),
            trailing_roles: longest_first(file.trailing.roles),
            own_names: file.outlet.own,
            outlet_endings: longest_first(file.outlet.endings),
            dateline_endings: longest_first(file.dateline.endings),
            day_words: file.day.words,
            caption_endings: longest_first(file.caption.endings),
            pictures: file.caption.pictures,
            picture_givings: file.caption.given,
            note_openings: file.note.openings,
            notes_before: file.note.before,
            kicker_endings: file.kicker.endings,
            remark_endings: file.remark.endings,
            kicker_openings: file.kicker.openings,
            furniture_openings: file.furniture.openings,
            section_names: file.furniture.sections,
            byline_marks: file.marks.byline.chars().collect(),
            surnames: file.names.single.chars().collect(),
            double_surnames: file.names.double,
            place_endings: file.names.place_endings.chars().collect(),
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

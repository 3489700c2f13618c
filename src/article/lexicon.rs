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
    /// What sections of a newspaper are called.
    pub section_names: Vec<String>,
    /// Ornaments in front of a byline.
    pub byline_marks: String,
    /// Surnames of one character.
    pub surnames: String,
    /// Surnames of two characters.
    pub double_surnames: Vec<String>,
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
    furniture: Furniture,
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

impl From<File> for Lexicon {
    fn from(file: File) -> Self {
        let mut roles: Vec<(String, String)> = file.roles.into_iter().collect();
        roles.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        Self {
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
            section_names: file.furniture.sections,
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

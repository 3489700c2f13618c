use std::collections::HashSet;

use serde::Deserialize;

use super::observation::{Observation, ObservedWord};
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
    severing: HashSet<char>,
    leading: Vec<String>,
    of_a_country: Vec<String>,
    lying: Vec<String>,
    places: Vec<String>,
    landforms: HashSet<char>,
    sites: HashSet<String>,
    bodies_of_people: HashSet<String>,
    trades_of_people: HashSet<String>,
    bodies_of_divisions: Vec<String>,
    place_ends: Vec<String>,
    body_ends: Vec<String>,
}

/// The tag of 和 between two names.
const CONJUNCTION: u64 = b'c' as u64;

/// An idiom of the dictionary has this tag and at least so many characters.
const IDIOM: (u64, usize) = (b'i' as u64, 4);

impl Plausibility {
    /// With the built-in words. A test keeps the asset readable, so nothing is lost to an error.
    pub fn built_in() -> Self {
        toml::from_str(GENERIC).unwrap_or_default()
    }

    /// Whether `name` can name something of its kind.
    pub fn accepts(&self, name: &str, kind: EntityKind) -> bool {
        match kind {
            EntityKind::Place | EntityKind::Organization => {
                !self.is_generic(name) && is_balanced(name)
            }
            EntityKind::Person => {
                name.chars().count() <= LONGEST_PERSON_CHARS
                    && name.chars().all(|c| {
                        c.is_alphabetic()
                            || matches!(c, '·' | '.' | ' ' | '-' | '•' | '・' | '‧' | '．')
                    })
            }
            EntityKind::Work => true,
        }
    }

    /// The kind of a place or an organization whose last word leaves no doubt of it, else as it was.
    pub fn kind(&self, name: &str, kind: EntityKind) -> EntityKind {
        let ends = |words: &[String]| words.iter().any(|end| name.ends_with(end.as_str()));
        match kind {
            EntityKind::Organization if ends(&self.place_ends) => EntityKind::Place,
            EntityKind::Place if ends(&self.body_ends) => EntityKind::Organization,
            _ => kind,
        }
    }

    /// What of the characters from `first` to `end` can be one name, and of which kind: a preposition
    /// severs it, an idiom at the end of a place is none of it, no person is called by an idiom, and
    /// what is a country's is only that country.
    pub fn whole(
        &self,
        seen: &Observation,
        first: usize,
        end: usize,
        kind: EntityKind,
    ) -> Option<(usize, usize, EntityKind)> {
        if seen.is_full_division(first, end) {
            return Some((first, end, EntityKind::Place));
        }
        if let Some(end) = self
            .country(seen, first, end)
            .filter(|_| kind == EntityKind::Organization)
        {
            return Some((first, end, EntityKind::Place));
        }
        let words = || {
            let from = seen.words.partition_point(|word| word.start < first);
            seen.words[from..].iter().take_while(|word| word.end <= end)
        };
        let is_idiom =
            |word: &&ObservedWord| word.tag == IDIOM.0 && word.end - word.start >= IDIOM.1;
        let severs = |word: &&ObservedWord| {
            let is_inside = word.start > first && word.end < end;
            is_inside
                && word.end == word.start + 1
                && self.severing.contains(&seen.chars[word.start])
        };
        let ends = |word: &&ObservedWord| word.end == end && is_idiom(word);
        let end = match kind {
            EntityKind::Person if self.is_landform(seen, first, end) => {
                return Some((first, end, EntityKind::Place));
            }
            EntityKind::Person if seen.chars[end..].starts_with(&['主', '义']) => return None,
            // 吉卜赛人, 匈牙利语.
            EntityKind::Person
                if matches!(seen.chars[end - 1], '人' | '族' | '语')
                    && seen.is_sound(first, end - 1) =>
            {
                return None;
            }
            EntityKind::Person => {
                let idiom = words().next().filter(ends);
                idiom.map_or(end, |_| first)
            }
            EntityKind::Place => {
                // 潮州话, 泉州人: who lives there and what they speak.
                let is_of_place = |c: &char| matches!(c, '人' | '话' | '语' | '籍');
                if end - first > 2 && is_of_place(&seen.chars[end - 1]) {
                    return Some((first, end - 1, kind));
                }
                let cut = words().find(severs).or(words().find(ends));
                cut.map_or(end, |word| word.start)
            }
            // 举报中心 is in the dictionary of idioms.
            EntityKind::Organization => words().find(severs).map_or(end, |word| word.start),
            EntityKind::Work => end,
        };
        // 和玛丽二世: the conjunction is none of it.
        let joins = words()
            .next()
            .filter(|word| word.end == first + 1 && word.end < end && word.tag == CONJUNCTION);
        let first = match (kind, joins) {
            (EntityKind::Person | EntityKind::Place, Some(word)) => word.end,
            _ => first,
        };
        (first < end).then_some((first, end, kind))
    }

    /// Whether a foreign name ends in what it names: 安娜费雷拉峰.
    fn is_landform(&self, seen: &Observation, first: usize, end: usize) -> bool {
        end - first > 3
            && self.landforms.contains(&seen.chars[end - 1])
            && !seen.chars[first..end].contains(&'·')
            && seen.is_sound(first, end - 1)
    }

    /// Where the country ends in what is a country's and nobody's name: 加拿大 of 加拿大政府.
    fn country(&self, seen: &Observation, first: usize, end: usize) -> Option<usize> {
        let ends = |tail: &&String| {
            let length = tail.chars().count();
            length < end - first
                && tail
                    .chars()
                    .eq(seen.chars[end - length..end].iter().copied())
        };
        let country_end = end - self.of_a_country.iter().find(ends)?.chars().count();
        seen.is_place_abroad(first, country_end)
            .then_some(country_end)
    }

    /// Whether a clause behind a name says where it lies, or that it is a place.
    pub fn is_said_of_place(&self, clause: &[char]) -> bool {
        let clause: String = clause.iter().collect();
        let has = |words: &[String], fits: fn(&str, &str) -> bool| {
            words.iter().any(|word| fits(&clause, word))
        };
        has(&self.lying, |clause, word| clause.starts_with(word))
            || clause.starts_with('是') && has(&self.places, |clause, word| clause.ends_with(word))
    }

    /// Whether behind a person's name the word makes it a site's: 瀑布, 故居.
    pub fn is_site(&self, seen: &Observation, word: &ObservedWord) -> bool {
        self.sites.contains(&text(seen, std::slice::from_ref(word)))
    }

    /// Whether behind a person's name the words make it a body's: 基金会, 生态农场; `all` are these
    /// and the nouns that follow.
    pub fn may_be_called_by_person(
        &self,
        seen: &Observation,
        words: &[ObservedWord],
        all: &[ObservedWord],
    ) -> bool {
        let last = words.len().saturating_sub(1);
        let last = text(seen, &words[last..]);
        self.bodies_of_people.contains(&last)
            || words.len() == all.len() && self.trades_of_people.contains(&last)
    }

    /// Whether behind a division the words make it a body's: 人民政府, 高等专科学校.
    pub fn is_body_of_division(&self, seen: &Observation, words: &[ObservedWord]) -> bool {
        let text = text(seen, words);
        let ends = |body: &String| text.ends_with(body.as_str());
        text.chars().count() > 3 && self.bodies_of_divisions.iter().any(ends)
    }

    /// A body's name without what is done with it: 市科技局 of 协助市科技局.
    pub fn led(&self, name: &str) -> usize {
        let led = self.leading.iter().find(|verb| {
            (name.strip_prefix(verb.as_str()))
                .is_some_and(|rest| rest.starts_with(['省', '市', '州', '县', '区', '镇', '乡']))
        });
        led.map_or(0, String::len)
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

/// The characters of words.
fn text(seen: &Observation, words: &[ObservedWord]) -> String {
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return String::new();
    };
    seen.chars[first.start..last.end].iter().collect()
}

/// Whether every mark that opens in a name closes in it, and the other way round.
fn is_balanced(name: &str) -> bool {
    [('“', '”'), ('（', '）'), ('《', '》'), ('「', '」')]
        .iter()
        .all(|(opens, closes)| name.matches(*opens).count() == name.matches(*closes).count())
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
            ("双子”电站", false),
            ("江东（集团）公司", true),
        ] {
            assert_eq!(plausible.accepts(name, EntityKind::Place), want, "{name}");
        }
        assert_eq!(plausible.led("协助市水务局"), "协助".len());
        assert_eq!(plausible.led("联合国"), 0);
        for (name, from, want) in [
            (
                "江东茶叶产业园",
                EntityKind::Organization,
                EntityKind::Place,
            ),
            ("江东第一小学", EntityKind::Place, EntityKind::Organization),
            ("江东", EntityKind::Place, EntityKind::Place),
        ] {
            assert_eq!(plausible.kind(name, from), want, "{name}");
        }
        assert_eq!(plausible.bare("侯女士"), "侯");
        assert_eq!(plausible.bare("老师"), "老师");
        assert!(plausible.accepts("玛丽·居里", EntityKind::Person));
        assert!(!plausible.accepts("3月", EntityKind::Person));
    }

    #[test]
    fn a_name_ends_before_a_preposition_and_an_idiom() {
        let plausible = Plausibility::built_in();
        // Words with their tags; the name is all of them.
        for (words, kind, want) in [
            (
                &[("江东", "ns"), ("茶业", "n"), ("对", "p"), ("茶农", "n")][..],
                EntityKind::Place,
                Some("江东茶业"),
            ),
            (
                &[("汉江", "ns"), ("念念不忘", "i")],
                EntityKind::Place,
                Some("汉江"),
            ),
            (&[("念念不忘", "i")], EntityKind::Person, None),
            (
                &[("公私合营", "i"), ("茶厂", "n")],
                EntityKind::Organization,
                Some("公私合营茶厂"),
            ),
            (
                &[("对", "p"), ("外", "f"), ("友协", "n")],
                EntityKind::Place,
                Some("对外友协"),
            ),
            (
                &[("和", "c"), ("江东", "ns")],
                EntityKind::Place,
                Some("江东"),
            ),
            (
                &[("江东", "ns"), ("人", "n")],
                EntityKind::Place,
                Some("江东"),
            ),
        ] {
            let seen = Observation::of_tagged(words);
            let whole = plausible.whole(&seen, 0, seen.chars.len(), kind);
            let whole =
                whole.map(|(first, end, _)| seen.chars[first..end].iter().collect::<String>());
            assert_eq!(whole.as_deref(), want, "{words:?}");
        }
    }

    #[test]
    fn what_is_a_countrys_and_what_a_foreign_name_ends_in() {
        use crate::extract::entities::observation::Cover;
        use crate::extract::entities::table::Facts;
        use EntityKind::{Organization, Person, Place};
        let plausible = Plausibility::built_in();
        // The first characters are a country, or stand for sounds.
        for (name, country, sounds, kind, want) in [
            ("加拿大政府", 3, 0, Organization, Some(("加拿大", Place))),
            (
                "加拿大银行",
                3,
                0,
                Organization,
                Some(("加拿大银行", Organization)),
            ),
            (
                "江东市政府",
                0,
                0,
                Organization,
                Some(("江东市政府", Organization)),
            ),
            ("安娜费雷拉峰", 0, 5, Person, Some(("安娜费雷拉峰", Place))),
            (
                "安娜·费雷拉峰",
                0,
                6,
                Person,
                Some(("安娜·费雷拉峰", Person)),
            ),
            ("欧阳青山", 0, 0, Person, Some(("欧阳青山", Person))),
            ("吉卜赛人", 0, 3, Person, None),
            ("马克思主义", 0, 0, Person, None),
        ] {
            let chars: Vec<char> = name.chars().collect();
            let end = name.strip_suffix("主义").unwrap_or(name).chars().count();
            let cover = |at: usize| Cover {
                class: 10,
                part: match at {
                    0 => 0,
                    _ if at + 1 == country => 2,
                    _ => 1,
                },
            };
            let mut seen = Observation {
                divisions: (0..country).map(cover).collect(),
                char_facts: vec![Facts(7 << 25); sounds],
                ..Observation::default()
            };
            seen.divisions.resize(chars.len(), Cover::default());
            seen.char_facts.resize(chars.len(), Facts::default());
            seen.chars = chars;
            let whole = plausible.whole(&seen, 0, end, kind);
            let whole = whole.map(|(first, end, kind)| {
                (seen.chars[first..end].iter().collect::<String>(), kind)
            });
            let want = want.map(|(name, kind)| (name.to_owned(), kind));
            assert_eq!(whole, want, "{name}");
        }
    }
}

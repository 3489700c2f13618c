use std::collections::HashMap;

use super::abbreviations::{declared_short_names, likely_short_names};
use super::labels::Name;
use crate::extract::EntityKind;
use crate::text::Span;

/// A name is believed where it is a name in at least this share of the places where it stands.
const BELIEVED: f32 = 0.5;

/// A name is doubted where it is a name in less than this share of at least [`DOUBT_FROM`] places.
const DOUBTED: f32 = 0.34;

/// See [`DOUBTED`].
const DOUBT_FROM: usize = 3;

/// Makes the names of one document agree: a name that is clear in one sentence is found in the
/// others, also where only a part of it was; what was taken for a name once and for none mostly is
/// none. `certain` are names known from elsewhere, such as a byline.
///
/// `blocks` are the texts with the names that each shows by itself, in order, without overlaps; so
/// are the results.
pub fn agree(blocks: &[(&str, &[Name])], certain: &[(&str, EntityKind)]) -> Vec<Vec<Name>> {
    let mut register = Register::default();
    for (name, kind) in certain {
        register.add(name, *kind, Weight::Certain);
    }
    for (text, names) in blocks {
        for (span, kind) in *names {
            register.add(span.of(text), *kind, Weight::Seen);
            if *kind == EntityKind::Organization {
                for short in likely_short_names(span.of(text)) {
                    register.add(short, *kind, Weight::Likely);
                }
            }
        }
        for (_, short, kind) in declared_short_names(text, names) {
            register.add(short.of(text), kind, Weight::Certain);
        }
    }
    let places: Vec<Vec<(Span, usize)>> =
        blocks.iter().map(|(text, _)| register.find(text)).collect();
    for ((_, names), places) in blocks.iter().zip(&places) {
        for (span, entry) in places {
            register.entries[*entry].stands +=
                usize::from(relation(*span, names) != Relation::Inside);
        }
    }
    blocks
        .iter()
        .zip(&places)
        .map(|((text, names), places)| register.settle(text, names, places))
        .collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    Seen,
    /// A short form of a name that was seen.
    Likely,
    Certain,
}

#[derive(Debug)]
struct Entry {
    length: usize,
    name: String,
    kind_counts: HashMap<EntityKind, usize>,
    likely: Option<EntityKind>,
    certain: Option<EntityKind>,
    /// In how many places the name stands, those inside a longer name aside.
    stands: usize,
}

impl Entry {
    fn seen(&self) -> usize {
        self.kind_counts.values().sum()
    }

    /// The kind it has most often; of equals the first.
    fn kind(&self) -> Option<EntityKind> {
        let most = self
            .kind_counts
            .iter()
            .max_by_key(|(kind, count)| (**count, std::cmp::Reverse(**kind)));
        self.certain.or(self.likely).or(most.map(|(kind, _)| *kind))
    }

    fn share(&self) -> f32 {
        if self.certain.is_some() || self.likely.is_some() {
            return 1.0;
        }
        self.seen() as f32 / self.stands.max(1) as f32
    }

    fn believed(&self) -> bool {
        let least = if self.kind() == Some(EntityKind::Person) || self.certain.is_some() {
            2
        } else {
            3
        };
        self.share() >= BELIEVED && self.length >= least
    }

    fn doubted(&self) -> bool {
        self.share() < DOUBTED && self.stands >= DOUBT_FROM
    }
}

/// The names of a document and where they may begin.
#[derive(Debug, Default)]
pub struct Register {
    entries: Vec<Entry>,
    by_name: HashMap<String, usize>,
    /// How long names are, in bytes, by their first two characters, the longest first.
    lengths: HashMap<(char, char), Vec<usize>>,
}

impl Register {
    /// One of names that are certain.
    pub fn certain<'n>(names: impl Iterator<Item = (&'n str, EntityKind)>) -> Self {
        let mut register = Self::default();
        for (name, kind) in names {
            register.add(name, kind, Weight::Certain);
        }
        register
    }

    /// Which of its names stand in a text, the longest at each place.
    pub fn standing_in<'t>(&self, text: &'t str) -> impl Iterator<Item = &'t str> {
        self.find(text)
            .into_iter()
            .map(move |(span, _)| span.of(text))
    }

    fn add(&mut self, name: &str, kind: EntityKind, weight: Weight) {
        let mut chars = name.chars();
        let (Some(first), Some(second)) = (chars.next(), chars.next()) else {
            return;
        };
        if kind == EntityKind::Work {
            return;
        }
        let entry = if let Some(entry) = self.by_name.get(name) {
            *entry
        } else {
            let entry = self.entries.len();
            self.entries.push(Entry {
                length: name.chars().count(),
                name: name.to_owned(),
                kind_counts: HashMap::new(),
                likely: None,
                certain: None,
                stands: 0,
            });
            self.by_name.insert(name.to_owned(), entry);
            let lengths = self.lengths.entry((first, second)).or_default();
            if let Err(at) = lengths.binary_search_by(|length| name.len().cmp(length)) {
                lengths.insert(at, name.len());
            }
            entry
        };
        let entry = &mut self.entries[entry];
        match weight {
            Weight::Seen => *entry.kind_counts.entry(kind).or_default() += 1,
            Weight::Likely => entry.likely = entry.likely.or(Some(kind)),
            Weight::Certain => entry.certain = entry.certain.or(Some(kind)),
        }
    }

    /// Where names stand, the longest at each place, none overlapping.
    fn find(&self, text: &str) -> Vec<(Span, usize)> {
        let mut found = Vec::new();
        let mut chars = text.char_indices().peekable();
        let mut skip_to = 0;
        while let Some((at, c)) = chars.next() {
            let Some(&(_, next)) = chars.peek() else {
                break;
            };
            if at < skip_to {
                continue;
            }
            let lengths = self.lengths.get(&(c, next)).map_or(&[][..], Vec::as_slice);
            let hit = lengths
                .iter()
                .find_map(|length| self.by_name.get(text.get(at..at + length)?));
            if let Some(&entry) = hit {
                skip_to = at + self.entries[entry].name.len();
                found.push((Span::new(at, skip_to), entry));
            }
        }
        found
    }

    fn settle(&self, text: &str, names: &[Name], places: &[(Span, usize)]) -> Vec<Name> {
        let again = places
            .iter()
            .filter(|(span, entry)| {
                self.entries[*entry].believed() && relation(*span, names) == Relation::Open
            })
            .filter_map(|(span, entry)| Some((*span, self.entries[*entry].kind()?)))
            .collect();
        let kept: Vec<Name> = names
            .iter()
            .filter_map(|(span, kind)| {
                let entry = self.by_name.get(span.of(text)).map(|e| &self.entries[*e]);
                match entry {
                    Some(entry) if entry.doubted() => None,
                    Some(entry) if entry.length > 1 => Some((*span, entry.kind().unwrap_or(*kind))),
                    _ => Some((*span, *kind)),
                }
            })
            .collect();
        merge(again, &kept)
    }
}

/// How a place where a name stands lies to the names already found there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Relation {
    /// It is one of them.
    Same,
    /// It lies inside a longer one, or across the edge of one.
    Inside,
    /// Nothing is found there, or only parts of it.
    Open,
}

fn relation(span: Span, names: &[Name]) -> Relation {
    let from = names.partition_point(|(name, _)| name.byte_end <= span.byte_start);
    let mut relation = Relation::Open;
    for (name, _) in names[from..]
        .iter()
        .take_while(|(name, _)| name.byte_start < span.byte_end)
    {
        if *name == span {
            return Relation::Same;
        }
        if name.byte_start < span.byte_start || name.byte_end > span.byte_end {
            relation = Relation::Inside;
        }
    }
    relation
}

/// `first` and those of `second` that overlap none of it, in order.
#[must_use]
pub fn merge(first: Vec<Name>, second: &[Name]) -> Vec<Name> {
    let mut merged = Vec::with_capacity(first.len() + second.len());
    let mut rest = second.iter().peekable();
    let mut end = 0;
    for (span, kind) in first {
        while let Some(&&(other, other_kind)) = rest.peek() {
            if other.byte_start >= span.byte_end {
                break;
            }
            rest.next();
            if other.byte_start >= end && other.byte_end <= span.byte_start {
                merged.push((other, other_kind));
            }
        }
        end = span.byte_end;
        merged.push((span, kind));
    }
    merged.extend(rest.filter(|(span, _)| span.byte_start >= end).copied());
    merged
}

#[cfg(test)]
mod tests {
    use super::*;
    use EntityKind::{Organization, Person, Place};

    fn name(text: &str, part: &str, nth: usize, kind: EntityKind) -> Name {
        let (at, _) = text.match_indices(part).nth(nth).expect("part of the text");
        (Span::new(at, at + part.len()), kind)
    }

    fn settled(
        text: &str,
        names: &[Name],
        certain: &[(&str, EntityKind)],
    ) -> Vec<(String, EntityKind)> {
        agree(&[(text, names)], certain)
            .concat()
            .into_iter()
            .map(|(span, kind)| (span.of(text).to_owned(), kind))
            .collect()
    }

    #[test]
    fn a_clear_name_is_found_again_and_takes_its_parts_in() {
        let text = "南岭茶业开张。南岭茶业在南岭招工。";
        let names = vec![
            name(text, "南岭茶业", 0, Organization),
            name(text, "南岭", 1, Place),
            name(text, "南岭", 2, Place),
        ];
        let want = [
            ("南岭茶业", Organization),
            ("南岭茶业", Organization),
            ("南岭", Place),
        ];
        assert_eq!(
            settled(text, &names, &[]),
            want.map(|(n, k)| (n.to_owned(), k))
        );
    }

    #[test]
    fn what_is_mostly_no_name_is_none() {
        let text = "高兴来了，高兴得很，真高兴，太高兴。";
        assert_eq!(settled(text, &[name(text, "高兴", 0, Person)], &[]), []);
    }

    #[test]
    fn a_name_known_from_elsewhere_is_certain() {
        let text = "巫岚岫走进车间。";
        let names = vec![name(text, "巫岚", 0, Person)];
        let got = settled(text, &names, &[("巫岚岫", Person)]);
        assert_eq!(got, [("巫岚岫".to_owned(), Person)]);
    }

    #[test]
    fn what_came_first_keeps_its_place() {
        let span = |start, end| (Span::new(start, end), Place);
        assert_eq!(
            merge(
                vec![span(3, 6), span(9, 12)],
                &[span(0, 3), span(5, 7), span(6, 9), span(12, 15)]
            ),
            [
                span(0, 3),
                span(3, 6),
                span(6, 9),
                span(9, 12),
                span(12, 15)
            ]
        );
    }
}

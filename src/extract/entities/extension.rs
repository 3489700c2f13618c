//! Names that are only the beginning of a longer one: 孔恩 of 孔恩瀑布, 江东市 of 江东市水利工程管理局.

use super::observation::{Observation, ObservedWord};
use super::plausible::Plausibility;
use crate::extract::EntityKind;

/// A longer name goes on for at most so many words.
const MOST_WORDS: usize = 4;

/// Draws what a name is only the beginning of to its end: rulers are counted, a site is called by a
/// person, a body by a person or a division of China.
pub fn extend(
    seen: &Observation,
    plausible: &Plausibility,
    names: &mut [(usize, usize, EntityKind)],
) {
    for idx in 0..names.len() {
        let limit = names.get(idx + 1).map_or(seen.chars.len(), |next| next.0);
        let (start, end, kind) = names[idx];
        let longer = match kind {
            EntityKind::Person => ruler(&seen.chars, end)
                .or_else(|| site(seen, plausible, end))
                .or_else(|| {
                    body(seen, end, |words, all| {
                        plausible.may_be_called_by_person(seen, words, all)
                    })
                }),
            EntityKind::Place if seen.ends_in_division(end) => body(seen, end, |words, _| {
                plausible.is_body_of_division(seen, words)
            }),
            _ => None,
        };
        if let Some((end, kind)) = longer.filter(|(end, _)| *end <= limit) {
            names[idx] = (start, end, kind);
        }
    }
}

/// The second and third of their name: 腓力 of 腓力二世.
fn ruler(chars: &[char], from: usize) -> Option<(usize, EntityKind)> {
    let is_numeral = |c: &&char| "一二三四五六七八九十".contains(**c);
    let end = from + chars[from..].iter().take_while(is_numeral).count();
    let is_ruler = end > from
        && chars.get(end) == Some(&'世')
        && !matches!(chars.get(end + 1), Some('纪' | '界' | '代'));
    is_ruler.then_some((end + 1, EntityKind::Person))
}

fn site(seen: &Observation, plausible: &Plausibility, from: usize) -> Option<(usize, EntityKind)> {
    let word = words(seen, from).next()?;
    plausible
        .is_site(seen, word)
        .then_some((word.end, EntityKind::Place))
}

fn body(
    seen: &Observation,
    from: usize,
    is_body: impl Fn(&[ObservedWord], &[ObservedWord]) -> bool,
) -> Option<(usize, EntityKind)> {
    let first = seen.words.partition_point(|word| word.start < from);
    let nominal = words(seen, from)
        .take_while(|word| word.is_nominal())
        .count();
    let all = &seen.words[first..first + nominal];
    let count = (1..=nominal)
        .rev()
        .find(|count| is_body(&all[..*count], all))?;
    Some((all[count - 1].end, EntityKind::Organization))
}

/// The words from where a name ends, as far as a longer name may go; none where it ends within a word.
fn words(seen: &Observation, from: usize) -> impl Iterator<Item = &ObservedWord> {
    let first = seen.words.partition_point(|word| word.start < from);
    let words = seen.words[first..].iter().take(MOST_WORDS);
    let is_cut = seen.words.get(first).is_none_or(|word| word.start != from);
    words.filter(move |_| !is_cut)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::entities::observation::Cover;
    use EntityKind::{Organization, Person, Place};

    #[test]
    fn a_name_goes_on_to_what_it_is_the_beginning_of() {
        // The first word is the name; a division where it is a place.
        for (kind, words, want) in [
            (Person, &[("孔恩", "nr"), ("瀑布", "n")][..], (4, Place)),
            (Person, &[("腓力", "nr"), ("二世", "m")], (4, Person)),
            (
                Person,
                &[("李明", "nr"), ("精密", "a"), ("，", "x")],
                (4, Organization),
            ),
            (
                Person,
                &[("李明", "nr"), ("生物", "n"), ("老师", "n")],
                (2, Person),
            ),
            (Person, &[("腓力", "nr"), ("一世纪", "m")], (2, Person)),
            (
                Person,
                &[("梅兰", "nr"), ("生态", "n"), ("农场", "n")],
                (6, Organization),
            ),
            (
                Person,
                &[("梅兰", "nr"), ("办", "v"), ("农场", "n")],
                (2, Person),
            ),
            (Person, &[("梅兰", "nr"), ("医生", "n")], (2, Person)),
            (
                Place,
                &[("江东市", "ns"), ("水利", "n"), ("推广站", "n")],
                (8, Organization),
            ),
            (Place, &[("江东市", "ns"), ("学校", "n")], (3, Place)),
            (
                Place,
                &[("江东市", "ns"), ("的", "uj"), ("人民政府", "n")],
                (3, Place),
            ),
        ] {
            let mut seen = Observation::of_tagged(words);
            seen.divisions = vec![Cover { class: 3, part: 2 }; seen.chars.len()];
            let mut names = [(0, seen.words[0].end, kind)];
            extend(&seen, &Plausibility::built_in(), &mut names);
            assert_eq!(names, [(0, want.0, want.1)], "{words:?}");
        }
    }
}

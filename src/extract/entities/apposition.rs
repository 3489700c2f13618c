//! What a name stands beside settles what it names: a gloss in brackets, a list.

use std::cmp::Ordering;

use super::observation::Observation;
use super::plausible::Plausibility;
use crate::extract::EntityKind;
use EntityKind::{Person, Place};

/// A name in a sentence: first character, one past the last, kind.
type Found = (usize, usize, EntityKind);

/// Gives what stands in Latin letters behind a name, in brackets, the kind of that name: 巴迪·戴尔
/// （Buddy Dyer）. Behind what is no name it is none: 场效应（field effect）.
pub fn read_glosses(seen: &Observation, names: &mut Vec<Found>) {
    for (start, end) in glosses(&seen.chars) {
        let bracket = start - 1;
        let behind = names.partition_point(|name| name.0 < bracket);
        let before = behind.checked_sub(1).map(|idx| names[idx]);
        let is_inside = before.is_some_and(|(_, before_end, _)| before_end > bracket);
        let is_named = before.is_some_and(|name| name.1 == bracket);
        // A name goes on over the bracket, or what stands before may yet be one.
        if is_inside || !is_named && bracket > 2 && seen.is_sound(bracket - 3, bracket) {
            continue;
        }
        names.retain(|name| name.1 <= start || name.0 >= end);
        if let Some((_, _, kind)) = before.filter(|name| name.1 == bracket) {
            names.insert(behind, (start, end, kind));
        }
    }
}

/// Where Latin letters begin and end that open a bracket and fill it or its first part.
fn glosses(chars: &[char]) -> Vec<(usize, usize)> {
    let is_latin = |c: char| c.is_alphabetic() && !matches!(c, '\u{2e80}'..);
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = chars[from..].iter().position(|c| matches!(c, '（' | '(')) {
        let start = from + at + 1;
        let goes_on = |c: &&char| is_latin(**c) || matches!(c, ' ' | '.' | '\'' | '’' | '-' | '·');
        let mut end = start + chars[start..].iter().take_while(goes_on).count();
        from = end;
        let closes = chars.get(end);
        while end > start && chars[end - 1] == ' ' {
            end -= 1;
        }
        let is_closed = closes.is_some_and(|c| matches!(c, '）' | ')' | '，' | ',' | '、' | '；'));
        if is_closed && end > start + 1 && is_latin(chars[start]) {
            found.push((start, end));
        }
    }
    found
}

/// Takes for places what only its sound told to be people, where the sentence says so: 格林维尔（…）位于山中,
/// 多利纳是乌克兰的一座城市.
pub fn read_predicates(seen: &Observation, plausible: &Plausibility, names: &mut [Found]) {
    for name in names.iter_mut() {
        let &mut (start, end, kind) = name;
        if kind == Person
            && seen.is_sound(start, end)
            && !seen.chars[start..end].contains(&'·')
            && plausible.is_said_of_place(clause_behind(&seen.chars[end..]))
        {
            name.2 = Place;
        }
    }
}

/// The clause that goes on behind a name, a bracket aside.
fn clause_behind(rest: &[char]) -> &[char] {
    let is_closing = |c: &char| matches!(c, '）' | ')');
    let bracket = match rest.first() {
        Some('（' | '(') => rest
            .iter()
            .position(is_closing)
            .map_or(rest.len(), |at| at + 1),
        _ => 0,
    };
    let rest = &rest[bracket..];
    let end = rest.iter().position(|c| matches!(c, '，' | '。' | '；'));
    &rest[..end.unwrap_or(rest.len())]
}

/// Takes away people who are three characters of a phrase of four in quotation marks: “谷电峰用”.
pub fn read_phrases(seen: &Observation, names: &mut Vec<Found>) {
    names.retain(|&(start, end, kind)| {
        let is_mark = |at: Option<usize>| {
            let mark = at.and_then(|at| seen.chars.get(at));
            mark.is_some_and(|c| matches!(c, '“' | '”' | '‘' | '’' | '「' | '」' | '『' | '』'))
        };
        let before = [start.checked_sub(1), start.checked_sub(2)].map(is_mark);
        let behind = [Some(end), Some(end + 1)].map(is_mark);
        let is_phrase =
            before[0] && behind == [false, true] || before == [false, true] && behind[0];
        !(kind == Person && end - start == 3 && is_phrase)
    });
}

/// Makes the people and places of one list agree (加那利、欧登塞和伦敦): a name that only its sound tells
/// is of the kind that the others are.
pub fn read_lists(seen: &Observation, names: &mut [Found]) {
    let mut from = 0;
    while from < names.len() {
        let joined = names[from..].windows(2).take_while(|pair| {
            let between = &seen.chars[pair[0].1..pair[1].0];
            matches!(between, ['、' | '和' | '与' | '及' | '或'] | ['以', '及'])
        });
        let end = from + 1 + joined.count();
        settle_list(seen, &mut names[from..end]);
        from = end;
    }
}

fn settle_list(seen: &Observation, list: &mut [Found]) {
    let is_mixed = [Person, Place].map(|kind| list.iter().any(|name| name.2 == kind));
    if is_mixed != [true; 2] {
        return;
    }
    let evidence: Vec<_> = list.iter().map(|name| evidence(seen, name)).collect();
    let count = |kind| {
        evidence
            .iter()
            .filter(|shown| **shown == Some(kind))
            .count()
    };
    let kind = match count(Person).cmp(&count(Place)) {
        Ordering::Greater => Person,
        Ordering::Less => Place,
        // Where all are told by their sound, people would have parts or titles.
        Ordering::Equal if count(Place) == 0 => Place,
        Ordering::Equal => return,
    };
    for (name, shown) in list.iter_mut().zip(evidence) {
        if matches!(name.2, Person | Place) && shown.is_none() {
            name.2 = kind;
        }
    }
}

/// The kind that a name is sure to be of: what it was taken for, where anything but its sound tells it.
fn evidence(seen: &Observation, &(start, end, kind): &Found) -> Option<EntityKind> {
    let is_known = seen.divisions[start].class > 0;
    (is_known || !seen.is_sound(start, end)).then_some(kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::EntityKind::Organization;
    use crate::extract::entities::table::Facts;

    /// `[P 玛丽]（Mary）` as what is seen and its names; every character is one that stands for a sound
    /// but those of `plain`.
    fn read(marked: &str, plain: &str) -> (Observation, Vec<Found>) {
        let mut seen = Observation::default();
        let mut names = Vec::new();
        let mut chars = marked.chars();
        while let Some(c) = chars.next() {
            match c {
                '[' => {
                    let kind = match chars.next() {
                        Some('P') => Person,
                        Some('L') => Place,
                        _ => Organization,
                    };
                    names.push((seen.chars.len(), 0, kind));
                }
                ']' => names.last_mut().expect("an open name").1 = seen.chars.len(),
                _ => {
                    let foreign = if plain.contains(c) { 0 } else { 7 << 25 };
                    seen.chars.push(c);
                    seen.char_facts.push(Facts(foreign));
                }
            }
        }
        seen.divisions = vec![Default::default(); seen.chars.len()];
        (seen, names)
    }

    fn marked(seen: &Observation, names: &[Found]) -> String {
        let mut out = String::new();
        for (at, c) in seen.chars.iter().enumerate() {
            out.extend(names.iter().filter(|n| n.1 == at).map(|_| ']'));
            for (_, _, kind) in names.iter().filter(|n| n.0 == at) {
                out.push('[');
                out.push(match kind {
                    Person => 'P',
                    Place => 'L',
                    _ => 'O',
                });
            }
            out.push(*c);
        }
        out.extend(
            names
                .iter()
                .filter(|n| n.1 == seen.chars.len())
                .map(|_| ']'),
        );
        out
    }

    #[test]
    fn a_gloss_is_of_the_kind_of_its_name() {
        for (given, want) in [
            (
                "[P巴迪·戴尔]（Buddy Dyer）来",
                "[P巴迪·戴尔]（[PBuddy Dyer]）来",
            ),
            ("[L青湖]（[OBlue Lake]，", "[L青湖]（[LBlue Lake]，"),
            ("场效应（[PField]）", "场效应（Field）"),
            (
                "[O江东大学（Jiangdong）分校]",
                "[O江东大学（Jiangdong）分校]",
            ),
            // It may be a name that nobody knows.
            ("罗夫沙（[PRolf]）", "罗夫沙（[PRolf]）"),
            ("[O江东大学]（见图a）", "[O江东大学]（见图a）"),
            ("[O江东大学]（JD", "[O江东大学]（JD"),
        ] {
            let (seen, mut names) = read(given, "场效应江东大学青湖");
            read_glosses(&seen, &mut names);
            assert_eq!(marked(&seen, &names), want, "{given}");
        }
    }

    #[test]
    fn a_name_that_only_its_sound_tells_is_of_the_kind_of_its_list() {
        for (given, want) in [
            ("[P欧登塞]和[L长山]", "[L欧登塞]和[L长山]"),
            ("[L欧登塞]、[P长山]、[P王山]", "[P欧登塞]、[P长山]、[P王山]"),
            ("[P欧登塞]、[L萨格勒]", "[L欧登塞]、[L萨格勒]"),
            ("[P欧登塞]在[L长山]", "[P欧登塞]在[L长山]"),
            ("[P长山]和[L王山]", "[P长山]和[L王山]"),
            ("[P欧登塞]和[O长山]", "[P欧登塞]和[O长山]"),
        ] {
            let (seen, mut names) = read(given, "长山王在和、");
            read_lists(&seen, &mut names);
            assert_eq!(marked(&seen, &names), want, "{given}");
        }
    }

    #[test]
    fn a_sentence_says_that_it_speaks_of_a_place() {
        for (given, want) in [
            ("[P欧登塞]（Odense）位于岛上", "[L欧登塞]（Odense）位于岛上"),
            ("[P欧登塞]是岛上的城市，", "[L欧登塞]是岛上的城市，"),
            ("[P欧登塞]是城市的画家。", "[P欧登塞]是城市的画家。"),
            ("[P欧登塞]（Odense", "[P欧登塞]（Odense"),
            ("[P长山]位于岛上", "[P长山]位于岛上"),
        ] {
            let (seen, mut names) = read(given, "长山");
            read_predicates(&seen, &Plausibility::built_in(), &mut names);
            assert_eq!(marked(&seen, &names), want, "{given}");
        }
    }

    #[test]
    fn three_characters_of_a_phrase_of_four_are_nobody() {
        for (given, want) in [
            ("“[P谷电峰]用”", "“谷电峰用”"),
            ("“老[P谷电峰]”", "“老谷电峰”"),
            ("“[P谷电峰]”", "“[P谷电峰]”"),
            ("“[P谷电峰]说得好”", "“[P谷电峰]说得好”"),
        ] {
            let (seen, mut names) = read(given, "");
            read_phrases(&seen, &mut names);
            assert_eq!(marked(&seen, &names), want, "{given}");
        }
    }
}

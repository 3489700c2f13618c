use crate::extract::EntityKind;
use crate::text::Span;

/// How many labels a character can have: outside, and begin, middle, end and single of each kind.
pub const LABELS: usize = 13;

/// The label of characters that belong to no name.
pub const OUTSIDE: usize = 0;

/// The kinds that the model tells apart, in the order of their labels.
pub const KINDS: [EntityKind; 3] = [
    EntityKind::Person,
    EntityKind::Place,
    EntityKind::Organization,
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Begin,
    Middle,
    End,
    Single,
}

/// Kind (index into [`KINDS`]) and part of a label that is not outside.
const fn part(label: usize) -> Option<(usize, Part)> {
    if label == OUTSIDE {
        return None;
    }
    let part = match (label - 1) % 4 {
        0 => Part::Begin,
        1 => Part::Middle,
        2 => Part::End,
        _ => Part::Single,
    };
    Some(((label - 1) / 4, part))
}

/// Whether a name is still open after `label`.
pub const fn leaves_open(label: usize) -> bool {
    matches!(part(label), Some((_, Part::Begin | Part::Middle)))
}

/// Whether `label` goes on with a name that is open.
pub const fn continues(label: usize) -> bool {
    matches!(part(label), Some((_, Part::Middle | Part::End)))
}

/// Whether `next` may stand after `previous`: a name that is open goes on with its own kind, and
/// nothing else goes on with one.
pub const fn may_follow(previous: usize, next: usize) -> bool {
    if leaves_open(previous) {
        continues(next) && (previous - 1) / 4 == (next - 1) / 4
    } else {
        !continues(next)
    }
}

/// The names that a legal sequence of labels spells, as ranges of characters.
pub fn spelled(labels: &[u8]) -> Vec<(usize, usize, EntityKind)> {
    let mut names = Vec::new();
    let mut begin = 0;
    for (at, &label) in labels.iter().enumerate() {
        match part(usize::from(label)) {
            Some((_, Part::Begin)) => begin = at,
            Some((kind, Part::End)) => names.push((begin, at + 1, KINDS[kind])),
            Some((kind, Part::Single)) => names.push((at, at + 1, KINDS[kind])),
            Some((_, Part::Middle)) | None => {}
        }
    }
    names
}

/// The labels that spell `names` (ranges of characters, in order) over `length` characters.
#[cfg(feature = "train")]
pub fn spell(length: usize, names: &[(usize, usize, EntityKind)]) -> Vec<u8> {
    let mut labels = vec![0; length];
    for &(start, end, kind) in names {
        let Some(kind) = KINDS.iter().position(|k| *k == kind) else {
            continue;
        };
        for (at, label) in labels.iter_mut().enumerate().take(end).skip(start) {
            let part = match (at == start, at + 1 == end) {
                (true, true) => 3,
                (true, false) => 0,
                (false, true) => 2,
                (false, false) => 1,
            };
            *label = u8::try_from(1 + 4 * kind + part).unwrap_or_default();
        }
    }
    labels
}

/// A name in a text.
pub type Name = (Span, EntityKind);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_open_name_goes_on_with_its_own_kind() {
        // Outside; begin, middle, end and single of a person; begin and end of a place.
        let (outside, [begin, middle, end, single], [other, other_end]) = (0, [1, 2, 3, 4], [5, 7]);
        for (previous, next, want) in [
            (outside, outside, true),
            (outside, begin, true),
            (outside, end, false),
            (begin, middle, true),
            (begin, end, true),
            (begin, outside, false),
            (begin, other_end, false),
            (end, other, true),
            (single, end, false),
        ] {
            assert_eq!(may_follow(previous, next), want, "{previous} {next}");
        }
    }
}

use std::collections::HashMap;

use crate::article::Article;
use crate::extract::EntityKind;
use crate::text::Span;

/// Names known for a whole article, each found again wherever it stands.
///
/// Matching takes the longest name at each place; a text of n characters costs n look-ups for each
/// length of name known.
#[derive(Debug, Default)]
pub struct KnownNames {
    kinds: HashMap<String, EntityKind>,
    /// Lengths in bytes of the names, longest first.
    lengths: Vec<usize>,
}

impl KnownNames {
    /// The people of an article's byline.
    #[must_use]
    pub fn of_byline(article: &Article) -> Self {
        let mut known = Self::default();
        for credit in &article.byline {
            let chars = credit.name.chars().count();
            if (2..=8).contains(&chars) {
                known.add(&credit.name, EntityKind::Person);
            }
        }
        known
    }

    /// Adds a name; the first kind it was added with stays.
    pub fn add(&mut self, name: &str, kind: EntityKind) {
        if name.is_empty() {
            return;
        }
        if let Err(at) = self
            .lengths
            .binary_search_by(|length| name.len().cmp(length))
        {
            self.lengths.insert(at, name.len());
        }
        self.kinds.entry(name.to_owned()).or_insert(kind);
    }

    /// Every place where a known name stands in `text`, in order, the longest at each place, no two
    /// overlapping.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<(Span, EntityKind)> {
        let mut found = Vec::new();
        let mut skip_to = 0;
        for (at, _) in text.char_indices() {
            if at < skip_to {
                continue;
            }
            let hit = self.lengths.iter().find_map(|length| {
                let name = text.get(at..at + length)?;
                self.kinds.get(name).map(|kind| (at + length, *kind))
            });
            if let Some((end, kind)) = hit {
                found.push((Span::new(at, end), kind));
                skip_to = end;
            }
        }
        found
    }
}

/// `first` and those of `second` that overlap none of it, in order.
#[must_use]
pub fn merge(
    first: Vec<(Span, EntityKind)>,
    second: &[(Span, EntityKind)],
) -> Vec<(Span, EntityKind)> {
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

    #[test]
    fn the_longest_known_name_wins() {
        let mut known = KnownNames::default();
        known.add("南岭", EntityKind::Place);
        known.add("南岭茶业", EntityKind::Organization);
        let text = "南岭的南岭茶业";
        let got: Vec<_> = known
            .find(text)
            .into_iter()
            .map(|(span, kind)| (span.of(text), kind))
            .collect();
        assert_eq!(
            got,
            [
                ("南岭", EntityKind::Place),
                ("南岭茶业", EntityKind::Organization)
            ]
        );
    }

    #[test]
    fn what_came_first_keeps_its_place() {
        let span = |start, end| (Span::new(start, end), EntityKind::Place);
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

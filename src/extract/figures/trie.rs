use std::collections::HashMap;

use super::line::Line;

/// Words of a lexicon, found by longest match at a place of a line.
///
/// A bit set over first characters answers the common "no" without a look into the map.
#[derive(Debug)]
pub(super) struct Trie<T> {
    firsts: Vec<u64>,
    by_first: HashMap<char, Words<T>>,
}

/// Words with what the lexicon holds of them, longest first.
type Words<T> = Vec<(Box<[char]>, T)>;

impl<T: Copy> Trie<T> {
    pub fn new(words: impl IntoIterator<Item = (String, T)>) -> Self {
        let mut firsts = vec![0; 1024];
        let mut by_first: HashMap<char, Words<T>> = HashMap::new();
        for (word, value) in words {
            // As the line shows it to the rules: folded.
            let line = Line::new(&word);
            let chars = line.chars();
            if let Some(&first) = chars.first() {
                if let Some(bits) = firsts.get_mut(first as usize >> 6) {
                    *bits |= 1 << (first as u32 & 63);
                }
                by_first
                    .entry(first)
                    .or_default()
                    .push((chars.into(), value));
            }
        }
        for words in by_first.values_mut() {
            words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        }
        Self { firsts, by_first }
    }

    /// Whether a word begins with `c`.
    pub fn may_begin(&self, c: char) -> bool {
        self.firsts
            .get(c as usize >> 6)
            .is_some_and(|bits| bits >> (c as u32 & 63) & 1 == 1)
    }

    /// The longest word at `at`: its end and what the lexicon holds of it.
    pub fn longest(&self, line: &Line<'_>, at: usize) -> Option<(usize, T)> {
        self.all(line, at).next()
    }

    /// All words at `at`, longest first.
    pub fn all<'s>(
        &'s self,
        line: &'s Line<'_>,
        at: usize,
    ) -> impl Iterator<Item = (usize, T)> + 's {
        let first = line.at(at);
        let words = if self.may_begin(first) {
            self.by_first.get(&first)
        } else {
            None
        };
        words
            .into_iter()
            .flatten()
            .filter(move |(word, _)| line.slice(at, at + word.len()) == &**word)
            .map(move |(word, value)| (at + word.len(), *value))
    }

    /// Whether a word stands at `at`.
    pub fn is_at(&self, line: &Line<'_>, at: usize) -> bool {
        self.longest(line, at).is_some()
    }
}

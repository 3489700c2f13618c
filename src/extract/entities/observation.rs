use super::table::{FactTable, Facts, MAX_NAME_CHARS, RunHash};
use crate::extract::segmenter::Segmenter;

/// The characters of a foreign name have this use in such names, in the mean; see [`Facts::foreign`].
const FOREIGN: usize = 4;

/// A sentence as the features see it: characters, words with tags, and what the tables know.
#[derive(Debug, Default)]
pub struct Observation {
    /// The characters, width and digits folded.
    pub chars: Vec<char>,
    /// Byte where each character starts, and the end of the text.
    pub byte_starts: Vec<usize>,
    /// What is known of each character by itself.
    pub char_facts: Vec<Facts>,
    /// The words that the characters make.
    pub words: Vec<ObservedWord>,
    /// Which word each character is in.
    pub word_idx: Vec<u32>,
    /// The longest division, and the longest known name, that covers each character.
    pub divisions: Vec<Cover>,
    /// As `divisions`, of names known from news at large.
    pub known: Vec<Cover>,
    /// 0 outside quotation marks, else 1 + the number of characters since the mark, at most 7.
    pub quote_depth: Vec<u8>,
}

/// One word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ObservedWord {
    /// First character.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// Hash of its characters.
    pub hash: u64,
    /// Its tag, packed.
    pub tag: u64,
    /// What the tables know of it.
    pub facts: Facts,
    /// The next word of its clause that ends an organization or a place: role, and how far (1 to 7).
    pub closer: (u32, u32),
}

impl ObservedWord {
    /// Whether it is a noun or joins nouns to a name.
    pub const fn is_nominal(&self) -> bool {
        let tag = self.tag.to_be_bytes();
        let first = match tag {
            [0, 0, 0, 0, 0, 0, 0, only] => only,
            [0, 0, 0, 0, 0, 0, b'v', b'n'] => b'n',
            [0, 0, 0, 0, 0, 0, first, _] | [0, 0, 0, 0, 0, first, _, _] => first,
            _ => 0,
        };
        matches!(first, b'n' | b'a' | b'b' | b'j' | b'l' | b's')
    }
}

/// A tag as a number: its letters one byte each.
fn packed(tag: &str) -> u64 {
    tag.bytes().fold(0, |packed, b| packed << 8 | u64::from(b))
}

/// A run of a gazetteer over a character.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cover {
    /// What the run is; 0 is none.
    pub class: u32,
    /// 0 begin, 1 middle, 2 end.
    pub part: u32,
}

impl Cover {
    /// Both in one number.
    pub const fn code(self) -> u64 {
        (self.class * 4 + self.part) as u64
    }
}

impl Observation {
    /// Observes one sentence.
    pub fn new(text: &str, segmenter: &Segmenter, table: &FactTable) -> Self {
        let n = text.chars().count();
        let mut seen = Self {
            chars: Vec::with_capacity(n),
            byte_starts: Vec::with_capacity(n + 1),
            word_idx: Vec::with_capacity(n),
            quote_depth: Vec::with_capacity(n),
            ..Self::default()
        };
        for (at, c) in text.char_indices() {
            seen.byte_starts.push(at);
            seen.chars.push(fold(c));
        }
        seen.byte_starts.push(text.len());
        seen.char_facts = (seen.chars.iter())
            .map(|c| table.facts(RunHash::EMPTY.with(*c)))
            .collect();
        seen.see_words(text, segmenter, table);
        seen.see_closers();
        seen.see_names(table);
        seen.see_quotes();
        seen
    }

    /// Observes nothing but words and their tags.
    #[cfg(test)]
    pub fn of_tagged(words: &[(&str, &str)]) -> Self {
        let mut seen = Self::default();
        for (word, tag) in words {
            let start = seen.chars.len();
            seen.chars.extend(word.chars());
            seen.words.push(ObservedWord {
                start,
                end: seen.chars.len(),
                tag: packed(tag),
                ..ObservedWord::default()
            });
        }
        seen
    }

    fn see_words(&mut self, text: &str, segmenter: &Segmenter, table: &FactTable) {
        let mut start = 0;
        let words = segmenter.segment(text);
        self.words.reserve_exact(words.len());
        for word in words {
            let mut end = start;
            while end < self.chars.len() && self.byte_starts[end] < word.span.byte_end {
                end += 1;
            }
            let run = (self.chars[start..end].iter()).fold(RunHash::EMPTY, |h, c| h.with(*c));
            let idx = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
            self.word_idx.resize(end, idx);
            self.words.push(ObservedWord {
                start,
                end,
                hash: run.value(),
                tag: packed(word.tag),
                facts: table.facts(run),
                closer: (0, 0),
            });
            start = end;
        }
    }

    /// Whether the characters are a division's name in full (衡山县), whatever else they look like.
    pub fn is_full_division(&self, start: usize, end: usize) -> bool {
        let is_full = |at: usize, part: u32| {
            let cover = self.divisions.get(at).copied().unwrap_or_default();
            cover.class < 8 && cover.class % 2 == 1 && cover.part == part
        };
        end - start >= 3 && is_full(start, 0) && is_full(end - 1, 2)
    }

    /// Whether the characters are a known place that is no division of China.
    pub fn is_place_abroad(&self, start: usize, end: usize) -> bool {
        let is_run = |covers: &[Cover]| {
            let mut parts = covers
                .get(start..end)
                .unwrap_or_default()
                .iter()
                .map(|cover| cover.part);
            parts.next() == Some(0) && parts.next_back() == Some(2) && parts.all(|part| part == 1)
        };
        let division = self.divisions.get(start).map_or(0, |cover| cover.class);
        let known = self.known.get(start).map_or(0, |cover| cover.class / 4);
        division == 10 && is_run(&self.divisions)
            || division > 9 && known == 2 && is_run(&self.known)
    }

    /// Whether three or more characters stand for sounds, as those of a foreign name do.
    pub fn is_sound(&self, start: usize, end: usize) -> bool {
        let foreign = |c: &Facts| c.foreign() as usize;
        let uses = self
            .char_facts
            .get(start..end)
            .unwrap_or_default()
            .iter()
            .map(foreign);
        end - start >= 3 && uses.sum::<usize>() >= FOREIGN * (end - start)
    }

    /// Whether a division of China, with or without its generic word, ends before character `end`.
    pub fn ends_in_division(&self, end: usize) -> bool {
        let last = end.checked_sub(1).and_then(|at| self.divisions.get(at));
        last.is_some_and(|cover| (1..=8).contains(&cover.class) && cover.part == 2)
    }

    /// From right to left: the nearest closing word that a clause mark does not part from a word.
    fn see_closers(&mut self) {
        let mut next = (0, 0);
        for word in self.words.iter_mut().rev() {
            word.closer = next;
            if is_clause_mark(self.chars[word.start]) {
                next = (0, 0);
                continue;
            }
            let role = word.facts.role();
            if role == 1 || role == 2 {
                next = (role, 1);
            } else if next.0 > 0 {
                next = if next.1 < 7 {
                    (next.0, next.1 + 1)
                } else {
                    (0, 0)
                };
            }
        }
    }

    fn see_names(&mut self, table: &FactTable) {
        let n = self.chars.len();
        self.divisions = vec![Cover::default(); n];
        self.known = vec![Cover::default(); n];
        let (mut division_end, mut known_end) = (0, 0);
        for start in 0..n.saturating_sub(1) {
            if !table.may_begin(self.chars[start], self.chars[start + 1]) {
                continue;
            }
            let mut run = RunHash::EMPTY.with(self.chars[start]);
            let (mut division, mut known) = (None, None);
            for end in start + 2..=n.min(start + MAX_NAME_CHARS) {
                // No known name goes over such a mark.
                if is_clause_mark(self.chars[end - 1]) && self.chars[end - 1] != '（' {
                    break;
                }
                run = run.with(self.chars[end - 1]);
                let facts = table.facts(run);
                if facts.division() > 0 {
                    division = Some((end, facts.division()));
                }
                if facts.known_kind() > 0 {
                    known = Some((end, facts.known_kind() * 4 + facts.known_strength()));
                }
            }
            if let Some((end, class)) = division.filter(|_| start >= division_end) {
                cover(&mut self.divisions[start..end], class);
                division_end = end;
            }
            if let Some((end, class)) = known.filter(|_| start >= known_end) {
                cover(&mut self.known[start..end], class);
                known_end = end;
            }
        }
    }

    fn see_quotes(&mut self) {
        let mut depth = 0;
        for c in &self.chars {
            if matches!(c, '”' | '’' | '」' | '』' | '"') {
                depth = 0;
            }
            self.quote_depth.push(depth);
            if matches!(c, '“' | '‘' | '「' | '『') {
                depth = 1;
            } else if depth > 0 {
                depth = (depth + 1).min(7);
            }
        }
    }
}

fn cover(covers: &mut [Cover], class: u32) {
    let last = covers.len() - 1;
    for (at, cover) in covers.iter_mut().enumerate() {
        let part = match at {
            0 => 0,
            _ if at == last => 2,
            _ => 1,
        };
        *cover = Cover { class, part };
    }
}

/// Full-width letters and digits as half-width, every digit as 0.
pub fn fold(c: char) -> char {
    let narrow = match c {
        '！'..='～' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    };
    match narrow {
        '0'..='9' => '0',
        // Marks of a sentence keep the width that Chinese gives them.
        _ if narrow.is_ascii_punctuation() => c,
        _ => narrow,
    }
}

fn is_clause_mark(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '！'
            | '？'
            | ','
            | ';'
            | '“'
            | '”'
            | '（'
            | '）'
            | '('
            | ')'
            | '《'
            | '》'
            | '\n'
    )
}

use super::corpus::SecondWord;
use crate::extract::entities::table::{RunHash, mix};

/// How many features another tagger's words give a character.
pub const SECOND_FEATURES: usize = 9;

/// What another tagger makes of a text, by character.
pub struct Second {
    words: Vec<(u64, u64)>,
    word_idx: Vec<usize>,
    part: Vec<u64>,
}

impl Second {
    pub fn new(text: &str, words: &[SecondWord]) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let mut made = Self {
            words: vec![(0, 0)],
            word_idx: vec![0; chars.len()],
            part: vec![0; chars.len()],
        };
        for (start, end, tag) in words {
            let run = chars.get(*start..*end).unwrap_or_default();
            let hash = run.iter().fold(RunHash::EMPTY, |h, c| h.with(*c)).value();
            for at in *start..(*end).min(chars.len()) {
                made.word_idx[at] = made.words.len();
                made.part[at] = u64::from(at == *start) + 2 * u64::from(at + 1 == *end);
            }
            made.words.push((hash, RunHash::of(tag).value()));
        }
        made
    }

    pub fn features(&self, at: usize, emit: &mut impl FnMut(u64)) {
        let idx = self.word_idx[at];
        let word = |offset: isize| {
            idx.checked_add_signed(offset)
                .and_then(|i| self.words.get(i))
                .copied()
                .unwrap_or((1, 1))
        };
        let [b, a, o, x, y] = [-2, -1, 0, 1, 2].map(word);
        let part = self.part[at];
        let mut template = 1000;
        let mut feature = |key: u64| {
            template += 1;
            emit(mix(mix(key ^ part << 60) ^ template));
        };
        feature(o.1);
        feature(o.0);
        feature(mix(a.1) ^ o.1);
        feature(o.1 ^ mix(x.1));
        feature(mix(mix(a.1) ^ o.1) ^ x.1);
        feature(mix(mix(b.1) ^ a.1) ^ o.1);
        feature(mix(mix(y.1) ^ x.1) ^ o.1);
        feature(a.0);
        feature(x.0);
    }
}

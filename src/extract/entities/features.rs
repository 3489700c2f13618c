use Variety::{Few, Many};

use super::observation::{Observation, ObservedWord};
use super::table::mix;

/// Where in its word a character stands: begin, middle, end, or the word is that one character.
pub const POSITIONS: usize = 4;

/// How many features a character has.
pub const FEATURES: usize = 50;

/// Which of the [`POSITIONS`] character `at` has.
pub fn position(seen: &Observation, at: usize) -> usize {
    let word = seen.words[seen.word_idx[at] as usize];
    match (at == word.start, at + 1 == word.end) {
        (true, true) => 3,
        (true, false) => 0,
        (false, true) => 2,
        (false, false) => 1,
    }
}

/// What stands before the first and behind the last word.
const EDGE: ObservedWord = ObservedWord {
    start: 0,
    end: 0,
    hash: 1,
    tag: 1,
    facts: super::table::Facts(0),
    closer: (0, 0),
};

/// How many values a feature takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variety {
    /// So few that nearly all of them were seen in training (88 to 100 of 100 times).
    Few,
    /// So many that most of what a text has was not (4 to 73 of 100 times it was).
    Many,
}

/// Hands the features of character `at` to `emit`, each as a hash, always in the same order.
#[inline]
pub fn features(seen: &Observation, at: usize, mut emit: impl FnMut(u64, Variety)) {
    let mut template = 0_u64;
    let mut feature = |variety: Variety, key: u64| {
        template += 1;
        let key = key.rotate_left(5) ^ template.wrapping_mul(0xa24b_aed4_963e_e407);
        emit(mix(key), variety);
    };
    let char_at = |offset: isize| -> u64 {
        at.checked_add_signed(offset)
            .and_then(|i| seen.chars.get(i))
            .map_or(0, |c| *c as u64)
    };
    let [c3_, c2_, c1_, c0, c1, c2, c3] = [-3, -2, -1, 0, 1, 2, 3].map(char_at);
    let pair = |a: u64, b: u64| a | b << 21;
    let triple = |a: u64, b: u64, c: u64| a | b << 21 | c << 42;

    // Characters.
    for c in [c2_, c1_, c0, c1, c2] {
        feature(Few, c);
    }
    feature(Many, pair(c2_, c1_));
    feature(Many, pair(c1_, c0));
    feature(Many, pair(c0, c1));
    feature(Many, pair(c1, c2));
    feature(Many, pair(c1_, c1));
    feature(Many, triple(c2_, c1_, c0));
    feature(Many, triple(c1_, c0, c1));
    feature(Many, triple(c0, c1, c2));
    feature(Many, mix(triple(c3_, c2_, c1_)) ^ c0);
    feature(Many, mix(triple(c0, c1, c2)) ^ c3);
    let classes = [c2_, c1_, c0, c1, c2]
        .iter()
        .fold(0, |all, c| all << 3 | char_class(*c));
    feature(Few, classes);

    // Words and tags.
    let position = position(seen, at) as u64;
    let idx = seen.word_idx[at] as usize;
    let word_at = |offset: isize| -> ObservedWord {
        idx.checked_add_signed(offset)
            .and_then(|i| seen.words.get(i))
            .copied()
            .unwrap_or(EDGE)
    };
    let [w2_, w1_, w0, w1, w2] = [-2, -1, 0, 1, 2].map(word_at);
    let placed = |key: u64| key << 2 | position;
    let both = |a: u64, b: u64| {
        a.rotate_left(21)
            .wrapping_add(b)
            .wrapping_mul(0x9e37_79b9_7f4a_7c15)
    };
    feature(Many, placed(w0.hash));
    feature(Many, placed(w1_.hash));
    feature(Many, placed(w1.hash));
    feature(Many, placed(both(w1_.hash, w0.hash)));
    feature(Many, placed(both(w0.hash, w1.hash)));
    feature(Few, placed(w0.tag));
    feature(Few, placed(both(w1_.tag, w0.tag)));
    feature(Few, placed(both(w0.tag, w1.tag)));
    feature(Few, placed(both(both(w1_.tag, w0.tag), w1.tag)));
    feature(Few, placed(both(both(w2_.tag, w1_.tag), w0.tag)));
    feature(Few, placed(both(both(w0.tag, w1.tag), w2.tag)));
    feature(Few, placed(both(w0.tag, (w0.end - w0.start) as u64)));

    // Clusters.
    let cluster = |w: ObservedWord| u64::from(w.facts.cluster());
    feature(Few, placed(cluster(w0)));
    feature(Few, placed(cluster(w1_)));
    feature(Few, placed(cluster(w1)));
    feature(Many, placed(pair(cluster(w1_), cluster(w0))));
    feature(Many, placed(pair(cluster(w0), cluster(w1))));
    feature(Few, placed(cluster(w2_)));
    feature(Few, placed(cluster(w2)));

    // Names that are known.
    let cover_at = |offset: isize| -> (u64, u64) {
        at.checked_add_signed(offset)
            .filter(|i| *i < seen.chars.len())
            .map_or((0, 0), |i| (seen.divisions[i].code(), seen.known[i].code()))
    };
    let [(d1_, k1_), (d0, k0), (d1, k1)] = [-1, 0, 1].map(cover_at);
    feature(Few, triple(d0, position, 0));
    feature(Few, triple(d1_, d0, d1));
    feature(Few, both(triple(d0, position, 1), w0.tag));
    feature(Few, triple(k0, position, 2));
    feature(Few, triple(k1_, k0, k1));
    feature(Few, both(triple(k0, position, 1), w0.tag));
    feature(Few, triple(d0, k0, c1));

    // People's names by their characters.
    let facts_at = |offset: isize| {
        at.checked_add_signed(offset)
            .and_then(|i| seen.char_facts.get(i))
            .copied()
            .unwrap_or_default()
    };
    let [f2_, f1_, f0, f1, f2] = [-2, -1, 0, 1, 2].map(facts_at);
    let surname = |f: super::table::Facts| u64::from(f.surname());
    let given = |f: super::table::Facts| u64::from(f.given());
    let foreign = |f: super::table::Facts| u64::from(f.foreign());
    feature(Few, placed(surname(f0) << 6 | given(f1) << 3 | given(f2)));
    feature(Few, placed(surname(f1_) << 6 | given(f0) << 3 | given(f1)));
    feature(Few, placed(surname(f2_) << 6 | given(f1_) << 3 | given(f0)));
    feature(Few, foreign(f1_) << 6 | foreign(f0) << 3 | foreign(f1));

    // What closes the phrase, and what stands around it.
    let closer = u64::from(w0.closer.0 * 8 + w0.closer.1);
    feature(Few, placed(both(closer, u64::from(w0.facts.role()))));
    feature(Few, placed(both(closer, w0.tag)));
    feature(
        Few,
        placed(both(
            u64::from(w1.facts.role()),
            u64::from(w1_.facts.role()),
        )),
    );
    feature(
        Few,
        placed(pair(
            u64::from(seen.quote_depth[at]),
            u64::from(w0.facts.role()),
        )),
    );
}

fn char_class(c: u64) -> u64 {
    let c = u32::try_from(c)
        .ok()
        .and_then(char::from_u32)
        .unwrap_or('\0');
    match c {
        '\0' => 0,
        '0' => 1,
        'a'..='z' | 'A'..='Z' => 2,
        '一'..='龥' => 3,
        '“' | '”' | '‘' | '’' => 4,
        '·' | '・' | '-' | '—' => 5,
        '（' | '）' | '(' | ')' | '《' | '》' => 6,
        _ => 7,
    }
}

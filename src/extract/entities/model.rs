use super::features::{FEATURES, POSITIONS, features, position};
use super::labels::{LABELS, OUTSIDE, leaves_open, may_follow};
use super::observation::Observation;
use super::table::{first_slot, next_slot};

/// Bytes of a row: the weight of each label, then the check.
pub const ROW: usize = 16;

/// Bytes before the rows: transition weights by position in the word, label before and label, as
/// little-endian `i16`, in the unit of the rows' weights.
pub const HEADER: usize = POSITIONS * LABELS * LABELS * 2;

/// Words of 64 bits between header and rows: a Bloom filter with two bits of one word for each of
/// the feature hashes that have a row, so that most features that have none are known without
/// touching the rows.
pub const FILTER_WORDS: usize = 1 << 15;

/// Bytes of the filter.
pub const FILTER: usize = FILTER_WORDS * 8;

/// Room for the features of a character: a power of two, so that an index needs a mask and no check.
const ROOM: usize = FEATURES.next_power_of_two();

/// The labels in whole vectors; those past [`LABELS`] stand for nothing.
type Lanes = [i32; 16];

/// The weight of a step that no names can spell: below what any sentence's steps sum up to (a
/// sentence has at most some hundred characters, a character at most 64 weights of 16 bits).
const NEVER: i32 = -(1 << 28);

/// A linear-chain model: the score of a labelling is the sum of the weights of its features and
/// transitions.
///
/// Rows of weights are found by hash in the bytes as they lie in the binary; nothing is parsed but
/// the 676 transitions.
#[derive(Clone, Debug)]
pub struct Model {
    /// By position in the word, label before, label.
    transitions: Box<[[Lanes; LABELS]; POSITIONS]>,
    filter: &'static [[u8; 8]],
    rows: &'static [[u8; ROW]],
}

impl Model {
    /// The model that `bytes` are; bytes that are none give a model that finds nothing.
    pub fn new(bytes: &'static [u8]) -> Self {
        let (header, rest) = bytes.split_at_checked(HEADER).unwrap_or_default();
        let (filter, rows) = rest.split_at_checked(FILTER).unwrap_or_default();
        let mut transitions = Box::new([[[NEVER; 16]; LABELS]; POSITIONS]);
        let rows_of_labels = transitions.as_flattened_mut().iter_mut().enumerate();
        let mut weights = header.as_chunks().0.iter();
        for (row_idx, row) in rows_of_labels {
            for (label, (cell, two)) in row.iter_mut().take(LABELS).zip(&mut weights).enumerate() {
                if may_follow(row_idx % LABELS, label) {
                    *cell = i32::from(i16::from_le_bytes(*two));
                }
            }
        }
        Self {
            transitions,
            filter: filter.as_chunks().0,
            rows: rows.as_chunks().0,
        }
    }

    /// The labelling with the greatest score of all legal ones (Viterbi).
    pub fn label(&self, seen: &Observation) -> Vec<u8> {
        let n = seen.chars.len();
        let mut best_before: Vec<[u8; 16]> = Vec::with_capacity(n);
        // Before the first character the state is that of standing outside every name.
        let mut scores = [NEVER; 16];
        scores[OUTSIDE] = 0;
        for at in 0..n {
            let emissions = self.emissions(seen, at);
            let transitions = &self.transitions[position(seen, at)];
            // Whole vectors and no branches: which label is best is as good as random.
            let mut next: Lanes = [i32::MIN; 16];
            let mut from: Lanes = [0; 16];
            for ((before, row), score) in (0..).zip(transitions).zip(scores) {
                for lane in 0..16 {
                    let through = score + row[lane];
                    let is_better = through > next[lane];
                    next[lane] = if is_better { through } else { next[lane] };
                    from[lane] = if is_better { before } else { from[lane] };
                }
            }
            for lane in 0..16 {
                // Far enough below what is legal, and never so low that it overflows.
                scores[lane] = (next[lane] + emissions[lane]).max(2 * NEVER);
            }
            #[expect(
                clippy::cast_sign_loss,
                clippy::cast_possible_truncation,
                reason = "below 13"
            )]
            best_before.push(from.map(|before| before as u8));
        }
        let mut label = (0..LABELS)
            .filter(|l| !leaves_open(*l))
            .max_by_key(|l| scores[*l])
            .unwrap_or(OUTSIDE);
        let mut labels = vec![0; n];
        for at in (0..n).rev() {
            labels[at] = u8::try_from(label).unwrap_or_default();
            label = usize::from(best_before[at][label]);
        }
        labels
    }

    /// The sum of the rows of all features of a character.
    fn emissions(&self, seen: &Observation, at: usize) -> Lanes {
        // In passes over small arrays: hashing, filtering, fetching and adding each run without
        // waiting for the memory of the others.
        let mut hashes = [0_u64; FEATURES];
        let mut slots = hashes.iter_mut();
        features(seen, at, |hash| {
            if let Some(slot) = slots.next() {
                *slot = hash;
            }
        });
        let mut likely = [0_u64; ROOM];
        let mut count = 0;
        for hash in hashes {
            let (word, bits) = filter_bits(hash);
            likely[count % ROOM] = hash;
            let filter = self.filter.get(word).copied().map_or(0, u64::from_le_bytes);
            count += usize::from(filter & bits == bits);
        }
        let mut fetched = [[0_u8; ROW]; ROOM];
        for (row, hash) in fetched.iter_mut().zip(&likely[..count]) {
            *row = self
                .rows
                .get(first_slot(*hash, self.rows.len()))
                .copied()
                .unwrap_or_default();
        }
        let mut sums = [0_i16; ROW];
        for (row, hash) in fetched.iter().zip(&likely[..count]) {
            let found = check_of(row);
            if found == row_check(*hash) {
                add(&mut sums, row);
            } else if found != 0
                && let Some(row) = self.displaced_row(*hash)
            {
                add(&mut sums, row);
            }
        }
        sums.map(i32::from)
    }

    /// The row of a feature that does not stand in its first slot.
    #[cold]
    fn displaced_row(&self, hash: u64) -> Option<&'static [u8; ROW]> {
        let check = row_check(hash);
        let mut slot = first_slot(hash, self.rows.len());
        loop {
            slot = next_slot(slot, self.rows.len());
            let row = self.rows.get(slot)?;
            match check_of(row) {
                0 => return None,
                found if found == check => return Some(row),
                _ => {}
            }
        }
    }
}

#[inline]
fn add(sums: &mut [i16; ROW], row: &[u8; ROW]) {
    for (sum, weight) in sums.iter_mut().zip(row) {
        *sum += i16::from(weight.cast_signed());
    }
}

/// What stands in the check of a row; 0 in a free slot.
const fn check_of(row: &[u8; ROW]) -> u32 {
    let [.., a, b, c] = *row;
    u32::from_le_bytes([a, b, c, 0])
}

/// The word of the filter that a feature has its two bits in, and these bits.
pub const fn filter_bits(hash: u64) -> (usize, u64) {
    let word = (hash >> 21) as usize % FILTER_WORDS;
    (word, 1 << (hash >> 36 & 63) | 1 << (hash >> 42 & 63))
}

/// What a row keeps of its feature's hash in its last three bytes, never 0.
pub const fn row_check(hash: u64) -> u32 {
    hash as u32 & 0x00ff_ffff | 1
}

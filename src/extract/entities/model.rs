use super::features::{FEATURES, POSITIONS, features, position};
use super::labels::{LABELS, OUTSIDE, PREDECESSORS, leaves_open};
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

/// A linear-chain model: the score of a labelling is the sum of the weights of its features and
/// transitions.
///
/// Rows of weights are found by hash in the bytes as they lie in the binary; nothing is parsed but
/// the 676 transitions.
#[derive(Clone, Debug)]
pub struct Model {
    transitions: Box<[[[i32; LABELS]; LABELS]; POSITIONS]>,
    filter: &'static [[u8; 8]],
    rows: &'static [[u8; ROW]],
}

impl Model {
    /// The model that `bytes` are; bytes that are none give a model that finds nothing.
    pub fn new(bytes: &'static [u8]) -> Self {
        let (header, rest) = bytes.split_at_checked(HEADER).unwrap_or_default();
        let (filter, rows) = rest.split_at_checked(FILTER).unwrap_or_default();
        let mut transitions = Box::new([[[0; LABELS]; LABELS]; POSITIONS]);
        let cells = transitions.as_flattened_mut().as_flattened_mut();
        for (cell, &two) in cells.iter_mut().zip(header.as_chunks().0) {
            *cell = i32::from(i16::from_le_bytes(two));
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
        let mut best_before: Vec<[u8; LABELS]> = Vec::with_capacity(n);
        // Before the first character the state is that of standing outside every name.
        let mut scores = [i32::MIN / 2; LABELS];
        scores[OUTSIDE] = 0;
        for at in 0..n {
            let emissions = self.emissions(seen, at);
            let transitions = &self.transitions[position(seen, at)];
            let mut next = [i32::MIN / 2; LABELS];
            let mut from = [0_u8; LABELS];
            for label in 0..LABELS {
                for &before in PREDECESSORS[label] {
                    let score = scores[before] + transitions[before][label];
                    if score > next[label] {
                        next[label] = score;
                        #[expect(clippy::cast_possible_truncation, reason = "below 13")]
                        {
                            from[label] = before as u8;
                        }
                    }
                }
                next[label] += emissions[label];
            }
            scores = next;
            best_before.push(from);
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
    fn emissions(&self, seen: &Observation, at: usize) -> [i32; LABELS] {
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
        std::array::from_fn(|label| i32::from(sums[label]))
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

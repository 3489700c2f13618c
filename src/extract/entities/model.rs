use super::features::{FEATURES, POSITIONS, features, position};
use super::labels::{LABELS, OUTSIDE, PREDECESSORS, leaves_open};
use super::observation::Observation;
use super::table::{first_slot, next_slot};

/// Bytes of a row: the weight of each label, then the check.
pub const ROW: usize = 16;

/// Bytes before the rows: transition weights by position in the word, label before and label, as
/// little-endian `i16`, in the unit of the rows' weights.
pub const HEADER: usize = POSITIONS * LABELS * LABELS * 2;

/// Bytes between header and rows: one bit for each of the feature hashes that have a row, so that
/// most features that have none are known without touching the rows.
pub const FILTER: usize = 1 << 18;

/// The filter of a model that knows no feature.
static NO_FEATURES: [u8; FILTER] = [0; FILTER];

/// A linear-chain model: the score of a labelling is the sum of the weights of its features and
/// transitions.
///
/// Rows of weights are found by hash in the bytes as they lie in the binary; nothing is parsed but
/// the 676 transitions.
#[derive(Clone, Debug)]
pub struct Model {
    transitions: Box<[[[i32; LABELS]; LABELS]; POSITIONS]>,
    filter: &'static [u8; FILTER],
    rows: &'static [[u8; ROW]],
}

impl Model {
    /// The model that `bytes` are; bytes that are none give a model that finds nothing.
    pub fn new(bytes: &'static [u8]) -> Self {
        let (header, rest) = bytes.split_at_checked(HEADER).unwrap_or_default();
        let (filter, rows) = rest.split_first_chunk().unwrap_or((&NO_FEATURES, &[]));
        let mut transitions = Box::new([[[0; LABELS]; LABELS]; POSITIONS]);
        let cells = transitions.as_flattened_mut().as_flattened_mut();
        for (cell, &two) in cells.iter_mut().zip(header.as_chunks().0) {
            *cell = i32::from(i16::from_le_bytes(two));
        }
        Self {
            transitions,
            filter,
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
        // In three passes over small arrays: hashing, filtering and adding each run without waiting
        // for the memory of the others.
        let mut hashes = [0_u64; FEATURES];
        let mut slots = hashes.iter_mut();
        features(seen, at, |hash| {
            if let Some(slot) = slots.next() {
                *slot = hash;
            }
        });
        // A power of two, so that an index needs a mask and no check.
        let mut likely = [0_u64; FEATURES.next_power_of_two()];
        let mut count = 0;
        for hash in hashes {
            let bit = filter_bit(hash);
            likely[count % FEATURES.next_power_of_two()] = hash;
            count += usize::from(self.filter[bit / 8] >> (bit % 8) & 1);
        }
        let mut sums = [0_i16; ROW];
        for hash in &likely[..count] {
            if let Some(row) = self.row(*hash) {
                for (sum, weight) in sums.iter_mut().zip(row) {
                    *sum += i16::from(weight.cast_signed());
                }
            }
        }
        std::array::from_fn(|label| i32::from(sums[label]))
    }

    #[inline]
    fn row(&self, hash: u64) -> Option<&'static [u8; ROW]> {
        let check = row_check(hash);
        let mut slot = first_slot(hash, self.rows.len());
        while let Some(row) = self.rows.get(slot) {
            let [.., _, a, b, c] = *row;
            let found = u32::from_le_bytes([a, b, c, 0]);
            if found == check {
                return Some(row);
            }
            if found == 0 {
                return None;
            }
            slot = next_slot(slot, self.rows.len());
        }
        None
    }
}

/// The bit of a feature in the filter.
pub const fn filter_bit(hash: u64) -> usize {
    (hash >> 21) as usize % (FILTER * 8)
}

/// What a row keeps of its feature's hash in its last three bytes, never 0.
pub const fn row_check(hash: u64) -> u32 {
    hash as u32 & 0x00ff_ffff | 1
}

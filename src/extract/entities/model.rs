use super::features::{FEATURES, POSITIONS, Variety, features, position};
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

/// The filter of a model without rows.
static NO_FILTER: [[u8; 8]; FILTER_WORDS] = [[0; 8]; FILTER_WORDS];

/// The labels in whole vectors; those past [`LABELS`] stand for nothing. All numbers are whole and, but
/// for [`NEVER`], below 2^24, so that the sums are exact: a sentence has at most 256 characters, a
/// character one transition of 16 bits and 64 weights of 8. As floating-point numbers, because the
/// greater of two vectors of them is one instruction on every processor.
type Lanes = [f32; 16];

/// The weight of a step that no names can spell: below what any sentence's steps sum up to.
const NEVER: f32 = -((1 << 28) as f32);

/// A linear-chain model: the score of a labelling is the sum of the weights of its features and
/// transitions.
///
/// Rows of weights are found by hash in the bytes as they lie in the binary; nothing is parsed but
/// the 676 transitions.
#[derive(Clone, Debug)]
pub struct Model {
    /// By position in the word, label before, label.
    transitions: Box<[[Lanes; LABELS]; POSITIONS]>,
    filter: &'static [[u8; 8]; FILTER_WORDS],
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
                    *cell = f32::from(i16::from_le_bytes(*two));
                }
            }
        }
        Self {
            transitions,
            filter: filter.as_chunks().0.try_into().unwrap_or(&NO_FILTER),
            rows: rows.as_chunks().0,
        }
    }

    /// The labelling with the greatest score of all legal ones (Viterbi).
    pub fn label(&self, seen: &Observation) -> Vec<u8> {
        let n = seen.chars.len();
        // The scores of the labels of what stands before each character. Which label they came from
        // is only asked along the best path, where it is found again from the scores.
        let mut before: Vec<Lanes> = Vec::with_capacity(n);
        let mut scores = [NEVER; 16];
        // Before the first character the state is that of standing outside every name.
        scores[OUTSIDE] = 0.0;
        let mut likely = [0; ROOM];
        for at in 0..n {
            before.push(scores);
            let emissions = self.emissions(seen, at, &mut likely);
            // Whole vectors and no branches: which label is best is as good as random.
            let mut next: Lanes = [f32::MIN; 16];
            for (row, score) in self.transitions[position(seen, at)].iter().zip(scores) {
                for lane in 0..16 {
                    let through = score + row[lane];
                    next[lane] = if through > next[lane] {
                        through
                    } else {
                        next[lane]
                    };
                }
            }
            for lane in 0..16 {
                scores[lane] = next[lane] + emissions[lane];
            }
        }
        let mut label = (0..LABELS)
            .filter(|l| !leaves_open(*l))
            .max_by(|a, b| scores[*a].total_cmp(&scores[*b]))
            .unwrap_or(OUTSIDE);
        let mut labels = vec![0; n];
        for (at, scores) in before.iter().enumerate().rev() {
            labels[at] = u8::try_from(label).unwrap_or_default();
            let rows = &self.transitions[position(seen, at)];
            let mut best = f32::MIN;
            let to = label;
            for (from, row) in rows.iter().enumerate() {
                if scores[from] + row[to] > best {
                    best = scores[from] + row[to];
                    label = from;
                }
            }
        }
        labels
    }

    /// The sum of the rows of all features of a character.
    #[inline]
    fn emissions(&self, seen: &Observation, at: usize, likely: &mut [u64; ROOM]) -> Lanes {
        // First all hashes, then all rows: memory is waited for once and not for each feature.
        let mut count = 0;
        features(seen, at, |hash, variety| {
            likely[count % ROOM] = hash;
            count += match variety {
                Variety::Few => 1,
                Variety::Many => self.may_have_row(hash),
            };
        });
        self.sum_of_rows(&likely[..count.min(ROOM)]).map(f32::from)
    }

    /// The sum of the rows of features. By itself, so that it lies in whole vectors, whatever it is made
    /// into.
    #[inline(never)]
    fn sum_of_rows(&self, likely: &[u64]) -> [i16; ROW] {
        let mut sums = [0; ROW];
        for row in likely.iter().filter_map(|hash| self.row(*hash)) {
            for (sum, weight) in sums.iter_mut().zip(row) {
                *sum += i16::from(weight.cast_signed());
            }
        }
        sums
    }

    /// 1 where a feature may have a row, 0 where it has none.
    #[inline]
    fn may_have_row(&self, hash: u64) -> usize {
        let (word, [one, other]) = filter_bits(hash);
        let filter = u64::from_le_bytes(self.filter[word]);
        (filter >> one & filter >> other & 1) as usize
    }

    /// The row of a feature.
    #[inline]
    fn row(&self, hash: u64) -> Option<&'static [u8; ROW]> {
        let row = self.rows.get(first_slot(hash, self.rows.len()))?;
        match check_of(row) {
            found if found == row_check(hash) => Some(row),
            0 => None,
            _ => self.displaced_row(hash),
        }
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

/// What stands in the check of a row; 0 in a free slot.
const fn check_of(row: &[u8; ROW]) -> u32 {
    (u128::from_le_bytes(*row) >> 104) as u32
}

/// The word of the filter that a feature has its two bits in, and which bits these are.
pub const fn filter_bits(hash: u64) -> (usize, [u64; 2]) {
    let word = (hash >> 21) as usize % FILTER_WORDS;
    (word, [hash >> 36 & 63, hash >> 42 & 63])
}

/// What a row keeps of its feature's hash in its last three bytes, never 0.
pub const fn row_check(hash: u64) -> u32 {
    hash as u32 & 0x00ff_ffff | 1
}

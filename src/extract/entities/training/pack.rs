use std::collections::BTreeMap;

use crate::extract::entities::features::POSITIONS;
use crate::extract::entities::labels::{KINDS, LABELS, OUTSIDE, continues, may_follow};
use crate::extract::entities::model::{FILTER_WORDS, ROW, filter_bits, row_check};
use crate::extract::entities::table::{FactTable, Facts, PREFIX_BYTES, RunHash, first_slot};

/// Slots for each entry: a chain stays short, a look-up ends soon.
const SLOTS_PER_ENTRY: f64 = 1.25;

fn slot_count(entries: usize) -> usize {
    (entries as f64 * SLOTS_PER_ENTRY) as usize + 8
}

/// The facts as the bytes that [`FactTable`] reads.
pub fn pack_facts(facts: &BTreeMap<String, Facts>) -> Vec<u8> {
    let mut prefixes = vec![0_u8; PREFIX_BYTES];
    let mut slots = vec![[0_u8; 8]; slot_count(facts.len())];
    let count = slots.len();
    for (run, facts) in facts {
        let mut chars = run.chars();
        if let (Some(first), Some(second), true) = (
            chars.next(),
            chars.next(),
            facts.division() + facts.known_kind() > 0,
        ) {
            let bit = FactTable::prefix_bit(first, second);
            prefixes[bit / 8] |= 1 << (bit % 8);
        }
        let hash = RunHash::of(run).value();
        let mut entry = [0; 8];
        entry[..4].copy_from_slice(&FactTable::check(hash).to_le_bytes());
        entry[4..].copy_from_slice(&facts.0.to_le_bytes());
        place(&mut slots, first_slot(hash, count), entry);
    }
    prefixes.extend(slots.into_iter().flatten());
    prefixes
}

/// Puts an entry in the first free slot from `slot` on, from the end around to the beginning.
fn place<const N: usize>(slots: &mut [[u8; N]], slot: usize, entry: [u8; N]) {
    let free = (slot..slots.len())
        .chain(0..slot)
        .find(|s| slots[*s] == [0; N]);
    if let Some(free) = free {
        slots[free] = entry;
    }
}

/// Weights of features and transitions as real numbers.
pub struct RealModel {
    /// By feature hash.
    pub rows: Vec<(u64, [f32; LABELS])>,
    /// By position, label before, label.
    pub transitions: [[[f32; LABELS]; LABELS]; POSITIONS],
}

/// How far a model leans towards names: what is learnt with features left out at random (dropout) is
/// too shy of them, and precision above recall can be traded for it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Leaning {
    /// Taken off the weight of every step that stays outside names.
    pub off_outside: f32,
    /// Put on the packed weight of every step that begins a name, by kind.
    pub on_begin: [i16; KINDS.len()],
}

/// The model as the bytes that `Model` reads: weights in steps of `max / 127`, greater ones cut.
pub fn pack_model(model: &RealModel, max: f32, leaning: Leaning) -> Vec<u8> {
    let step = max / 127.0;
    let mut bytes = Vec::new();
    for table in &model.transitions {
        for (before, row) in table.iter().enumerate() {
            for (label, weight) in row.iter().enumerate() {
                let legal = may_follow(before, label);
                let (off, on) = match label {
                    OUTSIDE => (leaning.off_outside, 0),
                    _ if continues(label) => (0.0, 0),
                    _ => (0.0, leaning.on_begin[(label - 1) / 4]),
                };
                let weight = if legal {
                    ((weight - off) / step).round() as i16 + on
                } else {
                    0
                };
                bytes.extend(weight.to_le_bytes());
            }
        }
    }
    let mut slots = vec![[0_u8; ROW]; slot_count(model.rows.len())];
    let count = slots.len();
    let mut filter = vec![0_u64; FILTER_WORDS];
    for (hash, weights) in &model.rows {
        let mut row = [0; ROW];
        for (byte, weight) in row.iter_mut().zip(weights) {
            *byte = (weight / step).round().clamp(-127.0, 127.0) as i8 as u8;
        }
        if row == [0; ROW] {
            continue;
        }
        let (word, bits) = filter_bits(*hash);
        filter[word] |= 1 << bits[0] | 1 << bits[1];
        row[LABELS..].copy_from_slice(&row_check(*hash).to_le_bytes()[..3]);
        place(&mut slots, first_slot(*hash, count), row);
    }
    bytes.extend(filter.into_iter().flat_map(u64::to_le_bytes));
    bytes.extend(slots.into_iter().flatten());
    bytes
}

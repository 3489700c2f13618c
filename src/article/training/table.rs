//! The table that [`Continuity`](crate::article::continuity::Continuity) reads.

use std::cmp::Reverse;

use crate::article::continuity::{COUNT_BITS, SLOTS, STEPS, buckets_of, fingerprint};

/// Times that runs may make room for each other before the last one is left out.
const KICKS: u64 = 2_000;

/// Builds the bytes of a model from counted runs: `(hash, count)`, each hash once, learnt from `total`
/// characters.
///
/// The table is filled to nineteen twentieths. Which run moves when both its buckets are full is
/// decided by its hash, so equal counts give equal bytes.
pub(super) fn table(counts: &[(u64, u32)], total: f64) -> Vec<u8> {
    let buckets = (counts.len() * 20 / 19 / SLOTS).max(1) + 1;
    let mut slots: Vec<Option<(u64, u32)>> = vec![None; buckets * SLOTS];
    for &entry in counts {
        let mut entry = entry;
        let mut from = usize::MAX;
        for kick in 0..KICKS {
            let pair = buckets_of(entry.0, buckets);
            let free = places(pair).find(|&s| slots[s].is_none());
            if let Some(slot) = free {
                slots[slot] = Some(entry);
                break;
            }
            let bucket = if pair[0] == from { pair[1] } else { pair[0] };
            let victim = bucket * SLOTS
                + usize::try_from((entry.0 >> 17 ^ kick) % SLOTS as u64).unwrap_or_default();
            if let Some(moved) = slots[victim].replace(entry) {
                entry = moved;
            }
            from = bucket;
        }
    }
    keep_the_frequent(&mut slots, buckets);
    #[expect(clippy::cast_possible_truncation, reason = "a logarithm")]
    let log_total = total.ln() as f32;
    let mut bytes = log_total.to_le_bytes().to_vec();
    bytes.extend([0; 4]);
    for slot in slots {
        let packed = slot.map_or(0, |(hash, count)| {
            u16::try_from(fingerprint(hash)).unwrap_or_default() << COUNT_BITS | quantised(count)
        });
        bytes.extend(packed.to_le_bytes());
    }
    bytes
}

/// Of runs that look alike where one is looked for, only the most frequent stays: of the few thousand
/// common characters some would be read with the count of a rare run, and spoil every cut beside them.
fn keep_the_frequent(slots: &mut [Option<(u64, u32)>], buckets: usize) {
    let mut runs: Vec<(u64, u32)> = slots.iter().flatten().copied().collect();
    runs.sort_unstable_by_key(|&(hash, count)| (Reverse(count), hash));
    for (hash, _) in runs {
        let looks_alike = |run: (u64, u32)| fingerprint(run.0) == fingerprint(hash);
        let alike: Vec<usize> = places(buckets_of(hash, buckets))
            .filter(|&s| slots[s].is_some_and(looks_alike))
            .collect();
        let most = alike
            .iter()
            .copied()
            .max_by_key(|&s| slots[s].map(|(hash, count)| (count, Reverse(hash))));
        for s in alike {
            if Some(s) != most {
                slots[s] = None;
            }
        }
    }
}

/// The slots of two buckets, in the order in which they are read.
fn places(pair: [usize; 2]) -> impl Iterator<Item = usize> {
    pair.into_iter().flat_map(|b| b * SLOTS..(b + 1) * SLOTS)
}

/// `count` as steps of a logarithm, at least one, so that no kept slot is empty.
fn quantised(count: u32) -> u16 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "clamped to five bits right here"
    )]
    let steps = ((count as f32).log2() * STEPS).round().clamp(1.0, 31.0) as u16;
    steps
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::table;
    use crate::article::continuity::{Continuity, hash, head, tail};

    #[test]
    fn a_common_run_is_read_as_it_was_counted_among_many_rare_ones() {
        // So many that some share bucket and print with the common ones.
        let rare = (0..200_000_u32).map(|n| {
            let chars = [n / 400, n % 400].map(|n| char::from_u32(0x4e00 + n).unwrap_or('一'));
            (hash(&chars, None), 1)
        });
        let common: Vec<char> = (0..300)
            .filter_map(|n| char::from_u32(0x6000 + n))
            .collect();
        let mut counts: Vec<(u64, u32)> = rare.collect();
        counts.push((hash(&['木'], None), 20_000));
        for c in &common {
            counts.push((hash(&[*c], None), 1000));
            counts.push((hash(&['木', *c], None), 50));
        }
        let model = Continuity::new(table(&counts, 1e6).leak());
        // Each is as common, and follows as often.
        let gains = common
            .iter()
            .map(|c| model.gain(&tail("木"), &head(&c.to_string())).to_bits());
        assert_eq!(gains.collect::<BTreeSet<u32>>().len(), 1);
    }
}

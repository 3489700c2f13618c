use std::error::Error;
use std::fs;

use super::corpus::Labelled;
use crate::extract::entities::features::position;
use crate::extract::entities::observation::Observation;
use crate::extract::entities::sentences::sentences;
use crate::extract::entities::table::FactTable;
use crate::extract::segmenter::Segmenter;

/// Numbers for each character in what [`write`] writes.
const COLUMNS: usize = 8;

/// Writes what is known of each character of the texts, as [`COLUMNS`] little-endian `u16` each, in
/// order and without a mark between texts: the place in its word with the length of the word, the
/// word's tag (a hash), its cluster, its role with that of the closing word, the division and the
/// known name over the character, its use in names, the depth in a quotation.
pub fn write(
    path: &str,
    texts: &[Labelled],
    segmenter: &Segmenter,
    table: &FactTable,
) -> Result<(), Box<dyn Error>> {
    let mut bytes = Vec::new();
    for (_, sentence) in texts.iter().flat_map(|t| sentences(&t.text)) {
        let seen = Observation::new(sentence, segmenter, table);
        for at in 0..seen.chars.len() {
            let word = seen.words[seen.word_idx[at] as usize];
            let facts = seen.char_facts[at];
            let row: [u64; COLUMNS] = [
                position(&seen, at) as u64 * 8 + (word.end - word.start).min(7) as u64,
                word.tag.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 56,
                u64::from(word.facts.cluster()),
                u64::from((word.facts.role() * 4 + word.closer.0) * 8 + word.closer.1),
                seen.divisions[at].code(),
                seen.known[at].code(),
                u64::from((facts.surname() * 8 + facts.given()) * 8 + facts.foreign()),
                u64::from(seen.quote_depth[at]),
            ];
            bytes.extend(row.iter().flat_map(|n| (*n as u16).to_le_bytes()));
        }
    }
    Ok(fs::write(path, bytes)?)
}

//! Trains the model of which characters follow each other (`assets/model/continuity.bin`).
//!
//! Reads paragraphs, one a line, from standard input and writes the model to standard output:
//!
//! ```text
//! cargo run --release --features train --bin train-continuity < paragraphs.txt > assets/model/continuity.bin
//! ```
//!
//! Equal input gives equal bytes on every machine.

use std::io::{self, BufRead, Write};

use dubao::article::training::{ORDER, START, build_model, fold, hash};

/// Rarer runs tell more of one text than of the language.
const RAREST: [u32; ORDER] = [2, 3, 4, 4, 4];

fn main() -> io::Result<()> {
    let mut runs: [Vec<u64>; ORDER] = Default::default();
    let mut total = 0;
    for line in io::stdin().lock().lines() {
        let folded = line?
            .chars()
            .filter(|c| !c.is_whitespace())
            .map(fold)
            .collect::<Vec<_>>();
        let chars: Vec<char> = std::iter::once(START).chain(folded).collect();
        total += chars.len() as u64;
        for (order, hashes) in runs.iter_mut().enumerate() {
            hashes.extend(chars.windows(order + 1).map(|run| hash(run, None)));
        }
    }
    let mut counts = Vec::new();
    for (order, mut hashes) in runs.into_iter().enumerate() {
        hashes.sort_unstable();
        for run in hashes.chunk_by(|a, b| a == b) {
            let count = u32::try_from(run.len()).unwrap_or(u32::MAX);
            if count >= RAREST[order] {
                counts.push((run[0], count));
            }
        }
    }
    counts.sort_unstable();
    counts.dedup_by_key(|entry| entry.0);
    io::stdout().lock().write_all(&build_model(&counts, total))
}

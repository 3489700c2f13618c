use std::collections::{BTreeMap, HashSet};

use super::corpus::Labelled;
use crate::extract::entities::EntityExtractor;
use crate::extract::entities::labels::KINDS;

/// Prints precision, recall and F1 of labelled texts against others.
#[expect(clippy::print_stdout, reason = "this is what the program is for")]
pub fn print_agreement(name: &str, found: &[Labelled], gold: &[Labelled]) {
    let (mut hits, mut all_found, mut all_gold) = (0, 0, 0);
    for (found, gold) in found.iter().zip(gold) {
        all_found += found.names.len();
        all_gold += gold.names.len();
        hits += found
            .names
            .iter()
            .filter(|n| gold.names.contains(n))
            .count();
    }
    let percent = |a: usize, b: usize| 100.0 * a as f64 / b.max(1) as f64;
    println!(
        "{name:26} P {:5.1} R {:5.1} F {:5.1}",
        percent(hits, all_found),
        percent(hits, all_gold),
        percent(2 * hits, all_found + all_gold)
    );
}

/// Prints precision, recall and F1 (exact span and kind) of the extractor on labelled texts, and
/// the most frequent errors where `errors` is not 0.
#[expect(clippy::print_stdout, reason = "this is what the program is for")]
pub fn print_scores(name: &str, extractor: &EntityExtractor, texts: &[Labelled], errors: usize) {
    let mut counts = [[0_usize; 3]; 4];
    let mut missed: BTreeMap<String, usize> = BTreeMap::new();
    for Labelled { text, names } in texts {
        let found: HashSet<_> = extractor
            .entities_in(text)
            .into_iter()
            .filter(|e| KINDS.contains(&e.kind))
            .map(|e| {
                let (start, end) = e.at.span.in_chars(text);
                (start, end, e.kind)
            })
            .collect();
        let gold: HashSet<_> = names.iter().copied().collect();
        for (kinds, set, column) in [(&found, &gold, 0), (&gold, &found, 1)] {
            for name in kinds {
                let kind = KINDS.iter().position(|k| *k == name.2).unwrap_or(0);
                counts[kind][column] += 1;
                counts[3][column] += 1;
                if set.contains(name) {
                    if column == 0 {
                        counts[kind][2] += 1;
                        counts[3][2] += 1;
                    }
                } else if errors > 0 {
                    let chars: Vec<char> = text.chars().collect();
                    let part = |from: usize, to: usize| chars[from..to].iter().collect::<String>();
                    let line = format!(
                        "{} {:12} …{}[{}]{}…",
                        if column == 0 { "extra " } else { "missed" },
                        format!("{:?}", name.2),
                        part(name.0.saturating_sub(8), name.0),
                        part(name.0, name.1),
                        part(name.1, (name.1 + 8).min(chars.len())),
                    );
                    *missed.entry(line).or_default() += 1;
                }
            }
        }
    }
    let percent = |a: usize, b: usize| {
        if b == 0 {
            0.0
        } else {
            100.0 * a as f64 / b as f64
        }
    };
    let f1 = |[found, gold, hit]: [usize; 3]| percent(2 * hit, found + gold);
    let all = counts[3];
    println!(
        "{name:14} P {:5.1} R {:5.1} F {:5.1}   PER {:5.1} LOC {:5.1} ORG {:5.1}   n {}",
        percent(all[2], all[0]),
        percent(all[2], all[1]),
        f1(all),
        f1(counts[0]),
        f1(counts[1]),
        f1(counts[2]),
        all[1]
    );
    for (line, count) in missed.iter().take(errors) {
        println!("  {count} {line}");
    }
}

use std::collections::{BTreeMap, HashMap, HashSet};

use super::random::Random;

/// Coins names in the manner of others, character by character: what follows a character in one of
/// them follows it in a coined one.
#[derive(Default)]
pub struct Mint {
    follows: BTreeMap<Option<char>, Vec<Option<char>>>,
}

impl Mint {
    pub fn new<'n>(names: impl Iterator<Item = &'n str>) -> Self {
        let mut mint = Self::default();
        for name in names {
            let mut before = None;
            for c in name.chars().map(Some).chain([None]) {
                mint.follows.entry(before).or_default().push(c);
                before = c;
            }
        }
        mint
    }

    /// A name of 2 to 6 characters.
    pub fn coin(&self, random: &mut Random) -> Option<String> {
        (0..50).find_map(|_| {
            let mut name = String::new();
            let mut before = None;
            while let Some(next) = self.follows.get(&before) {
                match next[(random.unit() * next.len() as f32) as usize % next.len()] {
                    Some(c) if name.len() < 18 => name.push(c),
                    Some(_) => return None,
                    None => break,
                }
                before = name.chars().next_back();
            }
            (name.chars().count() >= 2).then_some(name)
        })
    }
}

/// The characters that stand at least twice as often in `names` as in `texts`.
pub fn transcribing<'t>(
    names: impl Iterator<Item = &'t str>,
    texts: impl Iterator<Item = &'t str>,
) -> HashSet<char> {
    let count = |all: &mut dyn Iterator<Item = &'t str>| {
        let mut counts: HashMap<char, f64> = HashMap::new();
        let mut sum = 0.0;
        for c in all.flat_map(str::chars) {
            *counts.entry(c).or_default() += 1.0;
            sum += 1.0;
        }
        (counts, sum)
    };
    let (in_names, all_names) = count(&mut names.into_iter());
    let (in_texts, all_texts) = count(&mut texts.into_iter());
    (in_names.into_iter())
        .filter(|(c, n)| {
            matches!(c, '一'..='龥') && *n >= 5.0 && n / all_names >= 2.0 * in_texts.get(c).unwrap_or(&1.0) / all_texts
        })
        .map(|(c, _)| c)
        .collect()
}

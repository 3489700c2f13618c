use std::collections::HashMap;

use super::corpus::{Labelled, SecondWord};
use super::second::{SECOND_FEATURES, Second};
use crate::extract::entities::features::{FEATURES, features, position};
use crate::extract::entities::labels::{OUTSIDE, leaves_open, may_follow, spell};
use crate::extract::entities::observation::Observation;
use crate::extract::entities::sentences::sentences;
use crate::extract::entities::table::FactTable;
use crate::extract::segmenter::Segmenter;

/// One sentence to learn from.
pub struct Example {
    /// Feature ids, `width` for each character.
    pub features: Vec<u32>,
    pub positions: Vec<u8>,
    pub labels: Vec<u8>,
    pub weight: f32,
}

/// Sentences to learn from.
#[derive(Default)]
pub struct Examples {
    pub hashes: Vec<u64>,
    pub ids: HashMap<u64, u32>,
    pub counts: Vec<u32>,
    pub examples: Vec<Example>,
    pub width: usize,
}

/// The id of a feature that was forgotten.
pub const NO_FEATURE: u32 = u32::MAX;

impl Examples {
    /// Adds the sentences of `texts`; `second` are another tagger's words of each, or empty.
    pub fn add(
        &mut self,
        texts: &[Labelled],
        weight: f32,
        segmenter: &Segmenter,
        table: &FactTable,
        second: &[Vec<SecondWord>],
    ) {
        for (text_idx, Labelled { text, names }) in texts.iter().enumerate() {
            let second = second.get(text_idx).map(|words| Second::new(text, words));
            let labels = spell(text.chars().count(), names);
            let mut char_start = 0;
            for (_, sentence) in sentences(text) {
                let seen = Observation::new(sentence, segmenter, table);
                let n = seen.chars.len();
                let sentence_start = char_start;
                let mut labels = labels[char_start..char_start + n].to_vec();
                char_start += n;
                // A name across the cut of an overlong sentence is lost to training.
                if !legal(&labels) {
                    labels.fill(0);
                }
                let mut example = Example {
                    features: Vec::new(),
                    positions: (0..n).map(|at| position(&seen, at) as u8).collect(),
                    labels,
                    weight,
                };
                for at in 0..n {
                    let mut learn = |hash| {
                        let next = self.hashes.len() as u32;
                        let id = *self.ids.entry(hash).or_insert(next);
                        if id == next {
                            self.hashes.push(hash);
                            self.counts.push(0);
                        }
                        self.counts[id as usize] += 1;
                        example.features.push(id);
                    };
                    features(&seen, at, |hash, _| learn(hash));
                    if let Some(second) = &second {
                        second.features(sentence_start + at, &mut learn);
                    }
                }
                if n > 0 {
                    self.width = FEATURES + if second.is_some() { SECOND_FEATURES } else { 0 };
                    self.examples.push(example);
                }
            }
        }
    }

    /// The ids of known features of each character of a text, sentence by sentence.
    pub fn known(
        &self,
        seen: &Observation,
        second: Option<&Second>,
        char_start: usize,
    ) -> Vec<Vec<u32>> {
        (0..seen.chars.len())
            .map(|at| {
                let mut ids = Vec::new();
                let mut look_up = |hash| ids.extend(self.ids.get(&hash));
                features(seen, at, |hash, _| look_up(hash));
                if let Some(second) = second {
                    second.features(char_start + at, &mut look_up);
                }
                ids
            })
            .collect()
    }

    /// Forgets the features that `keep` says no to.
    pub fn retain(&mut self, keep: impl Fn(usize) -> bool) {
        let mut new_ids = vec![NO_FEATURE; self.hashes.len()];
        let mut kept = 0;
        for (id, new_id) in new_ids.iter_mut().enumerate() {
            if keep(id) {
                *new_id = kept as u32;
                self.hashes[kept] = self.hashes[id];
                self.counts[kept] = self.counts[id];
                kept += 1;
            }
        }
        self.hashes.truncate(kept);
        self.counts.truncate(kept);
        self.ids = (self.hashes.iter().zip(0..))
            .map(|(h, id)| (*h, id))
            .collect();
        for id in self.examples.iter_mut().flat_map(|e| &mut e.features) {
            *id = new_ids.get(*id as usize).copied().unwrap_or(NO_FEATURE);
        }
    }
}

fn legal(labels: &[u8]) -> bool {
    let mut before = OUTSIDE;
    let steps = labels.iter().all(|l| {
        let ok = may_follow(before, usize::from(*l));
        before = usize::from(*l);
        ok
    });
    steps && !leaves_open(before)
}

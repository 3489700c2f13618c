use super::corpus::{Labelled, SecondWord};
use super::crf::{Settings, train_in_full};
use super::examples::Examples;
use super::pack::RealModel;
use super::second::Second;
use crate::extract::entities::features::position;
use crate::extract::entities::labels::{LABELS, OUTSIDE, leaves_open, may_follow, spelled};
use crate::extract::entities::observation::Observation;
use crate::extract::entities::sentences::sentences;
use crate::extract::entities::table::FactTable;
use crate::extract::segmenter::Segmenter;

/// A model that labels with a second tagger's help.
pub struct Teacher {
    examples: Examples,
    model: RealModel,
}

impl Teacher {
    /// Learns from examples that were added with a second tagger's words.
    pub fn train(mut examples: Examples, settings: &Settings) -> Self {
        let model = train_in_full(&mut examples, settings);
        examples.examples = Vec::new();
        Self { examples, model }
    }

    /// Labels a text.
    pub fn label(
        &self,
        text: &str,
        words: &[SecondWord],
        segmenter: &Segmenter,
        table: &FactTable,
    ) -> Labelled {
        let second = Second::new(text, words);
        let mut names = Vec::new();
        let mut char_start = 0;
        for (_, sentence) in sentences(text) {
            let seen = Observation::new(sentence, segmenter, table);
            let ids = self.examples.known(&seen, Some(&second), char_start);
            let labels = self.best(&seen, &ids);
            names.extend(
                (spelled(&labels).into_iter()).map(|(a, b, k)| (char_start + a, char_start + b, k)),
            );
            char_start += seen.chars.len();
        }
        Labelled {
            text: text.to_owned(),
            names,
        }
    }

    fn best(&self, seen: &Observation, ids: &[Vec<u32>]) -> Vec<u8> {
        let mut scores = [f32::MIN / 4.0; LABELS];
        scores[OUTSIDE] = 0.0;
        let mut froms = Vec::new();
        for (at, ids) in ids.iter().enumerate() {
            let table = &self.model.transitions[position(seen, at)];
            let mut next = [f32::MIN / 4.0; LABELS];
            let mut from = [0_usize; LABELS];
            for label in 0..LABELS {
                for before in (0..LABELS).filter(|b| may_follow(*b, label)) {
                    let score = scores[before] + table[before][label];
                    if score > next[label] {
                        next[label] = score;
                        from[label] = before;
                    }
                }
                next[label] += ids
                    .iter()
                    .map(|id| self.model.rows[*id as usize].1[label])
                    .sum::<f32>();
            }
            scores = next;
            froms.push(from);
        }
        let mut label = (0..LABELS)
            .filter(|l| !leaves_open(*l))
            .max_by(|a, b| scores[*a].total_cmp(&scores[*b]))
            .unwrap_or(OUTSIDE);
        let mut labels = vec![0; ids.len()];
        for at in (0..ids.len()).rev() {
            labels[at] = label as u8;
            label = froms[at][label];
        }
        labels
    }
}

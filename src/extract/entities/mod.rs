//! Named entities: persons, places, organizations and works.

mod abbreviations;
mod document;
mod features;
mod labels;
mod model;
mod observation;
mod plausible;
mod sentences;
mod table;
#[cfg(feature = "train")]
pub mod training;
mod works;

pub(super) use abbreviations::{declared_short_names, likely_short_names};

use super::segmenter::Segmenter;
use super::{Entity, EntityKind, Mention};
use crate::article::Article;
use crate::text::Span;
use labels::{Name, spelled};
use model::Model;
use observation::Observation;
use plausible::Plausibility;
use table::FactTable;

/// What is known of words and characters, and the weights of the model; `training` makes both.
const FACTS: &[u8] = include_bytes!("../../../assets/model/facts.bin");
const WEIGHTS: &[u8] = include_bytes!("../../../assets/model/weights.bin");

/// Finds named entities.
///
/// Invariants: every span names what stands there; mentions come in order and no two overlap; any
/// text gives an answer, in time linear in its length.
///
/// Making one loads a dictionary (a tenth of a second): once, on a worker, shared by reference.
#[derive(Debug)]
pub struct EntityExtractor {
    segmenter: Segmenter,
    plausible: Plausibility,
    facts: FactTable,
    model: Model,
}

impl EntityExtractor {
    /// Loads the dictionary.
    #[must_use]
    pub fn new() -> Self {
        Self {
            segmenter: Segmenter::new(),
            plausible: Plausibility::built_in(),
            facts: FactTable::new(FACTS),
            model: Model::new(WEIGHTS),
        }
    }

    /// With tables other than the built-in ones.
    #[cfg(feature = "train")]
    #[must_use]
    pub fn with_model(facts: &'static [u8], weights: &'static [u8]) -> Self {
        Self {
            segmenter: Segmenter::new(),
            plausible: Plausibility::built_in(),
            facts: FactTable::new(facts),
            model: Model::new(weights),
        }
    }

    /// The entities of an article's body. The whole article counts: a name that is clear in one
    /// sentence, or stands in the byline, is found everywhere in it.
    #[must_use]
    pub fn entities(&self, article: &Article) -> Vec<Entity> {
        let byline: Vec<_> = (article.byline.iter())
            .filter(|credit| (2..=8).contains(&credit.name.chars().count()))
            .map(|credit| (credit.name.clone(), EntityKind::Person))
            .collect();
        let texts: Vec<&str> = article.body.iter().map(|b| b.text.as_str()).collect();
        self.document(&texts, &byline)
    }

    /// What cuts text into words, for whoever needs the same dictionary.
    #[must_use]
    pub fn segmenter(&self) -> &Segmenter {
        &self.segmenter
    }

    /// The entities of one text, all with block index 0.
    #[must_use]
    pub fn entities_in(&self, text: &str) -> Vec<Entity> {
        self.document(&[text], &[])
    }

    fn document(&self, texts: &[&str], certain: &[(String, EntityKind)]) -> Vec<Entity> {
        let blocks: Vec<_> = texts.iter().map(|text| (*text, self.names(text))).collect();
        let settled = document::agree(&blocks, certain);
        let mut entities = Vec::new();
        for (block_idx, (text, names)) in texts.iter().zip(settled).enumerate() {
            let works = works::works(text)
                .into_iter()
                .map(|span| (span, EntityKind::Work));
            let names = document::merge(works.collect(), &names);
            entities.extend(names.into_iter().map(|(span, kind)| Entity {
                at: Mention { block_idx, span },
                kind,
            }));
        }
        entities
    }

    /// The names that each sentence shows by itself.
    fn names(&self, text: &str) -> Vec<Name> {
        let mut names = Vec::new();
        for (start, sentence) in sentences::sentences(text) {
            let seen = Observation::new(sentence, &self.segmenter, &self.facts);
            let labels = self.model.label(&seen);
            names.extend(spelled(&labels).into_iter().map(|(first, end, kind)| {
                let byte_of = |at: usize| start + seen.byte_starts[at];
                (Span::new(byte_of(first), byte_of(end)), kind)
            }));
        }
        names.retain(|(span, kind)| self.plausible.accepts(span.of(text), *kind));
        names
    }
}

impl Default for EntityExtractor {
    fn default() -> Self {
        Self::new()
    }
}

//! Named entities: persons, places, organizations and works.

mod abbreviations;
mod apposition;
mod document;
mod extension;
mod features;
mod labels;
mod model;
mod observation;
mod page;
mod plausible;
mod sentences;
mod table;
#[cfg(feature = "train")]
pub mod training;
mod works;

pub(super) use abbreviations::{declared_short_names, likely_short_names};
pub use page::MOST_PAGE_ARTICLES;

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
        let mut of_page = Self::entities_of_page(&[(article, &self.read(article))]);
        of_page.pop().unwrap_or_default()
    }

    /// What each sentence of an article shows by itself: the part of the work that takes time, and
    /// that articles do not need each other for.
    #[must_use]
    pub fn read(&self, article: &Article) -> Reading {
        let blocks = article.body.iter();
        Reading(blocks.map(|block| self.names(&block.text)).collect())
    }

    /// The entities of the articles of one page, in the order of `page`. The whole page counts: a
    /// name that is clear in one article, or stands in its byline, is found in the others.
    #[must_use]
    pub fn entities_of_page(page: &[(&Article, &Reading)]) -> Vec<Vec<Entity>> {
        let articles: Vec<_> = page
            .iter()
            .map(|(article, read)| page::Member::new(article, read))
            .collect();
        let settled = page::agree(&articles);
        let found = page.iter().zip(settled).map(|((article, _), settled)| {
            let blocks = article.body.iter().zip(settled).enumerate();
            blocks
                .flat_map(|(idx, (block, names))| with_works(idx, &block.text, &names))
                .collect()
        });
        found.collect()
    }

    /// What cuts text into words, for whoever needs the same dictionary.
    #[must_use]
    pub fn segmenter(&self) -> &Segmenter {
        &self.segmenter
    }

    /// The entities of one text, all with block index 0.
    #[must_use]
    pub fn entities_in(&self, text: &str) -> Vec<Entity> {
        let mut settled = document::agree(&[(text, &self.names(text))], &[]);
        with_works(0, text, &settled.pop().unwrap_or_default())
    }

    /// The names that each sentence shows by itself.
    fn names(&self, text: &str) -> Vec<Name> {
        let mut names = Vec::new();
        for (start, sentence) in sentences::sentences(text) {
            let seen = Observation::new(sentence, &self.segmenter, &self.facts);
            let labels = self.model.label(&seen);
            let spelled = spelled(&labels).into_iter();
            let mut found: Vec<_> = spelled
                .filter_map(|(first, end, kind)| self.plausible.whole(&seen, first, end, kind))
                .collect();
            extension::extend(&seen, &self.plausible, &mut found);
            apposition::read_predicates(&seen, &self.plausible, &mut found);
            apposition::read_lists(&seen, &mut found);
            apposition::read_glosses(&seen, &mut found);
            apposition::read_phrases(&seen, &mut found);
            let byte_of = |at: usize| start + seen.byte_starts[at];
            let found = found.into_iter();
            names.extend(
                found.map(|(first, end, kind)| (Span::new(byte_of(first), byte_of(end)), kind)),
            );
        }
        for (span, kind) in &mut names {
            let name = span.of(text);
            match kind {
                EntityKind::Person => {
                    span.byte_end = span.byte_start + self.plausible.bare(name).len();
                }
                EntityKind::Organization => span.byte_start += self.plausible.led(name),
                EntityKind::Place | EntityKind::Work => {}
            }
            *kind = self.plausible.kind(span.of(text), *kind);
        }
        names.retain(|(span, kind)| self.plausible.accepts(span.of(text), *kind));
        names
    }
}

/// The names of a block and its works, which come first where they overlap.
fn with_works(block_idx: usize, text: &str, names: &[Name]) -> Vec<Entity> {
    let works = works::works(text).into_iter();
    let works = works.map(|span| (span, EntityKind::Work)).collect();
    let entity = |(span, kind)| Entity {
        at: Mention { block_idx, span },
        kind,
    };
    document::merge(works, names)
        .into_iter()
        .map(entity)
        .collect()
}

/// The names that the sentences of an article show each by itself, before the article and its page
/// have been heard.
#[derive(Clone, Debug, Default)]
pub struct Reading(Vec<Vec<Name>>);

impl Default for EntityExtractor {
    fn default() -> Self {
        Self::new()
    }
}

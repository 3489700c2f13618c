//! Named entities: persons, places, organizations and works.

mod document;
mod lexicon;
mod names;
mod works;

use super::segmenter::Segmenter;
use super::{Entity, EntityKind, Mention};
use crate::article::Article;
use crate::text::Span;
use document::{KnownNames, merge};
use lexicon::Lexicon;

/// Finds named entities.
///
/// Invariants: every span names what stands there; mentions come in order and no two overlap; any
/// text gives an answer, in time linear in its length.
///
/// Making one loads a dictionary (a tenth of a second): once, on a worker, shared by reference.
#[derive(Debug)]
pub struct EntityExtractor {
    segmenter: Segmenter,
    lexicon: Lexicon,
}

impl EntityExtractor {
    /// Loads the dictionary and the lexicons.
    #[must_use]
    pub fn new() -> Self {
        Self {
            segmenter: Segmenter::new(),
            lexicon: Lexicon::built_in(),
        }
    }

    /// The entities of an article's body. The whole article counts: a name of the byline is found
    /// everywhere in it.
    #[must_use]
    pub fn entities(&self, article: &Article) -> Vec<Entity> {
        let mut known = KnownNames::of_byline(article);
        // A byline is certain: it wins over what the sentence alone suggests.
        let blocks: Vec<_> = (article.body.iter())
            .map(|b| merge(known.find(&b.text), &self.names(&b.text)))
            .collect();
        for (block, names) in article.body.iter().zip(&blocks) {
            for (span, kind) in names {
                let name = span.of(&block.text);
                // Two characters are too often part of another word, a person's name least.
                let least = if *kind == EntityKind::Person { 2 } else { 3 };
                if name.chars().count() >= least && *kind != EntityKind::Work {
                    known.add(name, *kind);
                }
            }
        }
        let mut entities = Vec::new();
        for (block_idx, (block, names)) in article.body.iter().zip(blocks).enumerate() {
            let again = known.find(&block.text);
            entities.extend(mentions(block_idx, merge(names, &again)));
        }
        entities
    }

    /// The entities of one text, all with block index 0.
    #[must_use]
    pub fn entities_in(&self, text: &str) -> Vec<Entity> {
        mentions(0, self.names(text)).collect()
    }

    fn names(&self, text: &str) -> Vec<(Span, EntityKind)> {
        let works = works::works(text)
            .into_iter()
            .map(|span| (span, EntityKind::Work))
            .collect();
        let words = self.segmenter.segment(text);
        merge(works, &names::tagged_names(&words, &self.lexicon))
    }
}

impl Default for EntityExtractor {
    fn default() -> Self {
        Self::new()
    }
}

fn mentions(block_idx: usize, names: Vec<(Span, EntityKind)>) -> impl Iterator<Item = Entity> {
    names.into_iter().map(move |(span, kind)| Entity {
        at: Mention { block_idx, span },
        kind,
    })
}

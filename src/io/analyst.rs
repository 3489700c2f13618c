use std::sync::OnceLock;

use crate::article::Article;
use crate::extract::figures::{figures_and_dates, figures_with, name_subjects};
use crate::extract::{
    Analysis, DateMention, Entity, EntityExtractor, Figure, Reading, figures, identities,
};

/// What was found in an article by itself.
#[derive(Debug)]
pub(crate) struct Read {
    figures: Vec<Figure>,
    dates: Vec<DateMention>,
    names: Reading,
}

/// All that can be found in articles, for work without a screen. One serves all threads; what takes
/// time to load is loaded when it is first needed.
#[derive(Debug, Default)]
pub(crate) struct Analyst {
    entities: OnceLock<EntityExtractor>,
}

impl Analyst {
    pub fn new() -> Self {
        Self::default()
    }

    /// What can be found in an article before the others of its page are known: nearly all the work.
    pub fn read(&self, article: &Article) -> Read {
        let extractor = self.extractor();
        let (figures, dates) = figures_and_dates(article, extractor.segmenter());
        Read {
            figures,
            dates,
            names: extractor.read(article),
        }
    }

    /// All that can be found in the articles of a page, where names of one are found in the others.
    /// `read` is of `page`, in its order.
    pub fn agree(page: &[&Article], read: Vec<Read>) -> Vec<Analysis> {
        let names: Vec<_> = page
            .iter()
            .copied()
            .zip(read.iter().map(|read| &read.names))
            .collect();
        let entities = EntityExtractor::entities_of_page(&names);
        let analysis = |((article, mut read), entities): ((&&Article, Read), Vec<Entity>)| {
            name_subjects(article, &mut read.figures, &entities);
            Analysis {
                figures: read.figures,
                dates: read.dates,
                identities: identities(article, &entities),
                entities,
            }
        };
        page.iter().zip(read).zip(entities).map(analysis).collect()
    }

    /// What can be found in an article without a dictionary: figures with value and unit.
    pub fn bare_figures(article: &Article) -> Analysis {
        Analysis {
            figures: figures(article),
            ..Analysis::default()
        }
    }

    /// Whether [`Self::read`] has nothing to load any more.
    pub fn is_loaded(&self) -> bool {
        self.entities.get().is_some()
    }

    /// The figures of an article, with what they measure.
    pub fn figures(&self, article: &Article) -> Vec<Figure> {
        let extractor = self.extractor();
        let mut figures = figures_with(article, extractor.segmenter());
        name_subjects(article, &mut figures, &extractor.entities(article));
        figures
    }

    /// The names of an article, and nothing else.
    pub fn names(&self, article: &Article) -> Analysis {
        let entities = self.extractor().entities(article);
        Analysis {
            identities: identities(article, &entities),
            entities,
            ..Analysis::default()
        }
    }

    fn extractor(&self) -> &EntityExtractor {
        self.entities.get_or_init(EntityExtractor::new)
    }
}

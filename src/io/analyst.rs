use std::sync::OnceLock;

use crate::article::Article;
use crate::extract::figures::{figures_and_dates, figures_with, name_subjects};
use crate::extract::{Analysis, Entity, EntityExtractor, Figure, figures};

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

    /// All that can be found in an article.
    pub fn analyse(&self, article: &Article) -> Analysis {
        let extractor = self.extractor();
        let (mut figures, dates) = figures_and_dates(article, extractor.segmenter());
        let entities = extractor.entities(article);
        name_subjects(article, &mut figures, &entities);
        Analysis {
            figures,
            dates,
            entities,
        }
    }

    /// What can be found in an article without a dictionary: figures with value and unit.
    pub fn bare_figures(article: &Article) -> Analysis {
        Analysis {
            figures: figures(article),
            ..Analysis::default()
        }
    }

    /// Whether [`Self::analyse`] has nothing to load any more.
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

    /// The entities of one text, with block index 0.
    pub fn entities_in(&self, text: &str) -> Vec<Entity> {
        self.extractor().entities_in(text)
    }

    fn extractor(&self) -> &EntityExtractor {
        self.entities.get_or_init(EntityExtractor::new)
    }
}

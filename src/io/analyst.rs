use std::sync::OnceLock;

use crate::article::Article;
use crate::extract::{Analysis, Entity, EntityExtractor, figures};

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

    /// The figures and entities of an article.
    pub fn analyse(&self, article: &Article) -> Analysis {
        Analysis {
            figures: figures(article),
            entities: self.extractor().entities(article),
        }
    }

    /// The entities of one text, with block index 0.
    pub fn entities_in(&self, text: &str) -> Vec<Entity> {
        self.extractor().entities_in(text)
    }

    fn extractor(&self) -> &EntityExtractor {
        self.entities.get_or_init(EntityExtractor::new)
    }
}

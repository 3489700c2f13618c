use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::Names;

use crate::article::{Article, ArticleId, Document, Dropped, Warning};
use crate::extract::{Analysis, MOST_PAGE_ARTICLES};

/// A source of more text is not heard as a whole: it would be long until anything is known of it.
const PAGE_BYTES: usize = 256 * 1024;

/// The articles that are open, in reading order. Documents are only ever added at the end, so an
/// [`ArticleIdx`] names the same article for as long as the edition lives.
#[derive(Clone, Debug, Default)]
pub struct Edition {
    sources: Vec<Source>,
    entries: Vec<Entry>,
    analyses: usize,
    names: Arc<Names>,
}

/// Names one article of an [`Edition`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ArticleIdx(pub usize);

/// One article and what is known of it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The text.
    pub article: Arc<Article>,
    /// Its id, computed once.
    pub id: ArticleId,
    /// Bytes of its titles and body: what work on it costs.
    pub text_bytes: usize,
    /// Index into [`Edition::sources`].
    pub source_idx: usize,
    /// Figures and entities, once a worker has found them.
    pub analysis: Option<Arc<Analysis>>,
    /// How often a worker has told what it found: figures first, then names, too.
    pub analysis_count: usize,
}

/// Where articles came from.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its name.
    pub name: String,
    /// The paper that most of its articles name, if any does.
    pub outlet: Option<String>,
    /// What stands in none of its articles.
    pub dropped: Vec<Dropped>,
    /// What a reader should know of it. `article_idx` counts within the source.
    pub warnings: Vec<Warning>,
    /// Its articles: `first_article.0 .. first_article.0 + article_count`.
    pub first_article: ArticleIdx,
    /// How many articles it holds.
    pub article_count: usize,
}

impl Edition {
    /// Adds a document's articles at the end.
    pub fn push(&mut self, document: Document) {
        let source_idx = self.sources.len();
        self.sources.push(Source {
            name: document.source,
            outlet: commonest_outlet(&document.articles),
            dropped: document.dropped,
            warnings: document.warnings,
            first_article: ArticleIdx(self.entries.len()),
            article_count: document.articles.len(),
        });
        self.entries
            .extend(document.articles.into_iter().map(|article| Entry {
                id: article.id(),
                text_bytes: text_bytes(&article),
                article: Arc::new(article),
                source_idx,
                analysis: None,
                analysis_count: 0,
            }));
    }

    /// All articles, in reading order.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Where the articles came from, in the order they were opened.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// One article.
    #[must_use]
    pub fn get(&self, idx: ArticleIdx) -> Option<&Entry> {
        self.entries.get(idx.0)
    }

    /// How often a worker has told what it found in any article.
    #[must_use]
    pub fn analyses(&self) -> usize {
        self.analyses
    }

    /// Everybody and everything that the articles name, as far as it was joined.
    #[must_use]
    pub fn names(&self) -> &Arc<Names> {
        &self.names
    }

    /// Notes what the names of the articles turned out to be.
    pub fn set_names(&mut self, names: Arc<Names>) {
        self.names = names;
    }

    /// The articles that are heard together with one, itself among them: those of its page, or
    /// itself alone where its source is no page but a collection, or very long.
    #[must_use]
    pub fn page_of(&self, idx: ArticleIdx) -> Range<usize> {
        let alone = idx.0..idx.0 + 1;
        let Some(source) = self
            .get(idx)
            .and_then(|entry| self.sources.get(entry.source_idx))
        else {
            return alone;
        };
        let first = source.first_article.0;
        let page = first..first + source.article_count;
        let entries = self.entries.get(page.clone()).unwrap_or_default();
        let bytes: usize = entries.iter().map(|entry| entry.text_bytes).sum();
        if page.len() > MOST_PAGE_ARTICLES || bytes > PAGE_BYTES {
            alone
        } else {
            page
        }
    }

    /// Notes what was found in an article.
    pub fn set_analysis(&mut self, idx: ArticleIdx, analysis: Arc<Analysis>) {
        if let Some(entry) = self.entries.get_mut(idx.0) {
            entry.analysis = Some(analysis);
            entry.analysis_count += 1;
            self.analyses += 1;
        }
    }
}

/// The outlet named most often; of several, the one named first.
fn commonest_outlet(articles: &[Article]) -> Option<String> {
    let outlets: Vec<&str> = articles
        .iter()
        .filter_map(|a| a.outlet.as_deref())
        .collect();
    let mut counts = HashMap::new();
    for outlet in &outlets {
        *counts.entry(*outlet).or_insert(0_usize) += 1;
    }
    let most = counts.values().max()?;
    let commonest = outlets
        .iter()
        .find(|outlet| counts.get(*outlet) == Some(most))?;
    Some((*commonest).to_owned())
}

fn text_bytes(article: &Article) -> usize {
    let titles = [&article.kicker, &article.title, &article.subtitle];
    let titles = titles.into_iter().flatten().map(String::len);
    let body = article.body.iter().map(|block| block.text.len());
    titles.chain(body).sum()
}

use crate::library::ArticleIdx;
use crate::text::Row;

/// One screen row of the list of headlines.
#[derive(Clone, Debug, PartialEq)]
pub enum ListRow {
    /// A source and its number, an index into [`crate::library::Edition::sources`].
    Source(usize),
    /// One row of an article's headline.
    Headline {
        /// Which article.
        article: ArticleIdx,
        /// Which row of its headline this is, from 0; number and marks stand on the first.
        line_idx: usize,
        /// The glyphs; offsets are into [`headline_text`] of the article.
        row: Row,
    },
}

/// What the list shows for an article: its headline, or the beginning of its text where it has none.
#[must_use]
pub fn headline_text(article: &crate::article::Article) -> &str {
    article
        .title
        .as_deref()
        .or_else(|| article.body.first().map(|b| b.text.as_str()))
        .unwrap_or("")
}

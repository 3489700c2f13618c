use crate::compose::Part;
use crate::library::ArticleIdx;
use crate::text::Span;

/// What is searched for and where it was found.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// The text looked for; empty when there is no search.
    pub query: String,
    /// Where it stands, in reading order over the edition.
    pub matches: Vec<Match>,
    /// The match the person is at, an index into `matches`.
    pub current: Option<usize>,
}

/// One match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Match {
    /// In which article.
    pub article: ArticleIdx,
    /// In which of its texts.
    pub part: Part,
    /// Where in that text.
    pub span: Span,
}

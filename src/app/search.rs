use std::collections::VecDeque;
use std::ops::Range;

use super::headlines::headline_part;
use super::model::Place;
use super::needle::Needle;
use crate::article::Article;
use crate::compose::{Part, part_text};
use crate::library::{ArticleIdx, Edition};
use crate::text::Span;

/// No more matches than these are kept.
const MAX_MATCHES: usize = 100_000;
/// So many bytes of text are searched between two looks at the keys.
const SLICE_BYTES: usize = 512 * 1024;
/// What an article costs beside its text, so that a million empty ones are sliced, too.
const ARTICLE_COST_BYTES: usize = 64;

/// What is searched for and where it was found.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// The text looked for; empty when there is no search.
    pub query: String,
    /// Where it is looked for.
    pub scope: SearchScope,
    /// Where it stands, in reading order over the edition.
    pub matches: Vec<Match>,
    /// The match the person is at, an index into `matches`.
    pub current: Option<usize>,
    /// What is yet to be searched.
    scan: Option<Scan>,
    /// The person waits for the first match from here on.
    pub(super) seek: Option<Place>,
}

/// Where is searched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SearchScope {
    /// In the text of every article, its headlines included.
    #[default]
    Text,
    /// In what the list shows.
    Headlines,
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

/// A search in progress.
#[derive(Clone, Debug)]
struct Scan {
    needle: Needle,
    /// Articles yet to be searched, in the order of the search; nothing when all were.
    todo: VecDeque<Range<usize>>,
    /// How far the first of them was searched: the part's number in `parts`, and a byte of it.
    at: (usize, usize),
    /// Whether there were too many matches to keep.
    is_capped: bool,
}

impl Search {
    /// Begins a search: from an article on to the end of the edition, then from its beginning.
    pub(super) fn begin(query: &str, scope: SearchScope, edition: &Edition, from: Place) -> Self {
        let count = edition.entries().len();
        let first = from.article.0.min(count);
        let scan = Needle::new(query).map(|needle| Scan {
            needle,
            todo: [first..count, 0..first].into(),
            at: (0, 0),
            is_capped: false,
        });
        Self {
            query: query.to_owned(),
            scope,
            seek: scan.is_some().then_some(from),
            scan,
            ..Self::default()
        }
    }

    /// Whether every article was searched and every match is kept; otherwise there are at least as
    /// many as `matches` holds.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        let scan = self.scan.as_ref();
        scan.is_none_or(|scan| scan.todo.is_empty() && !scan.is_capped)
    }

    /// Whether there is more to search.
    pub(super) fn is_scanning(&self) -> bool {
        let scan = self.scan.as_ref();
        scan.is_some_and(|scan| !scan.todo.is_empty())
    }

    /// Articles came in: they are searched, too.
    pub(super) fn articles_added(&mut self, added: Range<usize>) {
        if let Some(scan) = self.scan.as_mut().filter(|scan| !scan.is_capped) {
            match scan.todo.back_mut() {
                Some(last) if last.end == added.start => last.end = added.end,
                _ => scan.todo.push_back(added),
            }
        }
    }

    /// Searches a slice, small enough to be done between two keys.
    pub(super) fn go_on(&mut self, edition: &Edition) {
        let Some(scan) = self.scan.as_mut() else {
            return;
        };
        let mut budget = SLICE_BYTES;
        while budget > 0 && !scan.todo.is_empty() {
            let mut found = Vec::new();
            scan.slice(edition, self.scope, &mut budget, &mut found);
            found.truncate(MAX_MATCHES - self.matches.len());
            if let Some(first) = found.first() {
                let at = self.matches.partition_point(|m| m < first);
                if let Some(current) = self.current.as_mut().filter(|current| **current >= at) {
                    *current += found.len();
                }
                self.matches.splice(at..at, found);
            }
            if self.matches.len() >= MAX_MATCHES {
                scan.todo.clear();
                scan.is_capped = true;
            }
        }
    }

    /// The first match at or after a place.
    pub(super) fn first_from(&self, place: Place) -> Option<usize> {
        let idx = self.matches.partition_point(|m| start(m) < key(place));
        (idx < self.matches.len()).then_some(idx)
    }

    /// The last match before a place.
    pub(super) fn last_before(&self, place: Place) -> Option<usize> {
        self.matches
            .partition_point(|m| start(m) < key(place))
            .checked_sub(1)
    }
}

fn start(m: &Match) -> (ArticleIdx, Part, usize) {
    (m.article, m.part, m.span.byte_start)
}

fn key(place: Place) -> (ArticleIdx, Part, usize) {
    (place.article, place.part, place.byte_start)
}

impl Scan {
    /// Searches on in the first range of articles, until it or the budget is at an end.
    fn slice(
        &mut self,
        edition: &Edition,
        scope: SearchScope,
        budget: &mut usize,
        found: &mut Vec<Match>,
    ) {
        while *budget > 0 {
            let Some(range) = self.todo.front_mut() else {
                return;
            };
            let entry = edition.get(ArticleIdx(range.start));
            let Some(entry) = entry.filter(|_| range.start < range.end) else {
                self.todo.pop_front();
                return;
            };
            let article = ArticleIdx(range.start);
            let (part_idx, byte) = self.at;
            let Some(part) = nth_part(&entry.article, scope, part_idx) else {
                range.start += 1;
                self.at = (0, 0);
                *budget = budget.saturating_sub(ARTICLE_COST_BYTES);
                continue;
            };
            let text = part_text(&entry.article, part);
            let end = self.needle.find(&text, byte, *budget, |span| {
                found.push(Match {
                    article,
                    part,
                    span,
                });
            });
            *budget = budget.saturating_sub(end - byte + 1);
            self.at = if end < text.len() {
                (part_idx, end)
            } else {
                (part_idx + 1, 0)
            };
        }
    }
}

/// The texts of an article that are searched, in reading order.
fn nth_part(article: &Article, scope: SearchScope, idx: usize) -> Option<Part> {
    const TITLES: [Part; 4] = [Part::Kicker, Part::Title, Part::Subtitle, Part::Byline];
    match scope {
        SearchScope::Headlines => (idx == 0).then(|| headline_part(article)),
        SearchScope::Text if idx < TITLES.len() => TITLES.get(idx).copied(),
        SearchScope::Text => {
            let block_idx = idx - TITLES.len();
            (block_idx < article.body.len()).then_some(Part::Body(block_idx))
        }
    }
}

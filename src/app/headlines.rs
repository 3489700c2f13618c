use std::sync::Arc;

use ratatui::layout::Rect;

use crate::article::Article;
use crate::compose::Part;
use crate::library::{ArticleIdx, Edition, Source};
use crate::text::{AmbiguousWidth, Row, set_headline};

/// A headline takes no more rows of the list than these.
const MAX_ROWS: usize = 3;

/// The list of headlines. Only what shows is laid out, so twenty thousand cost no more than twenty.
#[derive(Clone, Debug, Default)]
pub struct Headlines {
    /// The rows that show, top first; none while the list does not show.
    pub rows: Arc<Vec<ListRow>>,
    /// First item that shows. An item is a source or a headline: see [`ItemIdx`].
    pub(super) top: ItemIdx,
    /// What the rows were laid out for.
    pub(super) laid_for: Option<LaidFor>,
}

/// One screen row of the list of headlines.
#[derive(Clone, Debug, PartialEq)]
pub enum ListRow {
    /// A source and its number, an index into [`Edition::sources`]; [`source_name`] names it.
    Source(usize),
    /// One row of an article's headline.
    Headline {
        /// Which article.
        article: ArticleIdx,
        /// Which row of its headline this is, from 0; number and marks stand on the first.
        line_idx: usize,
        /// The glyphs; offsets are into [`headline_text`] of the article.
        row: Row,
        /// The headline goes on, but no more of it shows: `…` stands behind this row, and there is
        /// room for it.
        is_cut: bool,
    },
}

/// The columns of the list, each as first cell and number of cells, counted from the list's left
/// edge. One cell is free on both sides of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListColumns {
    /// Whether the article is the one in the reader, and whether it was read.
    pub mark: (u16, u16),
    /// Its number in the edition, from 1; flush right.
    pub number: (u16, u16),
    /// Its headline.
    pub text: (u16, u16),
    /// How many figures it has; flush right.
    pub count: (u16, u16),
}

/// What the list shows for an article: its headline, or the beginning of its text where it has none.
#[must_use]
pub fn headline_text(article: &Article) -> &str {
    article
        .title
        .as_deref()
        .or_else(|| article.body.first().map(|b| b.text.as_str()))
        .unwrap_or("")
}

/// The part of the article that [`headline_text`] is.
pub(super) fn headline_part(article: &Article) -> Part {
    match article.title {
        Some(_) => Part::Title,
        None => Part::Body(0),
    }
}

/// A source's name as a reader wants it: of a file, its name without folders and extension.
#[must_use]
pub fn source_name(source: &Source) -> &str {
    let name = source.name.trim_end_matches('/');
    let name = name.rsplit('/').next().unwrap_or(name);
    match name.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() && extension.len() <= 5 => stem,
        _ => name,
    }
}

/// The columns of a list of this place, for an edition of so many articles.
#[must_use]
pub fn list_columns(list: Rect, article_count: usize) -> ListColumns {
    const COUNT_COLS: u16 = 3;
    let digits = article_count.max(10).ilog10() + 1;
    let number_cols = u16::try_from(digits)
        .unwrap_or(u16::MAX)
        .min(list.width / 4);
    let text_col = 2 + number_cols + 1;
    let text_cols = list.width.saturating_sub(text_col + 1 + COUNT_COLS + 1);
    ListColumns {
        mark: (0, 1),
        number: (2, number_cols),
        text: (text_col, text_cols),
        count: (text_col + text_cols + 1, COUNT_COLS),
    }
}

/// Counts the list's items: each source, and after it its headlines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ItemIdx(pub(super) usize);

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Item {
    Source(usize),
    Headline(ArticleIdx),
}

/// What the visible rows depend on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LaidFor {
    pub(super) size: (u16, u16),
    pub(super) text_cols: u16,
    pub(super) ambiguous: AmbiguousWidth,
    pub(super) top: ItemIdx,
    pub(super) article: ArticleIdx,
    pub(super) item_count: usize,
}

/// The list's items, laid out one by one when asked.
#[derive(Clone, Copy)]
pub(super) struct Items<'a> {
    pub(super) edition: &'a Edition,
    pub(super) text_cols: usize,
    pub(super) ambiguous: AmbiguousWidth,
}

impl Items<'_> {
    pub(super) fn count(self) -> usize {
        self.edition.sources().len() + self.edition.entries().len()
    }

    pub(super) fn of_article(self, article: ArticleIdx) -> ItemIdx {
        let entry = self.edition.get(article);
        ItemIdx(entry.map_or(0, |entry| article.0 + entry.source_idx + 1))
    }

    pub(super) fn at(self, item: ItemIdx) -> Option<Item> {
        let sources = self.edition.sources();
        let first_item = |source_idx: usize| sources[source_idx].first_article.0 + source_idx;
        // The last source that begins at or before the item.
        let (mut low, mut high) = (0, sources.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if first_item(middle) <= item.0 {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let source_idx = low.checked_sub(1)?;
        match item.0 - first_item(source_idx) {
            0 => Some(Item::Source(source_idx)),
            nth if nth <= sources[source_idx].article_count => {
                Some(Item::Headline(ArticleIdx(item.0 - source_idx - 1)))
            }
            _ => None,
        }
    }

    fn rows_of(self, item: ItemIdx) -> Vec<ListRow> {
        match self.at(item) {
            None => Vec::new(),
            Some(Item::Source(source_idx)) => vec![ListRow::Source(source_idx)],
            Some(Item::Headline(article)) => {
                let text = self
                    .edition
                    .get(article)
                    .map_or("", |e| headline_text(&e.article));
                let (rows, is_cut) = headline_rows(text, self.text_cols, self.ambiguous);
                let last = rows.len().saturating_sub(1);
                rows.into_iter()
                    .enumerate()
                    .map(|(line_idx, row)| ListRow::Headline {
                        article,
                        line_idx,
                        row,
                        is_cut: is_cut && line_idx == last,
                    })
                    .collect()
            }
        }
    }

    /// The rows from an item on, as many as fit.
    pub(super) fn rows_from(self, top: ItemIdx, height: usize) -> Vec<ListRow> {
        let mut rows = Vec::new();
        let mut item = top.0;
        while rows.len() < height && item < self.count() {
            rows.extend(self.rows_of(ItemIdx(item)));
            item += 1;
        }
        rows.truncate(height);
        rows
    }

    /// The topmost item from which on everything up to `last` still fits.
    pub(super) fn top_for(self, last: ItemIdx, height: usize) -> ItemIdx {
        let mut rows = self.rows_of(last).len();
        let mut top = last.0;
        while top > 0 {
            rows += self.rows_of(ItemIdx(top - 1)).len();
            if rows > height {
                break;
            }
            top -= 1;
        }
        ItemIdx(top)
    }

    /// Where the list must begin for an item to show, moving it as little as may be.
    pub(super) fn reveal(self, item: ItemIdx, top: ItemIdx, height: usize) -> ItemIdx {
        if item <= top {
            // The first headline of a source brings its name along.
            let above = item.0.checked_sub(1).map(ItemIdx);
            return match above.and_then(|above| self.at(above).map(|it| (above, it))) {
                Some((above, Item::Source(_))) if height > MAX_ROWS => above,
                _ => item,
            };
        }
        top.max(self.top_for(item, height))
    }
}

/// The rows of one headline, and whether it was cut.
fn headline_rows(text: &str, cols: usize, ambiguous: AmbiguousWidth) -> (Vec<Row>, bool) {
    // A whole paragraph may stand for a headline: no more of it than could show is looked at.
    let reach = text.char_indices().nth(cols * MAX_ROWS + 1);
    let seen = reach.map_or(text, |(end, _)| text.get(..end).unwrap_or(text));
    let mut rows = set_headline(seen, &[], cols, ambiguous);
    let is_cut = rows.len() > MAX_ROWS || seen.len() < text.len();
    rows.truncate(MAX_ROWS);
    if rows.is_empty() {
        rows.push(Row::default());
    }
    if let Some(last) = rows.last_mut().filter(|_| is_cut) {
        let room = cols.saturating_sub(ambiguous.char_width('…'));
        while last.width_cols() > room {
            last.glyphs.pop();
        }
    }
    (rows, is_cut)
}

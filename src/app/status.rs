use std::sync::Arc;

use ratatui::layout::Rect;

use super::headlines::{Items, ListColumns, list_columns};
use super::{Layout, Model, PaneId, column, layout};
use crate::compose::Setting;
use crate::extract::Analysis;
use crate::library::{ArticleIdx, Entry};

/// Where in the edition and in the article the person is, for header and footer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Number of the article, from 1.
    pub article: usize,
    /// Articles in the edition.
    pub article_count: usize,
    /// Number of the source, from 1.
    pub source: usize,
    /// Sources in the edition.
    pub source_count: usize,
    /// How much of the article stands above the lower edge of the reader, 0 to 100.
    pub percent: usize,
}

/// What follows from the model, for whoever draws it.
impl Model {
    /// Where everything stands.
    #[must_use]
    pub fn layout(&self) -> Layout {
        layout(self.screen, &self.panes)
    }

    /// The column of text in the reader, where the composition's rows are painted from
    /// `reading.top_row` on: a glyph's `col` counts from its left edge. `None` while the reader
    /// does not show.
    #[must_use]
    pub fn column(&self) -> Option<Rect> {
        let reader = self.layout().reader?;
        Some(column(reader, self.setting.measure_cols))
    }

    /// How the text is set: as the person wants it, as far as the reader is wide enough.
    #[must_use]
    pub fn effective_setting(&self) -> Setting {
        let reading = self.layout().reading;
        Setting {
            measure_cols: usize::from(column(reading, self.setting.measure_cols).width).max(2),
            ..self.setting
        }
    }

    /// The article in the reader, once there is any.
    #[must_use]
    pub fn entry(&self) -> Option<&Entry> {
        self.edition.get(self.reading.article)
    }

    /// What was found in it, once it was analysed.
    #[must_use]
    pub fn analysis(&self) -> Option<&Arc<Analysis>> {
        self.entry()?.analysis.as_ref()
    }

    /// How many figures an article has, once it was analysed.
    #[must_use]
    pub fn figure_count(&self, article: ArticleIdx) -> Option<usize> {
        let analysis = self.edition.get(article)?.analysis.as_ref()?;
        Some(analysis.figures.len())
    }

    /// Whether an article was read.
    #[must_use]
    pub fn is_read(&self, article: ArticleIdx) -> bool {
        self.edition
            .get(article)
            .is_some_and(|entry| self.reading.read.contains(&entry.id))
    }

    /// Where the person is; `None` in an empty edition.
    #[must_use]
    pub fn position(&self) -> Option<Position> {
        let entry = self.entry()?;
        let rows = self.reading.composition.rows.len();
        let shown = (self.reading.top_row + self.rows_of(PaneId::Reader)).min(rows);
        Some(Position {
            article: self.reading.article.0 + 1,
            article_count: self.edition.entries().len(),
            source: entry.source_idx + 1,
            source_count: self.edition.sources().len(),
            percent: (shown * 100).checked_div(rows).unwrap_or(100),
        })
    }

    /// The columns of the list, where it shows.
    #[must_use]
    pub fn list_columns(&self) -> Option<ListColumns> {
        let list = self.layout().headlines?;
        Some(list_columns(list, self.edition.entries().len()))
    }

    /// Rows that a pane shows, or would show were it not hidden now.
    pub(super) fn rows_of(&self, pane: PaneId) -> usize {
        let layout = self.layout();
        let place = layout.pane(pane).unwrap_or(layout.reading);
        usize::from(place.height).max(1)
    }

    /// The items of the list, laid out for its present width.
    pub(super) fn list_items(&self) -> Items<'_> {
        Items {
            edition: &self.edition,
            text_cols: self
                .list_columns()
                .map_or(2, |columns| usize::from(columns.text.1)),
            ambiguous: self.setting.ambiguous,
        }
    }
}

//! The pane of details: all that is known of the chosen figure or name.

mod fields;
mod number;
mod sentence;

use std::ops::Range;
use std::sync::Arc;

use super::Model;
use crate::extract::{DateMention, Direction, Entity, Figure, Identity, Mention};
use crate::lang::Lang;
use crate::lang::screen::Label;
use crate::library::{ArticleIdx, Named, SamePlace};
use crate::text::AmbiguousWidth;

/// No more places are listed than these: nobody goes through more one by one.
const MAX_PLACES: usize = 500;

/// All that is known of the chosen figure or name.
#[derive(Clone, Debug, Default)]
pub struct Details {
    /// One entry a screen row; none while the pane does not show.
    pub rows: Arc<Vec<DetailRow>>,
    /// First row that shows.
    pub top_row: usize,
    /// The row the pane's own keys move: a place, if there is any.
    pub cursor_row: usize,
    /// What the rows were laid out for.
    pub(super) laid_for: Option<LaidFor>,
}

/// What rows of details were laid out for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LaidFor {
    article: ArticleIdx,
    chosen: Option<Mention>,
    width: u16,
    ambiguous: AmbiguousWidth,
    lang: Lang,
    /// What was known of the edition.
    analyses: usize,
    /// Names that were joined.
    names: usize,
}

impl LaidFor {
    /// Whether both are about the same mention.
    pub(super) fn is_about_the_same(self, other: Self) -> bool {
        (self.article, self.chosen) == (other.article, other.chosen)
    }
}

/// One screen row of the details.
#[derive(Clone, Debug, PartialEq)]
pub enum DetailRow {
    /// One field, or two side by side.
    Fields(Vec<DetailField>),
    /// What the places below are, and how many there are.
    PlacesTitle {
        /// What they are.
        label: Label,
        /// How many.
        count: usize,
    },
    /// A place that can be gone to: another figure of the indicator, or an article with the name.
    Place(SamePlace),
}

/// One field of the details, or one row of it.
#[derive(Clone, Debug, PartialEq)]
pub struct DetailField {
    /// Cells from the left edge of the pane to its label.
    pub col: u16,
    /// Its label; none on its further rows.
    pub label: Option<Label>,
    /// Cells from the left edge of the pane to its words.
    pub words_col: u16,
    /// Its words.
    pub words: String,
    /// Bytes of the words that are the chosen mention.
    pub marked: Range<usize>,
    /// Which way the figure moved, for the field that tells it.
    pub direction: Option<Direction>,
}

/// What is chosen.
#[derive(Clone, Copy, Debug)]
pub enum Chosen<'m> {
    /// A figure.
    Figure(&'m Figure),
    /// A name.
    Entity(&'m Entity),
    /// A date or a period.
    Date(&'m DateMention),
}

impl Details {
    /// Whether a row is one that can be chosen.
    #[must_use]
    pub fn is_choosable(&self, row_idx: usize) -> bool {
        matches!(self.rows.get(row_idx), Some(DetailRow::Place(_)))
    }
}

impl Model {
    /// What is chosen in the reader; `None` where nothing is, or no longer.
    #[must_use]
    pub fn chosen(&self) -> Option<Chosen<'_>> {
        let (at, analysis) = (self.reading.chosen?, self.analysis()?);
        let figures = &analysis.figures;
        if let Ok(idx) = figures.binary_search_by_key(&at, |figure| figure.at) {
            return figures.get(idx).map(Chosen::Figure);
        }
        let entity = analysis.entities.iter().find(|entity| entity.at == at);
        let date = analysis.dates.iter().find(|date| date.at == at);
        entity.map(Chosen::Entity).or(date.map(Chosen::Date))
    }

    /// Who the chosen name is, with its place among [`crate::extract::Analysis::identities`].
    pub(super) fn chosen_identity(&self) -> Option<(usize, &Identity)> {
        let (at, analysis) = (self.reading.chosen?, self.analysis()?);
        let entity_idx = analysis
            .entities
            .iter()
            .position(|entity| entity.at == at)?;
        let mut identities = analysis.identities.iter().enumerate();
        identities.find(|(_, identity)| identity.mentions.contains(&entity_idx))
    }

    /// What the chosen name is over the whole edition, once its names were joined.
    pub(super) fn chosen_named(&self) -> Option<&Named> {
        let (idx, _) = self.chosen_identity()?;
        self.edition.names().of(self.reading.article, idx)
    }

    /// What the rows of the details are to be laid out for; `None` while they do not show.
    pub(super) fn wanted_details(&self) -> Option<LaidFor> {
        let pane = self.layout().details?;
        Some(LaidFor {
            article: self.reading.article,
            chosen: self.reading.chosen,
            // One cell is free on both sides.
            width: pane.width.saturating_sub(2),
            ambiguous: self.setting.ambiguous,
            lang: self.lang,
            analyses: self.edition.analyses(),
            names: self.edition.names().all().len(),
        })
    }

    /// The rows of the details.
    pub(super) fn detail_rows(&self, laid_for: LaidFor) -> Vec<DetailRow> {
        let Some(chosen) = self.chosen() else {
            return Vec::new();
        };
        let mut rows = fields::rows(self, chosen, laid_for.width);
        let article = self.reading.article;
        let (label, mut places) = match chosen {
            Chosen::Figure(figure) => {
                let places = self.edition.same_indicator(article, figure);
                (Label::SameIndicator, places)
            }
            Chosen::Entity(_) => {
                let identity = self.chosen_identity();
                let places = identity.map(|(idx, _)| self.edition.same_name(article, idx));
                (Label::AlsoIn, places.unwrap_or_default())
            }
            Chosen::Date(_) => return rows,
        };
        if !places.is_empty() {
            rows.push(DetailRow::PlacesTitle {
                label,
                count: places.len(),
            });
            places.truncate(MAX_PLACES);
            rows.extend(places.into_iter().map(DetailRow::Place));
        }
        rows
    }
}

use std::sync::Arc;

use crate::extract::{Analysis, EntityKind, Mention};
use crate::library::ArticleIdx;

/// Key figures and entities of the article in the reader.
#[derive(Clone, Debug, Default)]
pub struct Sidebar {
    /// One entry a screen row; none while nothing is known of the article.
    pub rows: Arc<Vec<SidebarRow>>,
    /// First row that shows.
    pub top_row: usize,
    /// The row the sidebar's own keys move; always one that can be chosen, if there is any.
    pub cursor_row: usize,
    /// The article the rows are of, and how often it had been analysed.
    pub(super) rows_of: Option<(ArticleIdx, usize)>,
}

/// One screen row of the sidebar.
#[derive(Clone, Debug, PartialEq)]
pub enum SidebarRow {
    /// "Key figures" and how many there are.
    FiguresTitle {
        /// Figures in the article.
        count: usize,
    },
    /// First row of a figure that has an indicator or a period: these. The figure is an index into
    /// [`crate::extract::Analysis::figures`]; figures stand in order of salience.
    FigureIndicator(usize),
    /// Second row of a figure, or its only one: its value as printed, and its change.
    FigureValue(usize),
    /// A kind of entities and how many different ones there are.
    EntitiesTitle {
        /// Which kind.
        kind: EntityKind,
        /// Different names of it.
        count: usize,
    },
    /// One person, place, organization or work and all its mentions.
    Entity(Arc<EntityGroup>),
    /// An empty row.
    Blank,
}

/// One person, place, organization or work, and all its mentions in the article.
#[derive(Clone, Debug, PartialEq)]
pub struct EntityGroup {
    /// What it names.
    pub kind: EntityKind,
    /// Its fullest name in the article.
    pub name: String,
    /// Of a person: office or profession.
    pub title: Option<String>,
    /// Where it stands under whatever name, in reading order; never empty.
    pub mentions: Vec<Mention>,
}

impl Sidebar {
    /// Whether a row is one that can be chosen: the first row of a figure, or a name.
    #[must_use]
    pub fn is_choosable(&self, row_idx: usize) -> bool {
        match self.rows.get(row_idx) {
            Some(SidebarRow::FigureIndicator(_) | SidebarRow::Entity(_)) => true,
            Some(SidebarRow::FigureValue(figure)) => row_idx.checked_sub(1).is_none_or(|above| {
                self.rows.get(above) != Some(&SidebarRow::FigureIndicator(*figure))
            }),
            _ => false,
        }
    }

    /// The rows of the entry that a row belongs to: both rows of a figure, or the row alone.
    #[must_use]
    pub fn entry_rows(&self, row_idx: usize) -> std::ops::Range<usize> {
        let figure_at = |idx: usize| match self.rows.get(idx) {
            Some(SidebarRow::FigureIndicator(f) | SidebarRow::FigureValue(f)) => Some(*f),
            _ => None,
        };
        let figure = figure_at(row_idx);
        let mut start = row_idx;
        while start > 0 && figure.is_some() && figure_at(start - 1) == figure {
            start -= 1;
        }
        let mut end = row_idx + 1;
        while figure.is_some() && figure_at(end) == figure {
            end += 1;
        }
        start..end
    }
}

/// The sidebar's rows for an article: figures by salience, then names by kind, the most frequent
/// first, ties in reading order.
pub(super) fn rows(analysis: &Analysis) -> Vec<SidebarRow> {
    let mut rows = Vec::new();
    let figures = &analysis.figures;
    if !figures.is_empty() {
        rows.push(SidebarRow::FiguresTitle {
            count: figures.len(),
        });
        let mut order: Vec<usize> = (0..figures.len()).collect();
        order.sort_by(|a, b| figures[*b].salience.total_cmp(&figures[*a].salience));
        for figure_idx in order {
            let figure = &figures[figure_idx];
            if figure.indicator.is_some() || figure.period.is_some() {
                rows.push(SidebarRow::FigureIndicator(figure_idx));
            }
            rows.push(SidebarRow::FigureValue(figure_idx));
        }
    }
    let mut groups = groups(analysis);
    groups.sort_by_key(|group| (group.kind, std::cmp::Reverse(group.mentions.len())));
    for of_kind in groups.chunk_by(|a, b| a.kind == b.kind) {
        if !rows.is_empty() {
            rows.push(SidebarRow::Blank);
        }
        rows.push(SidebarRow::EntitiesTitle {
            kind: of_kind[0].kind,
            count: of_kind.len(),
        });
        rows.extend(
            of_kind
                .iter()
                .cloned()
                .map(Arc::new)
                .map(SidebarRow::Entity),
        );
    }
    rows
}

/// Who is who, in order of the first mention.
fn groups(analysis: &Analysis) -> Vec<EntityGroup> {
    let mention = |idx: &usize| analysis.entities.get(*idx).map(|entity| entity.at);
    let groups = analysis.identities.iter().map(|identity| EntityGroup {
        kind: identity.kind,
        name: identity.name.clone(),
        title: identity.title.clone(),
        mentions: identity.mentions.iter().filter_map(mention).collect(),
    });
    groups.filter(|group| !group.mentions.is_empty()).collect()
}

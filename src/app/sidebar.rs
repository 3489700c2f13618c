use std::sync::Arc;

use crate::extract::{EntityKind, Mention};

/// One screen row of the sidebar.
#[derive(Clone, Debug, PartialEq)]
pub enum SidebarRow {
    /// "Key figures" and how many there are.
    FiguresTitle {
        /// Figures in the article.
        count: usize,
    },
    /// First row of a figure: its indicator and period. The figure is an index into
    /// [`crate::extract::Analysis::figures`]; figures stand in order of salience.
    FigureIndicator(usize),
    /// Second row of a figure: its value as printed, and its change.
    FigureValue(usize),
    /// A kind of entities and how many different ones there are.
    EntitiesTitle {
        /// Which kind.
        kind: EntityKind,
        /// Different names of it.
        count: usize,
    },
    /// One name and all its mentions.
    Entity(Arc<EntityGroup>),
    /// An empty row.
    Blank,
}

/// One name and all its mentions in the article.
#[derive(Clone, Debug, PartialEq)]
pub struct EntityGroup {
    /// What it names.
    pub kind: EntityKind,
    /// The name.
    pub name: String,
    /// Where it stands, in reading order; never empty.
    pub mentions: Vec<Mention>,
}

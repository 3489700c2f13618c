use std::ops::Range;

use super::search::Match;
use super::{Highlight, Model};
use crate::compose::Part;
use crate::extract::{Analysis, Entity, EntityKind, Figure, FigureKind, Mention};
use crate::library::ArticleIdx;
use crate::text::Span;

/// A figure of at least this salience is a key figure of its article.
pub const KEY_SALIENCE: f32 = 0.5;

/// A stretch of text that is drawn otherwise than the text around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where, in the text of the part that was asked for.
    pub span: Span,
    /// Why.
    pub kind: MarkKind,
}

/// Why a stretch of text is marked. Later ones are drawn over earlier ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkKind {
    /// A date or a period.
    Date,
    /// A named entity.
    Entity(EntityKind),
    /// A figure.
    Figure(FigureKind),
    /// A match of the search.
    Match,
    /// The match the person is at.
    CurrentMatch,
    /// The chosen mention.
    Chosen,
}

/// The marks of the article in the reader that touch these bytes of one of its parts, sorted by
/// where they begin and then by kind, so that drawing them in order is right.
///
/// What it costs grows with the bytes asked for, not with the article.
#[must_use]
pub fn marks(model: &Model, part: Part, bytes: Range<usize>) -> Vec<Mark> {
    let article = model.reading.article;
    let range = Span::new(bytes.start, bytes.end);
    let mut marks = matches_in(model, article, part, range);
    let analysis = model.analysis();
    if let (Part::Body(block_idx), Some(analysis)) = (part, analysis) {
        let highlight = model.highlight;
        let chosen = model.reading.chosen;
        for figure in within(&analysis.figures, |f| f.at, block_idx, range) {
            if chosen == Some(figure.at) {
                marks.push(mark(figure.at, MarkKind::Chosen));
            }
            if highlight.shows_figure(figure) {
                marks.push(mark(figure.at, MarkKind::Figure(figure.kind)));
            }
        }
        let dates = within(&analysis.dates, |d| d.at, block_idx, range);
        for date in dates.filter(|_| highlight == Highlight::Dates) {
            if chosen == Some(date.at) {
                marks.push(mark(date.at, MarkKind::Chosen));
            }
            marks.push(mark(date.at, MarkKind::Date));
        }
        for entity in within(&analysis.entities, |e| e.at, block_idx, range) {
            if chosen == Some(entity.at) {
                marks.push(mark(entity.at, MarkKind::Chosen));
            }
            if highlight.shows_entity(entity) {
                marks.push(mark(entity.at, MarkKind::Entity(entity.kind)));
            }
        }
    }
    marks.sort_by_key(|mark| (mark.span.byte_start, mark.kind));
    marks
}

/// The matches of a search that touch these bytes of an article's headline (as
/// [`super::headline_text`] gives it), for the list.
#[must_use]
pub fn headline_marks(model: &Model, article: ArticleIdx, bytes: Range<usize>) -> Vec<Mark> {
    let part = match model.edition.get(article) {
        Some(entry) => super::headlines::headline_part(&entry.article),
        None => return Vec::new(),
    };
    matches_in(model, article, part, Span::new(bytes.start, bytes.end))
}

fn mark(at: Mention, kind: MarkKind) -> Mark {
    Mark {
        span: at.span,
        kind,
    }
}

fn matches_in(model: &Model, article: ArticleIdx, part: Part, range: Span) -> Vec<Mark> {
    let search = &model.search;
    let place = |m: &Match| (m.article, m.part);
    let wanted = (article, part);
    let first = search.matches.partition_point(|m| {
        place(m) < wanted || (place(m) == wanted && m.span.byte_end <= range.byte_start)
    });
    search
        .matches
        .iter()
        .enumerate()
        .skip(first)
        .take_while(|(_, m)| place(m) == wanted && m.span.byte_start < range.byte_end)
        .map(|(idx, m)| Mark {
            span: m.span,
            kind: if search.current == Some(idx) {
                MarkKind::CurrentMatch
            } else {
                MarkKind::Match
            },
        })
        .collect()
}

/// The mentions of a sorted list that touch a range of one block.
fn within<T>(
    list: &[T],
    at: impl Fn(&T) -> Mention,
    block_idx: usize,
    range: Span,
) -> impl Iterator<Item = &T> {
    let first = list.partition_point(|item| {
        let at = at(item);
        at.block_idx < block_idx
            || (at.block_idx == block_idx && at.span.byte_end <= range.byte_start)
    });
    list.iter().skip(first).take_while(move |item| {
        let at = at(item);
        at.block_idx == block_idx && at.span.byte_start < range.byte_end
    })
}

impl Highlight {
    /// All the ways to highlight, in the order that [`super::Action::HighlightNext`] goes.
    pub const ALL: [Self; 15] = [
        Self::All,
        Self::KeyFigures,
        Self::Figures(FigureKind::Money),
        Self::Figures(FigureKind::Percent),
        Self::Figures(FigureKind::Measure),
        Self::Figures(FigureKind::Count),
        Self::Figures(FigureKind::Duration),
        Self::Figures(FigureKind::Multiple),
        Self::Figures(FigureKind::Rank),
        Self::Entities(EntityKind::Person),
        Self::Entities(EntityKind::Place),
        Self::Entities(EntityKind::Organization),
        Self::Entities(EntityKind::Work),
        Self::Dates,
        Self::None,
    ];

    /// Whether it shows a figure.
    #[must_use]
    pub fn shows_figure(self, figure: &Figure) -> bool {
        match self {
            Self::All => true,
            Self::KeyFigures => figure.salience >= KEY_SALIENCE,
            Self::Figures(kind) => figure.kind == kind,
            Self::Entities(_) | Self::Dates | Self::None => false,
        }
    }

    /// Whether it shows a name.
    #[must_use]
    pub fn shows_entity(self, entity: &Entity) -> bool {
        match self {
            Self::All => true,
            Self::Entities(kind) => entity.kind == kind,
            Self::KeyFigures | Self::Figures(_) | Self::Dates | Self::None => false,
        }
    }

    /// Whether the keys for figures stop at a figure: at those that show, or at all where none
    /// would show at all.
    pub(super) fn stops_at_figure(self, figure: &Figure) -> bool {
        match self {
            Self::Entities(_) | Self::Dates | Self::None => true,
            Self::All | Self::KeyFigures | Self::Figures(_) => self.shows_figure(figure),
        }
    }

    /// Whether the keys for names stop at a name.
    pub(super) fn stops_at_entity(self, entity: &Entity) -> bool {
        match self {
            Self::KeyFigures | Self::Figures(_) | Self::Dates | Self::None => true,
            Self::All | Self::Entities(_) => self.shows_entity(entity),
        }
    }
}

/// The mention at a byte of a block: a date where they are highlighted, a figure before a name.
pub(super) fn mention_at(
    analysis: &Analysis,
    highlight: Highlight,
    block_idx: usize,
    byte: usize,
) -> Option<Mention> {
    let range = Span::new(byte, byte + 1);
    let date = within(&analysis.dates, |d| d.at, block_idx, range).next();
    if let Some(date) = date.filter(|_| highlight == Highlight::Dates) {
        return Some(date.at);
    }
    let figure = within(&analysis.figures, |f| f.at, block_idx, range).next();
    let entity = within(&analysis.entities, |e| e.at, block_idx, range).next();
    figure.map(|f| f.at).or(entity.map(|e| e.at))
}

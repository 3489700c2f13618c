use ratatui::layout::Rect;

use super::Painter;
use super::canvas::{after, before_end};
use super::line::{self, Item};
use super::theme::Role;
use crate::app::{Chosen, Highlight, PaneId, entity_label, figure_label};
use crate::compose::Part;
use crate::lang::screen::Label;

/// The rules between the panes and the titles above them.
pub(super) fn paint(painter: &mut Painter<'_, '_>) {
    let (vertical, rule) = (
        painter.canvas.signs.vertical,
        painter.theme.style(Role::Rule),
    );
    for separator in painter.layout.separators.clone() {
        painter.canvas.column(separator, vertical, rule);
    }
    for pane in PaneId::ALL {
        if let Some(title) = painter.layout.title(pane) {
            paint_title(painter, pane, title);
        }
    }
}

/// A pane's title. The pane that has the keys has a bold one, with the pointer before it.
fn paint_title(painter: &mut Painter<'_, '_>, pane: PaneId, line: Rect) {
    let model = painter.model;
    let is_focused = model.panes.focus == pane;
    let role = if is_focused {
        Role::FocusedPane
    } else {
        Role::Pane
    };
    if is_focused {
        painter.write(line, painter.canvas.signs.pointer, Role::Pointer);
    }
    let line = after(before_end(line, 1), 1);
    let mut items = Vec::new();
    match pane {
        PaneId::Headlines => items.push(Item::left(0, Label::Headlines.words(model.lang), role)),
        PaneId::Reader => items.push(Item::left(0, running_head(painter), role)),
        PaneId::Details => {
            painter.rule(line);
            items = details_title(painter, role);
        }
        PaneId::Sidebar => {
            let words = Label::FiguresAndNames.words(model.lang);
            items.push(Item::left(0, words, role));
            if let Some(highlight) = highlight_label(model.highlight) {
                items.push(Item::right(1, highlight.words(model.lang), Role::Muted));
            }
        }
    }
    line::paint(painter, line, items);
}

/// What the details are of: the figure or name as printed, and its kind.
fn details_title<'m>(painter: &Painter<'m, '_>, role: Role) -> Vec<Item<'m>> {
    let model = painter.model;
    let name = Label::Details.words(model.lang);
    let mut items = vec![Item::left(0, format!(" {name} "), role)];
    let Some(chosen) = model.chosen() else {
        return items;
    };
    let (at, role, kind) = match chosen {
        Chosen::Figure(figure) => (
            figure.at,
            Role::Figure(figure.kind),
            figure_label(figure.kind),
        ),
        Chosen::Entity(entity) => (
            entity.at,
            Role::Entity(entity.kind),
            entity_label(entity.kind),
        ),
        Chosen::Date(date) => (date.at, Role::Date, Label::Dates),
    };
    if let Some(block) = model
        .entry()
        .and_then(|entry| entry.article.body.get(at.block_idx))
    {
        let printed = at.span.of(&block.text);
        let name = Item::left(1, " ", Role::Muted).and(printed, role);
        items.push(name.and(" ", Role::Muted));
    }
    items.push(Item::right(
        2,
        format!(" {} ", kind.words(model.lang)),
        Role::Muted,
    ));
    items
}

/// What stands above the text: the headline, once the text's own has left the screen.
fn running_head<'m>(painter: &Painter<'m, '_>) -> &'m str {
    let model = painter.model;
    let rows = &model.reading.composition.rows;
    let top = rows.get(model.reading.top_row..).unwrap_or_default();
    let first = top
        .iter()
        .map(|row| row.part)
        .find(|part| *part != Part::Blank);
    let title = model
        .entry()
        .and_then(|entry| entry.article.title.as_deref());
    match title {
        Some(title) if first.is_some_and(|part| part > Part::Title) => title,
        _ => Label::Text.words(model.lang),
    }
}

/// What is highlighted, where it is not everything.
fn highlight_label(highlight: Highlight) -> Option<Label> {
    Some(match highlight {
        Highlight::All => return None,
        Highlight::KeyFigures => Label::OnlyKeyFigures,
        Highlight::Figures(kind) => figure_label(kind),
        Highlight::Entities(kind) => entity_label(kind),
        Highlight::Dates => Label::Dates,
        Highlight::None => Label::NotHighlighted,
    })
}

/// How much of a pane's content shows, in rows or whatever the content is counted in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scroll {
    /// What is hidden above.
    pub above: usize,
    /// What shows.
    pub shown: usize,
    /// All there is.
    pub total: usize,
}

/// Shows beside a pane which part of its content shows: on the rule to its right, else in its own
/// last column. Nothing where everything shows.
pub(super) fn paint_thumb(painter: &mut Painter<'_, '_>, pane: Rect, scroll: Scroll) {
    if scroll.shown >= scroll.total || pane.is_empty() {
        return;
    }
    let mut rules = painter.layout.separators.iter();
    let is_ruled = rules.any(|rule| rule.x == pane.right());
    let height = usize::from(pane.height);
    let length = (height * scroll.shown / scroll.total).max(1);
    let hidden = scroll.total - scroll.shown;
    let start = (height - length) * scroll.above.min(hidden) / hidden;
    let rows = |rows: usize| u16::try_from(rows).unwrap_or(pane.height);
    let thumb = Rect {
        x: pane.right() - u16::from(!is_ruled),
        y: pane.y + rows(start),
        width: 1,
        height: rows(length),
    };
    let (sign, style) = (painter.canvas.signs.thumb, painter.theme.style(Role::Thumb));
    painter.canvas.column(thumb, sign, style);
}

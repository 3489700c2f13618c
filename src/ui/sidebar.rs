use ratatui::layout::{Position, Rect};

use super::Painter;
use super::canvas::{after, before_end, row_of};
use super::line::{self, GAP_COLS, Item};
use super::rows;
use super::theme::Role;
use crate::app::{EntityGroup, PaneId, SidebarRow, entity_label, figure_label};
use crate::extract::{Change, Direction, Figure};
use crate::lang::screen::Label;

/// Cells that a value stands in under its indicator.
const VALUE_INDENT_COLS: u16 = 2;

/// Key figures and names. Returns the cursor's cell while the sidebar has the keys.
pub(super) fn paint(painter: &mut Painter<'_, '_>) -> Option<Position> {
    let model = painter.model;
    let pane = painter.layout.sidebar?;
    let sidebar = &model.sidebar;
    if sidebar.rows.is_empty() {
        paint_emptiness(painter, row_of(pane, 0));
        return None;
    }
    let entry = sidebar.entry_rows(sidebar.cursor_row);
    let has_keys = model.panes.focus == PaneId::Sidebar;
    let pointed = if has_keys { entry } else { 0..0 };
    let shown = (sidebar.top_row, sidebar.rows.len());
    rows::paint(painter, pane, shown, &pointed, |painter, line, idx| {
        let line = before_end(line, 1);
        match sidebar.rows.get(idx) {
            // A value without an indicator above it stands out: it is no part of the entry before.
            Some(row @ SidebarRow::FigureValue(_)) if !sidebar.is_choosable(idx) => {
                paint_row(painter, after(line, VALUE_INDENT_COLS), row);
            }
            Some(row) => paint_row(painter, line, row),
            None => {}
        }
    })
}

/// Says why there is nothing in the sidebar.
fn paint_emptiness(painter: &mut Painter<'_, '_>, line: Rect) {
    let model = painter.model;
    if model.entry().is_none() {
        return;
    }
    let text = match model.analysis() {
        Some(_) => Label::NothingFound.words(model.lang).to_owned(),
        None => format!(
            "{}{}",
            Label::Analysing.words(model.lang),
            painter.canvas.signs.ellipsis
        ),
    };
    painter.write(after(before_end(line, 1), 1), &text, Role::Muted);
}

fn paint_row(painter: &mut Painter<'_, '_>, line: Rect, row: &SidebarRow) {
    let lang = painter.model.lang;
    let title = |label: Label, count: usize| {
        vec![
            Item::left(0, label.words(lang), Role::Heading),
            Item::right(1, count.to_string(), Role::Muted),
        ]
    };
    match row {
        SidebarRow::Blank => {}
        SidebarRow::FiguresTitle { count } => {
            line::paint(painter, line, title(Label::KeyFigures, *count));
        }
        SidebarRow::EntitiesTitle { kind, count } => {
            line::paint(painter, line, title(entity_label(*kind), *count));
        }
        SidebarRow::FigureIndicator(figure_idx) => {
            if let Some(figure) = figure(painter, *figure_idx) {
                paint_indicator(painter, line, figure);
            }
        }
        SidebarRow::FigureValue(figure_idx) => {
            if let Some(figure) = figure(painter, *figure_idx) {
                paint_value(painter, line, figure);
            }
        }
        SidebarRow::Entity(group) => paint_entity(painter, line, group),
    }
}

fn figure<'m>(painter: &Painter<'m, '_>, figure_idx: usize) -> Option<&'m Figure> {
    painter.model.analysis()?.figures.get(figure_idx)
}

/// What the figure measures, and the time it holds for where there is room for both.
fn paint_indicator(painter: &mut Painter<'_, '_>, line: Rect, figure: &Figure) {
    let lang = painter.model.lang;
    let mut items = vec![match &figure.indicator {
        Some(indicator) => Item::left(0, indicator.as_str(), Role::Text),
        None => Item::left(0, figure_label(figure.kind).words(lang), Role::Muted),
    }];
    if let Some(period) = &figure.period {
        items.push(Item::right(1, period.as_str(), Role::Muted));
    }
    line::paint(painter, line, items);
}

/// The figure's period, where it found no room on the row of the indicator.
fn period_left_over<'f>(
    painter: &Painter<'_, '_>,
    line: Rect,
    figure: &'f Figure,
) -> Option<&'f str> {
    let (indicator, period) = (figure.indicator.as_deref()?, figure.period.as_deref()?);
    let cols = painter.canvas.width(indicator) + painter.canvas.width(period);
    let room = line.width + VALUE_INDENT_COLS - GAP_COLS;
    (cols > usize::from(room)).then_some(period)
}

/// The figure as printed, how it moved, and what the row of the indicator had no room for.
fn paint_value(painter: &mut Painter<'_, '_>, line: Rect, figure: &Figure) {
    let model = painter.model;
    let Some(block) = model
        .entry()
        .and_then(|entry| entry.article.body.get(figure.at.block_idx))
    else {
        return;
    };
    let printed = figure.at.span.of(&block.text);
    let is_chosen = model.reading.chosen == Some(figure.at);
    let role = if is_chosen {
        Role::Chosen
    } else {
        Role::Figure(figure.kind)
    };
    let mut items = vec![value_item(figure, printed, role)];
    if let Some(change) = &figure.change {
        items.push(change_item(painter, change, printed));
        if let Some(basis) = &change.basis {
            items.push(Item::right(3, basis.as_str(), Role::Muted));
        }
    }
    if let Some(period) = period_left_over(painter, line, figure) {
        items.push(Item::right(2, period, Role::Muted));
    }
    line::paint(painter, line, items);
}

/// The figure as printed, with what makes it more or less than it says.
pub(super) fn value_item<'f>(figure: &Figure, printed: &'f str, role: Role) -> Item<'f> {
    match &figure.modifier {
        Some(modifier) if !printed.contains(modifier.as_str()) => {
            Item::left(0, format!("{modifier} "), Role::Muted).and(printed, role)
        }
        _ => Item::left(0, printed, role),
    }
}

/// The arrow for a direction.
pub(super) fn direction_sign(painter: &Painter<'_, '_>, direction: Direction) -> &'static str {
    let signs = painter.canvas.signs;
    match direction {
        Direction::Up => signs.up,
        Direction::Down => signs.down,
        Direction::Flat => signs.flat,
    }
}

/// An arrow, and by how much unless the value itself says so.
fn change_item<'f>(painter: &Painter<'_, '_>, change: &'f Change, printed: &str) -> Item<'f> {
    let sign = direction_sign(painter, change.direction);
    let role = Role::Change(change.direction);
    let item = Item::left(1, sign, role);
    let Some(value) = change.value else {
        return item;
    };
    let amount = format!(
        "{}{}",
        value.abs().normalize(),
        change.unit.as_deref().unwrap_or_default()
    );
    if printed == amount {
        item
    } else {
        item.and(amount, role)
    }
}

/// A name with a person's office, and how often it stands in the text.
fn paint_entity(painter: &mut Painter<'_, '_>, line: Rect, group: &EntityGroup) {
    let chosen = painter.model.reading.chosen;
    let is_chosen = chosen.is_some_and(|chosen| group.mentions.binary_search(&chosen).is_ok());
    let role = if is_chosen {
        Role::Chosen
    } else {
        Role::Entity(group.kind)
    };
    let mut items = vec![
        Item::left(0, group.name.as_str(), role),
        Item::right(1, group.mentions.len().to_string(), Role::Muted),
    ];
    if let Some(title) = &group.title {
        items.push(Item::left(2, title.as_str(), Role::Muted));
    }
    line::paint(painter, line, items);
}

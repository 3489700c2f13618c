use ratatui::layout::{Position, Rect};

use super::Painter;
use super::canvas::{after, row_of};
use super::line::{self, Item};
use super::rows;
use super::sidebar::{direction_sign, value_item};
use super::theme::Role;
use crate::app::{DetailField, DetailRow, PaneId, headline_text};
use crate::extract::Figure;
use crate::lang::screen::{self, Label};
use crate::library::SamePlace;

/// All that is known of what is chosen. Returns the cursor's cell while the pane has the keys.
pub(super) fn paint(painter: &mut Painter<'_, '_>) -> Option<Position> {
    let model = painter.model;
    let pane = painter.layout.details?;
    let details = &model.details;
    if details.rows.is_empty() {
        let words = Label::NothingChosen.words(model.lang);
        painter.write(after(row_of(pane, 0), 1), words, Role::Muted);
        return None;
    }
    let cursor = details.cursor_row;
    let has_keys = model.panes.focus == PaneId::Details && details.is_choosable(cursor);
    let pointed = cursor..cursor + usize::from(has_keys);
    let shown = (details.top_row, details.rows.len());
    rows::paint(painter, pane, shown, &pointed, |painter, line, idx| {
        if let Some(row) = details.rows.get(idx) {
            paint_row(painter, line, row);
        }
    })
}

fn paint_row(painter: &mut Painter<'_, '_>, line: Rect, row: &DetailRow) {
    let lang = painter.model.lang;
    match row {
        DetailRow::Fields(fields) => {
            for field in fields {
                paint_field(painter, line, field);
            }
        }
        DetailRow::PlacesTitle { label, count } => {
            let items = vec![
                Item::left(0, label.words(lang), Role::Heading),
                Item::right(1, count.to_string(), Role::Muted),
            ];
            line::paint(painter, line, items);
        }
        DetailRow::Place(place) => paint_place(painter, line, *place),
    }
}

fn paint_field(painter: &mut Painter<'_, '_>, line: Rect, field: &DetailField) {
    if let Some(label) = field.label {
        let words = label.words(painter.model.lang);
        painter.write(after(line, field.col), words, Role::Muted);
    }
    let mut place = after(line, field.words_col);
    let mut role = Role::Text;
    if let Some(direction) = field.direction {
        role = Role::Change(direction);
        let sign = direction_sign(painter, direction);
        place = after(place, painter.write(place, sign, role) + 1);
    }
    let (before, rest) = cut(&field.words, field.marked.start);
    let (marked, behind) = cut(rest, field.marked.len());
    for (words, role) in [(before, role), (marked, Role::Chosen), (behind, role)] {
        let used = painter.write(place, words, role);
        place = after(place, used);
    }
}

fn cut(words: &str, at: usize) -> (&str, &str) {
    words.split_at_checked(at).unwrap_or((words, ""))
}

/// One place: what stands there, and in which article.
fn paint_place(painter: &mut Painter<'_, '_>, line: Rect, place: SamePlace) {
    let model = painter.model;
    let Some(entry) = model.edition.get(place.article) else {
        return;
    };
    let figures = entry.analysis.as_deref().map(|found| &found.figures);
    let figure: Option<&Figure> = figures.and_then(|figures| {
        let idx = figures.binary_search_by_key(&place.mention, |figure| figure.at);
        figures.get(idx.ok()?)
    });
    let number = format!("{} ", place.article.0 + 1);
    let title = if place.article == model.reading.article {
        Label::ThisArticle.words(model.lang)
    } else {
        headline_text(&entry.article)
    };
    let Some(figure) = figure else {
        let items = vec![
            Item::left(0, number, Role::Muted).and(title, Role::Text),
            Item::right(1, screen::times(place.count, model.lang), Role::Muted),
        ];
        line::paint(painter, line, items);
        return;
    };
    let block = entry.article.body.get(figure.at.block_idx);
    let printed = block.map_or("", |block| figure.at.span.of(&block.text));
    let mut items = vec![value_item(figure, printed, Role::Figure(figure.kind))];
    if let Some(change) = &figure.change {
        let sign = direction_sign(painter, change.direction);
        items.push(Item::left(3, sign, Role::Change(change.direction)));
    }
    if let Some(period) = &figure.period {
        items.push(Item::left(2, period.as_str(), Role::Muted));
    }
    // What room is left is the headline's.
    let used: usize = items.iter().map(|item| item.width(painter) + 2).sum();
    let room = usize::from(line.width).saturating_sub(used + painter.canvas.width(&number));
    let title = painter.canvas.cut(title, room);
    items.push(Item::right(1, number, Role::Muted).and(title, Role::Text));
    line::paint(painter, line, items);
}

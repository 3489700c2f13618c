use super::Painter;
use super::canvas::{after, before_end};
use super::line::{self, Item};
use super::theme::Role;
use crate::app::source_name;
use crate::lang::screen::{self, Label};

/// The line at the top: what is open on the left, where in it the person is on the right.
pub(super) fn paint(painter: &mut Painter<'_, '_>) {
    let model = painter.model;
    let lang = model.lang;
    let edition = &model.edition;
    let name = format!(" {} ", Label::Program.words(lang));
    let mut items = vec![Item::left(4, name, Role::Masthead)];
    if !edition.entries().is_empty() {
        let size = screen::edition_size(edition.sources().len(), edition.entries().len(), lang);
        items.push(Item::left(6, size, Role::Muted));
    }
    if !model.opening.done {
        let opening = Label::Opening.words(lang);
        let item = Item::left(3, opening, Role::Muted);
        items.push(item.and(painter.canvas.signs.ellipsis, Role::Muted));
    }
    if !model.opening.failures.is_empty() {
        let failures = screen::failure_count(model.opening.failures.len(), lang);
        items.push(Item::left(2, failures, Role::Failure));
    }
    if let (Some(place), Some(entry)) = (model.position(), model.entry()) {
        let outlet = entry.article.outlet.as_deref();
        let source = edition.sources().get(entry.source_idx);
        if let Some(origin) = outlet.or_else(|| source.map(source_name)) {
            items.push(Item::right(7, origin, Role::Muted));
        }
        let number = screen::article_place(place.article, place.article_count, lang);
        items.push(Item::right(0, number, Role::Text));
        if let Some(count) = model.figure_count(model.reading.article) {
            let count = screen::figure_count(count, lang);
            items.push(Item::right(5, count, Role::Muted));
        }
    }
    let line = after(before_end(painter.layout.header, 1), 1);
    line::paint(painter, line, items);
}

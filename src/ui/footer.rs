use ratatui::layout::{Position, Rect};
use unicode_segmentation::UnicodeSegmentation;

use super::Painter;
use super::canvas::{after, before_end};
use super::hints::hints;
use super::line::{self, Item};
use super::theme::Role;
use crate::app::{KeySequence, Model, Prompt, PromptKind};
use crate::lang::screen::Label;

/// The line at the bottom: the prompt, else what there is to say, else the keys that matter now;
/// on its right how far search and reading have come. Returns the prompt's cursor.
pub(super) fn paint(painter: &mut Painter<'_, '_>) -> Option<Position> {
    let model = painter.model;
    let line = after(before_end(painter.layout.footer, 1), 1);
    let mut items = progress(model);
    if let Some(prompt) = &model.prompt {
        let progress_cols = line.width / 3;
        let input = before_end(line, progress_cols);
        line::paint(painter, after(line, input.width), items);
        return Some(paint_prompt(painter, before_end(input, 1), prompt));
    }
    match &model.notice {
        Some(notice) => items.push(Item::left(1, notice.0.as_str(), Role::Notice)),
        None => items.extend(hint_items(model)),
    }
    line::paint(painter, line, items);
    None
}

/// Each hint as `j/k line`, the keys as the keymap has them now.
fn hint_items(model: &Model) -> impl Iterator<Item = Item<'_>> {
    let ranked = (2..).zip(hints(model));
    ranked.filter_map(|(rank, (actions, label))| {
        let keys = actions
            .iter()
            .filter_map(|action| model.keymap.hint(*action));
        let keys: Vec<String> = keys.map(KeySequence::to_string).collect();
        let item = Item::left(rank, keys.join("/"), Role::Key);
        let item = item.and(format!(" {}", label.words(model.lang)), Role::Muted);
        (!keys.is_empty()).then_some(item)
    })
}

/// Keys struck so far, the place among the matches, and how much of the article was shown.
fn progress(model: &Model) -> Vec<Item<'_>> {
    let mut items = Vec::new();
    let count = model.pending.count.map(|count| count.to_string());
    let keys = KeySequence(model.pending.keys.clone());
    let struck = format!("{}{keys}", count.unwrap_or_default());
    if !struck.is_empty() {
        items.push(Item::right(0, struck, Role::Key));
    }
    let search = &model.search;
    if !search.query.is_empty() {
        let more = if search.is_complete() { "" } else { "+" };
        let current = search.current.map(|idx| (idx + 1).to_string());
        let current = current.as_deref().unwrap_or("-");
        let text = format!("{current}/{}{more}", search.matches.len());
        items.push(Item::right(2, text, Role::Text));
    }
    if let Some(place) = model.position() {
        items.push(Item::right(3, format!("{}%", place.percent), Role::Muted));
    }
    items
}

/// Paints what is being typed, scrolled so that the cursor shows, and returns the cursor's cell.
fn paint_prompt(painter: &mut Painter<'_, '_>, line: Rect, prompt: &Prompt) -> Position {
    let label = match prompt.kind {
        PromptKind::SearchText => Label::SearchText,
        PromptKind::SearchHeadlines => Label::SearchHeadlines,
        PromptKind::GoToHeadline => Label::GoToHeadline,
    };
    let label = format!("{}: ", label.words(painter.model.lang));
    let used = painter.write(line, &label, Role::Key);
    let field = after(line, used);

    let parts = prompt.text.split_at_checked(prompt.cursor_byte);
    let (before, behind) = parts.unwrap_or((&prompt.text, ""));
    // The cursor itself takes a cell; what stands before it shows as far as there is room.
    let room = usize::from(field.width.saturating_sub(1));
    let (mut cols, mut start) = (0, before.len());
    for (byte_start, cluster) in before.grapheme_indices(true).rev() {
        cols += painter.canvas.width(cluster);
        if cols > room {
            break;
        }
        start = byte_start;
    }
    let style = painter.theme.style(Role::Prompt);
    let used = painter.canvas.text(field, &before[start..], style);
    painter.canvas.text(after(field, used), behind, style);
    Position::new(field.x.saturating_add(used), field.y)
}

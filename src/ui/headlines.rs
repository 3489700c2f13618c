use ratatui::layout::{Position, Rect};

use super::Painter;
use super::canvas::{after, before_end, row_of};
use super::frame::{Scroll, paint_thumb};
use super::glyphs;
use super::theme::Role;
use crate::app::{ListColumns, ListRow, PaneId, headline_marks, headline_text, source_name};
use crate::library::ArticleIdx;
use crate::text::Row;

/// The list of headlines, grouped by source. Returns the cursor's cell while the list has the keys.
pub(super) fn paint(painter: &mut Painter<'_, '_>) -> Option<Position> {
    let model = painter.model;
    let list = painter.layout.headlines?;
    let columns = model.list_columns()?;
    let mut cursor = None;
    for (row_idx, list_row) in (0..list.height).zip(model.headlines.rows.iter()) {
        let line = row_of(list, row_idx);
        match list_row {
            ListRow::Source(source_idx) => paint_source(painter, line, *source_idx),
            ListRow::Headline {
                article,
                line_idx,
                row,
                is_cut,
            } => {
                let is_current = *article == model.reading.article;
                if *line_idx == 0 {
                    paint_margin(painter, line, columns, *article);
                    cursor = cursor.or(is_current.then_some(Position::new(line.x, line.y)));
                } else if is_current {
                    let sign = painter.canvas.signs.pointer_below;
                    painter.write(column(line, columns.mark), sign, Role::Pointer);
                }
                paint_headline(painter, column(line, columns.text), *article, row, *is_cut);
            }
        }
    }
    paint_thumb(painter, list, scroll(painter));
    cursor.filter(|_| model.panes.focus == PaneId::Headlines)
}

/// A source's paper and name and its number of articles, with a rule between them.
fn paint_source(painter: &mut Painter<'_, '_>, line: Rect, source_idx: usize) {
    let Some(source) = painter.model.edition.sources().get(source_idx) else {
        return;
    };
    let line = after(before_end(line, 1), 1);
    let used = painter.write_right(line, &source.article_count.to_string(), Role::Muted);
    let line = before_end(line, used + 1);
    let mut line = line;
    if let Some(outlet) = &source.outlet {
        let used = painter.write(line, outlet, Role::Source);
        line = after(line, used + 1);
    }
    let name_role = match source.outlet {
        Some(_) => Role::Muted,
        None => Role::Source,
    };
    let used = painter.write(line, source_name(source), name_role);
    painter.rule(after(line, used + 1));
}

/// What stands beside the first row of a headline: whether it is the one in the reader or was not
/// yet read, its number, and how many figures its article has.
fn paint_margin(
    painter: &mut Painter<'_, '_>,
    line: Rect,
    columns: ListColumns,
    article: ArticleIdx,
) {
    let signs = painter.canvas.signs;
    let (sign, role) = if article == painter.model.reading.article {
        (signs.pointer, Role::Pointer)
    } else if painter.model.is_read(article) {
        (" ", Role::Muted)
    } else {
        (signs.unread, Role::Muted)
    };
    painter.write(column(line, columns.mark), sign, role);
    let number = (article.0 + 1).to_string();
    painter.write_right(column(line, columns.number), &number, Role::Muted);
    let count = painter.model.figure_count(article);
    if let Some(count) = count.filter(|count| *count > 0) {
        painter.write_right(column(line, columns.count), &count.to_string(), Role::Muted);
    }
}

fn paint_headline(
    painter: &mut Painter<'_, '_>,
    line: Rect,
    article: ArticleIdx,
    row: &Row,
    is_cut: bool,
) {
    let model = painter.model;
    let Some(entry) = model.edition.get(article) else {
        return;
    };
    let role = if article == model.reading.article {
        Role::Current
    } else if model.is_read(article) {
        Role::Read
    } else {
        Role::Unread
    };
    let style = painter.theme.style(role);
    let marks = row
        .bytes()
        .map_or_else(Vec::new, |bytes| headline_marks(model, article, bytes));
    glyphs::paint(
        painter,
        line,
        row,
        headline_text(&entry.article),
        style,
        &marks,
    );
    if is_cut {
        let end = u16::try_from(row.width_cols()).unwrap_or(u16::MAX);
        painter
            .canvas
            .text(after(line, end), painter.canvas.signs.ellipsis, style);
    }
}

/// How much of the list shows, counted in headlines.
fn scroll(painter: &Painter<'_, '_>) -> Scroll {
    let edition = &painter.model.edition;
    let rows = &painter.model.headlines.rows;
    let article = |row: &ListRow| match row {
        ListRow::Source(source_idx) => edition
            .sources()
            .get(*source_idx)
            .map_or(0, |source| source.first_article.0),
        ListRow::Headline { article, .. } => article.0,
    };
    let above = rows.first().map_or(0, article);
    Scroll {
        above,
        shown: rows.last().map_or(0, article).saturating_sub(above) + 1,
        total: edition.entries().len(),
    }
}

/// The cells of a line that a column takes.
fn column(line: Rect, (first_col, cols): (u16, u16)) -> Rect {
    let rest = after(line, first_col);
    Rect {
        width: rest.width.min(cols),
        ..rest
    }
}

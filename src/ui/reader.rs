use ratatui::layout::{Position, Rect};

use super::Painter;
use super::canvas::{after, before_end, row_of};
use super::frame::{Scroll, paint_thumb};
use super::glyphs;
use super::theme::Role;
use crate::app::{PaneId, marks};
use crate::article::{Article, BlockKind};
use crate::compose::{Part, SetRow, part_text};

/// Cells of the rule under the last line.
const END_RULE_COLS: u16 = 6;

/// The text. Returns the cell of the chosen mention while the reader has the keys.
pub(super) fn paint(painter: &mut Painter<'_, '_>) -> Option<Position> {
    let model = painter.model;
    let reader = painter.layout.reader?;
    let column = model.column()?;
    let composition = &model.reading.composition;
    let scroll = Scroll {
        above: model.reading.top_row,
        shown: usize::from(reader.height),
        total: composition.rows.len(),
    };
    paint_thumb(painter, reader, scroll);

    let article = &model.entry()?.article;
    let mut cursor = None;
    let shown = composition
        .rows
        .get(model.reading.top_row..)
        .unwrap_or_default();
    for (row_idx, set_row) in (0..column.height).zip(shown) {
        // What hangs over the measure still belongs to the reader.
        let line = Rect {
            width: reader.right().saturating_sub(column.x),
            ..row_of(column, row_idx)
        };
        paint_row(painter, line, article, set_row);
        cursor = cursor.or_else(|| chosen_cell(painter, line, set_row));
    }
    // A short rule under the last line, where there is room for it.
    let end_row = u16::try_from(shown.len().saturating_add(1)).unwrap_or(u16::MAX);
    paint_end(painter, row_of(column, end_row));
    cursor.filter(|_| model.panes.focus == PaneId::Reader)
}

/// The sign that nothing follows.
fn paint_end(painter: &mut Painter<'_, '_>, line: Rect) {
    let (horizontal, style) = (
        painter.canvas.signs.horizontal,
        painter.theme.style(Role::Rule),
    );
    let rule = after(line, line.width.saturating_sub(END_RULE_COLS) / 2);
    let rest = rule.width.saturating_sub(END_RULE_COLS);
    painter
        .canvas
        .rule(before_end(rule, rest), horizontal, style);
}

fn paint_row(painter: &mut Painter<'_, '_>, line: Rect, article: &Article, set_row: &SetRow) {
    let Some(bytes) = set_row.row.bytes() else {
        return;
    };
    let text = part_text(article, set_row.part);
    let style = painter.theme.style(role(article, set_row.part));
    let marks = marks(painter.model, set_row.part, bytes);
    glyphs::paint(painter, line, &set_row.row, &text, style, &marks);
    paint_joins(painter, line, article, set_row);
}

/// Underlines the characters at both sides of an uncertain join, with a sign in the margin.
fn paint_joins(painter: &mut Painter<'_, '_>, line: Rect, article: &Article, set_row: &SetRow) {
    let Part::Body(block_idx) = set_row.part else {
        return;
    };
    let Some(block) = article.body.get(block_idx) else {
        return;
    };
    for &join in &block.uncertain_joins {
        for glyph in &set_row.row.glyphs {
            let byte_end = glyph.byte_start + glyph.byte_len;
            if glyph.byte_start != join && byte_end != join {
                continue;
            }
            let style = painter.theme.style(Role::Join);
            painter
                .canvas
                .tint(line, glyph.col..glyph.col + glyph.cols, style);
            if let Some(x) = line.x.checked_sub(1) {
                let margin = Rect {
                    x,
                    width: 1,
                    ..line
                };
                let sign = painter.canvas.signs.join;
                let style = painter.theme.style(Role::Muted);
                painter.canvas.text(margin, sign, style);
            }
        }
    }
}

/// The cell of the chosen mention's first character on a row.
fn chosen_cell(painter: &Painter<'_, '_>, line: Rect, set_row: &SetRow) -> Option<Position> {
    let chosen = painter.model.reading.chosen?;
    if set_row.part != Part::Body(chosen.block_idx) {
        return None;
    }
    let mut glyphs = set_row.row.glyphs.iter();
    let first = glyphs.find(|glyph| chosen.span.contains(glyph.byte_start))?;
    let col = u16::try_from(first.col)
        .ok()
        .filter(|col| *col < line.width)?;
    Some(Position::new(line.x + col, line.y))
}

fn role(article: &Article, part: Part) -> Role {
    match part {
        Part::Blank => Role::Text,
        Part::Kicker => Role::Kicker,
        Part::Title => Role::Title,
        Part::Subtitle => Role::Subtitle,
        Part::Byline => Role::Byline,
        Part::Body(block_idx) => match article.body.get(block_idx).map(|block| block.kind) {
            Some(BlockKind::Heading) => Role::Heading,
            Some(BlockKind::Caption) => Role::Caption,
            Some(BlockKind::Note) => Role::Note,
            Some(BlockKind::Paragraph) | None => Role::Text,
        },
    }
}

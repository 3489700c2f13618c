use ratatui::layout::{Position, Rect};

use super::Painter;
use super::canvas::{after, before_end, row_of};
use super::frame::{Scroll, paint_thumb};
use super::glyphs;
use super::theme::Role;
use crate::app::{PaneId, marks};
use crate::article::{Article, BlockKind};
use crate::compose::{Part, SetRow, part_text};
use crate::text::{Glyph, Row};

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
    let shown = composition.rows.get(model.reading.top_row..);
    let shown = shown.unwrap_or_default();
    let mut named = None;
    for (row_idx, set_row) in (0..column.height).zip(shown) {
        // What hangs over the measure still belongs to the reader.
        let line = Rect {
            width: reader.right().saturating_sub(column.x),
            ..row_of(column, row_idx)
        };
        let (_, text) = named
            .take_if(|(part, _)| *part == set_row.part)
            .unwrap_or_else(|| (set_row.part, part_text(article, set_row.part)));
        paint_row(painter, line, article, set_row, &text);
        named = Some((set_row.part, text));
        cursor = cursor.or_else(|| chosen_cell(painter, line, set_row));
    }
    // A short rule under the last line, where there is room for it.
    let end = u16::try_from(shown.len().saturating_add(1)).unwrap_or(u16::MAX);
    let end = row_of(column, end);
    let end = after(end, end.width.saturating_sub(END_RULE_COLS) / 2);
    painter.rule(before_end(end, end.width.saturating_sub(END_RULE_COLS)));
    cursor.filter(|_| model.panes.focus == PaneId::Reader)
}

fn paint_row(
    painter: &mut Painter<'_, '_>,
    line: Rect,
    article: &Article,
    set_row: &SetRow,
    text: &str,
) {
    let Some(bytes) = set_row.row.bytes() else {
        return;
    };
    let style = painter.theme.style(role(article, set_row.part));
    let marks = marks(painter.model, set_row.part, bytes.clone());
    glyphs::paint(painter, line, &set_row.row, text, style, &marks);
    if let Part::Body(block_idx) = set_row.part
        && let Some(block) = article.body.get(block_idx)
    {
        let joins = block.uncertain_joins.iter();
        for join in joins.filter(|join| (bytes.start..=bytes.end).contains(join)) {
            paint_join(painter, line, &set_row.row, *join);
        }
    }
}

/// Underlines the characters at both sides of an uncertain join, with a sign in the margin.
fn paint_join(painter: &mut Painter<'_, '_>, line: Rect, row: &Row, join: usize) {
    let style = painter.theme.style(Role::Join);
    let touches =
        |glyph: &&Glyph| [glyph.byte_start, glyph.byte_start + glyph.byte_len].contains(&join);
    for glyph in row.glyphs.iter().filter(touches) {
        painter
            .canvas
            .tint(line, glyph.col..glyph.col + glyph.cols, style);
    }
    let margin = Rect {
        x: line.x.saturating_sub(1),
        width: line.x.min(1),
        ..line
    };
    painter.write(margin, painter.canvas.signs.join, Role::Muted);
}

/// The cell of the chosen mention's first character on a row.
fn chosen_cell(painter: &Painter<'_, '_>, line: Rect, set_row: &SetRow) -> Option<Position> {
    let chosen = painter.model.reading.chosen?;
    if set_row.part != Part::Body(chosen.block_idx) {
        return None;
    }
    let mut glyphs = set_row.row.glyphs.iter();
    let first = glyphs.find(|glyph| chosen.span.contains(glyph.byte_start))?;
    let col = u16::try_from(first.col).ok()?;
    (col < line.width).then(|| Position::new(line.x + col, line.y))
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

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::Painter;
use super::theme::Role;
use crate::app::{Mark, MarkKind};
use crate::text::{Glyph, Row, Span};

/// Paints a row of set text, its marks over its own style.
///
/// `marks` are sorted as [`crate::app::marks`] sorts them. A mark also covers the blanks that
/// justification put between its glyphs.
pub(super) fn paint(
    painter: &mut Painter<'_, '_>,
    line: Rect,
    row: &Row,
    text: &str,
    base: Style,
    marks: &[Mark],
) {
    let mut previous: Option<(&Glyph, Option<Mark>)> = None;
    for glyph in &row.glyphs {
        let mark = mark_at(marks, glyph.byte_start);
        let style = mark.map_or(base, |mark| {
            base.patch(painter.theme.style(role(mark.kind)))
        });
        if let Some((before, Some(its_mark))) = previous
            && mark == Some(its_mark)
        {
            let gap = before.col + before.cols..glyph.col;
            painter.canvas.blank(line, gap, style);
        }
        let symbol = Span::new(glyph.byte_start, glyph.byte_start + glyph.byte_len).of(text);
        painter
            .canvas
            .glyph(line, glyph.col, symbol, glyph.cols, style);
        previous = Some((glyph, mark));
    }
}

/// The mark that shows at a byte: the last in the order of kinds.
fn mark_at(marks: &[Mark], byte: usize) -> Option<Mark> {
    let here = marks.iter().filter(|mark| mark.span.contains(byte));
    here.max_by_key(|mark| mark.kind).copied()
}

fn role(kind: MarkKind) -> Role {
    match kind {
        MarkKind::Date => Role::Date,
        MarkKind::Entity(kind) => Role::Entity(kind),
        MarkKind::Figure(kind) => Role::Figure(kind),
        MarkKind::Match => Role::Match,
        MarkKind::CurrentMatch => Role::CurrentMatch,
        MarkKind::Chosen => Role::Chosen,
    }
}

use std::borrow::Cow;
use std::num::NonZeroU16;
use std::ops::Range;

use ratatui::buffer::{Buffer, CellDiffOption, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

use super::signs::Signs;
use crate::text::AmbiguousWidth;

/// The one door to the cells of the screen.
///
/// Invariants, whatever text comes in: a glyph stands whole in its cells or not at all (its cells
/// are blank then); every cell of a glyph has the glyph's style; a glyph advances the screen by the
/// cells the width policy gives it, even where ratatui would count otherwise; nothing that a
/// terminal obeys rather than shows gets through.
pub(super) struct Canvas<'b> {
    buffer: &'b mut Buffer,
    ambiguous: AmbiguousWidth,
    /// The program's own signs under this width policy.
    pub signs: Signs,
}

/// Longer clusters lose what they pile on their first character: no text has them in earnest.
const MAX_CLUSTER_BYTES: usize = 64;

impl<'b> Canvas<'b> {
    /// A blank canvas over the whole of `buffer`.
    pub fn new(buffer: &'b mut Buffer, ambiguous: AmbiguousWidth) -> Self {
        buffer.reset();
        Self {
            buffer,
            ambiguous,
            signs: Signs::new(ambiguous),
        }
    }

    /// Cells `text` takes. What is wider than the screen is not measured to its end: a headline may
    /// be a whole page.
    pub fn width(&self, text: &str) -> usize {
        let most = usize::from(self.buffer.area.width);
        let mut cols = 0;
        for (_, cluster_cols) in clusters(text, self.ambiguous) {
            cols += cluster_cols;
            if cols > most {
                break;
            }
        }
        cols
    }

    /// Writes `text` from the left edge of the first row of `line`; what does not fit is cut.
    /// Returns the cells it took.
    pub fn text(&mut self, line: Rect, text: &str, style: Style) -> u16 {
        let mut used = 0;
        for (symbol, cols) in clusters(text, self.ambiguous) {
            let room = usize::from(line.width.saturating_sub(used));
            if cols > room {
                break;
            }
            self.glyph(line, usize::from(used), symbol, cols, style);
            used = used.saturating_add(cols_u16(cols));
        }
        used
    }

    /// Writes `text` against the right edge of `line`, where it fits whole. Returns the cells it
    /// took.
    pub fn text_right(&mut self, line: Rect, text: &str, style: Style) -> u16 {
        let cols = self.width(text);
        if cols > usize::from(line.width) {
            return 0;
        }
        self.text(after(line, line.width - cols_u16(cols)), text, style)
    }

    /// Writes `text` as [`Self::text`] does, ending in an ellipsis where it is cut.
    pub fn text_cut(&mut self, line: Rect, text: &str, style: Style) -> u16 {
        let cut = self.cut(text, usize::from(line.width));
        self.text(line, &cut, style)
    }

    /// `text`, or as much of its beginning as fits into `room` cells with an ellipsis behind it.
    pub fn cut<'t>(&self, text: &'t str, room: usize) -> Cow<'t, str> {
        cut_to(text, room, self.signs.ellipsis, self.ambiguous)
    }

    /// Puts one glyph `col` cells from the left edge of `line`. A glyph that the edge would cut
    /// leaves blanks.
    pub fn glyph(&mut self, line: Rect, col: usize, symbol: &str, cols: usize, style: Style) {
        let line = line.intersection(self.buffer.area);
        if line.is_empty() || col >= usize::from(line.width) {
            return;
        }
        let x = line.x + cols_u16(col);
        let end = usize::from(x)
            .saturating_add(cols)
            .min(usize::from(line.right()));
        let whole = usize::from(x).saturating_add(cols) == end;
        for x in x..cols_u16(end) {
            let cell = &mut self.buffer[(x, line.y)];
            cell.reset();
            cell.set_style(style);
        }
        if !whole || cols == 0 {
            return;
        }
        let symbol = showable(symbol, cols, self.ambiguous);
        if symbol == " " {
            return;
        }
        let cell = &mut self.buffer[(x, line.y)];
        cell.set_symbol(&symbol);
        // ratatui counts by a policy of its own, and steps over the second half of some emoji: where
        // the two differ it is told the width, so that it places the next cell itself.
        let emoji = symbol.contains('\u{fe0f}');
        if (usize::from(symbol.cell_width()) != cols || emoji)
            && let Some(forced) = NonZeroU16::new(cols_u16(cols))
        {
            cell.set_diff_option(CellDiffOption::ForcedWidth(forced));
        }
    }

    /// Blanks the cells `cols` of `line` in a style.
    pub fn blank(&mut self, line: Rect, cols: Range<usize>, style: Style) {
        for col in cols {
            self.glyph(line, col, " ", 1, style);
        }
    }

    /// Lays a style over the cells `cols` of `line`.
    pub fn tint(&mut self, line: Rect, cols: Range<usize>, style: Style) {
        let left = after(line, cols_u16(cols.start));
        let cells = before_end(left, left.width.saturating_sub(cols_u16(cols.len())));
        self.buffer.set_style(cells, style);
    }

    /// Writes `sign` into every row of the one-column `area`.
    pub fn column(&mut self, area: Rect, sign: &str, style: Style) {
        for y in area.top()..area.bottom() {
            self.text(
                Rect {
                    y,
                    height: 1,
                    ..area
                },
                sign,
                style,
            );
        }
    }

    /// Fills the first row of `line` with `sign`.
    pub fn rule(&mut self, line: Rect, sign: &str, style: Style) {
        for col in 0..line.width {
            self.text(after(line, col), sign, style);
        }
    }
}

/// What is left of `line` behind its first `cols` cells.
pub(super) fn after(line: Rect, cols: u16) -> Rect {
    let cols = cols.min(line.width);
    Rect {
        x: line.x + cols,
        width: line.width - cols,
        ..line
    }
}

/// `line` without its last `cols` cells.
pub(super) fn before_end(line: Rect, cols: u16) -> Rect {
    Rect {
        width: line.width.saturating_sub(cols),
        ..line
    }
}

/// The row of `area` that is `row` below its top, or nothing of it where it has no such row.
pub(super) fn row_of(area: Rect, row: u16) -> Rect {
    Rect {
        y: area.y.saturating_add(row),
        height: u16::from(row < area.height),
        ..area
    }
}

/// The clusters of `text` that show, each with its cells; what a terminal would obey takes one.
fn clusters(text: &str, ambiguous: AmbiguousWidth) -> impl Iterator<Item = (&str, usize)> {
    text.graphemes(true).filter_map(move |cluster| {
        let cols = if cluster.contains(is_obeyed) {
            1
        } else {
            ambiguous.width(cluster)
        };
        (cols > 0).then_some((cluster, cols))
    })
}

/// `text`, or as much of its beginning as fits into `room` cells with `ellipsis` behind it.
fn cut_to<'t>(
    text: &'t str,
    room: usize,
    ellipsis: &str,
    ambiguous: AmbiguousWidth,
) -> Cow<'t, str> {
    let ellipsis_cols = ambiguous.width(ellipsis);
    let (mut cols, mut kept) = (0, 0);
    for (byte_start, cluster) in text.grapheme_indices(true) {
        let cluster_cols: usize = clusters(cluster, ambiguous).map(|(_, cols)| cols).sum();
        cols += cluster_cols;
        if cols > room {
            return Cow::Owned(format!("{}{ellipsis}", &text[..kept]));
        }
        if cols + ellipsis_cols <= room {
            kept = byte_start + cluster.len();
        }
    }
    Cow::Borrowed(text)
}

/// What stands on the screen for a glyph of `cols` cells.
fn showable(symbol: &str, cols: usize, ambiguous: AmbiguousWidth) -> Cow<'_, str> {
    if symbol.starts_with(char::is_whitespace) {
        return Cow::Borrowed(" ");
    }
    let mut end = symbol.len().min(MAX_CLUSTER_BYTES);
    while !symbol.is_char_boundary(end) {
        end -= 1;
    }
    let Some(symbol) = symbol
        .get(..end)
        .filter(|symbol| symbol.contains(is_obeyed))
    else {
        return Cow::Borrowed(&symbol[..end]);
    };
    let shown: String = symbol.chars().filter(|c| !is_obeyed(*c)).collect();
    if ambiguous.width(&shown) > 0 {
        return Cow::Owned(shown);
    }
    let replacement = "\u{fffd}";
    let fits = ambiguous.width(replacement) == cols;
    Cow::Borrowed(if fits { replacement } else { "?" })
}

/// Whether a terminal obeys the character instead of showing it: controls, line and paragraph
/// separators, and the bidi controls of UAX #9, which would turn the rest of the row around.
fn is_obeyed(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn cols_u16(cols: usize) -> u16 {
    u16::try_from(cols).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const POLICIES: [AmbiguousWidth; 2] = [AmbiguousWidth::Narrow, AmbiguousWidth::Wide];

    fn painted(cols: u16, ambiguous: AmbiguousWidth, text: &str) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, cols, 1));
        let line = buffer.area;
        Canvas::new(&mut buffer, ambiguous).text(line, text, Style::new().underlined());
        buffer
    }

    fn symbols(buffer: &Buffer) -> Vec<&str> {
        buffer.content.iter().map(|cell| cell.symbol()).collect()
    }

    #[test]
    fn a_wide_glyph_has_two_cells_of_one_style() {
        let buffer = painted(4, AmbiguousWidth::Narrow, "增a");
        assert_eq!(symbols(&buffer), ["增", " ", "a", " "]);
        let underlined = buffer
            .content
            .iter()
            .map(|cell| cell.style() == Style::new().underlined());
        assert!(
            buffer.content[0].modifier == buffer.content[1].modifier,
            "{underlined:?}"
        );
    }

    #[test]
    fn an_ambiguous_glyph_is_as_wide_as_the_policy_says() {
        assert_eq!(
            symbols(&painted(4, AmbiguousWidth::Narrow, "“好")),
            ["“", "好", " ", " "]
        );
        let wide = painted(4, AmbiguousWidth::Wide, "“好");
        assert_eq!(symbols(&wide), ["“", " ", "好", " "]);
        assert_eq!(wide.content[0].cell_width(), 2);
    }

    #[test]
    fn nothing_is_written_over_the_second_half_of_an_emoji() {
        let before = painted(4, AmbiguousWidth::Narrow, "abcd");
        let after = painted(4, AmbiguousWidth::Narrow, "⚠\u{fe0f}cd");
        let updated: Vec<u16> = before.diff(&after).iter().map(|(x, ..)| *x).collect();
        assert_eq!(updated, [0]);
    }

    #[test]
    fn a_text_wider_than_the_screen_is_known_to_be_without_reading_all_of_it() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 10, 1));
        let canvas = Canvas::new(&mut buffer, AmbiguousWidth::Narrow);
        assert_eq!(canvas.width("增长a"), 5);
        let cols = canvas.width(&"增".repeat(1_000_000));
        assert!((11..20).contains(&cols), "{cols}");
    }

    #[test]
    fn no_edge_halves_a_glyph() {
        assert_eq!(
            symbols(&painted(3, AmbiguousWidth::Narrow, "增长")),
            ["增", " ", " "]
        );
        let mut buffer = Buffer::empty(Rect::new(0, 0, 3, 1));
        let line = buffer.area;
        let mut canvas = Canvas::new(&mut buffer, AmbiguousWidth::Narrow);
        canvas.glyph(line, 0, "a", 1, Style::new());
        canvas.glyph(line, 2, "长", 2, Style::new());
        assert_eq!(symbols(&buffer), ["a", " ", " "]);
    }

    #[test]
    fn nothing_that_a_terminal_obeys_reaches_a_cell() {
        let hostile = "a\u{1b}[2Jb\u{9b}c\rd\ne\u{7}f\u{202e}g\u{2066}h\u{2028}i\u{200f}j\u{0}k";
        for ambiguous in POLICIES {
            let buffer = painted(80, ambiguous, hostile);
            assert!(
                !buffer
                    .content
                    .iter()
                    .any(|cell| cell.symbol().contains(is_obeyed))
            );
            let text = symbols(&buffer).concat();
            let shown: String = text.chars().filter(char::is_ascii_lowercase).collect();
            assert_eq!(shown, "abcdefghijk", "{text}");
        }
    }

    #[test]
    fn a_pile_of_marks_is_cut_short() {
        let buffer = painted(
            4,
            AmbiguousWidth::Narrow,
            &format!("a{}b", "\u{301}".repeat(5000)),
        );
        assert!(buffer.content[0].symbol().len() <= MAX_CLUSTER_BYTES);
        assert_eq!(buffer.content[1].symbol(), "b");
    }

    #[test]
    fn a_cut_text_says_so() {
        for (text, room, narrow, wide) in [
            ("增长", 4, "增长", "增长"),
            ("增长了", 5, "增长…", "增.."),
            ("增长了", 4, "增…", "增.."),
            ("abcd", 1, "…", ".."),
        ] {
            assert_eq!(
                cut_to(text, room, "…", AmbiguousWidth::Narrow),
                narrow,
                "{text} {room}"
            );
            assert_eq!(
                cut_to(text, room, "..", AmbiguousWidth::Wide),
                wide,
                "{text} {room}"
            );
        }
    }

    #[test]
    fn text_against_the_right_edge_stands_whole_or_not_at_all() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 5, 1));
        let line = buffer.area;
        let mut canvas = Canvas::new(&mut buffer, AmbiguousWidth::Narrow);
        assert_eq!(canvas.text_right(line, "六个字放不下", Style::new()), 0);
        assert_eq!(canvas.text_right(line, "两字", Style::new()), 4);
        assert_eq!(symbols(&buffer), [" ", "两", " ", "字", " "]);
    }
}

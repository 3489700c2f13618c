use std::io::{self, Write};

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

use super::difference::Change;

/// Writes changes; afterwards the terminal's own style is on again.
///
/// Written here rather than by ratatui's backend for three things that it does otherwise: the
/// sixteen colours are told the way a terminal of sixteen understands (`31`, not `38;5;1`), nothing
/// but the style's own attributes is sent, whatever `NO_COLOR` says, and the cursor is not moved
/// where a Han character has moved it already, which is two thirds of a page's bytes.
pub(super) fn write_changes(out: &mut impl Write, changes: &[Change<'_>]) -> io::Result<()> {
    let mut style = CellStyle::default();
    // Where the cursor is, as far as every terminal agrees about it.
    let mut cursor = None;
    for change in changes {
        let (Change::Blank { col, row, .. } | Change::Write { col, row, .. }) = *change;
        if cursor != Some((col, row)) {
            write!(out, "\x1b[{};{}H", u32::from(row) + 1, u32::from(col) + 1)?;
        }
        let wanted = match change {
            Change::Blank { .. } => CellStyle::default(),
            Change::Write { cell, .. } => CellStyle::of(cell),
        };
        if wanted != style {
            wanted.write(out)?;
            style = wanted;
        }
        cursor = match change {
            Change::Blank { cols, .. } => {
                write!(out, "\x1b[{cols}X")?;
                Some((col, row))
            }
            Change::Write { cell, .. } => {
                out.write_all(cell.symbol().as_bytes())?;
                certain_cols(cell.symbol()).map(|cols| (col.saturating_add(cols), row))
            }
        };
    }
    if style != CellStyle::default() {
        CellStyle::default().write(out)?;
    }
    Ok(())
}

/// Cells a symbol takes where no terminal thinks otherwise: ASCII, and Han with its punctuation and
/// kana. Widths that depend on the terminal or its version (`“ ” …`, emoji) are never certain.
fn certain_cols(symbol: &str) -> Option<u16> {
    let mut chars = symbol.chars();
    match (chars.next()?, chars.next()) {
        (' '..='~', None) => Some(1),
        (
            '\u{3000}'..='\u{3029}'
            | '\u{3041}'..='\u{3096}'
            | '\u{309b}'..='\u{30ff}'
            | '\u{3400}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{ff01}'..='\u{ff60}',
            None,
        ) => Some(2),
        _ => None,
    }
}

/// How a cell looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct CellStyle {
    ink: Color,
    paper: Color,
    attributes: Modifier,
}

impl CellStyle {
    fn of(cell: &Cell) -> Self {
        Self {
            ink: cell.fg,
            paper: cell.bg,
            attributes: cell.modifier,
        }
    }

    /// One SGR sequence that says all of it, whatever was on before.
    fn write(self, out: &mut impl Write) -> io::Result<()> {
        write!(out, "\x1b[0")?;
        for (attribute, code) in ATTRIBUTES {
            if self.attributes.contains(attribute) {
                write!(out, ";{code}")?;
            }
        }
        write_color(out, self.ink, Layer::Ink)?;
        write_color(out, self.paper, Layer::Paper)?;
        write!(out, "m")
    }
}

/// ECMA-48, 8.3.117.
const ATTRIBUTES: [(Modifier, u8); 9] = [
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::SLOW_BLINK, 5),
    (Modifier::RAPID_BLINK, 6),
    (Modifier::REVERSED, 7),
    (Modifier::HIDDEN, 8),
    (Modifier::CROSSED_OUT, 9),
];

/// What a colour is for.
#[derive(Clone, Copy)]
enum Layer {
    Ink,
    Paper,
}

fn write_color(out: &mut impl Write, color: Color, layer: Layer) -> io::Result<()> {
    let shift = match layer {
        Layer::Ink => 0,
        Layer::Paper => 10,
    };
    let of_sixteen = match color {
        Color::Reset => return Ok(()),
        Color::Rgb(r, g, b) => return write!(out, ";{};2;{r};{g};{b}", 38 + shift),
        Color::Indexed(index) => return write!(out, ";{};5;{index}", 38 + shift),
        Color::Black => 30,
        Color::Red => 31,
        Color::Green => 32,
        Color::Yellow => 33,
        Color::Blue => 34,
        Color::Magenta => 35,
        Color::Cyan => 36,
        Color::Gray => 37,
        Color::DarkGray => 90,
        Color::LightRed => 91,
        Color::LightGreen => 92,
        Color::LightYellow => 93,
        Color::LightBlue => 94,
        Color::LightMagenta => 95,
        Color::LightCyan => 96,
        Color::White => 97,
    };
    write!(out, ";{}", of_sixteen + shift)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::term::difference::difference;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    /// The bytes for one row with this text in this style, on an empty screen.
    fn written(text: &str, style: Style) -> String {
        let area = Rect::new(0, 0, 20, 1);
        let mut buffer = Buffer::empty(area);
        buffer.set_string(0, 0, text, style);
        let mut bytes = Vec::new();
        write_changes(&mut bytes, &difference(&Buffer::empty(area), &buffer)).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn the_cursor_moves_only_where_widths_are_uncertain() {
        for (text, bytes) in [
            ("增长6.3%，达", "\x1b[1;1H增长6.3%，达"),
            ("“一度电”", "\x1b[1;1H“\x1b[1;2H一度电”"),
            ("a…b", "\x1b[1;1Ha…\x1b[1;3Hb"),
        ] {
            assert_eq!(written(text, Style::new()), bytes, "{text}");
        }
    }

    #[test]
    fn blanks_are_in_the_terminals_own_style() {
        let cell = Cell::from('报');
        let changes = [
            Change::Blank {
                col: 4,
                row: 1,
                cols: 6,
            },
            Change::Write {
                col: 4,
                row: 1,
                cell: &cell,
            },
        ];
        let mut bytes = Vec::new();
        write_changes(&mut bytes, &changes).unwrap();
        assert_eq!(String::from_utf8(bytes).unwrap(), "\x1b[2;5H\x1b[6X报");
    }

    #[test]
    fn certain_widths_are_those_of_unicode() {
        use crate::text::AmbiguousWidth::{Narrow, Wide};
        for c in (0..0x2_0000).filter_map(char::from_u32) {
            let mut buffer = [0; 4];
            if let Some(cols) = certain_cols(c.encode_utf8(&mut buffer)) {
                for policy in [Narrow, Wide] {
                    assert_eq!(policy.char_width(c), usize::from(cols), "{c} {policy:?}");
                }
            }
        }
    }

    #[test]
    fn a_style_is_one_sequence_and_ends_with_the_text() {
        let plain = Style::new();
        for (style, sgr) in [
            (plain.bold(), "0;1"),
            (plain.dim().underlined().reversed(), "0;2;4;7"),
            (plain.fg(Color::Red), "0;31"),
            (plain.fg(Color::White).bg(Color::DarkGray), "0;97;100"),
            (plain.fg(Color::Indexed(208)).bold(), "0;1;38;5;208"),
            (plain.bg(Color::Rgb(1, 2, 3)), "0;48;2;1;2;3"),
        ] {
            assert_eq!(
                written("报", style),
                format!("\x1b[1;1H\x1b[{sgr}m报\x1b[0m")
            );
        }
    }
}

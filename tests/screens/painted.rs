//! A painted screen, and questions to it.

use dubao::app::Model;
use dubao::ui::{Background, ColorDepth, RiseColor, Theme, view};
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

/// A painted screen.
pub struct Painted {
    pub buffer: Buffer,
    pub cursor: Option<Position>,
}

pub fn theme(depth: ColorDepth, background: Background) -> Theme {
    Theme::new(depth, background, RiseColor::Red)
}

/// Paints a model without colour.
pub fn plain(model: &Model) -> Painted {
    paint(model, &theme(ColorDepth::Monochrome, Background::Unknown))
}

pub fn paint(model: &Model, theme: &Theme) -> Painted {
    let mut buffer = Buffer::empty(model.screen);
    let cursor = view(model, theme, &mut buffer);
    Painted { buffer, cursor }
}

impl Painted {
    /// The screen as text, a line a row, blanks at line ends left out.
    pub fn text(&self) -> String {
        let rows = (0..self.buffer.area.height).map(|y| {
            let symbols: String = self.glyphs(y).map(|(_, symbol)| symbol).collect();
            symbols.trim_end().to_owned()
        });
        rows.collect::<Vec<_>>().join("\n")
    }

    /// The rows of a part of the screen as text.
    pub fn rows_in(&self, area: Rect) -> Vec<String> {
        let rows = (area.top()..area.bottom()).map(|y| {
            let glyphs = self
                .glyphs(y)
                .filter(|(x, _)| area.contains((*x, y).into()));
            glyphs.map(|(_, symbol)| symbol).collect()
        });
        rows.collect()
    }

    /// The glyphs of a row and the columns they begin in.
    pub fn glyphs(&self, y: u16) -> impl Iterator<Item = (u16, &str)> {
        let mut x = 0;
        std::iter::from_fn(move || {
            let at = x;
            let cell = self.buffer.cell((at, y))?;
            x += cell.cell_width().max(1);
            Some((at, cell.symbol()))
        })
    }

    /// Where a text begins that stands on one row: the `nth` such place, from 0.
    pub fn find_nth(&self, text: &str, nth: usize) -> Option<Position> {
        let mut places = (0..self.buffer.area.height).flat_map(|y| {
            let glyphs: Vec<(u16, &str)> = self.glyphs(y).collect();
            let row: String = glyphs.iter().map(|(_, symbol)| *symbol).collect();
            let bytes: Vec<usize> = row.match_indices(text).map(|(byte, _)| byte).collect();
            let columns = bytes.into_iter().filter_map(move |byte| {
                let mut start = 0;
                glyphs.iter().find_map(|(x, symbol)| {
                    start += symbol.len();
                    (start > byte).then_some(*x)
                })
            });
            columns
                .map(move |x| Position::new(x, y))
                .collect::<Vec<_>>()
        });
        places.nth(nth)
    }

    /// The style that all cells of a text have, which stands on one row; its `nth` place, from 0.
    #[track_caller]
    pub fn style_of_nth(&self, text: &str, nth: usize) -> Style {
        let place = self.find_nth(text, nth);
        let place = place.unwrap_or_else(|| panic!("{text:?} ({nth}) in\n{}", self.text()));
        let cols: u16 = text.cell_width();
        let style = self.buffer[place].style();
        for x in place.x..place.x + cols {
            assert_eq!(
                self.buffer[(x, place.y)].style(),
                style,
                "cell {x} of {text:?}"
            );
        }
        style
    }

    #[track_caller]
    pub fn style_of(&self, text: &str) -> Style {
        self.style_of_nth(text, 0)
    }

    #[track_caller]
    pub fn modifier_of(&self, text: &str) -> Modifier {
        self.style_of(text).add_modifier
    }
}

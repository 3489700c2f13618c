//! What a terminal shows after one screen has followed another: no ghosts, no half glyphs.

use std::io;

use dubao::app::Model;
use dubao::ui::{Background, ColorDepth, view};
use ratatui::backend::CrosstermBackend;
use ratatui::{Terminal, TerminalOptions, Viewport};

use super::edition::{enter, reading, strike};
use super::painted::{paint, theme};

/// Shows screens one after the other on one terminal, as the program does: differences alone.
struct Shown {
    terminal: Terminal<CrosstermBackend<Bytes>>,
    bytes: Bytes,
    screen: vt100::Parser,
}

#[derive(Clone, Default)]
struct Bytes(std::rc::Rc<std::cell::RefCell<Vec<u8>>>);

impl io::Write for Bytes {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Shown {
    fn new(model: &Model) -> Self {
        let bytes = Bytes::default();
        let viewport = Viewport::Fixed(model.screen);
        let backend = CrosstermBackend::new(bytes.clone());
        let [rows, cols] = [model.screen.height, model.screen.width].map(|n| n.try_into().unwrap());
        Self {
            terminal: Terminal::with_options(backend, TerminalOptions { viewport }).unwrap(),
            bytes,
            screen: vt100::Parser::new(rows, cols, 0),
        }
    }

    /// Draws a model and asserts that the terminal shows it, cell by cell.
    #[track_caller]
    fn assert_shows(&mut self, model: &Model, after: &str) {
        let theme = theme(ColorDepth::TrueColor, Background::Dark);
        self.terminal
            .draw(|frame| {
                view(model, &theme, frame.buffer_mut());
            })
            .unwrap();
        self.screen.process(&self.bytes.0.take());
        let painted = paint(model, &theme);
        for y in 0..model.screen.height {
            let wanted: String = painted.glyphs(y).map(|(_, symbol)| symbol).collect();
            let shown = self
                .screen
                .screen()
                .rows(0, model.screen.width)
                .nth(usize::from(y));
            assert_eq!(
                shown.unwrap().trim_end(),
                wanted.trim_end(),
                "row {y} after {after}"
            );
            for (x, symbol) in painted.glyphs(y).filter(|(_, symbol)| *symbol != " ") {
                let cell = self.screen.screen().cell(y, x).unwrap();
                let wanted = painted.buffer[(x, y)].modifier;
                let bold = wanted.contains(ratatui::style::Modifier::BOLD);
                assert_eq!(cell.bold(), bold, "{symbol} at {x},{y} after {after}");
            }
        }
    }
}

#[test]
fn a_screen_after_another_leaves_no_ghosts() {
    for (cols, rows) in [(120, 36), (80, 24), (40, 12)] {
        let mut model = reading(cols, rows);
        let mut shown = Shown::new(&model);
        shown.assert_shows(&model, "opening");
        for keys in [
            "j", "j", "f", "f", "e", "J", "K", "?", "j", "Space", "Esc", "gh", "j", "gs", "j", "G",
            "z", "z", "G", "gg", "v", "v", "a", "-", "-",
        ] {
            strike(&mut model, keys);
            shown.assert_shows(&model, keys);
        }
        strike(&mut model, "/");
        enter(&mut model, "云溪");
        shown.assert_shows(&model, "a search");
    }
}

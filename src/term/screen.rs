use std::io;

use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::queue;
use crossterm::terminal::{BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::cells::write_changes;
use super::difference::difference;

/// What the terminal shows, and how it comes to show something else.
///
/// A frame is one run of bytes inside a synchronized update: the cells that differ from those
/// shown, and nothing at all where none does.
#[derive(Debug)]
pub(super) struct Screen {
    shown: Buffer,
    next: Buffer,
    cursor: Option<Position>,
    /// What is shown is not known: paint every cell.
    stale: bool,
}

impl Screen {
    /// A screen of which nothing is known.
    pub(super) fn new(area: Rect) -> Self {
        Self {
            shown: Buffer::empty(area),
            next: Buffer::empty(area),
            cursor: None,
            stale: true,
        }
    }

    /// The terminal has another size now, and nobody knows what it shows.
    pub(super) fn resize(&mut self, area: Rect) {
        *self = Self::new(area);
    }

    /// Nobody knows what the terminal shows: the next frame paints everything.
    pub(super) fn forget(&mut self) {
        self.shown.reset();
        self.cursor = None;
        self.stale = true;
    }

    /// The bytes that make the terminal show what `draw` draws. `draw` gets an empty buffer and
    /// returns where the cursor is to be, if anywhere.
    pub(super) fn frame(
        &mut self,
        draw: impl FnOnce(&mut Buffer) -> Option<Position>,
    ) -> io::Result<Vec<u8>> {
        self.next.reset();
        let cursor = draw(&mut self.next);
        let changes = difference(&self.shown, &self.next);
        if changes.is_empty() && cursor == self.cursor && !self.stale {
            return Ok(Vec::new());
        }
        let mut bytes = Vec::with_capacity(64 + 16 * changes.len());
        queue!(bytes, BeginSynchronizedUpdate)?;
        if self.cursor.is_some() {
            queue!(bytes, Hide)?;
        }
        if self.stale {
            queue!(bytes, Clear(ClearType::All))?;
        }
        write_changes(&mut bytes, &changes)?;
        if let Some(Position { x, y }) = cursor {
            queue!(bytes, MoveTo(x, y), Show)?;
        }
        queue!(bytes, EndSynchronizedUpdate)?;
        std::mem::swap(&mut self.shown, &mut self.next);
        self.cursor = cursor;
        self.stale = false;
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    fn frame(screen: &mut Screen, text: &str) -> String {
        let bytes = screen.frame(|buffer| {
            buffer.set_string(0, 0, text, Style::default());
            None
        });
        String::from_utf8(bytes.unwrap()).unwrap()
    }

    #[test]
    fn what_does_not_change_is_not_painted() {
        let mut screen = Screen::new(Rect::new(0, 0, 10, 2));
        let first = frame(&mut screen, "读报");
        assert!(first.starts_with("\x1b[?2026h\x1b[2J"), "{first:?}");
        assert!(first.ends_with("\x1b[?2026l"), "{first:?}");
        assert_eq!(frame(&mut screen, "读报"), "");
        let second = frame(&mut screen, "读书");
        assert!(
            second.contains('书') && !second.contains('读'),
            "{second:?}"
        );
    }

    #[test]
    fn a_forgotten_screen_is_painted_whole() {
        let mut screen = Screen::new(Rect::new(0, 0, 10, 2));
        let first = frame(&mut screen, "读报");
        screen.forget();
        assert_eq!(frame(&mut screen, "读报"), first);
        screen.resize(Rect::new(0, 0, 20, 2));
        assert_eq!(frame(&mut screen, "读报"), first);
    }

    #[test]
    fn a_cursor_shows_where_it_is_wanted_and_nowhere_else() {
        let mut screen = Screen::new(Rect::new(0, 0, 10, 2));
        let mut with_cursor =
            |cursor| String::from_utf8(screen.frame(|_| cursor).unwrap()).unwrap();
        assert!(!with_cursor(None).contains("\x1b[?25"));
        let at = Some(Position::new(3, 1));
        assert!(with_cursor(at).contains("\x1b[2;4H\x1b[?25h"));
        assert_eq!(with_cursor(at), "");
        assert!(with_cursor(None).contains("\x1b[?25l"));
    }
}

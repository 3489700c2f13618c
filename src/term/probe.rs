use std::time::{Duration, Instant};

use termina::Event as TerminalEvent;
use termina::escape::csi::{Csi, Cursor, Device};
use termina::escape::osc::{ColorOrQuery, DynamicColorNumber, Osc};
use termina::style::RgbColor;

use crate::text::AmbiguousWidth;
use crate::ui::Background;

/// How long after the questions a program that is leaving waits for the last answer, lest it be
/// typed into the shell.
const DEADLINE: Duration = Duration::from_millis(150);

/// Prints `“` in the first cell and asks where the cursor went. To be sent right before a whole
/// screen, which paints over it.
const HOW_WIDE: &str = "\x1b[H“\x1b[6n\r\x1b[2J";

/// Asks for the colour of the background (OSC 11). Terminals that do not know the question say
/// nothing.
const WHICH_BACKGROUND: &str = "\x1b]11;?\x1b\\";

/// Asks what kind of terminal it is (DA1). Every terminal answers that one, and in order: after it
/// nothing more comes.
const LAST: &str = "\x1b[c";

/// What the terminal was asked of itself. Nobody waits for the answers: they come in their own time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Inquiry {
    asked_at: Instant,
    about_width: bool,
    about_background: bool,
    /// Not everything is answered yet.
    is_open: bool,
}

impl Inquiry {
    /// Questions to ask now, about no more than is to be known.
    pub(super) fn new(about_width: bool, about_background: bool) -> Self {
        Self {
            asked_at: Instant::now(),
            about_width,
            about_background,
            is_open: about_width || about_background,
        }
    }

    /// The questions, as the terminal reads them.
    pub(super) fn question(&self) -> String {
        let parts = [
            (self.about_width, HOW_WIDE),
            (self.about_background, WHICH_BACKGROUND),
            (self.is_open, LAST),
        ];
        let asked = parts.iter().filter(|(is_asked, _)| *is_asked);
        asked.map(|(_, question)| *question).collect()
    }

    /// Whether answers are still to come.
    pub(super) fn is_open(&self) -> bool {
        self.is_open
    }

    /// When a program that is leaving waits no longer for them.
    pub(super) fn deadline(&self) -> Instant {
        self.asked_at + DEADLINE
    }

    /// Takes note of a reply; tells whether it answers a question. There is one answer to each: an
    /// F3 with Shift looks just like another one.
    pub(super) fn is_answered_by(&mut self, reply: Reply) -> bool {
        let question = match reply {
            Reply::AmbiguousWidth(_) => &mut self.about_width,
            Reply::Background(_) => &mut self.about_background,
            Reply::NothingMore => &mut self.is_open,
            Reply::Unclear => return false,
        };
        std::mem::take(question)
    }
}

/// What the terminal says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reply {
    /// How wide it draws ambiguous characters, by where the cursor went after one.
    AmbiguousWidth(AmbiguousWidth),
    /// Whether its background is dark.
    Background(Background),
    /// An answer that says nothing.
    Unclear,
    /// It has answered everything.
    NothingMore,
}

/// What an event says of the terminal; `None` where a person caused it.
pub(super) fn reply(event: &TerminalEvent) -> Option<Reply> {
    match event {
        TerminalEvent::Csi(Csi::Cursor(Cursor::ActivePositionReport { col, .. })) => {
            Some(match col.get() {
                2 => Reply::AmbiguousWidth(AmbiguousWidth::Narrow),
                3 => Reply::AmbiguousWidth(AmbiguousWidth::Wide),
                // A terminal that does not know UTF-8 draws three characters or none.
                _ => Reply::Unclear,
            })
        }
        TerminalEvent::Csi(Csi::Device(Device::DeviceAttributes(()))) => Some(Reply::NothingMore),
        TerminalEvent::Osc(Osc::ChangeDynamicColors(
            DynamicColorNumber::TextBackgroundColor,
            colors,
        )) => Some(match colors.as_slice() {
            [ColorOrQuery::Color(color), ..] => Reply::Background(of_color(*color)),
            _ => Reply::Unclear,
        }),
        TerminalEvent::Csi(_) | TerminalEvent::Osc(_) | TerminalEvent::Dcs(_) => {
            Some(Reply::Unclear)
        }
        _ => None,
    }
}

/// By the luma of ITU-R BT.601: dark up to half.
fn of_color(color: RgbColor) -> Background {
    let (r, g, b) = (
        u32::from(color.red),
        u32::from(color.green),
        u32::from(color.blue),
    );
    if 299 * r + 587 * g + 114 * b > 127_500 {
        Background::Light
    } else {
        Background::Dark
    }
}

/// What `COLORFGBG` (`15;0`, as rxvt and Konsole set it) says: its last field is the background, one
/// of the 16 colours. White and the bright ones are light.
pub(super) fn of_colorfgbg(value: &str) -> Background {
    let last = value.rsplit(';').next().unwrap_or_default();
    match last.trim().parse::<u8>() {
        Ok(0..=6 | 8) => Background::Dark,
        Ok(7 | 9..=15) => Background::Light,
        _ => Background::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_asked_is_answered_and_once() {
        let wide = Reply::AmbiguousWidth(AmbiguousWidth::Wide);
        let mut inquiry = Inquiry::new(true, false);
        assert!(inquiry.question().contains("\x1b[6n") && !inquiry.question().contains("]11;"));
        assert!(!inquiry.is_answered_by(Reply::Background(Background::Light)));
        assert!(inquiry.is_answered_by(wide));
        assert!(!inquiry.is_answered_by(wide));
        assert!(inquiry.is_open());
        assert!(inquiry.is_answered_by(Reply::NothingMore));
        assert!(!inquiry.is_open());
        assert_eq!(Inquiry::new(false, false).question(), "");
    }

    #[test]
    fn a_background_is_dark_or_light() {
        for (rgb, background) in [
            ((0, 0, 0), Background::Dark),
            ((0x1d, 0x1f, 0x21), Background::Dark),
            ((0, 0x2b, 0x36), Background::Dark),
            ((0, 0, 255), Background::Dark),
            ((0xfd, 0xf6, 0xe3), Background::Light),
            ((255, 255, 255), Background::Light),
        ] {
            assert_eq!(
                of_color(RgbColor::new(rgb.0, rgb.1, rgb.2)),
                background,
                "{rgb:?}"
            );
        }
    }

    #[test]
    fn colorfgbg_names_the_background_last() {
        for (value, background) in [
            ("15;0", Background::Dark),
            ("0;15", Background::Light),
            ("0;default;15", Background::Light),
            ("7;8", Background::Dark),
            ("15;default", Background::Unknown),
            ("", Background::Unknown),
        ] {
            assert_eq!(of_colorfgbg(value), background, "{value}");
        }
    }
}

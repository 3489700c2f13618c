use std::time::Duration;

use termina::Event as TerminalEvent;
use termina::escape::csi::{Csi, Cursor, Device};
use termina::escape::osc::{ColorOrQuery, DynamicColorNumber, Osc};
use termina::style::RgbColor;

use crate::text::AmbiguousWidth;
use crate::ui::Background;

/// How long after the question a program that is leaving waits for the last answer, lest it be
/// typed into the shell.
pub(super) const DEADLINE: Duration = Duration::from_millis(150);

/// Prints `“` in the first cell and asks where the cursor went. The answer comes in its own time;
/// nobody waits for it. To be sent right before a whole screen, which paints over it.
pub(super) const HOW_WIDE: &str = "\x1b[H“\x1b[6n\r\x1b[2J";

/// Asks for the colour of the background (OSC 11). Terminals that do not know the question say
/// nothing.
pub(super) const WHICH_BACKGROUND: &str = "\x1b]11;?\x1b\\";

/// Asks what kind of terminal it is (DA1). Every terminal answers that one, and in order: after it
/// nothing more comes.
pub(super) const LAST: &str = "\x1b[c";

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

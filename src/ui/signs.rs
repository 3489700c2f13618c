use crate::text::AmbiguousWidth;

/// The program's own signs, each exactly one cell wide (`ellipsis` one or two).
///
/// Arrows, box drawing and the middle dot have the East Asian Width "Ambiguous": where the terminal
/// draws them two cells wide, ASCII stands in for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Signs {
    /// Between panes.
    pub vertical: &'static str,
    /// Between parts of a pane.
    pub horizontal: &'static str,
    /// The part of a vertical rule that tells which part of a text shows.
    pub thumb: &'static str,
    /// Beside what is current.
    pub pointer: &'static str,
    /// Beside its further rows.
    pub pointer_below: &'static str,
    /// Beside a headline that was not read yet.
    pub unread: &'static str,
    /// A figure rose.
    pub up: &'static str,
    /// A figure fell.
    pub down: &'static str,
    /// A figure held.
    pub flat: &'static str,
    /// In the margin of a line with an uncertain join.
    pub join: &'static str,
    /// Where a text was cut.
    pub ellipsis: &'static str,
}

impl Signs {
    pub fn new(ambiguous: AmbiguousWidth) -> Self {
        match ambiguous {
            AmbiguousWidth::Narrow => Self {
                vertical: "│",
                horizontal: "─",
                thumb: "┃",
                pointer: "▌",
                pointer_below: "▌",
                unread: "•",
                up: "↑",
                down: "↓",
                flat: "=",
                join: "~",
                ellipsis: "…",
            },
            AmbiguousWidth::Wide => Self {
                vertical: ":",
                horizontal: "-",
                thumb: "|",
                pointer: ">",
                pointer_below: " ",
                unread: "*",
                up: "+",
                down: "-",
                flat: "=",
                join: "~",
                ellipsis: "..",
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_is_one_cell_wide() {
        for ambiguous in [AmbiguousWidth::Narrow, AmbiguousWidth::Wide] {
            let s = Signs::new(ambiguous);
            for sign in [
                s.vertical,
                s.horizontal,
                s.thumb,
                s.pointer,
                s.pointer_below,
                s.unread,
                s.up,
                s.down,
                s.flat,
                s.join,
            ] {
                assert_eq!(ambiguous.width(sign), 1, "{sign} {ambiguous:?}");
            }
        }
    }
}

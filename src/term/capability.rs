use crate::cli::{BackgroundChoice, ColorChoice};
use crate::ui::{Background, ColorDepth};

use super::probe;

/// What the environment says of the terminal. Read once, at the edge.
#[derive(Clone, Debug, Default)]
pub struct Environment {
    term: Option<String>,
    colorterm: Option<String>,
    colorfgbg: Option<String>,
    no_color: bool,
}

impl Environment {
    /// The environment of the process.
    #[must_use]
    pub fn of_process() -> Self {
        let var = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
        Self {
            term: var("TERM"),
            colorterm: var("COLORTERM"),
            colorfgbg: var("COLORFGBG"),
            no_color: var("NO_COLOR").is_some(),
        }
    }

    /// Whether the terminal can put text where it is told to: one that calls itself `dumb` cannot.
    #[must_use]
    pub fn can_place_text(&self) -> bool {
        self.term.as_deref() != Some("dumb")
    }

    /// How many colours may be used. `NO_COLOR` counts unless a person asks for colour; one who does
    /// gets what the terminal has.
    #[must_use]
    pub fn color_depth(&self, choice: ColorChoice) -> ColorDepth {
        let term = self.term.as_deref().unwrap_or_default();
        let has_true_color = matches!(self.colorterm.as_deref(), Some("truecolor" | "24bit"))
            || term.ends_with("-direct");
        match choice {
            ColorChoice::Never => ColorDepth::Monochrome,
            ColorChoice::Auto if self.no_color || is_monochrome(term) => ColorDepth::Monochrome,
            _ if has_true_color => ColorDepth::TrueColor,
            _ if term.contains("256color") => ColorDepth::Ansi256,
            _ => ColorDepth::Ansi16,
        }
    }

    /// The background as far as it is known without asking the terminal.
    #[must_use]
    pub fn background(&self, choice: BackgroundChoice) -> Background {
        match choice {
            BackgroundChoice::Dark => Background::Dark,
            BackgroundChoice::Light => Background::Light,
            BackgroundChoice::Auto => self
                .colorfgbg
                .as_deref()
                .map_or(Background::Unknown, probe::of_colorfgbg),
        }
    }

    /// Whether the terminal understands questions about itself. The Linux console takes a question
    /// about colours for the beginning of something else.
    pub(super) fn answers_color_questions(&self) -> bool {
        self.can_place_text() && self.term.as_deref() != Some("linux")
    }
}

/// Terminals of which terminfo knows no colour, by their usual names.
fn is_monochrome(term: &str) -> bool {
    term.starts_with("vt1")
        || term.starts_with("vt2")
        || term.ends_with("-mono")
        || term.ends_with("-m")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(term: &str, colorterm: &str, no_color: bool) -> Environment {
        let some = |value: &str| Some(value.to_owned()).filter(|value| !value.is_empty());
        Environment {
            term: some(term),
            colorterm: some(colorterm),
            colorfgbg: None,
            no_color,
        }
    }

    #[test]
    fn colour_is_what_the_terminal_has_and_a_person_wants() {
        use ColorChoice::{Always, Auto, Never};
        use ColorDepth::{Ansi16, Ansi256, Monochrome, TrueColor};
        for (term, colorterm, no_color, choice, depth) in [
            ("xterm-256color", "truecolor", false, Auto, TrueColor),
            ("xterm-256color", "24bit", false, Auto, TrueColor),
            ("xterm-direct", "", false, Auto, TrueColor),
            ("tmux-256color", "", false, Auto, Ansi256),
            ("xterm", "", false, Auto, Ansi16),
            ("linux", "", false, Auto, Ansi16),
            ("vt100", "", false, Auto, Monochrome),
            ("xterm-256color", "truecolor", true, Auto, Monochrome),
            ("xterm-256color", "truecolor", true, Always, TrueColor),
            ("vt100", "", false, Always, Ansi16),
            ("xterm-256color", "truecolor", false, Never, Monochrome),
        ] {
            let depth_here = environment(term, colorterm, no_color).color_depth(choice);
            assert_eq!(
                depth_here, depth,
                "{term} {colorterm} {no_color} {choice:?}"
            );
        }
    }

    #[test]
    fn a_dumb_terminal_cannot_place_text() {
        assert!(environment("xterm", "", false).can_place_text());
        assert!(!environment("dumb", "", false).can_place_text());
    }
}

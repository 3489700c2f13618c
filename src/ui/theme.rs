use ratatui::style::{Color, Modifier, Style};

use super::palette::{Background, ColorDepth, Fill, Ink, Palette, nearest_of_256};
use crate::extract::{Direction, EntityKind, FigureKind};

/// What a stretch of the screen is. The panes say the role; only a [`Theme`] knows the style.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Running text.
    Text,
    /// What supports the text: counts, periods, what was read already.
    Muted,
    /// Lines between panes.
    Rule,
    /// The part of a line between panes that tells which part of a text shows.
    Thumb,
    /// The name of the program, as the seal it stands in.
    Masthead,
    /// The title of the pane that has the keys.
    FocusedPane,
    /// The title of another pane.
    Pane,
    /// Where headlines came from.
    Source,
    /// A headline whose article was not read yet.
    Unread,
    /// A headline whose article was read.
    Read,
    /// The headline of the article in the reader.
    Current,
    /// The sign beside the current headline, and beside the title of the pane that has the keys.
    Pointer,
    /// The line above the headline.
    Kicker,
    /// The headline above its text.
    Title,
    /// The line under the headline.
    Subtitle,
    /// Who wrote it, where and when.
    Byline,
    /// A crosshead.
    Heading,
    /// The caption of a photograph.
    Caption,
    /// An editor's note.
    Note,
    /// The characters at both sides of an uncertain join.
    Join,
    /// A figure.
    Figure(FigureKind),
    /// A named entity.
    Entity(EntityKind),
    /// A date or a period.
    Date,
    /// A match of the search.
    Match,
    /// The match the person is at.
    CurrentMatch,
    /// The chosen mention.
    Chosen,
    /// How a figure moved.
    Change(Direction),
    /// A key, where keys are explained.
    Key,
    /// The line being typed.
    Prompt,
    /// What the status line says.
    Notice,
    /// What went wrong.
    Failure,
}

/// The colour of what rises. Chinese readers expect red.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum RiseColor {
    /// 红涨绿跌
    #[default]
    Red,
    /// As most other markets print it.
    Green,
}

/// A style for every [`Role`].
///
/// Invariants: the paper is the terminal's own except under what is filled; a monochrome theme sets
/// no colour at all; where a role has no ink of its own, weight, underline or reverse tell it.
#[derive(Clone, Debug)]
pub struct Theme {
    palette: Palette,
    depth: ColorDepth,
    rise: RiseColor,
}

impl Theme {
    /// The built-in theme for a terminal.
    #[must_use]
    pub fn new(depth: ColorDepth, background: Background, rise: RiseColor) -> Self {
        Self {
            palette: Palette::built_in(depth, background),
            depth,
            rise,
        }
    }

    /// How a role looks.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        let plain = Style::new();
        let palette = &self.palette;
        let muted = self.ink(palette.muted, Modifier::DIM);
        match role {
            Role::Text | Role::Unread | Role::Subtitle | Role::Prompt => plain,
            Role::Muted | Role::Pane | Role::Read | Role::Byline | Role::Caption => muted,
            Role::Kicker | Role::Note => muted.remove_modifier(Modifier::DIM),
            Role::Rule => self.ink(palette.rule, Modifier::DIM),
            Role::Thumb => muted
                .add_modifier(Modifier::BOLD)
                .remove_modifier(Modifier::DIM),
            Role::Masthead => self.fill(palette.masthead, Modifier::REVERSED).bold(),
            Role::FocusedPane | Role::Source => plain.bold(),
            Role::Title | Role::Heading | Role::Current | Role::Key | Role::Notice => plain.bold(),
            Role::Pointer => self.ink(palette.accent, Modifier::BOLD).bold(),
            Role::Join => plain.underlined(),
            Role::Figure(kind) => self.ink(palette.figure.of(kind), Modifier::BOLD),
            Role::Entity(kind) => self.ink(palette.entity.of(kind), Modifier::UNDERLINED),
            // The ink of lengths of time: the two are of one family, and never shown side by side.
            Role::Date => self.style(Role::Figure(FigureKind::Duration)),
            Role::Match => self.fill(palette.found, Modifier::BOLD | Modifier::UNDERLINED),
            Role::CurrentMatch => self.fill(
                palette.current_match,
                Modifier::REVERSED | Modifier::UNDERLINED,
            ),
            Role::Chosen => self.fill(palette.chosen, Modifier::REVERSED).bold(),
            Role::Change(direction) => match (direction, self.rise) {
                (Direction::Flat, _) => muted,
                (Direction::Up, RiseColor::Red) | (Direction::Down, RiseColor::Green) => {
                    self.ink(palette.red, Modifier::empty())
                }
                (Direction::Up, RiseColor::Green) | (Direction::Down, RiseColor::Red) => {
                    self.ink(palette.green, Modifier::empty())
                }
            },
            Role::Failure => self.ink(palette.red, Modifier::BOLD),
        }
    }

    /// Text in this ink, told by `instead` where there is none.
    fn ink(&self, ink: Ink, instead: Modifier) -> Style {
        match self.shown(ink) {
            Some(color) => Style::new().fg(color),
            None => Style::new().add_modifier(instead),
        }
    }

    /// Filled, told by `instead` where there is no paper to fill with.
    fn fill(&self, fill: Fill, instead: Modifier) -> Style {
        match (self.shown(fill.ink), self.shown(fill.paper)) {
            (Some(ink), Some(paper)) => Style::new().fg(ink).bg(paper),
            _ => Style::new().add_modifier(instead),
        }
    }

    fn shown(&self, ink: Ink) -> Option<Color> {
        match self.depth {
            ColorDepth::Ansi256 => ink.0.map(nearest_of_256),
            _ => ink.0,
        }
    }
}

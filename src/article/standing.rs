//! How well a line of a headline stands as its kicker, its title or its subtitle over each of the stories.

use super::{
    headline::through,
    title::{LONGEST_LABEL, names_a_series},
    topic::Mentions,
};

/// How a line of a headline stands to the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rank {
    Kicker,
    Title,
    Subtitle,
}

pub(super) const RANKS: [Rank; 3] = [Rank::Kicker, Rank::Title, Rank::Subtitle];

impl Rank {
    /// Nats for how often a headline begins with such a line.
    pub(super) fn begins(self) -> f32 {
        match self {
            Self::Kicker => -0.8,
            Self::Title => 0.0,
            Self::Subtitle => -3.0,
        }
    }

    /// Nats for how often a line of the rank `below` follows; `None` where it never does.
    pub(super) fn goes_on(self, below: Self) -> Option<f32> {
        match (self, below) {
            (Self::Kicker, Self::Kicker) => Some(-3.5),
            (Self::Kicker, Self::Title) => Some(0.0),
            (Self::Title, Self::Title) => Some(-2.7),
            (Self::Title, Self::Subtitle) => Some(-1.5),
            (Self::Subtitle, Self::Subtitle) => Some(-2.5),
            _ => None,
        }
    }
}

// Nats that speak for a line of each rank being of a story for what of it that speaks of, from as many
// lines as `headline::SAID`.
const KICKER_SAID: [(f32, f32); 6] = [
    (0.0, -0.4),
    (0.1, 0.2),
    (0.3, 0.8),
    (0.5, 1.3),
    (0.7, 3.0),
    (1.0, 4.3),
];
const TITLE_SAID: [(f32, f32); 6] = [
    (0.0, -3.3),
    (0.05, -2.0),
    (0.15, 0.2),
    (0.3, 2.8),
    (0.5, 4.2),
    (1.0, 4.7),
];
const SUBTITLE_SAID: [(f32, f32); 6] = [
    (0.0, -3.0),
    (0.05, -1.8),
    (0.15, 0.2),
    (0.3, 1.8),
    (0.5, 3.2),
    (1.0, 4.6),
];
/// For a line that opens with a dash, and for one with a comma, as sentences have, being a subtitle, or
/// another; for a line that names a series being a kicker, or another.
const DASH: f32 = 2.0;
const NO_SUBTITLE: f32 = -4.0;
const COMMA: f32 = 2.0;
const NO_COMMA: f32 = -2.0;
const SERIES: f32 = 1.0;
const NO_KICKER: f32 = -2.0;

/// How good a line is as each [`Rank`] of a headline of each story that is weighed, and of none behind
/// those.
pub(super) struct Standing {
    pub ranks: [Vec<f32>; 3],
    /// Whether it is a label of few characters, a place or a series, which leads to the line below it.
    pub is_label: bool,
}

impl Standing {
    /// The standing of `line`, of which each story speaks as `said` tells.
    pub(super) fn of(line: &str, said: &[f32]) -> Self {
        let is_dash = line.starts_with('—');
        let has_comma = line.contains('，');
        let is_series = names_a_series(line);
        let ranks = RANKS.map(|rank| {
            let points = match rank {
                Rank::Kicker => &KICKER_SAID,
                Rank::Title => &TITLE_SAID,
                Rank::Subtitle => &SUBTITLE_SAID,
            };
            let dash = match rank {
                _ if !is_dash => 0.0,
                Rank::Subtitle => DASH,
                Rank::Kicker | Rank::Title => NO_SUBTITLE,
            };
            let comma = match rank {
                _ if !has_comma => 0.0,
                Rank::Subtitle => COMMA,
                Rank::Kicker | Rank::Title => NO_COMMA,
            };
            let series = match rank {
                _ if !is_series => 0.0,
                Rank::Kicker => SERIES,
                Rank::Title | Rank::Subtitle => NO_KICKER,
            };
            let said = said.iter().map(|said| through(points, *said));
            said.chain([0.0])
                .map(|nats| dash + comma + series + nats)
                .collect()
        });
        Self {
            ranks,
            is_label: line.chars().count() <= LONGEST_LABEL,
        }
    }
}

/// Nats by which two lines side by side are rather titles of two stories than title and subtitle of one.
pub(super) fn of_two_stories(left: &str, right: &str, mentions: &Mentions<'_>) -> f32 {
    let [left, right] = [left, right].map(|text| {
        let said = mentions.contain(&mentions.topics.pairs_of(text), 0..mentions.text_count);
        Standing::of(text, &said)
    });
    let (title, subtitle) = (Rank::Title as usize, Rank::Subtitle as usize);
    let mut together = f32::NEG_INFINITY;
    let mut apart = f32::NEG_INFINITY;
    for story in 0..mentions.text_count {
        let [of_left, of_right] = [&left, &right].map(|line| line.ranks[title][story]);
        let ordered = of_right + left.ranks[subtitle][story];
        let turned = of_left + right.ranks[subtitle][story];
        together = together.max(ordered).max(turned);
        let others = (0..mentions.text_count).filter(|other| *other != story);
        let other = others.map(|other| right.ranks[title][other]);
        apart = apart.max(of_left + other.fold(f32::NEG_INFINITY, f32::max));
    }
    apart - together
}

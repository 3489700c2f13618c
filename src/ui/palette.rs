use std::str::FromStr;

use ratatui::style::Color;
use serde::Deserialize;

use crate::extract::{EntityKind, FigureKind};

/// How many colours the terminal shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ColorDepth {
    /// None at all, as `NO_COLOR` and `TERM=dumb` ask for. Not one colour is ever sent: an empty
    /// colour sequence would cancel the bold and the reverse that carry the meaning then.
    Monochrome,
    /// The terminal's own sixteen.
    Ansi16,
    /// The 256 of xterm.
    Ansi256,
    /// 24 bits.
    TrueColor,
}

/// The shade of the terminal's paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Background {
    /// Light letters on dark.
    Dark,
    /// Dark letters on light.
    Light,
    /// Nobody told: only what is legible on both.
    #[default]
    Unknown,
}

/// One ink, or `None` for the terminal's own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Ink(pub Option<Color>);

/// An ink on a paper of its own: what is filled, not only written.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Fill {
    pub ink: Ink,
    pub paper: Ink,
}

/// The inks of one theme. The default has none: the monochrome theme.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Palette {
    pub muted: Ink,
    pub rule: Ink,
    pub accent: Ink,
    pub red: Ink,
    pub green: Ink,
    pub masthead: Fill,
    pub figure: FigureInks,
    pub entity: EntityInks,
    pub chosen: Fill,
    #[serde(rename = "match")]
    pub found: Fill,
    pub current_match: Fill,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum FigureInks {
    One(Ink),
    ByKind {
        money: Ink,
        percent: Ink,
        measure: Ink,
        count: Ink,
        duration: Ink,
        multiple: Ink,
        rank: Ink,
        number: Ink,
    },
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum EntityInks {
    One(Ink),
    ByKind {
        person: Ink,
        place: Ink,
        organization: Ink,
        work: Ink,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Palettes {
    dark: Palette,
    light: Palette,
    terminal_dark: Palette,
    terminal_light: Palette,
    terminal: Palette,
}

impl Palette {
    /// The built-in inks for a terminal.
    pub fn built_in(depth: ColorDepth, background: Background) -> Self {
        // The file is part of the program and tested; should it ever be broken, no colour is the
        // theme that is legible everywhere.
        let Ok(all) = toml::from_str::<Palettes>(include_str!("../../assets/themes.toml")) else {
            return Self::default();
        };
        match (depth, background) {
            (ColorDepth::Monochrome, _) => Self::default(),
            (ColorDepth::Ansi16, Background::Dark) => all.terminal_dark,
            (ColorDepth::Ansi16, Background::Light) => all.terminal_light,
            (_, Background::Dark) => all.dark,
            (_, Background::Light) => all.light,
            (_, Background::Unknown) => all.terminal,
        }
    }
}

impl FigureInks {
    pub fn of(self, kind: FigureKind) -> Ink {
        match self {
            Self::One(ink) => ink,
            Self::ByKind {
                money,
                percent,
                measure,
                count,
                duration,
                multiple,
                rank,
                number,
            } => match kind {
                FigureKind::Money => money,
                FigureKind::Percent => percent,
                FigureKind::Measure => measure,
                FigureKind::Count => count,
                FigureKind::Duration => duration,
                FigureKind::Multiple => multiple,
                FigureKind::Rank => rank,
                FigureKind::Number => number,
            },
        }
    }
}

impl EntityInks {
    pub fn of(self, kind: EntityKind) -> Ink {
        match self {
            Self::One(ink) => ink,
            Self::ByKind {
                person,
                place,
                organization,
                work,
            } => match kind {
                EntityKind::Person => person,
                EntityKind::Place => place,
                EntityKind::Organization => organization,
                EntityKind::Work => work,
            },
        }
    }
}

impl Default for FigureInks {
    fn default() -> Self {
        Self::One(Ink::default())
    }
}

impl Default for EntityInks {
    fn default() -> Self {
        Self::One(Ink::default())
    }
}

impl TryFrom<String> for Ink {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        if name == "default" {
            return Ok(Self(None));
        }
        Color::from_str(&name)
            .map(|color| Self(Some(color)))
            .map_err(|_| {
                format!(
                    "{name:?} is no colour: write #rrggbb, one of the sixteen names, or default"
                )
            })
    }
}

/// The levels of a channel in xterm's 6 × 6 × 6 cube.
const CUBE: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// The nearest of the 240 colours of xterm that no scheme changes: its cube and its greys. Colours
/// that are not 24-bit stay.
pub(super) fn nearest_of_256(color: Color) -> Color {
    let Color::Rgb(r, g, b) = color else {
        return color;
    };
    let step = |channel: u8| {
        let nearest = (0_u8..)
            .zip(CUBE)
            .min_by_key(|&(_, level)| level.abs_diff(channel));
        nearest.map_or(0, |(step, _)| step)
    };
    let in_cube = 16 + 36 * step(r) + 6 * step(g) + step(b);
    let mean = (u16::from(r) + u16::from(g) + u16::from(b)) / 3;
    let grey = 232 + u8::try_from((mean.saturating_sub(3) / 10).min(23)).unwrap_or(23);
    let distance = |index: u8| {
        let (r2, g2, b2) = xterm_rgb(index);
        let square = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
        // Weights near those of luminance: the eye minds green most.
        3 * square(r, r2) + 6 * square(g, g2) + square(b, b2)
    };
    Color::Indexed(if distance(grey) < distance(in_cube) {
        grey
    } else {
        in_cube
    })
}

/// What xterm shows for an index from 16.
fn xterm_rgb(index: u8) -> (u8, u8, u8) {
    let level = |step: u8| CUBE[usize::from(step % 6)];
    match index {
        232.. => {
            let grey = 8 + 10 * (index - 232);
            (grey, grey, grey)
        }
        _ => {
            let cell = index.saturating_sub(16);
            (level(cell / 36), level(cell / 6), level(cell))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The papers of widely used schemes: xterm, VS Code, One, Catppuccin, Solarized, Nord, Ubuntu.
    const DARK_PAPERS: [u32; 8] = [
        0x00_0000, 0x0c_0c0c, 0x1d_1f21, 0x1e_1e2e, 0x28_2c34, 0x00_2b36, 0x2e_3440, 0x30_0a24,
    ];
    const LIGHT_PAPERS: [u32; 6] = [
        0xff_ffff, 0xfb_faf5, 0xfa_fafa, 0xfd_f6e3, 0xef_f1f5, 0xf2_e5bc,
    ];

    /// Relative luminance, WCAG 2.2.
    fn luminance(color: Color) -> f64 {
        let (r, g, b) = match color {
            Color::Rgb(r, g, b) => (r, g, b),
            Color::Indexed(index) => xterm_rgb(index),
            other => panic!("{other} has no known luminance"),
        };
        let linear = |channel: u8| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.04045 {
                c / 12.92
            } else {
                ((c + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
    }

    /// Contrast ratio, WCAG 2.2.
    fn contrast(a: Color, b: Color) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn text_inks(palette: &Palette) -> Vec<Color> {
        use EntityKind::{Organization, Person, Place, Work};
        use FigureKind::{Count, Duration, Measure, Money, Multiple, Number, Percent, Rank};
        let figures = [
            Money, Percent, Measure, Count, Duration, Multiple, Rank, Number,
        ];
        let entities = [Person, Place, Organization, Work];
        [palette.muted, palette.accent, palette.red, palette.green]
            .into_iter()
            .chain(figures.map(|kind| palette.figure.of(kind)))
            .chain(entities.map(|kind| palette.entity.of(kind)))
            .filter_map(|ink| ink.0)
            .collect()
    }

    #[test]
    fn the_built_in_inks_load() {
        toml::from_str::<Palettes>(include_str!("../../assets/themes.toml")).unwrap();
    }

    #[test]
    fn a_wrong_ink_is_named() {
        let error = Ink::try_from("mauvish".to_owned()).unwrap_err();
        assert!(error.contains("mauvish"), "{error}");
    }

    #[test]
    fn every_ink_is_legible_on_the_usual_papers() {
        let as_is: fn(Color) -> Color = |color| color;
        for shown in [as_is, nearest_of_256] {
            for (background, papers) in [
                (Background::Dark, &DARK_PAPERS[..]),
                (Background::Light, &LIGHT_PAPERS[..]),
            ] {
                let palette = Palette::built_in(ColorDepth::TrueColor, background);
                let inks = text_inks(&palette);
                assert!(inks.len() >= 16, "all inks have a colour");
                for paper in papers.iter().map(|&hex| Color::from_u32(hex)) {
                    for &ink in &inks {
                        let ratio = contrast(shown(ink), paper);
                        assert!(ratio >= 4.5, "{ink} on {paper}: {ratio:.2}");
                    }
                    let rule = contrast(shown(palette.rule.0.unwrap()), paper);
                    assert!(rule >= 1.4, "rule on {paper}: {rule:.2}");
                }
                for fill in [
                    palette.masthead,
                    palette.chosen,
                    palette.found,
                    palette.current_match,
                ] {
                    let (ink, paper) = (fill.ink.0.unwrap(), fill.paper.0.unwrap());
                    let ratio = contrast(shown(ink), shown(paper));
                    assert!(ratio >= 4.5, "{fill:?}: {ratio:.2}");
                }
            }
        }
    }

    #[test]
    fn few_colours_mean_colours_of_the_terminal() {
        for background in [Background::Dark, Background::Light, Background::Unknown] {
            let palette = Palette::built_in(ColorDepth::Ansi16, background);
            for ink in text_inks(&palette) {
                assert!(!matches!(ink, Color::Rgb(..) | Color::Indexed(_)), "{ink}");
            }
        }
        let unknown = Palette::built_in(ColorDepth::TrueColor, Background::Unknown);
        assert!(
            text_inks(&unknown)
                .iter()
                .all(|ink| !matches!(ink, Color::Rgb(..)))
        );
    }

    #[test]
    fn colours_are_brought_down_to_the_nearest() {
        for (rgb, index) in [
            (0x00_0000, 16),
            (0xff_ffff, 231),
            (0xff_0000, 196),
            (0x80_8080, 244),
        ] {
            assert_eq!(nearest_of_256(Color::from_u32(rgb)), Color::Indexed(index));
        }
    }
}

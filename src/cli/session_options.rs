use crate::app::MouseCapture;
use crate::io::Request;
use crate::lang::Lang;
use crate::text::{Alignment, AmbiguousWidth};

/// Everything a reading session is started with, as typed on the command line. `None` and `Auto`
/// mean that the terminal or the system is asked.
#[derive(Clone, Debug)]
pub struct SessionOptions {
    /// What to open, and in which encoding.
    pub request: Request,
    /// The language of the interface; `None`: by locale.
    pub lang: Option<Lang>,
    /// Whether to use colour.
    pub color: ColorChoice,
    /// Which background the colours are chosen for.
    pub background: BackgroundChoice,
    /// How wide ambiguous characters are; `None`: the terminal is asked.
    pub ambiguous_width: Option<AmbiguousWidth>,
    /// Cells in a full line of the reader; `None`: the program's default.
    pub measure_cols: Option<usize>,
    /// Ragged, or closed to the measure.
    pub alignment: Alignment,
    /// Whether the mouse is taken from the terminal.
    pub mouse: MouseCapture,
}

/// Whether to use colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum ColorChoice {
    /// Where the terminal has it and NO_COLOR is not set
    #[default]
    Auto,
    /// Even where NO_COLOR is set
    Always,
    /// Weight, underline and reverse alone
    Never,
}

/// Which background the colours are chosen for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum BackgroundChoice {
    /// Ask the terminal
    #[default]
    Auto,
    /// Light text on a dark ground
    Dark,
    /// Dark text on a light ground
    Light,
}

use std::path::PathBuf;

use clap::builder::styling::{AnsiColor, Styles};
use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};

use super::session_options::{BackgroundChoice, ColorChoice, SessionOptions};
use crate::app::MouseCapture;
use crate::io::{Charset, Format, Input, Request};
use crate::lang::Lang;
use crate::text::{Alignment, AmbiguousWidth};

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

const AFTER_HELP: &str = "\
Without PATH the built-in edition opens, or whatever is piped in. When standard output is no
terminal, the articles are printed as text. Inside, ? shows every key.";

const AFTER_LONG_HELP: &str = "\
Without PATH the built-in edition opens, or whatever is piped in. When standard output is no
terminal, the articles are printed as text. Inside, ? shows every key.

Examples:
  dubao                                  read the built-in edition
  dubao 2025-09-09/                      read a folder of page texts, page 2 before page 10
  pdftotext -layout page.pdf - | dubao   read what another program writes
  dubao export --format csv -o figures.csv pages/
                                         every figure of a folder, one a line
  dubao export --format txt --width 60 --justify page.txt
                                         the articles, set in type

Opens: raw page text (.txt, .md; UTF-8, UTF-16, GB18030/GBK, Big5), and JSON or JSON lines in the
shape that `dubao export` writes. In a folder, files with other endings and hidden files are left
alone; a file that is named is always opened.

Exit status: 0; 1 when an input could not be read (the others still are); 2 for wrong usage.";

/// 读报 · a terminal reader for Chinese newspaper text
///
/// Rebuilds the articles of a page from its raw text, sets them by a newspaper's rules, and makes
/// every figure and name in them something to jump to.
#[derive(Debug, Parser)]
#[command(
    name = "dubao",
    version,
    styles = STYLES,
    after_help = AFTER_HELP,
    after_long_help = AFTER_LONG_HELP,
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true
)]
pub(super) struct CommandLine {
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub input: InputArgs,
    #[command(flatten)]
    pub setting: SettingArgs,
    /// Language of the interface [default: by locale]
    #[arg(long, value_enum, value_name = "LANG", help_heading = "Screen")]
    lang: Option<LangArg>,
    /// When to use colour
    #[arg(
        long,
        value_enum,
        default_value_t,
        value_name = "WHEN",
        help_heading = "Screen"
    )]
    color: ColorChoice,
    /// Ground that the colours are chosen for
    #[arg(
        long,
        value_enum,
        default_value_t,
        value_name = "GROUND",
        help_heading = "Screen"
    )]
    background: BackgroundChoice,
    /// Cells in a full line: 80 are 40 Han characters
    #[arg(long, value_name = "CELLS", value_parser = cells, help_heading = "Screen")]
    pub measure: Option<usize>,
    /// Leave the mouse to the terminal, so that its own selection works
    #[arg(long, help_heading = "Screen")]
    no_mouse: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Write the articles with their figures and names as JSON, CSV, Markdown or set text
    Export(ExportArgs),
    /// Print for a page what became of each line, and why
    ///
    /// One line of the page a line: its number, what it became, where it stands now (article and
    /// block as in the JSON, from 0), the width in cells of the column it was wrapped to, the reason,
    /// the text. Then what was dropped, and what became a field.
    Explain(InputArgs),
    /// Print the figures of each line of standard input as one JSON line
    ///
    /// For each line, in order: {"line": n, "figures": [...]}, n from 1. `start` and `end` count the
    /// characters of that line, `block` is 0.
    Figures(FiguresArgs),
    /// Print the names in each line of standard input as one JSON line
    ///
    /// For each line, in order: {"line": n, "entities": [...]}, n from 1. `start` and `end` count
    /// the characters of that line, `block` is 0.
    Entities(EntitiesArgs),
    /// Print the completion script for a shell
    Completions {
        /// Which shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page (roff)
    Man,
}

#[derive(Debug, Args)]
pub(super) struct InputArgs {
    /// Files and folders to open; - is standard input
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
    /// Encoding of the input: utf-8, gb18030, big5 … [default: recognised]
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<Charset>,
}

#[derive(Debug, Args)]
pub(super) struct SettingArgs {
    /// Close full lines to the measure
    #[arg(long, help_heading = "Setting")]
    justify: bool,
    /// Cells that “ ” — … · take; auto asks the terminal
    #[arg(
        long,
        value_enum,
        default_value_t,
        value_name = "CELLS",
        help_heading = "Setting"
    )]
    ambiguous_width: AmbiguousWidthArg,
}

#[derive(Debug, Args)]
pub(super) struct ExportArgs {
    #[command(flatten)]
    pub input: InputArgs,
    /// What to write
    #[arg(short, long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: Format,
    /// Write to FILE, whole or not at all, instead of standard output
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: Option<PathBuf>,
    /// Cells in a full line of --format txt
    #[arg(long, value_name = "CELLS", default_value_t = 80, value_parser = cells, help_heading = "Setting")]
    pub width: usize,
    #[command(flatten)]
    pub setting: SettingArgs,
}

#[derive(Debug, Args)]
pub(super) struct FiguresArgs {
    /// Also plain numbers without a unit, as kind "number"
    #[arg(long)]
    pub bare: bool,
    #[command(flatten)]
    pub lines: LinesArgs,
}

#[derive(Debug, Args)]
pub(super) struct EntitiesArgs {
    #[command(flatten)]
    pub lines: LinesArgs,
}

#[derive(Debug, Args)]
pub(super) struct LinesArgs {
    /// Encoding of the input [default: recognised line by line]
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<Charset>,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum AmbiguousWidthArg {
    #[default]
    Auto,
    #[value(name = "1")]
    Narrow,
    #[value(name = "2")]
    Wide,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum LangArg {
    Zh,
    En,
}

/// A measure that at least one Han character fits, and no line of text could exceed by accident.
fn cells(typed: &str) -> Result<usize, String> {
    match typed.parse() {
        Ok(cells @ 2..=10_000) => Ok(cells),
        _ => Err("not a number of cells from 2 to 10000".to_owned()),
    }
}

impl InputArgs {
    /// What to open. Without a path it is what is piped in, or else the built-in edition.
    pub fn request(&self) -> Request {
        let inputs = if self.paths.is_empty() {
            vec![Input::piped_or_built_in()]
        } else {
            self.paths.iter().map(Input::from_path).collect()
        };
        Request {
            inputs,
            charset: self.encoding,
        }
    }
}

impl SettingArgs {
    pub fn alignment(&self) -> Alignment {
        if self.justify {
            Alignment::Justified
        } else {
            Alignment::Ragged
        }
    }

    /// `None`: the terminal is asked, if there is one.
    pub fn ambiguous_width(&self) -> Option<AmbiguousWidth> {
        match self.ambiguous_width {
            AmbiguousWidthArg::Auto => None,
            AmbiguousWidthArg::Narrow => Some(AmbiguousWidth::Narrow),
            AmbiguousWidthArg::Wide => Some(AmbiguousWidth::Wide),
        }
    }
}

impl CommandLine {
    pub fn session_options(&self) -> SessionOptions {
        SessionOptions {
            request: self.input.request(),
            lang: self.lang.map(|lang| match lang {
                LangArg::Zh => Lang::Zh,
                LangArg::En => Lang::En,
            }),
            color: self.color,
            background: self.background,
            ambiguous_width: self.setting.ambiguous_width(),
            measure_cols: self.measure,
            alignment: self.setting.alignment(),
            mouse: if self.no_mouse {
                MouseCapture::Off
            } else {
                MouseCapture::On
            },
        }
    }
}

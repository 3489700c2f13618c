//! Work without a screen: articles or mentions in, data out.

use std::io::{self, Write};
use std::path::Path;

use super::args::{CommandLine, ExportArgs, FiguresArgs, InputArgs, LinesArgs, SettingArgs};
use super::exit_status::ExitStatus;
use super::streams::{complain, print};
use crate::compose::Setting;
use crate::extract::Mode;
use crate::io::export::{self, Report};
use crate::io::{
    AtomicFile, Charset, Format, LinesError, Request, Wanted, answer_lines,
    explain as explain_pages,
};

/// Cells in a line where nobody asked for a number.
const PRINTED_COLS: usize = 80;

/// `dubao export`
pub(super) fn export(args: &ExportArgs) -> ExitStatus {
    let setting = setting(args.width, &args.setting);
    let request = args.input.request();
    match &args.output {
        None => print_export(&request, args.format, &setting),
        Some(path) => save_export(&request, args.format, &setting, path),
    }
}

/// `dubao`, where standard output is no terminal.
pub(super) fn print_as_text(line: &CommandLine) -> ExitStatus {
    let setting = setting(line.measure.unwrap_or(PRINTED_COLS), &line.setting);
    print_export(&line.input.request(), Format::Txt, &setting)
}

fn setting(measure_cols: usize, args: &SettingArgs) -> Setting {
    Setting {
        measure_cols,
        alignment: args.alignment(),
        // There is no terminal to ask; nearly all of them draw ambiguous characters narrow.
        ambiguous: args.ambiguous_width().unwrap_or_default(),
    }
}

fn print_export(request: &Request, format: Format, setting: &Setting) -> ExitStatus {
    print(|out| write_export(request, format, setting, out))
}

fn save_export(request: &Request, format: Format, setting: &Setting, path: &Path) -> ExitStatus {
    let saved = AtomicFile::create(path).and_then(|mut file| {
        let status = write_export(request, format, setting, &mut file)?;
        file.commit()?;
        Ok(status)
    });
    saved.unwrap_or_else(|error| {
        complain(&format!("{}: cannot be written: {error}", path.display()));
        ExitStatus::Failed
    })
}

/// Writes what can be read, and says what cannot.
fn write_export(
    request: &Request,
    format: Format,
    setting: &Setting,
    out: &mut impl Write,
) -> io::Result<ExitStatus> {
    let mut status = ExitStatus::Done;
    export::export(request, format, setting, out, |report| match report {
        Report::Failed(error) => {
            complain(&error.to_string());
            status = ExitStatus::Failed;
        }
        Report::Warning { source, message } => complain(&format!("{source}: {message}")),
    })?;
    Ok(status)
}

/// `dubao explain`
pub(super) fn explain(args: &InputArgs) -> ExitStatus {
    let request = args.request();
    print(|out| {
        let mut status = ExitStatus::Done;
        explain_pages(&request, out, |error| {
            complain(&error.to_string());
            status = ExitStatus::Failed;
        })?;
        Ok(status)
    })
}

/// `dubao figures`
pub(super) fn figures(args: &FiguresArgs) -> ExitStatus {
    let mode = if args.bare { Mode::Bare } else { Mode::Stated };
    lines(args.lines.encoding, Wanted::Figures(mode))
}

/// `dubao entities`
pub(super) fn entities(args: &LinesArgs) -> ExitStatus {
    lines(args.encoding, Wanted::Entities)
}

fn lines(charset: Option<Charset>, wanted: Wanted) -> ExitStatus {
    let input = io::stdin().lock();
    print(|out| match answer_lines(input, out, charset, wanted) {
        Ok(()) => Ok(ExitStatus::Done),
        Err(LinesError::Output(error)) => Err(error),
        Err(error @ LinesError::Input(_)) => {
            complain(&error.to_string());
            Ok(ExitStatus::Failed)
        }
    })
}

//! Work without a screen: articles or mentions in, data out.

use std::io;
use std::path::Path;

use super::args::{CommandLine, ExportArgs, FiguresArgs, LinesArgs};
use super::exit_status::ExitStatus;
use super::streams::{complain, print};
use crate::compose::Setting;
use crate::extract::Mode;
use crate::io::export::{Report, export as write_export};
use crate::io::{AtomicFile, Charset, Format, Request, Wanted, answer_lines};
use crate::text::AmbiguousWidth;

/// Cells in a line where nobody asked for a number.
const PRINTED_COLS: usize = 80;

/// `dubao export`
pub(super) fn export(args: &ExportArgs) -> ExitStatus {
    let setting = Setting {
        measure_cols: args.width,
        alignment: args.setting.alignment(),
        // There is no terminal to ask; nearly all of them draw ambiguous characters narrow.
        ambiguous: args
            .setting
            .ambiguous_width()
            .unwrap_or(AmbiguousWidth::Narrow),
    };
    let request = args.input.request();
    match &args.output {
        None => print_export(&request, args.format, &setting),
        Some(path) => save_export(&request, args.format, &setting, path),
    }
}

/// `dubao`, where standard output is no terminal.
pub(super) fn print_as_text(line: &CommandLine) -> ExitStatus {
    let setting = Setting {
        measure_cols: line.measure.unwrap_or(PRINTED_COLS),
        alignment: line.setting.alignment(),
        ambiguous: line
            .setting
            .ambiguous_width()
            .unwrap_or(AmbiguousWidth::Narrow),
    };
    print_export(&line.input.request(), Format::Txt, &setting)
}

fn print_export(request: &Request, format: Format, setting: &Setting) -> ExitStatus {
    let mut failures = 0;
    let printed =
        print(|out| write_export(request, format, setting, out, |r| failures += tell(&r)));
    after(printed, failures)
}

fn save_export(request: &Request, format: Format, setting: &Setting, path: &Path) -> ExitStatus {
    let mut failures = 0;
    let saved = AtomicFile::create(path).and_then(|mut file| {
        write_export(request, format, setting, &mut file, |r| {
            failures += tell(&r)
        })?;
        file.commit()
    });
    match saved {
        Ok(()) => after(ExitStatus::Done, failures),
        Err(error) => {
            complain(&format!("{}: cannot be written: {error}", path.display()));
            ExitStatus::Failed
        }
    }
}

fn after(output: ExitStatus, failures: usize) -> ExitStatus {
    if failures > 0 {
        ExitStatus::Failed
    } else {
        output
    }
}

/// Says what there is to say; the number of failures in it.
fn tell(report: &Report) -> usize {
    match report {
        Report::Failed(error) => {
            complain(&error.to_string());
            1
        }
        Report::Warning { source, message } => {
            complain(&format!("{source}: {message}"));
            0
        }
    }
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
    print(|out| answer_lines(io::stdin().lock(), out, charset, wanted))
}

use std::io::{self, Write};

use clap::CommandFactory;
use clap_complete::Shell;
use clap_mangen::Man;
use clap_mangen::roff::Roff;

use super::args::CommandLine;
use super::exit_status::ExitStatus;

/// Writes the completion script for a shell.
pub(super) fn completions(shell: Shell, out: &mut dyn Write) -> io::Result<ExitStatus> {
    // Made in memory, because the generator takes a failed write for a reason to panic.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut CommandLine::command(), "dubao", &mut script);
    out.write_all(&script)?;
    Ok(ExitStatus::Done)
}

/// Writes the manual page: the program and, one after the other, its commands.
pub(super) fn manual(out: &mut dyn Write) -> io::Result<ExitStatus> {
    let command = CommandLine::command()
        .disable_help_flag(true)
        .disable_version_flag(true);
    let notes = command
        .get_after_long_help()
        .map(ToString::to_string)
        .unwrap_or_default();
    let page = Man::new(command.clone()).manual("User commands");
    page.render_title(out)?;
    page.render_name_section(out)?;
    page.render_synopsis_section(out)?;
    page.render_description_section(out)?;
    page.render_options_section(out)?;
    for subcommand in command.get_subcommands() {
        let mut options = Vec::new();
        Man::new(subcommand.clone()).render_options_section(&mut options)?;
        let about = subcommand
            .get_long_about()
            .or_else(|| subcommand.get_about());
        let heading = format!("dubao {}", subcommand.get_name()).to_uppercase();
        Roff::new()
            .control("SH", [heading.as_str()])
            .text([about.map(ToString::to_string).unwrap_or_default().into()])
            .to_writer(out)?;
        // A command's options are a part of its section.
        let options = String::from_utf8_lossy(&options).replace(".SH ", ".SS ");
        out.write_all(options.as_bytes())?;
    }
    Roff::new()
        .control("SH", ["NOTES"])
        .control("nf", [])
        .text([notes.into()])
        .control("fi", [])
        .to_writer(out)?;
    Ok(ExitStatus::Done)
}

//! What goes where, and how it ends.

use std::io::Read;
use std::process::{Command as StdCommand, Stdio};

use crate::{dubao, printed, stderr};

const PAGE: &str = "全市粮食丰收\n\n本报讯 今年全市粮食总产量达320万吨，同比增长2.1%。\n";

#[test]
fn without_a_terminal_the_edition_is_printed_as_text() {
    let output = dubao(&[]).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("衡阳高科") && text.lines().any(|line| line == "=".repeat(80)));
    assert!(!text.contains('\u{1b}'));
}

#[test]
fn what_is_piped_in_is_read() {
    for args in [
        &[][..],
        &["-"],
        &["export", "--format", "txt"],
        &["export", "-f", "txt", "-"],
    ] {
        let text = printed(args, PAGE);
        assert!(
            text.contains("粮食丰收") && !text.contains("衡阳高科"),
            "{args:?}"
        );
    }
}

#[test]
fn a_file_as_standard_input_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.txt");
    std::fs::write(&path, PAGE).unwrap();
    let output = StdCommand::new(env!("CARGO_BIN_EXE_dubao"))
        .stdin(std::fs::File::open(path).unwrap())
        .output()
        .unwrap();
    assert!(String::from_utf8_lossy(&output.stdout).contains("粮食丰收"));
}

#[test]
fn an_empty_pipe_is_as_good_as_none() {
    let text = printed(&["export", "--format", "jsonl"], "");
    assert!(text.starts_with("{\"source\":\"000_"));
    // Unless it was asked for.
    assert_eq!(
        printed(&["export", "--format", "json", "-"], "")
            .matches("\"source\"")
            .count(),
        1
    );
}

#[test]
fn a_failed_input_is_named_and_the_rest_is_done() {
    let output = dubao(&["export", "no-such-file.txt", "-"])
        .write_stdin(PAGE)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        stderr(&output),
        "dubao: no-such-file.txt: no such file or folder; check the name\n"
    );
    assert!(String::from_utf8_lossy(&output.stdout).contains("粮食丰收"));
}

#[test]
fn wrong_usage_ends_with_2_and_prints_no_data() {
    for args in [
        &["--no-such-flag"][..],
        &["export", "--format", "yaml"],
        &["export", "--width", "0"],
        &["export", "--width", "wide"],
        &["--encoding", "klingon"],
        &["--lang", "fr"],
        &["--ambiguous-width", "3"],
        &["figures", "file.txt"],
        &["completions", "cmd"],
    ] {
        let output = dubao(args).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(
            output.stdout.is_empty() && !output.stderr.is_empty(),
            "{args:?}"
        );
    }
}

#[test]
fn an_unknown_encoding_lists_those_there_are() {
    let output = dubao(&["export", "--encoding", "klingon"])
        .output()
        .unwrap();
    assert!(stderr(&output).contains("gb18030") && stderr(&output).contains("big5"));
}

#[test]
fn an_encoding_that_is_named_is_used() {
    let bytes = encoding_rs::BIG5.encode("本報訊：全市糧食豐收。").0;
    let text = printed(&["export", "-f", "txt", "--encoding", "big5"], bytes);
    assert!(text.contains("糧食豐收"));
}

#[test]
fn a_closed_pipe_ends_quietly() {
    for args in [
        &["export"][..],
        &["export", "-f", "txt"],
        &["man"],
        &["figures"],
        &["--help"],
    ] {
        let mut child = StdCommand::new(env!("CARGO_BIN_EXE_dubao"))
            .args(args)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let mut complaint = String::new();
        child
            .stderr
            .take()
            .unwrap()
            .read_to_string(&mut complaint)
            .unwrap();
        assert_eq!(
            (child.wait().unwrap().code(), complaint.as_str()),
            (Some(0), ""),
            "{args:?}"
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_a_failure() {
    let output = StdCommand::new(env!("CARGO_BIN_EXE_dubao"))
        .arg("export")
        .stdin(Stdio::null())
        .stdout(
            std::fs::File::options()
                .write(true)
                .open("/dev/full")
                .unwrap(),
        )
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("standard output cannot be written"));
}

#[test]
fn help_version_completions_and_manual_are_data() {
    for (args, expected) in [
        (&["--help"][..], "Examples:"),
        (&["-h"], "Usage: dubao"),
        (&["--version"], env!("CARGO_PKG_VERSION")),
        (&["export", "--help"], "--width"),
        (&["completions", "bash"], "_dubao"),
        (&["completions", "fish"], "complete -c dubao"),
        (&["man"], ".TH dubao"),
        (&["man"], "DUBAO EXPORT"),
    ] {
        assert!(printed(args, "").contains(expected), "{args:?}");
    }
}

#[test]
fn undecodable_bytes_are_told_of_where_the_format_has_no_place_for_it() {
    let bytes = [PAGE.as_bytes(), b"\xff\n"].concat();
    let output = dubao(&["export", "-f", "txt"])
        .write_stdin(bytes.clone())
        .output()
        .unwrap();
    assert!(
        stderr(&output).contains("1 place is not valid UTF-8, in line 4"),
        "{}",
        stderr(&output)
    );
    assert_eq!(output.status.code(), Some(0));
    assert!(printed(&["export"], bytes).contains("1 place is not valid UTF-8"));
}

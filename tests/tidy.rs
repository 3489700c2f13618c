//! Rules of the house that no compiler holds.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// The folders of `src/`, each of which may use only itself and those before it. The edges (`io`,
/// `term`, `cli`) come last and may use all.
const FLOW: [&str; 9] = [
    "lang", "text", "page", "article", "extract", "library", "compose", "app", "ui",
];
const EDGES: [&str; 3] = ["io", "term", "cli"];

/// Past this a file holds a second idea.
const LONGEST_FILE_LINES: usize = 500;

/// What only the edges may touch.
const WORLD: [&str; 7] = [
    "std::fs",
    "std::env",
    "std::process",
    "std::thread",
    "std::io::std",
    "Instant::now",
    "SystemTime::now",
];

#[test]
fn dependencies_point_one_way() {
    let mut broken = Vec::new();
    for (rank, folder) in FLOW.iter().enumerate() {
        for (path, text) in sources(&format!("src/{folder}")) {
            for forbidden in FLOW[rank + 1..].iter().chain(&EDGES) {
                if uses(&text, forbidden) {
                    broken.push(format!("{} uses crate::{forbidden}", path.display()));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_core_touches_no_files_clock_or_environment() {
    let mut broken = Vec::new();
    for folder in FLOW {
        for (path, text) in sources(&format!("src/{folder}")) {
            // What trains a model is a program of its own, built with the feature `train` alone.
            if path.components().any(|part| part.as_os_str() == "training") {
                continue;
            }
            for world in WORLD
                .iter()
                .filter(|world| code(&text).any(|line| line.contains(**world)))
            {
                broken.push(format!("{} uses {world}", path.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn only_the_panes_draw() {
    let mut broken = Vec::new();
    for folder in [
        "lang", "text", "page", "article", "extract", "library", "compose", "app",
    ] {
        for (path, text) in sources(&format!("src/{folder}")) {
            for line in code(&text) {
                let geometry = line.contains("ratatui::layout::");
                if line.contains("crossterm") || line.contains("ratatui") && !geometry {
                    broken.push(format!("{}: {}", path.display(), line.trim()));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn jieba_is_known_to_one_file() {
    let knowing: Vec<_> = sources("src")
        .into_iter()
        .filter(|(_, text)| code(text).any(|line| line.contains("jieba_rs")))
        .map(|(path, _)| path)
        .collect();
    assert!(knowing.len() <= 1, "jieba_rs stands in {knowing:?}");
}

#[test]
fn files_hold_one_idea() {
    let long: Vec<_> = sources("src")
        .into_iter()
        .chain(sources("tests"))
        .map(|(path, text)| (path, text.lines().count()))
        .filter(|(_, lines)| *lines > LONGEST_FILE_LINES)
        .map(|(path, lines)| format!("{} has {lines} lines", path.display()))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn every_dependency_has_its_reason() {
    let manifest = read(Path::new("Cargo.toml"));
    let mut within = false;
    let mut before = "";
    for line in manifest.lines() {
        if line.starts_with('[') {
            within = line.ends_with("dependencies]");
        } else if within && line.contains('=') && !line.starts_with('#') {
            assert!(
                before.starts_with('#'),
                "no reason stands above {line:?} in Cargo.toml"
            );
        }
        before = line;
    }
}

/// Whether `text` names the folder `folder` of this crate in its code: `crate::folder` or
/// `crate::{…, folder…`.
fn uses(text: &str, folder: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    code(text).any(|line| {
        line.match_indices(folder).any(|(at, _)| {
            let (before, after) = (&line[..at], &line[at + folder.len()..]);
            let named = before.ends_with("crate::")
                || before.ends_with("dubao::")
                || before.contains("crate::{") && before.ends_with(['{', ' ']);
            named && !after.starts_with(is_word)
        })
    })
}

/// The lines of a source that are no comments.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
}

/// Every Rust source under a folder (or the file of that name), with its text.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut open = vec![PathBuf::from(folder), PathBuf::from(format!("{folder}.rs"))];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(
                fs::read_dir(&path)
                    .unwrap()
                    .map(|entry| entry.unwrap().path()),
            );
        } else if path.extension().is_some_and(|extension| extension == "rs") && path.exists() {
            let text = read(&path);
            found.push((path, text));
        }
    }
    found.sort();
    found
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

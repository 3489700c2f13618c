//! What the README says of the program is what the program does.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fmt::Write;

use dubao::app::Keymap;
use dubao::lang::Lang;

#[test]
fn the_key_table_is_the_keymap() {
    let expected = key_table();
    assert!(
        readme().contains(&expected),
        "the key table of README.md is to be:\n{expected}"
    );
}

#[test]
fn the_two_commands_are_there() {
    for command in ["cargo run --release\n", "cargo test\n"] {
        assert!(readme().contains(command), "{command} is missing");
    }
}

/// The help of the live keymap as a Markdown table.
fn key_table() -> String {
    let mut table = String::from("| keys | what they do |\n|---|---|\n");
    let mut group = None;
    for line in Keymap::built_in().unwrap().help(Lang::En) {
        if group.replace(line.group) != Some(line.group) {
            let _ = writeln!(table, "| **{}** | |", line.group.title(Lang::En));
        }
        let keys: Vec<String> = line.keys.split(' ').map(|key| format!("`{key}`")).collect();
        let _ = writeln!(
            table,
            "| {} | {} |",
            keys.join(" "),
            line.description.trim()
        );
    }
    table
}

fn readme() -> String {
    std::fs::read_to_string("README.md").unwrap()
}

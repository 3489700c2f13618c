use std::{error::Error, fs};

use super::corpus::Labelled;
use crate::extract::EntityKind;

/// Reads texts with their names in brackets, one a line: `[P 李四]来自[L 江城]的[O 江城日报]。` Empty lines part them
/// for those who read them.
pub fn read(path: &str) -> Result<Vec<Labelled>, Box<dyn Error>> {
    let texts = fs::read_to_string(path)?;
    let lines = texts.lines().map(str::trim).enumerate();
    lines
        .filter(|(_, line)| !line.is_empty())
        .map(|(at, line)| {
            labelled(line).ok_or_else(|| format!("{path}:{}: a broken mark", at + 1).into())
        })
        .collect()
}

/// The text of `line` without its marks, if these are whole.
fn labelled(line: &str) -> Option<Labelled> {
    let mut pieces = line.split('[');
    let mut text = pieces.next()?.to_owned();
    let mut names = Vec::new();
    for piece in pieces {
        let (marked, plain) = piece.split_once(']')?;
        let (kind, name) = marked.split_once(' ')?;
        let kind = match kind {
            "P" => EntityKind::Person,
            "L" => EntityKind::Place,
            "O" => EntityKind::Organization,
            _ => return None,
        };
        let start = text.chars().count();
        text += name;
        names.push((start, text.chars().count(), kind));
        text += plain;
    }
    (!text.contains(']')).then_some(Labelled { text, names })
}

#[cfg(test)]
mod tests {
    use super::labelled;
    use crate::extract::EntityKind;

    #[test]
    fn marks_are_taken_out_and_told_in_characters() {
        let read = labelled("昨天，[P 李四]来到[L 江城]。").unwrap();
        assert_eq!(read.text, "昨天，李四来到江城。");
        let names = [(3, 5, EntityKind::Person), (7, 9, EntityKind::Place)];
        assert_eq!(read.names, names);
        for broken in ["[P 李四来到", "李四]来到", "[Q 李四]", "[李四]"] {
            assert!(labelled(broken).is_none(), "{broken}");
        }
    }
}

use std::error::Error;
use std::fs;

use serde::{Deserialize, Serialize};

use crate::extract::EntityKind;

/// One labelled text.
#[derive(Clone, Debug)]
pub struct Labelled {
    /// The text.
    pub text: String,
    /// Its names as ranges of characters, in order.
    pub names: Vec<(usize, usize, EntityKind)>,
}

#[derive(Deserialize, Serialize)]
struct Line {
    text: String,
    ents: Vec<(usize, usize, String)>,
}

/// Reads `{"text", "ents": [[start, end, kind]]}` lines.
pub fn read(path: &str) -> Result<Vec<Labelled>, Box<dyn Error>> {
    let mut texts = Vec::new();
    for line in fs::read_to_string(path)?.lines() {
        let Line { text, ents } = serde_json::from_str(line)?;
        let mut names: Vec<_> = ents
            .into_iter()
            .filter_map(|(start, end, kind)| Some((start, end, kind_of(&kind)?)))
            .collect();
        names.sort_unstable_by_key(|name| name.0);
        texts.push(Labelled { text, names });
    }
    Ok(texts)
}

/// The texts that two files label alike, and the others as the first and as the second has them.
pub fn compare(
    first: Vec<Labelled>,
    second: Vec<Labelled>,
) -> (Vec<Labelled>, Vec<Labelled>, Vec<Labelled>) {
    let (mut alike, mut firsts, mut seconds) = (Vec::new(), Vec::new(), Vec::new());
    for (a, b) in first.into_iter().zip(second) {
        if a.names == b.names {
            alike.push(a);
        } else {
            firsts.push(a);
            seconds.push(b);
        }
    }
    (alike, firsts, seconds)
}

/// Writes what `read` reads.
pub fn write(path: &str, texts: &[Labelled]) -> Result<(), Box<dyn Error>> {
    let mut out = String::new();
    for Labelled { text, names } in texts {
        let ents = (names.iter())
            .map(|(start, end, kind)| {
                let kind = match kind {
                    EntityKind::Person => "PER",
                    EntityKind::Place => "LOC",
                    _ => "ORG",
                };
                (*start, *end, kind.to_owned())
            })
            .collect();
        out += &serde_json::to_string(&Line {
            text: text.clone(),
            ents,
        })?;
        out.push('\n');
    }
    Ok(fs::write(path, out)?)
}

fn kind_of(kind: &str) -> Option<EntityKind> {
    match kind {
        "PER" => Some(EntityKind::Person),
        "LOC" => Some(EntityKind::Place),
        "ORG" => Some(EntityKind::Organization),
        _ => None,
    }
}

/// A word as a second tagger sees it: range of characters and tag.
pub type SecondWord = (usize, usize, String);

#[derive(Deserialize)]
struct SecondLine {
    ents: Vec<SecondWord>,
}

/// Reads the words that another tagger made of the texts of a file, line by line.
pub fn read_second(path: &str) -> Result<Vec<Vec<SecondWord>>, Box<dyn Error>> {
    fs::read_to_string(path)?
        .lines()
        .map(|line| Ok(serde_json::from_str::<SecondLine>(line)?.ents))
        .collect()
}

#[derive(Deserialize)]
struct Item {
    body: Vec<Block>,
}

#[derive(Deserialize)]
struct Block {
    text: String,
}

/// Reads the paragraphs of news items, `{"body": [{"text"}]}` a line.
pub fn read_plain(path: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let mut texts = Vec::new();
    for line in fs::read_to_string(path)?.lines() {
        let item: Item = serde_json::from_str(line)?;
        texts.extend(item.body.into_iter().map(|b| b.text));
    }
    Ok(texts)
}

use super::{Article, Block, Document};

/// The articles of one page. `text` is clean; any text gives a document.
#[must_use]
pub fn rebuild(source: &str, text: &str) -> Document {
    let body = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| Block {
            text: line.trim().to_owned(),
            ..Block::default()
        })
        .collect();
    Document {
        source: source.to_owned(),
        articles: vec![Article {
            body,
            ..Article::default()
        }],
        ..Document::default()
    }
}

use serde::Deserialize;

/// A story as its editor laid it out.
#[derive(Clone, Debug, Deserialize)]
pub struct Story {
    pub kicker: Option<String>,
    pub title: String,
    pub subtitle: Option<String>,
    pub byline: Vec<String>,
    pub body: Vec<Block>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Block {
    Paragraph(String),
    Crosshead { head: String },
}

impl Story {
    pub fn paragraphs(&self) -> impl Iterator<Item = &str> {
        self.body.iter().filter_map(|block| match block {
            Block::Paragraph(text) => Some(text.as_str()),
            Block::Crosshead { .. } => None,
        })
    }

    pub fn crossheads(&self) -> impl Iterator<Item = &str> {
        self.body.iter().filter_map(|block| match block {
            Block::Crosshead { head } => Some(head.as_str()),
            Block::Paragraph(_) => None,
        })
    }

    /// The names of its byline, without what they did.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let credits = self.byline.iter();
        credits.filter_map(|credit| credit.split_once(' ').map(|(_, name)| name))
    }
}

pub fn stories() -> Vec<Story> {
    #[derive(Deserialize)]
    struct File {
        story: Vec<Story>,
    }
    let file: File = toml::from_str(include_str!("../data/pages/stories.toml")).unwrap();
    file.story
}

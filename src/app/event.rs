use std::sync::Arc;

use super::Key;
use crate::article::Document;
use crate::extract::Analysis;
use crate::library::ArticleIdx;
use crate::text::AmbiguousWidth;

/// Everything that can reach the model. A closed list: there is no other way in.
#[derive(Clone, Debug)]
pub enum Event {
    /// A key was struck.
    Key(Key),
    /// The mouse did something.
    Mouse(Mouse),
    /// Text was pasted; only a prompt takes it.
    Paste(String),
    /// The terminal now has this size in cells.
    Resize {
        /// Columns.
        cols: u16,
        /// Rows.
        rows: u16,
    },
    /// The terminal told how wide it draws ambiguous characters.
    AmbiguousWidth(AmbiguousWidth),
    /// A worker answered.
    Answer(Answer),
}

/// What a worker has to say.
#[derive(Clone, Debug)]
pub enum Answer {
    /// A source was opened.
    Opened(Document),
    /// A source could not be opened: its name, and why, for a person.
    Failed {
        /// The source as it was asked for.
        source: String,
        /// One sentence.
        reason: String,
    },
    /// There is nothing more to open.
    AllOpened,
    /// An article was analysed.
    Analysed {
        /// The generation the request carried; an older one than the model's is stale.
        generation: u64,
        /// Which article.
        article: ArticleIdx,
        /// What was found.
        analysis: Arc<Analysis>,
    },
    /// The worker broke on something and went on; for the status line.
    Broke(String),
}

/// A mouse event, in cells of the whole screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mouse {
    /// What happened.
    pub kind: MouseKind,
    /// Column, from 0.
    pub col: u16,
    /// Row, from 0.
    pub row: u16,
}

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MouseKind {
    /// The left button went down.
    Click,
    /// The wheel turned towards the top.
    WheelUp,
    /// The wheel turned towards the end.
    WheelDown,
}

/// What the model asks of the world.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Analyse these articles, the first one first; a newer request replaces an older one.
    Analyse {
        /// To be carried by the answers.
        generation: u64,
        /// Which articles.
        articles: Vec<ArticleIdx>,
    },
    /// Take or release the mouse.
    CaptureMouse(bool),
    /// Paint everything anew, whatever the screen is thought to show.
    Repaint,
    /// Stop as a job of the shell does, and come back when it is told to.
    Suspend,
    /// End the program.
    Quit,
}

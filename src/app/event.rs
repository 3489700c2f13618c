use std::sync::Arc;

use super::Key;
use crate::article::Document;
use crate::compose::{Composition, Setting};
use crate::extract::Analysis;
use crate::library::{ArticleIdx, Names};
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
    /// The program has nothing else to do: it hands back an [`Effect::Continue`].
    Continue,
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
    /// An article was analysed. It may be told twice: with its bare figures at once, with all there is
    /// later.
    Analysed {
        /// The generation the request carried; an older one than the model's is stale.
        generation: u64,
        /// Which article.
        article: ArticleIdx,
        /// How much was looked for.
        depth: Depth,
        /// What was found.
        analysis: Arc<Analysis>,
    },
    /// An article was set in type.
    Composed {
        /// Which article.
        article: ArticleIdx,
        /// How it was to be set, as the request said.
        setting: Setting,
        /// Whether it was set with what was found in it.
        basis: Basis,
        /// The rows.
        composition: Arc<Composition>,
    },
    /// The names of the articles analysed so far were joined.
    Joined(Arc<Names>),
    /// The worker broke on something and went on; for the status line.
    Broke(String),
}

/// How much an analysis looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Depth {
    /// Figures with value and unit.
    BareFigures,
    /// All there is.
    All,
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

/// What a composition is made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Basis {
    /// The article's text alone.
    Text,
    /// The text, and the names found in it, which are kept whole.
    Analysed,
}

/// What the model asks of the world.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Analyse these articles, page by page; a newer request replaces an older one. Each article is
    /// answered by an [`Answer::Analysed`] of its own, in this order, and may be again.
    Analyse {
        /// To be carried by the answers.
        generation: u64,
        /// Which articles; those of a page are heard together. Never empty, nor is a page.
        pages: Vec<Vec<ArticleIdx>>,
    },
    /// Join the names of all articles that were analysed; answered by [`Answer::Joined`].
    JoinNames,
    /// Set a long article in type, away from the keys; a newer request replaces an older one.
    /// `compose(&entry.article, analysis, &setting)`, where `analysis` is the entry's for
    /// [`Basis::Analysed`] and `None` for [`Basis::Text`].
    Compose {
        /// Which article.
        article: ArticleIdx,
        /// How it is to be set.
        setting: Setting,
        /// Whether with what was found in it.
        basis: Basis,
    },
    /// There is more to do (a search over many articles): draw, see to the events that wait, and
    /// hand [`Event::Continue`] back.
    Continue,
    /// Hand a text to the terminal's clipboard.
    Copy(String),
    /// Take or release the mouse.
    CaptureMouse(bool),
    /// Paint everything anew, whatever the screen is thought to show.
    Repaint,
    /// Stop as a job of the shell does, and come back when it is told to.
    Suspend,
    /// End the program.
    Quit,
}

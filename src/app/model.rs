use std::collections::HashSet;
use std::sync::Arc;

use ratatui::layout::Rect;

use super::headlines::ListRow;
use super::search::Search;
use super::sidebar::SidebarRow;
use super::{Key, PaneId};
use crate::article::ArticleId;
use crate::compose::{Composition, Part, Setting};
use crate::extract::{EntityKind, FigureKind, Mention};
use crate::lang::Lang;
use crate::library::{ArticleIdx, Edition};

/// All there is to know to draw the screen. It changes in [`super::update`] and nowhere else.
#[derive(Clone, Debug)]
pub struct Model {
    /// What is open, and how far opening it has come.
    pub edition: Edition,
    /// Whether sources are still being opened, and what could not be.
    pub opening: Opening,
    /// The whole screen, in cells.
    pub screen: Rect,
    /// Which panes show, and which one has the keys.
    pub panes: Panes,
    /// The list of headlines.
    pub headlines: Headlines,
    /// Where in the edition the person is.
    pub reading: Reading,
    /// Key figures and entities of the article in the reader.
    pub sidebar: Sidebar,
    /// How text is set.
    pub setting: Setting,
    /// What is highlighted.
    pub highlight: Highlight,
    /// What is searched for.
    pub search: Search,
    /// Keys struck so far of an unfinished command.
    pub pending: Pending,
    /// The line being typed at the bottom, if any.
    pub prompt: Option<Prompt>,
    /// What lies over the panes, if anything.
    pub overlay: Option<Overlay>,
    /// What the status line says, if anything.
    pub notice: Option<Notice>,
    /// Whether the mouse is taken.
    pub mouse: MouseCapture,
    /// The language of the interface.
    pub lang: Lang,
    /// Carried by requests to the worker; an answer with another number is stale.
    pub generation: u64,
}

/// How far opening has come.
#[derive(Clone, Debug, Default)]
pub struct Opening {
    /// Nothing more will come.
    pub done: bool,
    /// What could not be opened: the source and why.
    pub failures: Vec<(String, String)>,
}

/// Which panes show, and which one has the keys.
#[derive(Clone, Debug)]
pub struct Panes {
    /// The pane that has the keys. Always one that shows.
    pub focus: PaneId,
    /// Whether the person wants the list (a narrow screen may still fold it).
    pub headlines: PaneWish,
    /// Whether the person wants the sidebar.
    pub sidebar: PaneWish,
    /// Whether the reader has the screen for itself.
    pub zoom: Zoom,
}

/// Whether a person wants a pane to show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PaneWish {
    /// Where the screen has the room.
    #[default]
    Shown,
    /// Not.
    Hidden,
}

/// Whether the reader has the screen for itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Zoom {
    /// All panes.
    #[default]
    Off,
    /// The reader alone.
    Reader,
}

/// The list of headlines, laid out for its present width.
#[derive(Clone, Debug, Default)]
pub struct Headlines {
    /// One entry a screen row: sources and their headlines, each over as many rows as it needs.
    pub rows: Arc<Vec<ListRow>>,
    /// First row that shows.
    pub top_row: usize,
}

/// Where the person is.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The article in the reader. The list marks it too: there is no second cursor.
    pub article: ArticleIdx,
    /// The article, set for the reader's present width.
    pub composition: Arc<Composition>,
    /// First row of it that shows.
    pub top_row: usize,
    /// The mention that is chosen, in the text and in the sidebar alike.
    pub chosen: Option<Mention>,
    /// Articles read to their end or left behind, by id.
    pub read: HashSet<ArticleId>,
    /// Where the person was before: the places `back` returns to, oldest first.
    pub back: Vec<Place>,
    /// The places `forward` returns to, nearest last.
    pub forward: Vec<Place>,
}

/// A place in the edition that survives any change of width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which article.
    pub article: ArticleIdx,
    /// Which of its texts.
    pub part: Part,
    /// Byte offset into that text.
    pub byte_start: usize,
}

/// Key figures and entities of the article in the reader.
#[derive(Clone, Debug, Default)]
pub struct Sidebar {
    /// One entry a screen row.
    pub rows: Arc<Vec<SidebarRow>>,
    /// First row that shows.
    pub top_row: usize,
    /// The row the sidebar's own keys move; always one that can be chosen, if there is any.
    pub cursor_row: usize,
}

/// What is highlighted in the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Highlight {
    /// Every figure and every entity.
    #[default]
    All,
    /// Figures of high salience.
    KeyFigures,
    /// Figures of one kind.
    Figures(FigureKind),
    /// Entities of one kind.
    Entities(EntityKind),
    /// Nothing.
    None,
}

/// Keys struck so far of an unfinished command.
#[derive(Clone, Debug, Default)]
pub struct Pending {
    /// The count typed before a command: the 5 of `5j`.
    pub count: Option<usize>,
    /// The keys of a command of several keys: the first `g` of `gg`.
    pub keys: Vec<Key>,
}

/// The line being typed at the bottom.
#[derive(Clone, Debug)]
pub struct Prompt {
    /// What it is for.
    pub kind: PromptKind,
    /// What was typed.
    pub text: String,
    /// Where the next character goes, a byte offset into `text`.
    pub cursor_byte: usize,
    /// Where the person was, for when it is given up.
    pub origin: Place,
}

/// What a prompt is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PromptKind {
    /// A search in the text of every article.
    SearchText,
    /// A search in the headlines.
    SearchHeadlines,
    /// The number of a headline to go to.
    GoToHeadline,
}

/// What lies over the panes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// The keys; scrolled down by this many rows.
    Help {
        /// First row that shows.
        top_row: usize,
    },
}

/// What the status line says until the next key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice(pub String);

/// Whether the mouse is taken from the terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MouseCapture {
    /// Clicks and the wheel reach the program.
    #[default]
    On,
    /// The terminal keeps the mouse: its own selection works.
    Off,
}

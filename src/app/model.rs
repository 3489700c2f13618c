use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use ratatui::layout::Rect;

use super::compositions::Compositions;
use super::details::Details;
use super::headlines::Headlines;
use super::search::Search;
use super::sidebar::Sidebar;
use super::{Basis, Key, Keymap, PaneId};
use crate::article::ArticleId;
use crate::compose::{Composition, Part, Setting};
use crate::extract::{EntityKind, FigureKind, Mention};
use crate::lang::Lang;
use crate::library::{ArticleIdx, Edition};
use crate::text::{Alignment, AmbiguousWidth};

/// All there is to know to draw the screen. It changes in [`super::update()`] and nowhere else.
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
    /// All that is known of the chosen figure or name.
    pub details: Details,
    /// How the person wants text set; [`Model::column`] tells the measure there is room for.
    pub setting: Setting,
    /// Who says how wide ambiguous characters are.
    pub width_policy: WidthPolicy,
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
    /// The keys.
    pub keymap: Arc<Keymap>,
    /// What the worker was asked for.
    pub requests: Requests,
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
    /// Whether the details of what is chosen show under the text.
    pub details: PaneWish,
    /// Whether the reader has the screen for itself; then it has the keys, too.
    pub zoom: Zoom,
}

impl Default for Panes {
    /// All three panes; the details show when they are asked for.
    fn default() -> Self {
        Self {
            focus: PaneId::default(),
            headlines: PaneWish::Shown,
            sidebar: PaneWish::Shown,
            details: PaneWish::Hidden,
            zoom: Zoom::Off,
        }
    }
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

/// Who says how wide ambiguous characters are; [`Setting::ambiguous`] is what was said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WidthPolicy {
    /// The terminal, when it answers.
    #[default]
    Auto,
    /// The person; what the terminal answers is ignored.
    Fixed,
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
    /// Articles that were read, by id. An article is read once its end has shown while the reader
    /// had the keys or after it was scrolled, and when it is left after it was scrolled: passing
    /// over headlines reads nothing.
    pub read: HashSet<ArticleId>,
    /// Where the person was before: the places `back` returns to, oldest first.
    pub back: Vec<Place>,
    /// The places `forward` returns to, nearest last.
    pub forward: Vec<Place>,
    /// The text at the top, which stays there whatever the width: `top_row` follows it.
    pub(super) anchor: Anchor,
    /// Where each article was left.
    pub(super) positions: HashMap<ArticleIdx, Anchor>,
    /// What the composition was made for; `None` before there is any.
    pub(super) set_for: Option<SetFor>,
    /// Compositions made lately.
    pub(super) compositions: Compositions,
    /// Whether the person has moved in this article.
    pub(super) engagement: Engagement,
    /// The last jump, as long as nothing else was done: jumps of one kind in a row leave one place
    /// to go back to.
    pub(super) last_jump: Option<Jump>,
}

/// A place in the edition that survives any change of width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which article.
    pub article: ArticleIdx,
    /// Which of its texts; [`Part::Blank`] at the article's beginning.
    pub part: Part,
    /// Byte offset into that text.
    pub byte_start: usize,
}

/// The text that stands at the top of the reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Anchor {
    /// The article's beginning.
    #[default]
    Start,
    /// The row that holds this byte of this part.
    At(Part, usize),
}

impl From<Place> for Anchor {
    /// The beginning of an article is no part of it: a place there has [`Part::Blank`].
    fn from(place: Place) -> Self {
        match place.part {
            Part::Blank => Self::Start,
            part => Self::At(part, place.byte_start),
        }
    }
}

/// What a composition was made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct SetFor {
    pub(super) article: ArticleIdx,
    pub(super) setting: Setting,
    pub(super) basis: Basis,
    /// A long article's beginning is shown until the worker has set all of it.
    pub(super) extent: Extent,
}

/// How much of an article a composition holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Extent {
    /// All.
    Whole,
    /// As much as can be set between two keys.
    Beginning,
}

/// Whether the person has moved in the article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Engagement {
    /// It was opened, no more.
    #[default]
    Opened,
    /// It was scrolled.
    Scrolled,
}

/// What took the person elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Jump {
    /// Another headline.
    Article,
    /// A figure or name, by its own keys.
    Mention,
    /// An entry of the sidebar.
    Sidebar,
    /// A place that the details list.
    Place,
    /// A match of the search.
    Match,
    /// Top or end.
    Edge,
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
    /// Dates and periods.
    Dates,
    /// Nothing.
    None,
}

/// Keys struck so far of an unfinished command.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
    /// Where the next character goes, a byte offset into `text`, between two grapheme clusters.
    pub cursor_byte: usize,
    /// Where the person was, for when it is given up.
    pub origin: Place,
    /// What was chosen there.
    pub(super) chosen: Option<Mention>,
    /// Whether that article was scrolled.
    pub(super) engagement: Engagement,
    /// The panes as they were.
    pub(super) panes: Panes,
    /// The search before, for when this one is given up.
    pub(super) previous: Search,
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
    /// The keys ([`Model::help_page`]); scrolled down by this many rows.
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

/// What the worker was asked for.
#[derive(Clone, Debug, Default)]
pub struct Requests {
    /// Carried by requests for analysis; an answer with another number is stale.
    pub generation: u64,
    /// The article whose analysis was asked for first.
    pub(super) first: Option<ArticleIdx>,
    /// The article asked for last: its answer ends the request.
    pub(super) last: Option<ArticleIdx>,
    /// The composition asked for.
    pub(super) composing: Option<SetFor>,
    /// How much was known of the edition when its names were last asked to be joined.
    pub(super) joined: usize,
    /// An [`super::Effect::JoinNames`] is under way.
    pub(super) is_joining: bool,
    /// An [`super::Effect::Continue`] is under way.
    pub(super) is_continuing: bool,
}

impl Model {
    /// An empty edition on a screen of this size. Documents come in as [`super::Answer::Opened`].
    #[must_use]
    pub fn new(screen: Rect, lang: Lang, keymap: Arc<Keymap>) -> Self {
        Self {
            edition: Edition::default(),
            opening: Opening::default(),
            screen,
            panes: Panes::default(),
            headlines: Headlines::default(),
            reading: Reading::default(),
            sidebar: Sidebar::default(),
            details: Details::default(),
            setting: Setting {
                measure_cols: 80,
                alignment: Alignment::Ragged,
                ambiguous: AmbiguousWidth::Narrow,
            },
            width_policy: WidthPolicy::Auto,
            highlight: Highlight::All,
            search: Search::default(),
            pending: Pending::default(),
            prompt: None,
            overlay: None,
            notice: None,
            mouse: MouseCapture::On,
            lang,
            keymap,
            requests: Requests::default(),
        }
    }
}

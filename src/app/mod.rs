//! The program without its picture: one [`Model`], the [`Event`]s that reach it, and what it asks
//! of the world in answer ([`Effect`]). No drawing, no files, no clock.

mod event;
mod geometry;
mod headlines;
mod key;
mod marks;
mod model;
mod search;
mod sidebar;

pub use event::{Answer, Effect, Event, Mouse, MouseKind};
pub use geometry::{Layout, PaneId, layout};
pub use headlines::{ListRow, headline_text};
pub use key::{Key, KeyCode};
pub use marks::{Mark, MarkKind};
pub use model::{
    Headlines, Highlight, Model, MouseCapture, Notice, Opening, Overlay, PaneWish, Panes, Pending,
    Place, Prompt, PromptKind, Reading, Sidebar, Zoom,
};
pub use search::{Match, Search};
pub use sidebar::{EntityGroup, SidebarRow};

pub fn update(model: &mut Model, event: Event) -> Vec<Effect> {
    match event {
        Event::Key(Key{code: KeyCode::Char('q'), ..}) => return vec![Effect::Quit],
        Event::Key(Key{code: KeyCode::Char('z'), ctrl: true, ..}) => return vec![Effect::Suspend],
        Event::Key(Key{code: KeyCode::Char('j'), ..}) => model.reading.top_row += 1,
        Event::Key(Key{code: KeyCode::Char('l'), ctrl: true, ..}) => return vec![Effect::Repaint],
        Event::Key(Key{code: KeyCode::Char('/'), ..}) => model.prompt = Some(Prompt{kind: PromptKind::SearchText, text: String::new(), cursor_byte: 0, origin: Place{article: Default::default(), part: crate::compose::Part::Title, byte_start:0}}),
        Event::Key(Key{code: KeyCode::Char('m'), ..}) => { let on = model.mouse == MouseCapture::On; model.mouse = if on {MouseCapture::Off} else {MouseCapture::On}; return vec![Effect::CaptureMouse(!on)] },
        Event::Key(Key{code: KeyCode::Char(c), ..}) => { if let Some(p) = &mut model.prompt { p.text.push(c); } },
        Event::Resize{cols, rows} => model.screen = ratatui::layout::Rect::new(0,0,cols,rows),
        Event::AmbiguousWidth(w) => model.setting.ambiguous = w,
        Event::Answer(Answer::Opened(d)) => { model.edition.push(d); return vec![Effect::Analyse{generation: 1, articles: (0..model.edition.entries().len()).map(crate::library::ArticleIdx).collect()}]; }
        Event::Answer(Answer::Failed{source, reason}) => model.opening.failures.push((source, reason)),
        Event::Answer(Answer::AllOpened) => model.opening.done = true,
        Event::Answer(Answer::Broke(s)) => model.notice = Some(Notice(s)),
        _ => {}
    }
    vec![]
}
impl Model { pub fn new(_o: &crate::cli::SessionOptions, screen: ratatui::layout::Rect) -> Self {
    Self { edition: Default::default(), opening: Default::default(), screen, panes: Panes{focus: Default::default(), headlines: Default::default(), sidebar: Default::default(), zoom: Default::default()}, headlines: Default::default(), reading: Default::default(), sidebar: Default::default(), setting: crate::compose::Setting{measure_cols: 80, alignment: Default::default(), ambiguous: Default::default()}, highlight: Default::default(), search: Default::default(), pending: Default::default(), prompt: None, overlay: None, notice: None, mouse: MouseCapture::On, lang: crate::lang::Lang::Zh, generation: 0 }
}}
impl From<crate::cli::MouseChoice> for MouseCapture { fn from(c: crate::cli::MouseChoice) -> Self { match c { crate::cli::MouseChoice::Captured => Self::On, _ => Self::Off } } }

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError, sync_channel};
use std::time::{Duration, Instant};

use ratatui::layout::Rect;

use super::capability::Environment;
use super::probe::{Inquiry, Reply};
use super::screen::Screen;
use super::terminal::Terminal;
use super::{input, panic, signals};
use crate::app::{
    Answer, Basis, Effect, Event, Keymap, KeymapError, Model, MouseCapture, WidthPolicy, update,
};
use crate::cli::{BackgroundChoice, SessionOptions};
use crate::io::fault;
use crate::io::worker::{AnalysisRequest, CompositionRequest, Heard, JoinedMember, Worker};
use crate::lang::Lang;
use crate::library::{ArticleIdx, Entry};
use crate::ui::{Background, ColorDepth, RiseColor, Theme, view};

/// How many messages may wait. Who answers faster than they are dealt with waits in turn, so a key
/// never stands behind more than these.
const MESSAGES_MAX: usize = 16;
/// How long the first frame waits for the first document and for the colour of the background: less
/// than a frame.
const FIRST_FRAME_PATIENCE: Duration = Duration::from_millis(12);
/// How long messages are dealt with before the outcome is painted: half a frame.
const DRAIN_MAX: Duration = Duration::from_millis(8);

/// Everything that wakes the session.
#[derive(Debug)]
pub(super) enum Message {
    /// For the model.
    App(Event),
    /// The terminal said something of itself.
    Reply(Reply),
    /// The terminal's size or contents may be other than they were: have a look.
    Woken,
    /// The terminal is closed.
    Closed,
}

/// Why a session ended otherwise than by a person's wish.
#[derive(Debug, thiserror::Error)]
pub enum SessionError {
    /// The terminal cannot be taken.
    #[error("no terminal to read in ({0}); use `dubao export` to write the articles instead")]
    NoTerminal(#[source] io::Error),
    /// The system gives no threads or signals.
    #[error("cannot start: {0}")]
    Start(#[source] io::Error),
    /// The keys are not as they should be.
    #[error(transparent)]
    Keymap(#[from] KeymapError),
    /// Nothing of what was asked for could be opened: each source and its reason.
    #[error("{}", .0.iter().map(|(source, reason)| format!("{source}: {reason}")).collect::<Vec<_>>().join("\n"))]
    NothingOpened(Vec<(String, String)>),
    /// The terminal was closed under the program.
    #[error("the terminal is gone")]
    TerminalGone,
}

/// Reads until the person has had enough. The terminal is as it was when this returns, however it
/// returns.
///
/// # Errors
/// When there is no terminal, nothing to read, or the terminal is closed.
pub fn run(options: &SessionOptions) -> Result<(), SessionError> {
    let (to_session, messages) = sync_channel(MESSAGES_MAX);
    // First of all, so that the first page is being read while the terminal is being taken.
    let answers = to_session.clone();
    let lang = lang(options);
    let worker = Worker::spawn(options.request.clone(), lang, move |answer| {
        match answers.send(Message::App(Event::Answer(answer))) {
            Ok(()) => Heard::Yes,
            Err(_) => Heard::No,
        }
    })
    .map_err(SessionError::Start)?;
    let keymap = Keymap::built_in()?;
    panic::install_hook();
    signals::spawn(to_session.clone()).map_err(SessionError::Start)?;
    let terminal = Terminal::take(options.mouse).map_err(SessionError::NoTerminal)?;
    let session = Session::new(options, lang, keymap, terminal, worker);
    let question = session.inquiry.question();
    session.terminal.ask(question.as_bytes()).map_err(gone)?;
    input::spawn(session.terminal.device(), to_session).map_err(SessionError::Start)?;
    session.go_on(&messages)
}

struct Session {
    model: Model,
    theme: Theme,
    depth: ColorDepth,
    screen: Screen,
    terminal: Terminal,
    worker: Worker,
    inquiry: Inquiry,
    has_painted: bool,
    /// What is to be analysed once it has: the first frame shares the cores with nothing that can
    /// wait.
    held_back: Option<AnalysisRequest>,
    /// The model has more to do once nothing else waits.
    has_more_to_do: bool,
    leaving: bool,
}

impl Session {
    fn new(
        options: &SessionOptions,
        lang: Lang,
        keymap: Keymap,
        terminal: Terminal,
        worker: Worker,
    ) -> Self {
        let environment = Environment::of_process();
        let depth = environment.color_depth(options.color);
        let background = environment.background(options.background);
        let area = area(terminal.size());
        Self {
            model: model(options, lang, keymap, area),
            theme: theme(depth, background),
            depth,
            screen: Screen::new(area),
            terminal,
            worker,
            inquiry: Inquiry::new(
                options.ambiguous_width.is_none(),
                options.background == BackgroundChoice::Auto
                    && depth != ColorDepth::Monochrome
                    && environment.answers_color_questions(),
            ),
            has_painted: false,
            held_back: None,
            has_more_to_do: false,
            leaving: false,
        }
    }

    fn go_on(mut self, messages: &Receiver<Message>) -> Result<(), SessionError> {
        self.gather_first(messages)?;
        self.paint()?;
        fault::may_panic("ui");
        fault::may_get_stuck("ui");
        while !self.leaving {
            if !self.has_more_to_do {
                let Ok(message) = messages.recv() else { break };
                self.deal_with(message)?;
            }
            self.drain(messages)?;
            if std::mem::take(&mut self.has_more_to_do) {
                self.update(Event::Continue)?;
            }
            self.keep_to_terminal();
            if !self.leaving {
                self.paint()?;
            }
        }
        self.hear_out(messages);
        Ok(())
    }

    /// Deals with what comes until the first frame is worth painting, or time is over.
    fn gather_first(&mut self, messages: &Receiver<Message>) -> Result<(), SessionError> {
        let end = Instant::now() + FIRST_FRAME_PATIENCE;
        while self.model.edition.entries().is_empty() || self.inquiry.is_open() {
            let left = end.saturating_duration_since(Instant::now());
            match messages.recv_timeout(left) {
                Ok(message) => self.deal_with(message)?,
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
            }
        }
        self.keep_to_terminal();
        Ok(())
    }

    /// Deals with everything that waits already, so that it is painted once.
    fn drain(&mut self, messages: &Receiver<Message>) -> Result<(), SessionError> {
        let end = Instant::now() + DRAIN_MAX;
        while !self.leaving && Instant::now() < end {
            match messages.try_recv() {
                Ok(message) => self.deal_with(message)?,
                Err(TryRecvError::Empty | TryRecvError::Disconnected) => break,
            }
        }
        Ok(())
    }

    fn deal_with(&mut self, message: Message) -> Result<(), SessionError> {
        match message {
            Message::App(event) => self.update(event)?,
            Message::Reply(reply) => self.hear(reply)?,
            Message::Woken => {}
            Message::Closed => return Err(SessionError::TerminalGone),
        }
        Ok(())
    }

    fn update(&mut self, event: Event) -> Result<(), SessionError> {
        let opened_all = matches!(event, Event::Answer(Answer::AllOpened));
        for effect in update(&mut self.model, event) {
            self.carry_out(effect)?;
        }
        let opening = &self.model.opening;
        if opened_all && self.model.edition.entries().is_empty() && !opening.failures.is_empty() {
            return Err(SessionError::NothingOpened(opening.failures.clone()));
        }
        Ok(())
    }

    fn carry_out(&mut self, effect: Effect) -> Result<(), SessionError> {
        match effect {
            Effect::Analyse { generation, pages } => {
                let article = |idx| Some((idx, Arc::clone(&self.model.edition.get(idx)?.article)));
                let page = |page: Vec<ArticleIdx>| page.into_iter().filter_map(article).collect();
                let request = AnalysisRequest {
                    generation,
                    pages: pages.into_iter().map(page).collect(),
                };
                if self.has_painted {
                    self.worker.analyse(request);
                } else {
                    self.held_back = Some(request);
                }
            }
            Effect::JoinNames => {
                let entries = self.model.edition.entries().iter().enumerate();
                let member = |(idx, entry): (usize, &Entry)| {
                    Some(JoinedMember {
                        article: ArticleIdx(idx),
                        source_idx: entry.source_idx,
                        analysis: Arc::clone(entry.analysis.as_ref()?),
                    })
                };
                self.worker.join_names(entries.filter_map(member).collect());
            }
            Effect::Compose {
                article: idx,
                setting,
                basis,
            } => {
                if let Some(entry) = self.model.edition.get(idx) {
                    self.worker.compose(CompositionRequest {
                        idx,
                        article: Arc::clone(&entry.article),
                        analysis: match basis {
                            Basis::Analysed => entry.analysis.clone(),
                            Basis::Text => None,
                        },
                        setting,
                    });
                }
            }
            Effect::Continue => self.has_more_to_do = true,
            Effect::CaptureMouse(wanted) => {
                let mouse = if wanted {
                    MouseCapture::On
                } else {
                    MouseCapture::Off
                };
                self.terminal.set_mouse(mouse).map_err(gone)?;
            }
            Effect::Copy(text) => self.terminal.copy(&text).map_err(gone)?,
            Effect::Repaint => self.screen.forget(),
            Effect::Suspend => signals::stop_job().map_err(SessionError::Start)?,
            Effect::Quit => self.leaving = true,
        }
        Ok(())
    }

    fn hear(&mut self, reply: Reply) -> Result<(), SessionError> {
        if !self.inquiry.is_answered_by(reply) {
            return Ok(());
        }
        match reply {
            Reply::AmbiguousWidth(width) => self.update(Event::AmbiguousWidth(width))?,
            Reply::Background(background) => self.theme = theme(self.depth, background),
            Reply::NothingMore => self.terminal.answered(),
            Reply::Unclear => {}
        }
        Ok(())
    }

    /// Follows the terminal where it has another size, or was somebody else's for a while.
    fn keep_to_terminal(&mut self) {
        let area = area(self.terminal.size());
        if area != self.model.screen {
            let (cols, rows) = (area.width, area.height);
            for effect in update(&mut self.model, Event::Resize { cols, rows }) {
                let _ = self.carry_out(effect);
            }
            self.screen.resize(area);
        }
        if self.terminal.was_retaken() {
            self.screen.forget();
        }
    }

    fn paint(&mut self) -> Result<(), SessionError> {
        let frame = self
            .screen
            .frame(|buffer| view(&self.model, &self.theme, buffer))
            .map_err(gone)?;
        self.terminal.write(&frame).map_err(gone)?;
        self.has_painted = true;
        if let Some(request) = self.held_back.take() {
            self.worker.analyse(request);
        }
        Ok(())
    }

    /// Waits, within its deadline, for an answer that would otherwise be typed into the shell.
    fn hear_out(&mut self, messages: &Receiver<Message>) {
        while self.inquiry.is_open() {
            let left = (self.inquiry.deadline()).saturating_duration_since(Instant::now());
            match messages.recv_timeout(left) {
                Ok(Message::Reply(reply)) => {
                    if self.inquiry.is_answered_by(reply) && !self.inquiry.is_open() {
                        self.terminal.answered();
                    }
                }
                Ok(Message::Closed) | Err(_) => break,
                Ok(_) => {}
            }
        }
    }
}

/// The language that was asked for, else that of the locale.
fn lang(options: &SessionOptions) -> Lang {
    options
        .lang
        .unwrap_or_else(|| Lang::from_locale(&sys_locale::get_locale().unwrap_or_default()))
}

fn model(options: &SessionOptions, lang: Lang, keymap: Keymap, area: Rect) -> Model {
    let mut model = Model::new(area, lang, Arc::new(keymap));
    model.mouse = options.mouse;
    model.setting.alignment = options.alignment;
    if let Some(cols) = options.measure_cols {
        model.setting.measure_cols = cols;
    }
    if let Some(width) = options.ambiguous_width {
        model.setting.ambiguous = width;
        model.width_policy = WidthPolicy::Fixed;
    }
    model
}

fn theme(depth: ColorDepth, background: Background) -> Theme {
    Theme::new(depth, background, RiseColor::default())
}

fn area((cols, rows): (u16, u16)) -> Rect {
    Rect::new(0, 0, cols, rows)
}

/// The terminal takes nothing more: it is closed.
fn gone(_: io::Error) -> SessionError {
    SessionError::TerminalGone
}

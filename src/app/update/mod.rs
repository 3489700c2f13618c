//! What every event does to the model, by subject. Each file is an `impl Model` of its own.

mod answers;
mod details;
mod keys;
mod mentions;
mod mouse;
mod moving;
mod panes;
mod prompt;
mod reading;
mod searching;
mod setting;
mod settle;

use ratatui::layout::Rect;

use super::{Action, Effect, Event, Highlight, Model, Notice, Overlay, PaneId, PromptKind};
use crate::extract::{EntityKind, FigureKind};
use crate::lang::notices;

/// Changes the model as an event asks, and says what the world is to do. Total: any event in any
/// state. No event takes longer than a frame (16 ms): what would is left to the worker
/// ([`Effect::Compose`], [`Effect::Analyse`]) or done slice by slice ([`Effect::Continue`]).
pub fn update(model: &mut Model, event: Event) -> Vec<Effect> {
    let mut effects = Vec::new();
    match event {
        Event::Key(key) => model.strike(key, &mut effects),
        Event::Mouse(mouse) => model.mouse(mouse),
        Event::Paste(text) => model.paste(&text),
        Event::Resize { cols, rows } => {
            model.screen = Rect::new(0, 0, cols, rows);
            effects.push(Effect::Repaint);
        }
        Event::AmbiguousWidth(width) => model.probed_ambiguous_width(width, &mut effects),
        Event::Answer(answer) => model.take_answer(answer),
        Event::Continue => model.go_on(),
    }
    model.settle(&mut effects);
    effects
}

impl Model {
    /// Does what a key asks for, `count` times where that makes sense.
    fn act(&mut self, action: Action, count: Option<usize>, effects: &mut Vec<Effect>) {
        // Whoever goes elsewhere waits no longer for what a search may yet find.
        self.search.seek = None;
        let times = count.unwrap_or(1);
        match action {
            Action::LineDown => self.lines_down(times),
            Action::LineUp => self.lines_up(times),
            Action::HalfPageDown => self.pages_down(times, 2),
            Action::HalfPageUp => self.pages_up(times, 2),
            Action::PageDown => self.pages_down(times, 1),
            Action::PageUp => self.pages_up(times, 1),
            Action::ParagraphNext => self.paragraphs_down(times),
            Action::ParagraphPrevious => self.paragraphs_up(times),
            Action::Top => self.go_to_top(),
            Action::End => match count {
                Some(number) => self.go_to_headline(&number.to_string()),
                None => self.go_to_end(),
            },
            Action::Open => self.open_chosen(),

            Action::ArticleNext => self.articles_down(times),
            Action::ArticlePrevious => self.articles_up(times),
            Action::SourceNext => self.sources_down(times),
            Action::SourcePrevious => self.sources_up(times),
            Action::UnreadNext => self.next_unread(),
            Action::GoToHeadline => match count {
                Some(number) => self.go_to_headline(&number.to_string()),
                None => self.begin_prompt(PromptKind::GoToHeadline),
            },
            Action::Back => self.go_back(times),
            Action::Forward => self.go_forward(times),

            Action::FigureNext => self.figures_down(times),
            Action::FigurePrevious => self.figures_up(times),
            Action::EntityNext => self.entities_down(times),
            Action::EntityPrevious => self.entities_up(times),
            Action::SameNext => self.same_down(times),
            Action::SamePrevious => self.same_up(times),

            Action::Copy => self.copy(effects),
            Action::CopyTable => self.copy_table(effects),

            Action::SearchText => self.begin_prompt(PromptKind::SearchText),
            Action::SearchHeadlines => self.begin_prompt(PromptKind::SearchHeadlines),
            Action::MatchNext => self.matches_down(times),
            Action::MatchPrevious => self.matches_up(times),

            Action::FocusNext => self.focus_step(1),
            Action::FocusPrevious => self.focus_step(-1),
            Action::FocusLeft => self.focus_left(),
            Action::FocusRight => self.focus_right(),
            Action::FocusDetails => self.focus(PaneId::Details),
            Action::FocusHeadlines => self.focus(PaneId::Headlines),
            Action::FocusReader => self.focus(PaneId::Reader),
            Action::FocusSidebar => self.focus(PaneId::Sidebar),
            Action::ToggleHeadlines => self.toggle_pane(PaneId::Headlines),
            Action::ToggleSidebar => self.toggle_pane(PaneId::Sidebar),
            Action::ToggleDetails => self.toggle_details(),
            Action::Zoom => self.toggle_zoom(),

            Action::HighlightNext => self.highlight_step(1),
            Action::HighlightPrevious => self.highlight_step(-1),
            Action::HighlightAll => self.set_highlight(Highlight::All),
            Action::HighlightKeyFigures => self.set_highlight(Highlight::KeyFigures),
            Action::HighlightDates => self.set_highlight(Highlight::Dates),
            Action::HighlightNone => self.set_highlight(Highlight::None),
            Action::HighlightMoney => self.highlight_figures(FigureKind::Money),
            Action::HighlightPercent => self.highlight_figures(FigureKind::Percent),
            Action::HighlightMeasure => self.highlight_figures(FigureKind::Measure),
            Action::HighlightCount => self.highlight_figures(FigureKind::Count),
            Action::HighlightDuration => self.highlight_figures(FigureKind::Duration),
            Action::HighlightMultiple => self.highlight_figures(FigureKind::Multiple),
            Action::HighlightRank => self.highlight_figures(FigureKind::Rank),
            Action::HighlightPerson => self.highlight_entities(EntityKind::Person),
            Action::HighlightPlace => self.highlight_entities(EntityKind::Place),
            Action::HighlightOrganization => self.highlight_entities(EntityKind::Organization),
            Action::HighlightWork => self.highlight_entities(EntityKind::Work),
            Action::MeasureWider => self.widen_measure(times),
            Action::MeasureNarrower => self.narrow_measure(times),
            Action::Justify => self.toggle_justify(),
            Action::AmbiguousWidth => self.toggle_ambiguous_width(effects),

            Action::Help => self.overlay = Some(Overlay::Help { top_row: 0 }),
            Action::BackOut => self.back_out(),
            Action::MouseCapture => self.toggle_mouse(effects),
            Action::Redraw => effects.push(Effect::Repaint),
            Action::Suspend => effects.push(Effect::Suspend),
            Action::Quit => effects.push(Effect::Quit),
        }
    }

    /// Says something in the status line.
    fn say(&mut self, notice: &notices::Notice<'_>) {
        self.notice = Some(Notice(notice.words(self.lang)));
    }
}

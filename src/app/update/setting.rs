use crate::app::{Action, Effect, Highlight, Model, MouseCapture, WidthPolicy};
use crate::extract::{EntityKind, FigureKind};
use crate::lang::notices::Notice;
use crate::text::{Alignment, AmbiguousWidth};

/// No measure is narrower: eight Han characters.
const MIN_MEASURE_COLS: usize = 16;
/// No measure is wider: a hundred Han characters.
const MAX_MEASURE_COLS: usize = 200;
/// One step wider or narrower: two Han characters.
const MEASURE_STEP_COLS: usize = 4;

impl Model {
    /// Lines of two characters more. Where the screen is the limit, the wish stays as it is.
    pub(super) fn widen_measure(&mut self, times: usize) {
        let measure = self.effective_setting().measure_cols;
        let wider = measure.saturating_add(times.saturating_mul(MEASURE_STEP_COLS));
        self.set_measure(wider.max(self.setting.measure_cols));
    }

    /// Lines of two characters fewer than those that show.
    pub(super) fn narrow_measure(&mut self, times: usize) {
        let measure = self.effective_setting().measure_cols;
        self.set_measure(measure.saturating_sub(times.saturating_mul(MEASURE_STEP_COLS)));
    }

    fn set_measure(&mut self, cols: usize) {
        self.setting.measure_cols = cols.clamp(MIN_MEASURE_COLS, MAX_MEASURE_COLS);
        let shown = self.effective_setting().measure_cols;
        self.say(&Notice::Measure(shown));
    }

    pub(super) fn toggle_justify(&mut self) {
        let (alignment, notice) = match self.setting.alignment {
            Alignment::Ragged => (Alignment::Justified, Notice::Justified),
            Alignment::Justified => (Alignment::Ragged, Notice::Ragged),
        };
        self.setting.alignment = alignment;
        self.say(&notice);
    }

    /// The person says how wide ambiguous characters are; the terminal is asked no more.
    pub(super) fn toggle_ambiguous_width(&mut self, effects: &mut Vec<Effect>) {
        let (width, cols) = match self.setting.ambiguous {
            AmbiguousWidth::Narrow => (AmbiguousWidth::Wide, 2),
            AmbiguousWidth::Wide => (AmbiguousWidth::Narrow, 1),
        };
        self.setting.ambiguous = width;
        self.width_policy = WidthPolicy::Fixed;
        self.say(&Notice::AmbiguousWidth(cols));
        effects.push(Effect::Repaint);
    }

    /// The terminal told how wide it draws them.
    pub(super) fn probed_ambiguous_width(
        &mut self,
        width: AmbiguousWidth,
        effects: &mut Vec<Effect>,
    ) {
        if self.width_policy == WidthPolicy::Auto && self.setting.ambiguous != width {
            self.setting.ambiguous = width;
            effects.push(Effect::Repaint);
        }
    }

    pub(super) fn toggle_mouse(&mut self, effects: &mut Vec<Effect>) {
        let (mouse, notice) = match self.mouse {
            MouseCapture::On => (MouseCapture::Off, Notice::MouseReleased),
            MouseCapture::Off => (MouseCapture::On, Notice::MouseTaken),
        };
        self.mouse = mouse;
        effects.push(Effect::CaptureMouse(mouse == MouseCapture::On));
        self.say(&notice);
    }

    pub(super) fn highlight_figures(&mut self, kind: FigureKind) {
        self.set_highlight(Highlight::Figures(kind));
    }

    pub(super) fn highlight_entities(&mut self, kind: EntityKind) {
        self.set_highlight(Highlight::Entities(kind));
    }

    pub(super) fn highlight_step(&mut self, step: isize) {
        let modes = Highlight::ALL;
        let at = modes.iter().position(|mode| *mode == self.highlight);
        let next = (at.unwrap_or(0).cast_signed() + step).rem_euclid(modes.len().cast_signed());
        self.set_highlight(modes[next.unsigned_abs()]);
    }

    pub(super) fn set_highlight(&mut self, highlight: Highlight) {
        self.highlight = highlight;
        let words = highlight_action(highlight).description(self.lang);
        self.say(&Notice::Highlight(words));
    }
}

/// The action that asks for a way to highlight.
fn highlight_action(highlight: Highlight) -> Action {
    match highlight {
        Highlight::All => Action::HighlightAll,
        Highlight::KeyFigures => Action::HighlightKeyFigures,
        Highlight::Dates => Action::HighlightDates,
        Highlight::None => Action::HighlightNone,
        Highlight::Figures(FigureKind::Money) => Action::HighlightMoney,
        Highlight::Figures(FigureKind::Percent) => Action::HighlightPercent,
        Highlight::Figures(FigureKind::Measure) => Action::HighlightMeasure,
        Highlight::Figures(FigureKind::Count | FigureKind::Number) => Action::HighlightCount,
        Highlight::Figures(FigureKind::Duration) => Action::HighlightDuration,
        Highlight::Figures(FigureKind::Multiple) => Action::HighlightMultiple,
        Highlight::Figures(FigureKind::Rank) => Action::HighlightRank,
        Highlight::Entities(EntityKind::Person) => Action::HighlightPerson,
        Highlight::Entities(EntityKind::Place) => Action::HighlightPlace,
        Highlight::Entities(EntityKind::Organization) => Action::HighlightOrganization,
        Highlight::Entities(EntityKind::Work) => Action::HighlightWork,
    }
}

use crate::app::{Action, Effect, Key, KeyCode, KeyMatch, Model, Overlay};

/// A larger count is taken for this.
const MAX_COUNT: usize = 999_999;

impl Model {
    /// A key was struck.
    pub(super) fn strike(&mut self, key: Key, effects: &mut Vec<Effect>) {
        if key == Key::ctrl('c') {
            effects.push(Effect::Quit);
            return;
        }
        self.notice = None;
        if self.prompt.is_some() {
            self.strike_in_prompt(key);
            return;
        }
        if self.pending.keys.is_empty() && self.take_digit(key.folded()) {
            return;
        }
        let is_unfinished = self.pending.count.is_some() || !self.pending.keys.is_empty();
        if key.code == KeyCode::Esc && is_unfinished {
            self.pending = Default::default();
            return;
        }
        self.pending.keys.push(key);
        match self.keymap.lookup(&self.pending.keys) {
            KeyMatch::Prefix => {}
            KeyMatch::None => self.pending = Default::default(),
            KeyMatch::Action(action) => {
                let count = std::mem::take(&mut self.pending).count;
                if self.overlay.is_some() {
                    self.act_in_help(action, count.unwrap_or(1), effects);
                } else {
                    self.act(action, count, effects);
                }
            }
        }
    }

    /// A digit before a command is part of its count.
    fn take_digit(&mut self, key: Key) -> bool {
        let KeyCode::Char(c @ '0'..='9') = key.code else {
            return false;
        };
        if key.ctrl || key.alt || (c == '0' && self.pending.count.is_none()) {
            return false;
        }
        let digit = usize::from(c as u8 - b'0');
        let count = self.pending.count.unwrap_or(0) * 10 + digit;
        self.pending.count = Some(count.min(MAX_COUNT));
        true
    }

    /// Keys while the help lies over the panes: they scroll it or close it.
    fn act_in_help(&mut self, action: Action, times: usize, effects: &mut Vec<Effect>) {
        let page = usize::from(self.layout().overlay.height).max(1);
        match action {
            Action::LineDown | Action::Open => self.scroll_help(times, 0),
            Action::LineUp => self.scroll_help(0, times),
            Action::HalfPageDown => self.scroll_help(times * page / 2, 0),
            Action::HalfPageUp => self.scroll_help(0, times * page / 2),
            Action::PageDown => self.scroll_help(times * page, 0),
            Action::PageUp => self.scroll_help(0, times * page),
            Action::Top => self.scroll_help(0, usize::MAX),
            Action::End => self.scroll_help(usize::MAX, 0),
            Action::Help | Action::BackOut | Action::Quit => self.overlay = None,
            Action::MouseCapture | Action::AmbiguousWidth | Action::Redraw | Action::Suspend => {
                self.act(action, None, effects);
            }
            _ => {}
        }
    }

    /// Scrolls the help, as far as there is more of it.
    pub(super) fn scroll_help(&mut self, down: usize, up: usize) {
        let rows = self.help_page().row_count();
        let last_top = rows.saturating_sub(usize::from(self.layout().overlay.height));
        if let Some(Overlay::Help { top_row }) = &mut self.overlay {
            *top_row = top_row
                .saturating_add(down)
                .saturating_sub(up)
                .min(last_top);
        }
    }
}

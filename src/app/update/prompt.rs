use unicode_segmentation::UnicodeSegmentation;

use crate::app::model::Jump;
use crate::app::search::{Search, SearchScope};
use crate::app::{Key, KeyCode, Model, PaneId, Place, Prompt, PromptKind, Zoom};
use crate::text::clean;

/// A longer line is not typed by anybody.
const MAX_BYTES: usize = 1024;

impl Model {
    /// Opens the line at the bottom.
    pub(super) fn begin_prompt(&mut self, kind: PromptKind) {
        self.prompt = Some(Prompt {
            kind,
            text: String::new(),
            cursor_byte: 0,
            origin: self.place(),
            chosen: self.reading.chosen,
            engagement: self.reading.engagement,
            panes: self.panes.clone(),
            previous: self.search.clone(),
        });
        match kind {
            PromptKind::SearchText => self.panes.focus = PaneId::Reader,
            PromptKind::SearchHeadlines => {
                self.panes.zoom = Zoom::Off;
                self.panes.focus = PaneId::Headlines;
            }
            PromptKind::GoToHeadline => {}
        }
    }

    /// A key while the line is typed.
    pub(super) fn strike_in_prompt(&mut self, key: Key) {
        let Some(prompt) = self.prompt.as_mut() else {
            return;
        };
        let before = prompt.text.clone();
        match (key.code, key.ctrl) {
            (KeyCode::Esc, _) => return self.give_up(),
            (KeyCode::Enter, _) | (KeyCode::Char('j' | 'm'), true) => return self.accept(),
            // As in a shell or an editor: rubbing out nothing gives up.
            (KeyCode::Backspace, _) | (KeyCode::Char('h'), true) => {
                if prompt.text.is_empty() {
                    return self.give_up();
                }
                prompt.delete(prompt.cluster_before()..prompt.cursor_byte);
            }
            (KeyCode::Delete, _) | (KeyCode::Char('d'), true) => {
                prompt.delete(prompt.cursor_byte..prompt.cluster_after());
            }
            (KeyCode::Char('u'), true) => prompt.delete(0..prompt.cursor_byte),
            (KeyCode::Char('k'), true) => prompt.delete(prompt.cursor_byte..prompt.text.len()),
            (KeyCode::Char('w'), true) => prompt.delete(prompt.word_before()..prompt.cursor_byte),
            (KeyCode::Left, _) | (KeyCode::Char('b'), true) => {
                prompt.cursor_byte = prompt.cluster_before();
            }
            (KeyCode::Right, _) | (KeyCode::Char('f'), true) => {
                prompt.cursor_byte = prompt.cluster_after();
            }
            (KeyCode::Home, _) | (KeyCode::Char('a'), true) => prompt.cursor_byte = 0,
            (KeyCode::End, _) | (KeyCode::Char('e'), true) => {
                prompt.cursor_byte = prompt.text.len();
            }
            (KeyCode::Char(c), false) if !key.alt => prompt.insert(c.encode_utf8(&mut [0; 4])),
            _ => {}
        }
        if self
            .prompt
            .as_ref()
            .is_some_and(|prompt| prompt.text != before)
        {
            self.typed();
        }
    }

    /// Text was pasted: it goes into the line, if there is one.
    pub(super) fn paste(&mut self, text: &str) {
        if let Some(prompt) = self.prompt.as_mut() {
            prompt.insert(text);
            self.typed();
        }
    }

    /// The line changed: a search starts anew from where the person was.
    fn typed(&mut self) {
        let Some(prompt) = &self.prompt else {
            return;
        };
        let scope = match prompt.kind {
            PromptKind::SearchText => SearchScope::Text,
            PromptKind::SearchHeadlines => SearchScope::Headlines,
            PromptKind::GoToHeadline => return,
        };
        let (text, origin, chosen) = (prompt.text.clone(), prompt.origin, prompt.chosen);
        self.go_to(origin);
        self.reading.chosen = chosen;
        self.search = Search::begin(&text, scope, &self.edition, origin);
        self.search.go_on(&self.edition);
        self.seek();
    }

    /// Esc: everything is as it was before.
    pub(super) fn give_up(&mut self) {
        // As long as there is the prompt, nothing that was looked at counts as left.
        if let Some(origin) = self.prompt.as_ref().map(|prompt| prompt.origin) {
            self.return_to(origin);
        }
        let Some(prompt) = self.prompt.take() else {
            return;
        };
        self.panes = prompt.panes;
        if prompt.kind != PromptKind::GoToHeadline {
            self.search = prompt.previous;
            self.search.seek = None;
            self.reading.engagement = prompt.engagement;
            self.reading.chosen = prompt.chosen;
        }
    }

    fn return_to(&mut self, origin: Place) {
        if self.place() != origin {
            self.go_to(origin);
        }
    }

    /// Enter: what was typed holds.
    pub(super) fn accept(&mut self) {
        let Some(prompt) = self.prompt.take() else {
            return;
        };
        match prompt.kind {
            PromptKind::GoToHeadline => {
                self.panes = prompt.panes;
                let digits: String = prompt.text.chars().filter_map(digit).collect();
                if digits.is_empty() && prompt.text.trim().is_empty() {
                    return;
                }
                let typed = if digits.len() == prompt.text.trim().chars().count() {
                    digits
                } else {
                    prompt.text
                };
                self.go_to_headline(&typed);
            }
            // Nothing typed: on with the search before.
            PromptKind::SearchText | PromptKind::SearchHeadlines if prompt.text.is_empty() => {
                self.search = prompt.previous;
                self.matches_down(1);
            }
            PromptKind::SearchText | PromptKind::SearchHeadlines => {
                if self.search.matches.is_empty() && !self.search.is_scanning() {
                    self.say_not_found();
                    self.return_to(prompt.origin);
                    self.reading.engagement = prompt.engagement;
                    self.panes = prompt.panes;
                } else {
                    self.left_by_search(&prompt);
                }
            }
        }
    }

    /// A search took the person away from where it began.
    fn left_by_search(&mut self, prompt: &Prompt) {
        let here = self.place();
        if here == prompt.origin {
            self.reading.engagement = prompt.engagement;
            return;
        }
        self.remember(prompt.origin);
        self.reading.last_jump = Some(Jump::Match);
        if here.article == prompt.origin.article {
            self.reading.engagement = prompt.engagement;
        } else {
            self.note_left(prompt.origin, prompt.engagement);
        }
    }
}

/// A digit in any width.
fn digit(c: char) -> Option<char> {
    match Key::char(c).folded().code {
        KeyCode::Char(c @ '0'..='9') => Some(c),
        _ => None,
    }
}

impl Prompt {
    fn insert(&mut self, text: &str) {
        let text: String = clean(text)
            .chars()
            .map(|c| if c == '\n' || c == '\t' { ' ' } else { c })
            .filter(|c| !c.is_control())
            .collect();
        if self.text.len() + text.len() <= MAX_BYTES && self.text.is_char_boundary(self.cursor_byte)
        {
            self.text.insert_str(self.cursor_byte, &text);
            self.cursor_byte += text.len();
            // What was typed may have joined the cluster behind it.
            self.cursor_byte = self.cluster_at_or_after(self.cursor_byte);
        }
    }

    fn delete(&mut self, range: std::ops::Range<usize>) {
        if self.text.get(range.clone()).is_some() {
            self.cursor_byte = range.start;
            self.text.replace_range(range, "");
            self.cursor_byte = self.cluster_at_or_after(self.cursor_byte);
        }
    }

    fn boundaries(&self) -> impl DoubleEndedIterator<Item = usize> {
        let starts = self.text.grapheme_indices(true).map(|(start, _)| start);
        starts.chain([self.text.len()])
    }

    fn cluster_before(&self) -> usize {
        let before = self.boundaries().rev().find(|at| *at < self.cursor_byte);
        before.unwrap_or(0)
    }

    fn cluster_after(&self) -> usize {
        self.cluster_at_or_after(self.cursor_byte + 1)
    }

    fn cluster_at_or_after(&self, byte: usize) -> usize {
        let after = self.boundaries().find(|at| *at >= byte);
        after.unwrap_or(self.text.len())
    }

    fn word_before(&self) -> usize {
        let before = self.text.get(..self.cursor_byte).unwrap_or_default();
        let mut words = before.unicode_word_indices();
        words.next_back().map_or(0, |(start, _)| start)
    }
}

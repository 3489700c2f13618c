use crate::app::model::Jump;
use crate::app::search::{Match, SearchScope};
use crate::app::{Model, Place};
use crate::compose::Part;
use crate::lang::notices::Notice;

impl Model {
    /// Does a slice of what there is to do, after the program has seen to everything else.
    pub(super) fn go_on(&mut self) {
        self.requests.is_continuing = false;
        self.search.go_on(&self.edition);
        self.seek();
    }

    /// Goes to the match that the person waits for, once it is found.
    pub(super) fn seek(&mut self) {
        let Some(from) = self.search.seek else {
            return;
        };
        let found = self.search.first_from(from);
        if found.is_none() && self.search.is_scanning() {
            return;
        }
        self.search.seek = None;
        let wrapped = (!self.search.matches.is_empty()).then_some(0);
        match found.or(wrapped) {
            Some(idx) => {
                if self.prompt.is_none() {
                    self.leave_trail(Jump::Match);
                }
                self.show_match(idx);
            }
            None if self.prompt.is_none() => self.say_not_found(),
            None => {}
        }
    }

    pub(super) fn matches_down(&mut self, times: usize) {
        if self.has_no_matches() {
            return;
        }
        let count = self.search.matches.len();
        let next = match self.match_in_view() {
            Some(current) => current + 1,
            None => self
                .search
                .first_from(self.search_place(Side::After))
                .unwrap_or(count),
        };
        if next >= count {
            self.say(&Notice::SearchedFromStart);
        }
        self.leave_trail(Jump::Match);
        self.show_match(next.saturating_add(times - 1) % count);
    }

    pub(super) fn matches_up(&mut self, times: usize) {
        if self.has_no_matches() {
            return;
        }
        let count = self.search.matches.len();
        let next = match self.match_in_view() {
            Some(current) => current.checked_sub(1),
            None => self.search.last_before(self.search_place(Side::Before)),
        };
        if next.is_none() {
            self.say(&Notice::SearchedFromEnd);
        }
        let next = next.unwrap_or(count - 1);
        self.leave_trail(Jump::Match);
        self.show_match((next + count - (times - 1) % count) % count);
    }

    fn has_no_matches(&mut self) -> bool {
        if self.search.query.is_empty() {
            self.say(&Notice::NoSearch);
        } else if self.search.matches.is_empty() {
            self.say_not_found();
        }
        self.search.matches.is_empty()
    }

    pub(super) fn say_not_found(&mut self) {
        let query = self.search.query.clone();
        self.say(&Notice::NotFound(&query));
    }

    /// The current match, as long as it is where the person is; one that was scrolled away from is
    /// no place to go on from.
    fn match_in_view(&self) -> Option<usize> {
        let current = self.search.current?;
        let found = self.search.matches.get(current)?;
        let is_here = found.article == self.reading.article
            && (self.search.scope == SearchScope::Headlines
                || self.is_in_view(found.part, found.span.byte_start));
        is_here.then_some(current)
    }

    /// From where matches are looked for: in the text the top of the reader; among headlines this
    /// one, which itself is neither after nor before.
    fn search_place(&self, side: Side) -> Place {
        let here = self.place();
        let part = match (self.search.scope, side) {
            (SearchScope::Text, _) => here.part,
            (SearchScope::Headlines, Side::Before) => Part::Blank,
            (SearchScope::Headlines, Side::After) => Part::Body(usize::MAX),
        };
        Place { part, ..here }
    }

    /// Goes to a match.
    fn show_match(&mut self, idx: usize) {
        let Some(Match {
            article,
            part,
            span,
        }) = self.search.matches.get(idx).copied()
        else {
            return;
        };
        self.search.current = Some(idx);
        if article != self.reading.article {
            self.open(article);
        }
        self.reveal(part, span.byte_start);
    }
}

/// On which side of a headline.
#[derive(Clone, Copy)]
enum Side {
    After,
    Before,
}

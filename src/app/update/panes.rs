use crate::app::{Model, PaneId, PaneWish, Search, Zoom, layout};

impl Model {
    /// Gives the keys to a pane. It shows from then on, whatever was wished before.
    pub(super) fn focus(&mut self, pane: PaneId) {
        match pane {
            PaneId::Headlines => self.panes.headlines = PaneWish::Shown,
            PaneId::Sidebar => self.panes.sidebar = PaneWish::Shown,
            PaneId::Details => self.panes.details = PaneWish::Shown,
            PaneId::Reader => {}
        }
        if !matches!(pane, PaneId::Reader | PaneId::Details) {
            self.panes.zoom = Zoom::Off;
        }
        self.panes.focus = pane;
    }

    /// Gives the keys to the next pane to the right, or to the left, that the person wants at all;
    /// round and round. Panes that a narrow screen folds take part: they show when it is their
    /// turn.
    pub(super) fn focus_step(&mut self, step: isize) {
        let wanted: Vec<PaneId> = PaneId::ALL
            .into_iter()
            .filter(|pane| self.is_wanted(*pane))
            .collect();
        let count = wanted.len().cast_signed();
        let at = wanted.iter().position(|pane| *pane == self.panes.focus);
        let next = (at.unwrap_or(0).cast_signed() + step).rem_euclid(count.max(1));
        if let Some(pane) = wanted.get(next.unsigned_abs()) {
            self.focus(*pane);
        }
    }

    pub(super) fn focus_left(&mut self) {
        match self.panes.focus {
            PaneId::Sidebar => self.focus(PaneId::Reader),
            PaneId::Details => self.focus(PaneId::Headlines),
            PaneId::Reader | PaneId::Headlines => self.focus(PaneId::Headlines),
        }
    }

    pub(super) fn focus_right(&mut self) {
        match self.panes.focus {
            PaneId::Headlines => self.focus(PaneId::Reader),
            PaneId::Reader | PaneId::Details | PaneId::Sidebar => self.focus(PaneId::Sidebar),
        }
    }

    fn is_wanted(&self, pane: PaneId) -> bool {
        match pane {
            PaneId::Headlines => self.panes.headlines == PaneWish::Shown,
            PaneId::Reader => true,
            PaneId::Details => self.panes.details == PaneWish::Shown,
            PaneId::Sidebar => self.panes.sidebar == PaneWish::Shown,
        }
    }

    /// Hides a pane that shows, shows one that does not. One that shows only while it has the keys
    /// (on a narrow screen) is hidden by taking them away: the wish stays for wider screens.
    pub(super) fn toggle_pane(&mut self, pane: PaneId) {
        let had_keys = self.panes.focus == pane;
        let mut without_keys = self.panes.clone();
        without_keys.focus = PaneId::Reader;
        if layout(self.screen, &without_keys).pane(pane).is_some() {
            match pane {
                PaneId::Headlines => self.panes.headlines = PaneWish::Hidden,
                PaneId::Sidebar => self.panes.sidebar = PaneWish::Hidden,
                PaneId::Details => self.panes.details = PaneWish::Hidden,
                PaneId::Reader => {}
            }
            self.panes.focus = if had_keys {
                PaneId::Reader
            } else {
                self.panes.focus
            };
        } else if had_keys {
            self.panes.focus = PaneId::Reader;
        } else {
            let focus = self.panes.focus;
            self.focus(pane);
            self.panes.focus = focus;
            if self.layout().pane(pane).is_none() {
                self.panes.focus = pane;
            }
        }
    }

    pub(super) fn toggle_zoom(&mut self) {
        self.panes.zoom = match self.panes.zoom {
            Zoom::Off => {
                self.panes.focus = PaneId::Reader;
                Zoom::Reader
            }
            Zoom::Reader => Zoom::Off,
        };
    }

    /// Backs out of the innermost thing one is in.
    pub(super) fn back_out(&mut self) {
        if self.panes.focus != PaneId::Reader {
            self.panes.focus = PaneId::Reader;
        } else if self.panes.details == PaneWish::Shown {
            self.panes.details = PaneWish::Hidden;
        } else if self.reading.chosen.is_some() {
            self.reading.chosen = None;
        } else if !self.search.query.is_empty() {
            self.search = Search::default();
        } else {
            self.panes.zoom = Zoom::Off;
        }
    }

    /// Enter: reads what the pane has chosen.
    pub(super) fn open_chosen(&mut self) {
        match self.panes.focus {
            PaneId::Headlines => self.panes.focus = PaneId::Reader,
            PaneId::Reader if self.chosen_in_view().is_some() => self.open_details(),
            PaneId::Reader => self.lines_down(1),
            PaneId::Details => self.go_to_place(),
            PaneId::Sidebar => {
                self.go_to_entry();
                self.panes.focus = PaneId::Reader;
            }
        }
    }
}

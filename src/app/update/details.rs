use crate::app::model::Jump;
use crate::app::{DetailRow, Model, PaneId, PaneWish};
use crate::lang::notices::Notice;

/// The pane of details: showing it, and going to the places that it lists.
impl Model {
    /// Shows the details of what is chosen, or hides them. Where nothing is chosen in the text that
    /// shows, the next figure or name there is.
    pub(super) fn toggle_details(&mut self) {
        if self.layout().details.is_some() {
            self.panes.details = PaneWish::Hidden;
            if self.panes.focus == PaneId::Details {
                self.panes.focus = PaneId::Reader;
            }
            return;
        }
        if self.reading.chosen.is_none() && !self.choose_first_in_view() {
            self.say(&Notice::NothingChosen);
            return;
        }
        self.open_details();
    }

    /// Shows the details. A screen too low for them and the text gives them the keys, too.
    pub(super) fn open_details(&mut self) {
        self.panes.details = PaneWish::Shown;
        if self.layout().details.is_none() {
            self.panes.focus = PaneId::Details;
        }
        // The text has less room now: what is chosen stays in it.
        if let Some(chosen) = self.reading.chosen {
            self.choose(chosen);
        }
    }

    pub(super) fn places_down(&mut self, times: usize) {
        let from = self.details.cursor_row + 1;
        let mut rows = from..self.details.rows.len();
        let is_choosable = |row: &usize| self.details.is_choosable(*row);
        let row = rows.by_ref().filter(is_choosable).take(times).last();
        match row {
            Some(row) => self.details.cursor_row = row,
            None => self.details.top_row = self.details.top_row.saturating_add(times),
        }
        self.reveal_place(row);
    }

    pub(super) fn places_up(&mut self, times: usize) {
        let rows = (0..self.details.cursor_row).rev();
        let is_choosable = |row: &usize| self.details.is_choosable(*row);
        let row = rows.filter(is_choosable).take(times).last();
        match row {
            Some(row) => self.details.cursor_row = row,
            None => self.details.top_row = self.details.top_row.saturating_sub(times),
        }
        self.reveal_place(row);
    }

    fn reveal_place(&mut self, row: Option<usize>) {
        if let Some(row) = row {
            let height = self.rows_of(PaneId::Details);
            let top = self.details.top_row.max((row + 1).saturating_sub(height));
            self.details.top_row = top.min(row);
        }
    }

    /// Goes to the place under the cursor of the details, in whatever article it is.
    pub(super) fn go_to_place(&mut self) {
        let row = self.details.rows.get(self.details.cursor_row);
        let Some(&DetailRow::Place(place)) = row else {
            return;
        };
        self.leave_trail(Jump::Place);
        if place.article != self.reading.article {
            self.open(place.article);
        }
        if self.layout().reader.is_none() {
            self.panes.focus = PaneId::Reader;
        }
        self.choose(place.mention);
    }
}

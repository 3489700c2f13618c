use crate::app::headlines::ListRow;
use crate::app::marks::mention_at;
use crate::app::model::Jump;
use crate::app::{Model, Mouse, MouseKind, Overlay, PaneId, PaneWish, PromptKind};
use crate::compose::Part;
use crate::extract::Mention;

/// Rows that one turn of the wheel scrolls.
const WHEEL_ROWS: usize = 3;

impl Model {
    /// The mouse did something. What it points at is meant, whatever has the keys.
    pub(super) fn mouse(&mut self, mouse: Mouse) {
        if let Some(Overlay::Help { .. }) = self.overlay {
            match mouse.kind {
                MouseKind::Click => self.overlay = None,
                MouseKind::WheelUp => self.scroll_help(0, WHEEL_ROWS),
                MouseKind::WheelDown => self.scroll_help(WHEEL_ROWS, 0),
            }
            return;
        }
        let Some(pane) = self.layout().pane_at(mouse.col, mouse.row) else {
            return;
        };
        match mouse.kind {
            MouseKind::Click => self.click(pane, mouse),
            MouseKind::WheelUp => self.wheel(pane, |row, rows| row.saturating_sub(rows)),
            MouseKind::WheelDown => self.wheel(pane, |row, rows| row + rows),
        }
    }

    /// Scrolls a pane without giving it the keys.
    fn wheel(&mut self, pane: PaneId, turn: impl Fn(usize, usize) -> usize) {
        match pane {
            PaneId::Headlines => {
                // By items, about two rows each; the cursor stays where it is.
                self.headlines.top.0 = turn(self.headlines.top.0, 2);
            }
            PaneId::Reader => self.scroll_to(turn(self.reading.top_row, WHEEL_ROWS)),
            PaneId::Details => self.details.top_row = turn(self.details.top_row, WHEEL_ROWS),
            PaneId::Sidebar => self.sidebar.top_row = turn(self.sidebar.top_row, WHEEL_ROWS),
        }
    }

    /// Gives the pane the keys and chooses what was clicked.
    fn click(&mut self, pane: PaneId, mouse: Mouse) {
        self.notice = None;
        self.pending = Default::default();
        // A search that is being typed holds; a number half typed does not.
        match self.prompt.as_ref().map(|prompt| prompt.kind) {
            Some(PromptKind::GoToHeadline) => self.give_up(),
            Some(_) => self.accept(),
            None => {}
        }
        self.search.seek = None;
        let layout = self.layout();
        // The list may have shown only while headlines were searched.
        let Some(rect) = layout.pane(pane) else {
            return;
        };
        if mouse.row < rect.y {
            self.panes.focus = pane;
            return;
        }
        let row = usize::from(mouse.row - rect.y);
        let was_alone = layout.reader.is_none();
        self.panes.focus = pane;
        let was_chosen = match pane {
            PaneId::Headlines => self.click_headline(row),
            PaneId::Reader => self.click_text(row, mouse.col),
            PaneId::Details => self.click_place(self.details.top_row + row),
            PaneId::Sidebar => self.click_entry(self.sidebar.top_row + row),
        };
        if was_chosen && was_alone {
            // On a narrow screen the text stands behind: what was chosen is to be seen.
            self.panes.focus = PaneId::Reader;
        }
    }

    fn click_headline(&mut self, row: usize) -> bool {
        let article = match self.headlines.rows.get(row) {
            Some(ListRow::Headline { article, .. }) => *article,
            Some(ListRow::Source(source_idx)) => match self.edition.sources().get(*source_idx) {
                Some(source) if source.article_count > 0 => source.first_article,
                _ => return false,
            },
            None => return false,
        };
        self.open_from_list(article.0);
        true
    }

    fn click_text(&mut self, row: usize, col: u16) -> bool {
        let Some(mention) = self.mention_under(row, col) else {
            return false;
        };
        if self.reading.chosen == Some(mention) {
            // Once more: what is known of it.
            self.panes.details = PaneWish::Shown;
        }
        self.leave_trail(Jump::Mention);
        self.choose(mention);
        true
    }

    fn click_place(&mut self, row: usize) -> bool {
        if !self.details.is_choosable(row) {
            return false;
        }
        self.details.cursor_row = row;
        self.go_to_place();
        true
    }

    fn click_entry(&mut self, row: usize) -> bool {
        let row = self.sidebar.entry_rows(row).start;
        if !self.sidebar.is_choosable(row) {
            return false;
        }
        self.sidebar.cursor_row = row;
        self.go_to_entry();
        true
    }

    /// The mention whose glyphs are at a cell of the reader.
    fn mention_under(&self, row: usize, col: u16) -> Option<Mention> {
        let column = self.column()?;
        let col = usize::from(col.checked_sub(column.x)?);
        let set_row = self
            .reading
            .composition
            .rows
            .get(self.reading.top_row + row)?;
        let Part::Body(block_idx) = set_row.part else {
            return None;
        };
        let glyphs = &set_row.row.glyphs;
        let glyph = glyphs
            .iter()
            .find(|g| (g.col..g.col + g.cols).contains(&col))?;
        mention_at(
            self.analysis()?,
            self.highlight,
            block_idx,
            glyph.byte_start,
        )
    }
}

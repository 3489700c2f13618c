use crate::app::headlines::ListRow;
use crate::app::model::Jump;
use crate::app::{Action, Model, PaneId, SidebarRow};
use crate::compose::Part;
use crate::lang::notices::Notice;
use crate::library::ArticleIdx;

/// Movement in the pane that has the keys: rows of the text, headlines of the list (which opens
/// them at once), entries of the sidebar (which goes to their place).
impl Model {
    pub(super) fn lines_down(&mut self, times: usize) {
        match self.panes.focus {
            PaneId::Headlines => self.articles_down(times),
            PaneId::Reader => self.scroll_to(self.reading.top_row.saturating_add(times)),
            PaneId::Details => self.places_down(times),
            PaneId::Sidebar => self.entries_down(times),
        }
    }

    pub(super) fn lines_up(&mut self, times: usize) {
        match self.panes.focus {
            PaneId::Headlines => self.articles_up(times),
            PaneId::Reader => self.scroll_to(self.reading.top_row.saturating_sub(times)),
            PaneId::Details => self.places_up(times),
            PaneId::Sidebar => self.entries_up(times),
        }
    }

    /// Down so many pages, each divided by `divisor`.
    pub(super) fn pages_down(&mut self, times: usize, divisor: usize) {
        let step = self.page_step(divisor).saturating_mul(times);
        match self.panes.focus {
            PaneId::Headlines => self.articles_down(step),
            PaneId::Reader => {
                if self.reading.top_row >= self.last_top_row() {
                    let key = self.keymap.hint(Action::ArticleNext);
                    let next_key = key.map(ToString::to_string).unwrap_or_default();
                    self.say(&Notice::EndOfArticle {
                        next_key: &next_key,
                    });
                }
                self.scroll_to(self.reading.top_row.saturating_add(step));
            }
            PaneId::Details => self.places_down(step),
            PaneId::Sidebar => self.entry_near(self.sidebar.cursor_row.saturating_add(step)),
        }
    }

    pub(super) fn pages_up(&mut self, times: usize, divisor: usize) {
        let step = self.page_step(divisor).saturating_mul(times);
        match self.panes.focus {
            PaneId::Headlines => self.articles_up(step),
            PaneId::Reader => self.scroll_to(self.reading.top_row.saturating_sub(step)),
            PaneId::Details => self.places_up(step),
            PaneId::Sidebar => self.entry_near(self.sidebar.cursor_row.saturating_sub(step)),
        }
    }

    /// Rows, or headlines, of a page; a whole page of text keeps one row of what was read.
    fn page_step(&self, divisor: usize) -> usize {
        let whole = match self.panes.focus {
            PaneId::Headlines => {
                let is_first =
                    |row: &&ListRow| matches!(row, ListRow::Headline { line_idx: 0, .. });
                self.headlines.rows.iter().filter(is_first).count()
            }
            PaneId::Reader if divisor == 1 => self.rows_of(PaneId::Reader) - 1,
            pane => self.rows_of(pane),
        };
        (whole / divisor).max(1)
    }

    /// The next paragraph, source, or section of the sidebar.
    pub(super) fn paragraphs_down(&mut self, times: usize) {
        match self.panes.focus {
            PaneId::Headlines => self.sources_down(times),
            PaneId::Reader => {
                let top = self.reading.top_row;
                let starts = self.paragraph_starts().filter(|row| *row > top);
                let row = starts.take(times).last();
                self.scroll_to(row.unwrap_or(usize::MAX));
            }
            PaneId::Details => self.places_down(times),
            PaneId::Sidebar => {
                let cursor = self.sidebar.cursor_row;
                let row = self
                    .section_starts()
                    .filter(|row| *row > cursor)
                    .take(times)
                    .last();
                self.entry_near(row.unwrap_or(usize::MAX));
            }
        }
    }

    pub(super) fn paragraphs_up(&mut self, times: usize) {
        match self.panes.focus {
            PaneId::Headlines => self.sources_up(times),
            PaneId::Reader => {
                let top = self.reading.top_row;
                let starts: Vec<usize> = self
                    .paragraph_starts()
                    .take_while(|row| *row < top)
                    .collect();
                let row = starts.len().checked_sub(times).map_or(0, |idx| starts[idx]);
                self.scroll_to(row);
            }
            PaneId::Details => self.places_up(times),
            PaneId::Sidebar => {
                let cursor = self.sidebar.cursor_row;
                let starts: Vec<usize> = self
                    .section_starts()
                    .take_while(|row| *row < cursor)
                    .collect();
                let row = starts.len().checked_sub(times).map_or(0, |idx| starts[idx]);
                self.entry_near(row);
            }
        }
    }

    /// The rows on which a part of the article begins.
    fn paragraph_starts(&self) -> impl Iterator<Item = usize> {
        let rows = &self.reading.composition.rows;
        (0..rows.len()).filter(|idx| {
            let above = idx.checked_sub(1).map(|above| rows[above].part);
            rows[*idx].part != Part::Blank && above != Some(rows[*idx].part)
        })
    }

    /// The first entry under each title of the sidebar.
    fn section_starts(&self) -> impl Iterator<Item = usize> {
        let rows = &self.sidebar.rows;
        (1..rows.len()).filter(|idx| {
            matches!(
                rows[idx - 1],
                SidebarRow::FiguresTitle { .. } | SidebarRow::EntitiesTitle { .. }
            )
        })
    }

    pub(super) fn go_to_top(&mut self) {
        match self.panes.focus {
            PaneId::Headlines => self.articles_up(usize::MAX),
            PaneId::Reader => self.go_to_edge(0),
            PaneId::Details => self.places_up(usize::MAX),
            PaneId::Sidebar => self.entry_near(0),
        }
    }

    pub(super) fn go_to_end(&mut self) {
        match self.panes.focus {
            PaneId::Headlines => self.articles_down(usize::MAX),
            PaneId::Reader => self.go_to_edge(usize::MAX),
            PaneId::Details => self.places_down(usize::MAX),
            PaneId::Sidebar => self.entry_near(usize::MAX),
        }
    }

    fn go_to_edge(&mut self, row: usize) {
        self.leave_trail(Jump::Edge);
        self.scroll_to(row);
        self.reading.last_jump = Some(Jump::Edge);
    }

    pub(super) fn articles_down(&mut self, times: usize) {
        let last = self.edition.entries().len().saturating_sub(1);
        let here = self.reading.article.0;
        if here >= last {
            self.say(&Notice::LastArticle);
        }
        self.open_from_list(here.saturating_add(times).min(last));
    }

    pub(super) fn articles_up(&mut self, times: usize) {
        let here = self.reading.article.0;
        if here == 0 {
            self.say(&Notice::FirstArticle);
        }
        self.open_from_list(here.saturating_sub(times));
    }

    /// Opens a headline, unless it is open already.
    pub(super) fn open_from_list(&mut self, article_idx: usize) {
        let article = ArticleIdx(article_idx);
        if article != self.reading.article {
            self.leave_trail(Jump::Article);
            self.open(article);
        }
    }

    /// The first headline of a source further down that has any.
    pub(super) fn sources_down(&mut self, times: usize) {
        let here = self.entry().map_or(0, |entry| entry.source_idx);
        let sources = self.edition.sources().iter().skip(here + 1);
        let later = sources.filter(|source| source.article_count > 0);
        match later.take(times).last().map(|source| source.first_article) {
            Some(article) => self.open_from_list(article.0),
            None => self.say(&Notice::LastArticle),
        }
    }

    /// The first headline of this source; from there, of one further up.
    pub(super) fn sources_up(&mut self, times: usize) {
        let here = self.reading.article;
        let sources = self.edition.sources().iter().rev();
        let earlier = sources.filter(|s| s.article_count > 0 && s.first_article < here);
        match earlier
            .take(times)
            .last()
            .map(|source| source.first_article)
        {
            Some(article) => self.open_from_list(article.0),
            None => self.say(&Notice::FirstArticle),
        }
    }

    pub(super) fn next_unread(&mut self) {
        let count = self.edition.entries().len();
        let here = self.reading.article.0;
        let unread = (here + 1..count)
            .chain(0..here)
            .find(|idx| !self.is_read(ArticleIdx(*idx)));
        match unread {
            Some(idx) => self.open_from_list(idx),
            None => self.say(&Notice::NothingUnread),
        }
    }

    /// Opens the headline of a number, from 1.
    pub(super) fn go_to_headline(&mut self, typed: &str) {
        let count = self.edition.entries().len();
        let number: usize = typed.parse().unwrap_or(0);
        if (1..=count).contains(&number) {
            self.open_from_list(number - 1);
        } else {
            self.say(&Notice::NoSuchHeadline { typed, count });
        }
    }
}

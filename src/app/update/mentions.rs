use crate::app::model::Jump;
use crate::app::{Effect, Highlight, Model, PaneId, SidebarRow};
use crate::compose::Part;
use crate::extract::Mention;
use crate::lang::notices::Notice;
use crate::library::ArticleIdx;

/// Figures and names: going from one to the next in the text, and through their entries in the
/// sidebar; each follows the other.
impl Model {
    pub(super) fn figures_down(&mut self, times: usize) {
        match self.figure_stops() {
            Some(stops) => self.stop_after(&stops, times, &Notice::LastFigure),
            None => self.say(&Notice::NotAnalysed),
        }
    }

    pub(super) fn figures_up(&mut self, times: usize) {
        match self.figure_stops() {
            Some(stops) => self.stop_before(&stops, times, &Notice::FirstFigure),
            None => self.say(&Notice::NotAnalysed),
        }
    }

    pub(super) fn entities_down(&mut self, times: usize) {
        match self.entity_stops() {
            Some(stops) => self.stop_after(&stops, times, &Notice::LastEntity),
            None => self.say(&Notice::NotAnalysed),
        }
    }

    pub(super) fn entities_up(&mut self, times: usize) {
        match self.entity_stops() {
            Some(stops) => self.stop_before(&stops, times, &Notice::FirstEntity),
            None => self.say(&Notice::NotAnalysed),
        }
    }

    /// The next mention of the chosen name, through all articles, round and round.
    pub(super) fn same_down(&mut self, times: usize) {
        self.same(|at, count| (at + times % count) % count);
    }

    pub(super) fn same_up(&mut self, times: usize) {
        self.same(|at, count| (at + count - times % count) % count);
    }

    fn same(&mut self, next: impl Fn(usize, usize) -> usize) {
        let Some((places, at)) = self.places_of_chosen() else {
            self.say(&Notice::NoEntityChosen);
            return;
        };
        let (article, mention) = places[next(at, places.len())];
        self.leave_trail(Jump::Mention);
        if article != self.reading.article {
            self.open(article);
        }
        self.choose(mention);
    }

    /// All mentions of the chosen name, and which of them is chosen: those of the edition once its
    /// names are joined, until then those of the article.
    fn places_of_chosen(&self) -> Option<(Vec<(ArticleIdx, Mention)>, usize)> {
        let here = (self.reading.article, self.reading.chosen?);
        let (identity_idx, identity) = self.chosen_identity()?;
        let place_of = |places: &[(ArticleIdx, Mention)]| places.iter().position(|at| *at == here);
        let named = self.edition.names().of(here.0, identity_idx);
        if let Some(named) = named
            && let Some(at) = place_of(&named.mentions)
        {
            return Some((named.mentions.clone(), at));
        }
        let entities = &self.analysis()?.entities;
        let mentions = identity
            .mentions
            .iter()
            .filter_map(|idx| entities.get(*idx));
        let places: Vec<_> = mentions.map(|entity| (here.0, entity.at)).collect();
        let at = place_of(&places)?;
        Some((places, at))
    }

    pub(super) fn copy(&mut self, effects: &mut Vec<Effect>) {
        match self.clipping() {
            Some(words) => {
                self.say(&Notice::Copied(&words));
                effects.push(Effect::Copy(words));
            }
            None => self.say(&Notice::NothingChosen),
        }
    }

    pub(super) fn copy_table(&mut self, effects: &mut Vec<Effect>) {
        match self.figure_table() {
            Some((table, count)) => {
                self.say(&Notice::CopiedFigures(count));
                effects.push(Effect::Copy(table));
            }
            None => self.say(&Notice::NothingChosen),
        }
    }

    /// Where the keys for figures stop: at dates, where these are highlighted.
    fn figure_stops(&self) -> Option<Vec<Mention>> {
        if self.highlight == Highlight::Dates {
            let dates = self.analysis()?.dates.iter();
            return Some(dates.map(|date| date.at).collect());
        }
        let figures = self.analysis()?.figures.iter();
        let stops = figures.filter(|figure| self.highlight.stops_at_figure(figure));
        Some(stops.map(|figure| figure.at).collect())
    }

    fn entity_stops(&self) -> Option<Vec<Mention>> {
        let entities = self.analysis()?.entities.iter();
        let stops = entities.filter(|entity| self.highlight.stops_at_entity(entity));
        Some(stops.map(|entity| entity.at).collect())
    }

    /// Goes to a stop after the chosen mention, or after the top of the text where none shows.
    fn stop_after(&mut self, stops: &[Mention], times: usize, none: &Notice<'_>) {
        let first = match self.chosen_in_view() {
            Some(chosen) => stops.partition_point(|stop| start(*stop) <= start(chosen)),
            None => stops.partition_point(|stop| start(*stop) < self.top_of_body()),
        };
        if first == stops.len() {
            self.say(none);
            return;
        }
        let target = stops[first.saturating_add(times - 1).min(stops.len() - 1)];
        self.leave_trail(Jump::Mention);
        self.choose(target);
    }

    fn stop_before(&mut self, stops: &[Mention], times: usize, none: &Notice<'_>) {
        let before = self.chosen_in_view().map_or(self.top_of_body(), start);
        let count = stops.partition_point(|stop| start(*stop) < before);
        if count == 0 {
            self.say(none);
            return;
        }
        let target = stops[count.saturating_sub(times)];
        self.leave_trail(Jump::Mention);
        self.choose(target);
    }

    pub(super) fn chosen_in_view(&self) -> Option<Mention> {
        let chosen = self.reading.chosen?;
        let part = Part::Body(chosen.block_idx);
        self.is_in_view(part, chosen.span.byte_start)
            .then_some(chosen)
    }

    /// Chooses the first figure or name that shows. Tells whether there is any.
    pub(super) fn choose_first_in_view(&mut self) -> bool {
        let top = self.top_of_body();
        let stops = [self.figure_stops(), self.entity_stops()];
        let below = stops
            .into_iter()
            .flatten()
            .flatten()
            .filter(|at| start(*at) >= top);
        let first = below.min_by_key(|at| start(*at));
        let first =
            first.filter(|at| self.is_in_view(Part::Body(at.block_idx), at.span.byte_start));
        if let Some(first) = first {
            self.choose(first);
        }
        first.is_some()
    }

    /// The first byte of the body that shows: block and offset.
    fn top_of_body(&self) -> (usize, usize) {
        let rows = &self.reading.composition.rows;
        let shown = rows.iter().skip(self.reading.top_row);
        shown
            .take(self.rows_of(PaneId::Reader))
            .find_map(|row| match (row.part, row.row.glyphs.first()) {
                (Part::Body(block_idx), Some(glyph)) => Some((block_idx, glyph.byte_start)),
                _ => None,
            })
            .unwrap_or((0, 0))
    }

    /// Chooses a mention: the text shows it, and the sidebar its entry.
    pub(super) fn choose(&mut self, mention: Mention) {
        self.reading.chosen = Some(mention);
        self.reveal(Part::Body(mention.block_idx), mention.span.byte_start);
        self.follow_in_sidebar();
    }

    /// Puts the sidebar's cursor on the entry of what is chosen.
    pub(super) fn follow_in_sidebar(&mut self) {
        let (Some(chosen), Some(analysis)) = (self.reading.chosen, self.analysis()) else {
            return;
        };
        let figure = analysis
            .figures
            .binary_search_by_key(&chosen, |f| f.at)
            .ok();
        let row = self.sidebar.rows.iter().position(|row| match row {
            SidebarRow::FigureIndicator(idx) | SidebarRow::FigureValue(idx) => Some(*idx) == figure,
            SidebarRow::Entity(group) => {
                figure.is_none() && group.mentions.binary_search(&chosen).is_ok()
            }
            _ => false,
        });
        if let Some(row) = row {
            self.sidebar.cursor_row = row;
            self.reveal_entry();
        }
    }

    pub(super) fn entries_down(&mut self, times: usize) {
        let from = self.sidebar.cursor_row + 1;
        let rows = from..self.sidebar.rows.len();
        let row = rows
            .filter(|row| self.sidebar.is_choosable(*row))
            .take(times)
            .last();
        self.enter(row);
    }

    pub(super) fn entries_up(&mut self, times: usize) {
        let rows = (0..self.sidebar.cursor_row).rev();
        let row = rows
            .filter(|row| self.sidebar.is_choosable(*row))
            .take(times)
            .last();
        self.enter(row);
    }

    /// The first entry at or after a row; the last one where there is none.
    pub(super) fn entry_near(&mut self, row: usize) {
        let count = self.sidebar.rows.len();
        let is_choosable = |row: &usize| self.sidebar.is_choosable(*row);
        let after = (row.min(count)..count).find(is_choosable);
        let row = after.or_else(|| (0..count).rev().find(is_choosable));
        self.enter(row);
    }

    /// Moves the sidebar's cursor to an entry, and the text to its place.
    fn enter(&mut self, row: Option<usize>) {
        if let Some(row) = row {
            self.sidebar.cursor_row = row;
            self.go_to_entry();
        }
    }

    /// Goes to the place of the sidebar's entry: of a name, to its first mention, unless another
    /// one is chosen already.
    pub(super) fn go_to_entry(&mut self) {
        let row = self.sidebar.rows.get(self.sidebar.cursor_row);
        let mention = match (row, self.analysis()) {
            (
                Some(SidebarRow::FigureIndicator(idx) | SidebarRow::FigureValue(idx)),
                Some(analysis),
            ) => analysis.figures.get(*idx).map(|figure| figure.at),
            (Some(SidebarRow::Entity(group)), _) => {
                let chosen = self.reading.chosen;
                let kept = chosen.filter(|chosen| group.mentions.contains(chosen));
                kept.or_else(|| group.mentions.first().copied())
            }
            _ => None,
        };
        if let Some(mention) = mention {
            self.leave_trail(Jump::Sidebar);
            self.reading.chosen = Some(mention);
            self.reveal(Part::Body(mention.block_idx), mention.span.byte_start);
            self.reveal_entry();
        }
    }

    /// Scrolls the sidebar as little as may be for the cursor's entry to show, and its title with
    /// the first one.
    pub(super) fn reveal_entry(&mut self) {
        let height = self.rows_of(PaneId::Sidebar);
        let entry = self.sidebar.entry_rows(self.sidebar.cursor_row);
        let start = match entry.start {
            1 if height > 2 => 0,
            start => start,
        };
        let top = self.sidebar.top_row.max(entry.end.saturating_sub(height));
        self.sidebar.top_row = top.min(start);
    }
}

/// What mentions are ordered by.
fn start(mention: Mention) -> (usize, usize) {
    (mention.block_idx, mention.span.byte_start)
}

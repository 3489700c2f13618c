use std::sync::Arc;

use crate::app::headlines::{ItemIdx, LaidFor};
use crate::app::model::{Engagement, Extent, SetFor};
use crate::app::{Basis, Details, Effect, Model, PaneId, sidebar};
use crate::article::Article;
use crate::compose::compose;
use crate::library::ArticleIdx;

/// A body of no more than this is set between two keys; of a longer one, so much of its beginning.
const SET_AT_ONCE_BYTES: usize = 64 * 1024;
/// Articles of one request for analysis.
const ANALYSED_AT_A_TIME: usize = 32;
/// So far from the article that is read, others are analysed before they are asked for.
const ANALYSED_AROUND: usize = 1000;

impl Model {
    /// Makes everything that follows from the rest of the model follow from it.
    pub(super) fn settle(&mut self, effects: &mut Vec<Effect>) {
        self.set_in_type();
        self.reading.top_row = self.reading.top_row.min(self.last_top_row());
        self.settle_list();
        self.settle_sidebar();
        self.settle_details();
        self.note_read();
        self.request(effects);
    }

    /// What the composition in the reader ought to be made for.
    fn wanted_composition(&self) -> Option<SetFor> {
        let entry = self.entry()?;
        Some(SetFor {
            article: self.reading.article,
            setting: self.effective_setting(),
            basis: match &entry.analysis {
                Some(analysis) if !analysis.entities.is_empty() => Basis::Analysed,
                _ => Basis::Text,
            },
            extent: Extent::Whole,
        })
    }

    /// Sets the article in type, unless it is. A long one is left to the worker; meanwhile its
    /// beginning shows, or what showed of it before.
    pub(super) fn set_in_type(&mut self) {
        let Some(wanted) = self.wanted_composition() else {
            return;
        };
        let made = self.reading.set_for;
        if made == Some(wanted) || (made.is_some() && self.layout().is_too_small()) {
            return;
        }
        if let Some(composition) = self.reading.compositions.get(&wanted) {
            self.show(wanted, composition);
            return;
        }
        let Some(entry) = self.entry() else {
            return;
        };
        let analysis = entry.analysis.as_deref();
        if entry.text_bytes <= SET_AT_ONCE_BYTES {
            let composition = Arc::new(compose(&entry.article, analysis, &wanted.setting));
            self.reading
                .compositions
                .keep(wanted, Arc::clone(&composition));
            self.show(wanted, composition);
            return;
        }
        let beginning = SetFor {
            basis: Basis::Text,
            extent: Extent::Beginning,
            ..wanted
        };
        let shows_all =
            |made: SetFor| made.article == wanted.article && made.extent == Extent::Whole;
        if made != Some(beginning) && !made.is_some_and(shows_all) {
            let article = beginning_of(&entry.article);
            let composition = Arc::new(compose(&article, None, &wanted.setting));
            self.show(beginning, composition);
        }
    }

    /// Shows a composition; the text at the top stays at the top.
    fn show(&mut self, set_for: SetFor, composition: Arc<crate::compose::Composition>) {
        self.reading.set_for = Some(set_for);
        let before = std::mem::replace(&mut self.reading.composition, composition);
        self.reading.compositions.discard(before);
        self.reading.top_row = self.row_of_anchor();
    }

    fn settle_list(&mut self) {
        let layout = self.layout();
        let (Some(list), Some(columns)) = (layout.headlines, self.list_columns()) else {
            self.headlines.rows = Arc::default();
            self.headlines.laid_for = None;
            return;
        };
        let items = self.list_items();
        let height = usize::from(list.height);
        let before = self.headlines.laid_for;
        let mut wanted = LaidFor {
            size: (list.width, list.height),
            text_cols: columns.text.1,
            ambiguous: self.setting.ambiguous,
            top: self.headlines.top,
            article: self.reading.article,
            item_count: items.count(),
        };
        if let Some(before) = before.filter(|_| self.headlines.rows.len() >= height) {
            // What comes in below does not change what shows.
            wanted.item_count = before.item_count;
        }
        if before == Some(wanted) {
            return;
        }
        let is_same =
            |before: LaidFor| before.size == wanted.size && before.article == wanted.article;
        if !before.is_some_and(is_same) {
            let item = items.of_article(wanted.article);
            wanted.top = items.reveal(item, wanted.top, height);
        }
        let last = ItemIdx(items.count().saturating_sub(1));
        wanted.top = wanted.top.min(last);
        let mut rows = items.rows_from(wanted.top, height);
        if rows.len() < height {
            wanted.top = items.top_for(last, height).min(wanted.top);
            rows = items.rows_from(wanted.top, height);
        }
        self.headlines.rows = Arc::new(rows);
        self.headlines.top = wanted.top;
        self.headlines.laid_for = Some(wanted);
    }

    fn settle_sidebar(&mut self) {
        let article = self.reading.article;
        let count = self.entry().map_or(0, |entry| entry.analysis_count);
        let before = self.sidebar.rows_of.replace((article, count));
        if before != self.sidebar.rows_of {
            let rows = self.analysis().map(|analysis| sidebar::rows(analysis));
            self.sidebar.rows = Arc::new(rows.unwrap_or_default());
            // Names come in below the figures: nothing moves then that the person did not move.
            let is_new = before.is_none_or(|(before, _)| before != article);
            if is_new || !self.sidebar.is_choosable(self.sidebar.cursor_row) {
                let mut choosable = 0..self.sidebar.rows.len();
                let first = choosable.find(|row| self.sidebar.is_choosable(*row));
                self.sidebar.cursor_row = first.unwrap_or(0);
                self.sidebar.top_row = 0;
                self.follow_in_sidebar();
            }
        }
        let last_top = self
            .sidebar
            .rows
            .len()
            .saturating_sub(self.rows_of(PaneId::Sidebar));
        self.sidebar.top_row = self.sidebar.top_row.min(last_top);
    }

    fn settle_details(&mut self) {
        let Some(wanted) = self.wanted_details() else {
            self.details = Details::default();
            return;
        };
        let before = self.details.laid_for.replace(wanted);
        if before != Some(wanted) {
            self.details.rows = Arc::new(self.detail_rows(wanted));
            // More places come in below: nothing moves then that the person did not move.
            if !before.is_some_and(|before| before.is_about_the_same(wanted)) {
                let first =
                    (0..self.details.rows.len()).find(|row| self.details.is_choosable(*row));
                self.details.cursor_row = first.unwrap_or(0);
                self.details.top_row = 0;
            }
        }
        let last_top = self
            .details
            .rows
            .len()
            .saturating_sub(self.rows_of(PaneId::Details));
        self.details.top_row = self.details.top_row.min(last_top);
    }

    /// The end of the article shows to somebody who reads it: it is read.
    fn note_read(&mut self) {
        let shows_end = self.reading.top_row >= self.last_top_row()
            && !self.reading.composition.rows.is_empty()
            && !self.is_partly_set();
        if shows_end
            && self.prompt.is_none()
            && self.is_reading()
            && let Some(id) = self.entry().map(|entry| entry.id)
        {
            self.reading.read.insert(id);
        }
    }

    /// Whether the reader's end counts as read when it shows.
    fn is_reading(&self) -> bool {
        let scrolled = self.reading.engagement == Engagement::Scrolled;
        let layout = self.layout();
        layout.reader.is_some() && (scrolled || self.panes.focus == PaneId::Reader)
    }

    /// Asks the world for what is missing.
    fn request(&mut self, effects: &mut Vec<Effect>) {
        let wanted = self.wanted_composition();
        if let Some(wanted) = wanted.filter(|wanted| {
            self.reading.set_for != Some(*wanted)
                && self.requests.composing != Some(*wanted)
                && !self.layout().is_too_small()
        }) {
            self.requests.composing = Some(wanted);
            effects.push(Effect::Compose {
                article: wanted.article,
                setting: wanted.setting,
                basis: wanted.basis,
            });
        }

        let here = self.reading.article;
        let is_missing = self.entry().is_some() && self.analysis().is_none();
        if (is_missing && self.requests.first != Some(here)) || self.requests.last.is_none() {
            let articles = self.not_analysed();
            let pages = self.pages_of(&articles);
            let last = pages.last().and_then(|page| page.last());
            if let (Some(first), Some(last)) = (articles.first(), last) {
                self.requests.first = Some(*first);
                self.requests.last = Some(*last);
                self.requests.generation += 1;
                effects.push(Effect::Analyse {
                    generation: self.requests.generation,
                    pages,
                });
            }
        }

        // Of many articles not again for each that comes in.
        let (analyses, joined) = (self.edition.analyses(), self.requests.joined);
        let is_worth_it = self.requests.last.is_none() || analyses > joined + joined / 8;
        if analyses > joined && is_worth_it && !self.requests.is_joining {
            self.requests.joined = analyses;
            self.requests.is_joining = true;
            effects.push(Effect::JoinNames);
        }

        let is_unfinished = self.reading.compositions.free_some() || self.search.is_scanning();
        if is_unfinished && !self.requests.is_continuing {
            self.requests.is_continuing = true;
            effects.push(Effect::Continue);
        }
    }

    /// The pages of some articles, in their order.
    fn pages_of(&self, articles: &[ArticleIdx]) -> Vec<Vec<ArticleIdx>> {
        let mut pages: Vec<Vec<ArticleIdx>> = Vec::new();
        for article in articles {
            if !pages.iter().flatten().any(|other| other == article) {
                pages.push(self.edition.page_of(*article).map(ArticleIdx).collect());
            }
        }
        pages
    }

    /// Articles yet to be analysed, the nearest first.
    fn not_analysed(&self) -> Vec<ArticleIdx> {
        let here = self.reading.article.0;
        let around = (0..=ANALYSED_AROUND).flat_map(|distance| {
            let below = here.checked_add(distance);
            let above = here.checked_sub(distance).filter(|_| distance > 0);
            [below, above]
        });
        around
            .flatten()
            .map(ArticleIdx)
            .filter(|idx| self.edition.get(*idx).is_some_and(|e| e.analysis.is_none()))
            .take(ANALYSED_AT_A_TIME)
            .collect()
    }
}

/// The beginning of a long article, as long as may be set at once. Its offsets are the article's.
fn beginning_of(article: &Article) -> Article {
    let mut left = SET_AT_ONCE_BYTES;
    let mut cut = |text: &str| {
        let mut end = left.min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        left -= end;
        text.get(..end).unwrap_or_default().to_owned()
    };
    let mut beginning = Article {
        kicker: article.kicker.as_deref().map(&mut cut),
        title: article.title.as_deref().map(&mut cut),
        subtitle: article.subtitle.as_deref().map(&mut cut),
        ..Article::default()
    };
    for block in &article.body {
        let text = cut(&block.text);
        if text.is_empty() {
            break;
        }
        beginning.body.push(crate::article::Block {
            kind: block.kind,
            uncertain_joins: Vec::new(),
            text,
        });
    }
    beginning
}

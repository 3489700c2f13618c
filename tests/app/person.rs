//! Somebody at the keyboard, and a worker that answers at once.

use std::collections::VecDeque;
use std::sync::Arc;

use dubao::app::{
    Answer, Basis, Depth, Effect, Event, Key, KeyCode, KeySequence, Keymap, Model, Mouse,
    MouseKind, PaneId, update,
};
use dubao::compose::compose;
use dubao::extract::Analysis;
use dubao::lang::Lang;
use dubao::library::{ArticleIdx, Entry, Member, Names};
use ratatui::layout::Rect;

use crate::edition::{Story, source, three_pages};

pub struct Person {
    pub model: Model,
    /// What the model asked of the world and no worker sees to.
    pub effects: Vec<Effect>,
    stories: Vec<Story>,
}

impl Person {
    /// At a screen of this size, with the three pages open and analysed.
    pub fn at(cols: u16, rows: u16) -> Self {
        Self::reading(cols, rows, &three_pages())
    }

    /// With these pages open and analysed.
    pub fn reading(cols: u16, rows: u16, pages: &[Vec<Story>]) -> Self {
        let mut person = Self::before_opening(cols, rows);
        for (number, stories) in pages.iter().enumerate() {
            person.stories.extend(stories.iter().cloned());
            let document = source(&format!("pages/{number:03}.txt"), stories);
            person.happens(Event::Answer(Answer::Opened(document)));
        }
        person.happens(Event::Answer(Answer::AllOpened));
        person
    }

    /// One more source comes in.
    pub fn opens(&mut self, name: &str, stories: &[Story]) {
        self.stories.extend(stories.iter().cloned());
        self.happens(Event::Answer(Answer::Opened(source(name, stories))));
    }

    pub fn before_opening(cols: u16, rows: u16) -> Self {
        let keymap = Arc::new(Keymap::built_in().unwrap());
        Self {
            model: Model::new(Rect::new(0, 0, cols, rows), Lang::En, keymap),
            effects: Vec::new(),
            stories: Vec::new(),
        }
    }

    /// Something happens, and the worker does what it is asked for.
    pub fn happens(&mut self, event: Event) {
        let mut events = VecDeque::from([event]);
        while let Some(event) = events.pop_front() {
            for effect in update(&mut self.model, event) {
                match effect {
                    Effect::Analyse { generation, pages } => {
                        let articles = pages.concat();
                        let found = |article| self.analysed(generation, article);
                        events.extend(articles.iter().map(|idx| found(*idx).0));
                        events.extend(articles.iter().map(|idx| found(*idx).1));
                    }
                    Effect::Compose {
                        article,
                        setting,
                        basis,
                    } => events.push_back(self.composed(article, setting, basis)),
                    Effect::JoinNames => events.push_back(Event::Answer(self.joined())),
                    Effect::Continue => events.push_back(Event::Continue),
                    other => self.effects.push(other),
                }
            }
        }
    }

    /// What the worker finds in an article: its figures, then its names, too.
    fn analysed(&self, generation: u64, article: ArticleIdx) -> (Event, Event) {
        let all = self.stories.get(article.0);
        let all = all.map_or_else(Arc::default, |story| Arc::clone(&story.analysis));
        let figures = Arc::new(Analysis {
            entities: Vec::new(),
            identities: Vec::new(),
            ..Analysis::clone(&all)
        });
        let answer = |depth, analysis| {
            Event::Answer(Answer::Analysed {
                generation,
                article,
                depth,
                analysis,
            })
        };
        (answer(Depth::BareFigures, figures), answer(Depth::All, all))
    }

    fn joined(&self) -> Answer {
        let entries = self.model.edition.entries().iter().enumerate();
        let member = |(idx, entry): (usize, &'_ Entry)| {
            Some((ArticleIdx(idx), entry.source_idx, entry.analysis.clone()?))
        };
        let analysed: Vec<_> = entries.filter_map(member).collect();
        let members = analysed
            .iter()
            .map(|(article, source_idx, analysis)| Member {
                article: *article,
                source_idx: *source_idx,
                analysis,
            });
        Answer::Joined(Arc::new(Names::join(&members.collect::<Vec<_>>())))
    }

    fn composed(
        &self,
        article: ArticleIdx,
        setting: dubao::compose::Setting,
        basis: Basis,
    ) -> Event {
        let entry = self.model.edition.get(article).unwrap();
        let analysis = match basis {
            Basis::Analysed => entry.analysis.as_deref(),
            Basis::Text => None,
        };
        Event::Answer(Answer::Composed {
            article,
            setting,
            basis,
            composition: Arc::new(compose(&entry.article, analysis, &setting)),
        })
    }

    /// Strikes keys, written as in a keymap and parted by blanks; in a word that is no key, every
    /// character is one.
    pub fn types(&mut self, keys: &str) -> &mut Self {
        // A full-width blank is a key.
        for word in keys.split(' ').filter(|word| !word.is_empty()) {
            for key in sequence(word) {
                self.happens(Event::Key(key));
            }
        }
        self
    }

    pub fn clicks(&mut self, col: u16, row: u16) -> &mut Self {
        self.mouse(MouseKind::Click, col, row)
    }

    pub fn mouse(&mut self, kind: MouseKind, col: u16, row: u16) -> &mut Self {
        self.happens(Event::Mouse(Mouse { kind, col, row }));
        self
    }

    pub fn resizes(&mut self, cols: u16, rows: u16) -> &mut Self {
        self.happens(Event::Resize { cols, rows });
        self
    }

    /// Number of the article, first row that shows, pane that has the keys: `2:0 reader`.
    pub fn whereabouts(&self) -> String {
        let pane = match self.model.panes.focus {
            PaneId::Headlines => "list",
            PaneId::Reader => "text",
            PaneId::Details => "details",
            PaneId::Sidebar => "side",
        };
        let reading = &self.model.reading;
        format!("{}:{} {pane}", reading.article.0 + 1, reading.top_row)
    }

    /// The text of the chosen mention.
    pub fn chosen(&self) -> &str {
        let entry = self.model.entry().unwrap();
        self.model.reading.chosen.map_or("", |mention| {
            mention.span.of(&entry.article.body[mention.block_idx].text)
        })
    }

    /// The text of the row of the reader that is so many rows below its top.
    pub fn row_text(&self, below_top: usize) -> String {
        let reading = &self.model.reading;
        let set_row = &reading.composition.rows[reading.top_row + below_top];
        let text = dubao::compose::part_text(&self.model.entry().unwrap().article, set_row.part);
        set_row
            .row
            .bytes()
            .map_or(String::new(), |bytes| text[bytes].to_owned())
    }

    pub fn notice(&self) -> &str {
        self.model.notice.as_ref().map_or("", |notice| &notice.0)
    }

    /// Numbers of the articles that were read.
    pub fn read(&self) -> Vec<usize> {
        let count = self.model.edition.entries().len();
        let read = (0..count).filter(|idx| self.model.is_read(ArticleIdx(*idx)));
        read.map(|idx| idx + 1).collect()
    }
}

/// The keys of a word.
pub fn sequence(word: &str) -> Vec<Key> {
    match word.parse::<KeySequence>() {
        Ok(keys) => keys.0,
        Err(_) => word.chars().map(|c| Key::plain(KeyCode::Char(c))).collect(),
    }
}

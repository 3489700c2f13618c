use crate::app::model::{Extent, SetFor};
use crate::app::{Answer, Depth, Model};
use crate::lang::notices::Notice;

impl Model {
    /// A worker answered.
    pub(super) fn take_answer(&mut self, answer: Answer) {
        match answer {
            Answer::Opened(document) => {
                let before = self.edition.entries().len();
                self.edition.push(document);
                self.search
                    .articles_added(before..self.edition.entries().len());
            }
            Answer::Failed { source, reason } => {
                self.say(&Notice::Failed {
                    source: &source,
                    reason: &reason,
                });
                self.opening.failures.push((source, reason));
            }
            Answer::AllOpened => self.opening.done = true,
            Answer::Analysed {
                generation,
                article,
                depth,
                analysis,
            } => {
                if generation != self.requests.generation {
                    return;
                }
                self.edition.set_analysis(article, analysis);
                // Names come after figures, and before the figures of articles further off.
                if depth == Depth::All && self.requests.last == Some(article) {
                    self.requests.first = None;
                    self.requests.last = None;
                }
            }
            Answer::Composed {
                article,
                setting,
                basis,
                composition,
            } => {
                let set_for = SetFor {
                    article,
                    setting,
                    basis,
                    extent: Extent::Whole,
                };
                if self.requests.composing == Some(set_for) {
                    self.requests.composing = None;
                    self.reading.compositions.keep(set_for, composition);
                }
            }
            Answer::Joined(names) => {
                self.requests.is_joining = false;
                self.edition.set_names(names);
            }
            Answer::Broke(reason) => self.say(&Notice::Broke(&reason)),
        }
    }
}

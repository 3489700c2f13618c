use std::collections::VecDeque;
use std::sync::Arc;

use super::guard::guarded;
use super::slot::Slot;
use super::{AnalysisRequest, Heard, give_way};
use crate::app::Answer;
use crate::article::Article;
use crate::extract::Analysis;
use crate::io::{Analyst, fault};
use crate::library::ArticleIdx;

/// Answers requests for ever. Until the dictionary is loaded each article is answered twice: at once
/// with its bare figures, which need none, and again with all there is.
///
/// A newer request ends the work on an older one; but an article that was told with its bare figures
/// gets the rest, whoever asked for it.
pub(super) fn run(requests: &Slot<AnalysisRequest>, tell: &impl Fn(Answer) -> Heard) {
    give_way();
    let mut desk = Desk {
        tell,
        generation: 0,
        analyst: Analyst::new(),
        owed: VecDeque::new(),
    };
    loop {
        let request = if desk.owed.is_empty() {
            Some(requests.take())
        } else {
            requests.take_if_filled()
        };
        let heard = match request {
            Some(request) => desk.answer(request, || !requests.is_filled()),
            None => desk.pay(),
        };
        if heard == Heard::No {
            return;
        }
    }
}

struct Desk<'t, T> {
    tell: &'t T,
    /// Of the newest request.
    generation: u64,
    analyst: Analyst,
    /// Articles that were told with their bare figures alone, the oldest first.
    owed: VecDeque<(ArticleIdx, Arc<Article>)>,
}

impl<T: Fn(Answer) -> Heard> Desk<'_, T> {
    /// Answers for every article of a request, for as long as it is the newest.
    fn answer(&mut self, request: AnalysisRequest, is_newest: impl Fn() -> bool) -> Heard {
        self.generation = request.generation;
        for (idx, article) in request.articles {
            if !is_newest() {
                break;
            }
            let heard = if self.analyst.is_loaded() {
                self.tell_found(idx, || self.analyst.analyse(&article))
            } else {
                let heard = self.tell_found(idx, || Analyst::bare_figures(&article));
                self.owed.push_back((idx, article));
                heard
            };
            if heard == Heard::No {
                return Heard::No;
            }
        }
        Heard::Yes
    }

    /// Gives one article what it is owed.
    fn pay(&mut self) -> Heard {
        match self.owed.pop_front() {
            Some((idx, article)) => self.tell_found(idx, || self.analyst.analyse(&article)),
            None => Heard::Yes,
        }
    }

    /// Tells what `find` finds. Where it breaks, that is told, and that nothing was found: the
    /// article is not asked for again.
    fn tell_found(&self, article: ArticleIdx, find: impl FnOnce() -> Analysis) -> Heard {
        let found = guarded(|| {
            fault::may_panic("analysis");
            find()
        });
        let analysis = found.unwrap_or_else(|message| {
            (self.tell)(Answer::Broke(message));
            Analysis::default()
        });
        (self.tell)(Answer::Analysed {
            generation: self.generation,
            article,
            analysis: Arc::new(analysis),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Block;
    use std::sync::mpsc::{Receiver, channel};

    fn article(text: &str) -> Arc<Article> {
        Arc::new(Article {
            body: vec![Block {
                text: text.to_owned(),
                ..Block::default()
            }],
            ..Article::default()
        })
    }

    fn worker() -> (Arc<Slot<AnalysisRequest>>, Receiver<Answer>) {
        let requests = Arc::new(Slot::default());
        let (to_test, answers) = channel();
        let taken = Arc::clone(&requests);
        std::thread::spawn(move || {
            run(&taken, &|answer| match to_test.send(answer) {
                Ok(()) => Heard::Yes,
                Err(_) => Heard::No,
            });
        });
        (requests, answers)
    }

    /// Generation, article, figures, and whether there are names.
    fn told(answers: &Receiver<Answer>, count: usize) -> Vec<(u64, usize, usize, bool)> {
        let told = answers.iter().take(count).map(|answer| match answer {
            Answer::Analysed {
                generation,
                article,
                analysis,
            } => {
                let has_names = !analysis.entities.is_empty();
                (generation, article.0, analysis.figures.len(), has_names)
            }
            other => panic!("{other:?}"),
        });
        told.collect()
    }

    fn request(generation: u64, articles: &[(usize, &str)]) -> AnalysisRequest {
        let articles = articles
            .iter()
            .map(|(idx, text)| (ArticleIdx(*idx), article(text)));
        AnalysisRequest {
            generation,
            articles: articles.collect(),
        }
    }

    #[test]
    fn figures_come_first_and_names_follow() {
        let (requests, answers) = worker();
        requests.put(request(
            7,
            &[
                (4, "全县人口达46万人，占湖南省的三成。"),
                (2, "记者在湖南省看到3台机器。"),
            ],
        ));
        assert_eq!(told(&answers, 2), [(7, 4, 2, false), (7, 2, 1, false)]);
        assert_eq!(told(&answers, 2), [(7, 4, 2, true), (7, 2, 1, true)]);
        requests.put(request(8, &[(5, "湖南省有5家工厂。")]));
        assert_eq!(told(&answers, 1), [(8, 5, 1, true)]);
    }

    #[test]
    fn only_the_newest_request_is_worked_on() {
        let requests = Slot::default();
        requests.put(request(1, &[(1, "湖南省有5家工厂。")]));
        requests.put(request(2, &[(2, "湖南省有5家工厂。")]));
        let (to_test, answers) = channel();
        let tell = move |answer| to_test.send(answer).map_or(Heard::No, |()| Heard::Yes);
        std::thread::spawn(move || run(&requests, &tell));
        assert_eq!(told(&answers, 2), [(2, 2, 1, false), (2, 2, 1, true)]);
    }
}

use std::collections::VecDeque;
use std::sync::Arc;

use super::guard::guarded;
use super::slot::Slot;
use super::{AnalysisPage, AnalysisRequest, Heard, give_way};
use crate::app::{Answer, Depth};
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
    /// Pages that were told with their bare figures alone, the oldest first.
    owed: VecDeque<AnalysisPage>,
}

impl<T: Fn(Answer) -> Heard> Desk<'_, T> {
    /// Answers for every article of a request, for as long as it is the newest.
    fn answer(&mut self, request: AnalysisRequest, is_newest: impl Fn() -> bool) -> Heard {
        self.generation = request.generation;
        for page in request.pages {
            if !is_newest() {
                break;
            }
            let heard = if self.analyst.is_loaded() {
                self.tell_page(&page)
            } else {
                let heard = self.tell_bare_figures(&page);
                self.owed.push_back(page);
                heard
            };
            if heard == Heard::No {
                return Heard::No;
            }
        }
        Heard::Yes
    }

    /// Gives one page what it is owed.
    fn pay(&mut self) -> Heard {
        match self.owed.pop_front() {
            Some(page) => self.tell_page(&page),
            None => Heard::Yes,
        }
    }

    fn tell_bare_figures(&self, page: &AnalysisPage) -> Heard {
        let mut heard = Heard::Yes;
        for (idx, article) in page {
            let found = self.guarded(|| Analyst::bare_figures(article));
            heard = self.tell(*idx, Depth::BareFigures, found.unwrap_or_default());
        }
        heard
    }

    /// Tells all there is in the articles of a page. Where one breaks, that is told, and that nothing
    /// was found in it: it is not asked for again.
    fn tell_page(&self, page: &AnalysisPage) -> Heard {
        let mut heard = Heard::Yes;
        let (mut whole, mut read) = (Vec::new(), Vec::new());
        for (idx, article) in page {
            match self.guarded(|| self.analyst.read(article)) {
                Some(found) => {
                    whole.push((*idx, article.as_ref()));
                    read.push(found);
                }
                None => heard = self.tell(*idx, Depth::All, Analysis::default()),
            }
        }
        let articles: Vec<&Article> = whole.iter().map(|(_, article)| *article).collect();
        let found = self.guarded(|| Analyst::agree(&articles, read));
        let mut found = found.unwrap_or_default().into_iter();
        for (idx, _) in whole {
            heard = self.tell(idx, Depth::All, found.next().unwrap_or_default());
        }
        heard
    }

    /// What `find` finds; `None`, and the message told, where it breaks.
    fn guarded<R>(&self, find: impl FnOnce() -> R) -> Option<R> {
        let found = guarded(|| {
            fault::may_panic("analysis");
            find()
        });
        found
            .map_err(|message| (self.tell)(Answer::Broke(message)))
            .ok()
    }

    fn tell(&self, article: ArticleIdx, depth: Depth, analysis: Analysis) -> Heard {
        (self.tell)(Answer::Analysed {
            generation: self.generation,
            article,
            depth,
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
                ..
            } => {
                let has_names = !analysis.entities.is_empty();
                (generation, article.0, analysis.figures.len(), has_names)
            }
            other => panic!("{other:?}"),
        });
        told.collect()
    }

    /// A request for one page.
    fn request(generation: u64, articles: &[(usize, &str)]) -> AnalysisRequest {
        let articles = articles
            .iter()
            .map(|(idx, text)| (ArticleIdx(*idx), article(text)));
        AnalysisRequest {
            generation,
            pages: vec![articles.collect()],
        }
    }

    #[test]
    fn a_name_clear_in_one_article_is_found_on_its_whole_page() {
        let (requests, answers) = worker();
        let page = [
            (0, "青岚竹业有限公司昨日投产。青岚竹业有限公司新上生产线。"),
            (1, "记者走进青岚竹业有限公司的车间。"),
        ];
        requests.put(request(1, &page));
        let last = answers.iter().take(4).last();
        let Some(Answer::Analysed { analysis, .. }) = last else {
            panic!("{last:?}");
        };
        assert!(
            analysis
                .identities
                .iter()
                .any(|i| i.name == "青岚竹业有限公司")
        );
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

use std::collections::VecDeque;
use std::sync::Arc;

use super::guard::guarded;
use super::slot::Slot;
use super::{AnalysisRequest, Heard};
use crate::app::Answer;
use crate::article::Article;
use crate::extract::{Analysis, EntityExtractor, figures};
use crate::io::fault;
use crate::library::ArticleIdx;

/// How much the analysis gives way to the panes, as `nice` counts it.
#[cfg(target_os = "linux")]
const NICENESS: i32 = 5;

/// Answers requests for ever, each article twice: with its figures at once, and again when its names
/// are found too. Their dictionary is loaded when the first figures have been told.
///
/// A newer request ends the work on the figures of an older one. Names that are owed to an older one
/// are found when those of the newer are, so every article that got its figures gets its names.
pub(super) fn run(requests: &Slot<AnalysisRequest>, tell: &impl Fn(Answer) -> Heard) {
    give_way();
    let mut analyst = Analyst {
        tell,
        generation: 0,
        entities: None,
        owed: VecDeque::new(),
    };
    loop {
        let request = if analyst.owed.is_empty() {
            Some(requests.take())
        } else {
            requests.take_if_filled()
        };
        let is_newest = || !requests.is_filled();
        let heard = match request {
            Some(request) => analyst.find_figures(request, is_newest),
            None => analyst.find_names(),
        };
        if heard == Heard::No {
            return;
        }
    }
}

/// On Linux niceness belongs to the thread; elsewhere it would slow the panes down as well.
fn give_way() {
    #[cfg(target_os = "linux")]
    let _ = rustix::process::nice(NICENESS);
}

struct Analyst<'t, T> {
    tell: &'t T,
    /// Of the newest request.
    generation: u64,
    /// Loaded when it is first needed: that takes a tenth of a second and most of the memory.
    entities: Option<EntityExtractor>,
    /// Articles that were told with their figures alone.
    owed: VecDeque<(ArticleIdx, Arc<Article>, Analysis)>,
}

impl<T: Fn(Answer) -> Heard> Analyst<'_, T> {
    /// Tells the figures of every article of a request, for as long as it is the newest.
    fn find_figures(&mut self, request: AnalysisRequest, is_newest: impl Fn() -> bool) -> Heard {
        self.generation = request.generation;
        let mut found = Vec::with_capacity(request.articles.len());
        for (idx, article) in request.articles {
            if !is_newest() {
                break;
            }
            let figures = self.job(|| {
                fault::may_panic("analysis");
                figures(&article)
            });
            let analysis = Analysis {
                figures: figures.unwrap_or_default(),
                entities: Vec::new(),
            };
            if self.tell_analysis(idx, analysis.clone()) == Heard::No {
                return Heard::No;
            }
            found.push((idx, article, analysis));
        }
        for owed in found.into_iter().rev() {
            self.owed.push_front(owed);
        }
        Heard::Yes
    }

    /// Tells the names of the article that is owed them next.
    fn find_names(&mut self) -> Heard {
        let Some((idx, article, mut analysis)) = self.owed.pop_front() else {
            return Heard::Yes;
        };
        let mut extractor = self.entities.take();
        let entities = self.job(|| {
            let extractor = extractor.get_or_insert_with(EntityExtractor::new);
            extractor.entities(&article)
        });
        self.entities = extractor;
        analysis.entities = entities.unwrap_or_default();
        self.tell_analysis(idx, analysis)
    }

    /// Does a job; tells where it breaks.
    fn job<R>(&self, job: impl FnOnce() -> R) -> Option<R> {
        match guarded(job) {
            Ok(result) => Some(result),
            Err(message) => {
                (self.tell)(Answer::Broke(message));
                None
            }
        }
    }

    fn tell_analysis(&self, article: ArticleIdx, analysis: Analysis) -> Heard {
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
    use std::sync::mpsc::channel;

    fn article(text: &str) -> Arc<Article> {
        Arc::new(Article {
            body: vec![Block {
                text: text.to_owned(),
                ..Block::default()
            }],
            ..Article::default()
        })
    }

    /// What is told after these requests were made one after the other.
    fn told(requests: Vec<AnalysisRequest>, answers: usize) -> Vec<(u64, usize, usize, bool)> {
        let slot = Arc::new(Slot::default());
        let (to_test, from_worker) = channel();
        for request in requests {
            slot.put(request);
        }
        std::thread::spawn(move || {
            run(&slot, &|answer| match to_test.send(answer) {
                Ok(()) => Heard::Yes,
                Err(_) => Heard::No,
            });
        });
        from_worker
            .iter()
            .take(answers)
            .map(|answer| match answer {
                Answer::Analysed {
                    generation,
                    article,
                    analysis,
                } => {
                    let has_names = !analysis.entities.is_empty();
                    (generation, article.0, analysis.figures.len(), has_names)
                }
                other => panic!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn figures_come_first_and_names_follow() {
        let request = AnalysisRequest {
            generation: 7,
            articles: vec![
                (ArticleIdx(4), article("全县人口达46万人，北京市的三成。")),
                (ArticleIdx(2), article("记者在北京市看到3台机器。")),
            ],
        };
        let told = told(vec![request], 4);
        assert_eq!(told[..2], [(7, 4, 2, false), (7, 2, 1, false)]);
        assert_eq!(told[2..], [(7, 4, 2, true), (7, 2, 1, true)]);
    }

    #[test]
    fn only_the_newest_request_is_worked_on() {
        let request = |generation, idx| AnalysisRequest {
            generation,
            articles: vec![(ArticleIdx(idx), article("北京市有5家工厂。"))],
        };
        let told = told(vec![request(1, 1), request(2, 2)], 2);
        assert_eq!(told, [(2, 2, 1, false), (2, 2, 1, true)]);
    }
}

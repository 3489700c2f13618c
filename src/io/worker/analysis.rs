use std::sync::Arc;

use super::guard::guarded;
use super::slot::Slot;
use super::{AnalysisRequest, Heard};
use crate::app::Answer;
use crate::article::Article;
use crate::extract::{Analysis, EntityExtractor, figures};
use crate::io::fault;
use crate::library::ArticleIdx;

/// How many articles get their figures before the same ones get their names. Figures cost next to
/// nothing, so the first screen's worth is there at once; names of the article being read must not
/// wait for the figures of a thousand others.
const BATCH: usize = 32;

/// How much the analysis gives way to the panes, as `nice` counts it.
#[cfg(target_os = "linux")]
const NICENESS: i32 = 5;

/// Answers requests for ever: figures at once, names as soon as their dictionary is loaded, which
/// the first request starts. A newer request ends the work on an older one.
pub(super) fn run(requests: &Slot<AnalysisRequest>, tell: &impl Fn(Answer) -> Heard) {
    give_way();
    let mut analyst = Analyst::default();
    loop {
        let request = requests.take();
        for batch in request.articles.chunks(BATCH) {
            let is_stale = || requests.is_filled();
            match analyst.analyse(request.generation, batch, is_stale, tell) {
                Outcome::Done => {}
                Outcome::Replaced => break,
                Outcome::Unheard => return,
            }
        }
    }
}

/// On Linux niceness belongs to the thread; elsewhere it would slow the panes down as well.
fn give_way() {
    #[cfg(target_os = "linux")]
    let _ = rustix::process::nice(NICENESS);
}

enum Outcome {
    Done,
    Replaced,
    Unheard,
}

#[derive(Default)]
struct Analyst {
    /// Loaded when it is first needed: that takes a tenth of a second and most of the memory.
    entities: Option<EntityExtractor>,
}

impl Analyst {
    fn analyse(
        &mut self,
        generation: u64,
        batch: &[(ArticleIdx, Arc<Article>)],
        is_stale: impl Fn() -> bool,
        tell: &impl Fn(Answer) -> Heard,
    ) -> Outcome {
        let answer = |article, result: Result<Analysis, String>| {
            tell(match result {
                Ok(analysis) => Answer::Analysed {
                    generation,
                    article,
                    analysis: Arc::new(analysis),
                },
                Err(message) => Answer::Broke(message),
            })
        };
        let mut found = Vec::with_capacity(batch.len());
        for (idx, article) in batch {
            if is_stale() {
                return Outcome::Replaced;
            }
            let result = guarded(|| {
                fault::may_panic("analysis");
                figures(article)
            });
            let analysis = result.map(|figures| Analysis {
                figures,
                entities: Vec::new(),
            });
            found.push(analysis.clone().unwrap_or_default());
            if answer(*idx, analysis) == Heard::No {
                return Outcome::Unheard;
            }
        }
        for ((idx, article), mut analysis) in batch.iter().zip(found) {
            if is_stale() {
                return Outcome::Replaced;
            }
            let result = guarded(|| {
                let extractor = self.entities.get_or_insert_with(EntityExtractor::new);
                analysis.entities = extractor.entities(article);
                analysis
            });
            if answer(*idx, result) == Heard::No {
                return Outcome::Unheard;
            }
        }
        Outcome::Done
    }
}

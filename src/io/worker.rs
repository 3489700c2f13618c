//! The worker: opens sources and analyses articles on threads of its own, and answers as it goes.
//!
//! Invariants: whoever asks never waits; of several requests for analysis only the newest is worked
//! on; a panic in a job becomes an answer, and the next job is done as if nothing had happened.

mod analysis;
mod guard;
mod opening;
mod slot;

use std::io;
use std::sync::Arc;
use std::thread;

use crate::app::Answer;
use crate::article::Article;
use crate::io::Request;
use crate::library::ArticleIdx;

pub(crate) use guard::is_guarded;
use slot::Slot;

/// Articles to analyse, the first one first.
#[derive(Clone, Debug)]
pub struct AnalysisRequest {
    /// Carried by the answers.
    pub generation: u64,
    /// Which articles, and their text.
    pub articles: Vec<(ArticleIdx, Arc<Article>)>,
}

/// Whether an answer still had somebody to hear it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// Somebody listens.
    Yes,
    /// Nobody does, or ever will: the worker stops.
    No,
}

/// A handle to the worker. Its threads end when nobody hears their answers, or with the program.
#[derive(Debug)]
pub struct Worker {
    requests: Arc<Slot<AnalysisRequest>>,
}

impl Worker {
    /// Starts to open what `request` asks for. `tell` may make the worker wait.
    ///
    /// # Errors
    /// When the system gives no more threads.
    pub fn spawn(
        request: Request,
        tell: impl Fn(Answer) -> Heard + Clone + Send + 'static,
    ) -> io::Result<Self> {
        let requests = Arc::new(Slot::new());
        let tell_opened = tell.clone();
        thread::Builder::new()
            .name("opening".to_owned())
            .spawn(move || opening::run(&request, &tell_opened))?;
        let taken = Arc::clone(&requests);
        thread::Builder::new()
            .name("analysis".to_owned())
            .spawn(move || analysis::run(&taken, &tell))?;
        Ok(Self { requests })
    }

    /// Asks for analysis; replaces whatever was asked for before and is not answered yet.
    pub fn analyse(&self, request: AnalysisRequest) {
        self.requests.put(request);
    }
}

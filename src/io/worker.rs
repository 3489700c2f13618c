//! The worker: opens sources, analyses articles, joins their names and sets long articles in type,
//! each on a thread of its own, and answers as it goes.
//!
//! Invariants: whoever asks never waits; of several requests of a kind only the newest is worked on;
//! a panic in a job becomes an answer, and the next job is done as if nothing had happened.

mod analysis;
mod composing;
mod guard;
mod joining;
mod opening;
mod slot;

use std::io;
use std::sync::Arc;
use std::thread;

use crate::app::Answer;
use crate::article::Article;
use crate::compose::Setting;
use crate::extract::Analysis;
use crate::io::Request;
use crate::lang::Lang;
use crate::library::{ArticleIdx, Member};

pub(crate) use guard::is_guarded;
use slot::Slot;

/// Articles to analyse, the first one first.
#[derive(Clone, Debug)]
pub struct AnalysisRequest {
    /// Carried by the answers.
    pub generation: u64,
    /// Which articles, and their text, page by page.
    pub pages: Vec<AnalysisPage>,
}

/// Articles that are heard together, with their text.
pub type AnalysisPage = Vec<(ArticleIdx, Arc<Article>)>;

/// An article whose names are to be joined with those of others.
#[derive(Clone, Debug)]
pub struct JoinedMember {
    /// Which article.
    pub article: ArticleIdx,
    /// Where it comes from.
    pub source_idx: usize,
    /// What was found in it.
    pub analysis: Arc<Analysis>,
}

impl JoinedMember {
    fn member(&self) -> Member<'_> {
        Member {
            article: self.article,
            source_idx: self.source_idx,
            analysis: &self.analysis,
        }
    }
}

/// An article to set in type.
#[derive(Clone, Debug)]
pub struct CompositionRequest {
    /// Which article.
    pub idx: ArticleIdx,
    /// Its text.
    pub article: Arc<Article>,
    /// What was found in it, where that is to count.
    pub analysis: Option<Arc<Analysis>>,
    /// How it is to be set.
    pub setting: Setting,
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
    analyses: Arc<Slot<AnalysisRequest>>,
    compositions: Arc<Slot<CompositionRequest>>,
    joins: Arc<Slot<Vec<JoinedMember>>>,
}

impl Worker {
    /// Starts to open what `request` asks for; what fails is told in `lang`. `tell` may make the worker wait.
    ///
    /// # Errors
    /// When the system gives no more threads.
    pub fn spawn(
        request: Request,
        lang: Lang,
        tell: impl Fn(Answer) -> Heard + Clone + Send + 'static,
    ) -> io::Result<Self> {
        let worker = Self {
            analyses: Arc::default(),
            compositions: Arc::default(),
            joins: Arc::default(),
        };
        let told = tell.clone();
        thread("opening", move || opening::run(&request, lang, &told))?;
        let (asked, told) = (Arc::clone(&worker.analyses), tell.clone());
        thread("analysis", move || analysis::run(&asked, &told))?;
        let (asked, told) = (Arc::clone(&worker.compositions), tell.clone());
        thread("composing", move || composing::run(&asked, &told))?;
        let asked = Arc::clone(&worker.joins);
        thread("joining", move || joining::run(&asked, &tell))?;
        Ok(worker)
    }

    /// Asks for analysis; replaces what was asked for before and is not answered yet.
    pub fn analyse(&self, request: AnalysisRequest) {
        self.analyses.put(request);
    }

    /// Asks for names to be joined; replaces what was asked for before and is not begun yet.
    pub fn join_names(&self, members: Vec<JoinedMember>) {
        self.joins.put(members);
    }

    /// Asks for an article set in type; replaces what was asked for before and is not begun yet.
    pub fn compose(&self, request: CompositionRequest) {
        self.compositions.put(request);
    }
}

/// How much work that can wait gives way to the panes, as `nice` counts it.
#[cfg(target_os = "linux")]
const NICENESS: i32 = 5;

/// Makes this thread give way to the panes. On Linux niceness belongs to the thread; elsewhere it
/// would slow the panes down as well.
fn give_way() {
    #[cfg(target_os = "linux")]
    let _ = rustix::process::nice(NICENESS);
}

fn thread(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name(name.to_owned()).spawn(work)?;
    Ok(())
}

use std::sync::Arc;

use super::guard::guarded;
use super::slot::Slot;
use super::{CompositionRequest, Heard};
use crate::app::{Answer, Basis};
use crate::compose::compose;

/// Sets articles in type for ever, always the one asked for last.
pub(super) fn run(requests: &Slot<CompositionRequest>, tell: &impl Fn(Answer) -> Heard) {
    loop {
        let CompositionRequest {
            idx,
            article,
            analysis,
            setting,
        } = requests.take();
        let answer = match guarded(|| compose(&article, analysis.as_deref(), &setting)) {
            Ok(composition) => Answer::Composed {
                article: idx,
                setting,
                basis: match analysis {
                    Some(_) => Basis::Analysed,
                    None => Basis::Text,
                },
                composition: Arc::new(composition),
            },
            Err(message) => Answer::Broke(message),
        };
        if tell(answer) == Heard::No {
            return;
        }
    }
}

use std::collections::VecDeque;
use std::sync::Arc;

use super::model::SetFor;
use crate::compose::Composition;

/// More compositions than this are not kept.
const MAX_KEPT: usize = 8;
/// Nor, beyond the latest, more rows: a row of 40 characters takes about a kilobyte.
const MAX_KEPT_ROWS: usize = 30_000;

/// The compositions made lately, so that going back and forth between two articles or two measures
/// sets nothing twice.
#[derive(Clone, Debug, Default)]
pub(super) struct Compositions {
    /// The latest first.
    kept: VecDeque<(SetFor, Arc<Composition>)>,
}

impl Compositions {
    /// The composition made for this, if it is still here.
    pub(super) fn get(&mut self, set_for: &SetFor) -> Option<Arc<Composition>> {
        let idx = self.kept.iter().position(|(made, _)| made == set_for)?;
        let found = self.kept.remove(idx)?;
        let composition = Arc::clone(&found.1);
        self.kept.push_front(found);
        Some(composition)
    }

    /// Keeps a composition.
    pub(super) fn keep(&mut self, set_for: SetFor, composition: Arc<Composition>) {
        self.kept.retain(|(made, _)| *made != set_for);
        self.kept.push_front((set_for, composition));
        let mut rows = 0;
        let mut kept = 0;
        for (_, composition) in &self.kept {
            rows += composition.rows.len();
            if kept == MAX_KEPT || (kept > 0 && rows > MAX_KEPT_ROWS) {
                break;
            }
            kept += 1;
        }
        self.kept.truncate(kept);
    }
}

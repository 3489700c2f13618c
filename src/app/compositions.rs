use std::collections::VecDeque;
use std::sync::Arc;

use super::model::SetFor;
use crate::compose::{Composition, SetRow};

/// More compositions than this are not kept.
const MAX_KEPT: usize = 8;
/// Nor, beyond the latest, more rows: a row of 40 characters takes about a kilobyte.
const MAX_KEPT_ROWS: usize = 30_000;
/// So many rows are freed at a time: all of a book at once would take longer than a frame.
const FREED_ROWS: usize = 20_000;

/// The compositions made lately, so that going back and forth between two articles or two measures
/// sets nothing twice.
#[derive(Clone, Debug, Default)]
pub(super) struct Compositions {
    /// The latest first.
    kept: VecDeque<(SetFor, Arc<Composition>)>,
    /// Rows that nobody needs any more.
    discarded: Vec<Vec<SetRow>>,
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
        if let Some(idx) = self.kept.iter().position(|(made, _)| *made == set_for) {
            self.kept.remove(idx);
        }
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
        while self.kept.len() > kept
            && let Some((_, composition)) = self.kept.pop_back()
        {
            self.discard(composition);
        }
    }

    /// Takes a composition that does not show any more.
    pub(super) fn discard(&mut self, composition: Arc<Composition>) {
        // Where somebody else holds it, it is his to discard.
        if let Some(composition) = Arc::into_inner(composition) {
            self.discarded.push(composition.rows);
        }
    }

    /// Frees some of what was discarded, and says whether there is more.
    pub(super) fn free_some(&mut self) -> bool {
        let mut left = FREED_ROWS;
        while let Some(rows) = self.discarded.last_mut() {
            let kept = rows.len().saturating_sub(left);
            left -= rows.len() - kept;
            rows.truncate(kept);
            if kept > 0 {
                return true;
            }
            self.discarded.pop();
        }
        false
    }
}

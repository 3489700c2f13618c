//! Stretches of a page whose columns come out row by row although no blank line parts the rows.

use std::ops::Range;

use super::{gain, mean_gain};
use crate::page::{Language, Page};

/// Nats of a line going on with the next one under which it rather does not.
const EVEN: f32 = 0.7;
/// Nats that one line counts at least and at most.
const GAINS: (f32, f32) = (-1.5, 3.0);
/// Nats that speak for the shortest stretch, and nats behind which one has ended.
const SURE: f32 = 9.0;
const ENDED: f32 = 5.0;
/// Lines ahead in which columns go on, and nats by which their lines do so on average.
const AHEAD: usize = 8;
const GOES_ON: f32 = 0.3;

/// The lines of each such stretch, top to bottom.
pub(super) fn close_rows(page: &Page<'_>, language: &impl Language) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let (mut first, mut last) = (0, 0);
    let (mut nats, mut most) = (0.0_f32, 0.0_f32);
    for line in 1..=page.lines.len() {
        let against = match page.lines.get(line) {
            None => f32::NEG_INFINITY,
            Some(below) if below.gap == 0 => {
                let gain = gain(page, language, line - 1, line);
                gain.map_or(0.0, |gain| (EVEN - gain).clamp(-GAINS.1, -GAINS.0))
            }
            Some(_) => 0.0,
        };
        nats += against;
        if nats > most {
            (most, last) = (nats, line);
        }
        if nats <= 0.0 || nats < most - ENDED {
            if most >= SURE && goes_on_ahead(page, language, &(first..last + 1)) {
                rows.push(first..last + 1);
            }
            (first, nats, most) = (line, 0.0, 0.0);
        }
    }
    rows
}

/// Whether the lines of a stretch do not go on with the next one, but with one as many lines ahead: words that
/// nobody knows seem to go on nowhere.
fn goes_on_ahead(page: &Page<'_>, language: &impl Language, rows: &Range<usize>) -> bool {
    let mean = |ahead: usize| {
        let pairs = rows.clone().map(|line| (line, line + ahead));
        let pairs = pairs.take_while(|(_, below)| *below < rows.end);
        mean_gain(pairs.filter_map(|(above, below)| gain(page, language, above, below))).0
    };
    mean(1) < 0.0 && (2..=AHEAD).any(|ahead| mean(ahead) > GOES_ON)
}

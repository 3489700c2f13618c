use std::{collections::HashMap, hash::BuildHasherDefault};

use super::{
    continuity::{fold, hash},
    parts::{Part, PartKind},
    topic::ByValue,
};

/// A part that stands on the page already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Repeat {
    /// The copy.
    pub part: usize,
    /// What it copies.
    pub of: usize,
    /// Whether not a character differs.
    pub is_exact: bool,
}

/// Characters of the runs by which texts are compared.
const RUN: usize = 6;
/// Shorter texts may stand twice on a page with good reason.
const SHORTEST: usize = 20;
/// Share of a copy's runs that stand at the same place in what it copies.
const ALIKE: f32 = 0.7;
/// Characters by which the places may differ: a copy drops one or two.
const SHIFT: usize = 8;

/// Characters of the shortest copy that may begin inside what it copies.
const SHORTEST_INSIDE: usize = 28;
/// Share of its runs that must stand there in a row.
const ALIKE_INSIDE: f32 = 0.9;
/// One run in so many is kept to find copies by that begin inside a text.
const SAMPLED: u64 = 4;

/// The parts that copy others: from their beginning, whole, with characters dropped or cut short, or
/// from somewhere inside.
///
/// Of two alike the longer stays, of two as long the first. A text without a twin is in no repeat.
pub(super) fn repeats(parts: &[Part]) -> Vec<Repeat> {
    let texts: Vec<Vec<char>> = parts
        .iter()
        .map(|part| {
            if part.kind == PartKind::Text {
                part.raw
                    .chars()
                    .filter(|c| !c.is_whitespace())
                    .map(fold)
                    .collect()
            } else {
                Vec::new()
            }
        })
        .collect();
    // Texts that share a run near their beginning may be copies of each other.
    let mut order: Vec<usize> = (0..parts.len())
        .filter(|&p| texts[p].len() >= SHORTEST)
        .collect();
    order.sort_by_key(|&p| (std::cmp::Reverse(texts[p].len()), p));
    let mut openings: HashMap<u64, Vec<usize>, BuildHasherDefault<ByValue>> = HashMap::default();
    let mut inside = Inside::default();
    let mut repeats = Vec::new();
    for part in order {
        let text = &texts[part];
        let runs = || {
            text.windows(RUN)
                .take(SHIFT + RUN)
                .map(|run| hash(run, None))
        };
        let twin = runs()
            .filter_map(|run| openings.get(&run))
            .flatten()
            .copied()
            .find(|&kept| likeness(text, &texts[kept]) >= ALIKE)
            .or_else(|| inside.holds(text, &texts));
        match twin {
            Some(of) => repeats.push(Repeat {
                part,
                of,
                is_exact: texts[of] == *text,
            }),
            None => {
                for run in runs() {
                    let kept = openings.entry(run).or_default();
                    if kept.len() < 4 {
                        kept.push(part);
                    }
                }
                inside.keep(part, text);
            }
        }
    }
    repeats.sort_by_key(|repeat| repeat.part);
    repeats
}

/// Where some of the runs of the texts kept so far stand.
#[derive(Default)]
struct Inside {
    places: HashMap<u64, (usize, usize), BuildHasherDefault<ByValue>>,
}

impl Inside {
    fn keep(&mut self, part: usize, text: &[char]) {
        // Nothing shorter can hold a copy and have more around it.
        if text.len() > SHORTEST_INSIDE {
            for (at, run) in sampled(text) {
                self.places.entry(run).or_insert((part, at));
            }
        }
    }

    /// The kept text in which `copy` stands.
    fn holds(&self, copy: &[char], texts: &[Vec<char>]) -> Option<usize> {
        if copy.len() < SHORTEST_INSIDE {
            return None;
        }
        let found = sampled(copy).filter_map(|(at, run)| Some((at, *self.places.get(&run)?)));
        found.take(4).find_map(|(at, (part, there))| {
            let from = there.checked_sub(at)?;
            let text = &texts[part];
            let rest = &text[from..];
            (likeness(copy, rest) >= ALIKE_INSIDE).then_some(part)
        })
    }
}

/// Some of the runs of a text with their places, the same in every copy.
fn sampled(text: &[char]) -> impl Iterator<Item = (usize, u64)> {
    let runs = text.windows(RUN).map(|run| hash(run, None)).enumerate();
    runs.filter(|(_, run)| run % SAMPLED == 0)
}

/// Share of `copy`'s runs that stand in `text` at about the same place.
#[expect(clippy::cast_precision_loss, reason = "a share")]
fn likeness(copy: &[char], text: &[char]) -> f32 {
    let runs = copy.len().saturating_sub(RUN - 1);
    let stands_at = |run: &[char], there: usize| text.get(there..there + RUN) == Some(run);
    // Where the last run stood, from which the next one is one further unless something was dropped.
    let mut next = 0;
    // Runs found, and runs not found since the last one that was.
    let (mut found, mut missed) = (0, 0);
    for (at, run) in copy.windows(RUN).enumerate() {
        let near = at.saturating_sub(SHIFT)..=at + SHIFT;
        let is_next = near.contains(&next) && stands_at(run, next);
        let place = if is_next {
            Some(next)
        } else {
            near.into_iter().find(|there| stands_at(run, *there))
        };
        match place {
            Some(there) => {
                next = there + 1;
                found += 1;
                missed = 0;
            }
            None => {
                next += 1;
                missed += 1;
            }
        }
    }
    // What ends in words of its own is no copy, whatever it begins with.
    if missed > RUN {
        return 0.0;
    }
    found as f32 / runs.max(1) as f32
}

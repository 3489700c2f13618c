use super::{
    continuity::hash,
    letters::Letters,
    parts::{Part, PartKind},
    topic::{ByKey, table},
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
const SAMPLED: usize = 4;

/// The parts that copy others: from their beginning, whole, with characters dropped or cut short, or
/// from somewhere inside.
///
/// Of two alike the longer stays, of two as long the first. A text without a twin is in no repeat.
pub(super) fn repeats(parts: &[Part], letters: &Letters) -> Vec<Repeat> {
    let texts: Vec<&[char]> = parts
        .iter()
        .map(|part| match part.kind {
            PartKind::Text => letters.folded(part),
            _ => &[],
        })
        .collect();
    // Texts that share a run near their beginning may be copies of each other.
    let mut order: Vec<usize> = (0..parts.len())
        .filter(|&p| texts[p].len() >= SHORTEST)
        .collect();
    order.sort_by_key(|&p| (std::cmp::Reverse(texts[p].len()), p));
    let mut openings = Openings {
        places: table(order.len() * OPENING),
    };
    let chars: usize = order.iter().map(|&p| texts[p].len()).sum();
    let mut inside = Inside {
        places: table(chars / SAMPLED),
    };
    let mut repeats = Vec::new();
    for part in order {
        let text = texts[part];
        let twin = openings
            .twin(text, &texts)
            .or_else(|| inside.holds(text, &texts));
        match twin {
            Some(of) => repeats.push(Repeat {
                part,
                of,
                is_exact: texts[of] == text,
            }),
            None => {
                openings.keep(part, text);
                inside.keep(part, text);
            }
        }
    }
    repeats.sort_by_key(|repeat| repeat.part);
    repeats
}

/// Runs of a text that open it.
const OPENING: usize = SHIFT + RUN;
/// Texts that are kept for one run at most.
const KEPT: usize = 4;

/// Where the runs near the beginnings of the texts kept so far stand.
struct Openings {
    places: ByKey<u64, [Option<usize>; KEPT]>,
}

impl Openings {
    fn runs(text: &[char]) -> impl Iterator<Item = u64> {
        let runs = text.windows(RUN).take(OPENING);
        runs.map(|run| hash(run, None))
    }

    fn keep(&mut self, part: usize, text: &[char]) {
        for run in Self::runs(text) {
            let kept = self.places.entry(run).or_default();
            if let Some(free) = kept.iter_mut().find(|place| place.is_none()) {
                *free = Some(part);
            }
        }
    }

    /// The kept text that `copy` copies from its beginning.
    fn twin(&self, copy: &[char], texts: &[&[char]]) -> Option<usize> {
        // Texts with the same dateline share many runs: none is compared twice.
        let mut refused = Vec::new();
        Self::runs(copy)
            .filter_map(|run| self.places.get(&run))
            .flatten()
            .flatten()
            .copied()
            .find(|&kept| {
                let is_new = !refused.contains(&kept);
                refused.push(kept);
                is_new && is_alike(copy, texts[kept], ALIKE)
            })
    }
}

/// Where some of the runs of the texts kept so far stand.
struct Inside {
    places: ByKey<u64, (usize, usize)>,
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
    fn holds(&self, copy: &[char], texts: &[&[char]]) -> Option<usize> {
        if copy.len() < SHORTEST_INSIDE {
            return None;
        }
        let found = sampled(copy).filter_map(|(at, run)| Some((at, *self.places.get(&run)?)));
        found.take(4).find_map(|(at, (part, there))| {
            let from = there.checked_sub(at)?;
            is_alike(copy, &texts[part][from..], ALIKE_INSIDE).then_some(part)
        })
    }
}

/// Some of the runs of a text with their places, the same in every copy.
fn sampled(text: &[char]) -> impl Iterator<Item = (usize, u64)> {
    let runs = text.windows(RUN).map(|run| hash(run, None)).enumerate();
    runs.filter(|(_, run)| run % SAMPLED as u64 == 0)
}

/// Whether at least the share `least` of `copy`'s runs stands in `text` at about the same place, the
/// last ones among them: what ends in words of its own is no copy, whatever it begins with.
#[expect(clippy::cast_precision_loss, reason = "a share")]
fn is_alike(copy: &[char], text: &[char], least: f32) -> bool {
    let runs = copy.len().saturating_sub(RUN - 1);
    let stands_near = |at: usize| {
        let run = copy[at..].first_chunk::<RUN>();
        let stands_at = |there: usize| text.get(there..).and_then(|rest| rest.first_chunk()) == run;
        stands_at(at) || (at.saturating_sub(SHIFT)..=at + SHIFT).any(stands_at)
    };
    if !(runs.saturating_sub(RUN + 1)..runs).any(stands_near) {
        return false;
    }
    let mut missed = 0;
    (0..runs).all(|at| {
        missed += usize::from(!stands_near(at));
        (runs - missed) as f32 / runs as f32 >= least
    })
}

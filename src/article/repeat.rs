mod rest;

use std::collections::{HashMap, HashSet};

use super::{
    by_key::{ByKey, table},
    continuity::{ends, hash},
    letters::Letters,
    parts::{Part, PartKind},
};
use rest::{goes_on, rests};

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

impl Repeat {
    /// Follows its parts to their new places.
    pub(super) fn move_to(&mut self, places: &[usize]) {
        for part in [&mut self.part, &mut self.of] {
            *part = places[*part];
        }
    }
}

/// The parts that are no repeats, with their places among all.
pub(super) fn without(all: &[Part], repeats: &[Repeat]) -> (Vec<Part>, Vec<usize>) {
    let is_copy: HashSet<usize> = repeats.iter().map(|repeat| repeat.part).collect();
    let (mut kept, places): (Vec<Part>, Vec<usize>) = all
        .iter()
        .enumerate()
        .filter(|(p, _)| !is_copy.contains(p))
        .map(|(p, part)| (part.clone(), p))
        .unzip();
    // What stood below a copy that broke off now stands below what that stood below.
    for p in 1..kept.len() {
        if places[p] > places[p - 1] + 1 && !kept[p - 1].is_open {
            kept[p].doubt = None;
        }
    }
    (kept, places)
}

/// Characters of the runs by which texts are compared.
const RUN: usize = 6;
/// Shorter texts may stand twice on a page with good reason.
const SHORTEST: usize = 20;
/// Share of a copy's runs that stand at the same place in what it copies.
const ALIKE: f32 = 0.7;
/// Characters by which the places may differ: a copy drops one or two.
const SHIFT: usize = 8;
/// Characters of a copy for each one of its own that it may have beside the first: paragraphs set parallel
/// differ in more.
const CHARS_FOR_OWN: usize = 50;
/// Characters that tell where a text goes on with another again.
const AGAIN: usize = 3;

/// Characters of the shortest copy that may begin inside what it copies.
pub(super) const SHORTEST_INSIDE: usize = 28;
/// Characters above it that tell where it was broken off: all but one of them stand in what it copies.
const BREAK: usize = 4;
/// Share of its runs that must stand there in a row.
const ALIKE_INSIDE: f32 = 0.9;
/// One run in so many is kept to find copies by that begin inside a text.
const SAMPLED: usize = 4;

/// The runs of a page by which its parts are compared.
pub(super) struct Runs<'a> {
    letters: &'a Letters,
    /// Some of the runs with their places in the page, the same in every copy.
    sampled: Vec<(usize, u64)>,
}

/// A part that copies another.
#[derive(Clone, Copy, Debug)]
struct Copied {
    part: usize,
    of: usize,
    /// Characters of that one above the place at which it begins, or about so many.
    from: usize,
}

/// A part's text.
#[derive(Clone, Copy)]
struct Text<'a> {
    chars: &'a [char],
    /// The sampled runs in it with their places in the page …
    sampled: &'a [(usize, u64)],
    /// … in which it begins here.
    start: usize,
}

impl<'a> Runs<'a> {
    pub(super) fn of(letters: &'a Letters) -> Self {
        let runs = letters.folded().windows(RUN).map(|run| hash(run, None));
        let sampled = runs
            .enumerate()
            .filter(|(_, run)| run % SAMPLED as u64 == 0);
        Self {
            letters,
            sampled: sampled.collect(),
        }
    }

    fn text(&self, part: &Part) -> Text<'_> {
        let range = match part.kind {
            // A copy that was cut short looks like a headline.
            PartKind::Text | PartKind::Head => self.letters.range(part),
            _ => 0..0,
        };
        let behind = |end: usize| self.sampled.partition_point(|(place, _)| *place < end);
        let from = behind(range.start);
        let to = behind((range.end + 1).saturating_sub(RUN)).max(from);
        Text {
            sampled: &self.sampled[from..to],
            start: range.start,
            chars: &self.letters.folded()[range],
        }
    }
}

/// The parts that copy others: from their beginning, whole, with characters dropped or cut short, or
/// from somewhere inside; and the pieces of copies that a column cut.
///
/// Of two alike the longer stays, of two as long the first. A text without a twin is in no repeat.
pub(super) fn repeats(parts: &[Part], runs: &Runs<'_>) -> Vec<Repeat> {
    let texts: Vec<Text<'_>> = parts.iter().map(|part| runs.text(part)).collect();
    // Texts that share a run near their beginning may be copies of each other.
    let mut order: Vec<usize> = (0..parts.len())
        .filter(|&p| texts[p].chars.len() >= SHORTEST)
        .collect();
    order.sort_by_key(|&p| (std::cmp::Reverse(texts[p].chars.len()), p));
    let mut openings = Openings {
        places: table(order.len() * OPENING),
    };
    let mut inside = Inside {
        places: table(runs.sampled.len()),
    };
    let mut copies = Vec::new();
    for part in order {
        let text = &texts[part];
        let twin = openings
            .twin(text, &texts)
            .map(|of| (of, 0))
            .or_else(|| inside.holds(text, above(parts, &texts, part), &texts));
        // What has the looks of a headline is none only where it breaks off, and not over what it begins like.
        let is_text = parts[part].kind == PartKind::Text;
        let twin = twin.filter(|&(of, from)| {
            is_text
                || part + 1 != of
                    && may_break_off(&parts[part].raw)
                    && goes_on(text.chars, texts[of].chars, from)
        });
        match twin {
            Some((of, from)) => copies.push(Copied { part, of, from }),
            None if is_text => {
                openings.keep(part, text);
                inside.keep(part, text);
            }
            None => {}
        }
    }
    let looks_like_head = |part: usize| parts[part].kind != PartKind::Text;
    copies.extend(rests(&texts, &copies, looks_like_head));
    copies.sort_by_key(|copy| copy.part);
    keep_with_what_follows(&texts, &mut copies);
    copies
        .into_iter()
        .map(|Copied { part, of, .. }| Repeat {
            part,
            of,
            is_exact: texts[of].chars == texts[part].chars,
        })
        .collect()
}

/// Nats with which no headline ends.
const BREAKS_OFF: f32 = -1.0;

/// Whether `line` reads as if it went on: it has a comma, or breaks off inside a word.
fn may_break_off(line: &str) -> bool {
    line.contains('，') || ends(line) < BREAKS_OFF
}

/// Of two alike the longer stays, but not where what follows the shorter one stays and what follows the longer one
/// goes: `copies` are in the order of their parts.
fn keep_with_what_follows(texts: &[Text<'_>], copies: &mut [Copied]) {
    let found = copies.to_vec();
    let copied_by = |part: usize| {
        let place = found.binary_search_by_key(&part, |copy| copy.part).ok()?;
        Some(found[place].of)
    };
    let mut stays: HashMap<usize, usize> = HashMap::new();
    for &Copied { part, of, from } in &found {
        let is_longer = texts[of].chars.len() > texts[part].chars.len() + SHIFT;
        if from == 0 && !is_longer && copied_by(of + 1) == Some(part + 1) {
            stays.insert(of, part);
        }
    }
    for copy in copies.iter_mut() {
        if let Some(&stays) = stays.get(&copy.of) {
            if copy.part == stays {
                copy.part = copy.of;
            }
            copy.of = stays;
        }
    }
    copies.sort_by_key(|copy| copy.part);
}

/// The text that breaks off right above `part`.
fn above<'a>(parts: &[Part], texts: &[Text<'a>], part: usize) -> Option<&'a [char]> {
    let above = part.checked_sub(1)?;
    parts[above].is_open.then(|| texts[above].chars)
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
    fn runs(text: &Text<'_>) -> impl Iterator<Item = u64> {
        let runs = text.chars.windows(RUN).take(OPENING);
        runs.map(|run| hash(run, None))
    }

    fn keep(&mut self, part: usize, text: &Text<'_>) {
        for run in Self::runs(text) {
            let kept = self.places.entry(run).or_default();
            if let Some(free) = kept.iter_mut().find(|place| place.is_none()) {
                *free = Some(part);
            }
        }
    }

    /// The kept text that `copy` copies from its beginning.
    fn twin(&self, copy: &Text<'_>, texts: &[Text<'_>]) -> Option<usize> {
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
                is_new && is_alike(copy.chars, texts[kept].chars, ALIKE)
            })
    }
}

/// Where some of the runs of the texts kept so far stand: their parts, and the places in the page.
struct Inside {
    places: ByKey<u64, (usize, usize)>,
}

impl Inside {
    fn keep(&mut self, part: usize, text: &Text<'_>) {
        // Nothing shorter can hold a copy and have more around it.
        if text.chars.len() > SHORTEST_INSIDE {
            for (place, run) in text.sampled {
                self.places.entry(*run).or_insert((part, *place));
            }
        }
    }

    /// The kept text in which `copy` stands, and where. What breaks off `above` it breaks off there too: else the copy
    /// is the end of a sentence that only ends in the same words.
    fn holds(
        &self,
        copy: &Text<'_>,
        above: Option<&[char]>,
        texts: &[Text<'_>],
    ) -> Option<(usize, usize)> {
        if copy.chars.len() < SHORTEST_INSIDE {
            return None;
        }
        let sampled = copy.sampled.iter();
        let found = sampled.filter_map(|(place, run)| Some((place, self.places.get(run)?)));
        found.take(4).find_map(|(place, &(part, there))| {
            let text = &texts[part];
            let from = (there - text.start).checked_sub(place - copy.start)?;
            let (before, copied) = text.chars.split_at_checked(from)?;
            let is_copy = is_alike(copy.chars, copied, ALIKE_INSIDE)
                && above.is_none_or(|above| breaks_off_in(above, before));
            is_copy.then_some((part, from))
        })
    }
}

/// Whether at least the share `least` of `copy`'s runs stands in `text` at about the same place, the
/// last ones among them: what ends in words of its own is no copy, whatever it begins with.
#[expect(clippy::cast_precision_loss, reason = "a share")]
fn is_alike(copy: &[char], text: &[char], least: f32) -> bool {
    if has_words_of_its_own(copy, text) {
        return false;
    }
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

/// Whether more characters of `copy` than a copy has do not stand in `text` in this order.
fn has_words_of_its_own(copy: &[char], text: &[char]) -> bool {
    let most = 1 + copy.len() / CHARS_FOR_OWN;
    let mut own = 0;
    let mut there = 0;
    for (at, c) in copy.iter().enumerate() {
        let next = &copy[at..copy.len().min(at + AGAIN)];
        let skips =
            |skipped: &usize| text.get(there + skipped..there + skipped + next.len()) == Some(next);
        if text.get(there) == Some(c) {
            there += 1;
        } else if let Some(skipped) = (1..=SHIFT).find(skips) {
            there += skipped + 1;
        } else {
            own += 1;
            if own > most {
                return true;
            }
        }
    }
    false
}

/// Whether `text` ends in about the characters that `above` breaks off with.
fn breaks_off_in(above: &[char], text: &[char]) -> bool {
    let end = &above[above.len().saturating_sub(BREAK)..];
    let near = &text[text.len().saturating_sub(BREAK + SHIFT)..];
    let mut from = 0;
    let stand_there = end.iter().filter(|c| {
        let place = near[from..].iter().position(|there| there == *c);
        from += place.map_or(0, |place| place + 1);
        place.is_some()
    });
    stand_there.count() + 1 >= end.len()
}

use super::{
    assignment::assign,
    continuity::{continuity, fold, hash, head, tail},
    dateline::parse_dateline,
    parts::{Part, PartKind},
    story::foot_byline,
};
use crate::page::opens_inside_a_sentence;

/// A join of two pieces that a column parted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Join {
    /// The part that goes on.
    pub below: usize,
    /// Nats that speak for it.
    pub score: f32,
}

/// Pieces weighed against each other at once; a page with more is taken in slices.
const SLICE: usize = 40;
/// What speaks for the piece right below, in the same column and elsewhere.
const BELOW_IN_COLUMN: f32 = 7.0;
const BELOW: f32 = 6.5;
/// What speaks for any pair of an open piece and a headless one: both need somebody.
const NEED: f32 = 1.5;

/// For each part the one that goes on with its last sentence, chosen over the whole page at once.
pub(super) fn stitch(parts: &[Part]) -> Vec<Option<Join>> {
    let mut joins = vec![None; parts.len()];
    let open: Vec<End> = (0..parts.len())
        .filter(|&i| is_open_end(&parts[i]))
        .map(|i| End::of(parts, i))
        .collect();
    let headless: Vec<Start> = (0..parts.len())
        .filter(|&i| may_go_on(parts, i))
        .map(|i| Start::of(parts, i))
        .collect();
    if open.is_empty() || headless.is_empty() {
        return joins;
    }
    let phrases = Phrases::of(parts);
    let mut from = 0;
    let mut taken = vec![false; parts.len()];
    for slice in open.chunks(SLICE) {
        // The headless pieces around the same stretch of the page.
        let first = slice[0].part;
        while from < headless.len() && headless[from].part + 2 * SLICE < first {
            from += 1;
        }
        let near: Vec<&Start> = headless[from..].iter().take(2 * SLICE).collect();
        let scores: Vec<Vec<f32>> = slice
            .iter()
            .map(|end| {
                near.iter()
                    .map(|start| {
                        if end.part == start.part || taken[start.part] {
                            0.0
                        } else {
                            score(&phrases, end, start)
                        }
                    })
                    .collect()
            })
            .collect();
        for (row, column) in assign(&scores).into_iter().enumerate() {
            if let Some(column) = column {
                let below = near[column].part;
                taken[below] = true;
                joins[slice[row].part] = Some(Join {
                    below,
                    score: scores[row][column],
                });
            }
        }
    }
    joins
}

/// Marks that open and those that close them.
const PAIRS: [(char, char); 4] = [('“', '”'), ('（', '）'), ('《', '》'), ('(', ')')];

/// What a join looks at on the side of the piece that breaks off.
struct End {
    part: usize,
    chars: Vec<char>,
    column: Option<u32>,
    /// For each of [`PAIRS`] whether it is left open.
    left_open: [bool; PAIRS.len()],
}

/// What a join looks at on the side of the piece that begins inside a sentence.
struct Start {
    part: usize,
    chars: Vec<char>,
    column: Option<u32>,
    /// For each of [`PAIRS`] whether it is closed before it is opened.
    wants_open: [bool; PAIRS.len()],
    /// Whether a doubt parts it from the part right above.
    is_doubtful: bool,
    /// Nats that its own looks speak for being joined to something.
    need: f32,
}

impl End {
    fn of(parts: &[Part], part: usize) -> Self {
        let raw = &parts[part].raw;
        Self {
            part,
            chars: tail(raw),
            column: parts[part].last_column,
            left_open: PAIRS.map(|(open, close)| raw.rfind(open) > raw.rfind(close)),
        }
    }
}

impl Start {
    fn of(parts: &[Part], part: usize) -> Self {
        let Part {
            raw,
            column,
            doubt,
            at_edge,
            ..
        } = &parts[part];
        let chars = head(raw);
        let need = if *at_edge || opens_inside_a_sentence(raw) {
            2.0
        } else {
            let cost = if doubt.is_none() { 1.0 } else { 0.0 };
            -continuity().start_gain(&chars).clamp(-3.0, 6.0) - cost
        };
        Self {
            part,
            chars,
            column: *column,
            wants_open: PAIRS.map(|(open, close)| match (raw.find(open), raw.find(close)) {
                (_, None) => false,
                (None, Some(_)) => true,
                (Some(open), Some(close)) => close < open,
            }),
            is_doubtful: doubt.is_some(),
            need: NEED + need,
        }
    }
}

fn is_open_end(part: &Part) -> bool {
    part.kind == PartKind::Text && part.is_open && foot_byline(&part.raw).is_none()
}

/// Whether part `i` may go on with a sentence begun elsewhere.
fn may_go_on(parts: &[Part], i: usize) -> bool {
    let part = &parts[i];
    if part.kind != PartKind::Text || parse_dateline(&part.raw).is_some() {
        return false;
    }
    if part.doubt.is_some() || part.at_edge || opens_inside_a_sentence(&part.raw) {
        return true;
    }
    let follows_text = i > 0 && parts[i - 1].kind == PartKind::Text && !parts[i - 1].is_open;
    let same_column = follows_text
        && match (parts[i - 1].last_column, part.column) {
            (Some(a), Some(b)) => a.abs_diff(b) <= 4,
            (a, b) => a == b,
        };
    !same_column || continuity().start_gain(&head(&part.raw)) < -0.5
}

/// Nats that speak for `start` going on with `end`.
fn score(phrases: &Phrases, end: &End, start: &Start) -> f32 {
    let same_column =
        matches!((end.column, start.column), (Some(a), Some(b)) if a.abs_diff(b) <= 4);
    let mut score = start.need
        + continuity().gain(&end.chars, &start.chars)
        + phrases.across(&end.chars, &start.chars);
    // What stands right below goes on far more often than not.
    if start.part == end.part + 1 && start.is_doubtful {
        let same_width = end.column.is_some() && end.column == start.column;
        score += if same_width { BELOW_IN_COLUMN } else { BELOW };
    }
    score += match (end.column, start.column) {
        (Some(_), Some(_)) if same_column => 2.0,
        (Some(_), Some(_)) => -2.0,
        _ => 0.0,
    };
    // Marks opened above want to be closed below, and the other way round.
    for (left_open, wants_open) in end.left_open.into_iter().zip(start.wants_open) {
        score += match (left_open, wants_open) {
            (true, true) => 3.0,
            (false, false) => 0.0,
            _ => -3.0,
        };
    }
    score
}

/// Which runs of three and four characters stand somewhere on the page: what a page says once
/// uncut it says for the places where it is cut.
struct Phrases {
    bits: Vec<u64>,
}

impl Phrases {
    fn of(parts: &[Part]) -> Self {
        let chars: usize = parts.iter().map(|p| p.raw.len() / 3).sum();
        let mut phrases = Self {
            bits: vec![0; (chars * 2).next_power_of_two().max(64)],
        };
        for part in parts.iter().filter(|p| p.kind == PartKind::Text) {
            let chars: Vec<char> = part
                .raw
                .chars()
                .filter(|c| !c.is_whitespace())
                .map(fold)
                .collect();
            for length in [3, 4] {
                for run in chars.windows(length) {
                    let (word, bit) = phrases.place(run);
                    phrases.bits[word] |= bit;
                }
            }
        }
        phrases
    }

    fn place(&self, run: &[char]) -> (usize, u64) {
        let hash = hash(run, None);
        let word = usize::try_from(hash >> 8).unwrap_or_default() & (self.bits.len() - 1);
        (word, 1 << (hash & 63))
    }

    fn has(&self, run: &[char]) -> bool {
        let (word, bit) = self.place(run);
        self.bits[word] & bit != 0
    }

    /// Nats for phrases of the page that stand across the cut.
    fn across(&self, end: &[char], start: &[char]) -> f32 {
        if end.len() < 2 || start.len() < 2 {
            return 0.0;
        }
        let run = [end[end.len() - 2], end[end.len() - 1], start[0], start[1]];
        if self.has(&run) {
            4.0
        } else if self.has(&run[..3]) || self.has(&run[1..]) {
            2.0
        } else {
            0.0
        }
    }
}

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
const SLICE: usize = 60;
const ADJ_COL: f32 = 6.0;
const ADJ: f32 = 5.5;
/// What speaks for any pair of an open piece and a headless one: both need somebody.
const NEED: f32 = 1.5;

/// For each part the one that goes on with its last sentence, chosen over the whole page at once.
pub(super) fn stitch(parts: &[Part]) -> Vec<Option<Join>> {
    let mut joins = vec![None; parts.len()];
    let open: Vec<usize> = (0..parts.len())
        .filter(|&i| is_open_end(&parts[i]))
        .collect();
    let headless: Vec<usize> = (0..parts.len()).filter(|&i| may_go_on(parts, i)).collect();
    if open.is_empty() || headless.is_empty() {
        return joins;
    }
    let phrases = Phrases::of(parts);
    let mut from = 0;
    let mut taken = vec![false; parts.len()];
    for slice in open.chunks(SLICE) {
        // The headless pieces around the same stretch of the page.
        let first = slice[0];
        while from < headless.len() && headless[from] + 2 * SLICE < first {
            from += 1;
        }
        let near: Vec<usize> = headless[from..].iter().copied().take(2 * SLICE).collect();
        let scores: Vec<Vec<f32>> = slice
            .iter()
            .map(|&a| {
                near.iter()
                    .map(|&b| {
                        if a == b || taken[b] {
                            0.0
                        } else {
                            score(parts, &phrases, a, b)
                        }
                    })
                    .collect()
            })
            .collect();
        if std::env::var("DBG").is_ok() {
            let chosen = assign(&scores);
            let ch = |t: &str| -> String { t.chars().filter(|c| !c.is_whitespace()).collect() };
            for (row, &a) in slice.iter().enumerate() {
                let mut best: Vec<(f32, usize)> = scores[row]
                    .iter()
                    .copied()
                    .zip(near.iter().copied())
                    .collect();
                best.sort_by(|x, y| y.0.total_cmp(&x.0));
                let t: String = ch(&parts[a].raw)
                    .chars()
                    .rev()
                    .take(8)
                    .collect::<Vec<_>>()
                    .into_iter()
                    .rev()
                    .collect();
                eprint!("E\t{t}");
                let c = chosen[row].map(|c| (scores[row][c], near[c]));
                for (sc, b) in c.iter().chain(best.iter().take(5)) {
                    let h: String = ch(&parts[*b].raw).chars().take(8).collect();
                    eprint!("\t{h} {sc:.1}{}", if *b == a + 1 { "*" } else { "" });
                }
                eprintln!();
            }
        }
        for (row, column) in assign(&scores).into_iter().enumerate() {
            if let Some(column) = column {
                taken[near[column]] = true;
                joins[slice[row]] = Some(Join {
                    below: near[column],
                    score: scores[row][column],
                });
            }
        }
    }
    joins
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

fn score(parts: &[Part], phrases: &Phrases, a: usize, b: usize) -> f32 {
    let (above, below) = (&parts[a], &parts[b]);
    let model = continuity();
    let (end, start) = (tail(&above.raw), head(&below.raw));
    let mut score = NEED + model.gain(&end, &start) + phrases.across(&end, &start);
    // What stands right below goes on far more often than not.
    if b == a + 1 && below.doubt.is_some() {
        score += if above.last_column.is_some() && above.last_column == below.column {
            ADJ_COL
        } else {
            ADJ
        };
    }
    if below.at_edge || opens_inside_a_sentence(&below.raw) {
        score += 2.0;
    } else {
        score -= model.start_gain(&start).clamp(-3.0, 6.0);
        if below.doubt.is_none() {
            score -= 1.0;
        }
    }
    score += match (above.last_column, below.column) {
        (Some(wide), Some(narrow)) if wide.abs_diff(narrow) <= 4 => 2.0,
        (Some(_), Some(_)) => -2.0,
        _ => 0.0,
    };
    score + balance(&above.raw, &below.raw)
}

/// Quotation marks and brackets opened above want to be closed below, and the other way round.
fn balance(above: &str, below: &str) -> f32 {
    [('“', '”'), ('（', '）'), ('《', '》'), ('(', ')')]
        .into_iter()
        .map(|(open, close)| {
            let left_open = above.rfind(open) > above.rfind(close);
            let wants_open = match (below.find(open), below.find(close)) {
                (_, None) => false,
                (None, Some(_)) => true,
                (Some(o), Some(c)) => c < o,
            };
            match (left_open, wants_open) {
                (true, true) => 3.0,
                (false, false) => 0.0,
                _ => -3.0,
            }
        })
        .sum()
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

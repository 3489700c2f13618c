//! Which line of headlines that stand abreast goes on with which.

use super::{Block, MOST_PIECES, Piece, PieceKind};
use crate::page::{
    Language,
    pairing::{chained, chains},
};

/// Characters of the shortest line that found no room for all of its headline, and of the longest headline.
const SHORTEST: usize = 9;
const LONGEST: usize = 64;

/// Nats for what stands behind a blank on the same line being of the same headline.
const SAME_LINE: f32 = 3.4;
/// Nats for a line going on with the one right above, not with one farther up.
const RIGHT_ABOVE: f32 = 1.0;
/// Nats from which a line goes on with one farther up: where it does not with the one right above, and where it
/// may.
const FARTHER_UP: f32 = 4.0;
const NOT_RIGHT_ABOVE: f32 = 6.0;
/// The same by its words alone.
const WORDS: f32 = 1.0;
/// Nats by which what breaks off may yet end there, and what goes on begin.
const WHOLE: f32 = 0.5;
/// Nats by which headlines must be likelier to stand abreast than one below the other.
const LIKELIER: f32 = 1.5;

/// What the words say of two lines, in nats.
struct Words {
    /// By which one goes on with the other.
    gain: f32,
    /// The same rather than that one ends and the other begins.
    goes_on: f32,
    /// By which one ends or the other begins, the smaller one.
    whole: f32,
}

impl<L: Language> Block<'_, L> {
    /// The headlines that stand abreast, the left one first, each as its pieces; `None` where none do.
    pub(super) fn headlines(&self) -> Option<Vec<Vec<usize>>> {
        let count = self.pieces.len();
        if !(3..=MOST_PIECES).contains(&count) {
            return None;
        }
        let pairs: Vec<(f32, usize, usize)> = (0..count)
            .flat_map(|u| (u + 1..count).map(move |v| (u, v)))
            .filter_map(|(u, v)| Some((self.nats(u, v)?, u, v)))
            .collect();
        if pairs.iter().all(|(_, u, v)| u + 1 == *v) {
            return None;
        }
        let below = chained(count, pairs.clone());
        let sum = |is_taken: &dyn Fn(usize, usize) -> bool| -> f32 {
            let taken = pairs.iter().filter(|(_, u, v)| is_taken(*u, *v));
            taken.map(|(nats, ..)| nats).sum()
        };
        let abreast = sum(&|u, v| below[u] == Some(v));
        if abreast < sum(&|u, v| u + 1 == v) + LIKELIER {
            return None;
        }
        let chains: Vec<Vec<usize>> = chains(&below).collect();
        // What stands on a line with a piece of one of them is another one.
        let lines: Vec<usize> = chains
            .iter()
            .filter(|chain| self.is_parted(chain))
            .flatten()
            .map(|piece| self.pieces[*piece].line)
            .collect();
        let is_beside = |piece: &usize| lines.contains(&self.pieces[*piece].line);
        let (mut headlines, rest): (Vec<_>, Vec<_>) = chains
            .into_iter()
            .partition(|chain| chain.iter().any(is_beside));
        for chain in rest {
            self.give(chain, &mut headlines);
        }
        headlines.sort_unstable();
        (!headlines.is_empty()).then_some(headlines)
    }

    /// Whether `chain` is a headline that another one stands between.
    fn is_parted(&self, chain: &[usize]) -> bool {
        let chars: usize = chain.iter().map(|p| self.text(*p).chars().count()).sum();
        chars <= LONGEST && chain.windows(2).any(|pair| pair[0] + 1 != pair[1])
    }

    /// Gives the rest of a headline to the one of `headlines` that it goes on with. What stands between their lines
    /// and goes on with none is one more, if it is not what stands under one that ends above.
    fn give(&self, rest: Vec<usize>, headlines: &mut Vec<Vec<usize>>) {
        let first = rest[0];
        let Piece { line, kind, .. } = self.pieces[first];
        if kind != PieceKind::Head || self.page.lines[line].gap > 0 {
            return;
        }
        let best = (0..headlines.len())
            .filter_map(|h| {
                let last = *headlines[h].last().filter(|last| **last < first)?;
                Some((self.words(last, first).goes_on, h))
            })
            .max_by(|a, b| a.0.total_cmp(&b.0));
        match best {
            Some((nats, h)) if nats > FARTHER_UP => headlines[h].extend(rest),
            None if headlines.iter().any(|of| of.first() < Some(&first)) => headlines.push(rest),
            _ => {}
        }
    }

    /// Nats by which piece `v` goes on with piece `u` before it, `None` where it does not.
    fn nats(&self, u: usize, v: usize) -> Option<f32> {
        let (above, below) = (&self.pieces[u], &self.pieces[v]);
        let is_next = u + 1 == v;
        if below.kind != PieceKind::Head || !(above.kind == PieceKind::Head || is_next) {
            return None;
        }
        if above.line == below.line {
            return is_next.then_some(SAME_LINE);
        }
        let words = self.words(u, v);
        if is_next {
            return Some(words.goes_on + RIGHT_ABOVE).filter(|nats| *nats > 0.0);
        }
        let chars = || self.text(u).chars().filter(|c| !c.is_whitespace()).count();
        let may_break_off = above.is_behind || chars() >= SHORTEST;
        let may_cross = may_break_off
            && words.gain >= WORDS
            && words.goes_on > FARTHER_UP
            && words.whole < WHOLE;
        if !may_cross {
            return None;
        }
        let may_follow = below.is_behind || self.words(v - 1, v).goes_on > 0.0;
        Some(words.goes_on).filter(|nats| !may_follow || *nats > NOT_RIGHT_ABOVE)
    }

    fn words(&self, u: usize, v: usize) -> Words {
        let (ends, begins) = (self.pieces[u].ends, self.pieces[v].begins);
        let gain = self.language.gain(self.text(u), self.text(v));
        let gain = gain.clamp(-4.0, 10.0);
        Words {
            gain,
            goes_on: gain - ends - begins,
            whole: ends.min(begins),
        }
    }
}

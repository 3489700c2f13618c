//! The other pieces of copies that a column cut: short ones too, for one begins where the copy breaks off, or
//! breaks off where the copy begins.

use std::collections::{HashMap, HashSet};

use super::{Copied, KEPT, SHIFT, Text, has_words_of_its_own};
use crate::page::is_han;

/// Characters of the shortest such piece.
const SHORTEST: usize = 6;
/// Characters at the cut by which it is found.
const KEY: usize = 4;
/// Characters that a piece may lack of what it copies.
const LOST: usize = 2;

/// The pieces that `found` lacks; `texts` are those of all parts of the page, of which some have the looks of a
/// headline.
pub(super) fn rests(
    texts: &[Text<'_>],
    found: &[Copied],
    looks_like_head: impl Fn(usize) -> bool,
) -> Vec<Copied> {
    let mut is_taken = vec![false; texts.len()];
    for copy in found {
        (is_taken[copy.part], is_taken[copy.of]) = (true, true);
    }
    let mut pieces = Pieces::default();
    if !found.is_empty() {
        for (part, text) in texts.iter().enumerate() {
            if !is_taken[part] && text.chars.len() >= SHORTEST {
                pieces.keep(part, text.chars, looks_like_head(part));
            }
        }
    }
    // What is found may have been cut on its other side as well.
    let mut copies = found.to_vec();
    let mut next = 0;
    while let Some(&copy) = copies.get(next) {
        next += 1;
        for rest in [
            pieces.below(copy, texts, &is_taken),
            pieces.above(copy, texts, &is_taken),
        ] {
            copies.extend(rest);
            if let Some(rest) = rest {
                is_taken[rest.part] = true;
            }
        }
    }
    copies.split_off(found.len())
}

/// Parts by the characters they begin and end with.
#[derive(Default)]
struct Pieces<'a> {
    beginning: HashMap<&'a [char], Vec<usize>>,
    ending: HashMap<&'a [char], Vec<usize>>,
    heads: HashSet<usize>,
}

impl<'a> Pieces<'a> {
    fn keep(&mut self, part: usize, chars: &'a [char], is_head: bool) {
        let keep = |pieces: &mut HashMap<&'a [char], Vec<usize>>, key| {
            let pieces: &mut Vec<usize> = pieces.entry(key).or_default();
            if pieces.len() < KEPT {
                pieces.push(part);
            }
        };
        keep(&mut self.beginning, &chars[..KEY]);
        if is_head {
            self.heads.insert(part);
        } else {
            keep(&mut self.ending, &chars[chars.len() - KEY..]);
        }
    }

    /// The piece that goes on where `copy` breaks off.
    fn below(&self, copy: Copied, texts: &[Text<'_>], is_taken: &[bool]) -> Option<Copied> {
        let whole = texts[copy.of].chars;
        let from = end_of(texts[copy.part].chars, whole, copy.from)?;
        let rest = &whole[from..];
        // No headline begins inside a sentence.
        let breaks_off = is_han(whole[from - 1]);
        let pieces = self.beginning.get(rest.get(..KEY)?)?.iter();
        let part = pieces.copied().find(|&piece| {
            let chars = texts[piece].chars;
            !is_taken[piece]
                && (breaks_off || !self.heads.contains(&piece))
                && chars.len() <= rest.len() + LOST
                && !has_words_of_its_own(chars, rest)
        })?;
        Some(Copied { part, from, ..copy })
    }

    /// The piece that `copy` goes on with.
    fn above(&self, copy: Copied, texts: &[Text<'_>], is_taken: &[bool]) -> Option<Copied> {
        let begun = &texts[copy.of].chars[..copy.from];
        let pieces = self
            .ending
            .get(&begun[begun.len().checked_sub(KEY)?..])?
            .iter();
        pieces.copied().find_map(|part| {
            let chars = texts[part].chars;
            let near = (begun.len() + 1).checked_sub(chars.len())?;
            let from = near.saturating_sub(LOST);
            let is_copy = !is_taken[part] && !has_words_of_its_own(chars, &begun[from..]);
            is_copy.then_some(Copied { part, from, ..copy })
        })
    }
}

/// Whether the sentence that `copy` breaks off in goes on in `whole`, where it begins at about `from`.
pub(super) fn goes_on(copy: &[char], whole: &[char], from: usize) -> bool {
    let end = end_of(copy, whole, from);
    end.and_then(|end| whole.get(end))
        .is_some_and(|c| is_han(*c))
}

/// Where in `whole`, in which `copy` begins at about `from`, it breaks off.
fn end_of(copy: &[char], whole: &[char], from: usize) -> Option<usize> {
    let last = copy.last_chunk::<KEY>()?;
    let about = from + copy.len();
    let places = about.saturating_sub(KEY + SHIFT)..(about + SHIFT).min(whole.len());
    places
        .filter(|&at| whole[at..].first_chunk() == Some(last))
        .map(|at| at + KEY)
        .min_by_key(|end| end.abs_diff(about))
}

//! Bylines that are set with the headline right above them, apart from the text below: they go where that
//! headline goes, and what they stand over may be another story.

use std::collections::{BTreeSet, HashMap};

use super::{
    chunk::{Chunks, HeadBlock},
    layout::Layout,
    parts::Part,
    strand::Strand,
    topic::{Spoken, Topics},
};

/// Such bylines of a page, and headlines with theirs that stand apart: what has more is no page.
const MOST: usize = 60;

impl Layout<'_> {
    /// Bylines that go with the headline right above them to a story elsewhere, in ascending order: those
    /// whose headline another story took, which nothing else signs, and those over a text that is signed at
    /// its foot as well.
    pub(super) fn bylines_elsewhere(&self) -> Vec<usize> {
        let set_with_head: Vec<usize> = (1..self.parts.len())
            .filter(|part| is_set_with_head(&self.parts, *part))
            .take(MOST + 1)
            .collect();
        if set_with_head.is_empty() || set_with_head.len() > MOST {
            return Vec::new();
        }
        let holders = self.holders();
        let mut takers: HashMap<usize, usize> = HashMap::new();
        for (story, headline) in self.headlines.iter().enumerate() {
            takers.extend(headline.iter().flat_map(|h| h.parts()).map(|p| (p, story)));
        }
        let taken: Vec<(usize, usize)> = set_with_head
            .iter()
            .filter_map(|byline| Some((*byline, *takers.get(&(byline - 1))?)))
            .filter(|(byline, taker)| holders.get(byline).is_some_and(|holder| holder != taker))
            .collect();
        let mut elsewhere: BTreeSet<usize> = taken.iter().map(|(byline, _)| *byline).collect();
        // What signs the story that took the headline may itself be set with another one.
        while let Some((byline, _)) = taken.iter().find(|(byline, taker)| {
            elsewhere.contains(byline)
                && self
                    .signatures(*taker)
                    .any(|part| !elsewhere.contains(&part))
        }) {
            elsewhere.remove(byline);
        }
        // A page whose layout is known shows what a headline stands over.
        if !self.parts.iter().any(Part::is_laid_over) {
            let chunks = self.cut.chunks.windows(2);
            let over_foot = chunks.filter(|pair| pair[1].is_signed_apart);
            let over_foot = over_foot.filter_map(|pair| pair[0].parts.first());
            elsewhere.extend(over_foot.filter(|part| set_with_head.binary_search(part).is_ok()));
        }
        elsewhere.into_iter().collect()
    }

    /// The story that holds each part.
    fn holders(&self) -> HashMap<usize, usize> {
        let strands = self.strands.iter().enumerate();
        let held = strands.flat_map(|(story, strand)| {
            let parts = strand.parts(&self.cut.chunks);
            parts.map(move |part| (part, story))
        });
        held.collect()
    }

    /// The parts that sign `story`.
    fn signatures(&self, story: usize) -> impl Iterator<Item = usize> {
        let parts = self.strands[story].parts(&self.cut.chunks);
        parts.filter(|part| self.parts[*part].signs_story())
    }
}

/// Whether `part` is a byline right under a headline, with a blank line below it or in a pile of headlines that
/// have theirs.
fn is_set_with_head(parts: &[Part], part: usize) -> bool {
    let is_under_signed_head = || {
        let pile = parts[..part].iter().rev();
        let mut pile = pile.take_while(|p| p.kind.is_head() || p.signs_above());
        pile.any(Part::signs_above)
    };
    parts[part].signs_above()
        && parts[part].gap == 0
        && parts[part - 1].kind.is_head()
        && (parts.get(part + 1).is_some_and(|below| below.gap > 0) || is_under_signed_head())
}

/// The stories that nobody signs and that headlines want which stand apart with a byline, each the one that
/// speaks most of what is set close above the byline.
pub(super) fn wanted_by_bylines(
    parts: &[Part],
    cut: &Chunks,
    strands: &[Strand],
    spoken: &Spoken<'_>,
    topics: &Topics<'_>,
) -> BTreeSet<usize> {
    let mut wanted = BTreeSet::new();
    let blocks = || cut.blocks.iter().filter(|block| block.byline.is_some());
    if blocks().nth(MOST).is_some() {
        return wanted;
    }
    for block in blocks() {
        let pairs = spoken.together(last_lines(parts, block));
        let free = (0..strands.len()).filter(|s| {
            !strands[*s].has_byline && !strands[*s].is_photograph && !wanted.contains(s)
        });
        let best = free
            .map(|s| (topics.contained(&pairs, &strands[s].pairs), s))
            .max_by(|a, b| a.0.total_cmp(&b.0));
        wanted.extend(best.filter(|best| best.0 > 0.0).map(|best| best.1));
    }
    wanted
}

/// The last lines of a pile of headlines, up to a blank line above them.
fn last_lines<'a>(parts: &'a [Part], block: &'a HeadBlock) -> impl Iterator<Item = usize> {
    let first = block.parts.iter().rposition(|p| parts[*p].gap > 0);
    block.parts[first.unwrap_or_default()..].iter().copied()
}

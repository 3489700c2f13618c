//! Bylines that are set with the headline right above them, apart from the text below: they go where that
//! headline goes, and what they stand over may be another story.

use std::collections::{BTreeSet, HashMap};

use super::{
    chunk::{Chunk, Chunks, HeadBlock},
    layout::Layout,
    parts::Part,
    strand::Strand,
    topic::{Pairs, Spoken, Topics},
};

/// Such bylines of a page, and headlines with theirs that stand apart: what has more is no page.
const MOST: usize = 60;

impl Layout<'_> {
    /// Bylines that go with the headline right above them to a story elsewhere, in ascending order: those
    /// whose headline another story took, which nothing else signs, and those over a text that is signed at
    /// its foot as well, where it is not what their headline speaks of.
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
            let over_foot = over_foot.filter_map(|pair| Some((*pair[0].parts.first()?, &pair[0])));
            let over_foot = over_foot.filter(|(byline, text)| {
                set_with_head.binary_search(byline).is_ok() && !self.is_over_its_text(*byline, text)
            });
            elsewhere.extend(over_foot.map(|(byline, _)| byline));
        }
        elsewhere.into_iter().collect()
    }

    /// Whether the headline that `byline` is set with speaks of `text`, which begins with it, and of no other
    /// story as much.
    fn is_over_its_text(&self, byline: usize, text: &Chunk) -> bool {
        let above = self.parts[..byline].iter().rev();
        let is_set_close = |pair: (&Part, &Part)| pair.0.gap == 0 && pair.1.kind.is_head();
        let lines = above.clone().zip(above.skip(1));
        let lines = 1 + lines.take_while(|pair| is_set_close(*pair)).count();
        let headline = self.spoken.together(byline - lines..byline);
        let said = |pairs: &Pairs| self.topics.contained(&headline, pairs);
        let own = said(&self.spoken.together(text.parts.iter().copied()));
        let holds = |strand: &Strand| strand.parts(&self.cut.chunks).any(|p| p == byline);
        let others = self.strands.iter().filter(|strand| !holds(strand));
        others
            .map(|strand| said(&strand.pairs))
            .all(|other| other < own)
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

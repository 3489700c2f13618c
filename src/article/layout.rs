//! Which story each part of a page belongs to, and which headline is whose.

use super::{
    chunk::Chunks,
    headline::{Given, Headline, give_headlines},
    letters::Letters,
    merged::Seam,
    parting::partings,
    parts::Part,
    repeat::{Repeat, without},
    stitch::{Join, reclaim, stitch},
    story::chunks,
    strand::{Strand, merge_nameless, strands},
    topic::{Spoken, Topics},
    vying::Vying,
};

/// The stories of a page.
pub(super) struct Layout<'a> {
    /// The parts that are no repeats, and their places among all.
    pub parts: Vec<Part>,
    /// See `parts`.
    pub origins: Vec<usize>,
    /// What the parts speak of.
    pub spoken: Spoken<'a>,
    /// For each part the one that goes on with its last sentence.
    pub joins: Vec<Option<Join>>,
    /// The same, before it was seen which of them no story holds.
    stitched: Vec<Option<Join>>,
    /// Where stories begin that nothing parts.
    partings: Vec<Seam>,
    /// The runs of parts that the stories are put together from.
    pub cut: Chunks,
    /// The stories.
    pub strands: Vec<Strand>,
    /// What they speak of.
    pub topics: Topics<'a>,
    /// For each strand its headline.
    pub headlines: Vec<Option<Headline>>,
    /// Headlines that no story took.
    pub left: Vec<Headline>,
    /// Whether several headlines want the same story, and have not vied for it yet.
    pub is_contested: bool,
}

impl<'a> Layout<'a> {
    /// The stories of the page that is made of the parts `all`.
    pub(super) fn of(all: &[Part], repeats: &[Repeat], letters: &'a Letters) -> Self {
        let (mut parts, origins) = without(all, repeats);
        let joins = stitch(&parts, letters);
        reclaim(&mut parts, &joins);
        let spoken = Spoken::of(&parts, letters);
        let partings = partings(&parts, &spoken, &chunks(&parts, &spoken, &joins));
        Self::with(parts, origins, spoken, joins, partings, Vying::Not)
    }

    /// The same page with a story beginning at each of `seams`, now that its headlines are known and may vie
    /// for its stories.
    pub(super) fn settled(self, seams: &[Seam]) -> Self {
        let is_across = |join: &Join| seams.iter().any(|seam| seam.part == join.below);
        let joins = self.stitched.into_iter();
        let joins: Vec<Option<Join>> = joins
            .map(|join| join.filter(|join| !is_across(join)))
            .collect();
        let mut all = self.partings;
        if !seams.is_empty() {
            let cut = chunks(&self.parts, &self.spoken, &joins);
            all = partings(&self.parts, &self.spoken, &cut);
            all.extend(seams);
        }
        Self::with(
            self.parts,
            self.origins,
            self.spoken,
            joins,
            all,
            Vying::Auction,
        )
    }

    fn with(
        parts: Vec<Part>,
        origins: Vec<usize>,
        spoken: Spoken<'a>,
        mut joins: Vec<Option<Join>>,
        partings: Vec<Seam>,
        vying: Vying,
    ) -> Self {
        let stitched = joins.clone();
        let mut cut = chunks(&parts, &spoken, &joins);
        for seam in &partings {
            cut.part_before(&parts, seam.part);
        }
        let (mut strands, topics) = strands(&parts, &spoken, &mut joins, &mut cut);
        let Given {
            mut headlines,
            left,
            is_contested,
        } = give_headlines(&parts, &cut, &strands, &topics, vying);
        for (strand, headline) in strands.iter_mut().zip(&headlines) {
            if let Some(byline) = headline.as_ref().and_then(|headline| headline.byline) {
                strand.take_byline(&mut cut.chunks, byline);
            }
        }
        merge_nameless(&parts, &cut.chunks, &topics, &mut strands, &mut headlines);
        Self {
            parts,
            origins,
            spoken,
            joins,
            stitched,
            partings,
            cut,
            strands,
            topics,
            headlines,
            left,
            is_contested: is_contested && vying == Vying::Not,
        }
    }
}

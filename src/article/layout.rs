//! Which story each part of a page belongs to, and which headline is whose.

use super::{
    byline_pile::order_bylines,
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
    /// The runs and the stories before they had headlines, where several of those want the same story and
    /// have not vied for it yet.
    contested: Option<(Chunks, Vec<Strand>)>,
}

impl<'a> Layout<'a> {
    /// The stories of the page that is made of the parts `all`.
    pub(super) fn of(all: &[Part], repeats: &[Repeat], letters: &'a Letters) -> Self {
        let (mut parts, origins) = without(all, repeats);
        let joins = stitch(&parts, letters);
        reclaim(&mut parts, &joins);
        let spoken = Spoken::of(&parts, letters);
        Self::with(parts, origins, spoken, joins, &[], Vying::Not)
    }

    /// The same page with a story beginning at each of `seams`, now that its headlines are known and may vie
    /// for its stories.
    pub(super) fn settled(mut self, seams: &[Seam]) -> Self {
        if seams.is_empty() {
            if let Some((cut, strands)) = self.contested.take() {
                (self.cut, self.strands) = (cut, strands);
                self.give_headlines(Vying::Auction);
            }
            return self;
        }
        let is_across = |join: &Join| seams.iter().any(|seam| seam.part == join.below);
        let joins = self.stitched.into_iter();
        let joins = joins
            .map(|join| join.filter(|join| !is_across(join)))
            .collect();
        Self::with(
            self.parts,
            self.origins,
            self.spoken,
            joins,
            seams,
            Vying::Auction,
        )
    }

    /// The stories with one beginning at each of `seams`: put together once more where headlines took their
    /// bylines elsewhere.
    fn with(
        parts: Vec<Part>,
        origins: Vec<usize>,
        spoken: Spoken<'a>,
        joins: Vec<Option<Join>>,
        seams: &[Seam],
        vying: Vying,
    ) -> Self {
        let layout = Self::put_together(parts, origins, spoken, joins, seams, &[], vying);
        let elsewhere = layout.bylines_elsewhere();
        if elsewhere.is_empty() {
            return layout;
        }
        Self::put_together(
            layout.parts,
            layout.origins,
            layout.spoken,
            layout.stitched,
            seams,
            &elsewhere,
            vying,
        )
    }

    /// The stories where the bylines `elsewhere`, in ascending order, go with the headlines above them.
    fn put_together(
        parts: Vec<Part>,
        origins: Vec<usize>,
        spoken: Spoken<'a>,
        mut joins: Vec<Option<Join>>,
        seams: &[Seam],
        elsewhere: &[usize],
        vying: Vying,
    ) -> Self {
        let stitched = joins.clone();
        let mut cut = chunks(&parts, &spoken, &joins, elsewhere);
        for seam in partings(&parts, &spoken, &cut).iter().chain(seams) {
            cut.part_before(&parts, seam.part);
        }
        let (strands, topics) = strands(&parts, &spoken, &mut joins, &mut cut);
        let mut layout = Self {
            parts,
            origins,
            spoken,
            joins,
            stitched,
            cut,
            strands,
            topics,
            headlines: Vec::new(),
            left: Vec::new(),
            contested: None,
        };
        layout.give_headlines(vying);
        layout
    }

    /// Gives the stories their headlines, and what comes with these: bylines that stand there, and strands
    /// that got none.
    fn give_headlines(&mut self, vying: Vying) {
        let Given {
            headlines,
            left,
            is_contested,
        } = give_headlines(&self.parts, &self.cut, &self.strands, &self.topics, vying);
        (self.headlines, self.left) = (headlines, left);
        if is_contested && vying == Vying::Not {
            self.contested = Some((self.cut.clone(), self.strands.clone()));
        }
        for (strand, headline) in self.strands.iter_mut().zip(&self.headlines) {
            if let Some(byline) = headline.as_ref().and_then(|headline| headline.byline) {
                strand.take_byline(&mut self.cut.chunks, byline);
            }
        }
        merge_nameless(
            &self.parts,
            &self.cut.chunks,
            &self.topics,
            &mut self.strands,
            &mut self.headlines,
        );
        order_bylines(
            &self.parts,
            &self.strands,
            &self.headlines,
            &mut self.cut.chunks,
        );
    }
}

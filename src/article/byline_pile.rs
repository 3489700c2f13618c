//! Bylines that stand one below the other: those of headlines side by side.

use std::{collections::HashSet, ops::Range};

use super::{
    chunk::Chunk,
    headline::Headline,
    parts::{Part, PartKind},
    signature::is_in_brackets,
    strand::Strand,
};

/// Gives bylines without anything between them to the stories that took them: in the order in which the
/// headlines of these end above, or else in the one in which these begin below.
pub(super) fn order_bylines(
    parts: &[Part],
    strands: &[Strand],
    headlines: &[Option<Headline>],
    chunks: &mut [Chunk],
) {
    let is_byline = |part: &Part| {
        matches!(&part.kind, PartKind::Byline(credits) if !credits.people.is_empty())
            && !is_in_brackets(&part.raw)
    };
    let mut first = 0;
    for run in parts.chunk_by(|a, b| is_byline(a) == is_byline(b)) {
        if run.len() > 1 && is_byline(&run[0]) {
            order_run(parts, strands, headlines, chunks, first..first + run.len());
        }
        first += run.len();
    }
}

/// Where a byline stands, the first paragraph of its story and the last line of the headline of that.
struct Place {
    story: usize,
    begins: usize,
    head_ends: Option<usize>,
    chunk: usize,
    at: usize,
}

/// Orders the bylines `run`, where each is of a story of its own that begins below them.
fn order_run(
    parts: &[Part],
    strands: &[Strand],
    headlines: &[Option<Headline>],
    chunks: &mut [Chunk],
    run: Range<usize>,
) {
    let place = |byline: usize| {
        let mut stories = strands.iter().enumerate();
        stories.find_map(|(story, strand)| {
            let mut at = strand.chunks.iter().map(|&chunk| {
                let at = chunks[chunk].parts.iter().position(|p| *p == byline);
                at.map(|at| (chunk, at))
            });
            let (chunk, at) = at.find_map(|place| place)?;
            let mut texts = strand.parts(chunks);
            let begins = texts.find(|p| parts[*p].kind == PartKind::Text)?;
            let headline = headlines[story].as_ref();
            let head_ends = headline.and_then(|headline| headline.parts().max());
            Some(Place {
                story,
                begins,
                head_ends: head_ends.filter(|ends| *ends < run.start),
                chunk,
                at,
            })
        })
    };
    let places: Option<Vec<Place>> = run.clone().map(place).collect();
    let is_below = |place: &Place| place.begins >= run.end;
    let Some(mut places) = places.filter(|places| places.iter().all(is_below)) else {
        return;
    };
    if places.iter().all(|place| place.head_ends.is_some()) {
        places.sort_by_key(|place| place.head_ends);
    } else {
        places.sort_by_key(|place| place.begins);
    }
    let stories: HashSet<usize> = places.iter().map(|place| place.story).collect();
    if stories.len() == run.len() {
        for (byline, Place { chunk, at, .. }) in run.zip(places) {
            chunks[chunk].parts[at] = byline;
        }
    }
}

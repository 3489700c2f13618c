//! Bylines that stand one below the other over several stories: those of headlines side by side.

use super::{
    chunk::Chunk,
    parts::{Part, PartKind},
    signature::is_in_brackets,
    strand::Strand,
};

/// Gives bylines without anything between them to the stories that took them in the order in which these
/// begin below.
pub(super) fn order_bylines(parts: &[Part], strands: &[Strand], chunks: &mut [Chunk]) {
    let is_byline = |part: &Part| {
        matches!(&part.kind, PartKind::Byline(credits) if !credits.people.is_empty())
            && !is_in_brackets(&part.raw)
    };
    let mut first = 0;
    for run in parts.chunk_by(|a, b| is_byline(a) == is_byline(b)) {
        if run.len() > 1 && is_byline(&run[0]) {
            order_run(parts, strands, chunks, first, run.len());
        }
        first += run.len();
    }
}

/// Where a byline stands, and the first paragraph of its story.
struct Place {
    story: usize,
    begins: usize,
    chunk: usize,
    at: usize,
}

/// Orders so many bylines from part `first` on, where each is of a story of its own that begins below them.
fn order_run(
    parts: &[Part],
    strands: &[Strand],
    chunks: &mut [Chunk],
    first: usize,
    count: usize,
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
            Some(Place {
                story,
                begins,
                chunk,
                at,
            })
        })
    };
    let end = first + count;
    let places: Option<Vec<Place>> = (first..end).map(place).collect();
    let Some(mut places) = places.filter(|places| places.iter().all(|place| place.begins >= end))
    else {
        return;
    };
    places.sort_by_key(|place| place.begins);
    if places.windows(2).all(|pair| pair[0].story != pair[1].story) {
        for (byline, Place { chunk, at, .. }) in (first..end).zip(places) {
            chunks[chunk].parts[at] = byline;
        }
    }
}

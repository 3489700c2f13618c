//! Bylines that stand one below the other: those of headlines side by side.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use super::{
    chunk::Chunk,
    headline::Headline,
    parts::{Part, PartKind},
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
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut first = 0;
    for run in parts.chunk_by(|a, b| a.signs_above() == b.signs_above()) {
        if run.len() > 1 && run[0].signs_above() {
            runs.push(first..first + run.len());
        }
        first += run.len();
    }
    if runs.is_empty() {
        return;
    }
    let mut places = places(parts, strands, headlines, chunks);
    for run in runs {
        order_run(chunks, &mut places, run);
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

/// The place of each byline.
fn places(
    parts: &[Part],
    strands: &[Strand],
    headlines: &[Option<Headline>],
    chunks: &[Chunk],
) -> HashMap<usize, Place> {
    let mut places = HashMap::new();
    for (story, (strand, headline)) in strands.iter().zip(headlines).enumerate() {
        let mut texts = strand.parts(chunks);
        let Some(begins) = texts.find(|p| parts[*p].kind == PartKind::Text) else {
            continue;
        };
        let headline = headline.as_ref();
        let head_ends = headline.and_then(|headline| headline.parts().max());
        for &chunk in &strand.chunks {
            for (at, &part) in chunks[chunk].parts.iter().enumerate() {
                if matches!(parts[part].kind, PartKind::Byline(_)) {
                    let place = Place {
                        story,
                        begins,
                        head_ends,
                        chunk,
                        at,
                    };
                    places.insert(part, place);
                }
            }
        }
    }
    places
}

/// Orders the bylines `run`, where each is of a story of its own that begins below them.
fn order_run(chunks: &mut [Chunk], places: &mut HashMap<usize, Place>, run: Range<usize>) {
    let own: Option<Vec<Place>> = run.clone().map(|byline| places.remove(&byline)).collect();
    let is_below = |place: &Place| place.begins >= run.end;
    let Some(mut own) = own.filter(|own| own.iter().all(is_below)) else {
        return;
    };
    let head_ends = |place: &Place| place.head_ends.filter(|ends| *ends < run.start);
    if own.iter().all(|place| head_ends(place).is_some()) {
        own.sort_by_key(head_ends);
    } else {
        own.sort_by_key(|place| place.begins);
    }
    let stories: HashSet<usize> = own.iter().map(|place| place.story).collect();
    if stories.len() == run.len() {
        for (byline, Place { chunk, at, .. }) in run.zip(own) {
            chunks[chunk].parts[at] = byline;
        }
    }
}

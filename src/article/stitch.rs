use super::{
    assignment::assign,
    cut::{End, Phrases, Start, nats},
    kinship::Kinship,
    letters::Letters,
    parts::{Part, PartKind},
};

/// A join of two pieces that a column parted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Join {
    /// The part that goes on.
    pub below: usize,
    /// Nats that speak for it.
    pub score: f32,
}

/// For each part the one whose last sentence goes on with it.
pub(super) fn joined_from(joins: &[Option<Join>]) -> Vec<Option<usize>> {
    let mut joined_from = vec![None; joins.len()];
    for (above, join) in joins.iter().enumerate() {
        if let Some(join) = join {
            joined_from[join.below] = Some(above);
        }
    }
    joined_from
}

/// Nats for going on with what leads up to the very end, paragraph by paragraph: a story does not,
/// but another may end there without a mark.
const LEADS_HERE: f32 = -1.8;

/// Pieces weighed against each other at once; a page with more is taken in slices.
const SLICE: usize = 40;

/// For each part the one that goes on with its last sentence, chosen over the whole page at once.
pub(super) fn stitch(parts: &[Part], letters: &Letters) -> Vec<Option<Join>> {
    let mut joins = vec![None; parts.len()];
    let open: Vec<usize> = (0..parts.len())
        .filter(|&p| End::may_be(&parts[p]))
        .collect();
    let headless: Vec<usize> = (0..parts.len())
        .filter(|&p| Start::may_be(&parts[p]))
        .collect();
    if open.is_empty() || headless.is_empty() {
        return joins;
    }
    let phrases = Phrases::of(parts, letters);
    let kinship = Kinship::of(parts, letters);
    let open: Vec<End> = open
        .into_iter()
        .map(|p| End::of(parts, p, &kinship))
        .collect();
    let headless: Vec<Start> = headless
        .into_iter()
        .filter_map(|p| Start::of(parts, p, &kinship))
        .collect();
    let mut from = 0;
    let mut taken = vec![false; parts.len()];
    let runs = runs(parts);
    for slice in open.chunks(SLICE) {
        // The headless pieces around the same stretch of the page.
        let first = slice[0].part;
        while from < headless.len() && headless[from].part + 2 * SLICE < first {
            from += 1;
        }
        let near: Vec<&Start> = headless[from..].iter().take(4 * SLICE).collect();
        let scores: Vec<Vec<f32>> = slice
            .iter()
            .map(|end| {
                near.iter()
                    .map(|start| {
                        if end.part == start.part || taken[start.part] {
                            return 0.0;
                        }
                        let leads_here =
                            start.part < end.part && runs[start.part] == runs[end.part];
                        nats(&phrases, &kinship, end, start)
                            + if leads_here { LEADS_HERE } else { 0.0 }
                    })
                    .collect()
            })
            .collect();
        for (row, column) in assign(&scores).into_iter().enumerate() {
            if let Some(column) = column {
                let below = near[column].part;
                taken[below] = true;
                joins[slice[row].part] = Some(Join {
                    below,
                    score: scores[row][column],
                });
            }
        }
    }
    joins
}

/// For each part the run of paragraphs that it stands in: nothing parts them but their ends.
fn runs(parts: &[Part]) -> Vec<usize> {
    let follows = |p: usize| {
        let above = &parts[p - 1];
        parts[p].kind == PartKind::Text && above.kind == PartKind::Text && !above.is_open
    };
    let mut run = 0;
    (0..parts.len())
        .map(|p| {
            run += usize::from(p == 0 || !follows(p));
            run
        })
        .collect()
}

/// Lines that look like headlines and go on elsewhere are text.
pub(super) fn reclaim(parts: &mut [Part], joins: &[Option<Join>]) {
    for (part, join) in parts.iter_mut().zip(joins) {
        if part.kind == PartKind::Head && join.is_some() {
            part.kind = PartKind::Text;
            part.is_open = true;
        }
    }
}

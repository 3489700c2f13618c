use super::{
    caption::split_caption,
    chunk::{Chunk, Chunks, FloatingByline, HeadBlock},
    continuity::{continuity, head},
    crosshead::headlines_among,
    dateline::parse_dateline,
    parts::{Part, PartKind},
    signature::{foot_byline, is_in_brackets},
    stitch::{Join, joined_from},
    topic::Spoken,
    two_in_one::TwoInOne,
};
use crate::page::{Joint, opens_inside_a_sentence};

/// Bylines of a page that are asked whether they part two stories, each at the cost of the whole page:
/// what has more is no page.
const MOST_BYLINES: usize = 1000;

/// Lines of the longest crosshead.
const LONGEST_CROSSHEAD: usize = 2;

/// Nats from which a chunk that goes on at its own beginning is turned round.
const TURNS: f32 = 4.0;

/// Cuts the parts of a page where a story ends, begins or breaks off.
/// `elsewhere` are bylines that go with the headline above them to another place, in ascending order.
pub(super) fn chunks(
    parts: &[Part],
    spoken: &Spoken<'_>,
    joins: &[Option<Join>],
    elsewhere: &[usize],
) -> Chunks {
    let mut walk = Walk {
        parts,
        elsewhere,
        spoken,
        joins,
        joined_from: joined_from(joins),
        out: Chunks::default(),
        open: false,
        heads: Vec::new(),
        crossheads: Vec::new(),
        captions: Vec::new(),
        byline: None,
        is_laid_out: parts.iter().any(Part::is_laid_over),
    };
    for i in 0..parts.len() {
        walk.step(i);
    }
    walk.finish();
    // From the last one on: a cut moves what is behind it.
    for (chunk_idx, at) in headlines_among(parts, spoken, &walk.out.chunks)
        .into_iter()
        .rev()
    {
        walk.out.split(parts, chunk_idx, at);
    }
    walk.out
}

struct Walk<'a> {
    parts: &'a [Part],
    /// Bylines that go with the headline above them to another place, in ascending order.
    elsewhere: &'a [usize],
    spoken: &'a Spoken<'a>,
    joins: &'a [Option<Join>],
    joined_from: Vec<Option<usize>>,
    out: Chunks,
    /// Whether the last chunk may grow.
    open: bool,
    /// Headline lines since the last chunk's last part.
    heads: Vec<usize>,
    /// Crossheads since then.
    crossheads: Vec<usize>,
    /// Captions under those.
    captions: Vec<usize>,
    /// A byline since then.
    byline: Option<usize>,
    /// Whether the page's layout shows where its stories stand.
    is_laid_out: bool,
}

impl Walk<'_> {
    fn step(&mut self, i: usize) {
        match &self.parts[i].kind {
            PartKind::Furniture => {}
            PartKind::Crosshead => self.crossheads.push(i),
            PartKind::Head | PartKind::VerticalHead => {
                if self.byline.is_some() {
                    self.settle_byline_above();
                }
                if self.parts[i].begins_headline() && !self.heads.is_empty() {
                    let above = self.out.chunks.len().checked_sub(1);
                    let heads = std::mem::take(&mut self.heads);
                    self.out.blocks.push(HeadBlock {
                        is_laid_out: self.is_laid_over(&heads),
                        ..HeadBlock::between(heads, above, None)
                    });
                }
                self.heads.push(i);
            }
            PartKind::Caption => match self.out.chunks.last_mut() {
                Some(chunk) if self.open && self.heads.is_empty() => chunk.parts.push(i),
                _ => self.captions.push(i),
            },
            PartKind::Byline(_) => self.byline(i),
            PartKind::Text => self.text(i),
        }
    }

    fn byline(&mut self, i: usize) {
        if self.byline.is_some() {
            self.settle_byline_above();
        }
        let is_foot = is_in_brackets(&self.parts[i].raw);
        if !self.heads.is_empty() && self.elsewhere.binary_search(&i).is_ok() {
            self.byline = Some(i);
            self.settle_byline_above();
        } else if is_foot && self.open {
            self.close_with(i);
        } else {
            self.byline = Some(i);
        }
    }

    /// A byline that no text follows belongs to the headline right above it, or else is the foot of what is
    /// above.
    fn settle_byline_above(&mut self) {
        let Some(byline) = self.byline.take() else {
            return;
        };
        if self.heads.is_empty() {
            self.close_with(byline);
            return;
        }
        let heads = std::mem::take(&mut self.heads);
        let above = self.out.chunks.len().checked_sub(1);
        self.out.blocks.push(HeadBlock {
            byline: Some(byline),
            is_laid_out: self.is_laid_over(&heads),
            ..HeadBlock::between(heads, above, None)
        });
        // What follows is another story's.
        self.open = false;
    }

    fn close_with(&mut self, byline: usize) {
        let Some(chunk) = self.out.chunks.last() else {
            self.out.chunks.push(Chunk {
                parts: vec![byline],
                has_byline: true,
                is_opened: true,
                ..Chunk::default()
            });
            self.open = true;
            return;
        };
        if chunk.has_byline {
            self.split_last();
        }
        if let Some(chunk) = self.out.chunks.last_mut() {
            chunk.parts.push(byline);
            chunk.has_byline = true;
            chunk.is_closed = true;
        }
        self.open = false;
    }

    fn text(&mut self, i: usize) {
        let part = &self.parts[i];
        let dateline = parse_dateline(&part.raw);
        let has_dateline = dateline.is_some();
        // 本报讯 alone leaves room for a signature at the foot.
        let is_signed = dateline.is_some_and(|dateline| !dateline.credits.people.is_empty());
        let starts = self.starts_chunk(i, has_dateline);
        let is_headless = self.is_headless(i);
        if starts {
            let chunk = Chunk {
                is_headless,
                is_opened: has_dateline,
                has_byline: is_signed,
                has_head_above: !self.heads.is_empty(),
                is_section: !self.crossheads.is_empty(),
                ..Chunk::default()
            };
            let below = self.out.chunks.len();
            self.out.chunks.push(chunk);
            self.take_byline(below);
            self.take_heads(below);
            self.open = true;
        } else {
            let heads = std::mem::take(&mut self.heads);
            if self.joined_from[i].is_some() && !heads.is_empty() {
                // A sentence runs across: no crosshead, but a headline laid into its story.
                let here = self.out.chunks.len().checked_sub(1);
                self.out.blocks.push(HeadBlock::between(heads, here, here));
            } else if let Some(chunk) = self.out.chunks.last_mut() {
                chunk.parts.extend(heads);
            }
        }
        let crossheads = std::mem::take(&mut self.crossheads);
        let captions = std::mem::take(&mut self.captions);
        if let Some(chunk) = self.out.chunks.last_mut() {
            chunk.parts.extend(crossheads);
            chunk.parts.extend(captions);
            chunk.parts.push(i);
        }
        if foot_byline(&part.raw).is_some() {
            self.close_by_text(i);
        }
    }

    /// The chunk's last paragraph ends in a bracketed byline.
    fn close_by_text(&mut self, i: usize) {
        let last = self.out.chunks.last();
        if last.is_some_and(|chunk| chunk.has_byline && self.texts(chunk) > 1) {
            self.split_last();
        }
        if let Some(chunk) = self.out.chunks.last_mut() {
            chunk.has_byline = true;
            chunk.is_closed = true;
            debug_assert!(chunk.parts.contains(&i));
        }
        self.open = false;
    }

    fn take_byline(&mut self, below: usize) {
        let Some(byline) = self.byline.take() else {
            return;
        };
        if below > 0 {
            self.out.floating.push(FloatingByline {
                part: byline,
                above: below - 1,
                below,
                under_head: !self.heads.is_empty(),
            });
        } else if let Some(chunk) = self.out.chunks.last_mut() {
            chunk.parts.push(byline);
            chunk.has_byline = true;
            chunk.is_opened = true;
        }
    }

    fn take_heads(&mut self, below: usize) {
        let heads = std::mem::take(&mut self.heads);
        let is_laid_out = self.is_laid_over(&heads);
        let opens_story = self.out.floating.last().is_some_and(|f| f.below == below)
            || self.out.chunks[below].is_opened
            || is_laid_out;
        if !heads.is_empty() {
            self.out.blocks.push(HeadBlock {
                opens_story,
                is_laid_out,
                ..HeadBlock::between(heads, below.checked_sub(1), Some(below))
            });
        }
    }

    fn finish(&mut self) {
        self.settle_byline_above();
        let above = self.out.chunks.len().checked_sub(1);
        let mut heads = std::mem::take(&mut self.heads);
        // What they headed is a copy.
        heads.append(&mut self.crossheads);
        if !heads.is_empty() {
            self.out.blocks.push(HeadBlock::between(heads, above, None));
        }
        self.turn_round();
        self.split_double_signed();
        self.split_signed_at_both_ends();
        let captions = std::mem::take(&mut self.captions);
        if !captions.is_empty() {
            // A photograph with a reporter of its own is a story of its own.
            let is_report =
                |p: &usize| split_caption(&self.parts[*p].raw).is_some_and(|c| c.is_report);
            self.out.chunks.push(Chunk {
                has_byline: captions.iter().any(is_report),
                parts: captions,
                ..Chunk::default()
            });
        }
    }

    /// How many paragraphs `chunk` holds.
    fn texts(&self, chunk: &Chunk) -> usize {
        let is_text = |p: &&usize| self.parts[**p].kind == PartKind::Text;
        chunk.parts.iter().filter(is_text).count()
    }

    fn last_text(&self) -> Option<usize> {
        let chunk = self.out.chunks.last()?;
        chunk
            .parts
            .iter()
            .rev()
            .copied()
            .find(|&p| self.parts[p].kind == PartKind::Text)
    }

    fn is_headless(&self, i: usize) -> bool {
        let raw = &self.parts[i].raw;
        self.joined_from[i].is_some()
            || self.parts[i].at_edge && !self.follows_in_column(i)
            || opens_inside_a_sentence(raw)
            || self.parts[i].doubt.is_some() && continuity().start_gain(&head(raw)) < 1.0
            || i > 0
                && self.parts[i - 1].kind != PartKind::Text
                && continuity().start_gain(&head(raw)) < -4.0
    }

    /// Whether a closed paragraph of its own column stands right above paragraph `i`: a line that begins
    /// at the edge there, and that nothing was found to go on with, is a first line set full.
    fn follows_in_column(&self, i: usize) -> bool {
        let above = i.checked_sub(1).map(|above| &self.parts[above]);
        above.is_some_and(|above| {
            above.kind == PartKind::Text
                && !above.is_open
                && matches!((above.last_column, self.parts[i].column), (Some(a), Some(b)) if a.abs_diff(b) <= 4)
        })
    }

    /// Whether paragraph `i` goes on with something other than the last chunk.
    fn starts_chunk(&self, i: usize, has_dateline: bool) -> bool {
        let Some(last) = self.last_text().filter(|_| self.open) else {
            return true;
        };
        let joined = self.joins[last].is_some_and(|join| join.below == i);
        if joined {
            return false;
        }
        let (above, below) = (&self.parts[last], &self.parts[i]);
        has_dateline
            || below.joint != Joint::Follows
            || self.byline.is_some()
            || above.is_open && foot_byline(&above.raw).is_none()
            || self.is_headless(i)
            || self.is_headline()
            || self.parts_columns(above, below)
    }

    /// Whether two paragraphs were wrapped to different columns, as far as their lines tell: one line that
    /// does not fill its column says little of it.
    fn parts_columns(&self, above: &Part, below: &Part) -> bool {
        let tells = |part: &Part| part.lines.len() > 1 || part.is_open;
        tells(above)
            && tells(below)
            && matches!((above.last_column, below.column), (Some(a), Some(b)) if a.abs_diff(b) > 5)
    }

    /// Whether the layout of the page shows that `heads` stand over a story.
    fn is_laid_over(&self, heads: &[usize]) -> bool {
        heads
            .first()
            .is_some_and(|&p| self.parts[p].begins_headline())
    }

    /// Whether the headline lines at hand are more than a crosshead for certain.
    fn is_headline(&self) -> bool {
        if self.is_laid_out && !self.is_laid_over(&self.heads) {
            let column = self.last_text().and_then(|p| self.parts[p].last_column);
            return self
                .heads
                .iter()
                .any(|&p| column.is_none_or(|c| self.parts[p].width > c + 6));
        }
        let is_vertical = |p: &usize| self.parts[*p].kind == PartKind::VerticalHead;
        self.heads.len() > LONGEST_CROSSHEAD || self.heads.iter().any(is_vertical)
    }

    /// A chunk whose last sentence goes on at its own beginning was printed in two columns, the second
    /// before the first: its headline and crosshead stand over what is now below.
    fn turn_round(&mut self) {
        for c in 0..self.out.chunks.len() {
            let chunk = &self.out.chunks[c];
            let is_text = |p: &usize| self.parts[*p].kind == PartKind::Text;
            let (first, last) = (
                chunk.parts.iter().position(is_text),
                chunk.parts.iter().rposition(is_text),
            );
            let (Some(first), Some(last)) = (first, last) else {
                continue;
            };
            let turns = |join: Join| join.below == chunk.parts[first] && join.score > TURNS;
            if first == last || !self.joins[chunk.parts[last]].is_some_and(turns) {
                continue;
            }
            let Some(cut) = self.two_in_one().between_columns(chunk) else {
                continue;
            };
            if !is_text(&chunk.parts[cut - 1]) {
                continue;
            }
            let is_headless = self.is_headless(chunk.parts[cut]);
            let chunk = &mut self.out.chunks[c];
            chunk.is_headless = is_headless;
            chunk.parts[first..=last].rotate_left(cut - first);
        }
    }

    /// A byline between two chunks that are signed both is the foot of a story that no mark parts
    /// from the one above it.
    fn split_double_signed(&mut self) {
        for at in (0..self.out.floating.len()).rev() {
            let f = self.out.floating[at];
            let signed = |c: usize| self.out.chunks[c].has_byline;
            let texts = self.texts(&self.out.chunks[f.above]);
            if f.under_head
                || !signed(f.above)
                || !signed(f.below)
                || self.out.chunks[f.above].is_closed
                || texts < 2
            {
                continue;
            }
            self.split_signed(f.above);
            let foot = &mut self.out.chunks[f.above + 1];
            foot.parts.push(f.part);
            foot.has_byline = true;
            foot.is_closed = true;
            self.out.floating.remove(at);
        }
    }

    /// What stands under a headline with its byline and is signed at its foot too holds two stories.
    /// The byline is that of the story above where nothing else signs that one.
    fn split_signed_at_both_ends(&mut self) {
        let mut opened = None;
        for at in 0..self.out.floating.len().min(MOST_BYLINES) {
            let f = self.out.floating[at];
            let is_above_signed = self.out.chunks[f.above].has_byline || opened == Some(f.above);
            if !f.under_head || !is_above_signed {
                continue;
            }
            opened = Some(f.below);
            let below = &self.out.chunks[f.below];
            if below.is_closed && self.texts(below) > 1 {
                self.split_signed(f.below);
            }
        }
    }

    fn two_in_one(&self) -> TwoInOne<'_> {
        TwoInOne {
            parts: self.parts,
            spoken: self.spoken,
            joined_from: &self.joined_from,
        }
    }

    /// A chunk with a byline gets another: two stories without a mark between them.
    fn split_last(&mut self) {
        let Some(last) = self.out.chunks.len().checked_sub(1) else {
            return;
        };
        self.split_signed(last);
    }

    /// Cuts chunk `chunk_idx`, which is signed twice, where its second story begins.
    fn split_signed(&mut self, chunk_idx: usize) {
        let cut = self
            .two_in_one()
            .between_stories(&self.out.chunks[chunk_idx]);
        self.out.split(self.parts, chunk_idx, cut);
        self.out.chunks[chunk_idx + 1].is_signed_apart = true;
    }
}

//! Lines that their looks were wrong about, now that it is seen which stories a page holds.

use std::ops::Range;

use super::{
    continuity::{continuity, tail},
    cut::leans_on,
    dateline::parse_dateline,
    head_line::LONGEST_HEAD,
    headline::resemblance,
    layout::Layout,
    parts::{Doubt, Part, PartKind},
    stitch::joined_from,
};
use crate::page::{INDENT, Page, append_line, ends_a_sentence, is_in_parts};

/// A part that is something else than it was taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Misread {
    /// The headline `part` is a piece of text that a column cut off.
    Text { part: usize },
    /// Line `at` of the text `part` is a headline.
    Head { part: usize, at: usize },
}

impl Misread {
    /// The part.
    pub(super) fn part(self) -> usize {
        match self {
            Self::Text { part } | Self::Head { part, .. } => part,
        }
    }

    /// Makes of all `parts` of a page what they are; `misread` are parts of those that `origins` are the
    /// places of, in page order. For each part there is its new place too.
    pub(super) fn mend(
        page: &Page<'_>,
        parts: Vec<Part>,
        misread: &[Self],
        origins: &[usize],
    ) -> (Vec<Part>, Vec<usize>) {
        let mut mended: Vec<Part> = Vec::with_capacity(parts.len() + misread.len());
        let mut places = Vec::with_capacity(parts.len());
        let mut misread = misread.iter().peekable();
        let mut is_under_mended = false;
        for (p, mut part) in parts.into_iter().enumerate() {
            places.push(mended.len());
            let mut heads = Vec::new();
            let mut is_text = false;
            while let Some(found) = misread.next_if(|misread| origins[misread.part()] == p) {
                match found {
                    Self::Text { .. } => is_text = true,
                    Self::Head { at, .. } => heads.push(*at),
                }
            }
            // What stands below was taken for a beginning because a headline stood above.
            if is_under_mended && (is_text || part.kind == PartKind::Text) {
                part.doubt = part.doubt.or(Some(Doubt::Words));
            }
            is_under_mended = is_text;
            if is_text {
                part.kind = PartKind::Text;
                part.is_settled = true;
            }
            if heads.is_empty() {
                mended.push(part);
            } else {
                mended.extend(around_headlines(page, part, &heads));
            }
        }
        (mended, places)
    }
}

/// A text whose lines `heads` are headlines: those, and what stands above, between and below them.
fn around_headlines(page: &Page<'_>, part: Part, heads: &[usize]) -> Vec<Part> {
    let Part { lines, .. } = &part;
    let mut pieces = Vec::with_capacity(2 * heads.len() + 1);
    let mut from = 0;
    for &at in heads.iter().chain([&lines.len()]) {
        if from < at {
            pieces.push((PartKind::Text, from..at));
        }
        if at < lines.len() {
            pieces.push((PartKind::Head, at..at + 1));
        }
        from = at + 1;
    }
    let piece = |(kind, range): (PartKind, Range<usize>)| {
        let is_first = range.start == 0;
        let is_last = range.end == lines.len();
        let is_head = kind == PartKind::Head;
        let first = page.lines[lines[range.start]];
        let own = lines[range].to_vec();
        let mut raw = String::new();
        for line_idx in &own {
            append_line(&mut raw, page.line(*line_idx));
        }
        Part {
            gap: first.gap,
            width: first.width,
            is_open: !is_last && !ends_a_sentence(&raw) || is_last && part.is_open,
            doubt: if is_first { part.doubt } else { Some(Doubt::Words) },
            at_edge: is_first && part.at_edge,
            last_column: if is_last { part.last_column } else { part.column },
            is_settled: is_head,
            kind,
            raw,
            lines: own,
            ..part.clone()
        }
    };
    pieces.into_iter().map(piece).collect()
}

/// Odds, as a logarithm, from which a line was misread.
const CERTAIN: f32 = 0.4;

/// Odds of a line with the looks of a headline being text: a logistic regression, like the other one, on
/// the lines of 700 made pages and of 180 that were taken apart by `pdftotext`.
mod text {
    pub const BIAS: f32 = -2.06;
    /// For each nat that speaks for a sentence ending where the line does.
    pub const ENDS: f32 = -0.4;
    /// For being as wide as the first line of a paragraph in the column right above; for a line below
    /// that is as wide as the second.
    pub const FIRST: f32 = 1.71;
    pub const SECOND: f32 = 2.27;
    /// For what of the line its story speaks of.
    pub const SAID: f32 = -1.13;
    pub const CHAR: f32 = 0.05;
    pub const COMMA: f32 = 2.14;
    pub const COMMAS: f32 = 1.3;
    pub const LEANS: f32 = 0.51;
    /// For nothing standing below.
    pub const LAST: f32 = -1.27;
    pub const IN_PARTS: f32 = -0.66;
}

impl Layout<'_> {
    /// The parts that were misread, in page order.
    pub(super) fn misread(&self, page: &Page<'_>) -> Vec<Misread> {
        let bonds = self.bonds();
        let strand_of = self.strand_of();
        let joined_from = joined_from(&self.joins);
        let mut misread = Vec::new();
        for (part, looked_at) in self.parts.iter().enumerate() {
            match looked_at.kind {
                PartKind::Head if self.text_odds(part, bonds[part]) > CERTAIN => {
                    misread.push(Misread::Text { part });
                }
                PartKind::Text => {
                    let heads = self.overlooked(page, part, strand_of[part], joined_from[part]);
                    misread.extend(heads.into_iter().map(|at| Misread::Head { part, at }));
                }
                _ => {}
            }
        }
        misread
    }

    /// What of each headline's line its story speaks of, 0 to 1.
    fn bonds(&self) -> Vec<f32> {
        let mut bonds = vec![0.0; self.parts.len()];
        for (s, headline) in self.headlines.iter().enumerate() {
            let Some(headline) = headline else { continue };
            let bond = resemblance(headline, s, &self.strands, &self.topics);
            for part in headline.lines.iter().flat_map(|(_, parts)| parts) {
                bonds[*part] = bond;
            }
        }
        bonds
    }

    fn strand_of(&self) -> Vec<Option<usize>> {
        let mut strand_of = vec![None; self.parts.len()];
        for (s, strand) in self.strands.iter().enumerate() {
            for part in strand.parts(&self.cut.chunks) {
                strand_of[part] = Some(s);
            }
        }
        strand_of
    }

    /// Odds of the headline line `part` being text.
    #[expect(clippy::cast_precision_loss, reason = "characters of a line")]
    fn text_odds(&self, part: usize, bond: f32) -> f32 {
        let Part { raw, width, .. } = &self.parts[part];
        let chars = raw.chars().filter(|c| !c.is_whitespace()).count();
        // What is longer was taken for a headline for more than its looks.
        if chars > LONGEST_HEAD as usize
            || raw.starts_with('—')
            || raw.ends_with(['！', '？', '!', '?'])
            || parse_dateline(raw).is_some()
        {
            return f32::NEG_INFINITY;
        }
        let above = part.checked_sub(1).map(|above| &self.parts[above]);
        let below = self.parts.get(part + 1);
        let column = above
            .filter(|above| above.kind == PartKind::Text && !above.is_open)
            .and_then(|above| above.last_column);
        let is_first = column.is_some_and(|column| column == width + INDENT);
        let is_second = |below: &Part| {
            below.kind == PartKind::Head
                && column.is_some_and(|column| column.abs_diff(below.width) <= 1)
        };
        let mut odds = text::BIAS
            + text::ENDS * continuity().end_gain(&tail(raw)).clamp(-3.0, 4.0)
            + text::SAID * bond
            + text::CHAR * chars as f32;
        if is_first {
            odds += text::FIRST;
        }
        if column.is_some_and(|column| column.abs_diff(width + INDENT) <= 1)
            && below.is_some_and(is_second)
        {
            odds += text::SECOND;
        }
        odds += match raw.matches('，').count() {
            0 => 0.0,
            1 => text::COMMA,
            _ => text::COMMA + text::COMMAS,
        };
        if leans_on(raw) {
            odds += text::LEANS;
        }
        if below.is_none() {
            odds += text::LAST;
        }
        if is_in_parts(raw) {
            odds += text::IN_PARTS;
        }
        odds
    }
}

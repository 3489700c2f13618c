//! Lines that their looks were wrong about, now that it is seen which stories a page holds.

use super::{
    continuity::{continuity, head, tail},
    cut::leans_on,
    dateline::parse_dateline,
    head_line::{LONGEST_HEAD, reads_as_headline},
    headline::resemblance,
    layout::Layout,
    parts::{Doubt, Part, PartKind},
    stitch::joined_from,
    topic::Pairs,
};
use crate::page::{INDENT, Page, append_line, is_in_parts};

/// A part that is something else than it was taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Misread {
    /// The headline `part` is a piece of text that a column cut off.
    Text { part: usize },
    /// The first line of the text `part` is a headline.
    Head { part: usize },
}

impl Misread {
    /// The part.
    pub(super) fn part(self) -> usize {
        match self {
            Self::Text { part } | Self::Head { part } => part,
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
            let found = misread.next_if(|misread| origins[misread.part()] == p);
            let is_text = matches!(found, Some(Self::Text { .. }));
            // What stands below was taken for a beginning because a headline stood above.
            if is_under_mended && (is_text || part.kind == PartKind::Text) {
                part.doubt = part.doubt.or(Some(Doubt::Words));
            }
            is_under_mended = is_text;
            match found {
                None => mended.push(part),
                Some(Self::Text { .. }) => mended.push(Part {
                    kind: PartKind::Text,
                    is_settled: true,
                    ..part
                }),
                Some(Self::Head { .. }) => mended.extend(under_headline(page, part)),
            }
        }
        (mended, places)
    }
}

/// A text whose first line is a headline: that line, and what stands below it.
fn under_headline(page: &Page<'_>, mut part: Part) -> impl Iterator<Item = Part> {
    let lines = part.lines.split_off(1);
    part.is_settled = true;
    part.kind = PartKind::Head;
    let below = lines.first().copied().map(|first| {
        page.line(part.lines[0]).clone_into(&mut part.raw);
        let mut below = Part {
            kind: PartKind::Text,
            raw: String::new(),
            gap: page.lines[first].gap,
            width: page.lines[first].width,
            doubt: Some(Doubt::Words),
            is_settled: false,
            ..part.clone()
        };
        for line_idx in &lines {
            append_line(&mut below.raw, page.line(*line_idx));
        }
        below.lines = lines;
        part.last_column = part.column;
        part.is_open = true;
        below
    });
    std::iter::once(part).chain(below)
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

/// Odds of the first line of a paragraph being a headline.
mod first_line {
    pub const BIAS: f32 = -3.96;
    /// For each nat by which the next line goes on with it.
    pub const GOES_ON: f32 = -0.37;
    pub const NOTHING_BELOW: f32 = 0.87;
    /// For each nat beyond four by which something elsewhere goes on with the part.
    pub const JOINED: f32 = -0.15;
    /// For what of the line a story speaks of, its own in the lines below, its own elsewhere.
    pub const SAID: f32 = 4.85;
    pub const SAID_BELOW: f32 = 1.79;
    pub const SAID_AROUND: f32 = -1.82;
    /// For being as wide as a first line in its column.
    pub const FIRST: f32 = -1.28;
    pub const COMMA: f32 = -2.66;
    pub const DASH: f32 = 1.51;
    /// For the whole part being one line; then also for what its story speaks of elsewhere, and for each
    /// nat by which the next part begins a paragraph.
    pub const ALONE: f32 = 0.8;
    pub const SAID_AROUND_ALONE: f32 = 0.98;
    pub const BEGINS_BELOW: f32 = 0.11;
    pub const GAP: f32 = 0.6;
    pub const ENDS: f32 = 0.66;
}

/// Stories to either side of a line's own that may speak of it.
const REACH: usize = 12;
/// Characters of the shortest line that is looked at again.
const SHORTEST: u32 = 4;

impl Layout<'_> {
    /// The parts that were misread, in page order.
    pub(super) fn misread(&self, page: &Page<'_>) -> Vec<Misread> {
        let bonds = self.bonds();
        let strand_of = self.strand_of();
        let joined_from = joined_from(&self.joins);
        let misread = |part: usize| match self.parts[part].kind {
            PartKind::Head => {
                let is_text = self.text_odds(part, bonds[part]) > CERTAIN;
                is_text.then_some(Misread::Text { part })
            }
            PartKind::Text if joined_from[part].is_none() => {
                let odds = self.head_odds(page, part, strand_of[part])?;
                (odds > CERTAIN).then_some(Misread::Head { part })
            }
            _ => None,
        };
        (0..self.parts.len()).filter_map(misread).collect()
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

    /// Odds of the first line of the text `part`, of story `strand`, being a headline; `None` for a line
    /// that cannot be one.
    fn head_odds(&self, page: &Page<'_>, part: usize, strand: Option<usize>) -> Option<f32> {
        let strand = strand?;
        let Part {
            lines, column, gap, ..
        } = &self.parts[part];
        let (&line_idx, rest) = lines.split_first()?;
        let line = page.line(line_idx);
        let may_be = (SHORTEST..=LONGEST_HEAD).contains(&page.lines[line_idx].chars)
            && reads_as_headline(line)
            && !line.ends_with(['：', '！', '？', '”', '）', ')'])
            && !leans_on(line);
        if !may_be {
            return None;
        }
        let model = continuity();
        let is_alone = rest.is_empty();
        let below = match rest.first() {
            Some(below) => Some(page.line(*below)),
            None => self
                .parts
                .get(part + 1)
                .filter(|below| below.kind == PartKind::Text)
                .map(|below| below.raw.as_str()),
        };
        let mut odds = first_line::BIAS
            + first_line::ENDS * model.end_gain(&tail(line)).clamp(-3.0, 4.0)
            + below.map_or(first_line::NOTHING_BELOW, |below| {
                let start = head(below);
                let begins = first_line::BEGINS_BELOW * model.start_gain(&start).clamp(-4.0, 4.0);
                first_line::GOES_ON * model.gain(&tail(line), &start).clamp(-6.0, 10.0)
                    + if is_alone { begins } else { 0.0 }
            })
            + self.joins[part].map_or(0.0, |join| first_line::JOINED * (join.score - 4.0).max(0.0));
        let room = column.map_or(0, |column| {
            column.saturating_sub(page.lines[line_idx].width)
        });
        for (holds, nats) in [
            (room.abs_diff(INDENT) <= 1, first_line::FIRST),
            (line.contains('，'), first_line::COMMA),
            (line.starts_with('—'), first_line::DASH),
            (is_alone, first_line::ALONE),
            (*gap > 0, first_line::GAP),
        ] {
            if holds {
                odds += nats;
            }
        }
        if odds + first_line::SAID + first_line::SAID_BELOW <= CERTAIN {
            return None;
        }
        let pairs = self.topics.pairs_of(line);
        let (around, said) = self.said(part, &pairs, strand);
        let below: Vec<&str> = rest.iter().map(|line| page.line(*line)).collect();
        let said_below = self
            .topics
            .contained(&pairs, &self.topics.pairs_of(&below.concat()));
        let said_around = first_line::SAID_AROUND
            + if is_alone {
                first_line::SAID_AROUND_ALONE
            } else {
                0.0
            };
        Some(
            odds + first_line::SAID * said
                + said_around * around
                + first_line::SAID_BELOW * said_below,
        )
    }

    /// What of a line of the text `part` its story `strand` speaks of elsewhere, and what a story near
    /// it does at most.
    fn said(&self, part: usize, line: &Pairs, strand: usize) -> (f32, f32) {
        let own = &self.spoken.pairs[part];
        let home = &self.strands[strand].pairs;
        let elsewhere = |pair: u32| home.count_of(pair) > own.count_of(pair);
        let around = self.topics.share(line, elsewhere);
        let near = strand.saturating_sub(REACH)..(strand + REACH + 1).min(self.strands.len());
        let said = near
            .filter(|s| *s != strand)
            .map(|s| self.topics.contained(line, &self.strands[s].pairs))
            .fold(around, f32::max);
        (around, said)
    }
}

//! Lines that their looks were wrong about, now that it is seen which stories a page holds.

use std::ops::Range;

use super::{
    continuity::{Below, Beside, begins, continuity, head, tail},
    cut::leans_on,
    dateline::parse_dateline,
    head_line::LONGEST_HEAD,
    headline::{Headline, resemblance},
    layout::Layout,
    lexicon::lexicon,
    parts::{Doubt, Part, PartKind, joined},
    stitch::joined_from,
};
use crate::page::{INDENT, Joint, Page, ends_a_sentence, is_in_parts, opens_inside_a_sentence};

/// A part that is something else than it was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Misread {
    /// The headline `part` is a piece of text that a column cut off.
    Text { part: usize },
    /// The lines `at` of the text `part` are a headline.
    Head { part: usize, at: Range<usize> },
}

impl Misread {
    /// The part.
    pub(super) fn part(&self) -> usize {
        match self {
            Self::Text { part } | Self::Head { part, .. } => *part,
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
                    Self::Head { at, .. } => heads.push(at.clone()),
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
                mended.extend(around_headlines(page, &part, &heads));
            }
        }
        (mended, places)
    }
}

/// A text whose lines `heads` are headlines: those, and what stands above, between and below them.
fn around_headlines(page: &Page<'_>, part: &Part, heads: &[Range<usize>]) -> Vec<Part> {
    let Part { lines, .. } = part;
    let mut pieces = Vec::with_capacity(2 * heads.len() + 1);
    let mut from = 0;
    for at in heads.iter().chain([&(lines.len()..lines.len())]) {
        if from < at.start {
            pieces.push((PartKind::Text, from..at.start));
        }
        if !at.is_empty() {
            pieces.push((PartKind::Head, at.clone()));
        }
        from = at.end;
    }
    let like = Part {
        raw: String::new(),
        lines: Vec::new(),
        ..part.clone()
    };
    let piece = |(kind, range): (PartKind, Range<usize>)| {
        let is_first = range.start == 0;
        let is_last = range.end == lines.len();
        let is_head = kind == PartKind::Head;
        let first = page.lines[lines[range.start]];
        let own = lines[range].to_vec();
        let raw = joined(page, &own);
        Part {
            gap: first.gap,
            width: first.width,
            is_open: !is_last && !ends_a_sentence(&raw) || is_last && part.is_open,
            doubt: if is_first {
                part.doubt
            } else {
                Some(Doubt::Words)
            },
            at_edge: is_first && part.at_edge,
            last_column: if is_last {
                part.last_column
            } else {
                part.column
            },
            is_settled: is_head,
            kind,
            raw,
            lines: own,
            ..like.clone()
        }
    };
    pieces.into_iter().map(piece).collect()
}

/// Odds, as a logarithm, from which a line was misread.
const CERTAIN: f32 = 1.2;

// Odds of a line with the looks of a headline being text: a logistic regression on 5,400 such lines of
// 900 made pages, 200 of which are text.
const BIAS: f32 = -3.48;
/// For each nat that speaks for a sentence ending where the line does, and for one beginning there.
const ENDS: f32 = -0.8;
const BEGINS: f32 = -0.24;
/// For being as wide as the first line of a paragraph in the column right above.
const AS_FIRST: f32 = 2.3;
/// For what of the line its story speaks of.
const SAID: f32 = -2.26;
const CHAR: f32 = 0.09;
const COMMA: f32 = 3.45;
const COMMAS: f32 = 0.89;
const LEANS: f32 = 1.36;
/// For telling the day, as the first sentence of a story does.
const TELLS_THE_DAY: f32 = 2.67;
const IN_PARTS: f32 = -1.89;
/// For what of a headline that no story took its story speaks of; for no story having taken the line; for
/// its being a crosshead.
const RIVAL: f32 = 2.56;
const LEFT: f32 = 1.4;
const CROSSHEAD: f32 = -1.57;
/// For each nat by which the text right below goes on with it, and by which that does that nothing leads
/// up to.
const GOES_ON: f32 = 0.28;
const GOES_ON_ELSEWHERE: f32 = 0.49;
const MOST_ELSEWHERE: f32 = 10.0;
/// For standing under text, over a headline, over a byline, over nothing.
const UNDER_TEXT: f32 = 1.3;
const OVER_HEAD: f32 = -0.54;
const OVER_BYLINE: f32 = -1.01;
const LAST: f32 = -1.76;

/// What more of a headline a story must speak of than the one that took it, to want it too.
const RATHER_HERE: f32 = 0.2;
/// Headlines, and pieces that nothing leads up to, which are looked at to either side of a line.
const RIVALS_NEAR: usize = 12;
const PIECES_NEAR: usize = 60;

/// What there is on a page that may speak for a headline's being text.
struct Around<'a> {
    /// For each part the story that it is the headline of.
    story_of: Vec<Option<usize>>,
    /// For each part what of its headline its story speaks of.
    bonds: Vec<f32>,
    /// The headlines in page order, each with its first part and the story that took it.
    headlines: Vec<(usize, &'a Headline, Option<usize>)>,
    /// Text that begins inside a sentence, and nothing leads up to it.
    pieces: Vec<(usize, Below)>,
}

impl Layout<'_> {
    /// The parts that were misread, in page order.
    pub(super) fn misread(&self, page: &Page<'_>) -> Vec<Misread> {
        let strand_of = self.strand_of();
        let joined_from = joined_from(&self.joins);
        let around = self.around(&joined_from);
        let mut misread = Vec::new();
        for (part, looked_at) in self.parts.iter().enumerate() {
            match looked_at.kind {
                PartKind::Head
                    if looked_at.joint != Joint::Headline
                        && self.text_odds(part, &around, strand_of[part]) > CERTAIN =>
                {
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

    fn around(&self, joined_from: &[Option<usize>]) -> Around<'_> {
        let mut around = Around {
            story_of: vec![None; self.parts.len()],
            bonds: vec![0.0; self.parts.len()],
            headlines: Vec::new(),
            pieces: Vec::new(),
        };
        for (s, headline) in self.headlines.iter().enumerate() {
            let Some(headline) = headline else { continue };
            let bond = resemblance(headline, s, &self.strands, &self.topics);
            for part in headline.parts() {
                around.story_of[part] = Some(s);
                around.bonds[part] = bond;
            }
        }
        let first = |headline: &Headline| headline.parts().next().unwrap_or(0);
        let left = self.left.iter().map(|headline| (headline, None));
        let given = self.headlines.iter().zip(0..);
        let given = given.filter_map(|(headline, s)| Some((headline.as_ref()?, Some(s))));
        around.headlines = left
            .chain(given)
            .map(|(headline, s)| (first(headline), headline, s))
            .collect();
        around.headlines.sort_unstable_by_key(|(first, ..)| *first);
        for (p, part) in self.parts.iter().enumerate() {
            let is_inside =
                part.doubt.is_some() || part.at_edge || opens_inside_a_sentence(&part.raw);
            if part.kind == PartKind::Text && joined_from[p].is_none() && is_inside {
                let below = continuity().below(&head(&part.raw));
                around.pieces.push((p, below));
            }
        }
        around
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

    /// Odds of the headline line `part` being text; `strand` is the story that it is a crosshead of.
    #[expect(clippy::cast_precision_loss, reason = "characters of a line")]
    fn text_odds(&self, part: usize, around: &Around<'_>, strand: Option<usize>) -> f32 {
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
        let text_below = below.filter(|below| below.kind == PartKind::Text);
        let text_above = above.filter(|above| above.kind == PartKind::Text);
        let column = text_above
            .filter(|above| !above.is_open)
            .and_then(|above| above.last_column);
        let kind_below = below.map(|below| &below.kind);
        let is_left = around.story_of[part].is_none() && strand.is_none();
        let model = continuity();
        let end = tail(raw);
        let mut odds = BIAS
            + ENDS * model.end_gain(&end).clamp(-3.0, 4.0)
            + BEGINS * begins(raw)
            + SAID * around.bonds[part]
            + CHAR * chars as f32
            + text_below.map_or(0.0, |below| {
                GOES_ON * model.gain(&end, &head(&below.raw)).clamp(-4.0, 8.0)
            });
        let commas = raw.matches('，').count();
        for (holds, nats) in [
            (column == Some(width + INDENT), AS_FIRST),
            (commas > 0, COMMA),
            (commas > 1, COMMAS),
            (leans_on(raw), LEANS),
            (lexicon().tells_the_day(raw), TELLS_THE_DAY),
            (is_in_parts(raw), IN_PARTS),
            (is_left, LEFT),
            (strand.is_some(), CROSSHEAD),
            (text_above.is_some(), UNDER_TEXT),
            (kind_below.is_some_and(PartKind::is_head), OVER_HEAD),
            (matches!(kind_below, Some(PartKind::Byline(_))), OVER_BYLINE),
            (kind_below.is_none(), LAST),
        ] {
            if holds {
                odds += nats;
            }
        }
        if odds + RIVAL + GOES_ON_ELSEWHERE * MOST_ELSEWHERE <= CERTAIN {
            return odds;
        }
        odds + GOES_ON_ELSEWHERE * goes_on_elsewhere(part, &end, &around.pieces)
            + RIVAL * around.story_of[part].map_or(0.0, |s| self.rival(part, s, &around.headlines))
    }

    /// What story `s` speaks, 0 to 1, of a headline near `part` that no story took, or another took of
    /// which it says less.
    fn rival(&self, part: usize, s: usize, headlines: &[(usize, &Headline, Option<usize>)]) -> f32 {
        let at = headlines.partition_point(|(first, ..)| *first < part);
        let near = at.saturating_sub(RIVALS_NEAR)..(at + RIVALS_NEAR).min(headlines.len());
        let bond = |headline, s| resemblance(headline, s, &self.strands, &self.topics);
        headlines[near]
            .iter()
            .filter(|(.., taker)| *taker != Some(s))
            .map(|&(_, headline, taker)| {
                let said = bond(headline, s);
                let is_rather_here = taker.is_none_or(|t| said > bond(headline, t) + RATHER_HERE);
                if is_rather_here { said } else { 0.0 }
            })
            .fold(0.0, f32::max)
    }
}

/// Nats by which one of the `pieces` around `part` goes on with what ends in `end`, at most
/// [`MOST_ELSEWHERE`].
fn goes_on_elsewhere(part: usize, end: &Beside, pieces: &[(usize, Below)]) -> f32 {
    let model = continuity();
    let above = model.above(end);
    let at = pieces.partition_point(|(piece, _)| *piece < part);
    let near = at.saturating_sub(PIECES_NEAR)..(at + PIECES_NEAR).min(pieces.len());
    pieces[near]
        .iter()
        .map(|(_, below)| model.gain_across(&above, below))
        .fold(0.0, f32::max)
        .min(MOST_ELSEWHERE)
}

//! Headlines that were taken for lines of a paragraph.

use std::{borrow::Cow, ops::Range};

use super::{
    continuity::{Beside, across, continuity, head, tail},
    head_line::{LONGEST_IN_PARTS, reads_as_headline},
    layout::Layout,
    parts::Part,
};
use crate::page::{INDENT, Page, append_line, is_in_parts, opens_inside_a_sentence};

/// Odds, as a logarithm, from which a line was overlooked.
const CERTAIN: f32 = 0.4;

// A logistic regression on 250 such lines and 10,000 of text, on 700 made pages.
const BIAS: f32 = -1.98;
/// For being the first of its lines, for being all of them.
const FIRST: f32 = 1.18;
const ALONE: f32 = 1.84;
/// For each nat by which it goes on with the line above, and the line below with it.
const GOES_ON: f32 = -0.1;
const GOES_ON_BELOW: f32 = -0.22;
/// For something elsewhere leading up to it, with each nat of that; for each nat by which something
/// elsewhere goes on with it.
const JOINED: f32 = 1.06;
const JOINED_BY: f32 = -0.14;
const GOES_ON_ELSEWHERE: f32 = -0.23;
/// For each nat by which it begins, and by which it ends; by which the line below begins, and the one
/// above ends.
const BEGINS: f32 = 0.28;
const ENDS: f32 = 0.67;
const BEGINS_BELOW: f32 = 0.19;
const ENDS_ABOVE: f32 = 0.51;
/// For what of it a story speaks of; for more than half of it; for what its own story does elsewhere, for
/// what the other lines do, and for what a story without a headline does beyond those.
const SAID: f32 = 1.53;
const SAID_MOST: f32 = 1.47;
const SAID_AROUND: f32 = -1.66;
const SAID_BESIDE: f32 = 0.97;
const SAID_UNNAMED: f32 = 0.91;
/// For its own story being without a headline.
const UNNAMED: f32 = 1.34;
/// For its width in its column: as wide as a first line, as the column, wider, far narrower.
const AS_FIRST: f32 = -2.41;
const AS_COLUMN: f32 = -1.31;
const OVER: f32 = 1.13;
const SHORT: f32 = 1.02;
const COMMA: f32 = -3.07;
const DASH: f32 = 1.22;
const IN_PARTS: f32 = 2.09;
const CHAR: f32 = -0.086;
/// For a headline standing above, for nothing standing below, for a piece of text breaking off with it.
const UNDER_HEAD: f32 = 0.72;
const LAST: f32 = -0.92;
const BREAKS_OFF: f32 = 1.95;
/// For the line below beginning inside a sentence that nothing else leads up to: set by hand.
const LEADS: f32 = -2.0;

/// Half squares by which a line is far narrower than its column.
const ROOM: u32 = 5;
/// Stories to either side of a line's own that may speak of it.
const REACH: usize = 12;
/// Lines to either side of a line that may speak of the same.
const LINES_NEAR: usize = 10;
/// Lines of the longest headline.
const MOST_LINES: usize = 3;
/// Characters of the shortest line that is looked at again.
const SHORTEST: u32 = 4;

impl Layout<'_> {
    /// Which lines of the text `part`, of story `strand`, are headlines, of up to three lines each;
    /// `joined_from` is the part that leads up to it.
    pub(super) fn overlooked(
        &self,
        page: &Page<'_>,
        part: usize,
        strand: Option<usize>,
        joined_from: Option<usize>,
    ) -> Vec<Range<usize>> {
        let Some(strand) = strand else {
            return Vec::new();
        };
        let text = Text {
            part: &self.parts[part],
            above: part.checked_sub(1).map(|above| &self.parts[above]),
            is_last: part + 1 == self.parts.len(),
            joined: joined_from
                .and_then(|above| self.joins[above])
                .map(|join| join.score),
            joins: self.joins[part].map(|join| join.score),
            is_unnamed: self.headlines[strand].is_none(),
        };
        let odds = |lines: Range<usize>| {
            let looks = text.looks(page, lines.clone())?;
            let most = SAID + SAID_MOST + SAID_BESIDE + SAID_UNNAMED;
            let may_be = looks + most > CERTAIN;
            let odds = may_be.then(|| looks + self.said_of(page, part, &lines, strand))?;
            (odds > CERTAIN).then_some(odds)
        };
        let count = text.part.lines.len();
        let mut heads: Vec<Range<usize>> = Vec::new();
        let mut at = 0;
        while at < count {
            let most = text.lines_of_broken(page, at);
            let found = (1..=most)
                .filter_map(|lines| Some((odds(at..at + lines)?, at..at + lines)))
                .max_by(|a, b| a.0.total_cmp(&b.0))
                .map_or(at..at, |(_, found)| found);
            at = found.end.max(at + 1);
            if !found.is_empty() {
                heads.push(found);
            }
        }
        heads
    }

    /// What of the lines `at` of the text `part` stories speak of, as odds.
    fn said_of(&self, page: &Page<'_>, part: usize, at: &Range<usize>, strand: usize) -> f32 {
        let lines = &self.parts[part].lines;
        let pairs_of = |lines: &[usize]| {
            let texts: Vec<&str> = lines.iter().map(|line| page.line(*line)).collect();
            self.topics.pairs_of(&texts.concat())
        };
        let pairs = pairs_of(&lines[at.clone()]);
        let own = &self.spoken.pairs[part];
        let home = &self.strands[strand].pairs;
        let around = self
            .topics
            .share(&pairs, |pair| home.count_of(pair) > own.count_of(pair));
        let above = &lines[at.start.saturating_sub(LINES_NEAR)..at.start];
        let below = &lines[at.end..(at.end + LINES_NEAR).min(lines.len())];
        let rest = [above, below].concat();
        let beside = if rest.is_empty() {
            0.0
        } else {
            self.topics.contained(&pairs, &pairs_of(&rest))
        };
        let (mut said, mut unnamed) = (around, 0.0_f32);
        for other in strand.saturating_sub(REACH)..(strand + REACH + 1).min(self.strands.len()) {
            if other == strand {
                continue;
            }
            let of_other = self.topics.contained(&pairs, &self.strands[other].pairs);
            said = said.max(of_other);
            if self.headlines[other].is_none() && !self.strands[other].is_line {
                unnamed = unnamed.max(of_other);
            }
        }
        let most = if said.max(beside) > 0.5 {
            SAID_MOST
        } else {
            0.0
        };
        SAID * said
            + SAID_AROUND * around
            + SAID_BESIDE * beside
            + SAID_UNNAMED * (unnamed - around.max(beside)).max(0.0)
            + most
    }
}

/// Whether the words of a headline may run across from the first to the second of two lines that stand
/// close: only its last line is short.
fn runs_across(page: &Page<'_>, pair: &[usize]) -> bool {
    let &[above, below] = pair else {
        return false;
    };
    page.lines[below].gap == 0
        && page.lines[below].chars <= page.lines[above].chars + 1
        && across(page.line(above), page.line(below)) > 0.0
}

/// A text with what stands around it.
struct Text<'a> {
    part: &'a Part,
    above: Option<&'a Part>,
    /// Whether nothing stands below.
    is_last: bool,
    /// Nats by which something elsewhere leads up to it, and by which something goes on with it.
    joined: Option<f32>,
    joins: Option<f32>,
    /// Whether its story has no headline.
    is_unnamed: bool,
}

impl Text<'_> {
    /// How many lines from line `at` on may be one headline, broken to halves or by the width of the column.
    fn lines_of_broken(&self, page: &Page<'_>, at: usize) -> usize {
        let lines = &self.part.lines[at..];
        let is_top = at == 0 && page.lines[lines[0]].gap > 0 && self.joined.is_none();
        let breaks = lines.windows(2).take(MOST_LINES - 1);
        match breaks
            .take_while(|pair| is_top && runs_across(page, pair))
            .count()
        {
            0 if self.is_halved(page, at) => 2,
            breaks => 1 + breaks,
        }
    }

    /// Whether line `at` and the one below may be a headline broken in two: it is cut to halves, not to
    /// the column.
    fn is_halved(&self, page: &Page<'_>, at: usize) -> bool {
        let Some(&[above, below]) = self.part.lines.get(at..at + 2) else {
            return false;
        };
        // A mark hangs at the end of a line that the column cut.
        let hangs = page.line(above).ends_with(['，', '、', '；', '：']);
        let (above, below) = (&page.lines[above], &page.lines[below]);
        !hangs
            && above.chars.abs_diff(below.chars) <= 2
            && below.gap == above.gap
            && self
                .part
                .column
                .is_none_or(|column| column.abs_diff(above.width) > 1)
    }

    /// Odds of its lines `at` being a headline by all but what it speaks of; `None` where they cannot be
    /// one.
    #[expect(clippy::cast_precision_loss, reason = "characters of a line")]
    fn looks(&self, page: &Page<'_>, at: Range<usize>) -> Option<f32> {
        let Part { lines, column, .. } = self.part;
        let first = lines[at.start];
        let text: Cow<'_, str> = if at.len() == 1 {
            page.line(first).into()
        } else {
            let mut text = page.line(first).to_owned();
            for line in &lines[at.start + 1..at.end] {
                append_line(&mut text, page.line(*line));
            }
            text.into()
        };
        let chars: u32 = lines[at.clone()]
            .iter()
            .map(|line| page.lines[*line].chars)
            .sum();
        let (is_first, is_last) = (at.start == 0, at.end == lines.len());
        let room = column.map(|column| i64::from(column) - i64::from(page.lines[first].width));
        let is_full = room.is_some_and(|room| room.abs() <= 1);
        let may_be = (SHORTEST..=LONGEST_IN_PARTS).contains(&chars)
            && (is_first || is_last || !is_full)
            && reads_as_headline(&text)
            && !text.ends_with(['：', '）', ')'])
            && text.matches('，').count() < 2;
        if !may_be {
            return None;
        }
        let model = continuity();
        let (start, end) = (head(&text), tail(&text));
        let beside = |line: usize| page.line(lines[line]);
        // Nothing but these lines leads up to what stands below.
        let is_led_up_to = (is_first && self.joined.is_none() || at.len() > 1) && !is_last;
        let mut odds = BIAS
            + CHAR * chars as f32
            + BEGINS * model.start_gain(&start).clamp(-4.0, 4.0)
            + ENDS * model.end_gain(&end).clamp(-3.0, 4.0);
        if !is_first {
            let above: Beside = tail(beside(at.start - 1));
            odds += GOES_ON * model.gain(&above, &start).clamp(-4.0, 8.0)
                + ENDS_ABOVE * model.end_gain(&above).clamp(-3.0, 4.0);
        } else if let Some(nats) = self.joined {
            odds += JOINED + JOINED_BY * nats.clamp(0.0, 8.0);
        }
        if !is_last {
            let below: Beside = head(beside(at.end));
            odds += GOES_ON_BELOW * model.gain(&end, &below).clamp(-6.0, 10.0)
                + BEGINS_BELOW * model.start_gain(&below).clamp(-4.0, 4.0);
        } else if let Some(nats) = self.joins {
            odds += GOES_ON_ELSEWHERE * nats.clamp(0.0, 10.0);
        }
        let indent = i64::from(INDENT);
        for (holds, nats) in [
            (is_first && !is_last, FIRST),
            (is_first && is_last, ALONE),
            (self.is_unnamed, UNNAMED),
            (
                room.is_some_and(|room| (room - indent).abs() <= 1),
                AS_FIRST,
            ),
            (is_full, AS_COLUMN),
            (room.is_some_and(|room| room < -1), OVER),
            (
                room.is_some_and(|room| room > i64::from(ROOM)) && !is_last,
                SHORT,
            ),
            (text.contains('，'), COMMA),
            (text.starts_with('—'), DASH),
            (is_in_parts(&text), IN_PARTS),
            (
                is_first && self.above.is_some_and(|above| above.kind.is_head()),
                UNDER_HEAD,
            ),
            (is_last && self.is_last, LAST),
            (is_last && self.part.is_open, BREAKS_OFF),
            (
                is_led_up_to && opens_inside_a_sentence(beside(at.end)),
                LEADS,
            ),
        ] {
            if holds {
                odds += nats;
            }
        }
        Some(odds)
    }
}

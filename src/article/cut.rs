//! What speaks for two pieces of text being one paragraph that a column cut in two.

use super::{
    continuity::{Above, Below, Beside, continuity, hash, head, tail},
    dateline::parse_dateline,
    kinship::{Kinship, Stretch},
    letters::Letters,
    parts::{Doubt, Part, PartKind},
    signature::{foot_byline, is_in_brackets},
};
use crate::page::{INDENT, ends_a_sentence, is_in_parts, marks, opens_inside_a_sentence};

/// Paragraphs of the stretch on either side of a cut that are compared.
const STRETCH: usize = 3;
/// Characters of the shortest line with the looks of a headline that may be text.
const SHORTEST: usize = 8;

// Nats that speak for a join. A conditional logit (which start goes on with an end, which end a start
// goes on with, or none) on 240 made pages gave their proportions; what stands right below and the
// likeness of the stretches were then raised by the articles of 80 other made pages and by real ones,
// whose words the continuity model knows less well. What speaks for and against lines that look like
// headlines was then set by hand on the stories of 160 more. When the model of continuity was learnt anew,
// some were tuned again, on pages of our own stories and on made ones whose text it had not seen.
const NEED: f32 = -0.5;
const GAIN: f32 = 0.9;
const MOST_GAIN: f32 = 18.0;
const BEGINS: f32 = -1.0;
const TOPIC: f32 = 18.0;
/// Two copies are more alike than any two pieces of one story.
const MOST_ALIKE: f32 = 0.2;
const PHRASE: f32 = 0.6;
const BELOW_IN_COLUMN: f32 = 9.0;
const BELOW: f32 = 5.5;
const BELOW_BLANK_LINE: f32 = 2.3;
const DOUBTFUL: f32 = 0.0;
const FRESH: f32 = -2.5;
const FRESH_IN_COLUMN: f32 = -4.0;
const INSIDE: f32 = 1.0;
const SAME_COLUMN: f32 = 0.4;
const OTHER_COLUMN: f32 = -4.0;
const ONE_WRAPPED: f32 = -0.45;
const BALANCED: f32 = 1.0;
const UNBALANCED: f32 = -3.0;
const HEAD: f32 = -6.0;
const LEANS_ON: f32 = 4.0;
const OVER_BYLINE: f32 = -3.0;
const COMMA: f32 = 3.0;
const COMMAS: f32 = 6.0;
const HEAD_FULL: f32 = 2.0;
const HEAD_NOT_FULL: f32 = -2.0;
const OVER_DATELINE: f32 = -4.0;
const IN_PILE: f32 = -2.5;
const IN_PARTS: f32 = -6.0;
const LAST: f32 = -3.0;
const OTHER_STORY: f32 = -6.0;
const OVER_FIRST_PARAGRAPH: f32 = -3.0;
const LONE: f32 = -1.0;

/// A start that needs a join less than so is not weighed.
const LEAST_NEED: f32 = -7.0;

/// Marks that open and those that close them.
const PAIRS: [(char, char); 4] = [('“', '”'), ('（', '）'), ('《', '》'), ('(', ')')];

/// What a join looks at on the side of the piece that breaks off.
pub(super) struct End {
    /// The part.
    pub part: usize,
    chars: Beside,
    above: Above,
    column: Option<u32>,
    /// For each of [`PAIRS`] whether it is left open.
    left_open: [bool; PAIRS.len()],
    /// Whether it has the looks of a headline.
    is_head: bool,
    story: Option<u32>,
    /// Nats that its own looks speak for being text that breaks off.
    looks: f32,
    /// What it and the paragraphs above it speak of.
    stretch: Stretch,
}

/// What a join looks at on the side of the piece that begins inside a sentence.
pub(super) struct Start {
    /// The part.
    pub part: usize,
    chars: Beside,
    column: Option<u32>,
    /// For each of [`PAIRS`] whether it is closed before it is opened.
    wants_open: [bool; PAIRS.len()],
    /// What parts it from the part right above, where that is open.
    doubt: Option<Doubt>,
    /// Nats that its own looks speak for being joined to something.
    need: f32,
    below: Below,
    story: Option<u32>,
    /// What it and the paragraphs below it speak of.
    stretch: Stretch,
}

impl End {
    /// Whether a part may break off inside a sentence.
    pub(super) fn may_be(part: &Part) -> bool {
        match part.kind {
            PartKind::Text => part.is_open && foot_byline(&part.raw).is_none(),
            // A line that a column left alone looks like a headline, but breaks off.
            PartKind::Head => {
                !part.is_settled
                    && part.raw.chars().count() >= SHORTEST
                    && !ends_a_sentence(&part.raw)
                    && !part.raw.starts_with('—')
            }
            _ => false,
        }
    }

    pub(super) fn of(parts: &[Part], part: usize, kinship: &Kinship) -> Self {
        let raw = &parts[part].raw;
        let is_head = parts[part].kind == PartKind::Head;
        let above = (0..part)
            .rev()
            .take_while(|p| is_closed_text(&parts[*p]))
            .take(STRETCH - 1)
            .count();
        // What a headline speaks of stands in its story, wherever that is broken.
        let first = if is_head { part + 1 } else { part - above };
        let stretch = kinship.stretch(first..part + 1);
        let mut looks = if is_head {
            looks_like_text(parts, part)
        } else {
            0.0
        };
        if parts[part].is_settled {
            looks += LONE;
        }
        let chars = tail(raw);
        Self {
            part,
            above: continuity().above(&chars),
            chars,
            column: parts[part].last_column,
            left_open: left_open(raw),
            is_head,
            story: parts[part].story,
            looks,
            stretch,
        }
    }
}

impl Start {
    /// Whether a part may go on with a sentence begun elsewhere.
    pub(super) fn may_be(part: &Part) -> bool {
        part.kind == PartKind::Text && parse_dateline(&part.raw).is_none()
    }

    /// `None` where too much speaks for a paragraph that begins here.
    pub(super) fn of(parts: &[Part], part: usize, kinship: &Kinship) -> Option<Self> {
        let Part {
            raw,
            column,
            doubt,
            at_edge,
            ..
        } = &parts[part];
        let chars = head(raw);
        let below = continuity().below(&chars);
        let need = if *at_edge || opens_inside_a_sentence(raw) {
            INSIDE
        } else {
            BEGINS * continuity().start_gain_of(&below).clamp(-4.0, 8.0)
        };
        // A paragraph behind a closed one of its width begins there more likely than not.
        let above = part
            .checked_sub(1)
            .map(|above| &parts[above])
            .filter(|above| doubt.is_none() && !*at_edge && is_closed_text(above));
        let fresh = match above.map(|above| (above.last_column, *column)) {
            Some((Some(a), Some(b))) if a.abs_diff(b) <= 4 => FRESH_IN_COLUMN,
            Some((None, None)) => FRESH,
            _ => 0.0,
        };
        let need = NEED + need + fresh + if doubt.is_some() { DOUBTFUL } else { 0.0 };
        if need < LEAST_NEED {
            return None;
        }
        let closed_below = (part + 1..parts.len())
            .take_while(|p| is_closed_text(&parts[*p]) && is_closed_text(&parts[p - 1]))
            .take(STRETCH - 1)
            .count();
        Some(Self {
            part,
            column: *column,
            wants_open: wants_open(raw),
            doubt: *doubt,
            need,
            below,
            story: parts[part].story,
            stretch: kinship.stretch(part..part + 1 + closed_below),
            chars,
        })
    }
}

/// For each of [`PAIRS`] whether `text` leaves it open.
fn left_open(text: &str) -> [bool; PAIRS.len()] {
    let mut left_open = [false; PAIRS.len()];
    for c in marks(text) {
        for (left_open, (open, close)) in left_open.iter_mut().zip(PAIRS) {
            *left_open = c == open || *left_open && c != close;
        }
    }
    left_open
}

/// For each of [`PAIRS`] whether `text` closes it before it opens it.
fn wants_open(text: &str) -> [bool; PAIRS.len()] {
    let mut first = [None; PAIRS.len()];
    for c in marks(text) {
        for (first, (open, close)) in first.iter_mut().zip(PAIRS) {
            if c == open || c == close {
                first.get_or_insert(c);
            }
        }
    }
    std::array::from_fn(|pair| first[pair] == Some(PAIRS[pair].1))
}

fn is_closed_text(part: &Part) -> bool {
    part.kind == PartKind::Text && !part.is_open
}

/// Whether a line cannot end where it does, as no headline may: it ends in a bare number, in a day, in a
/// word that leans on the next, or inside quotation marks.
pub(super) fn leans_on(line: &str) -> bool {
    let ends_in_number = |line: &str| line.ends_with(|c: char| c.is_ascii_digit());
    let ends_in_day = line.strip_suffix('日').is_some_and(ends_in_number);
    ends_in_number(line) || ends_in_day || line.ends_with('的') || line.rfind('“') > line.rfind('”')
}

/// Nats that speak for a line with the looks of a headline being the first line of a paragraph
/// that a column left alone: with a comma, or as wide as the column above without its indent.
fn looks_like_text(parts: &[Part], part: usize) -> f32 {
    let Part { raw, width, .. } = &parts[part];
    let mut looks = HEAD;
    if let Some(Part {
        kind: PartKind::Byline(_),
        raw,
        ..
    }) = parts.get(part + 1)
        && !is_in_brackets(raw)
    {
        looks += OVER_BYLINE;
    }
    looks += match raw.matches('，').count() {
        0 => 0.0,
        1 => COMMA,
        _ => COMMAS,
    };
    if leans_on(raw) {
        looks += LEANS_ON;
    }
    if is_in_parts(raw) {
        looks += IN_PARTS;
    }
    let above = part.checked_sub(1).map(|above| &parts[above]);
    let below = parts.get(part + 1);
    let is_head = |part: &Part| part.kind.is_head();
    if above.is_some_and(is_head) || below.is_some_and(is_head) {
        looks += IN_PILE;
    }
    if below.is_none() {
        looks += LAST;
    }
    // What stands between the end of one story and the beginning of another is a headline.
    let ends_above = above.is_none_or(|above| {
        matches!(above.kind, PartKind::Byline(_) | PartKind::Furniture)
            || foot_byline(&above.raw).is_some()
    });
    if let Some(below) = below.filter(|below| below.kind == PartKind::Text) {
        if parse_dateline(&below.raw).is_some() {
            looks += OVER_DATELINE;
        } else if ends_above && continuity().start_gain(&head(&below.raw)) > 0.0 {
            looks += OVER_FIRST_PARAGRAPH;
        }
    }
    if let Some(column) = above
        .filter(|above| is_closed_text(above))
        .and_then(|above| above.last_column)
    {
        let room = column.saturating_sub(*width);
        looks += if (INDENT - 2..=INDENT + 2).contains(&room) {
            HEAD_FULL
        } else {
            HEAD_NOT_FULL
        };
    }
    looks
}

/// Nats that speak for `start` going on with `end`; zero or less where nothing does.
///
/// What costs most to weigh is weighed last, and only where it may still turn the balance.
pub(super) fn nats(phrases: &Phrases, kinship: &Kinship, end: &End, start: &Start) -> f32 {
    let is_below = start.part == end.part + 1;
    let mut nats = start.need + end.looks;
    nats += match (end.column, start.column) {
        (Some(a), Some(b)) if a.abs_diff(b) <= 4 => SAME_COLUMN,
        (Some(_), Some(_)) => OTHER_COLUMN,
        (None, None) => 0.0,
        _ => ONE_WRAPPED,
    };
    if matches!((end.story, start.story), (Some(a), Some(b)) if a != b) {
        nats += OTHER_STORY;
    }
    // What stands right below goes on far more often than not.
    if is_below {
        let same_width = end.column.is_some() && end.column == start.column;
        nats += match start.doubt {
            Some(Doubt::Words) if same_width => BELOW_IN_COLUMN,
            Some(Doubt::Words) => BELOW,
            Some(Doubt::BlankLine) => BELOW_BLANK_LINE,
            None => 0.0,
        };
    }
    // Marks opened above want to be closed below, and the other way round.
    for (left_open, wants_open) in end.left_open.into_iter().zip(start.wants_open) {
        nats += match (left_open, wants_open) {
            (true, true) => BALANCED,
            (false, false) => 0.0,
            _ => UNBALANCED,
        };
    }
    let most_said = if end.is_head {
        0.0
    } else {
        PHRASE + TOPIC * MOST_ALIKE
    };
    if nats + GAIN * MOST_GAIN + most_said <= 0.0 {
        return nats;
    }
    let gain = continuity().gain_across(&end.above, &start.below);
    nats += GAIN * gain.min(MOST_GAIN);
    if end.is_head || nats + most_said <= 0.0 {
        return nats;
    }
    nats += phrases.across(&end.chars, &start.chars);
    nats + TOPIC * kinship.alike(&end.stretch, &start.stretch).min(MOST_ALIKE)
}

/// Which runs of three characters stand somewhere on the page: what a page says once
/// uncut it says for the places where it is cut.
pub(super) struct Phrases {
    bits: Vec<u64>,
}

impl Phrases {
    pub(super) fn of(parts: &[Part], letters: &Letters) -> Self {
        let chars: usize = parts.iter().map(|p| p.raw.len() / 3).sum();
        let mut phrases = Self {
            bits: vec![0; chars.next_power_of_two().max(64)],
        };
        for part in parts.iter().filter(|p| p.kind == PartKind::Text) {
            for run in letters.folded()[letters.range(part)].windows(3) {
                let (word, bit) = phrases.place(run);
                phrases.bits[word] |= bit;
            }
        }
        phrases
    }

    fn place(&self, run: &[char]) -> (usize, u64) {
        let hash = hash(run, None);
        let word = usize::try_from(hash >> 8).unwrap_or_default() & (self.bits.len() - 1);
        (word, 1 << (hash & 63))
    }

    fn has(&self, run: &[char]) -> bool {
        let (word, bit) = self.place(run);
        self.bits[word] & bit != 0
    }

    /// Nats for phrases of the page that stand across the cut.
    fn across(&self, end: &[char], start: &[char]) -> f32 {
        if end.len() < 2 || start.len() < 2 {
            return 0.0;
        }
        let run = [end[end.len() - 2], end[end.len() - 1], start[0], start[1]];
        if self.has(&run[..3]) || self.has(&run[1..]) {
            PHRASE
        } else {
            0.0
        }
    }
}

//! What is seen of two cells of which one may go on with the other.

use super::{
    Cell,
    link::INDENTS,
    rounds::Below,
    turns::{Columns, Known},
    words::{Rivals, Words, near},
};
use crate::page::{Language, Page};

/// What is looked at; `assets/model/columns.txt` has the names.
pub(super) const LOOKS: usize = 34;
pub(super) type Looks = [f32; LOOKS];
/// Kinds of pairs that are weighed apart: each of [`Above`], where nothing but the words may have found it
/// and where the columns have it so.
pub(super) const KINDS: usize = 6;

/// Two cells that may be one below the other.
pub(super) struct Pair {
    pub above: usize,
    pub below: usize,
    /// Less than [`KINDS`].
    pub kind: usize,
    pub looks: Looks,
}

/// What the cell above ends with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Above {
    /// It ends inside a sentence.
    Open,
    /// It ends behind one.
    Closed,
    /// It has no mark at all, and may be a headline.
    Plain,
}

/// Which pairs are asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// Those that the columns have.
    Found,
    /// All those of which nothing is sure.
    Unsure,
}

/// Half squares by which lines vary.
const EVEN: u32 = 3;
/// Half squares by which columns of two widths differ.
const OTHER_WIDTH: u32 = 4;
/// Nats for a start that a dateline alone has.
const DATELINE: f32 = 8.0;
/// Cells ahead that a column may go on in its turn, and cells to either side whose turns are compared.
const AHEAD: usize = 48;
const BESIDE: usize = 6;
const RIGHT_BESIDE: usize = 3;

/// A table of cells, and what is known of each by itself.
pub(super) struct Scene<'a, L> {
    pub page: &'a Page<'a>,
    pub cells: &'a [Cell],
    pub language: &'a L,
    starts: Vec<f32>,
    is_signed: Vec<bool>,
}

impl<'a, L: Language> Scene<'a, L> {
    pub(super) fn new(page: &'a Page<'a>, cells: &'a [Cell], language: &'a L) -> Self {
        let start = |cell: &Cell| language.start(page.line(cell.first));
        let is_signed = |cell: &Cell| language.is_signed(page.line(cell.last));
        Self {
            page,
            cells,
            language,
            starts: cells.iter().map(start).collect(),
            is_signed: cells.iter().map(is_signed).collect(),
        }
    }

    /// The pairs that may be.
    pub(super) fn pairs(&self, known: &Known, which: Which, words: &mut Words) -> Vec<Pair> {
        let columns = Columns::of(self.cells, known);
        let rivals = (which == Which::Unsure)
            .then(|| Rivals::of(self.page, self.cells, known, &columns, words, self.language));
        let sight = Sight {
            scene: self,
            known,
            columns: &columns,
            rivals: rivals.as_ref(),
        };
        let mut pairs = Vec::new();
        for a in (0..self.cells.len()).filter(|a| !known.is_sure[*a]) {
            let found = known.below[a].map(|below| below.cell);
            if which == Which::Found {
                pairs.extend(found.and_then(|b| sight.pair((a, b), words)));
                continue;
            }
            let others = near(a, self.cells.len()).filter(|b| *b != a && Some(*b) != found);
            let all = found.into_iter().chain(others);
            for b in all.filter(|b| !columns.stands[*b]) {
                pairs.extend(sight.pair((a, b), words));
            }
        }
        pairs
    }
}

/// A table with what is known of its columns.
struct Sight<'a, L> {
    scene: &'a Scene<'a, L>,
    known: &'a Known,
    columns: &'a Columns,
    rivals: Option<&'a Rivals>,
}

impl<L: Language> Sight<'_, L> {
    /// The pair, where it may be one.
    fn pair(&self, (a, b): (usize, usize), words: &mut Words) -> Option<Pair> {
        let Scene {
            page,
            cells,
            language,
            ..
        } = *self.scene;
        let (above, below) = (&cells[a], &cells[b]);
        let ends = match (above.is_open, above.is_text) {
            (true, true) => Above::Open,
            (false, _) => Above::Closed,
            (true, false) => Above::Plain,
        };
        let (under, over) = (self.known.below[a], self.columns.above(b));
        let is_found = under.is_some_and(|under| under.cell == b);
        let has_room = |below: Option<Below>, cell: usize| {
            below.is_none_or(|below| below.passed_over(&cells[cell]) > 0)
        };
        let fits = has_room(under, a) && over.is_none_or(|over| has_room(Some(over), over.cell));
        let gain = words.gain(page, cells, (a, b), language);
        let may_be = is_found
            || b == a + 1
            || if ends == Above::Open {
                below.may_be_text() && (fits || gain >= 0.0)
            } else {
                fits
            };
        if !may_be {
            return None;
        }
        let mut looks = Vec::with_capacity(LOOKS);
        looks.push(1.0);
        self.words((a, b), gain, &mut looks);
        self.places((a, b), is_found, &mut looks);
        self.widths((a, b), &mut looks);
        self.turns((a, b), &mut looks);
        Some(Pair {
            above: a,
            below: b,
            kind: 2 * ends as usize + usize::from(is_found),
            looks: looks.try_into().ok()?,
        })
    }

    /// What they say, and say of others.
    fn words(&self, (a, b): (usize, usize), gain: f32, looks: &mut Vec<f32>) {
        let is_open = self.scene.cells[a].is_open;
        let more = |rivals: &Rivals| match is_open {
            true => [
                (gain - rivals.below[a].but(b)).clamp(-6.0, 6.0),
                (gain - rivals.above[b].but(a)).clamp(-6.0, 6.0),
            ],
            false => [0.0, -rivals.above[b].but(a).clamp(-2.0, 8.0)],
        };
        let [above, below] = self.rivals.map_or([0.0, 0.0], more);
        let start = self.scene.starts[b];
        looks.extend([
            gain.clamp(-3.0, 0.0),
            gain.clamp(0.0, 3.0),
            gain.clamp(3.0, 6.0) - 3.0,
            gain.clamp(6.0, 12.0) - 6.0,
            above.min(0.0),
            above.max(0.0),
            below,
            start.clamp(-4.0, 0.0),
            start.clamp(0.0, 3.0),
            flag(start >= DATELINE),
            flag(self.scene.is_signed[a]),
        ]);
    }

    /// Where they stand in their columns as these are known.
    fn places(&self, (a, b): (usize, usize), is_found: bool, looks: &mut Vec<f32>) {
        let cells = self.scene.cells;
        let (under, over) = (self.known.below[a], self.columns.above(b));
        let passed = under.map_or(0, |under| under.passed_over(&cells[a]));
        let is_foot = under.is_none();
        let is_top = over.is_none();
        let elsewhere = !is_found;
        let over_passed = over.map_or(0, |over| over.passed_over(&cells[over.cell]));
        let turn = if is_foot && is_top {
            self.columns.turn(a, b)
        } else {
            0.0
        };
        let far = u16::try_from(a.abs_diff(b)).map_or(0.0, f32::from) / 64.0;
        looks.extend([
            flag(is_found && passed == 1),
            flag(is_found && passed > 1),
            flag(elsewhere && is_foot),
            flag(elsewhere && is_top),
            flag(elsewhere && passed > 0),
            flag(elsewhere && over_passed > 0),
            turn,
            flag(is_foot && is_top && b < a),
            flag(a + 1 == b),
            if elsewhere { far } else { 0.0 },
        ]);
    }

    /// What the widths of the lines say: the indent of a paragraph is lost, and its first line as narrow
    /// as if it had one.
    fn widths(&self, (a, b): (usize, usize), looks: &mut Vec<f32>) {
        let cells = self.scene.cells;
        let (above, below) = (&cells[a], &cells[b]);
        let width = self.columns.width(cells, a);
        let tells = below.is_open && below.may_be_text();
        let room = width.saturating_sub(below.first_width);
        let is_wider = below.first_width > width + EVEN;
        looks.extend([
            flag(width.abs_diff(self.columns.width(cells, b)) > OTHER_WIDTH),
            flag(tells && INDENTS.contains(&room)),
            flag(tells && room < EVEN && !is_wider),
            flag(is_wider),
            flag(above.last_width + EVEN < width),
            flag(!below.is_text),
        ]);
    }

    /// How they take turns with the pairs beside them: columns go on in the order in which they stand.
    fn turns(&self, (a, b): (usize, usize), looks: &mut Vec<f32>) {
        let count = self.scene.cells.len();
        let is_surely = self.rivals.is_some();
        let below = |cell: usize| self.known.below.get(cell).copied().flatten();
        let goes_beside = |c: Option<usize>, d: Option<usize>| match c.and_then(below).zip(d) {
            Some((below, d)) => flag(below.cell == d),
            None => 0.0,
        };
        let beside =
            goes_beside(a.checked_sub(1), b.checked_sub(1)) + goes_beside(Some(a + 1), Some(b + 1));
        let is_ahead = b > a && b - a <= AHEAD;
        let (mut crossed, mut alike, mut lag) = (0_u8, 0_u8, usize::MAX);
        let around = a.saturating_sub(BESIDE)..(a + BESIDE + 1).min(count);
        for c in around.filter(|c| is_ahead && *c != a) {
            let Some(d) = below(c).map(|below| below.cell) else {
                continue;
            };
            if d == b || is_surely && !self.known.is_sure[c] {
                continue;
            }
            if (c < a) == (d < b) {
                alike += 1;
            } else {
                crossed += 1;
            }
            if c.abs_diff(a) <= RIGHT_BESIDE {
                // As far ahead as this one: rounds keep their length.
                lag = lag.min((b + c).abs_diff(d + a));
            }
        }
        looks.extend([
            beside,
            f32::from(crossed.min(3)),
            flag(crossed > 0),
            f32::from(alike.min(6)),
            flag(is_ahead && lag == 0),
            flag(is_ahead && lag == 1),
        ]);
    }
}

fn flag(is: bool) -> f32 {
    f32::from(u8::from(is))
}

use super::{
    Page,
    column::{Columns, INDENT, WIDEST, first_token_width},
    shape::{closes, ends_a_sentence, is_balanced_by, is_stop, opens, opens_inside_a_sentence},
    spacing::gaps_tell,
};

/// How a line stands in the column that it was set in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In none: a headline, a caption, a byline.
    Apart,
    /// In one that too few lines tell, or in none at all although it is text.
    Loose,
    /// The first line of a paragraph, which is indented.
    First,
    /// A line that goes on with the one above it.
    GoesOn,
    /// A line that goes on with one that stands elsewhere.
    Cut,
}

/// What the language says about the lines of a page, in nats.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// For each line what the next one gains from standing below it.
    pub gains: Vec<f32>,
    /// For each line what it gains from standing at the start of a paragraph.
    pub starts: Vec<f32>,
}

/// The most likely setting of a page: which column, by its width, each line was set in, and where.
///
/// In a newspaper most lines are as wide as their column, the first line of a paragraph two
/// characters narrower, and only a last line ends where it likes. What is otherwise was set on its
/// own. A line alone often fits more than one of these, so all lines are weighed together (Viterbi).
/// What each place and each step costs, in nats, was set on trial pages taken apart by `pdftotext`.
#[derive(Clone, Debug)]
pub struct Setting {
    lines: Vec<(Place, Option<u32>)>,
}

/// Column widths told apart on one page.
const MOST_COLUMNS: usize = 8;
/// Lines that make a width a column's.
const FEWEST_LINES: usize = 6;
/// Lines of a page of which one in so many at least stands in a column.
const RAREST: usize = 25;
/// States of one column: first, full, last line.
const STATES: usize = 3;
/// States outside all columns: apart and loose.
const OUTSIDE: usize = 2;

impl Setting {
    /// Finds the setting of `page`. Lines for which `is_apart` holds are in no column. `None` where
    /// too few lines are as wide as each other.
    #[must_use]
    pub fn find(
        page: &Page<'_>,
        measured: &Columns,
        is_apart: &[bool],
        is_last: &[bool],
        words: &Words,
    ) -> Option<Self> {
        let lines: Vec<Measured> = (0..page.lines.len())
            .map(|i| Measured::of(page, measured, i, is_apart[i], is_last[i]))
            .collect();
        let (columns, rarities) = column_widths(&lines, measured)?;
        let ways = Ways {
            page,
            words,
            has_indents: has_indents(&lines, page),
            gaps_tell: gaps_tell(page),
            lines,
            columns,
            rarities,
        };
        Some(ways.best())
    }

    /// Where line `line_idx` stands.
    #[must_use]
    pub fn place(&self, line_idx: usize) -> Place {
        self.lines.get(line_idx).map_or(Place::Apart, |line| line.0)
    }

    /// Width in half squares of the column that line `line_idx` was set in.
    #[must_use]
    pub fn width(&self, line_idx: usize) -> Option<u32> {
        self.lines.get(line_idx).and_then(|line| line.1)
    }
}

/// What counts of one line.
struct Measured {
    width: u32,
    /// Half squares that the start of the line needs.
    token: u32,
    /// Whether it ends inside a sentence.
    is_open: bool,
    /// Whether its story is signed there.
    is_last: bool,
    is_apart: bool,
    /// Whether it is wider than any column.
    is_endless: bool,
    /// Nats that its text alone speaks against a headline.
    as_head: f32,
    /// Narrow characters, whose width is a guess.
    narrow: u32,
    /// Blanks, which may take less than they count.
    blanks: u32,
    /// Whether marks stand in it, which may hang or be set closer.
    has_marks: bool,
    /// Whether it ends in a mark or a number, which may not be parted from what is before.
    hangs: bool,
    has_indent: bool,
    /// Whether its neighbours are about as wide.
    has_company: bool,
}

impl Measured {
    fn of(
        page: &Page<'_>,
        measured: &Columns,
        line_idx: usize,
        is_apart: bool,
        is_last: bool,
    ) -> Self {
        let line = page.lines[line_idx];
        let text = page.line(line_idx);
        let is_measured = line.width <= 2 * WIDEST;
        let is_open = !is_last && !ends_a_sentence(text);
        let has_company = measured.width(line_idx).is_some();
        let mut as_head = -2.9;
        if is_measured {
            if !is_open {
                as_head -= 2.5;
            }
            if text.contains('。') {
                as_head -= 3.0;
            }
            if text.ends_with(['，', '、', '；']) {
                as_head -= 4.0;
            } else {
                let commas = text.matches(['，', '；']).count().min(4) as f32;
                let pauses = text.matches('、').count().min(4) as f32;
                as_head -= 0.8 * commas + 0.4 * pauses;
            }
            if !is_balanced_by(text, "") {
                as_head -= 4.0;
            }
            if opens_inside_a_sentence(text) {
                as_head -= 3.0;
            }
            if line.chars > 44 {
                as_head -= 4.0;
            }
        }
        Self {
            width: line.width,
            token: if is_measured {
                first_token_width(text)
            } else {
                0
            },
            is_open,
            is_last,
            is_apart,
            is_endless: !is_measured,
            as_head,
            narrow: if is_measured {
                let narrow = text.bytes().filter(u8::is_ascii_alphanumeric).count();
                u32::try_from(narrow).unwrap_or(u32::MAX)
            } else {
                0
            },
            blanks: if is_measured && line.has_blanks {
                let blanks = text.chars().filter(|c| c.is_whitespace()).count();
                u32::try_from(blanks).unwrap_or(u32::MAX)
            } else {
                0
            },
            has_marks: is_measured && text.contains(|c| is_stop(c) || opens(c) || closes(c)),
            hangs: text.ends_with(|c: char| is_stop(c) || closes(c) || c.is_ascii_alphanumeric()),
            has_company,
            has_indent: (2..=8).contains(&line.indent),
        }
    }
}

/// The widths of the page's columns, the one with most lines first. A width that few lines have is
/// one by chance.
fn column_widths(lines: &[Measured], columns: &Columns) -> Option<(Vec<u32>, Vec<f32>)> {
    let mut counts = vec![0_usize; WIDEST as usize + 1 + INDENT as usize];
    let mut all = 0;
    for (i, line) in lines.iter().enumerate() {
        all += usize::from(!line.is_apart && line.is_open);
        let width = columns.width(i).filter(|_| !line.is_apart);
        if let Some(count) = width.and_then(|width| counts.get_mut(width as usize)) {
            *count += 1;
        }
    }
    let mut widths: Vec<usize> = (0..counts.len()).collect();
    widths.sort_by_key(|&width| std::cmp::Reverse(counts[width]));
    let mut found: Vec<usize> = Vec::new();
    for width in widths {
        if found.len() == MOST_COLUMNS || counts[width] < FEWEST_LINES.max(all / RAREST) {
            break;
        }
        // Lines that a long word left short, that have a mark hanging, or that lost their indent.
        let is_of = |other: usize| match other.abs_diff(width) {
            0..=1 => true,
            2..=3 => counts[width] * 3 < counts[other] * 2,
            _ => width + INDENT as usize == other && counts[width] * 2 < counts[other],
        };
        if !found.iter().any(|&other| is_of(other)) {
            found.push(width);
        }
    }
    let most = counts[*found.first()?] as f32;
    let rarities = found.iter().map(|&w| (counts[w] as f32 / most).ln());
    let rarities = rarities.collect();
    let widths = found.iter().filter_map(|&w| u32::try_from(w).ok());
    Some((widths.collect(), rarities))
}

/// Whether the page keeps the indents of its paragraphs.
fn has_indents(lines: &[Measured], page: &Page<'_>) -> bool {
    let indented = lines.iter().filter(|line| line.has_indent).count();
    indented > 2 && indented * 20 > page.lines.len() && indented * 2 < page.lines.len()
}

struct Ways<'a> {
    page: &'a Page<'a>,
    words: &'a Words,
    has_indents: bool,
    gaps_tell: bool,
    lines: Vec<Measured>,
    columns: Vec<u32>,
    /// For each column the nats that its rarity speaks against it.
    rarities: Vec<f32>,
}

/// The line of a column that a state stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Row {
    Apart,
    Loose,
    First(usize),
    Full(usize),
    Last(usize),
}

fn row(state: usize) -> Row {
    match state.checked_sub(OUTSIDE) {
        None if state == 0 => Row::Apart,
        None => Row::Loose,
        Some(s) => match s % STATES {
            0 => Row::First(s / STATES),
            1 => Row::Full(s / STATES),
            _ => Row::Last(s / STATES),
        },
    }
}

impl Ways<'_> {
    fn best(&self) -> Setting {
        let states = OUTSIDE + STATES * self.columns.len();
        let count = self.lines.len();
        let mut back: Vec<u8> = vec![0; count * states];
        let mut value: Vec<f32> = vec![0.0; states];
        let mut next = value.clone();
        for i in 0..count {
            for (state, cell) in next.iter_mut().enumerate() {
                let (mut best, mut from) = (f32::NEG_INFINITY, 0);
                for (before, &so_far) in value.iter().enumerate() {
                    let step = if i == 0 {
                        0.0
                    } else {
                        self.step(i, row(before), row(state))
                    };
                    if so_far + step > best {
                        (best, from) = (so_far + step, before);
                    }
                }
                *cell = best + self.fit(i, row(state));
                back[i * states + state] = u8::try_from(from).unwrap_or(0);
            }
            std::mem::swap(&mut value, &mut next);
        }
        let mut state = (0..states)
            .max_by(|a, b| value[*a].total_cmp(&value[*b]))
            .unwrap_or(0);
        let mut lines = vec![(Place::Apart, None); count];
        for i in (0..count).rev() {
            let before = usize::from(back[i * states + state]);
            let above = if i == 0 { Row::Apart } else { row(before) };
            lines[i] = match row(state) {
                Row::Apart => (Place::Apart, None),
                Row::Loose => (Place::Loose, None),
                Row::First(c) => (Place::First, Some(self.columns[c])),
                Row::Full(c) | Row::Last(c) => {
                    let goes_on = matches!(above, Row::First(a) | Row::Full(a) if a == c);
                    let place = if goes_on { Place::GoesOn } else { Place::Cut };
                    (place, Some(self.columns[c]))
                }
            };
            state = before;
        }
        Setting { lines }
    }

    /// How well line `i` alone fits its place.
    fn fit(&self, i: usize, row: Row) -> f32 {
        let line = &self.lines[i];
        if line.is_apart || line.is_endless {
            let own = if line.is_apart {
                Row::Apart
            } else {
                Row::Loose
            };
            return if row == own { 0.0 } else { -1e4 };
        }
        let indent = |is_first: bool| match (self.has_indents, line.has_indent) {
            (false, _) => 0.0,
            (true, has_indent) if has_indent == is_first => 0.5,
            _ => -4.0,
        };
        match row {
            Row::Apart => line.as_head,
            Row::Loose if line.has_company => -4.2,
            Row::Loose => -5.2,
            Row::First(c) => {
                let width = self.columns[c];
                indent(true)
                    + if line.is_open {
                        self.full(i, line.width + INDENT, width)
                    } else if line.width <= width {
                        -3.2 + self.rarities[c]
                    } else {
                        -9.0
                    }
            }
            Row::Full(c) => {
                let closes = match (line.is_last, line.is_open) {
                    (true, _) => -8.0,
                    (_, true) => 0.0,
                    _ => -1.8,
                };
                indent(false) + closes + self.full(i, line.width, self.columns[c])
            }
            Row::Last(c) => {
                let is_narrow = line.width <= self.columns[c] + 2;
                indent(false)
                    + match (line.is_open, is_narrow) {
                        (false, true) if line.width > self.columns[c] => -2.7 - 1.8,
                        (false, true) => -2.7,
                        (true, true) => -8.0,
                        _ => -10.0,
                    }
            }
        }
    }

    /// How well a line of `width` fills a column of `full` half squares.
    fn full(&self, i: usize, width: u32, full: u32) -> f32 {
        let line = &self.lines[i];
        if width > full {
            let over = (width - full).saturating_sub(line.blanks);
            if over == 0 {
                return -0.6;
            }
            let may_hang = over <= 2 && line.has_marks || over <= INDENT && line.hangs;
            return if may_hang { -1.8 } else { -3.0 - over as f32 };
        }
        let missing = full - width;
        let own = match missing.saturating_sub(line.narrow / 4) {
            0 => -0.4,
            1 => -1.5,
            2 => -2.0,
            3 => -3.0,
            more => -3.0 - 0.8 * (more - 3) as f32,
        };
        let no_room = self
            .lines
            .get(i + 1)
            .is_some_and(|next| missing < next.token);
        if no_room { own.max(-1.6) } else { own }
    }

    /// How likely line `i` stands where it does, for where the line above stands.
    fn step(&self, i: usize, above: Row, below: Row) -> f32 {
        let gain = self.words.gains[i - 1].clamp(-4.0, 5.0) * 0.85;
        let start = self.words.starts[i].clamp(-5.0, 8.0) * 0.6;
        let is_open = self.lines[i - 1].is_open;
        let has_gap = self.gaps_tell && self.page.lines[i].gap > 0;
        let is_close = self.gaps_tell && !has_gap;
        let new = if has_gap {
            0.7
        } else if is_close {
            -0.8
        } else {
            0.0
        };
        // A paragraph ends above: with its last line, or with a first one that is its only one.
        let ends = |from: usize, below: Row| match below {
            Row::Apart => -2.2 + new + start * 0.5,
            Row::First(c) if c == from => -0.3 + start,
            Row::First(_) => -3.0 + new + start,
            Row::Full(c) if c == from => -4.0 + new,
            Row::Full(_) => -6.0 + new,
            Row::Last(_) => -6.5 + new,
            Row::Loose => -5.0 + new,
        };
        // Nothing but a column's end or another story comes between.
        let goes_on = |from: usize, below: Row| match below {
            Row::Apart => -5.0 + new + start * 0.5,
            Row::First(_) => -5.5 + new + start,
            Row::Full(c) if c == from => -0.2 + gain - if has_gap { 2.0 } else { 0.0 },
            Row::Last(c) if c == from => -1.0 + gain - if has_gap { 2.0 } else { 0.0 },
            Row::Full(_) => -5.5 + new,
            Row::Last(_) => -6.5 + new,
            Row::Loose => -6.0 + new,
        };
        match above {
            Row::Loose => match below {
                Row::Loose if is_open => -0.3 + gain,
                Row::Loose => -0.5,
                Row::Apart => -3.0 + new + start * 0.5,
                Row::First(_) => -2.5 + new + start,
                Row::Full(_) => -4.0 + new,
                Row::Last(_) => -6.0 + new,
            },
            Row::Apart => match below {
                Row::Apart => -1.2,
                Row::Loose => -4.0 + new,
                Row::First(_) => -0.7 + start + new,
                Row::Full(_) => -3.5 + new,
                Row::Last(_) => -5.0 + new,
            },
            Row::Last(from) => ends(from, below),
            Row::First(from) if !is_open => ends(from, below).max(goes_on(from, below)),
            Row::First(from) | Row::Full(from) => goes_on(from, below),
        }
    }
}

#[cfg(test)]
mod tests;

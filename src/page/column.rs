use super::{
    Page,
    shape::{closes, ends_a_sentence, is_square, is_stop, marks, print_width},
};

/// For every line of a page the width of the column it was wrapped to.
///
/// A file is not wrapped or unwrapped as a whole: each line is judged by its neighbours. Lines that
/// end inside a sentence and are about as wide as each other were cut by a column.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    widths: Vec<Option<u32>>,
    open: Vec<bool>,
    indented: Vec<bool>,
}

/// Lines to either side that are asked.
const REACH: usize = 7;
/// Half squares by which full lines of one column differ: the lost indent, a number kept whole.
const TOLERANCE: u32 = 7;
/// Narrower lines are headlines in pieces, not columns.
const NARROWEST: u32 = 14;
/// Wider lines were never set in a newspaper.
pub(super) const WIDEST: u32 = 160;
/// Half squares that the first line of a paragraph is indented.
pub const INDENT: u32 = 4;

impl Columns {
    /// Measures the columns of `page`. Lines for which `is_apart` holds are in none; those for which
    /// `is_last` does end their story, whatever they end with.
    #[must_use]
    pub fn measure(page: &Page<'_>, is_apart: &[bool], is_last: &[bool]) -> Self {
        let count = page.lines.len();
        let open: Vec<bool> = (0..count)
            .map(|i| !is_apart[i] && !is_last[i] && !ends_a_sentence(page.line(i)))
            .collect();
        let width = |i: usize| page.lines[i].width;
        let has_stop: Vec<bool> = (0..count)
            .map(|i| marks(page.line(i)).any(|c| matches!(c, '，' | '。' | '、' | '；')))
            .collect();
        let mut widths = vec![None; count];
        let mut indented = vec![false; count];
        let mut alike: Vec<u32> = Vec::with_capacity(2 * REACH + 1);
        let mut plain: Vec<u32> = Vec::with_capacity(2 * REACH + 1);
        let mut few = vec![false; count];
        for i in 0..count {
            if !open[i] || !(NARROWEST..=WIDEST).contains(&width(i)) {
                continue;
            }
            alike.clear();
            let mut with_stops = 0;
            plain.clear();
            for j in i.saturating_sub(REACH)..(i + REACH + 1).min(count) {
                if open[j] && width(j).abs_diff(width(i)) <= TOLERANCE {
                    alike.push(width(j));
                    if !page.lines[j].has_blanks {
                        plain.push(width(j));
                    }
                    with_stops += usize::from(has_stop[j]);
                }
            }
            // Text has stops; headlines set one under the other have few.
            if alike.len() > 2 && with_stops * 4 >= alike.len() {
                few[i] = alike.len() < 4;
                // Blanks beside digits are narrower than they count: better measure without them.
                let full = full_width(if plain.len() > 2 {
                    &mut plain
                } else {
                    &mut alike
                });
                if is_among_its_like(page, &open, i, full) {
                    widths[i] = Some(full);
                    indented[i] = alike
                        .iter()
                        .any(|w| (INDENT - 1..=INDENT + 1).contains(&full.saturating_sub(*w)));
                }
            }
        }
        widen(page, &mut widths, &few);
        // Lines that end a sentence belong to the column around them.
        let own = widths.clone();
        for i in 0..count {
            if own[i].is_some() || is_apart[i] {
                continue;
            }
            let above = (i.saturating_sub(3)..i).rev().find_map(|j| own[j]);
            let below = (i + 1..(i + 4).min(count)).find_map(|j| own[j]);
            let fits = |w: &u32| width(i) <= w + 4;
            widths[i] = above
                .filter(fits)
                .or(below.filter(fits))
                .filter(|_| !open[i]);
        }
        Self {
            widths,
            open,
            indented,
        }
    }

    /// Takes the widths that `setting` found.
    pub fn take(&mut self, setting: &super::Setting) {
        for (line_idx, width) in self.widths.iter_mut().enumerate() {
            *width = setting.width(line_idx).or(*width);
        }
    }

    /// The width in half squares of the column that line `line_idx` stands in, `None` where the
    /// line was not wrapped.
    #[must_use]
    pub fn width(&self, line_idx: usize) -> Option<u32> {
        self.widths.get(line_idx).copied().flatten()
    }

    /// Whether the line begins where a paragraph, which is indented in its column, cannot: at the
    /// very edge.
    #[must_use]
    pub fn begins_at_the_edge(&self, page: &Page<'_>, line_idx: usize) -> bool {
        let is_indented = self.indented.get(line_idx).copied().unwrap_or(false);
        let width = page.lines.get(line_idx).map_or(0, |line| line.width);
        let is_plain = page
            .lines
            .get(line_idx)
            .is_some_and(|line| !line.has_blanks);
        is_indented
            && is_plain
            && self.is_open(line_idx)
            && self.width(line_idx).is_some_and(|w| width + 1 >= w)
    }

    /// Whether the line is the first of a paragraph for its width: it ends inside a sentence and is
    /// narrower than its column by a lost indent, although what goes on below had room behind it.
    #[must_use]
    pub fn is_first_line(&self, page: &Page<'_>, line_idx: usize) -> bool {
        let below = line_idx + 1;
        let (Some(column), Some(line)) = (self.width(line_idx), page.lines.get(line_idx)) else {
            return false;
        };
        self.is_open(line_idx)
            && self.is_first_width(page, line_idx)
            && self.width(below).is_some_and(|w| w.abs_diff(column) <= 2)
            && first_token_width(page.line(below)) <= column.saturating_sub(line.width)
    }

    /// Whether the line is narrower than its column by a lost indent.
    #[must_use]
    pub fn is_first_width(&self, page: &Page<'_>, line_idx: usize) -> bool {
        let width = page.lines.get(line_idx).map_or(0, |line| line.width);
        self.width(line_idx)
            .is_some_and(|column| (INDENT - 1..=INDENT + 2).contains(&column.saturating_sub(width)))
    }

    /// Whether the line ends inside a sentence.
    #[must_use]
    pub fn is_open(&self, line_idx: usize) -> bool {
        self.open.get(line_idx).copied().unwrap_or(false)
    }
}

/// A line next to a wider column of about its own width stands in that one: a first line, a line
/// that a long number left short, or a headline above.
fn widen(page: &Page<'_>, widths: &mut [Option<u32>], few: &[bool]) {
    let own = widths.to_vec();
    for i in 0..own.len() {
        let beside = [i.checked_sub(1), Some(i + 1)].into_iter().flatten();
        let wider = beside
            .filter_map(|j| own.get(j).copied().flatten())
            .filter(|w| page.lines[i].width.abs_diff(*w) <= TOLERANCE + INDENT)
            .max();
        if widths[i].is_some() && few[i] {
            widths[i] = widths[i].max(wider);
        }
    }
}

/// Whether a line next to `line_idx` was cut by the same column, or at least none is wider: short
/// lines between long ones are headings, however alike they are.
fn is_among_its_like(page: &Page<'_>, open: &[bool], line_idx: usize, full: u32) -> bool {
    let width = page.lines[line_idx].width;
    let beside = [line_idx.checked_sub(1), Some(line_idx + 1)];
    let mut lines = beside
        .into_iter()
        .flatten()
        .filter_map(|i| Some((i, page.lines.get(i)?.width)));
    lines
        .clone()
        .any(|(i, w)| open[i] && w.abs_diff(width) <= TOLERANCE)
        || lines.all(|(_, w)| w <= full + 4)
}

/// The width that most lines have, or the one wider by a lost indent where that is not rare: in
/// short paragraphs first lines are as many as full ones. Wider ones have a mark hanging.
fn full_width(widths: &mut [u32]) -> u32 {
    widths.sort_unstable_by(|a, b| b.cmp(a));
    let runs = || widths.chunk_by(|a, b| a == b);
    let Some(most) = runs().rev().max_by_key(|run| run.len()) else {
        return 0;
    };
    let without_indent = most[0] + INDENT - 1..=most[0] + INDENT + 1;
    runs()
        .filter(|run| without_indent.contains(&run[0]) && run.len() > most.len() / 4)
        .max_by_key(|run| run.len())
        .map_or(most[0], |run| run[0])
}

/// Half squares that the start of `line` needs: what may not be cut, a number or a word, with the
/// marks that may not begin a line. A line above that had as much room left was not full.
#[must_use]
pub fn first_token_width(line: &str) -> u32 {
    let mut chars = line.chars().peekable();
    let Some(first) = chars.next() else {
        return 0;
    };
    let mut width = print_width(first);
    let in_word = |c: char| !is_square(c) && !c.is_whitespace() && !is_stop(c) && !closes(c);
    let mut word = in_word(first);
    let opening = super::shape::opens(first);
    while let Some(&c) = chars.peek() {
        let goes_on =
            is_stop(c) || closes(c) || word && (in_word(c) || matches!(c, '%' | '％' | '℃'));
        let is_opened = opening && width <= 2;
        if !(goes_on || is_opened) {
            break;
        }
        word = in_word(c);
        width += print_width(c);
        chars.next();
    }
    width
}

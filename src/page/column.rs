use super::{Page, shape::ends_a_sentence};

/// For every line of a page the width of the column it was wrapped to.
///
/// A file is not wrapped or unwrapped as a whole: each line is judged by its neighbours. Lines that
/// end inside a sentence and are about as wide as each other were cut by a column.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    widths: Vec<Option<u32>>,
    open: Vec<bool>,
}

/// Lines to either side that are asked.
const REACH: usize = 6;
/// Half squares by which full lines of one column differ: the lost indent and a mark pushed out.
const TOLERANCE: u32 = 6;
/// Narrower lines are headlines in pieces, not columns.
const NARROWEST: u32 = 14;
/// Wider lines were never set in a newspaper.
const WIDEST: u32 = 160;

impl Columns {
    /// Measures the columns of `page`. Lines for which `is_apart` holds are in none.
    #[must_use]
    pub fn measure(page: &Page<'_>, is_apart: &[bool]) -> Self {
        let count = page.lines.len();
        let open: Vec<bool> = (0..count)
            .map(|i| !is_apart[i] && !ends_a_sentence(page.line(i)))
            .collect();
        let width = |i: usize| page.lines[i].width;
        let mut widths = vec![None; count];
        for i in 0..count {
            if !open[i] || !(NARROWEST..=WIDEST).contains(&width(i)) {
                continue;
            }
            let near = i.saturating_sub(REACH)..(i + REACH + 1).min(count);
            let alike: Vec<u32> = near
                .filter(|&j| j != i && open[j] && width(j).abs_diff(width(i)) <= TOLERANCE)
                .map(width)
                .collect();
            if alike.len() >= 2 {
                widths[i] = alike.iter().copied().chain([width(i)]).max();
            }
        }
        // Lines that end a sentence belong to the column around them.
        let own = widths.clone();
        for i in 0..count {
            if own[i].is_some() || is_apart[i] {
                continue;
            }
            let above = (i.saturating_sub(3)..i).rev().find_map(|j| own[j]);
            let below = (i + 1..(i + 4).min(count)).find_map(|j| own[j]);
            let fits = |w: &u32| width(i) <= w + 3;
            widths[i] = above
                .filter(fits)
                .or(below.filter(fits))
                .filter(|_| !open[i]);
        }
        Self { widths, open }
    }

    /// The width in half squares of the column that line `line_idx` stands in, `None` where the
    /// line was not wrapped.
    #[must_use]
    pub fn width(&self, line_idx: usize) -> Option<u32> {
        self.widths.get(line_idx).copied().flatten()
    }

    /// Whether the line ends inside a sentence.
    #[must_use]
    pub fn is_open(&self, line_idx: usize) -> bool {
        self.open.get(line_idx).copied().unwrap_or(false)
    }
}

use super::{Line, Page};

/// A headline set one character a line: a run of lines without blank lines between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerticalRun {
    /// First line.
    pub line_start: usize,
    /// One past the last line.
    pub line_end: usize,
}

/// Lines that a run needs: fewer are initials, page numbers, what is left of an ornament.
const FEWEST_LINES: usize = 4;

/// The vertical headlines of `page`, top to bottom.
///
/// A line of a run is one character wide; a number or a letter pair set upright may take two.
#[must_use]
pub fn vertical_runs(page: &Page<'_>) -> Vec<VerticalRun> {
    let mut runs = Vec::new();
    let mut line_start = 0;
    while line_start < page.lines.len() {
        let mut line_end = line_start;
        while line_end < page.lines.len()
            && is_upright(&page.lines[line_end])
            && (line_end == line_start || page.lines[line_end].gap == 0)
        {
            line_end += 1;
        }
        if line_end - line_start >= FEWEST_LINES {
            runs.push(VerticalRun {
                line_start,
                line_end,
            });
        }
        line_start = line_end.max(line_start + 1);
    }
    runs
}

fn is_upright(line: &Line) -> bool {
    line.chars == 1 || line.width <= 2
}

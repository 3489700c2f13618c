use ratatui::buffer::{Buffer, Cell, CellWidth};

/// The cells to write so that a terminal that shows `shown` shows `next`, in reading order. Both
/// have the same area.
///
/// ratatui's own difference (0.30.2) leaves a cell alone where both have a blank, although the one
/// shown is the second half of a wide glyph whose first half is being overwritten: some terminals
/// keep that half. Here a glyph that loses a part is overwritten whole.
pub(super) fn difference<'n>(shown: &Buffer, next: &'n Buffer) -> Vec<(u16, u16, &'n Cell)> {
    let area = next.area;
    let width = usize::from(area.width).max(1);
    let rows = shown.content.chunks(width).zip(next.content.chunks(width));
    let mut changed = Vec::new();
    for (row, (shown, next)) in (area.y..).zip(rows) {
        // Up to here glyphs that were shown are broken by what is written before them.
        let mut broken_to = 0;
        let mut col = 0;
        while let Some(cell) = next.get(col) {
            let end = col + cols(cell);
            if col < broken_to || shown.get(col) != Some(cell) {
                changed.push((area.x.saturating_add(cell_col(col)), row, cell));
                let covered = shown.iter().enumerate().take(end).skip(col);
                let ends = covered.map(|(start, cell)| start + cols(cell));
                broken_to = ends.fold(broken_to, usize::max);
            }
            col = end;
        }
    }
    changed
}

/// Cells it takes on its row.
fn cols(cell: &Cell) -> usize {
    usize::from(cell.cell_width()).max(1)
}

/// A row has no more cells than a `u16` counts.
fn cell_col(col: usize) -> u16 {
    u16::try_from(col).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    const COLS: u16 = 12;

    fn row(text: &str) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, COLS, 1));
        buffer.set_string(0, 0, text, Style::new());
        buffer
    }

    fn written(shown: &str, next: &str) -> String {
        let (shown, next) = (row(shown), row(next));
        let changed = difference(&shown, &next);
        changed
            .iter()
            .map(|(col, _, cell)| format!("{col}{} ", cell.symbol()))
            .collect()
    }

    #[test]
    fn only_what_differs_is_written() {
        for (shown, next, changed) in [
            ("读报", "读报", ""),
            ("读报", "读书", "2书 "),
            ("ab", "a", "1  "),
            ("读报", "ab报", "0a 1b "),
            // The second half of 报 stood in the blank behind 书.
            ("a读报", "读书", "0读 2书 4  "),
            ("读", "a", "0a 1  "),
            ("a读", "读", "0读 2  "),
        ] {
            assert_eq!(written(shown, next), changed, "{shown} → {next}");
        }
    }

    /// A terminal that never mends half a glyph.
    #[derive(Clone, Debug, PartialEq)]
    enum Shown {
        Glyph(String),
        /// The rest of the glyph before it.
        Rest,
        Broken,
    }

    fn write(grid: &mut [Shown], col: usize, cell: &Cell) {
        let end = col + cols(cell);
        if grid[col] == Shown::Rest {
            grid[col - 1] = Shown::Broken;
        }
        if grid.get(end) == Some(&Shown::Rest) {
            grid[end] = Shown::Broken;
        }
        grid[col] = Shown::Glyph(cell.symbol().to_owned());
        grid[col + 1..end].fill(Shown::Rest);
    }

    fn grid_of(buffer: &Buffer) -> Vec<Shown> {
        let mut grid = vec![Shown::Broken; usize::from(COLS)];
        let mut col = 0;
        while col < grid.len() {
            write(&mut grid, col, &buffer.content[col]);
            col += cols(&buffer.content[col]);
        }
        grid
    }

    proptest! {
        #[test]
        fn no_half_of_a_glyph_is_left(shown in "[ a读报]{0,12}", next in "[ a读报]{0,12}") {
            let (shown, next) = (row(&shown), row(&next));
            let mut grid = grid_of(&shown);
            for (col, _, cell) in difference(&shown, &next) {
                write(&mut grid, usize::from(col), cell);
            }
            prop_assert_eq!(grid, grid_of(&next));
        }
    }
}

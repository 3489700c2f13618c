use ratatui::buffer::{Buffer, Cell, CellWidth};

/// One step from what is shown to what is to be shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Change<'n> {
    /// Make cells blank, in the terminal's own style.
    Blank { col: u16, row: u16, cols: u16 },
    /// Write a cell.
    Write { col: u16, row: u16, cell: &'n Cell },
}

/// What makes a terminal that shows `shown` show `next`, in reading order. Both have the same area.
///
/// Invariant: no step leaves half a wide glyph standing, not even until the next step. Terminals
/// disagree about what becomes of the other half, so where glyphs of two cells would be cut the
/// stretch is made blank first. (ratatui's own difference, 0.30.2, leaves that to the terminal.)
pub(super) fn difference<'n>(shown: &Buffer, next: &'n Buffer) -> Vec<Change<'n>> {
    let area = next.area;
    let width = usize::from(area.width).max(1);
    let rows = shown.content.chunks(width).zip(next.content.chunks(width));
    let mut changes = Vec::new();
    for (row, (shown, next)) in (area.y..).zip(rows) {
        let at = |col: usize| u16::try_from(col).map_or(u16::MAX, |col| area.x.saturating_add(col));
        let Some(changed) = Changed::find(shown, next) else {
            continue;
        };
        if changed.cuts {
            changes.push(Change::Blank {
                col: at(changed.start),
                row,
                cols: at(changed.end) - at(changed.start),
            });
        }
        for (col, cell) in glyphs(next) {
            let is_there = if changed.cuts {
                !(changed.start..changed.end).contains(&col) || *cell == Cell::EMPTY
            } else {
                shown.get(col) == Some(cell)
            };
            if !is_there {
                let col = at(col);
                changes.push(Change::Write { col, row, cell });
            }
        }
    }
    changes
}

/// The stretch of a row that holds everything that changes.
struct Changed {
    start: usize,
    end: usize,
    /// Writing the changed cells alone would cut a glyph that is shown.
    cuts: bool,
}

impl Changed {
    fn find(shown: &[Cell], next: &[Cell]) -> Option<Self> {
        let mut found: Option<Self> = None;
        // Up to here glyphs that are shown are cut by what is written before them.
        let mut cut_to = 0;
        for (col, cell) in glyphs(next) {
            if shown.get(col) == Some(cell) && col >= cut_to {
                continue;
            }
            let end = col + cols(cell);
            let covered = shown.iter().enumerate().take(end).skip(col);
            cut_to = covered
                .map(|(start, cell)| start + cols(cell))
                .fold(cut_to, usize::max);
            let changed = found.get_or_insert(Self {
                start: col,
                end,
                cuts: false,
            });
            changed.end = end.max(cut_to);
            changed.cuts |= cut_to > end;
        }
        found
    }
}

/// The cells of a row that are written: not those that the glyph before them takes as well.
fn glyphs(row: &[Cell]) -> impl Iterator<Item = (usize, &Cell)> {
    let mut free_from = 0;
    row.iter().enumerate().filter(move |(col, cell)| {
        let is_free = *col >= free_from;
        if is_free {
            free_from = col + cols(cell);
        }
        is_free
    })
}

/// Cells it takes on its row.
fn cols(cell: &Cell) -> usize {
    usize::from(cell.cell_width()).max(1)
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

    fn steps(shown: &str, next: &str) -> String {
        let (shown, next) = (row(shown), row(next));
        let changes = difference(&shown, &next);
        let steps = changes.iter().map(|change| match change {
            Change::Blank { col, cols, .. } => format!("{col}+{cols} "),
            Change::Write { col, cell, .. } => format!("{col}{} ", cell.symbol()),
        });
        steps.collect()
    }

    #[test]
    fn only_what_differs_is_written() {
        for (shown, next, expected) in [
            ("读报", "读报", ""),
            ("读报", "读书", "2书 "),
            ("ab", "a", "1  "),
            ("a读报", "b读报", "0b "),
            ("读报", "ab报", "0+2 0a 1b "),
            ("读", "", "0+2 "),
            ("a读报x", "读书 x", "0+5 0读 2书 "),
        ] {
            assert_eq!(steps(shown, next), expected, "{shown} → {next}");
        }
    }

    /// A terminal that never mends half a glyph.
    #[derive(Clone, Debug, PartialEq)]
    enum Shown {
        Glyph(String),
        /// The rest of the glyph before it.
        Rest,
        Half,
    }

    fn show(grid: &mut [Shown], col: usize, symbol: &str, cols: usize) {
        let end = col + cols;
        if grid[col] == Shown::Rest {
            grid[col - 1] = Shown::Half;
        }
        if grid.get(end) == Some(&Shown::Rest) {
            grid[end] = Shown::Half;
        }
        grid[col] = Shown::Glyph(symbol.to_owned());
        grid[col + 1..end].fill(Shown::Rest);
    }

    fn grid_of(buffer: &Buffer) -> Vec<Shown> {
        let mut grid = vec![Shown::Half; usize::from(COLS)];
        for (col, cell) in glyphs(&buffer.content) {
            show(&mut grid, col, cell.symbol(), cols(cell));
        }
        grid
    }

    /// Blanks all at once, as a terminal does.
    fn blank(grid: &mut [Shown], col: usize, cols: usize) {
        let end = col + cols;
        assert!(grid[col] != Shown::Rest && grid.get(end) != Some(&Shown::Rest));
        grid[col..end].fill(Shown::Glyph(" ".to_owned()));
    }

    proptest! {
        #[test]
        fn no_half_of_a_glyph_ever_shows(shown in "[ a读报]{0,12}", next in "[ a读报]{0,12}") {
            let (shown, next) = (row(&shown), row(&next));
            let mut grid = grid_of(&shown);
            for change in difference(&shown, &next) {
                match change {
                    Change::Blank { col, cols, .. } => blank(&mut grid, col.into(), cols.into()),
                    Change::Write { col, cell, .. } => {
                        show(&mut grid, col.into(), cell.symbol(), cols(cell));
                    }
                }
                prop_assert!(!grid.contains(&Shown::Half), "{:?}", grid);
            }
            prop_assert_eq!(grid, grid_of(&next));
        }
    }
}

use super::{Group, HelpLine, Model};
use crate::compose::row_text;
use crate::text::{Alignment, AmbiguousWidth, ParagraphSetting, set_paragraph};

/// Keys of one action take no more cells than these beside what it does.
const MAX_KEYS_COLS: usize = 28;
/// From this width on two columns stand side by side, from twice it on three …
const COLUMN_COLS: u16 = 58;
/// Cells between keys and words, and between columns.
const GAP_COLS: u16 = 2;

/// The keys and what they do, laid out for a place of some width.
///
/// Invariant: nothing is cut. What does not fit beside its keys goes on in the next row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpPage {
    /// Columns from left to right, each with its rows, top first. No group is parted.
    pub columns: Vec<Vec<HelpRow>>,
    /// Cells from the left edge of one column to that of the next.
    pub column_cols: u16,
    /// Cells from the left edge of a column to its words.
    pub keys_cols: u16,
}

/// One row of a column of the help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HelpRow {
    /// An empty row.
    Blank,
    /// The title of a group.
    Group(Group),
    /// Keys, and what they do; where one goes on in a further row the other may be empty there.
    Line {
        /// For a person: `j Down Ctrl-n`.
        keys: String,
        /// In the language of the interface.
        words: String,
    },
}

impl HelpPage {
    /// Rows of the longest column.
    #[must_use]
    pub fn row_count(&self) -> usize {
        self.columns.iter().map(Vec::len).max().unwrap_or(0)
    }
}

impl Model {
    /// The help, laid out for its place on the screen.
    #[must_use]
    pub fn help_page(&self) -> HelpPage {
        let width = self.layout().overlay.width;
        let column_count = (width / COLUMN_COLS).max(1);
        let column_cols = width / column_count;
        let ambiguous = self.setting.ambiguous;
        let lines = self.keymap.help(self.lang);
        let keys_cols = lines.iter().map(|line| ambiguous.width(&line.keys)).max();
        let most_keys_cols = MAX_KEYS_COLS.min(usize::from(column_cols / 3));
        let keys_cols = keys_cols.unwrap_or(0).min(most_keys_cols);
        let words_cols =
            usize::from(column_cols.saturating_sub(2 * GAP_COLS)).saturating_sub(keys_cols);

        let mut groups: Vec<Vec<HelpRow>> = Vec::new();
        for of_group in lines.chunk_by(|a, b| a.group == b.group) {
            let mut rows = vec![HelpRow::Group(of_group[0].group)];
            rows.extend(
                of_group
                    .iter()
                    .flat_map(|line| rows_of(line, keys_cols, words_cols, ambiguous)),
            );
            groups.push(rows);
        }
        HelpPage {
            columns: in_columns(groups, usize::from(column_count)),
            column_cols,
            keys_cols: u16::try_from(keys_cols).unwrap_or(u16::MAX) + GAP_COLS,
        }
    }
}

/// The rows of one action.
fn rows_of(
    line: &HelpLine,
    keys_cols: usize,
    words_cols: usize,
    ambiguous: AmbiguousWidth,
) -> Vec<HelpRow> {
    let wrapped = |text: &str, measure_cols: usize| -> Vec<String> {
        let setting = ParagraphSetting {
            measure_cols,
            first_indent_cols: 0,
            alignment: Alignment::Ragged,
            ambiguous,
        };
        let rows = set_paragraph(text, &[], &setting);
        rows.iter().map(|row| row_text(row, text)).collect()
    };
    let mut keys = wrapped(&line.keys, keys_cols);
    let mut words = wrapped(line.description, words_cols);
    let row_count = keys.len().max(words.len());
    keys.resize(row_count, String::new());
    words.resize(row_count, String::new());
    let pairs = keys.into_iter().zip(words);
    pairs
        .map(|(keys, words)| HelpRow::Line { keys, words })
        .collect()
}

/// Deals groups out to so many columns, in order, the highest column as low as may be.
fn in_columns(groups: Vec<Vec<HelpRow>>, column_count: usize) -> Vec<Vec<HelpRow>> {
    let total: usize = groups.iter().map(|group| group.len() + 1).sum();
    let fits = |height: usize| {
        let (mut columns, mut used) = (1, 0);
        for group in &groups {
            if used > 0 && used + 1 + group.len() > height {
                (columns, used) = (columns + 1, 0);
            }
            used += group.len() + usize::from(used > 0);
        }
        columns <= column_count
    };
    let height = (1..total).find(|height| fits(*height)).unwrap_or(total);
    let mut columns = vec![Vec::new()];
    for group in groups {
        let used = columns.last().map_or(0, Vec::len);
        if used > 0 && used + 1 + group.len() > height {
            columns.push(Vec::new());
        }
        if let Some(column) = columns.last_mut() {
            if !column.is_empty() {
                column.push(HelpRow::Blank);
            }
            column.extend(group);
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use ratatui::layout::Rect;

    use super::*;
    use crate::app::{Action, Keymap};
    use crate::lang::Lang;

    fn page(cols: u16, lang: Lang) -> HelpPage {
        let keymap = Arc::new(Keymap::built_in().unwrap());
        Model::new(Rect::new(0, 0, cols, 24), lang, keymap).help_page()
    }

    #[test]
    fn nothing_is_cut_at_any_width() {
        for (cols, lang) in [
            (20, Lang::En),
            (40, Lang::Zh),
            (80, Lang::En),
            (200, Lang::En),
        ] {
            let page = page(cols, lang);
            let mut printed = String::new();
            for row in page.columns.iter().flatten() {
                if let HelpRow::Line { keys, words } = row {
                    let keys_cols = AmbiguousWidth::Narrow.width(keys);
                    assert!(keys_cols < usize::from(page.keys_cols), "{cols}: {keys}");
                    let cols = usize::from(page.keys_cols) + AmbiguousWidth::Narrow.width(words);
                    assert!(cols <= usize::from(page.column_cols), "{words}");
                    printed.extend(words.chars().filter(|c| !c.is_whitespace()));
                }
            }
            for action in Action::ALL {
                let words = action.description(lang);
                let words: String = words.chars().filter(|c| !c.is_whitespace()).collect();
                assert!(printed.contains(&words), "{cols}: {words}");
            }
        }
    }

    #[test]
    fn wide_screens_have_columns_of_nearly_one_height() {
        assert_eq!(page(80, Lang::Zh).columns.len(), 1);
        for (cols, count) in [(120, 2), (200, 3)] {
            let page = page(cols, Lang::Zh);
            assert_eq!(page.columns.len(), count);
            let lowest = page.columns.iter().map(Vec::len).min().unwrap();
            assert!(
                lowest * 2 > page.row_count(),
                "{lowest} of {}",
                page.row_count()
            );
            for column in &page.columns {
                assert!(matches!(column[0], HelpRow::Group(_)));
            }
        }
    }
}

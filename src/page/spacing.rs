use super::Page;

/// Whether blank lines part some lines of the page and not others, and so tell something.
pub(super) fn gaps_tell(page: &Page<'_>) -> bool {
    let gaps = page.lines.iter().filter(|line| line.gap > 0).count();
    gaps > 2 && gaps * 3 < page.lines.len()
}

/// Whether blank lines part the lines of the text as a rule, and so tell nothing. Those of vertical
/// headlines stand close on any page.
#[must_use]
pub fn is_spaced_out(page: &Page<'_>) -> bool {
    let lines = || page.lines.iter().filter(|line| line.chars > 2);
    let spaced = lines().filter(|line| line.gap > 0).count();
    spaced * 4 > lines().count() * 3
}

/// What the blank lines of a page part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlankLines {
    /// Pieces of text.
    PartSome,
    /// All lines: the text has been through more than a column.
    PartAll,
    /// Hardly any lines, or as many as not.
    TellNothing,
}

impl BlankLines {
    /// Those of `page`.
    #[must_use]
    pub fn of(page: &Page<'_>) -> Self {
        if is_spaced_out(page) {
            Self::PartAll
        } else if gaps_tell(page) {
            Self::PartSome
        } else {
            Self::TellNothing
        }
    }
}

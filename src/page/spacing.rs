use super::Page;

/// Whether blank lines part some lines of the page and not others, and so tell something.
#[must_use]
pub fn gaps_tell(page: &Page<'_>) -> bool {
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

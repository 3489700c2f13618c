use std::sync::LazyLock;

use super::line::Line;
use super::trie::Trie;

static TERMS: LazyLock<Trie<()>> = LazyLock::new(|| {
    let text = include_str!("../../../assets/lexicon/number_terms.txt");
    Trie::new(
        text.lines()
            .filter(|line| !line.starts_with('#'))
            .flat_map(str::split_whitespace)
            .map(|word| (word.to_owned(), ())),
    )
});

/// The end of the term at `at` that begins with a numeral and states no quantity (三农, 一带一路).
pub(super) fn term(line: &Line<'_>, at: usize) -> Option<usize> {
    TERMS.longest(line, at).map(|(end, ())| end)
}

use std::sync::LazyLock;

use super::line::Line;
use super::trie::Trie;

static TERMS: LazyLock<Trie<()>> =
    LazyLock::new(|| words_of(include_str!("../../../assets/lexicon/number_terms.txt")));

static MEASURE_NAMES: LazyLock<Trie<()>> =
    LazyLock::new(|| words_of(include_str!("../../../assets/lexicon/measure_names.txt")));

/// The end of the name of a measure at `at` (社会消费品零售总额).
pub(super) fn measure_name(line: &Line<'_>, at: usize) -> Option<usize> {
    MEASURE_NAMES.longest(line, at).map(|(end, ())| end)
}

/// The words of a list whose remarks begin with #.
fn words_of(text: &str) -> Trie<()> {
    Trie::new(
        text.lines()
            .filter(|line| !line.starts_with('#'))
            .flat_map(str::split_whitespace)
            .map(|word| (word.to_owned(), ())),
    )
}

/// The end of the term at `at` that begins with a numeral and states no quantity (三农, 一带一路).
pub(super) fn term(line: &Line<'_>, at: usize) -> Option<usize> {
    TERMS.longest(line, at).map(|(end, ())| end)
}

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::super::trie::Trie;

/// What a word says about time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum TimeWord {
    /// Steps from the article's year.
    Year(i32),
    /// Steps from the article's month.
    Month(i32),
    /// Steps from the article's day.
    Day(i32),
    /// A stretch within a year.
    Span,
    /// Now, or up to now.
    Now,
    /// Up to now, from some time on.
    Since,
    /// How often.
    Every,
    /// Some time.
    Vague,
    /// The years of a plan.
    Plan {
        /// First year.
        from: i32,
        /// Last year.
        to: i32,
    },
    /// Part of the day.
    Clock,
}

#[derive(Deserialize)]
struct TimeWordsFile {
    year: BTreeMap<String, i32>,
    month: BTreeMap<String, i32>,
    day: BTreeMap<String, i32>,
    span: Words,
    now: Words,
    since: Words,
    every: Words,
    vague: Words,
    plan: BTreeMap<String, [i32; 2]>,
    clock: Words,
}

#[derive(Deserialize)]
struct Words {
    words: String,
}

static TIME_WORDS: LazyLock<Trie<TimeWord>> = LazyLock::new(|| {
    // A test reads the table, so a broken one never ships.
    parse(include_str!("../../../../assets/lexicon/time_words.toml"))
        .unwrap_or_else(|_| Trie::new(Vec::new()))
});

/// The words of time.
pub(in super::super) fn time_words() -> &'static Trie<TimeWord> {
    &TIME_WORDS
}

fn parse(text: &str) -> Result<Trie<TimeWord>, toml::de::Error> {
    let file: TimeWordsFile = toml::from_str(text)?;
    let mut words: Vec<(String, TimeWord)> = Vec::new();
    words.extend(file.year.into_iter().map(|(w, n)| (w, TimeWord::Year(n))));
    words.extend(file.month.into_iter().map(|(w, n)| (w, TimeWord::Month(n))));
    words.extend(file.day.into_iter().map(|(w, n)| (w, TimeWord::Day(n))));
    words.extend(
        file.plan
            .into_iter()
            .map(|(w, [from, to])| (w, TimeWord::Plan { from, to })),
    );
    let lists = [
        (file.span, TimeWord::Span),
        (file.now, TimeWord::Now),
        (file.since, TimeWord::Since),
        (file.every, TimeWord::Every),
        (file.vague, TimeWord::Vague),
        (file.clock, TimeWord::Clock),
    ];
    for (list, word) in lists {
        words.extend(list.words.split_whitespace().map(|w| (w.to_owned(), word)));
    }
    Ok(Trie::new(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_parses() {
        assert!(parse(include_str!("../../../../assets/lexicon/time_words.toml")).is_ok());
    }
}

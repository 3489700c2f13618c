//! Which words follow each other, from a back-off model of words: as many runs of characters as a text of
//! [`WORDS`] words would have.

use std::{collections::HashMap, error::Error};

use super::runs::Runs;

/// Words of the text that a model of words stands for.
const WORDS: f64 = 1e7;
/// What stands there more seldom is left out.
const LEAST: f64 = 0.05;
/// Where the file of words says at which byte they begin.
const WORDS_BEGIN: usize = 8;

/// The words of a lexicon of `SunPinyin`, in the order of their numbers: UTF-32, each closed by a zero.
///
/// # Errors
/// Bytes that are no such lexicon.
pub(super) fn words(lexicon: &[u8]) -> Result<Vec<Vec<char>>, Box<dyn Error>> {
    let begin = lexicon
        .get(WORDS_BEGIN..)
        .and_then(<[u8]>::first_chunk)
        .map(|bytes| u32::from_le_bytes(*bytes));
    let begin = usize::try_from(begin.ok_or("no lexicon")?)?;
    let letters = lexicon.get(begin..).ok_or("a lexicon without words")?;
    let (letters, _) = letters.as_chunks::<4>();
    let letters: Vec<char> = letters
        .iter()
        .map(|bytes| char::from_u32(u32::from_le_bytes(*bytes)).ok_or("a word that is no text"))
        .collect::<Result<_, _>>()?;
    let words = letters.split(|letter| *letter == '\0');
    Ok(words
        .map(|word| Runs::folded(&String::from_iter(word)))
        .collect())
}

/// Counts in `runs` what the `model`, its words numbered as in `words`, says of one, two and three words.
///
/// # Errors
/// A line that is not the model's.
pub(super) fn read(
    model: &str,
    words: &[Vec<char>],
    runs: &mut Runs,
) -> Result<(), Box<dyn Error>> {
    // How often one word, and two, stand in the text.
    let mut alone: HashMap<usize, f64> = HashMap::new();
    let mut pairs: HashMap<(usize, usize), f64> = HashMap::new();
    let mut length = 0;
    for line in model.lines() {
        if let Some(title) = line.strip_prefix('\\') {
            let (words, _) = title.split_once('-').ok_or("a part without a name")?;
            length = words.parse()?;
            continue;
        }
        let fields: Vec<&str> = line.split_whitespace().collect();
        let numbers = fields.get(..length).ok_or("a line too short")?;
        let numbers: Vec<usize> = numbers
            .iter()
            .map(|number| number.parse())
            .collect::<Result<_, _>>()?;
        let likelihood: f64 = fields.get(length).ok_or("a line too short")?.parse()?;
        let count = likelihood
            * match numbers[..] {
                [_] => WORDS,
                [first, _] => alone.get(&first).copied().unwrap_or_default(),
                [first, second, _] => pairs.get(&(first, second)).copied().unwrap_or_default(),
                _ => 0.0,
            };
        match numbers[..] {
            [word] => drop(alone.insert(word, count)),
            [first, second] => drop(pairs.insert((first, second), count)),
            _ => {}
        }
        // The first numbers stand for no words: what is unknown, numbers, the ends of sentences.
        let known: Vec<&[char]> = numbers
            .iter()
            .filter_map(|number| words.get(*number))
            .map(Vec::as_slice)
            .filter(|word| !word.is_empty())
            .collect();
        if known.len() == numbers.len() && !known.is_empty() && count >= LEAST {
            runs.add_words(&known, count);
        }
    }
    Ok(())
}

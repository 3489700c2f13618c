//! Learns the model of continuity in `assets/model/` from named data.
#![expect(
    clippy::indexing_slicing,
    reason = "a program for its maker, run by hand on data that it knows"
)]

mod runs;
mod table;
mod word_model;

use std::{
    error::Error,
    fs,
    io::{self, BufRead, Write},
};

use runs::Runs;

/// What a word of the dictionary counts for each of its occurrences there, and what every word counts.
const DICTIONARY: (f64, f64) = (0.05, 4.0);

/// Reads paragraphs, one a line, from standard input and writes the model to standard output. `args` are
/// a dictionary (a word, how often it was found, and its tag on each line, as jieba's), a model of words
/// in ARPA's format, as `tslminfo -v -p` of `SunPinyin` prints it, and the words that it numbers
/// (`pydict_sc.bin`).
///
/// # Errors
/// A file that is missing, cannot be read or is none of these.
pub fn run(args: &[String]) -> Result<(), Box<dyn Error>> {
    let [dictionary, model, words] = args else {
        return Err("DICTIONARY MODEL WORDS < paragraphs > continuity.bin".into());
    };
    let mut runs = Runs::default();
    for paragraph in io::stdin().lock().lines() {
        runs.add_paragraph(&paragraph?);
    }
    runs.settle();
    for line in fs::read_to_string(dictionary)?.lines() {
        let mut fields = line.split(' ');
        if let (Some(word), Some(found)) = (fields.next(), fields.next()) {
            let (each, all) = DICTIONARY;
            let word = Runs::folded(word);
            // A character alone says nothing of what goes with it.
            if word.len() > 1 {
                runs.add_words(&[&word], each * found.parse::<f64>()? + all);
            }
        }
    }
    runs.settle();
    let words = word_model::words(&fs::read(words)?)?;
    word_model::read(&fs::read_to_string(model)?, &words, &mut runs)?;
    runs.settle();
    let (counts, total) = runs.kept();
    Ok(io::stdout()
        .lock()
        .write_all(&table::table(&counts, total))?)
}

//! Learns the facts and the weights in `assets/model/` from named data.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::indexing_slicing,
    clippy::print_stderr,
    reason = "a program for its maker, run by hand on data that it knows"
)]

mod augment;
mod clusters;
mod corpus;
mod crf;
mod divisions;
mod examples;
mod facts;
mod lexicon;
mod marked;
mod observe;
mod pack;
mod proper_nouns;
mod random;
mod score;
mod second;
mod teacher;

use std::collections::HashMap;
use std::error::Error;
use std::fs;

use super::EntityExtractor;
use super::table::FactTable;
use crate::extract::segmenter::Segmenter;
use corpus::Labelled;
use facts::FactBook;

type Outcome = Result<(), Box<dyn Error>>;

/// Runs the program with its arguments; see `usage`.
///
/// # Errors
/// A file that cannot be read or written, or an argument that is wrong.
pub fn run(args: &[String]) -> Outcome {
    let options = Options(args);
    match args.first().map(String::as_str) {
        Some("divisions") => divisions(&options),
        Some("facts") => facts(&options),
        Some("weights") => weights(&options),
        Some("teach") => teach(&options),
        Some("marked") => marked(&options),
        Some("observe") => observe(&options),
        Some("score") => score(&options),
        _ => Err("divisions | facts | marked | observe | teach | weights | score".into()),
    }
}

struct Options<'a>(&'a [String]);

impl<'a> Options<'a> {
    fn all(&self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .windows(2)
            .filter(move |w| w[0] == name)
            .map(|w| w[1].as_str())
    }

    fn text(&self, name: &'a str) -> Result<&'a str, String> {
        self.all(name).next().ok_or(format!("{name} is missing"))
    }

    fn number<T: std::str::FromStr>(&self, name: &'a str, default: T) -> T {
        self.all(name)
            .next()
            .and_then(|v| v.parse().ok())
            .unwrap_or(default)
    }
}

fn divisions(options: &Options<'_>) -> Outcome {
    let tree = divisions::tree(options.text("--divisions")?)?;
    Ok(fs::write(options.text("--out")?, tree)?)
}

fn facts(options: &Options<'_>) -> Outcome {
    let mut book = FactBook::default();
    book.add_divisions(options.text("--divisions")?)?;
    book.add_proper_nouns(options.text("--proper-nouns")?)?;
    let silver = corpus::read(options.text("--silver")?)?;
    book.add_known(&silver, options.number("--least", 3));
    let segmenter = Segmenter::new();
    let mut counts: HashMap<String, u32> = HashMap::new();
    let texts = corpus::read_plain(options.text("--news")?)?;
    let cut: Vec<Vec<String>> = (texts.iter())
        .flat_map(|text| super::sentences::sentences(text))
        .map(|(_, sentence)| {
            segmenter
                .segment(sentence)
                .iter()
                .map(|w| w.text.chars().map(super::observation::fold).collect())
                .collect()
        })
        .collect();
    for word in cut.iter().flatten() {
        *counts.entry(word.clone()).or_default() += 1;
    }
    let mut vocabulary: Vec<(String, u32)> = counts.into_iter().collect();
    vocabulary.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    book.add_roles(vocabulary.iter().map(|w| w.0.as_str()));
    let classes = options.number("--classes", 250);
    if classes > 0 {
        vocabulary.truncate(options.number("--words", 30_000));
        // Rarer words share one id.
        let ids: HashMap<&str, u32> = (vocabulary.iter().enumerate())
            .map(|(id, w)| (w.0.as_str(), id as u32))
            .collect();
        let rare = vocabulary.len() as u32;
        let sentences: Vec<Vec<u32>> = (cut.iter())
            .map(|s| {
                std::iter::once(rare + 1)
                    .chain(
                        s.iter()
                            .map(|w| ids.get(w.as_str()).copied().unwrap_or(rare)),
                    )
                    .chain([rare + 1])
                    .collect()
            })
            .collect();
        let class_of = clusters::clusters(
            &sentences,
            vocabulary.len() + 2,
            classes,
            options.number("--rounds", 8),
        );
        book.add_clusters(
            vocabulary
                .iter()
                .zip(&class_of)
                .map(|(w, c)| (w.0.as_str(), c + 1)),
        );
    }
    let facts = book.into_facts();
    eprintln!("{} facts", facts.len());
    fs::write(options.text("--out")?, pack::pack_facts(&facts))?;
    Ok(())
}

fn leak(path: &str) -> Result<&'static [u8], std::io::Error> {
    Ok(Box::leak(fs::read(path)?.into_boxed_slice()))
}

fn weights(options: &Options<'_>) -> Outcome {
    let fact_bytes = leak(options.text("--facts")?)?;
    let table = FactTable::new(fact_bytes);
    let segmenter = Segmenter::new();
    let mut examples = examples::Examples::default();
    let mut sources = Vec::new();
    // The first sources, as many as `--copied` says, are also learnt with other names in them.
    let copied: usize = options.number("--copied", 2);
    for source in options.all("--data") {
        let (weight, paths) = source
            .split_once(':')
            .ok_or("--data WEIGHT:PATH[,OTHER LABELS OF IT]")?;
        let weight: f32 = weight.parse()?;
        if let Some((path, other)) = paths.split_once(',') {
            let (alike, first, second) = corpus::compare(corpus::read(path)?, corpus::read(other)?);
            sources.extend([
                (weight, alike),
                (weight / 2.0, first),
                (weight / 2.0, second),
            ]);
        } else {
            sources.push((weight, corpus::read(paths)?));
        }
    }
    for (weight, texts) in &sources {
        examples.add(texts, *weight, &segmenter, &table, &[]);
    }
    let copies: usize = options.number("--copies", 0);
    if copies > 0 {
        let silver = corpus::read(options.text("--silver")?)?;
        let own: Vec<Labelled> = (sources.iter().take(copied))
            .flat_map(|s| s.1.clone())
            .collect();
        let augmenter = augment::Augmenter::new(options.text("--divisions")?, &own, &silver)?;
        let mut random = random::Random::new(options.number("--seed", 1));
        for (weight, texts) in sources.iter().take(copied) {
            for _ in 0..copies {
                let varied: Vec<Labelled> = (texts.iter())
                    .map(|t| augmenter.vary(t, &mut random))
                    .collect();
                let weight = weight * options.number("--copy-weight", 0.5);
                examples.add(&varied, weight, &segmenter, &table, &[]);
            }
        }
    }
    let settings = settings(options);
    let model = crf::train(examples, &settings);
    let leaning = pack::Leaning {
        off_outside: options.number("--recall", 0.0),
        on_begin: ["--begin-person", "--begin-place", "--begin-organization"]
            .map(|name| options.number(name, 0)),
    };
    let bytes = pack::pack_model(&model, options.number("--max-weight", 3.0), leaning);
    eprintln!("{} bytes", bytes.len());
    fs::write(options.text("--out")?, &bytes)?;
    score(options)
}

fn settings(options: &Options<'_>) -> crf::Settings {
    crf::Settings {
        epochs: options.number("--epochs", 20),
        rate: options.number("--rate", 0.1),
        decay: options.number("--decay", 0.001),
        dropout: options.number("--dropout", 0.1),
        min_count: options.number("--min-count", 2),
        max_rows: options.number("--max-rows", 230_000),
        tune_epochs: options.number("--tune-epochs", 6),
        runs: options.number("--runs", 1),
        seed: options.number("--seed", 1),
    }
}

/// Puts texts whose names stand in brackets into one file of the form that the others have.
fn marked(options: &Options<'_>) -> Outcome {
    let mut texts = Vec::new();
    for path in options.all("--texts") {
        texts.append(&mut marked::read(path)?);
    }
    corpus::write(options.text("--out")?, &texts)
}

/// Writes what the tables say of texts, for a teacher outside this program.
fn observe(options: &Options<'_>) -> Outcome {
    let table = FactTable::new(leak(options.text("--facts")?)?);
    let texts = corpus::read(options.text("--data")?)?;
    observe::write(options.text("--out")?, &texts, &Segmenter::new(), &table)
}

/// Trains a teacher on texts with a second tagger's words and labels others with it.
fn teach(options: &Options<'_>) -> Outcome {
    let table = FactTable::new(leak(options.text("--facts")?)?);
    let segmenter = Segmenter::new();
    let mut examples = examples::Examples::default();
    for source in options.all("--data") {
        let parts: Vec<&str> = source.split(':').collect();
        let [weight, path, second] = parts[..] else {
            return Err("--data WEIGHT:PATH:WORDS".into());
        };
        let words = corpus::read_second(second)?;
        examples.add(
            &corpus::read(path)?,
            weight.parse()?,
            &segmenter,
            &table,
            &words,
        );
    }
    let teacher = teacher::Teacher::train(examples, &settings(options));
    for source in options.all("--score") {
        let (path, second) = source.split_once(':').ok_or("--score PATH:WORDS")?;
        let words = corpus::read_second(second)?;
        let texts = corpus::read(path)?;
        let found: Vec<Labelled> = (texts.iter().zip(&words))
            .map(|(t, words)| teacher.label(&t.text, words, &segmenter, &table))
            .collect();
        score::print_agreement(second, &found, &texts);
    }
    if let Some(path) = options.all("--label").next() {
        let (path, second) = path.split_once(':').ok_or("--label PATH:WORDS")?;
        let words = corpus::read_second(second)?;
        let found: Vec<Labelled> = (corpus::read(path)?.iter().zip(&words))
            .map(|(t, words)| teacher.label(&t.text, words, &segmenter, &table))
            .collect();
        corpus::write(options.text("--out")?, &found)?;
    }
    Ok(())
}

fn score(options: &Options<'_>) -> Outcome {
    let extractor = EntityExtractor::with_model(
        leak(options.text("--facts")?)?,
        leak(options.text("--out")?)?,
    );
    for path in options.all("--score") {
        let name = path.rsplit('/').take(2).collect::<Vec<_>>().join(" ");
        score::print_scores(
            &name,
            &extractor,
            &corpus::read(path)?,
            options.number("--errors", 0),
        );
    }
    Ok(())
}

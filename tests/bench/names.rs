//! How fast names are found, on one core, beside jieba's tags; that the time of degenerate text grows
//! with its length and no faster; and what memory it takes: `cargo bench --bench names`
//!
//! The text is the built-in edition, some times over. Every speed is the median of several runs.

#![expect(clippy::print_stdout, reason = "the figures are what it is run for")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use dubao::article::{Article, Block};
use dubao::extract::{EntityExtractor, identities};
use dubao::io::{Input, Request, open};

const RUNS: usize = 7;
const TIMES_OVER: usize = 10;

fn main() {
    let request = Request {
        inputs: vec![Input::BuiltIn],
        charset: None,
    };
    let once: Vec<Article> = open(&request)
        .filter_map(Result::ok)
        .flat_map(|document| document.articles)
        .collect();
    let articles: Vec<Article> = std::iter::repeat_n(once, TIMES_OVER).flatten().collect();

    println!("memory (resident set, MB)");
    let before = resident_megabytes();
    let extractor = EntityExtractor::new();
    black_box(
        articles
            .iter()
            .map(|a| extractor.entities(a).len())
            .sum::<usize>(),
    );
    println!(
        "  before {before:.1}, with names {:.1}",
        resident_megabytes()
    );

    println!("the built-in edition");
    let jieba = jieba_rs::Jieba::new();
    measure("  jieba's tags", &articles, |article| {
        let blocks = article.body.iter();
        blocks.map(|block| jieba.tag(&block.text, true).len()).sum()
    });
    measure("  names", &articles, |article| {
        extractor.entities(article).len()
    });
    measure("  names and who is who", &articles, |article| {
        identities(article, &extractor.entities(article)).len()
    });

    println!("degenerate text, a tenth of a million and a million of");
    for unit in [
        "的",
        "a",
        "王",
        "市",
        "“",
        "，",
        "\u{3000}",
        "公司（简称",
        "张三、",
    ] {
        let times = [100_000, 1_000_000].map(|chars| {
            let text = unit.repeat(chars / unit.chars().count());
            let article = [Article {
                body: vec![Block {
                    text,
                    ..Block::default()
                }],
                ..Article::default()
            }];
            timed(|| {
                let [article] = &article;
                identities(article, &extractor.entities(article)).len()
            })
        });
        let [short, long] = times.map(|time| time.as_secs_f64() * 1000.0);
        println!(
            "  {unit:?}: {short:.0} ms, {long:.0} ms: {:.1} times",
            long / short
        );
    }
}

/// Prints the median speed of a job over articles.
fn measure(name: &str, articles: &[Article], job: impl Fn(&Article) -> usize) {
    let blocks = articles.iter().flat_map(|article| &article.body);
    let chars: usize = blocks.map(|block| block.text.chars().count()).sum();
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| timed(|| articles.iter().map(&job).sum()))
        .collect();
    times.sort_unstable();
    let speed = chars as f64 / 1e6 / times[RUNS / 2].as_secs_f64();
    println!("{name:<24} {speed:.2} million characters a second");
}

fn timed(job: impl FnOnce() -> usize) -> Duration {
    let start = Instant::now();
    black_box(job());
    start.elapsed()
}

/// What the process holds in memory; 0 where the system does not tell.
fn resident_megabytes() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kilobytes.unwrap_or(0.0) / 1024.0
}

//! How fast figures are read, on one core, beside a bare regular expression and jieba's tags, and
//! that hostile text takes no longer than its length: `cargo bench --bench figures [TEXT]`
//!
//! `TEXT` holds a paragraph a line; without one the built-in edition is read some times over. Every
//! speed is the median of several runs, in time that the thread was at work, so that a machine that
//! does other things as well changes little. It fails where four times the text takes over eight
//! times the time.

#![expect(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "the figures are what it is run for, and it may stop where its input is broken"
)]

use std::hint::black_box;
use std::process::ExitCode;
use std::time::Duration;

use dubao::article::{Article, Block};
use dubao::extract::figures::{Tagger, figures_and_dates};
use dubao::extract::{Mode, Segmenter, figures_in};
use dubao::io::{Input, Request, open};
use regex::Regex;
use rustix::time::{ClockId, clock_gettime};

const RUNS: usize = 5;
const TIMES_OVER: usize = 10;

/// What a program does that knows nothing of Chinese: digits, perhaps 万 or 亿, and a common unit.
const NUMERAL_AND_UNIT: &str = r"[0-9]+(?:\.[0-9]+)?(?:万|亿|万亿)?余?多?(?:%|个百分点|元|美元|吨|公斤|公里|米|平方米|亩|公顷|千瓦时|千瓦|兆瓦|度|人次|个|家|户|名|位|项|座|台|辆|件|种|条|处|所|人|年|个月|天|小时|分钟|倍|℃)";

/// Texts on which a careless rule looks back, or ahead, for ever.
const HOSTILE: &[&str] = &[
    "一",
    "1",
    "、",
    "，",
    "1、",
    "（",
    "）",
    "（1个",
    "“",
    "第",
    "年",
    "同比",
    "每3天下线一台，",
    "一个",
    "增长5%，",
    "分别为1%、2%和",
    "出口、进口分别增长1%、2%，",
    "3家、",
    "由1%提高至2%，",
    "今年1个，",
    "前3个月，",
    "企业",
    "1至",
    "三五",
    "以来",
    "5年来，",
];

fn main() -> ExitCode {
    let paragraphs = paragraphs();
    let byte_count: usize = paragraphs.iter().map(String::len).sum();
    let segmenter = Segmenter::new();
    let articles: Vec<Article> = paragraphs.iter().map(|text| article(text)).collect();
    println!(
        "{:.1} MB in {} paragraphs",
        byte_count as f64 / 1e6,
        paragraphs.len()
    );

    let regex = Regex::new(NUMERAL_AND_UNIT).expect("the expression is correct");
    speed("a regular expression: spans", byte_count, || {
        paragraphs
            .iter()
            .map(|text| regex.find_iter(text).count())
            .sum()
    });
    speed("dubao: spans and values", byte_count, || {
        paragraphs
            .iter()
            .map(|text| figures_in(text, Mode::Stated).len())
            .sum()
    });
    let jieba = jieba_rs::Jieba::new();
    speed("jieba: tags", byte_count, || {
        paragraphs
            .iter()
            .map(|text| jieba.tag(text, true).len())
            .sum()
    });
    speed("dubao: all that they mean", byte_count, || {
        articles
            .iter()
            .map(|article| meaning(article, &segmenter))
            .sum()
    });

    println!("hostile text, time for 4 times the length");
    let mut steepest = 0.0_f64;
    for piece in HOSTILE {
        let values = growth(piece, |text| figures_in(text, Mode::Stated).len());
        let bare = growth(piece, |text| figures_in(text, Mode::Bare).len());
        let all = growth(piece, |text| meaning(&article(text), &segmenter));
        println!("  {piece:<16} values {values}  bare {bare}  all {all}");
        steepest = [values, bare, all]
            .iter()
            .map(Growth::ratio)
            .fold(steepest, f64::max);
    }
    if steepest > 8.0 {
        println!("superlinear: {steepest:.1}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// The time that this thread has been at work.
fn at_work() -> Duration {
    let now = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(
        now.tv_sec.try_into().unwrap_or_default(),
        now.tv_nsec.try_into().unwrap_or_default(),
    )
}

/// The paragraphs of the file that is named, or of the built-in edition.
fn paragraphs() -> Vec<String> {
    if let Some(path) = std::env::args().skip(1).find(|arg| !arg.starts_with('-')) {
        let text = std::fs::read_to_string(path).expect("TEXT can be read");
        return text.lines().map(str::to_owned).collect();
    }
    let request = Request {
        inputs: vec![Input::BuiltIn],
        charset: None,
    };
    let blocks: Vec<String> = open(&request)
        .filter_map(Result::ok)
        .flat_map(|document| document.articles)
        .flat_map(|article| article.body)
        .map(|block| block.text)
        .collect();
    std::iter::repeat_n(blocks, TIMES_OVER).flatten().collect()
}

fn article(text: &str) -> Article {
    Article {
        body: vec![Block {
            text: text.to_owned(),
            ..Block::default()
        }],
        ..Article::default()
    }
}

fn meaning(article: &Article, tagger: &dyn Tagger) -> usize {
    figures_and_dates(article, tagger).0.len()
}

fn speed(name: &str, byte_count: usize, mut job: impl FnMut() -> usize) {
    let mut times: Vec<(Duration, usize)> = (0..RUNS)
        .map(|_| {
            let start = at_work();
            let found = black_box(job());
            (at_work().saturating_sub(start), found)
        })
        .collect();
    times.sort_unstable();
    let (median, found) = times[RUNS / 2];
    let speed = byte_count as f64 / 1e6 / median.as_secs_f64();
    println!("  {name:<28} {speed:>8.1} MB/s  {found} found");
}

/// The time for a text and for one four times as long.
struct Growth {
    short: Duration,
    long: Duration,
}

impl Growth {
    /// Times too short to measure tell nothing.
    fn ratio(&self) -> f64 {
        if self.long < Duration::from_millis(60) {
            return 0.0;
        }
        self.long.as_secs_f64() / self.short.as_secs_f64()
    }
}

impl std::fmt::Display for Growth {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let ratio = self.long.as_secs_f64() / self.short.as_secs_f64();
        write!(f, "{:>7.1} ms x{ratio:<4.1}", self.long.as_secs_f64() * 1e3)
    }
}

fn growth(piece: &str, job: impl Fn(&str) -> usize) -> Growth {
    const LONG_BYTES: usize = 1_000_000;
    let time = |byte_count: usize| {
        let text = piece.repeat(byte_count / piece.len());
        (0..3)
            .map(|_| {
                let start = at_work();
                black_box(job(&text));
                at_work().saturating_sub(start)
            })
            .min()
            .unwrap_or_default()
    };
    Growth {
        short: time(LONG_BYTES / 4),
        long: time(LONG_BYTES),
    }
}

//! How fast the stages are, on one core, each beside something known: `cargo bench --bench stages`
//!
//! The text is the built-in edition, some times over. Every line is the median of several runs, so
//! that the ratios hold on a machine that does other things as well.

#![expect(clippy::print_stdout, reason = "the figures are what it is run for")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use dubao::article::{Article, rebuild};
use dubao::extract::{EntityExtractor, Mode, figures_in};
use dubao::io::{Input, Request, open};
use dubao::text::{Alignment, AmbiguousWidth, ParagraphSetting, set_paragraph};
use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

const RUNS: usize = 7;
const TIMES_OVER: usize = 10;
const MEASURE_COLS: usize = 40;

fn main() {
    let request = Request {
        inputs: vec![Input::BuiltIn],
        charset: None,
    };
    let articles: Vec<Article> = open(&request)
        .filter_map(Result::ok)
        .flat_map(|document| document.articles)
        .collect();
    let blocks = articles.iter().flat_map(|article| &article.body);
    let paragraphs: Vec<&str> = blocks.map(|block| block.text.as_str()).collect();
    let paragraphs = paragraphs.repeat(TIMES_OVER);
    let byte_count: usize = paragraphs.iter().map(|text| text.len()).sum();
    let page = paragraphs.join("\n");

    println!("setting at {MEASURE_COLS} cells");
    let peer = measure("  bare UAX #14, greedy", byte_count, None, || {
        paragraphs.iter().map(|text| bare_lines(text)).sum()
    });
    for alignment in [Alignment::Ragged, Alignment::Justified] {
        let setting = ParagraphSetting {
            measure_cols: MEASURE_COLS,
            first_indent_cols: 4,
            alignment,
            ambiguous: AmbiguousWidth::Narrow,
        };
        let name = format!("  dubao, {alignment:?}");
        measure(&name, byte_count, Some(peer), || {
            let rows = paragraphs
                .iter()
                .map(|text| set_paragraph(text, &[], &setting).len());
            rows.sum()
        });
    }

    println!("finding");
    let jieba = jieba_rs::Jieba::new();
    let peer = measure("  jieba's tags", byte_count, None, || {
        paragraphs
            .iter()
            .map(|text| jieba.tag(text, true).len())
            .sum()
    });
    measure("  figures, value and unit", byte_count, Some(peer), || {
        let found = paragraphs
            .iter()
            .map(|text| figures_in(text, Mode::Stated).len());
        found.sum()
    });
    let extractor = EntityExtractor::new();
    measure("  names", byte_count, Some(peer), || {
        paragraphs
            .iter()
            .map(|text| extractor.entities_in(text).len())
            .sum()
    });

    println!("rebuilding");
    measure("  a page of that length", page.len(), None, || {
        rebuild("page", &page).articles.len()
    });
}

/// Prints the median speed of a job over `byte_count` bytes, against `peer`'s where there is one.
fn measure(
    name: &str,
    byte_count: usize,
    peer: Option<Duration>,
    mut job: impl FnMut() -> usize,
) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            black_box(job());
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    let median = times[RUNS / 2];
    let speed = byte_count as f64 / 1e6 / median.as_secs_f64();
    let ratio = peer.map_or_else(String::new, |peer| {
        format!(
            "  {:.2} times the time",
            median.as_secs_f64() / peer.as_secs_f64()
        )
    });
    println!("{name:<28} {speed:>8.1} MB/s{ratio}");
    median
}

/// Lines of a paragraph by UAX #14 alone: what a program does that knows nothing of newspapers.
fn bare_lines(text: &str) -> usize {
    let segmenter = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
    let (mut lines, mut col, mut before) = (1, 0, 0);
    for at in segmenter.segment_str(text) {
        let cols = AmbiguousWidth::Narrow.width(&text[before..at]);
        if col + cols > MEASURE_COLS {
            lines += 1;
            col = 0;
        }
        col += cols;
        before = at;
    }
    lines
}

//! Accuracy floors over the built-in pages that have gold: `tests/gold`.
//!
//! Blanks never count. A title or a paragraph counts where it is found exactly, in any article.

use std::collections::HashMap;

use dubao::article::{Article, BlockKind, Document, rebuild};
use serde_json::Value;

const FOLDER: &str = env!("CARGO_MANIFEST_DIR");
const PAGES: [(&str, &str); 3] = [
    ("000", "000_c1836ccfeff669e6"),
    ("001", "001_82ecedf270f07e37"),
    ("003", "003_cfd516ce6a6450a2"),
];

fn closed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Shares found, twice: of what gold has, and of what was rebuilt; together F1.
fn f1(gold: &[String], found: &[String]) -> f64 {
    let mut left: HashMap<&str, usize> = HashMap::new();
    for text in gold {
        *left.entry(text).or_default() += 1;
    }
    let mut hits = 0;
    for text in found {
        if let Some(n) = left.get_mut(text.as_str()).filter(|n| **n > 0) {
            *n -= 1;
            hits += 1;
        }
    }
    2.0 * f64::from(hits) / (gold.len() + found.len()) as f64
}

fn strings(gold: &Value, of: impl Fn(&Value) -> Vec<String>) -> Vec<String> {
    gold["articles"]
        .as_array()
        .into_iter()
        .flatten()
        .flat_map(of)
        .collect()
}

fn blocks(document: &Document, keep: impl Fn(BlockKind) -> bool) -> Vec<String> {
    let of = |article: &Article| {
        let kept = article.body.iter().filter(|block| keep(block.kind));
        kept.map(|block| closed(&block.text)).collect::<Vec<_>>()
    };
    document.articles.iter().flat_map(of).collect()
}

/// The paragraphs of one article two by two: what stands together.
fn pairs(paragraphs: &[String]) -> Vec<String> {
    let pairs_with = |(i, a): (usize, &String)| {
        let others = paragraphs[i + 1..].iter();
        let pair = |b: &String| {
            if *a < *b {
                [a.as_str(), b]
            } else {
                [b, a.as_str()]
            }
            .concat()
        };
        others.map(pair).collect::<Vec<_>>()
    };
    paragraphs.iter().enumerate().flat_map(pairs_with).collect()
}

#[test]
fn built_in_pages_reach_their_floors() {
    let (mut titles, mut paragraphs, mut bylines, mut headings) = (0.0, 0.0, 0.0, 0.0);
    let mut together = 0.0;
    for (gold_name, page_name) in PAGES {
        let gold: Value = serde_json::from_str(
            &std::fs::read_to_string(format!("{FOLDER}/tests/gold/{gold_name}.json")).unwrap(),
        )
        .unwrap();
        let page =
            std::fs::read_to_string(format!("{FOLDER}/assets/edition/{page_name}.txt")).unwrap();
        let document = rebuild(page_name, &page);
        let text = |value: &Value| value.as_str().map(closed);
        let kinds = |wanted: &'static [&'static str]| {
            move |article: &Value| -> Vec<String> {
                let body = article["body"].as_array().unwrap();
                let kept = body
                    .iter()
                    .filter(|b| wanted.contains(&b["kind"].as_str().unwrap()));
                kept.map(|b| closed(b["text"].as_str().unwrap())).collect()
            }
        };
        titles += f1(
            &strings(&gold, |a| text(&a["title"]).into_iter().collect()),
            &document
                .articles
                .iter()
                .filter_map(|a| a.title.as_deref().map(closed))
                .collect::<Vec<_>>(),
        );
        paragraphs += f1(
            &strings(&gold, kinds(&["paragraph", "note", "heading"])),
            &blocks(&document, |kind| kind != BlockKind::Caption),
        );
        let of_one_article = document.articles.iter().map(|article| {
            let kept = article
                .body
                .iter()
                .filter(|b| b.kind == BlockKind::Paragraph);
            kept.map(|block| closed(&block.text)).collect::<Vec<_>>()
        });
        together += f1(
            &strings(&gold, |a| pairs(&kinds(&["paragraph"])(a))),
            &of_one_article
                .flat_map(|paragraphs| pairs(&paragraphs))
                .collect::<Vec<_>>(),
        );
        headings += f1(
            &strings(&gold, kinds(&["heading"])),
            &blocks(&document, |kind| kind == BlockKind::Heading),
        );
        bylines += f1(
            &strings(&gold, |a| {
                a["byline"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .filter_map(|c| text(&c["name"]))
                    .collect()
            }),
            &document
                .articles
                .iter()
                .flat_map(|a| a.byline.iter().map(|c| closed(&c.name)))
                .collect::<Vec<_>>(),
        );
    }
    let pages = PAGES.len() as f64;
    for (what, sum, floor) in [
        ("titles", titles, 0.92),
        ("paragraphs", paragraphs, 0.97),
        ("paragraphs together", together, 0.935),
        ("headings", headings, 0.95),
        ("bylines", bylines, 0.95),
    ] {
        assert!(
            sum / pages >= floor,
            "{what}: {:.3}, floor {floor}",
            sum / pages
        );
    }
}

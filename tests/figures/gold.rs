//! Accuracy on three newspaper pages read by hand. The floors only rise.

use super::{kind_word, segmenter};
use dubao::article::{Article, Block};
use dubao::extract::figures::figures_with;
use dubao::extract::{Direction, Figure};
use serde_json::Value;

#[derive(Default)]
struct Score {
    gold: usize,
    found: usize,
    matched: usize,
    kind: usize,
    value: usize,
    unit: usize,
    indicator_near: usize,
    indicator_exact: usize,
    period: usize,
    changes_gold: usize,
    changes_found: usize,
    changes: usize,
}

#[test]
fn the_gold_pages() {
    let mut score = Score::default();
    for page in [
        include_str!("../data/figures/gold/000.json"),
        include_str!("../data/figures/gold/001.json"),
        include_str!("../data/figures/gold/003.json"),
    ] {
        let page: Value = serde_json::from_str(page).unwrap();
        for article in page["articles"].as_array().unwrap() {
            read(article, &mut score);
        }
    }
    let f1 = |hits: usize, a: usize, b: usize| 2.0 * hits as f64 / (a + b) as f64;
    let of = |hits: usize| hits as f64 / score.matched as f64;
    for (what, got, floor) in [
        ("spans F1", f1(score.matched, score.gold, score.found), 0.99),
        ("kind", of(score.kind), 0.99),
        ("value", of(score.value), 0.99),
        ("unit", of(score.unit), 0.99),
        ("indicator, overlapping", of(score.indicator_near), 0.96),
        ("indicator, exact", of(score.indicator_exact), 0.91),
        ("period", of(score.period), 0.97),
        (
            "changes F1",
            f1(score.changes, score.changes_gold, score.changes_found),
            0.99,
        ),
    ] {
        println!("{what}: {got:.3}");
        assert!(got >= floor, "{what}: {got:.3} is below {floor}");
    }
}

fn read(gold: &Value, score: &mut Score) {
    let text = |v: &Value| v["text"].as_str().unwrap_or_default().to_owned();
    let article = Article {
        title: gold["title"].as_str().map(str::to_owned),
        body: gold["body"]
            .as_array()
            .unwrap()
            .iter()
            .map(|b| Block {
                text: text(b),
                ..Block::default()
            })
            .collect(),
        ..Article::default()
    };
    let found = figures_with(&article, segmenter());
    let none = Vec::new();
    let wanted = gold["figures"].as_array().unwrap_or(&none);
    let printed = |f: &Figure| f.at.span.of(&article.body[f.at.block_idx].text).to_owned();
    score.gold += wanted.len();
    score.found += found.len();
    score.changes_gold += wanted.iter().filter(|f| !f["change"].is_null()).count();
    score.changes_found += found.iter().filter(|f| f.change.is_some()).count();
    // In reading order, block by block: the next figure of the same text is the same figure.
    let mut next = 0;
    for want in wanted {
        let block = want["block"].as_u64().unwrap() as usize;
        let hit = (next..found.len())
            .find(|&i| found[i].at.block_idx == block && printed(&found[i]) == text(want));
        if let Some(i) = hit {
            next = i + 1;
            compare(want, &found[i], score);
        }
    }
}

fn compare(want: &Value, got: &Figure, score: &mut Score) {
    let kind = kind_word(got.kind);
    let indicator = (want["indicator"].as_str(), got.indicator.as_deref());
    let change = (&want["change"], &got.change);
    score.matched += 1;
    score.kind += usize::from(want["kind"] == kind);
    score.value += usize::from(same(&want["value"], got.value));
    score.unit += usize::from(want["unit"].as_str() == got.unit.as_deref());
    score.indicator_exact += usize::from(indicator.0 == indicator.1);
    score.indicator_near += usize::from(near(indicator.0, indicator.1));
    score.period += usize::from(near(want["period"].as_str(), got.period.as_deref()));
    if let (false, Some(change)) = (change.0.is_null(), change.1) {
        let direction = match change.direction {
            Direction::Up => "up",
            Direction::Down => "down",
            Direction::Flat => "flat",
        };
        let same_value = change
            .value
            .is_some_and(|v| same(&want["change"]["value"], v));
        score.changes += usize::from(want["change"]["direction"] == direction && same_value);
    }
}

fn same(want: &Value, got: rust_decimal::Decimal) -> bool {
    let got: f64 = got.to_string().parse().unwrap();
    want.as_f64()
        .is_some_and(|want| (want - got).abs() <= 1e-9 * want.abs().max(1.0))
}

/// Equal, or one contains the other.
fn near(a: Option<&str>, b: Option<&str>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a.contains(b) || b.contains(a),
        (a, b) => a == b,
    }
}

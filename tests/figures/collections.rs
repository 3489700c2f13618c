//! The test collections of other programs, read as plain text with every number asked for.
//!
//! Where their convention contradicts a newspaper's, the case stands in `exceptions.tsv` with the
//! reason; every other case has to pass, and every exception has to be one.

use dubao::extract::figures::unit_named;
use dubao::extract::{Figure, FigureKind, Mode, figures_in};
use serde_json::Value;
use std::collections::BTreeMap;

const EXCEPTIONS: &str = include_str!("../data/figures/exceptions.tsv");

/// The reasons by collection and input.
fn exceptions(collection: &str) -> BTreeMap<&'static str, &'static str> {
    EXCEPTIONS
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut cells = line.split('\t');
            let (of, input, reason) = (cells.next()?, cells.next()?, cells.next()?);
            (of == collection).then_some((input, reason))
        })
        .collect()
}

/// Runs a collection: at least `floor` of its cases pass, and exactly the exceptions fail.
fn run(
    collection: &str,
    cases: &str,
    wanted: impl Fn(&str) -> bool,
    passes: impl Fn(&Value, &str, &[Figure]) -> bool,
    floor: f64,
) {
    let exceptions = exceptions(collection);
    let (mut all, mut passed, mut wrong) = (0, 0, Vec::new());
    for line in cases.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        if !wanted(case["kind"].as_str().unwrap()) {
            continue;
        }
        let input = case["input"].as_str().unwrap();
        let found = figures_in(input, Mode::Bare);
        let pass = passes(&case, input, &found);
        all += 1;
        passed += u32::from(pass);
        if pass == exceptions.contains_key(input) {
            let read: Vec<_> = found
                .iter()
                .map(|f| (f.at.span.of(input), f.value))
                .collect();
            wrong.push(format!("{input}\tpasses: {pass}\t{read:?}"));
        }
    }
    let share = f64::from(passed) / f64::from(all);
    println!("{collection}: {passed} of {all}, {share:.3}");
    assert!(wrong.is_empty(), "{collection}:\n{}", wrong.join("\n"));
    assert!(share >= floor, "{collection}: {share:.3} is below {floor}");
}

fn close(want: f64, got: f64) -> bool {
    (want - got).abs() <= 1e-9 * want.abs().max(1.0)
}

fn number(value: &Value) -> Option<f64> {
    match value {
        Value::String(s) => s.trim_end_matches('%').parse().ok(),
        value => value.as_f64(),
    }
}

fn as_f64(value: rust_decimal::Decimal) -> f64 {
    value.to_string().parse().unwrap()
}

/// Half width and lower case, as Recognizers prints what it found.
fn folded(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap(),
            '\u{3000}' => ' ',
            c => c,
        })
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

/// 三成 is 30 %, 七五折 75 % of the price.
fn percent(figure: &Figure) -> f64 {
    let value = as_f64(figure.value);
    match figure.unit.as_deref() {
        Some("成") => value * 10.0,
        Some("折") if value < 10.0 => value * 10.0,
        _ => value,
    }
}

#[test]
fn recognizers() {
    let cases = include_str!("../data/figures/recognizers_zh.jsonl");
    let models = [
        "NumberModel",
        "OrdinalModel",
        "PercentModel",
        "CurrencyModel",
        "DimensionModel",
        "TemperatureModel",
    ];
    run(
        "recognizers",
        cases,
        |kind| models.contains(&kind),
        recognized,
        0.97,
    );
}

fn recognized(case: &Value, input: &str, found: &[Figure]) -> bool {
    let kinds: &[FigureKind] = match case["kind"].as_str().unwrap() {
        "OrdinalModel" => &[FigureKind::Rank],
        "PercentModel" => &[FigureKind::Percent],
        "CurrencyModel" => &[FigureKind::Money],
        "DimensionModel" | "TemperatureModel" => &[FigureKind::Measure],
        _ => &[],
    };
    let plain = kinds.is_empty();
    let mut rest: Vec<&Figure> = found
        .iter()
        .filter(|f| plain || kinds.contains(&f.kind))
        .collect();
    for want in case["results"].as_array().unwrap() {
        let text = folded(want["text"].as_str().unwrap());
        let Some(value) = number(&want["value"]) else {
            return false;
        };
        let hit = rest.iter().position(|f| {
            let printed = folded(f.at.span.of(input));
            // A number with its measure word is one figure here: the numeral has to agree.
            let same_text = printed == text || plain && printed.starts_with(&text);
            let got = if kinds == [FigureKind::Percent] {
                percent(f)
            } else {
                as_f64(f.value)
            };
            same_text && close(value, got)
        });
        match hit {
            Some(i) => rest.remove(i),
            None => return false,
        };
    }
    !rest.iter().any(|f| !plain || f.kind == FigureKind::Number)
}

#[test]
fn duckling() {
    let cases = include_str!("../data/figures/duckling_zh.jsonl");
    run("duckling", cases, |_| true, ducked, 0.95);
}

fn ducked(case: &Value, _: &str, found: &[Figure]) -> bool {
    let want = &case["results"][0];
    // Duckling's own unit: cents of money, grams, litres.
    let per_base = match want["unit"].as_str() {
        Some("Cent") => 100.0,
        Some("Gram" | "Litre") => 1000.0,
        Some("Millilitre") => 1_000_000.0,
        _ => 0.0,
    };
    let scaled = |value: rust_decimal::Decimal, f: &Figure| {
        let factor = f
            .unit
            .as_deref()
            .and_then(unit_named)
            .map_or(1.0, |u| as_f64(u.factor));
        // A bare 分 is the hundredth of the money that Duckling was asked for.
        let coin = matches!(f.unit.as_deref(), Some("分") | None);
        if per_base > 0.0 && !coin {
            as_f64(value) * factor * per_base
        } else {
            as_f64(value)
        }
    };
    match &want["value"] {
        Value::Null => !found.is_empty(),
        Value::Array(range) => found.iter().any(|f| {
            let upper = f.upper.map(|u| scaled(u, f));
            number(&range[0]).is_some_and(|low| close(low, scaled(f.value, f)))
                && upper.is_some_and(|u| number(&range[1]).is_some_and(|high| close(high, u)))
        }),
        value => found
            .iter()
            .any(|f| number(value).is_some_and(|v| close(v, scaled(f.value, f)))),
    }
}

#[test]
fn jionlp_money() {
    let cases = include_str!("../data/figures/jionlp_tests.jsonl");
    run(
        "jionlp",
        cases,
        |kind| kind.starts_with("money"),
        |case, input, found| {
            let results = case["results"].as_array().unwrap();
            if case["kind"] == "money_extract" {
                let money: Vec<_> = found
                    .iter()
                    .filter(|f| f.kind == FigureKind::Money)
                    .map(|f| f.at.span.of(input))
                    .collect();
                return money
                    == results
                        .iter()
                        .map(|r| r["text"].as_str().unwrap())
                        .collect::<Vec<_>>();
            }
            let bounds = match &results[0]["value"] {
                Value::Array(range) => range.clone(),
                value => vec![value.clone()],
            };
            // JioNLP rounds to two places; 3000多 is 3000 to 4000 to it, 3000 and more here.
            let cent =
                |want: &Value, got: f64| number(want).is_some_and(|w| (w - got).abs() < 0.006);
            found.iter().any(|f| {
                let upper = f
                    .upper
                    .is_none_or(|u| bounds.get(1).is_some_and(|w| cent(w, as_f64(u))));
                cent(&bounds[0], as_f64(f.value)) && upper
            })
        },
        1.0,
    );
}

#[test]
fn cn2an() {
    let cases = include_str!("../data/figures/cn2an_tests.jsonl");
    run(
        "cn2an",
        cases,
        |kind| {
            matches!(
                kind,
                "cn2an_strict" | "cn2an_normal" | "cn2an_smart" | "cn2an_direct"
            )
        },
        |case, input, found| {
            let value = number(&case["results"][0]["value"]);
            found.len() == 1
                && found[0].at.span.of(input) == input
                && value.is_some_and(|v| close(v, as_f64(found[0].value)))
        },
        0.99,
    );
}

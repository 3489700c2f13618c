//! Nothing of a page is lost and nothing made up, whatever the page.

use std::collections::HashMap;

use dubao::article::rebuild_explained;
use proptest::prelude::*;

/// Counts every character that is no blank.
fn count<'a>(texts: impl IntoIterator<Item = &'a str>) -> HashMap<char, i64> {
    let mut counts = HashMap::new();
    for c in texts
        .into_iter()
        .flat_map(str::chars)
        .filter(|c| !c.is_whitespace())
    {
        *counts.entry(c).or_default() += 1;
    }
    counts
}

fn assert_accounts(page: &str) {
    let (document, explanation) = rebuild_explained("-", page);
    let mut texts: Vec<&str> = explanation.printed.iter().map(String::as_str).collect();
    for article in &document.articles {
        texts.extend(
            [&article.kicker, &article.title, &article.subtitle]
                .into_iter()
                .flatten()
                .map(String::as_str),
        );
        texts.extend(article.body.iter().map(|block| block.text.as_str()));
        for block in &article.body {
            assert!(!block.text.is_empty());
            assert!(
                block
                    .uncertain_joins
                    .iter()
                    .all(|&at| block.text.is_char_boundary(at))
            );
        }
    }
    texts.extend(document.dropped.iter().map(|dropped| dropped.text.as_str()));
    let (mut before, after) = (count([page]), count(texts));
    for (c, n) in after {
        *before.entry(c).or_default() -= n;
    }
    before.retain(|_, n| *n != 0);
    assert!(
        before.is_empty(),
        "lost (+) or made up (-): {before:?}\n{page}"
    );
    // Every line is told of once, in order: blanks stand between them and nothing else.
    let mut told_to = 0;
    for line in &explanation.lines {
        assert!(page[told_to..line.span.byte_start].trim().is_empty());
        assert!(!line.span.of(page).trim().is_empty());
        told_to = line.span.byte_end;
    }
    assert!(page[told_to..].trim().is_empty());
}

#[test]
fn built_in_pages_are_accounted_for() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/edition");
    let mut pages = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ext| ext == "txt") {
            assert_accounts(&std::fs::read_to_string(path).unwrap());
            pages += 1;
        }
    }
    assert_eq!(pages, 5);
}

/// Lines such as pages are made of, in any order.
fn line() -> impl Strategy<Value = String> {
    let text = "[渡口大桥昨日通车，。、；：“”（）《》 0-9a-c——…！？的了在]{0,40}";
    prop_oneof![
        6 => text.prop_map(|line| line),
        1 => Just(String::new()),
        1 => Just("江城日报讯（全媒体记者 王一 通讯员 李二）昨天，渡口大桥通车".to_owned()),
        1 => Just("■文/图 江城日报全媒体记者 王一".to_owned()),
        1 => Just("（王一鸣）".to_owned()),
        1 => Just("两岸往来更加便利。（李二河）".to_owned()),
        1 => Just("市民走过大桥。 ■王一 摄".to_owned()),
        1 => Just("渡口大桥昨日通车".to_owned()),
        1 => Just("——两岸往来不再绕行".to_owned()),
        1 => Just("渡\n口\n大\n桥\n通\n车".to_owned()),
        1 => Just("连 接 两 岸 的 大 桥 昨 天 通 车 ，往 来".to_owned()),
        1 => Just("责任编辑：王一".to_owned()),
        1 => Just("连接两岸的渡口大桥昨天通车，往来的车辆不再绕行，过江的时间缩短到十分钟。".to_owned()),
    ]
}

/// Lines of two or three columns side by side, as `pdftotext -layout` leaves them.
fn row() -> impl Strategy<Value = String> {
    let cell = prop_oneof![
        8 => "[渡口大桥昨日通车，。“”（） 0-9]{8,16}",
        1 => Just(String::new()),
        1 => Just("江城日报讯（记者 王一）昨天".to_owned()),
        1 => Just("市民走过大桥。 李二 摄".to_owned()),
        1 => " {1,8}[大桥客]{1,3}",
        1 => "[渡口大桥] [昨日通车]{9,13}",
    ];
    proptest::collection::vec((cell, 2..5usize), 0..4).prop_map(|cells| {
        let mut row = String::new();
        for (n, (cell, gap)) in cells.into_iter().enumerate() {
            let place = 20 * n + gap;
            row.push_str(&" ".repeat(place.saturating_sub(row.chars().count())));
            row.push_str(&cell);
        }
        row
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_page_is_accounted_for(lines in proptest::collection::vec((line(), 0..3usize), 0..60)) {
        let page: String = lines.iter().map(|(line, gap)| format!("{line}\n{}", "\n".repeat(*gap))).collect();
        assert_accounts(&page);
    }

    #[test]
    fn columns_side_by_side_are_accounted_for(rows in proptest::collection::vec(prop_oneof![9 => row(), 1 => line()], 8..60)) {
        assert_accounts(&rows.join("\n"));
    }

    #[test]
    fn any_text_is_accounted_for(page in "\\PC{0,400}") {
        assert_accounts(&page);
    }
}

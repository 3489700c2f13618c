use super::segmenter;
use dubao::article::{Article, Block};
use dubao::extract::figures::figures_and_dates;
use dubao::extract::{Mode, figures_in};
use proptest::prelude::*;

/// Texts as hostile as they come near the grammar: numerals, units, marks and words around them.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(
        "一 二 三 十 百 千 万 亿 零 〇 两 半 几 数 多 余 点 第 前 每 负 零下 - — ~ 至 到 、 ， 。 ； ： “ ” 《 》 （ ） 1 23 4.5 1,000 ２０２４ 2024年 5月 3日 今年 目前 % ‰ ℃ 元 亿元 个 家 度 块 大 倍 成 分之 又 k e5 ^2 /3 同比 增长 下降 比上年 达 为 占 分别 均 企业 产值 新增 建成 的 和 了 5G A \u{3000} 😀 \u{200b} e\u{301}"
            .split(' ')
            .collect::<Vec<_>>(),
    );
    prop_oneof![
        prop::collection::vec(piece, 0..40).prop_map(|p| p.concat()),
        ".*"
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn spans_are_exact_and_do_not_overlap(text in texts()) {
        for mode in [Mode::Stated, Mode::Bare] {
            let mut end = 0;
            for figure in figures_in(&text, mode) {
                let span = figure.at.span;
                prop_assert!(span.byte_start >= end, "{mode:?}: overlap in {text:?}");
                prop_assert!(!span.is_empty());
                prop_assert!(text.get(span.byte_start..span.byte_end).is_some());
                prop_assert!(figure.upper.is_none_or(|upper| upper >= figure.value), "{figure:?}");
                end = span.byte_end;
            }
        }
    }

    #[test]
    fn the_whole_reading_takes_any_text(text in texts(), title in ".*") {
        let article = Article {
            title: Some(title),
            body: vec![Block { text: text.clone(), ..Block::default() }],
            ..Article::default()
        };
        let (figures, dates) = figures_and_dates(&article, segmenter());
        prop_assert_eq!(figures.len(), figures_in(&text, Mode::Stated).len());
        for figure in figures {
            prop_assert!((0.0..=1.0).contains(&figure.salience));
        }
        let mut end = 0;
        for date in dates {
            prop_assert!(date.at.span.byte_start >= end);
            end = date.at.span.byte_end;
        }
    }
}

#[test]
fn degenerate_texts_take_no_longer() {
    for piece in [
        "一",
        "1",
        "、",
        "1、",
        "一个",
        "“",
        "第",
        "1-",
        "2024年",
        "增长5%，",
        "“1",
    ] {
        let text = piece.repeat(1_000_000 / piece.len());
        // The test harness would time out on anything that is not linear.
        let found = figures_in(&text, Mode::Stated).len() + figures_in(&text, Mode::Bare).len();
        assert!(found <= text.len());
    }
}

#[test]
fn a_paragraph_without_an_end_is_read_in_linear_time() {
    for piece in ["增长5%，", "今年1个，", "分别为1%、2%和", "3家、"] {
        let article = Article {
            body: vec![Block {
                text: piece.repeat(100_000 / piece.len()),
                ..Block::default()
            }],
            ..Article::default()
        };
        let (figures, _) = figures_and_dates(&article, segmenter());
        assert!(!figures.is_empty());
    }
}

//! One small page of our own for each disorder that page texts come in.

use dubao::article::{BlockKind, DropReason, rebuild};

const BRIDGE: &str = "江城日报讯（记者 王一）连接两岸的渡口大桥昨天通车，往来的车辆不再绕行，过江的时间从一个小时缩短到十分钟。";
const LENGTH: &str = "大桥全长3公里，两年前动工，由本市两家企业一起建成，桥上设有人行道和观景台。";

fn titles(page: &str) -> Vec<Option<String>> {
    rebuild("-", page)
        .articles
        .into_iter()
        .map(|article| article.title)
        .collect()
}

#[test]
fn a_headline_one_character_a_line_is_read_downwards() {
    let page = format!("{BRIDGE}\n\n{LENGTH}\n\n渡\n口\n大\n桥\n昨\n日\n通\n车\n");
    assert_eq!(titles(&page), [Some("渡口大桥昨日通车".to_owned())]);
}

#[test]
fn a_paragraph_that_stands_twice_is_dropped_once() {
    let page = format!("渡口大桥昨日通车\n\n{BRIDGE}\n\n{LENGTH}\n\n{LENGTH}\n");
    let document = rebuild("-", &page);
    assert_eq!(document.articles[0].body.len(), 2);
    assert_eq!(document.dropped.len(), 1);
    assert_eq!(
        document.dropped[0].reason,
        DropReason::Duplicate {
            article_idx: 0,
            block_idx: 1
        }
    );
}

#[test]
fn a_copy_that_lost_a_character_is_dropped_too() {
    let copy = LENGTH.replace("观景台", "观台");
    let document = rebuild(
        "-",
        &format!("渡口大桥昨日通车\n\n{BRIDGE}\n\n{LENGTH}\n\n{copy}\n"),
    );
    assert!(matches!(
        document.dropped[0].reason,
        DropReason::NearCopy {
            article_idx: 0,
            block_idx: 1
        }
    ));
    assert_eq!(document.articles[0].body[1].text, LENGTH);
}

#[test]
fn a_caption_keeps_its_single_credit_and_stands_apart() {
    let page =
        format!("渡口大桥昨日通车\n\n{BRIDGE}\n\n市民走过刚刚通车的大桥。 李二 摄\n\n{LENGTH}\n");
    let document = rebuild("-", &page);
    let kinds: Vec<BlockKind> = document.articles[0]
        .body
        .iter()
        .map(|block| block.kind)
        .collect();
    assert_eq!(
        kinds,
        [
            BlockKind::Paragraph,
            BlockKind::Caption,
            BlockKind::Paragraph
        ]
    );
}

#[test]
fn a_byline_at_the_foot_leaves_the_text() {
    let page = format!("渡口大桥昨日通车\n\n{LENGTH}（李二河）\n");
    let document = rebuild("-", &page);
    assert_eq!(document.articles[0].byline[0].name, "李二河");
    assert_eq!(document.articles[0].body[0].text, LENGTH);
}

#[test]
fn a_copy_cut_short_is_dropped_though_a_sentence_seems_to_run_on_from_it() {
    let cut: String = LENGTH.chars().take(30).collect();
    let last = "城南的居民昨天第一次走着去对岸的书市，来回只用了半个小时。";
    let page = format!("渡口大桥昨日通车\n\n{BRIDGE}\n\n{LENGTH}\n\n{cut}\n\n{last}\n");
    let document = rebuild("-", &page);
    let texts: Vec<&str> = document.articles[0]
        .body
        .iter()
        .map(|block| block.text.as_str())
        .collect();
    assert_eq!(texts[1..], [LENGTH, last]);
    assert_eq!(document.dropped[0].text, cut);
}

#[test]
fn a_copy_that_begins_inside_a_paragraph_is_dropped() {
    let copy: String = LENGTH.chars().skip(6).collect();
    let page = format!("渡口大桥昨日通车\n\n{BRIDGE}\n\n{LENGTH}\n\n{copy}\n");
    let document = rebuild("-", &page);
    assert_eq!(document.articles[0].body.len(), 2);
    assert_eq!(document.dropped.len(), 1);
}

//! Named entities as a reader meets them: whole sentences and articles, marked.

use dubao::article::{Article, Block, Credit};
use dubao::extract::{Entity, EntityExtractor, EntityKind};
use std::sync::OnceLock;

fn extractor() -> &'static EntityExtractor {
    static EXTRACTOR: OnceLock<EntityExtractor> = OnceLock::new();
    EXTRACTOR.get_or_init(EntityExtractor::new)
}

/// The text with its entities marked: `[P 李娜]在[L 武汉]`.
fn marked(text: &str, entities: &[Entity]) -> String {
    let mut out = String::new();
    let mut end = 0;
    for entity in entities {
        let span = entity.at.span;
        let letter = match entity.kind {
            EntityKind::Person => 'P',
            EntityKind::Place => 'L',
            EntityKind::Organization => 'O',
            EntityKind::Work => 'W',
        };
        out.push_str(&text[end..span.byte_start]);
        out.push_str(&format!("[{letter} {}]", span.of(text)));
        end = span.byte_end;
    }
    out.push_str(&text[end..]);
    out
}

#[test]
fn names_in_a_sentence() {
    for want in [
        "[P 张建国]昨天从[L 武汉]回到[L 重庆]。",
        "[O 清华大学]的学生读完了《[W 山村来信]》。",
        "[O 长沙市水利局]局长[P 周文斌]说。",
        "市长[P 安娜·戴维斯]（[P Anna Davis]）昨天来到[L 上海]。",
        "发电靠场效应（Field Effect）完成。",
        "[L 格林维尔]（[L Greenville]）位于河边。",
        "他们来到[L 布莱恩瀑布]拍照。",
        "国王[P 腓力二世]去世后，公主[P 玛丽]回国。",
        "[O 王建国生态农场]今年丰收。",
        "[O 陈家坝林场]昨天种下树苗。",
        "[O 江西省水利推广站]来了新人。",
        "[L 加拿大]政府昨天宣布减税。",
        "今天没有名字。",
        "",
    ] {
        let text: String = unmark(want);
        assert_eq!(marked(&text, &extractor().entities_in(&text)), want);
    }
}

#[test]
fn degenerate_text_has_no_names_and_takes_no_longer() {
    for text in [
        "a".repeat(20_000),
        "的".repeat(20_000),
        "“".repeat(20_000),
        "\n".repeat(20_000),
    ] {
        assert_eq!(extractor().entities_in(&text), []);
    }
}

fn unmark(marked: &str) -> String {
    let mut text = marked.replace(']', "");
    for letter in ["[P ", "[L ", "[O ", "[W "] {
        text = text.replace(letter, "");
    }
    text
}

#[test]
fn a_name_of_the_byline_is_found_in_the_article() {
    let article = Article {
        byline: vec![Credit {
            role: "记者".into(),
            name: "巫岚岫".into(),
        }],
        body: vec![Block {
            text: "巫岚岫走进车间。".into(),
            ..Block::default()
        }],
        ..Article::default()
    };
    let entities = extractor().entities(&article);
    assert_eq!(
        marked(&article.body[0].text, &entities),
        "[P 巫岚岫]走进车间。"
    );
}

#[test]
fn an_area_in_the_byline_is_nobody() {
    let article = Article {
        byline: vec![Credit {
            role: String::new(),
            name: "柳河县".into(),
        }],
        body: vec![Block {
            text: "柳河县今年修路。".into(),
            ..Block::default()
        }],
        ..Article::default()
    };
    let entities = extractor().entities(&article);
    let got = marked(&article.body[0].text, &entities);
    assert_eq!(got, "[L 柳河县]今年修路。");
}

mod properties {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn spans_are_exact_and_in_order(text in "(\\PC|[张李王市县区省公司集团大学的在《》“”（）a1]){0,80}") {
            let mut end = 0;
            for entity in extractor().entities_in(&text) {
                let span = entity.at.span;
                prop_assert!(span.byte_start >= end);
                prop_assert!(!span.of(&text).is_empty());
                end = span.byte_end;
            }
        }
    }
}

use super::*;
use crate::article::{Block, Credit};
use crate::extract::Mention;
use crate::text::Span;

/// An article of marked blocks (`[P 李娜]在[L 武汉]`) and its entities.
fn marked(blocks: &[&str]) -> (Article, Vec<Entity>) {
    let mut article = Article::default();
    let mut entities = Vec::new();
    for (block_idx, marked) in blocks.iter().enumerate() {
        let mut text = String::new();
        let mut rest = *marked;
        while let Some((before, after)) = rest.split_once('[') {
            let (inside, after) = after.split_once(']').expect("a closed mark");
            let (letter, name) = inside.split_once(' ').expect("a kind");
            text.push_str(before);
            let start = text.len();
            text.push_str(name);
            let kind = match letter {
                "P" => EntityKind::Person,
                "L" => EntityKind::Place,
                "O" => EntityKind::Organization,
                _ => EntityKind::Work,
            };
            let span = Span::new(start, text.len());
            entities.push(Entity {
                at: Mention { block_idx, span },
                kind,
            });
            rest = after;
        }
        text.push_str(rest);
        article.body.push(Block {
            text,
            ..Block::default()
        });
    }
    (article, entities)
}

fn found(blocks: &[&str]) -> Vec<Identity> {
    let (article, entities) = marked(blocks);
    identities(&article, &entities)
}

/// Each identity as its name and what it is called.
fn called(blocks: &[&str]) -> Vec<String> {
    let line = |i: &Identity| format!("{} = {}", i.name, i.forms.join(" "));
    found(blocks).iter().map(line).collect()
}

#[test]
fn short_names_mean_the_full_one() {
    for (text, want) in [
        ("[P 王芳]和[P 王芳]", &["王芳 = 王芳"][..]),
        (
            "[O 恒昌长岭制药有限公司]（下文简称“[O 长药]”）。[O 长药]和[O 长岭制药]",
            &[
                "恒昌长岭制药有限公司 = 恒昌长岭制药有限公司 长药",
                "长岭制药 = 长岭制药",
            ],
        ),
        (
            "[O 湖南长岭制药有限公司]。[O 长岭制药]",
            &["湖南长岭制药有限公司 = 湖南长岭制药有限公司 长岭制药"],
        ),
        (
            "[O 衡阳市教育局]。[O 市教育局]",
            &["衡阳市教育局 = 衡阳市教育局 市教育局"],
        ),
        (
            "[L 衡阳]的[O 市教育局]",
            &["衡阳 = 衡阳", "衡阳市教育局 = 市教育局"],
        ),
        (
            "[O 湖南师范大学]。[O 湖南师大]。[O 湖南大学]",
            &[
                "湖南师范大学 = 湖南师范大学 湖南师大",
                "湖南大学 = 湖南大学",
            ],
        ),
        (
            "[L 衡阳]、[L 湖南省衡阳市]、[L 衡阳市]",
            &["衡阳市 = 衡阳 湖南省衡阳市 衡阳市"],
        ),
        (
            "[L 紫罗桥村]。[L 资阳区新桥河镇紫罗桥村]",
            &["资阳区新桥河镇紫罗桥村 = 紫罗桥村 资阳区新桥河镇紫罗桥村"],
        ),
        (
            "[P 曾愉捷]。[P 曾]书记。[P 愉捷]",
            &["曾愉捷 = 曾愉捷 曾 愉捷"],
        ),
        (
            "县委书记[P 曾愉捷]，局长[P 曾力]。[P 曾]书记说",
            &["曾愉捷 = 曾愉捷 曾", "曾力 = 曾力"],
        ),
        (
            "[P 曾愉捷]和[P 曾力]。[P 曾]书记说",
            &["曾愉捷 = 曾愉捷", "曾力 = 曾力", "曾 = 曾"],
        ),
        (
            "[P 唐纳德·特朗普]。[P 特朗普]",
            &["唐纳德·特朗普 = 唐纳德·特朗普 特朗普"],
        ),
        ("[P 李大勇]。[P 老李]", &["李大勇 = 李大勇 老李"]),
        ("[P 长沙]和[L 长沙]", &["长沙 = 长沙", "长沙 = 长沙"]),
    ] {
        assert_eq!(called(&[text]), want, "{text}");
    }
}

#[test]
fn a_short_name_of_two_means_neither() {
    let text = "[O 湖南长岭制药有限公司]和[O 江西长岭制药有限公司]。[O 长岭制药]";
    assert_eq!(called(&[text]).len(), 3);
}

#[test]
fn people_have_titles() {
    for (text, want) in [
        ("衡阳市委书记[P 张三丰]说", Some("市委书记")),
        ("[P 张三丰]（长岭制药公司董事长）说", Some("董事长")),
        ("[O 长岭制药公司]董事长[P 张三丰]说", Some("董事长")),
        ("[P 张三丰]来了。[P 张三丰]教授说", Some("教授")),
        ("[P 张三丰]走进车间", None),
        ("[P 张三丰]。县长[P 张]说", None),
    ] {
        let people = found(&[text]);
        let person = people
            .iter()
            .find(|i| i.name == "张三丰")
            .expect("a person");
        let expected = if text.contains("县长") {
            Some("县长")
        } else {
            want
        };
        assert_eq!(person.title.as_deref(), expected, "{text}");
    }
    let shared = found(&["记者[P 张三丰]、[P 李四光]报道"]);
    assert!(shared.iter().all(|i| i.title.as_deref() == Some("记者")));
}

#[test]
fn the_byline_gives_a_title() {
    let (mut article, entities) = marked(&["[P 巫岚岫]走进车间"]);
    article.byline = vec![Credit {
        role: "记者".into(),
        name: "巫岚岫".into(),
    }];
    assert_eq!(
        identities(&article, &entities)[0].title.as_deref(),
        Some("记者")
    );
}

#[test]
fn areas_know_what_they_are_in() {
    for (text, name, want) in [
        ("[L 衡阳市]", "衡阳市", &["湖南省"][..]),
        ("[L 蒸湘区]", "蒸湘区", &["衡阳市", "湖南省"]),
        ("[L 鼓楼区]", "鼓楼区", &[]),
        ("[L 福州]的[L 鼓楼区]", "鼓楼区", &["福州市", "福建省"]),
        (
            "[O 福州市教育局]在[L 鼓楼区]",
            "鼓楼区",
            &["福州市", "福建省"],
        ),
        ("[L 湖南省]", "湖南省", &[]),
        (
            "[L 衡阳市岐山森林公园]",
            "衡阳市岐山森林公园",
            &["衡阳市", "湖南省"],
        ),
        ("[L 巴黎]", "巴黎", &[]),
    ] {
        let places = found(&[text]);
        let place = places.iter().find(|i| i.name == name).expect(name);
        assert_eq!(place.parents, want, "{text}");
    }
}

#[test]
fn one_id_in_every_article() {
    let id = |text: &str, name: &str| {
        let all = found(&[text]);
        all.iter().find(|i| i.name == name).map(|i| i.id)
    };
    assert_eq!(id("[L 衡阳市]", "衡阳市"), id("在[L 湖南衡阳]", "衡阳"));
    assert_eq!(
        id("[O 衡阳市教育局]", "衡阳市教育局"),
        id("[L 衡阳]的[O 市教育局]", "衡阳市教育局")
    );
    assert_ne!(id("[P 曾]书记", "曾"), id("另一位[P 曾]书记", "曾"));
    assert_ne!(id("[P 长沙]", "长沙"), id("[L 长沙]", "长沙"));
}

//! Long stories in sections, series and notes: what stands over a story or in it without being its
//! headline.

use dubao::article::{BlockKind, rebuild};

use super::{BOOKS, BRIDGE, FERRY, LENGTH, SCHOOL, headings};

const MARKET: &str =
    "大桥那头的集市比从前热闹，赶集的人从两岸过来，饭馆的生意也好了，镇上又开了三家旅店。";
const LEAD: &str =
    "老船家种起了果树，镇上的集市开了旅店，赶集的人再也不用等船，一座大桥改变了两岸的日子。";

#[test]
fn lines_set_alike_are_the_crossheads_of_one_story() {
    let page = format!(
        "渡口大桥昨日通车\n\n江城日报记者 王一\n\n{BRIDGE}\n\n一桥飞架，天堑变成通途\n\n{LENGTH}\n\n渡船靠岸，船家改行种果\n\n{FERRY}\n\n集市兴旺，小镇迎来客人\n\n{MARKET}\n"
    );
    let document = rebuild("-", &page);
    assert_eq!(document.articles.len(), 1);
    assert_eq!(
        headings(&document.articles[0]),
        [
            "一桥飞架，天堑变成通途",
            "渡船靠岸，船家改行种果",
            "集市兴旺，小镇迎来客人"
        ]
    );
}

#[test]
fn a_crosshead_over_two_lines_heads_a_section() {
    let page = format!(
        "渡口大桥昨日通车\n江城日报记者 王一\n{BRIDGE}\n{FERRY}\n上学不再等船\n赶集不再绕行\n{SCHOOL}\n{LEAD}\n"
    );
    let document = rebuild("-", &page);
    assert_eq!(document.articles.len(), 1, "{:?}", document.articles);
    assert_eq!(
        headings(&document.articles[0]),
        ["上学不再等船赶集不再绕行"]
    );
}

#[test]
fn labels_over_lines_are_crossheads_and_the_headline_among_them_is_the_storys() {
    let page = format!(
        "{BRIDGE}\n\n建大桥\n\n两岸从此连成一片\n\n{LENGTH}\n\n渡口大桥通车记\n\n——江城市沿江两岸变迁纪实\n\n{SCHOOL}\n\n别渡船\n\n老船家改行种果树\n\n{FERRY}\n\n兴集市\n\n小镇迎来四方客人\n\n{MARKET}\n"
    );
    let document = rebuild("-", &page);
    assert_eq!(document.articles.len(), 1, "{:?}", document.articles);
    let article = &document.articles[0];
    assert_eq!(article.title.as_deref(), Some("渡口大桥通车记"));
    assert_eq!(headings(article).len(), 3);
    assert!(document.dropped.is_empty());
}

#[test]
fn what_stands_over_a_headline_that_a_crosshead_follows_is_its_lead() {
    let page = format!(
        "大江奔流启新程\n\n江城“十年巨变”图景·沿江\n\n{LEAD}\n\n{SCHOOL}\n\n渡口大桥 通车记\n\n——江城市沿江变迁纪实\n\n王一 李二\n\n一桥飞架两岸 天堑变成通途\n\n{LENGTH}\n\n渡船靠岸停航 船家改行种果\n\n{FERRY}\n\n集市日渐兴旺 小镇迎来客人\n\n{MARKET}\n"
    );
    let document = rebuild("-", &page);
    assert_eq!(document.articles.len(), 1, "{:?}", document.articles);
    let article = &document.articles[0];
    assert_eq!(article.title.as_deref(), Some("渡口大桥 通车记"));
    assert_eq!(
        article.kicker.as_deref(),
        Some("大江奔流启新程 江城“十年巨变”图景·沿江")
    );
    assert_eq!(article.subtitle.as_deref(), Some("——江城市沿江变迁纪实"));
    assert_eq!(article.byline.len(), 2);
    assert_eq!(article.body[0].text, LEAD);
}

#[test]
fn a_story_whose_second_column_stands_before_its_first_is_turned_round() {
    let page = format!(
        "渡口大桥昨日通车\n\n民盼了很多年，施工的时候船照样走，如今桥上夜里亮着灯。\n\n{FERRY}\n\n{BRIDGE}\n\n负责建桥的工程师说，大桥沿江的居民盼了很多年，这座桥沿江的居\n"
    );
    let document = rebuild("-", &page);
    let texts: Vec<&str> = (document.articles[0].body.iter())
        .map(|block| block.text.as_str())
        .collect();
    assert_eq!(texts.len(), 3, "{texts:?}");
    assert!(texts[1].contains("沿江的居民盼了很多年"), "{texts:?}");
}

#[test]
fn the_part_of_a_series_stands_over_the_headline() {
    let page = format!(
        "看两岸变化\n\n——沿江行\n\n渡口大桥，两岸连成一片\n\n江城日报记者 王一\n\n{BRIDGE}\n\n{LENGTH}\n"
    );
    let article = &rebuild("-", &page).articles[0];
    assert_eq!(article.kicker.as_deref(), Some("看两岸变化——沿江行"));
    assert_eq!(article.title.as_deref(), Some("渡口大桥，两岸连成一片"));
    assert_eq!(article.subtitle, None);
}

#[test]
fn a_place_over_each_headline_of_a_pile_is_its_kicker() {
    let page = format!(
        "江城日报讯（记者 王一）{BRIDGE}\n\n{LENGTH}\n\n江东县\n\n渡口大桥昨天正式通车\n\n章南县\n\n城南书市周末热闹开张\n\n江城日报讯（记者 李二）{BOOKS}\n"
    );
    let document = rebuild("-", &page);
    let heads: Vec<_> = (document.articles.iter())
        .map(|article| (article.kicker.as_deref(), article.title.as_deref()))
        .collect();
    assert_eq!(
        heads,
        [
            (Some("江东县"), Some("渡口大桥昨天正式通车")),
            (Some("章南县"), Some("城南书市周末热闹开张"))
        ]
    );
}

#[test]
fn an_editors_note_before_other_stories_is_none_of_the_one_above() {
    let page = format!(
        "渡口大桥昨日通车\n\n江城日报记者 王一\n\n{BRIDGE}\n\n{LENGTH}\n\n编者按\n\n读书使人明理，本报今天起介绍身边的读书人，请读者留意。\n\n城南书市开张\n\n江城日报讯（记者 李二）{BOOKS}\n"
    );
    let document = rebuild("-", &page);
    let titles: Vec<_> = (document.articles.iter())
        .map(|article| article.title.as_deref().unwrap_or_default())
        .collect();
    assert_eq!(titles, ["渡口大桥昨日通车", "编者按", "城南书市开张"]);
}

#[test]
fn what_stands_over_who_gave_the_picture_is_a_caption() {
    let page = format!(
        "渡口大桥昨日通车\n\n江城日报记者 王一\n\n{BRIDGE}\n\n夜里的渡口大桥全景\n\n（本文图片由江城桥梁公司提供）\n\n{LENGTH}\n"
    );
    let article = &rebuild("-", &page).articles[0];
    let captions = article.body.iter().filter(|b| b.kind == BlockKind::Caption);
    assert_eq!(captions.count(), 1, "{:?}", article.body);
}

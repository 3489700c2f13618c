//! Headlines, subtitles and crossheads that were wrapped, quoted or piled up.

use dubao::article::{Article, rebuild};

use super::{AUTHORS, BOOKS, BRIDGE, FERRY, LENGTH, SCHOOL, headings, titles, wrapped};

#[test]
fn a_crosshead_wrapped_to_its_column_is_one_line() {
    let page = format!(
        "渡口大桥昨日通车\n江城日报记者 王一\n{}{}沿江学校的孩子每天从大桥上走过\n去\n{}{}",
        wrapped(BRIDGE, 15),
        wrapped(LENGTH, 15),
        wrapped(SCHOOL, 15),
        wrapped(FERRY, 15)
    );
    let document = rebuild("-", &page);
    assert_eq!(document.articles.len(), 1, "{:?}", document.articles);
    assert_eq!(
        headings(&document.articles[0]),
        ["沿江学校的孩子每天从大桥上走过去"]
    );
}

#[test]
fn a_crosshead_set_back_in_all_its_lines_is_one() {
    let page = format!(
        "渡口大桥昨日通车\n江城日报记者 王一\n{}{}学校校长：每天过江的孩子们\n提早上课 家长放心\n{}两岸居民：渡口边的老船家都\n改行种果树 果子好卖\n{}{}",
        wrapped(BRIDGE, 15),
        wrapped(LENGTH, 15),
        wrapped(SCHOOL, 15),
        wrapped(FERRY, 15),
        wrapped(BOOKS, 15)
    );
    let document = rebuild("-", &page);
    assert_eq!(document.articles.len(), 1, "{:?}", document.articles);
    assert_eq!(
        headings(&document.articles[0]),
        [
            "学校校长：每天过江的孩子们提早上课 家长放心",
            "两岸居民：渡口边的老船家都改行种果树 果子好卖"
        ]
    );
}

#[test]
fn the_end_of_a_wrapped_crosshead_is_nobodys_name() {
    let page = format!(
        "渡口大桥昨日通车\n江城日报记者 王一\n{}{}沿江学校的孩子不再需要渡船和\n武器\n{}{}",
        wrapped(BRIDGE, 14),
        wrapped(LENGTH, 14),
        wrapped(SCHOOL, 14),
        wrapped(FERRY, 14)
    );
    let document = rebuild("-", &page);
    let people = document.articles.iter().flat_map(|article| &article.byline);
    let names: Vec<&str> = people.map(|credit| credit.name.as_str()).collect();
    assert_eq!(names, ["王一"]);
}

#[test]
fn a_headline_wrapped_to_its_own_measure_is_one() {
    let page = format!(
        "{BRIDGE}\n{LENGTH}\n城南的书市上周末开张第一天\n就迎来上千名读者和出版社作\n家\n本报记者 李二\n{BOOKS}\n{AUTHORS}\n"
    );
    let document = rebuild("-", &page);
    assert_eq!(
        titles(&document),
        ["城南的书市上周末开张第一天就迎来上千名读者和出版社作家"]
    );
}

/// The piece above ends inside a sentence: its column was cut there.
#[test]
fn a_headline_below_a_column_that_was_cut_is_none_of_its_text() {
    let page = format!(
        "江城日报\n\n要闻\n\n渡口大桥昨日通车\n\n{}{}\n城南书市上周末开张第一天\n就迎来上千名\n读者\n{}{}",
        wrapped(BRIDGE, 14),
        wrapped(LENGTH.split_inclusive('，').next().unwrap_or_default(), 14).trim_end_matches('，'),
        wrapped(BOOKS, 14),
        wrapped(AUTHORS, 14)
    );
    let document = rebuild("-", &page);
    assert_eq!(
        titles(&document).last(),
        Some(&"城南书市上周末开张第一天就迎来上千名读者")
    );
}

#[test]
fn a_line_under_a_headline_that_begins_nothing_is_its_end() {
    let story = "江城日报讯（记者 王一）老旧电梯的更新改造昨天启动。第一批六十台年底前换完，居民上下楼将更加安心。";
    let page = format!("老旧电梯更新改造启动 居民上下\n楼更加安心\n\n{story}\n\n{LENGTH}\n");
    let document = rebuild("-", &page);
    assert_eq!(
        titles(&document),
        ["老旧电梯更新改造启动 居民上下楼更加安心"]
    );
}

#[test]
fn the_characters_of_a_headline_that_found_no_room_are_no_paragraph() {
    let page = format!("老城区今年加装电梯一百二十部 居民上下楼更加安\n心\n{BRIDGE}\n\n{LENGTH}\n");
    let document = rebuild("-", &page);
    assert_eq!(
        titles(&document),
        ["老城区今年加装电梯一百二十部 居民上下楼更加安心"]
    );
}

#[test]
fn a_sentence_of_the_story_right_under_its_headline_is_the_subtitle() {
    let quoted = FERRY.trim_end_matches('。');
    let page = format!("渡口大桥昨日通车\n\n{quoted}\n\n{BRIDGE}\n\n{LENGTH}\n\n{FERRY}\n");
    let document = rebuild("-", &page);
    assert_eq!(document.articles[0].subtitle.as_deref(), Some(quoted));
    assert!(document.dropped.is_empty());
}

#[test]
fn a_sentence_that_begins_with_a_name_is_no_end_of_the_headline_above() {
    let page = format!(
        "江城市市长会见老挝总理\n宋赛说，江城的书市让人难忘\n江城日报记者 李二\n{BOOKS}\n{AUTHORS}\n"
    );
    let document = rebuild("-", &page);
    let of = |article: &Article| (article.title.clone(), article.subtitle.clone());
    let headline = ["江城市市长会见老挝总理", "宋赛说，江城的书市让人难忘"];
    let [title, subtitle] = headline.map(|line| Some(line.to_owned()));
    assert_eq!(of(&document.articles[0]), (title, subtitle));
}

#[test]
fn a_word_over_a_headline_that_begins_like_a_surname_is_its_kicker() {
    let page =
        format!("{BRIDGE}\n\n{LENGTH}\n\n关注\n\n城南书市上周开张\n\n{BOOKS}\n\n{AUTHORS}\n");
    let document = rebuild("-", &page);
    let of = |article: &Article| (article.kicker.clone(), article.byline.len());
    let last = document.articles.last().map(of);
    assert_eq!(last, Some((Some("关注".to_owned()), 0)));
}

#[test]
fn a_line_that_the_headline_says_too_is_a_crosshead() {
    let page = format!(
        "渡口大桥昨日通车\n——城南书市上周开张\n江城日报记者 王一\n{BRIDGE}\n{LENGTH}\n{SCHOOL}\n{FERRY}\n城南书市上周开张\n{BOOKS}\n{AUTHORS}\n"
    );
    let document = rebuild("-", &page);
    assert_eq!(document.articles.len(), 1, "{:?}", titles(&document));
    assert_eq!(headings(&document.articles[0]), ["城南书市上周开张"]);
}

#[test]
fn a_line_of_a_pile_goes_on_with_the_one_whose_word_it_ends() {
    let page = format!(
        "渡口大桥昨日通车 两岸的村\n城南书市上周开张 作家签名\n民不再绕行\n江城日报讯（记者 王一）{BRIDGE}\n{LENGTH}\n江城日报讯（记者 李二）{BOOKS}\n{AUTHORS}\n"
    );
    let document = rebuild("-", &page);
    assert_eq!(
        titles(&document),
        [
            "渡口大桥昨日通车 两岸的村民不再绕行",
            "城南书市上周开张 作家签名"
        ]
    );
}

#[test]
fn stories_signed_above_that_run_into_each_other_are_parted() {
    let page = format!(
        "渡口大桥昨日通车\n城南书市上周开张\n本报记者 王一\n本报记者 李二\n{BRIDGE}\n{LENGTH}\n{SCHOOL}\n{FERRY}\n{BOOKS}\n{AUTHORS}\n"
    );
    let document = rebuild("-", &page);
    assert_eq!(titles(&document), ["渡口大桥昨日通车", "城南书市上周开张"]);
}

#[test]
fn two_headlines_set_downwards_one_below_the_other_head_both_stories() {
    let downwards: String = "渡口大桥昨日通车城南书市周末开张"
        .chars()
        .map(|c| format!("{c}\n"))
        .collect();
    let page = format!(
        "江城日报讯（记者 王一）{BRIDGE}\n{LENGTH}\n江城日报讯（记者 李二）{BOOKS}\n{AUTHORS}\n{downwards}"
    );
    assert_eq!(
        titles(&rebuild("-", &page)),
        ["渡口大桥昨日通车", "城南书市周末开张"]
    );
}

#[test]
fn a_headline_that_ends_in_an_office_does_not_go_on_with_the_name_below() {
    let (bridge, books) = (
        "渡口大桥通车 车辆不再绕行 村民谢总理",
        "李强说城南书市旧书卖出大半",
    );
    let page = format!(
        "江城日报讯（记者 王一）{BRIDGE}\n{LENGTH}\n江城日报讯（记者 李二）{BOOKS}\n{AUTHORS}\n{bridge}\n{books}\n"
    );
    assert_eq!(titles(&rebuild("-", &page)), [bridge, books]);
}

#[test]
fn what_a_dash_opens_is_a_subtitle_and_no_half_of_the_title() {
    let page = format!("城南书市迎新春\n——旧书过大年\n江城日报记者 王一\n{BOOKS}\n{AUTHORS}\n");
    let articles = rebuild("-", &page).articles;
    assert_eq!(articles[0].title.as_deref(), Some("城南书市迎新春"));
    assert_eq!(articles[0].subtitle.as_deref(), Some("——旧书过大年"));
}

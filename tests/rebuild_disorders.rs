//! One small page of our own for each disorder that page texts come in.

use dubao::article::{BlockKind, Document, DropReason, rebuild};

const BRIDGE: &str = "江城日报讯（记者 王一）连接两岸的渡口大桥昨天通车，往来的车辆不再绕行，过江的时间从一个小时缩短到十分钟。";
const LENGTH: &str = "大桥全长3公里，两年前动工，由本市两家企业一起建成，桥上设有人行道和观景台。";

/// The titles of the articles that have one.
fn titles(document: &Document) -> Vec<&str> {
    document
        .articles
        .iter()
        .filter_map(|article| article.title.as_deref())
        .collect()
}

#[test]
fn a_headline_one_character_a_line_is_read_downwards() {
    let page = format!("{BRIDGE}\n\n{LENGTH}\n\n渡\n口\n大\n桥\n昨\n日\n通\n车\n");
    assert_eq!(titles(&rebuild("-", &page)), ["渡口大桥昨日通车"]);
}

#[test]
fn headlines_side_by_side_on_one_line_are_those_of_two_stories() {
    let market =
        "江城日报讯（记者 李二）城南书市上周末开张，第一天就迎来上千名读者，带来的旧书卖出大半。";
    let page = format!("渡口大桥昨日通车 城南书市上周开张\n\n{BRIDGE}\n\n{LENGTH}\n\n{market}\n");
    let document = rebuild("-", &page);
    assert_eq!(titles(&document), ["渡口大桥昨日通车", "城南书市上周开张"]);
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
fn paragraphs_set_parallel_are_no_copies() {
    let decision = |number: &str, name: &str| {
        format!(
            "第{number}号决定说，经全市各学校推荐和评审委员会评审，决定授予{name}“乡村好教师”称号，决定自公布之日起生效。"
        )
    };
    let (first, second) = (decision("一", "王一鸣"), decision("二", "李二河"));
    let page =
        format!("江城表彰两位教师\n\n江城市昨天公布了两份表彰决定。\n\n{first}\n\n{second}\n");
    let document = rebuild("-", &page);
    assert!(document.dropped.is_empty());
    assert_eq!(document.articles[0].body.len(), 3);
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

#[test]
fn a_copy_cut_short_that_looks_like_a_headline_is_dropped() {
    let cut = "市公路养护中心的工程师们说这座大桥的设计使用年限超";
    let whole = format!("{cut}过一百年，能够经受住百年一遇的洪水。");
    let market =
        "江城日报讯（记者 李二）城南书市上周末开张，第一天就迎来上千名读者，带来的旧书卖出大半。";
    let page = format!(
        "渡口大桥昨日通车\n\n{BRIDGE}\n\n{whole}\n\n{cut}\n\n城南书市上周开张\n\n{market}\n"
    );
    let document = rebuild("-", &page);
    assert_eq!(titles(&document), ["渡口大桥昨日通车", "城南书市上周开张"]);
    assert_eq!(document.dropped.len(), 1);
    assert_eq!(document.dropped[0].text, cut);
}

#[test]
fn a_headline_that_its_story_begins_with_is_no_copy() {
    let title = "连接两岸的渡口大桥和城南书市的接驳公交线路开通";
    let page = format!(
        "{title}\n\n江城日报讯（记者 王一）{title}以后，过江的时间从一个小时缩短到十分钟。\n\n{LENGTH}\n"
    );
    let document = rebuild("-", &page);
    assert_eq!(titles(&document), [title]);

    let page = format!("{title}\n\n{title}以后，过江的时间从一个小时缩短到十分钟。\n\n{LENGTH}\n");
    assert_eq!(titles(&rebuild("-", &page)), [title]);
}

#[test]
fn the_short_rest_of_a_copy_that_a_column_cut_is_dropped_with_it() {
    let market =
        "江城日报讯（记者 李二）城南书市上周末开张，第一天就迎来上千名读者，带来的旧书卖出大半。";
    let (begun, rest) =
        LENGTH.split_at("大桥全长3公里，两年前动工，由本市两家企业一起建成，桥上设有".len());
    let page = format!(
        "渡口大桥昨日通车\n\n{BRIDGE}\n\n{LENGTH}\n\n城南书市上周开张\n\n{market}\n\n{rest}\n\n书市每月一次，下次在月底。\n\n{begun}\n"
    );
    let document = rebuild("-", &page);
    let texts: String = document
        .articles
        .iter()
        .flat_map(|article| &article.body)
        .map(|block| block.text.as_str())
        .collect();
    assert_eq!(texts.matches(rest).count(), 1, "{texts}");
    let dropped: Vec<&str> = document.dropped.iter().map(|d| d.text.as_str()).collect();
    assert_eq!(dropped, [rest, begun]);
}

#[test]
fn the_sentences_above_a_copy_that_were_copied_with_it_are_dropped_too() {
    let begun = "桥下的观景台下个月向市民免费开放，这是本市投资建";
    let page = format!(
        "渡口大桥昨日通车\n\n{BRIDGE}桥面铺的沥青来自本市一家老厂。去年冬天工人们连续三个月在江面上施工，每天干到夜里十点。\n\n{begun}\n\n{LENGTH}\n\n施工期间两岸的居民靠渡船来往。去年冬天工人们连续三个月在江面上施工，每天干到夜里十点。\n\n{begun}\n\n设的第三座观景台，每天可以接待六千人。\n"
    );
    let document = rebuild("-", &page);
    let [article] = &document.articles[..] else {
        panic!("{} articles", document.articles.len())
    };
    let body: Vec<&str> = article.body.iter().map(|b| b.text.as_str()).collect();
    let bridge = BRIDGE.split_once('）').unwrap().1;
    assert_eq!(
        body,
        [
            format!("{bridge}桥面铺的沥青来自本市一家老厂。"),
            LENGTH.to_owned(),
            "施工期间两岸的居民靠渡船来往。去年冬天工人们连续三个月在江面上施工，每天干到夜里十点。".to_owned(),
            format!("{begun}设的第三座观景台，每天可以接待六千人。"),
        ]
    );
    let dropped: Vec<&str> = document.dropped.iter().map(|d| d.text.as_str()).collect();
    assert!(dropped.contains(&begun));
    assert!(dropped.contains(&"去年冬天工人们连续三个月在江面上施工，每天干到夜里十点。"));
}

#[test]
fn pieces_out_of_order_are_joined_by_their_words() {
    let (bridge, end) = BRIDGE.split_at(BRIDGE.find("时缩短").expect("in the text"));
    let market = "书市每月一次，下次在月底，市民可以带着自己的旧书来换，出版社也会带来新书和作者。";
    let page = format!(
        "渡口大桥昨日通车\n\n{end}\n\n{LENGTH}\n\n（李二）\n\n城南书市开张\n\n城南书市上周末开张，第一天就迎来上千名读者。\n\n{market}\n\n（张三）\n\n{bridge}\n"
    );
    let document = rebuild("-", &page);
    let joined = document
        .articles
        .iter()
        .find(|article| article.title.as_deref() == Some("渡口大桥昨日通车"))
        .expect("the headline");
    let whole = BRIDGE.split_once('）').map(|(_, text)| text);
    assert_eq!(Some(joined.body[0].text.as_str()), whole);
}

#[test]
fn a_first_line_that_a_column_left_alone_is_text_again() {
    let page = format!(
        "时缩短到十分钟，沿江的村民都说方便。\n\n{LENGTH}\n\n（李二）\n\n渡口大桥昨日通车\n\n大桥通车以后，往来的车辆不再绕行，过江的时间从一个小\n\n■江城日报记者 王一\n\n城南书市上周末开张，第一天就迎来上千名读者，带来的旧书卖出大半。\n\n城南书市开张\n"
    );
    let document = rebuild("-", &page);
    let blocks: Vec<&str> = document
        .articles
        .iter()
        .flat_map(|article| &article.body)
        .map(|block| block.text.as_str())
        .collect();
    assert!(
        blocks.contains(
            &"大桥通车以后，往来的车辆不再绕行，过江的时间从一个小时缩短到十分钟，沿江的村民都说方便。"
        ),
        "{blocks:?}"
    );
}

#[test]
fn the_name_of_a_series_is_the_kicker_of_a_longer_headline() {
    let page =
        format!("一线调研·乡村振兴\n渡口大桥昨日通车 两岸往来只要十分钟\n\n{BRIDGE}\n\n{LENGTH}\n");
    let document = rebuild("-", &page);
    let article = &document.articles[0];
    assert_eq!(article.kicker.as_deref(), Some("一线调研·乡村振兴"));
    assert_eq!(
        article.title.as_deref(),
        Some("渡口大桥昨日通车 两岸往来只要十分钟")
    );
    assert_eq!(article.subtitle, None);
}

#[test]
fn a_blank_line_between_close_lines_parts_two_pieces() {
    let page = "渡口大桥昨日通车\n\n江城日报讯（记者 王一）连接两岸的渡口大桥昨天\n通车，往来的车辆不再绕行，过江的时间从一个小时缩\n短到十分钟。大桥全长3公里，两年前动工，由本市两\n\n上周末开张，第一天就迎来上千名读者，带来的旧书\n卖出大半。书市每月一次，下次在月底，市民可以带着\n自己的旧书来换。\n\n家企业一起建成，桥上设有人行道和观景台，市民可\n以走上桥去看两岸的灯火。\n";
    let document = rebuild("-", page);
    let bridge = document
        .articles
        .iter()
        .flat_map(|article| &article.body)
        .find(|block| block.text.starts_with("连接两岸"))
        .expect("the story of the bridge");
    assert!(
        bridge.text.contains("由本市两家企业一起建成"),
        "{}",
        bridge.text
    );
}

#[test]
fn a_line_that_the_one_below_leans_on_is_text() {
    let page = format!(
        "渡口大桥昨日通车\n\n{BRIDGE}\n\n{LENGTH}\n\n桥梁公司负责人赵明在回答市民有关票价\n\n的提问时说，大桥不收费，今后也不会收费。\n"
    );
    let body = &rebuild("-", &page).articles[0].body;
    let last = body.last().unwrap();
    assert_eq!(
        last.text,
        "桥梁公司负责人赵明在回答市民有关票价的提问时说，大桥不收费，今后也不会收费。"
    );
}

#[test]
fn two_short_lines_of_one_length_are_one_headline() {
    let page = format!("渡口大桥昨日通车\n两岸往来只要十分\n\n{BRIDGE}\n\n{LENGTH}\n");
    let article = &rebuild("-", &page).articles[0];
    assert_eq!(
        article.title.as_deref(),
        Some("渡口大桥昨日通车 两岸往来只要十分")
    );
    assert_eq!(article.kicker, None);
}

const FAIR: &str =
    "江城日报讯（记者 李二）城南书市上周末开张，第一天就迎来上千名读者，带来的旧书卖出大半。";
const NEXT: &str =
    "书市每月一次，下次在月底，市民可以带着自己的旧书来换，出版社也会带来新书和作者。";

#[test]
fn headlines_side_by_side_that_came_out_row_by_row_are_told_apart() {
    let page = format!(
        "渡口大桥昨天通车\n\n城南书市上周末开张\n\n过江的时间缩短到十分钟\n\n第一天迎来上千名读者\n\n{BRIDGE}\n{LENGTH}\n\n{FAIR}\n{NEXT}\n"
    );
    let document = rebuild("-", &page);
    let heads: Vec<_> = (document.articles.iter())
        .map(|article| (article.title.as_deref(), article.subtitle.as_deref()))
        .collect();
    assert_eq!(
        heads,
        [
            (Some("渡口大桥昨天通车"), Some("过江的时间缩短到十分钟")),
            (Some("城南书市上周末开张"), Some("第一天迎来上千名读者"))
        ]
    );
}

#[test]
fn a_subtitle_that_stands_apart_leaves_the_story_to_its_title() {
    let page = format!(
        "渡口大桥昨日通车\n\n城南书市周末开张\n\n{BRIDGE}\n{LENGTH}\n\n——书市第一天旧书卖出大半\n{FAIR}\n{NEXT}\n"
    );
    let document = rebuild("-", &page);
    assert_eq!(titles(&document), ["渡口大桥昨日通车", "城南书市周末开张"]);
    assert_eq!(
        document.articles[1].subtitle.as_deref(),
        Some("——书市第一天旧书卖出大半")
    );
}

#[test]
fn a_slogan_in_two_parts_over_a_plain_line_is_the_title() {
    let page =
        format!("跨过大江 往来不再绕行\n本市最长的渡口大桥昨日建成通车\n\n{BRIDGE}\n\n{LENGTH}\n");
    let article = &rebuild("-", &page).articles[0];
    assert_eq!(article.title.as_deref(), Some("跨过大江 往来不再绕行"));
    assert_eq!(
        article.subtitle.as_deref(),
        Some("本市最长的渡口大桥昨日建成通车")
    );
}

#[test]
fn a_headline_as_wide_as_its_column_is_none_of_its_text() {
    let page = "书市每月一次，下次在月底，市民可以带\n\n着自己的旧书来换，出版社也会带来新书和\n\n作者。（张三）\n\n往来车辆不再绕行渡口大桥昨日正式通车\n\n连接两岸的渡口大桥昨天通车，往来的\n\n车辆不再绕行，过江的时间从一个小时缩短\n\n到十分钟，沿江的村民都说方便，赶集上学\n\n再也不用等船。（李二）\n";
    let document = rebuild("-", page);
    assert_eq!(titles(&document), ["往来车辆不再绕行渡口大桥昨日正式通车"]);
}

#[test]
fn a_headline_over_a_piece_from_inside_a_sentence_is_a_headline() {
    let page = "城南书市开张仪式这个周末\n\n举行，读者带来的旧书卖出大半\n\n，开张三天减价。\n\n下次书市在月底，市民可以\n\n带着自己的旧书来换。（张三）\n\n城南书市开张仪式周末举行\n\n分钟，沿江的村民都说方便，赶\n\n集上学再也不用等船，渡口边的\n\n饭馆生意也好了。\n\n大桥全长3公里，两年前动\n\n工，由本市两家企业一起建成，\n\n桥上设有人行道，夜里亮着灯。\n\n（李二）\n";
    let document = rebuild("-", page);
    let titles = titles(&document);
    assert!(titles.contains(&"城南书市开张仪式周末举行"), "{titles:?}");
}

#[test]
fn the_first_line_of_a_paragraph_left_alone_in_a_pile_is_text() {
    let page = "江城日报讯（记者 王一）连接两岸\n\n的渡口大桥昨天通车，往来的车辆不\n\n再绕行，过江的时间从一个小时缩短\n\n到十分钟。\n\n大桥两年前动工，由本市两家企\n\n业一起建成，桥上还设有人行道，夜\n\n里亮着灯。\n\n通车当天，两岸的学校放假，老\n\n渡口大桥昨日通车\n\n城南书市开张\n\n江城日报讯（记者 张三）城南书市\n\n开张第一天，来了上千名读者，带来\n\n的旧书卖出大半。\n";
    let document = rebuild("-", page);
    assert_eq!(titles(&document), ["渡口大桥昨日通车", "城南书市开张"]);
    let last = document.articles[0].body.last().map(|block| &block.text);
    assert_eq!(
        last.map(String::as_str),
        Some("通车当天，两岸的学校放假，老")
    );
}

#[test]
fn a_dateline_that_fills_the_first_line_ends_no_story() {
    let page = "\
渡口大桥昨日通车
江城日报讯（记者 王一明）
连接两岸的渡口大桥昨天通车，
往来的车辆不再绕行，过江的时
间从一个小时缩短到十分钟。
大桥全长3公里，两年前动
工，由本市两家企业一起建成，
桥上设有人行道和观景台，今年
还要种上两排香樟树。

南湖公园种下新树
云溪日报讯（记者 李二林）
南湖公园今年春天种下三百棵
新树，湖边的小路也重新铺过，
游人比去年多了一半。
公园还将添置长椅和路灯，
让散步的人走得更远，也让晨练
的老人有地方歇脚。
";
    let document = rebuild("-", page);
    let told: Vec<_> = document
        .articles
        .iter()
        .map(|article| (article.title.as_deref(), article.body.len()))
        .collect();
    assert_eq!(
        told,
        [(Some("渡口大桥昨日通车"), 2), (Some("南湖公园种下新树"), 2)]
    );
}

#[test]
fn a_story_that_runs_into_another_one_is_not_parted_at_that_one_s_crosshead() {
    let page = "\
渡口大桥昨日通车

江城日报讯（记者 王一明）连接两岸的渡口大桥昨天通车，往来的车辆不再绕行，过江的时间从一个小时缩短到十分钟。

大桥全长3公里，两年前动工，桥上设有人行道和观景台，大桥两端各有一个公交车站。

雾岭乡的菜农今年头一回用上了冷库，刚摘下的萝卜和甘蓝当天就能降温，菜农们不再怕天热。

往年菜农把萝卜运到省城，路上要烂掉两成；有了冷库，菜农卖菜的价钱比去年高出三成。

冷库留住好收成

冷库由乡里出资修建，一次能存三百吨萝卜和甘蓝，菜农按天交费，一斤菜一天不到一分钱。

明年乡里还要再建两座冷库，让山后的菜农也用得上。

（通讯员 李二林）

冷库建到菜地边 雾岭菜农不愁卖
";
    let document = rebuild("-", page);
    assert_eq!(
        titles(&document),
        ["渡口大桥昨日通车", "冷库建到菜地边 雾岭菜农不愁卖"]
    );
    let sections: Vec<usize> = document
        .articles
        .iter()
        .map(|article| article.body.len())
        .collect();
    assert_eq!(sections, [2, 5]);
}

#[test]
fn two_vertical_headlines_side_by_side_that_speak_of_two_stories_head_both() {
    let downwards = |line: &str| {
        let chars: Vec<String> = line.chars().map(String::from).collect();
        chars.join("\n")
    };
    let page = format!(
        "{BRIDGE}\n\n{LENGTH}\n\n{}\n\n{}\n\n{FAIR}\n\n{NEXT}\n",
        downwards("城南书市开张"),
        downwards("渡口大桥通车")
    );
    let document = rebuild("-", &page);
    assert_eq!(titles(&document), ["渡口大桥通车", "城南书市开张"]);
}

#[test]
fn names_with_commas_between_them_are_of_a_sentence() {
    let page = format!(
        "渡口大桥昨日通车\n\n{BRIDGE}\n\n昨天参加通车的有桥梁公司的负责人和建桥的工人\n\n王一、李二、张三\n\n等二十多人，他们走过了大桥。\n"
    );
    let article = &rebuild("-", &page).articles[0];
    let names: Vec<&str> = article.byline.iter().map(|by| by.name.as_str()).collect();
    assert_eq!(names, ["王一"]);
}

//! Who signs what: one small page of our own for each place that names stand in.

use dubao::article::{Article, rebuild};

const BRIDGE: &str = "连接两岸的渡口大桥昨天通车，往来的车辆不再绕行，过江的时间从一个小时缩短到十分钟。\n\n大桥全长3公里，两年前动工，由本市两家企业一起建成。";
const BOOKS: &str = "城南书市上周末开张，第一天就迎来上千名读者，带来的旧书卖出大半。\n\n书市每月一次，下次在月底，市民可以带着自己的旧书来换。";

fn names(article: &Article) -> Vec<&str> {
    article.byline.iter().map(|by| by.name.as_str()).collect()
}

fn last_block(article: &Article) -> &str {
    article.body.last().map_or("", |block| block.text.as_str())
}

/// The title and the names of each article.
fn signed(articles: &[Article]) -> Vec<(&str, Vec<&str>)> {
    articles
        .iter()
        .map(|article| (article.title.as_deref().unwrap_or_default(), names(article)))
        .collect()
}

#[test]
fn who_took_part_stays_above_the_byline_at_the_foot() {
    let page = format!(
        "渡口大桥昨日通车\n\n{BRIDGE}\n\n王一鸣参加通车仪式。\n\n（记者 李二河）\n\n城南书市开张\n\n{BOOKS}\n\n（记者 张三丰）\n"
    );
    let articles = rebuild("-", &page).articles;
    assert_eq!(names(&articles[0]), ["李二河"]);
    assert_eq!(last_block(&articles[0]), "王一鸣参加通车仪式。");
    assert_eq!(names(&articles[1]), ["张三丰"]);
}

#[test]
fn a_byline_without_brackets_between_two_stories_opens_the_one_below() {
    let page =
        format!("渡口大桥昨日通车\n\n{BRIDGE}\n\n江城日报记者 李二河\n\n{BOOKS}\n\n城南书市开张\n");
    let articles = rebuild("-", &page).articles;
    assert!(names(&articles[0]).is_empty());
    assert_eq!(articles[1].title.as_deref(), Some("城南书市开张"));
    assert_eq!(names(&articles[1]), ["李二河"]);
}

#[test]
fn a_dateline_broken_to_lines_keeps_its_names() {
    let page = "城南书市开张\n\n江城日报 8 月 26 日讯 \n\n（记者 王一）城南书市\n\n上周末开张，第一天就迎来\n\n上千名读者，带来的旧书卖\n\n出大半。\n\n渡口大桥昨日通车\n\n江城日报讯 （全媒体\n\n记者 李二河 通讯员 张三\n\n丰）连接两岸的渡口大桥昨\n\n天通车，往来的车辆不再绕\n\n行。\n";
    let articles = rebuild("-", page).articles;
    assert_eq!(articles[0].dateline.as_deref(), Some("江城日报8月26日讯"));
    assert_eq!(names(&articles[0]), ["王一"]);
    assert!(last_block(&articles[0]).starts_with("城南书市上周末"));
    assert_eq!(names(&articles[1]), ["李二河", "张三丰"]);
}

#[test]
fn what_something_is_called_for_short_signs_nothing() {
    let page = "江城救援队连夜出发\n\n江城日报讯（记者 王一鸣）江城民间救援组织江城市水上救援总队（江水）\n\n昨天连夜出发，前往上游的三个村庄，转移被洪水围困的村民。\n";
    assert_eq!(names(&rebuild("-", page).articles[0]), ["王一鸣"]);
}

/// Two headlines side by side with the byline of the right one, and under them the two stories, the left one
/// signed at its foot.
#[test]
fn a_byline_goes_with_the_headline_that_it_is_set_with() {
    let page = "渡口大桥昨日通车\n\n城南书市开张\n本报记者 李二河 通讯员 张三丰\n\n\
        连接两岸的渡口大桥昨天通车，\n往来的车辆不再绕行，过江的时间\n从一个小时缩短到十分钟。\n\
        大桥全长3公里，两年前动工，\n由本市两家企业一起建成，昨天晚上\n有一千多辆汽车过江。\n\
        通车以后，大桥两头的公共汽车\n改走桥上，渡口的船只在月底停航。\n（记者 王一鸣）\n\n\
        城南书市上周末开张，第一天就\n迎来上千名读者，带来的旧书卖出\n大半。\n\
        书市每月一次，下次在月底，市\n民可以带着自己的旧书来换。\n";
    let articles = rebuild("-", page).articles;
    let signed: Vec<(&str, Vec<&str>, &str)> = articles
        .iter()
        .map(|article| {
            let title = article.title.as_deref().unwrap_or_default();
            (title, names(article), last_block(article))
        })
        .collect();
    assert_eq!(
        signed,
        [
            (
                "渡口大桥昨日通车",
                vec!["王一鸣"],
                "通车以后，大桥两头的公共汽车改走桥上，渡口的船只在月底停航。"
            ),
            (
                "城南书市开张",
                vec!["李二河", "张三丰"],
                "书市每月一次，下次在月底，市民可以带着自己的旧书来换。"
            ),
        ]
    );
}

/// Two headlines, each set with its byline, over the column of both stories; a third one that nobody signs.
#[test]
fn each_of_two_bylines_over_one_column_signs_a_story() {
    let page = "渡口大桥昨日通车\n本报记者 王一鸣\n\n\
        城南书市开张\n本报记者 李二河\n\n\
        连接两岸的渡口大桥昨天通车\n，往来的车辆不再绕行，过江的时\n间从一个小时缩短到十分钟。\n大桥全长3公里，两年前动工\n，由本市两家企业一起建成，昨天\n晚上有一千多辆汽车过江。\n通车以后，大桥两头的公共汽\n车改走桥上，渡口的船只在月底停\n航。\n大桥东头的停车场明年建成，\n能停两百辆汽车。\n城南书市上周末开张，第一天\n就迎来上千名读者，带来的旧书卖\n出大半。\n书市每月一次，下次在月底，\n市民可以带着自己的旧书来换。\n书市的摊位由读者自己报名，\n旧书的价钱写在书的封底。\n读者说，书市上能找到别处没\n有的旧书。\n\n\
        水稻开镰收割\n稻田里的水上个月放干，第一\n批水稻今天开镰，收割机从东边的\n村子一路割到江边。\n今年雨水多，水稻比去年晚熟\n一周，亩产和去年一样，合作社说\n晒谷场要用到十月底。\n\n\
        东山小学来了新老师\n本报记者 张三丰\n东山小学的老师今年多了八位\n，孩子们第一次有了自己的音乐课\n和图画课。\n新来的老师住在学校后面的宿\n舍里，周末给村里的孩子补课，东\n山小学为他们修了食堂。\n";
    assert_eq!(
        signed(&rebuild("-", page).articles),
        [
            ("渡口大桥昨日通车", vec!["王一鸣"]),
            ("城南书市开张", vec!["李二河"]),
            ("水稻开镰收割", vec![]),
            ("东山小学来了新老师", vec!["张三丰"]),
        ]
    );
}

/// A pile of headlines with their bylines, over the stories: the last byline stands right over the first story.
#[test]
fn the_last_byline_of_a_pile_goes_with_its_headline() {
    let page = "渡口大桥昨日通车\n\
        本报记者 王一鸣\n\
        城南书市开张\n\
        本报记者 李二河\n\
        连接两岸的渡口大桥昨天通车\n\
        ，往来的车辆不再绕行，过江的时\n\
        间从一个小时缩短到十分钟。\n\
        大桥全长3公里，两年前动工\n\
        ，由本市两家企业一起建成，昨天\n\
        晚上有一千多辆汽车过江。\n\
        通车以后，大桥两头的公共汽\n\
        车改走桥上，渡口的船只在月底停\n\
        航。\n\
        城南书市上周末开张，第一天\n\
        就迎来上千名读者，带来的旧书卖\n\
        出大半。\n\
        书市每月一次，下次在月底，\n\
        市民可以带着自己的旧书来换。\n\
        读者说，书市上能找到别处没\n\
        有的旧书。\n\
        水稻开镰收割\n\
        稻田里的水上个月放干，第一\n\
        批水稻今天开镰，收割机从东边的\n\
        村子一路割到江边。\n\
        今年雨水多，水稻比去年晚熟\n\
        一周，亩产和去年一样，合作社说\n\
        晒谷场要用到十月底。（记者 张三丰）\n";
    assert_eq!(
        signed(&rebuild("-", page).articles),
        [
            ("渡口大桥昨日通车", vec!["王一鸣"]),
            ("城南书市开张", vec!["李二河"]),
            ("水稻开镰收割", vec!["张三丰"]),
        ]
    );
}

/// A story under its headline and byline, and right below it one that lost its headline and is signed at its foot.
#[test]
fn a_text_signed_by_two_is_two_stories() {
    let page = "水稻开镰收割\n\
        本报记者 张三丰\n\n\
        稻田里的水上个月放干，第一\n\
        批水稻今天开镰，收割机从东边的\n\
        村子一路割到江边。\n\
        今年雨水多，水稻比去年晚熟\n\
        一周，亩产和去年一样，合作社说\n\
        晒谷场要用到十月底。\n\n\
        渡口大桥昨日通车\n\
        本报记者 王一鸣\n\n\
        连接两岸的渡口大桥昨天通车\n\
        ，往来的车辆不再绕行，过江的时\n\
        间从一个小时缩短到十分钟。\n\
        大桥全长3公里，两年前动工\n\
        ，由本市两家企业一起建成，昨天\n\
        晚上有一千多辆汽车过江。\n\
        通车以后，大桥两头的公共汽\n\
        车改走桥上，渡口的船只在月底停\n\
        航。\n\
        城南书市上周末开张，第一天\n\
        就迎来上千名读者，带来的旧书卖\n\
        出大半。\n\
        书市每月一次，下次在月底，\n\
        市民可以带着自己的旧书来换。\n\
        读者说，书市上能找到别处没\n\
        有的旧书。（记者 李二河）\n";
    assert_eq!(
        signed(&rebuild("-", page).articles),
        [
            ("水稻开镰收割", vec!["张三丰"]),
            ("渡口大桥昨日通车", vec!["王一鸣"]),
            ("", vec!["李二河"]),
        ]
    );
}

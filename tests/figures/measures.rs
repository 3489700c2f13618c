//! What figures measure, when, and how they moved, by the ways in which papers say it. The sentences
//! are our own.

use super::meaning::check;
use super::segmenter;
use dubao::article::{Article, Block, BlockKind};
use dubao::extract::figures::figures_with;
use dubao::extract::{Figure, FigureKind};

fn figures(text: &str) -> Vec<Figure> {
    let article = Article {
        body: vec![Block {
            text: text.to_owned(),
            ..Block::default()
        }],
        ..Article::default()
    };
    figures_with(&article, segmenter())
}

#[test]
fn names_of_measures_stay_whole() {
    for text in [
        "去年，全市一般公共预算收入完成{80亿元|一般公共预算收入|去年}，居民人均可支配收入达{4万元|居民人均可支配收入|去年}。",
        "新发放贷款加权平均利率为{3.9%|贷款加权平均利率|-}。",
        "县内就诊率达{90%|就诊率|-}，新能源装机占比达{60%|新能源装机占比|-}。",
        "村里有留守儿童{300名|留守儿童|-}。",
    ] {
        check(text);
    }
}

#[test]
fn remarks_in_brackets_part_nothing() {
    check("出厂价格指数（PPI）同比下降{3%|出厂价格指数|-}。");
    check("广义货币（M2）余额{292万亿元|余额|-}。");
}

#[test]
fn what_is_counted_stands_behind_its_measure_word() {
    for text in [
        "派出{11个|巡回指导组|-}巡回指导组，投入{28台|联合收割机|-}联合收割机。",
        "{5300个|街区|-}街区、{400多个|省级及以上园区|-}省级及以上园区和{60个|国家和地区|-}国家和地区的客商参加。",
        "{49家|企业|-}企业年产值突破{60亿元|年产值|-}。",
        "由{30部|单元天线|-}直径{6米|直径|-}的单元天线构成。",
        "{13家|研发机构|-}来自外省的芯片、软件等研发机构入驻。",
        "到会的参展企业{300家|参展企业|-}签约。",
        "{10家|国企|-}国企、{5家|电商平台|-}电商平台签约。",
    ] {
        check(text);
    }
}

#[test]
fn people_and_what_became_of_them() {
    check("洪水造成{82人|死亡|-}死亡，{3人|不幸遇难|-}不幸遇难。");
    check("全镇组织{300多人|-|-}开展巡查。");
}

#[test]
fn from_one_state_to_another() {
    for text in [
        "车位从{40个|车位|-}扩到{210个|车位|-}。",
        "车程由{5个小时|车程|-}缩短到{2个小时|车程|-}。",
        "人均月薪从{5000元|人均月薪|-}涨到{8000元|人均月薪|-}。",
        "8月份，物价指数由上月下降{0.3%|物价指数|上月}转为上涨{0.1%|物价指数|8月份}。",
        "排放浓度从每立方米{30毫克|排放浓度|-}降至{5毫克|排放浓度|-}。",
    ] {
        check(text);
    }
}

#[test]
fn a_clause_goes_on_about_the_measure_before() {
    for text in [
        "研发投入占比连续{3年|稳居全省第一|-}稳居全省{第一|研发投入占比|-}，去年达到{3.2%|研发投入占比|去年}。",
        "车流量持续保持高位，较去年同期增长{10%|车流量|-}。",
        "零售额{3万亿元|零售额|-}，占总额的{15%|占总额|-}，同比增长{4%|零售额|-}。",
    ] {
        check(text);
    }
}

#[test]
fn what_says_nothing_is_no_measure() {
    for text in [
        "出口保持在{90万辆|出口|-}以上水平。",
        "工业投资{600亿元|工业投资|-}人民币。",
        "全年规模恢复至2019年同期水平的{九成|规模|全年}。",
    ] {
        check(text);
    }
}

#[test]
fn times_of_something_else_hold_for_nothing() {
    for text in [
        "省统计局今天发布的公报显示，全省有高校{120所|高校|-}。",
        "参加2024年航空展的{5架|国产飞机|-}国产飞机到达。",
        "今年前{5个月|-|-}，出口额{3亿元|出口额|今年前5个月}。",
        "前{5个月|-|-}全县进出口{3亿元|进出口|前5个月}。",
        "提前{6个月|-|-}投产，产能达{3万吨|产能|-}。",
        "2025年前{11个月|-|-}，新增就业{3万人|新增就业|2025年前11个月}。",
    ] {
        check(text);
    }
}

#[test]
fn the_period_of_a_report_ends_with_its_item() {
    let block = |kind, text: &str| Block {
        kind,
        text: text.to_owned(),
        ..Block::default()
    };
    let article = Article {
        body: vec![
            block(BlockKind::Heading, "出口增长"),
            block(
                BlockKind::Paragraph,
                "海关数据显示，1至9月，全市出口3亿元。",
            ),
            block(BlockKind::Paragraph, "民企出口2亿元。"),
            block(BlockKind::Heading, "水库开工"),
            block(BlockKind::Paragraph, "水库近日开工，概算30亿元。"),
        ],
        ..Article::default()
    };
    let periods: Vec<_> = figures_with(&article, segmenter())
        .into_iter()
        .map(|f| f.period)
        .collect();
    assert_eq!(
        periods,
        [Some("1至9月".to_owned()), Some("1至9月".to_owned()), None]
    );
}

#[test]
fn growth_may_rise_itself() {
    for (text, change) in [
        (
            "货币供应量同比增长11.8%，比上年末高2.8个百分点。",
            Some("比上年末高2.8个百分点"),
        ),
        ("贷款增加21亿元，同比多增1亿元。", Some("同比多增1亿元")),
        (
            "平均利率约为3.1%，比上年同期低约40个基点。",
            Some("比上年同期低约40个基点"),
        ),
        ("今年新建30亩、改造提升20亩农田。", None),
        ("去年排放下降超35%，预计今年将继续下降3.9%。", None),
        ("利润率为9.9%，比全行业高4.7个百分点。", None),
        (
            "零售额3万亿元，占总额的15%，同比增长4%。",
            Some("同比增长4%"),
        ),
    ] {
        let found = figures(text);
        assert_eq!(
            found[0].change.as_ref().map(|c| c.text.as_str()),
            change,
            "{text}"
        );
    }
}

#[test]
fn money_without_its_unit() {
    let kinds: Vec<_> = figures("投资突破57万亿，观影人次超过4亿。")
        .iter()
        .map(|f| f.kind)
        .collect();
    assert_eq!(kinds, [FigureKind::Money, FigureKind::Count]);
}

#[test]
fn words_that_end_like_a_modifier() {
    for text in [
        "历史上30项发明。",
        "节约5天。",
        "经过8个日夜。",
        "最近3年。",
    ] {
        assert_eq!(figures(text)[0].modifier, None, "{text}");
    }
}

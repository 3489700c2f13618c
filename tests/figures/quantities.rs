use super::kind_word;
use dubao::extract::{Mode, figures_in};

/// Checks a text in which every figure is marked: `增长{percent 5.2 % :5.2%}`. A range has
/// `8..9`, a figure without a unit `-`.
fn check(marked: &str) {
    assert_eq!(mark(&unmark(marked), Mode::Stated), marked);
}

fn mark(text: &str, mode: Mode) -> String {
    let mut out = String::new();
    let mut end = 0;
    for figure in figures_in(text, mode) {
        let kind = kind_word(figure.kind);
        let span = figure.at.span;
        let upper = figure.upper.map(|u| format!("..{u}")).unwrap_or_default();
        let unit = figure.unit.as_deref().unwrap_or("-");
        out.push_str(&text[end..span.byte_start]);
        out.push_str(&format!(
            "{{{kind} {}{upper} {unit} :{}}}",
            figure.value,
            span.of(text)
        ));
        end = span.byte_end;
    }
    out.push_str(&text[end..]);
    out
}

fn unmark(marked: &str) -> String {
    marked
        .split('{')
        .map(|part| match part.split_once(" :") {
            Some((_, text)) => text.replacen('}', "", 1),
            None => part.to_owned(),
        })
        .collect()
}

#[test]
fn numerals_are_exact() {
    for text in [
        "投资{money 461710000000 元 :4617.1亿元}",
        "总量{measure 4780000000000 吨 :4.78万亿吨}",
        "卖出{count 3500 件 :3千5百件}和{count 12345 件 :12,345件}",
        "全场{count 205 人 :二百零五人}，{count 13000 人 :一万三千人}",
        "来了{count 10 个 :十几个}人，{count 30 个 :三十多个}村，{count 100 家 :数百家}店",
        "近{count 100 家 :百家}商户，上{count 10000 张 :万张}票，{count 100 户 :百余户}",
        "占{percent 8.5 成 :八成半}，打{percent 7.5 折 :七点五折}",
        "气温{measure -10 ℃ :零下10℃}，另一处{measure -5.5 ℃ :-5.5℃}",
        "{percent 30 百分之 :百分之三十}的人",
        "重{measure 2 吨 :２吨}，长{measure 12 千米 :12千米}",
        "{duration 2.5 个小时 :2个半小时}，{duration 0.5 个月 :半个月}，{duration 2.5 年 :两年半}",
        "面积 {measure 26 亩 :26 亩}",
    ] {
        check(text);
    }
}

#[test]
fn ranges_and_lists() {
    for text in [
        "每户{money 80000..90000 元 :8-9万元}",
        "新开{count 30..50 家 :30家至50家}，用{duration 3..5 年 :3至5年}",
        "来了{count 300..500 人 :三五百人}，{count 5..6 个 :五六个}组",
        "由{percent 70 % :70%}到{percent 90 % :90%}",
        "分别为{measure 10 公里 :10}、{measure 20 公里 :20}和{measure 30 公里 :30公里}",
        "分别提高{percent 1.2 百分点 :1.2}和{percent 1.4 百分点 :1.4个百分点}",
        "税率{percent 5..8 % :5%—8%}",
    ] {
        check(text);
    }
}

#[test]
fn units_by_their_context() {
    for text in [
        "发电{measure 30000 度 :3万度}",
        "气温升到{measure 35 度 :35度}",
        "砌墙用了{count 3000 块 :3000块}砖",
        "卖{money 5 块钱 :5块钱}一斤",
        "售价{money 30 元/吨 :30元/吨}，日产{measure 5 吨/日 :5吨/日}",
        "进口{money 200000000 美元 :2亿美元}",
        "{count 4 大 :四大}工程，{count 3 市 :三市}联动",
        "回落{percent 0.3 百分点 :0.3个百分点}",
        "是上年的{multiple 1.8 倍 :1.8倍}，产量翻了{multiple 1 番 :一番}",
        "{measure 500 千伏 :500千伏}变电站，{measure 800 千伏 :±800千伏}线路",
        "带动{count 30000 - :3万多}农户",
        "合{money 5340000000 元 :53.4亿元}人民币",
    ] {
        check(text);
    }
}

#[test]
fn places_in_an_order() {
    for text in [
        "总量居全省{rank 8 - :第八}",
        "排名全市{rank 3 - :前三}",
        "列全国{rank 5 位 :第5位}",
        "我国{rank 1 大 :第一大}贸易伙伴",
        "第一，抓好生产；第二届展会的第3天，第一批客人到了",
    ] {
        check(text);
    }
}

#[test]
fn what_states_no_quantity() {
    for text in [
        "5G网络、4A级景区、C919客机和高三543班",
        "“十四五”期间推进“630攻坚战”，落实三高四新和一带一路",
        "2024年2月5日20:30，一季度和上半年",
        "今年1至5月，3月28日至30日，下午3时许",
        "拨打12345热线或13800138000",
        "一批企业走上一线，这两天千家万户，四面八方",
        "唱响“三个一”品牌，两岸同胞，万里长江",
        "上半场，一半，半导体，大半天没人",
        "参加100米自由泳和3号线",
    ] {
        check(text);
    }
}

#[test]
fn one_counts_against_a_number() {
    check("{count 1 名 :一名}党员联系{count 1 户 :一户}人家");
    check("每{duration 3 天 :3天}下线{count 1 台 :一台}");
    check("修了一条路，{duration 1 年 :一年}来没有一起事故");
}

#[test]
fn two_neighbours_below_zero_are_in_order() {
    let found = figures_in("最低气温零下二三度", Mode::Stated);
    let upper = found[0].upper.map(|upper| upper.to_string());
    assert_eq!(found[0].value.to_string(), "-3");
    assert_eq!(upper.as_deref(), Some("-2"));
}

#[test]
fn plain_numbers_where_asked() {
    for (text, value) in [
        ("二〇〇二", "2002"),
        ("40k", "40000"),
        ("2e5", "200000"),
        ("2^-1", "0.5"),
        ("3/5", "0.6"),
        ("负一又二分之一", "-1.5"),
        ("五亿零六", "500000006"),
        ("四万万", "400000000"),
        ("零点零零零零零零零零零零零零一", "0.0000000000001"),
    ] {
        let found = figures_in(text, Mode::Bare);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert_eq!(found[0].value.to_string(), value, "{text}");
        assert_eq!(found[0].at.span.of(text), text);
    }
}

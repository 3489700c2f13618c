use super::segmenter;
use dubao::article::{Article, Block, CalendarDate};
use dubao::extract::figures::{figures_and_dates, figures_with};
use dubao::extract::{DateKind, Direction, Figure};

fn article(blocks: &[&str]) -> Article {
    Article {
        body: blocks
            .iter()
            .map(|text| Block {
                text: (*text).to_owned(),
                ..Block::default()
            })
            .collect(),
        ..Article::default()
    }
}

fn figures(text: &str) -> Vec<Figure> {
    figures_with(&article(&[text]), segmenter())
}

/// Checks a text whose figures are marked with what they measure and when:
/// `完成投资{50亿元|投资|今年}`; `-` where nothing is said.
pub(super) fn check(marked: &str) {
    let text: String = marked
        .split('{')
        .map(|part| match part.split_once('}') {
            Some((mark, rest)) => mark.split('|').next().unwrap_or_default().to_owned() + rest,
            None => part.to_owned(),
        })
        .collect();
    let mut got = String::new();
    let mut end = 0;
    for figure in figures(&text) {
        let span = figure.at.span;
        let or_dash = |s: &Option<String>| s.clone().unwrap_or_else(|| "-".to_owned());
        got.push_str(&text[end..span.byte_start]);
        got.push_str(&format!(
            "{{{}|{}|{}}}",
            span.of(&text),
            or_dash(&figure.indicator),
            or_dash(&figure.period)
        ));
        end = span.byte_end;
    }
    got.push_str(&text[end..]);
    assert_eq!(got, marked);
}

#[test]
fn what_is_measured_and_when() {
    for text in [
        "2023年，全县完成投资{50亿元|投资|2023年}。",
        "今年上半年，全市工业增加值增长{6.3%|工业增加值|今年上半年}。",
        "目前，建成电站{6座|电站|目前}、水库{88个|水库|目前}。",
        "去年，新增企业{30家|新增企业|去年}，培训学员{200名|学员|去年}。",
        "节约标准煤{3万吨|节约标准煤|-}。",
        "景区接待游客{13万人次|游客|-}。",
        "全省粮食总产量达{600亿斤|粮食总产量|-}，居全国{第六|粮食总产量|-}。",
        "占全国总量的{15%|占全国总量|-}。",
        "覆盖率从{70%|覆盖率|-}提高到{90%|覆盖率|-}。",
        "出口额、进口额分别为{3亿元|出口额|-}和{2亿元|进口额|-}。",
        "吸引{15万名|运动员|-}来自各地的运动员。",
        "审查周期压减至{15个月|审查周期|-}。",
        "他们用{10个月|建成桥梁|-}建成桥梁。",
    ] {
        check(text);
    }
}

#[test]
fn a_time_that_opens_a_paragraph_goes_on_holding() {
    check("近年来，城区新建公园。全市绿地面积达{300亩|绿地面积|近年来}。");
    check("2024年2月，工程开工。园区占地{300亩|占地|-}。");
    check("每年产出蔬菜{5吨|蔬菜|每年}。");
}

#[test]
fn changes_belong_to_the_level_before() {
    let text = "进出口总额6.5亿元，同比增长10.7%；失业率为5.1%，比上年下降0.2个百分点。";
    let found = figures(text);
    let change = found[0].change.clone().unwrap();
    assert_eq!(change.text, "同比增长10.7%");
    assert_eq!(change.direction, Direction::Up);
    assert_eq!(change.value.unwrap().to_string(), "10.7");
    assert_eq!(change.unit.as_deref(), Some("%"));
    assert_eq!(change.basis.as_deref(), Some("同比"));
    let change = found[2].change.clone().unwrap();
    assert_eq!(
        (change.direction, change.basis.as_deref()),
        (Direction::Down, Some("比上年"))
    );
    assert!(found[1].change.is_none() && found[3].change.is_none());
}

#[test]
fn a_rise_without_a_level_is_no_change() {
    for text in [
        "产值同比增长16.7%。",
        "占比从70%提高到90%。",
        "规模是去年的5倍。",
    ] {
        assert!(figures(text).iter().all(|f| f.change.is_none()), "{text}");
    }
}

#[test]
fn lists_share_their_verb() {
    let found = figures("出口3亿元、进口2亿元，分别增长5%、7%。");
    let values: Vec<_> = found
        .iter()
        .filter_map(|f| f.change.as_ref()?.value)
        .map(|v| v.to_string())
        .collect();
    assert_eq!(values, ["5", "7"]);
}

#[test]
fn modifiers_stand_beside() {
    let found = figures("产值超50亿元，面积约30亩，占九成以上。");
    let words: Vec<_> = found.iter().map(|f| f.modifier.as_deref()).collect();
    assert_eq!(words, [Some("超"), Some("约"), Some("以上")]);
}

#[test]
fn the_lede_and_the_headline_make_key_figures() {
    let mut article = article(&["全年投资突破80亿元，同比增长5%。", "他走了三天。"]);
    article.title = Some("投资突破80亿元".to_owned());
    let found = figures_with(&article, segmenter());
    assert!(found[0].salience > 0.8, "{}", found[0].salience);
    assert!(found.iter().all(|f| f.salience <= found[0].salience));
    assert!(found.last().unwrap().salience < 0.2);
}

#[test]
fn dates_are_mentions_with_their_days() {
    let mut article = article(&["今年1至5月进展顺利，6月3日完工。目前已通车。"]);
    article.date = CalendarDate::new(2024, 6, 4);
    let (_, dates) = figures_and_dates(&article, segmenter());
    let text = &article.body[0].text;
    let told: Vec<_> = dates.iter().map(|d| (d.at.span.of(text), d.kind)).collect();
    assert_eq!(
        told,
        [
            ("今年1至5月", DateKind::Stretch),
            ("6月3日", DateKind::Moment),
            ("目前", DateKind::Now)
        ]
    );
    let (from, to) = dates[0].days.unwrap();
    assert_eq!(format!("{from} {to}"), "2024-01-01 2024-05-31");
    assert_eq!(dates[2].days, None);
}

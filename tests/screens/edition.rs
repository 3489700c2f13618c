//! A small edition of our own words, analysed by hand, and models made of it.

use std::sync::Arc;

use dubao::app::{Answer, Depth, Event, Key, KeySequence, Keymap, Model, update};
use dubao::article::{Article, Block, BlockKind, Credit, Document};
use dubao::extract::{
    Analysis, Change, Direction, Entity, EntityKind, Figure, FigureKind, Mention, identities,
};
use dubao::lang::Lang;
use dubao::library::ArticleIdx;
use dubao::text::Span;
use ratatui::layout::Rect;
use rust_decimal::Decimal;

/// A model that has the edition open and analysed.
pub fn reading(cols: u16, rows: u16) -> Model {
    let mut model = empty(cols, rows);
    for document in documents() {
        open(&mut model, document);
    }
    update(&mut model, Event::Answer(Answer::AllOpened));
    model
}

/// A model that has nothing open yet.
pub fn empty(cols: u16, rows: u16) -> Model {
    let keymap = Keymap::built_in().unwrap();
    Model::new(Rect::new(0, 0, cols, rows), Lang::Zh, Arc::new(keymap))
}

/// Opens and analyses a document.
pub fn open(model: &mut Model, document: Document) {
    let first = model.edition.entries().len();
    let analyses: Vec<Analysis> = document.articles.iter().map(analyse).collect();
    update(model, Event::Answer(Answer::Opened(document)));
    for (nth, analysis) in analyses.into_iter().enumerate() {
        let answer = Answer::Analysed {
            generation: model.requests.generation,
            article: ArticleIdx(first + nth),
            depth: Depth::All,
            analysis: Arc::new(analysis),
        };
        update(model, Event::Answer(answer));
    }
}

/// Strikes keys, written as the keymap writes them, blanks between.
pub fn strike(model: &mut Model, keys: &str) {
    for sequence in keys.split_whitespace() {
        for key in sequence.parse::<KeySequence>().unwrap().0 {
            update(model, Event::Key(key));
        }
    }
    settle(model);
}

/// Types text into a prompt.
pub fn enter(model: &mut Model, text: &str) {
    for c in text.chars() {
        update(model, Event::Key(Key::char(c)));
    }
    settle(model);
}

/// Lets a search come to its end.
fn settle(model: &mut Model) {
    for _ in 0..20 {
        update(model, Event::Continue);
    }
}

fn documents() -> [Document; 2] {
    let county = Article {
        kicker: Some("从“靠山吃山”到“护山富山”".into()),
        title: Some("云溪县前三季度经济“成绩单”亮眼".into()),
        subtitle: Some("绿色产业占比首次过半".into()),
        byline: vec![
            credit("记者", "林知秋"),
            credit("通讯员", "周望舒"),
            credit("通讯员", "何一帆"),
        ],
        outlet: Some("云溪日报".into()),
        dateline: Some("云溪日报10月21日讯".into()),
        date: None,
        body: vec![
            block(
                BlockKind::Paragraph,
                "云溪县统计局昨日发布：前三季度，全县地区生产总值达182.6亿元，同比增长6.3%；社会消费品零售总额57.4亿元，增长4.1%。县统计局局长林知秋说，“稳”是底色，“绿”是亮色。",
            ),
            block(BlockKind::Heading, "绿色产业挑大梁"),
            Block {
                uncertain_joins: vec!["竹木加工、生态旅游两大产业".len()],
                ..block(
                    BlockKind::Paragraph,
                    "竹木加工、生态旅游两大产业产值合计98亿元，占比由去年的46%提高至53.7%。青岚竹业有限公司新上3条生产线，日处理毛竹400吨，带动1200户村民户均增收8000元。",
                )
            },
            block(
                BlockKind::Note,
                "编者按：绿水青山怎样变成金山银山，云溪的账本值得一看。",
            ),
            block(
                BlockKind::Paragraph,
                "规模以上工业综合能耗则下降2.8%，优良天数比例达97.5%——全省第八。",
            ),
            block(BlockKind::Caption, "青岚竹业的工人在检查新下线的竹板材。"),
        ],
    };
    let short = |title: &str, text: &str| Article {
        title: Some(title.into()),
        body: vec![block(BlockKind::Paragraph, text)],
        ..Article::default()
    };
    [
        Document {
            source: "pages/01版 要闻.txt".into(),
            articles: vec![
                county,
                short(
                    "“银发食堂”开到家门口 一餐十元吃得舒心",
                    "石桥社区的食堂每天供应午餐260份，70岁以上老人每餐10元。",
                ),
                short("秋粮收购启动", "全县37个收购点开磅，预计收购稻谷5.2万吨。"),
            ],
            ..Document::default()
        },
        Document {
            source: "pages/02版 文体.txt".into(),
            articles: vec![
                short("读《山居笔记》有感", "书中写的是山里人的寻常日子。"),
                Article {
                    body: vec![block(
                        BlockKind::Caption,
                        "昨日，云溪中学的学生在操场上放风筝。",
                    )],
                    ..Article::default()
                },
            ],
            ..Document::default()
        },
    ]
}

fn credit(role: &str, name: &str) -> Credit {
    Credit {
        role: role.into(),
        name: name.into(),
    }
}

fn block(kind: BlockKind, text: &str) -> Block {
    Block {
        kind,
        text: text.into(),
        uncertain_joins: Vec::new(),
    }
}

/// Text, kind, indicator, period, salience.
type Marked = (
    &'static str,
    FigureKind,
    Option<&'static str>,
    Option<&'static str>,
    f32,
);

/// What a reader with a pencil would mark.
const FIGURES: [Marked; 12] = [
    (
        "182.6亿元",
        FigureKind::Money,
        Some("地区生产总值"),
        Some("前三季度"),
        0.95,
    ),
    (
        "57.4亿元",
        FigureKind::Money,
        Some("社会消费品零售总额"),
        Some("前三季度"),
        0.9,
    ),
    ("98亿元", FigureKind::Money, Some("产业产值"), None, 0.8),
    ("53.7%", FigureKind::Percent, Some("占比"), None, 0.85),
    ("3条", FigureKind::Count, Some("生产线"), None, 0.4),
    ("400吨", FigureKind::Measure, Some("日处理毛竹"), None, 0.5),
    ("1200户", FigureKind::Count, None, None, 0.3),
    ("8000元", FigureKind::Money, Some("户均增收"), None, 0.6),
    (
        "2.8%",
        FigureKind::Percent,
        Some("规模以上工业综合能耗"),
        Some("前三季度"),
        0.7,
    ),
    (
        "97.5%",
        FigureKind::Percent,
        Some("优良天数比例"),
        None,
        0.65,
    ),
    ("第八", FigureKind::Rank, None, None, 0.2),
    ("260份", FigureKind::Count, Some("午餐"), Some("每天"), 0.5),
];

const CHANGES: [(&str, Direction, i64, &str, Option<&str>); 4] = [
    ("182.6亿元", Direction::Up, 63, "%", Some("同比")),
    ("57.4亿元", Direction::Up, 41, "%", None),
    ("53.7%", Direction::Up, 77, "个百分点", None),
    ("2.8%", Direction::Down, 28, "%", None),
];

const ENTITIES: [(&str, EntityKind); 6] = [
    ("林知秋", EntityKind::Person),
    ("云溪县统计局", EntityKind::Organization),
    ("青岚竹业", EntityKind::Organization),
    ("云溪中学", EntityKind::Organization),
    ("石桥社区", EntityKind::Place),
    ("云溪", EntityKind::Place),
];

fn analyse(article: &Article) -> Analysis {
    let mut analysis = Analysis::default();
    for (block_idx, block) in article.body.iter().enumerate() {
        let find = |text: &str| {
            let at = block.text.match_indices(text);
            let mentions: Vec<Mention> = at
                .map(|(byte_start, _)| Mention {
                    block_idx,
                    span: Span::new(byte_start, byte_start + text.len()),
                })
                .collect();
            mentions
        };
        for (text, kind, indicator, period, salience) in FIGURES {
            analysis
                .figures
                .extend(find(text).into_iter().map(|at| Figure {
                    at,
                    kind,
                    value: Decimal::ONE,
                    upper: None,
                    unit: None,
                    modifier: None,
                    indicator: indicator.map(str::to_owned),
                    subject: None,
                    period: period.map(str::to_owned),
                    change: change(text),
                    salience,
                }));
        }
        for (text, kind) in ENTITIES {
            for at in find(text) {
                if !analysis
                    .entities
                    .iter()
                    .any(|e: &Entity| e.at.block_idx == block_idx && e.at.span.overlaps(at.span))
                {
                    analysis.entities.push(Entity { at, kind });
                }
            }
        }
    }
    analysis.figures.sort_by_key(|figure| figure.at);
    analysis.entities.sort_by_key(|entity| entity.at);
    analysis.identities = identities(article, &analysis.entities);
    analysis
}

fn change(of: &str) -> Option<Change> {
    let (_, direction, tenths, unit, basis) = CHANGES.into_iter().find(|change| change.0 == of)?;
    Some(Change {
        text: String::new(),
        direction,
        value: Some(Decimal::new(tenths, 1)),
        unit: Some(unit.to_owned()),
        basis: basis.map(str::to_owned),
    })
}

//! Small editions, written with their mentions marked.

use std::sync::Arc;

use dubao::article::{Article, Block, Document};
use dubao::extract::{
    Analysis, DateKind, DateMention, Entity, EntityKind, Figure, FigureKind, Mention, identities,
};
use dubao::text::Span;
use rust_decimal::Decimal;

/// An article and what a worker would find in it.
#[derive(Clone, Debug)]
pub struct Story {
    pub article: Article,
    pub analysis: Arc<Analysis>,
}

/// A story of a title and paragraphs. `[5家]` marks a figure, `[!5家]` a key figure, `[%5%]` a
/// percentage, `[^去年]` a date, `{张三}` a person, `{@长沙}` a place.
pub fn story(title: &str, paragraphs: &[&str]) -> Story {
    let mut analysis = Analysis::default();
    let mut body = Vec::new();
    for (block_idx, marked) in paragraphs.iter().enumerate() {
        let mut text = String::new();
        let mut begun = None;
        for c in marked.chars() {
            let at = |start| Mention {
                block_idx,
                span: Span::new(start, text.len()),
            };
            match (c, begun) {
                ('[' | '{', None) => begun = Some((text.len(), ' ')),
                ('!' | '%' | '@' | '^', Some((start, ' '))) if start == text.len() => {
                    begun = Some((start, c));
                }
                (']', Some((start, '^'))) => {
                    analysis.dates.push(DateMention {
                        at: at(start),
                        kind: DateKind::Stretch,
                        days: None,
                    });
                    begun = None;
                }
                (']', Some((start, sign))) => {
                    analysis.figures.push(figure(at(start), sign));
                    begun = None;
                }
                ('}', Some((start, sign))) => {
                    analysis.entities.push(Entity {
                        at: at(start),
                        kind: match sign {
                            '@' => EntityKind::Place,
                            _ => EntityKind::Person,
                        },
                    });
                    begun = None;
                }
                (c, _) => text.push(c),
            }
        }
        body.push(Block {
            text,
            ..Block::default()
        });
    }
    let article = Article {
        title: Some(title.to_owned()),
        body,
        ..Article::default()
    };
    analysis.identities = identities(&article, &analysis.entities);
    Story {
        article,
        analysis: Arc::new(analysis),
    }
}

fn figure(at: Mention, sign: char) -> Figure {
    Figure {
        at,
        kind: match sign {
            '%' => FigureKind::Percent,
            _ => FigureKind::Count,
        },
        value: Decimal::ONE,
        upper: None,
        unit: None,
        modifier: None,
        indicator: (sign == '!').then(|| "产量".to_owned()),
        subject: None,
        period: None,
        change: None,
        salience: if sign == '!' { 0.9 } else { 0.1 },
    }
}

/// A source of stories.
pub fn source(name: &str, stories: &[Story]) -> Document {
    Document {
        source: name.to_owned(),
        articles: stories.iter().map(|story| story.article.clone()).collect(),
        ..Document::default()
    }
}

/// So many characters of plain text.
pub fn filler(count: usize) -> String {
    "春江潮水连海平海上明月共潮生"
        .chars()
        .cycle()
        .take(count)
        .collect()
}

/// Three sources: a page of two stories, one of a short story, one of two. The first story fills
/// more than three screens of twenty rows, and has its figures in its first and last paragraph.
pub fn three_pages() -> Vec<Vec<Story>> {
    let long = filler(900);
    let first = [
        "全厂有[!5家]分厂，{张三}说，其中[%3%]在{@长沙}。",
        long.as_str(),
        "{张三}又说，还有[8人]在{@长沙}。",
        long.as_str(),
        "末段有[9人]，{李四}在场。",
    ];
    vec![
        vec![story("工厂的故事", &first), story("短讯", &["只有[1人]。"])],
        vec![story(
            "第三篇",
            &["没有数字的一段。", "ＧＤＰ在这里，gdp也在这里。"],
        )],
        vec![
            story("第四篇", &[filler(1500).as_str(), "潮水之外的句子。"]),
            story("尾篇", &["最后一段，{张三}来了。"]),
        ],
    ]
}

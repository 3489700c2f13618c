//! How long a key takes: twenty thousand articles, and an article of ten megabytes.
//! `cargo bench --bench keys`

#![expect(clippy::print_stdout, reason = "the figures are what it is run for")]

use std::sync::Arc;
use std::time::{Duration, Instant};

use dubao::app::{
    Answer, Depth, Effect, Event, Key, KeyCode, KeySequence, Keymap, KeymapError, Model, update,
};
use dubao::article::{Article, Block, Document};
use dubao::compose::compose;
use dubao::extract::{Analysis, Entity, EntityKind, Figure, FigureKind, Mention};
use dubao::lang::Lang;
use dubao::text::Span;
use ratatui::layout::Rect;
use rust_decimal::Decimal;

const SENTENCE: &str = "全县地区生产总值达461.71亿元，同比增长6.3%，其中第一产业增加值“稳中有进”；";

fn main() -> Result<(), KeymapError> {
    let keymap = Arc::new(Keymap::built_in()?);
    println!("key                          longest     mean");
    many_articles(Arc::clone(&keymap));
    long_article(keymap);
    Ok(())
}

fn many_articles(keymap: Arc<Keymap>) {
    let mut model = model(keymap);
    let opening = Instant::now();
    for page in 0..2_000 {
        let articles =
            (0..10).map(|n| article(&format!("第{page}版第{n}条稳中有进的新闻标题"), 20));
        let document = Document {
            source: format!("{page:04}.txt"),
            articles: articles.collect(),
            ..Document::default()
        };
        settle(&mut model, Event::Answer(Answer::Opened(document)));
    }
    println!("open 20,000 articles {:>20?}", opening.elapsed());
    for (name, keys, times) in [
        ("j in the list", "gh j", 200),
        ("page in the list", "gh Space", 200),
        ("end of the list", "gh G gg", 20),
        ("next source", ")", 200),
        ("next article", "J", 200),
        ("last article and back", "20000G 1G", 20),
        ("wider, narrower", "+ -", 20),
        ("search, many matches", "/ 增 长 Enter n N Esc", 3),
        ("search, no match", "/ 光 储 充 Esc", 3),
        ("search in headlines", "t 9 条 Enter n Esc", 3),
        ("next figure", "f e", 50),
    ] {
        measure(&mut model, name, keys, times);
    }
}

fn long_article(keymap: Arc<Keymap>) {
    let mut model = model(keymap);
    let document = Document {
        source: "long.txt".to_owned(),
        articles: vec![article("短", 10), article("长", 100_000)],
        ..Document::default()
    };
    settle(&mut model, Event::Answer(Answer::Opened(document)));
    for (name, keys, times) in [
        ("open 10 MB, and leave it", "J K", 10),
        ("line", "J j k", 50),
        ("page", "Space", 200),
        ("end, top", "G gg", 10),
        ("paragraph", "} } {", 20),
        ("next figure", "f", 100),
        ("last figure, first", "99999f 99999F", 5),
        ("down the sidebar", "gs j", 100),
        ("end of the sidebar", "gs G gg gr", 5),
        ("wider, narrower", "+ -", 3),
        ("search", "/ 亿 元 Enter n N Esc", 3),
    ] {
        measure(&mut model, name, keys, times);
    }
}

fn model(keymap: Arc<Keymap>) -> Model {
    Model::new(Rect::new(0, 0, 120, 40), Lang::En, keymap)
}

fn article(title: &str, sentences: usize) -> Article {
    let block = |sentences: usize| Block {
        text: SENTENCE.repeat(sentences),
        ..Block::default()
    };
    Article {
        title: Some(title.to_owned()),
        body: (0..sentences).step_by(5).map(|_| block(5)).collect(),
        ..Article::default()
    }
}

fn analyse(article: &Article) -> Analysis {
    let mut analysis = Analysis::default();
    for (block_idx, block) in article.body.iter().enumerate() {
        for (start, text) in block.text.match_indices("461.71亿元") {
            let at = |start, len| Mention {
                block_idx,
                span: Span::new(start, start + len),
            };
            analysis.figures.push(figure(at(start, text.len())));
            analysis.entities.push(Entity {
                at: at(start - "全县地区生产总值达".len(), "全县".len()),
                kind: EntityKind::Place,
            });
        }
    }
    analysis
}

fn figure(at: Mention) -> Figure {
    Figure {
        at,
        kind: FigureKind::Money,
        value: Decimal::ONE,
        upper: None,
        unit: Some("元".to_owned()),
        modifier: None,
        indicator: Some("地区生产总值".to_owned()),
        subject: None,
        period: None,
        change: None,
        salience: 0.5,
    }
}

/// Longest and mean time of one event while these keys are struck so many times; what the worker
/// does in between does not count.
fn measure(model: &mut Model, name: &str, keys: &str, times: usize) {
    let mut took = Vec::new();
    for _ in 0..times {
        for word in keys.split(' ') {
            for key in sequence(word) {
                took.extend(settle(model, Event::Key(key)));
            }
        }
    }
    let total: Duration = took.iter().sum();
    let longest = took.iter().max().copied().unwrap_or_default();
    let mean = total / u32::try_from(took.len()).unwrap_or(u32::MAX).max(1);
    println!("{name:24} {longest:>12.2?} {mean:>10.2?}");
}

fn sequence(word: &str) -> Vec<Key> {
    match word.parse::<KeySequence>() {
        Ok(keys) => keys.0,
        Err(_) => word.chars().map(|c| Key::plain(KeyCode::Char(c))).collect(),
    }
}

/// One event and all that follows from it; the time of each.
fn settle(model: &mut Model, event: Event) -> Vec<Duration> {
    let mut took = Vec::new();
    let mut events = std::collections::VecDeque::from([event]);
    while let Some(event) = events.pop_front() {
        let start = Instant::now();
        let effects = update(model, event);
        took.push(start.elapsed());
        for effect in effects {
            match effect {
                // The first only: the rest would take longer than all the keys.
                Effect::Analyse { generation, pages } => {
                    let article = pages.concat().first().copied().unwrap_or_default();
                    if let Some(entry) = model.edition.get(article) {
                        events.push_back(Event::Answer(Answer::Analysed {
                            generation,
                            article,
                            depth: Depth::All,
                            analysis: Arc::new(analyse(&entry.article)),
                        }));
                    }
                }
                Effect::Compose {
                    article,
                    setting,
                    basis,
                } => {
                    if let Some(entry) = model.edition.get(article) {
                        let composition = compose(&entry.article, None, &setting);
                        events.push_back(Event::Answer(Answer::Composed {
                            article,
                            setting,
                            basis,
                            composition: Arc::new(composition),
                        }));
                    }
                }
                Effect::Continue => events.push_back(Event::Continue),
                _ => {}
            }
        }
    }
    took
}

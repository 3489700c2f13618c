//! Any model whatever: no panic, no halved glyph, nothing a terminal would obey.

use std::sync::Arc;

use dubao::app::{Answer, Depth, Event, Key, Keymap, Model, Mouse, MouseKind, Notice, update};
use dubao::article::{Article, Block, BlockKind, Credit, Document};
use dubao::extract::{
    Analysis, Change, Direction, Entity, EntityKind, Figure, FigureKind, Mention, identities,
};
use dubao::lang::Lang;
use dubao::library::ArticleIdx;
use dubao::text::{AmbiguousWidth, Span};
use dubao::ui::{Background, ColorDepth, view};
use proptest::prelude::*;
use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::Color;
use rust_decimal::Decimal;

use super::painted::theme;

/// Text of everything that is hard to set: wide, ambiguous, combining, joined, controlling.
fn any_text() -> impl Strategy<Value = String> {
    let hard = prop::sample::select(vec![
        "增长",
        "“",
        "”",
        "——",
        "……",
        "①",
        "℃",
        "a",
        " ",
        "\u{3000}",
        "，",
        "。",
        "12.5%",
        "e\u{301}",
        "👨\u{200d}👩\u{200d}👧",
        "⚠\u{fe0f}",
        "ｶﾞ",
        "\u{1b}[31m",
        "\u{202e}",
        "\u{200b}",
        "\n",
        "\t",
        "\u{0}",
        "\u{9b}",
        "\u{17d8}",
        "🇨🇳",
        "‰",
        "■",
    ]);
    prop_oneof![
        4 => prop::collection::vec(hard, 0..60).prop_map(|parts| parts.concat()),
        1 => ".{0,60}",
    ]
}

fn any_article() -> impl Strategy<Value = Article> {
    let maybe_text = || prop::option::of(any_text());
    let kind = prop::sample::select(vec![
        BlockKind::Paragraph,
        BlockKind::Heading,
        BlockKind::Caption,
        BlockKind::Note,
    ]);
    let block =
        (kind, any_text(), any::<prop::sample::Index>()).prop_map(|(kind, text, join)| Block {
            kind,
            uncertain_joins: vec![boundary(&text, join)],
            text,
        });
    (
        maybe_text(),
        maybe_text(),
        maybe_text(),
        (any_text(), any_text()),
        maybe_text(),
        prop::collection::vec(block, 0..6),
    )
        .prop_map(
            |(kicker, title, subtitle, (role, name), outlet, body)| Article {
                kicker,
                title,
                subtitle,
                byline: vec![Credit { role, name }],
                dateline: outlet.clone(),
                outlet,
                date: None,
                body,
            },
        )
}

/// A character boundary of `text`.
fn boundary(text: &str, index: prop::sample::Index) -> usize {
    let mut byte = index.index(text.len() + 1);
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

/// Marks every block from one end to the other, in turns.
fn analyse(article: &Article) -> Analysis {
    let mut analysis = Analysis::default();
    let figures = [FigureKind::Money, FigureKind::Percent, FigureKind::Rank];
    let entities = [EntityKind::Person, EntityKind::Place, EntityKind::Work];
    for (block_idx, block) in article.body.iter().enumerate() {
        let starts: Vec<usize> = block
            .text
            .char_indices()
            .map(|(at, _)| at)
            .step_by(3)
            .collect();
        for (nth, pair) in starts.windows(2).enumerate() {
            let at = Mention {
                block_idx,
                span: Span::new(pair[0], pair[1]),
            };
            let words = || Some(at.span.of(&block.text).repeat(nth));
            if nth % 2 == 1 {
                let kind = entities[nth % 3];
                analysis.entities.push(Entity { at, kind });
                continue;
            }
            analysis.figures.push(Figure {
                at,
                kind: figures[nth % 3],
                value: Decimal::ONE,
                upper: None,
                unit: None,
                modifier: words(),
                indicator: words(),
                subject: None,
                period: words(),
                change: Some(Change {
                    text: String::new(),
                    direction: [Direction::Up, Direction::Down, Direction::Flat][nth % 3],
                    value: Some(Decimal::new(-1234, 2)),
                    unit: words(),
                    basis: words(),
                }),
                salience: 0.1 * (nth % 10) as f32,
            });
        }
    }
    analysis.identities = identities(article, &analysis.entities);
    analysis
}

fn any_event() -> impl Strategy<Value = Event> {
    let keys = "jkJKGfFeEnN/:t?xxzHSvVa+-W}{hlgrsdc;\u{1b}\n\t3";
    prop_oneof![
        6 => prop::sample::select(keys.chars().collect::<Vec<_>>()).prop_map(|c| Event::Key(match c {
            '\u{1b}' => Key::plain(dubao::app::KeyCode::Esc),
            '\n' => Key::plain(dubao::app::KeyCode::Enter),
            '\t' => Key::plain(dubao::app::KeyCode::Tab),
            c => Key::char(c),
        })),
        1 => any_text().prop_map(Event::Paste),
        1 => (0..220_u16, 0..220_u16).prop_map(|(col, row)| Event::Mouse(Mouse {
            kind: MouseKind::Click,
            col,
            row,
        })),
        1 => (0..200_u16, 0..60_u16).prop_map(|(cols, rows)| Event::Resize { cols, rows }),
    ]
}

prop_compose! {
    fn any_model()(
        cols in 0..200_u16,
        rows in prop_oneof![4 => 0..50_u16, 1 => 50..200_u16],
        is_wide in any::<bool>(),
        is_chinese in any::<bool>(),
        sources in prop::collection::vec((any_text(), prop::collection::vec(any_article(), 0..4)), 0..3),
        failure in any_text(),
        notice in prop::option::of(any_text()),
        is_analysed in any::<bool>(),
        events in prop::collection::vec(any_event(), 0..12),
    ) -> Model {
        let lang = if is_chinese { Lang::Zh } else { Lang::En };
        let keymap = Arc::new(Keymap::built_in().unwrap());
        let mut model = Model::new(Rect::new(0, 0, cols, rows), lang, keymap);
        if is_wide {
            update(&mut model, Event::AmbiguousWidth(AmbiguousWidth::Wide));
        }
        for (source, articles) in sources {
            let first = model.edition.entries().len();
            let analyses: Vec<Analysis> = articles.iter().map(analyse).collect();
            let document = Document { source, articles, ..Document::default() };
            update(&mut model, Event::Answer(Answer::Opened(document)));
            for (nth, analysis) in analyses.into_iter().enumerate().filter(|_| is_analysed) {
                let generation = model.requests.generation;
                update(&mut model, Event::Answer(Answer::Analysed {
                    generation,
                    article: ArticleIdx(first + nth),
                    depth: Depth::All,
                    analysis: Arc::new(analysis),
                }));
            }
        }
        let failed = Answer::Failed { source: failure.clone(), reason: failure };
        update(&mut model, Event::Answer(failed));
        for event in events {
            update(&mut model, event);
        }
        if let Some(text) = notice {
            model.notice = Some(Notice(text));
        }
        model
    }
}

/// What must hold of a painted screen, whatever is on it.
fn check(buffer: &Buffer, ambiguous: AmbiguousWidth) -> Result<(), TestCaseError> {
    let obeyed = |c: char| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c);
    for y in 0..buffer.area.height {
        let mut x = 0;
        while x < buffer.area.width {
            let cell = &buffer[(x, y)];
            let symbol = cell.symbol();
            prop_assert!(!symbol.contains(obeyed), "{symbol:?} at {x},{y}");
            let cols = cell.cell_width();
            prop_assert!(cols > 0, "{symbol:?} at {x},{y}");
            let counted = ambiguous.width(symbol);
            prop_assert!(
                counted == usize::from(cols) || counted == 0,
                "{symbol:?} at {x},{y}"
            );
            for behind in x + 1..(x + cols).min(buffer.area.width) {
                let second = &buffer[(behind, y)];
                prop_assert_eq!(second.symbol(), " ", "behind {:?} at {},{}", symbol, x, y);
                prop_assert_eq!(
                    second.style(),
                    cell.style(),
                    "behind {:?} at {},{}",
                    symbol,
                    x,
                    y
                );
            }
            x += cols;
        }
        prop_assert_eq!(x, buffer.area.width, "row {} ends in half a glyph", y);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn any_model_is_drawn_whole(model in any_model()) {
        for (depth, background) in [
            (ColorDepth::Monochrome, Background::Unknown),
            (ColorDepth::TrueColor, Background::Light),
        ] {
            let theme = theme(depth, background);
            let mut buffer = Buffer::empty(model.screen);
            let cursor = view(&model, &theme, &mut buffer);
            check(&buffer, model.setting.ambiguous)?;
            if let Some(cursor) = cursor {
                prop_assert!(model.screen.contains(cursor), "{cursor} in {}", model.screen);
            }

            let mut dirty = Buffer::filled(model.screen, Cell::new("脏").set_bg(Color::Red).clone());
            prop_assert_eq!(view(&model, &theme, &mut dirty), cursor);
            prop_assert!(dirty == buffer, "what was there before shows through");
        }
    }
}

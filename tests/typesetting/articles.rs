use dubao::article::{Article, Block, BlockKind, Credit};
use dubao::compose::{Part, Setting, compose, part_text, print, row_text};
use dubao::extract::{Analysis, Entity, EntityKind, Mention};
use dubao::text::{Alignment, AmbiguousWidth, Span};

fn setting(measure_cols: usize) -> Setting {
    Setting {
        measure_cols,
        alignment: Alignment::Ragged,
        ambiguous: AmbiguousWidth::Narrow,
    }
}

fn block(kind: BlockKind, text: &str) -> Block {
    Block {
        kind,
        text: text.to_owned(),
        uncertain_joins: Vec::new(),
    }
}

fn credit(role: &str, name: &str) -> Credit {
    Credit {
        role: role.to_owned(),
        name: name.to_owned(),
    }
}

fn article() -> Article {
    Article {
        kicker: Some("茶乡新事".to_owned()),
        title: Some("一片叶子富了一方人".to_owned()),
        subtitle: Some("——高山茶园见闻".to_owned()),
        byline: vec![
            credit("记者", "甲"),
            credit("记者", "乙"),
            credit("通讯员", "丙"),
        ],
        dateline: Some("某某日报讯".to_owned()),
        body: vec![
            block(
                BlockKind::Paragraph,
                "春分过后，高山茶园里采茶忙，新芽一天一个样。",
            ),
            block(BlockKind::Paragraph, "茶农说：“今年好。”"),
            block(BlockKind::Heading, "路通了"),
            block(BlockKind::Paragraph, "车开到了园边。"),
            block(BlockKind::Caption, "图为茶农在采摘明前新茶的嫩芽"),
            block(BlockKind::Note, "编者按：请读者留意此事。"),
        ],
        ..Article::default()
    }
}

#[test]
fn an_article_is_set_as_a_newspaper_sets_it() {
    let article = article();
    let printed = print(&article, &compose(&article, None, &setting(24)));
    let expected = "
        茶乡新事
   一片叶子富了一方人
     ——高山茶园见闻

       某某日报讯
 记者 甲 乙　通讯员 丙

    春分过后，高山茶园里
采茶忙，新芽一天一个样。
    茶农说：“今年好。”

路通了

    车开到了园边。

  图为茶农在采摘明前新
  茶的嫩芽

      编者按：请读者留
  意此事。
";
    assert_eq!(
        printed,
        expected.trim_start_matches('\n').replace('\u{3000}', "  ")
    );
}

#[test]
fn what_an_article_lacks_takes_no_row() {
    let article = Article {
        body: vec![block(BlockKind::Paragraph, "只有一句。")],
        ..Article::default()
    };
    let composition = compose(&article, None, &setting(24));
    assert_eq!(print(&article, &composition), "    只有一句。\n");
    assert!(
        compose(&Article::default(), None, &setting(24))
            .rows
            .is_empty()
    );
}

#[test]
fn names_of_the_analysis_stay_whole() {
    let article = Article {
        body: vec![block(BlockKind::Paragraph, "他叫王小明呢")],
        ..Article::default()
    };
    let analysis = Analysis {
        entities: vec![Entity {
            at: Mention {
                block_idx: 0,
                span: Span::new(6, 15),
            },
            kind: EntityKind::Person,
        }],
        ..Analysis::default()
    };
    let printed = |analysis| print(&article, &compose(&article, analysis, &setting(10)));
    assert_eq!(printed(None), "    他叫王\n小明呢\n");
    assert_eq!(printed(Some(&analysis)), "    他叫\n王小明呢\n");
}

#[test]
fn every_byte_of_the_body_has_its_row_and_every_row_its_position() {
    let article = article();
    for measure_cols in [2, 10, 24, 40] {
        let composition = compose(&article, None, &setting(measure_cols));
        for (block_idx, block) in article.body.iter().enumerate() {
            let part = Part::Body(block_idx);
            for (byte_idx, c) in block.text.char_indices() {
                let row_idx = composition.row_at(part, byte_idx).expect("a row");
                let set_row = &composition.rows[row_idx];
                assert_eq!(set_row.part, part);
                let bytes = set_row.row.bytes().expect("bytes");
                assert!(bytes.contains(&byte_idx), "{c} at {measure_cols}");
            }
        }
        for (row_idx, set_row) in composition.rows.iter().enumerate() {
            let (part, byte_idx) = composition.position_at(row_idx).expect("a position");
            let found = composition.row_at(part, byte_idx).expect("a row");
            assert_eq!(found, row_idx + usize::from(set_row.part == Part::Blank));
        }
    }
}

#[test]
fn positions_outside_the_text_are_answered() {
    let article = article();
    let composition = compose(&article, None, &setting(24));
    let last = composition.rows.len() - 1;
    assert_eq!(composition.row_at(Part::Body(5), usize::MAX), Some(last));
    assert_eq!(composition.row_at(Part::Body(6), 0), None);
    assert_eq!(composition.row_at(Part::Blank, 0), None);
    assert_eq!(
        composition.position_at(usize::MAX),
        composition.position_at(last)
    );
    assert_eq!(
        compose(&Article::default(), None, &setting(24)).position_at(0),
        None
    );
    assert_eq!(composition.rows_of(Part::Title, Span::new(0, 6)), 1..2);
    assert_eq!(composition.rows_of(Part::Body(9), Span::new(0, 6)), 0..0);
}

#[test]
fn a_row_tells_where_a_span_stands_and_what_stands_at_a_cell() {
    let article = article();
    let composition = compose(&article, None, &setting(24));
    let row_idx = composition.row_at(Part::Body(0), 0).expect("a row");
    let row = &composition.rows[row_idx].row;
    // 过后，
    assert_eq!(row.cols_of(Span::new(6, 15)), Some(8..14));
    assert_eq!(row.cols_of(Span::new(300, 303)), None);
    assert_eq!(row.glyph_at(9).map(|glyph| glyph.byte_start), Some(6));
    assert_eq!(row.glyph_at(3), None);
    assert_eq!(
        row.glyph_at(99).map(|glyph| glyph.byte_start),
        row.bytes().map(|b| b.end - 3)
    );
}

#[test]
fn printed_rows_hold_the_texts_of_their_parts() {
    let article = article();
    let composition = compose(&article, None, &setting(10));
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    for part in [
        Part::Kicker,
        Part::Title,
        Part::Subtitle,
        Part::Byline,
        Part::Body(0),
        Part::Body(5),
    ] {
        let text = part_text(&article, part);
        let rows = composition
            .rows
            .iter()
            .filter(|set_row| set_row.part == part);
        let shown: String = rows.map(|set_row| row_text(&set_row.row, &text)).collect();
        assert_eq!(squeezed(&shown), squeezed(&text));
    }
}

use dubao::article::{BlockKind, DropReason};
use dubao::io::OpenErrorKind;

use crate::{open_bytes, text_of};

const ARTICLE: &str = r#"{"title": "标题", "body": [{"kind": "paragraph", "text": "正文。"}]}"#;

#[test]
fn every_shape_of_the_contract_opens() {
    let document = format!(r#"{{"source": "页一", "articles": [{ARTICLE}]}}"#);
    for (shape, text, sources) in [
        ("one document", document.clone(), vec!["页一"]),
        (
            "documents",
            format!("[{document},\n{document}]"),
            vec!["页一", "页一"],
        ),
        (
            "articles",
            format!("[{ARTICLE}, {ARTICLE}]"),
            vec!["in.json"],
        ),
        ("one article", ARTICLE.to_owned(), vec!["in.json"]),
        (
            "articles by line",
            format!("{ARTICLE}\n\n{ARTICLE}\n"),
            vec!["in.json"],
        ),
        (
            "documents by line",
            format!("{document}\n{document}"),
            vec!["页一", "页一"],
        ),
        (
            "behind a byte order mark",
            format!("\u{feff}{document}"),
            vec!["页一"],
        ),
    ] {
        let opened: Vec<_> = open_bytes("in.json", text.as_bytes())
            .into_iter()
            .map(Result::unwrap)
            .collect();
        let names: Vec<_> = opened
            .iter()
            .map(|document| document.source.as_str())
            .collect();
        assert_eq!(names, sources, "{shape}");
        assert!(
            opened
                .iter()
                .all(|document| text_of(document).starts_with("标题\n正文。")),
            "{shape}"
        );
    }
}

#[test]
fn lines_are_gathered_by_their_source() {
    let line = |source: &str| format!(r#"{{"source": "{source}", "title": "标题", "body": []}}"#);
    let text = [line("甲"), line("甲"), line("乙")].join("\n");
    let opened = open_bytes("in.jsonl", text.as_bytes());
    let counts: Vec<_> = opened
        .iter()
        .map(|document| document.as_ref().unwrap())
        .map(|document| (document.source.as_str(), document.articles.len()))
        .collect();
    assert_eq!(counts, [("甲", 2), ("乙", 1)]);
}

#[test]
fn all_fields_are_taken_as_they_are() {
    let text = r#"{"source": "页", "articles": [{
        "kicker": "引题", "title": "标题", "subtitle": "副题", "outlet": "某报", "dateline": "某报讯",
        "date": "2025-09-09", "byline": [{"role": "记者", "name": "甲"}, "乙"],
        "body": [{"kind": "note", "text": "编者按"}, {"kind": "heading", "text": "一"},
                 {"kind": "caption", "text": "图"}, {"kind": "unheard-of", "text": "段"}, "又一段"]}],
        "dropped": [{"text": "编者按", "why": "duplicate of article 0, block 0"},
                    {"text": "段", "why": "near copy of article 0, block 3"},
                    {"text": "无", "why": "duplicate of article 7, block 0"},
                    {"text": "第3版", "why": "furniture"}],
        "warnings": ["article 0: uncertain", "of the page"], "unknown": {"deep": [1, 2]}}"#;
    let document = open_bytes("in.json", text.as_bytes()).remove(0).unwrap();
    let article = &document.articles[0];
    assert_eq!(article.kicker.as_deref(), Some("引题"));
    assert_eq!(article.subtitle.as_deref(), Some("副题"));
    assert_eq!(article.outlet.as_deref(), Some("某报"));
    assert_eq!(article.dateline.as_deref(), Some("某报讯"));
    assert_eq!(article.date.map(|date| date.ymd()), Some((2025, 9, 9)));
    let byline: Vec<_> = article
        .byline
        .iter()
        .map(|c| (c.role.as_str(), c.name.as_str()))
        .collect();
    assert_eq!(byline, [("记者", "甲"), ("", "乙")]);
    let kinds: Vec<_> = article.body.iter().map(|block| block.kind).collect();
    use BlockKind::{Caption, Heading, Note, Paragraph};
    assert_eq!(kinds, [Note, Heading, Caption, Paragraph, Paragraph]);
    let reasons: Vec<_> = document
        .dropped
        .into_iter()
        .map(|dropped| dropped.reason)
        .collect();
    assert_eq!(
        reasons,
        [
            DropReason::Duplicate {
                article_idx: 0,
                block_idx: 0
            },
            DropReason::NearCopy {
                article_idx: 0,
                block_idx: 3
            },
            DropReason::Furniture,
            DropReason::Furniture,
        ]
    );
    let warnings: Vec<_> = document
        .warnings
        .iter()
        .map(|w| (w.article_idx, w.message.as_str()))
        .collect();
    assert_eq!(warnings, [(Some(0), "uncertain"), (None, "of the page")]);
}

#[test]
fn missing_null_and_mistyped_fields_are_empty() {
    for text in [
        r#"{"title": null, "body": null, "byline": null, "date": null}"#,
        r#"{"title": [1], "body": 7, "byline": 1.5, "date": "someday", "kicker": ""}"#,
        r#"{"body": [{"kind": "paragraph"}, {"text": ""}, {"text": " "}, 7, null]}"#,
    ] {
        let document = open_bytes("in.json", text.as_bytes()).remove(0).unwrap();
        assert_eq!(document.articles, [Default::default()], "{text}");
    }
}

#[test]
fn dates_are_read_with_and_without_hyphens() {
    for (date, expected) in [
        (r#""2025-09-09""#, Some((2025, 9, 9))),
        (r#""2025-09-09T08:00:00Z""#, Some((2025, 9, 9))),
        (r#""20250909""#, Some((2025, 9, 9))),
        ("20250909", Some((2025, 9, 9))),
        (r#""2025-02-30""#, None),
        (r#""九月九日""#, None),
        (r#""2025-9""#, None),
    ] {
        let text = format!(r#"{{"title": "标题", "date": {date}}}"#);
        let document = open_bytes("in.json", text.as_bytes()).remove(0).unwrap();
        assert_eq!(
            document.articles[0].date.map(|date| date.ymd()),
            expected,
            "{date}"
        );
    }
}

#[test]
fn text_in_json_is_cleaned_as_any_other() {
    let text = r#"{"source": "a\u001b[31m", "articles": [{"title": "标\u202e题\n二",
        "body": [{"text": "正\u001b]0;x\u0007文\r\n完\u200b"}]}]}"#;
    let document = open_bytes("in.json", text.as_bytes()).remove(0).unwrap();
    assert_eq!(document.source, "a");
    assert_eq!(text_of(&document), "标题 二\n正文 完");
}

#[test]
fn json_is_told_by_what_it_holds() {
    let document = open_bytes("page.txt", ARTICLE.as_bytes())
        .remove(0)
        .unwrap();
    assert_eq!(document.articles[0].title.as_deref(), Some("标题"));
    // A page may begin with a bracket, too.
    let document = open_bytes("page.txt", "[本报讯] 全市粮食丰收。".as_bytes())
        .remove(0)
        .unwrap();
    assert!(text_of(&document).contains("粮食丰收"));
}

#[test]
fn broken_json_is_told_where() {
    let error = open_bytes("in.json", b"{\"articles\": [\n{\"title\": }]}")
        .remove(0)
        .unwrap_err();
    let OpenErrorKind::BrokenJson { line, column, .. } = error.kind else {
        panic!("{error}");
    };
    assert_eq!((line, column), (2, 11));
}

#[test]
fn a_broken_line_is_left_out_and_the_rest_opens() {
    let text = format!("{ARTICLE}\n{{\"title\": \n{ARTICLE}\n[1]\n");
    let document = open_bytes("in.jsonl", text.as_bytes()).remove(0).unwrap();
    assert_eq!(document.articles.len(), 2);
    let messages: Vec<_> = document
        .warnings
        .iter()
        .map(|w| w.message.as_str())
        .collect();
    assert_eq!(messages.len(), 2);
    assert!(
        messages[0].contains("line 2") && messages[1].contains("line 4"),
        "{messages:?}"
    );
}

#[test]
fn other_json_is_refused() {
    for text in ["{\"a\": 1}", "[1, 2]", "[{\"a\": 1}]", "7"] {
        let error = open_bytes("in.json", text.as_bytes())
            .remove(0)
            .unwrap_err();
        assert!(
            matches!(error.kind, OpenErrorKind::ForeignJson),
            "{text}: {error}"
        );
    }
}

#[test]
fn json_without_documents_opens_and_says_so() {
    let document = open_bytes("in.json", b"[]").remove(0).unwrap();
    assert!(document.articles.is_empty() && !document.warnings.is_empty());
}

#[test]
fn nesting_has_an_end() {
    let error = open_bytes("in.json", "[".repeat(1_000_000).as_bytes())
        .remove(0)
        .unwrap_err();
    assert!(
        matches!(error.kind, OpenErrorKind::BrokenJson { .. }),
        "{error}"
    );
}

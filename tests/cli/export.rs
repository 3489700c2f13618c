//! `dubao export`

use std::fs;

use serde_json::Value;

use crate::{dubao, printed, stderr};

const ARTICLES: &str = r#"[{"kicker": "引题", "title": "全市粮食丰收", "date": "2025-09-09",
    "byline": [{"role": "记者", "name": "钱多多"}], "outlet": "某报", "dateline": "某报讯",
    "body": [{"kind": "paragraph", "text": "“夏粮”入仓，全市粮食总产量达320.50万吨，同比增长2.1%。"},
             {"kind": "heading", "text": "=机收"},
             {"kind": "note", "text": "编者按"}]},
   {"title": null, "body": [{"kind": "caption", "text": "图为收割。"}]}]"#;

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[test]
fn json_has_every_field_of_the_contract() {
    let documents = json(&printed(&["export", "-"], ARTICLES));
    let document = &documents[0];
    assert_eq!(document["source"], "-");
    assert_eq!(document["dropped"], json("[]"));
    assert_eq!(document["warnings"], json("[]"));
    let article = &document["articles"][0];
    let fields: Vec<_> = article
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    let mut expected = [
        "id", "kicker", "title", "subtitle", "byline", "outlet", "dateline", "date", "body",
        "figures", "entities",
    ];
    expected.sort_unstable();
    let mut found = fields.clone();
    found.sort_unstable();
    assert_eq!(found, expected);
    assert_eq!(article["date"], "2025-09-09");
    assert_eq!(article["subtitle"], Value::Null);
    assert_eq!(
        article["byline"],
        json(r#"[{"role": "记者", "name": "钱多多"}]"#)
    );
    assert_eq!(
        article["body"][1],
        json(r#"{"kind": "heading", "text": "=机收"}"#)
    );
    assert_eq!(article["id"].as_str().map(str::len), Some(16));
    assert_eq!(document["articles"][1]["title"], Value::Null);
}

#[test]
fn what_was_exported_opens_and_exports_the_same() {
    let folder = tempfile::tempdir().unwrap();
    for (format, name) in [("json", "edition.json"), ("jsonl", "edition.jsonl")] {
        let first = printed(&["export", "--format", format], "");
        let path = folder.path().join(name);
        fs::write(&path, &first).unwrap();
        let second = printed(&["export", "--format", format, path.to_str().unwrap()], "");
        assert!(first == second, "{format}");
    }
}

#[test]
fn uncertain_joins_are_told_and_read_back() {
    let article =
        r#"[{"title": "甲", "body": [{"text": "前半，后半。", "uncertain_joins": [3, 99]}]}]"#;
    let first = printed(&["export", "-"], article);
    let block = &json(&first)[0]["articles"][0]["body"][0];
    assert_eq!(block["uncertain_joins"], json("[3]"));
    assert_eq!(printed(&["export", "-"], &first), first);
}

#[test]
fn documents_come_in_the_order_of_the_input() {
    let folder = tempfile::tempdir().unwrap();
    for page in 1..=150 {
        fs::write(
            folder.path().join(format!("{page}.txt")),
            format!("第{page}版的正文。"),
        )
        .unwrap();
    }
    let documents = json(&printed(&["export", folder.path().to_str().unwrap()], ""));
    let sources = documents
        .as_array()
        .unwrap()
        .iter()
        .map(|document| document["source"].as_str());
    let expected: Vec<_> = (1..=150).map(|page| format!("{page}.txt")).collect();
    assert!(sources.eq(expected.iter().map(|name| Some(name.as_str()))));
}

#[test]
fn nothing_but_errors_is_still_json() {
    let output = dubao(&["export", "no-such-file"]).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stdout), "[]\n");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn json_lines_name_their_source() {
    let text = printed(&["export", "--format", "jsonl", "-"], ARTICLES);
    let lines: Vec<Value> = text.lines().map(json).collect();
    assert_eq!(lines.len(), 2);
    assert!(lines.iter().all(|line| line["source"] == "-"));
    assert_eq!(lines[0]["title"], "全市粮食丰收");
}

#[test]
fn figures_are_exact_and_in_place() {
    let documents = json(&printed(&["export", "-"], ARTICLES));
    let article = &documents[0]["articles"][0];
    let figures = article["figures"].as_array().unwrap();
    assert!(!figures.is_empty());
    for figure in figures {
        let fields: Vec<_> = figure
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        for field in [
            "block",
            "start",
            "end",
            "text",
            "kind",
            "value",
            "upper",
            "unit",
            "modifier",
            "indicator",
            "subject",
            "period",
            "change",
            "salience",
        ] {
            assert!(fields.contains(&field), "{field}");
        }
        let index = |field: &str| figure[field].as_u64().unwrap() as usize;
        let text = article["body"][index("block")]["text"].as_str().unwrap();
        let named: String = text
            .chars()
            .skip(index("start"))
            .take(index("end") - index("start"))
            .collect();
        assert_eq!(figure["text"], named);
        let salience = figure["salience"].as_f64().unwrap();
        assert!((0.0..=1.0).contains(&salience));
    }
    assert_eq!(figures[0]["text"], "320.50万吨");
    // Digit for digit: no binary fraction, no trailing zeros, no exponent.
    assert_eq!(figures[0]["value"].to_string(), "3205000");
    assert_eq!(figures[1]["value"].to_string(), "2.1");
}

#[test]
fn csv_has_a_line_for_each_figure() {
    let text = printed(&["export", "--format", "csv", "-"], ARTICLES);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headers = reader.headers().unwrap().clone();
    let records: Vec<_> = reader.records().map(Result::unwrap).collect();
    let column = |name: &str| headers.iter().position(|header| header == name).unwrap();
    assert_eq!(&records[0][column("source")], "-");
    assert_eq!(&records[0][column("title")], "全市粮食丰收");
    assert_eq!(&records[0][column("text")], "320.50万吨");
    assert_eq!(&records[0][column("value")], "3205000");
    assert_eq!(&records[0][column("upper")], "");
}

#[test]
fn markdown_is_a_readable_text() {
    let text = printed(&["export", "--format", "md", "-"], ARTICLES);
    let lines: Vec<_> = text.lines().collect();
    for line in [
        "**引题**",
        "## 全市粮食丰收",
        "### \\=机收",
        "> 编者按",
        "---",
        "*图为收割。*",
    ] {
        assert!(lines.contains(&line), "{line} in {text}");
    }
}

#[test]
fn set_text_keeps_to_its_measure() {
    let text = printed(
        &["export", "--format", "txt", "--width", "24", "-"],
        ARTICLES,
    );
    assert_eq!(
        text.lines().filter(|line| *line == "=".repeat(24)).count(),
        1
    );
    let width = |line: &str| dubao::text::AmbiguousWidth::Narrow.width(line);
    assert!(text.lines().all(|line| width(line) <= 24), "{text}");
    let letters = |text: &str| {
        text.chars()
            .filter(|c| !c.is_whitespace())
            .collect::<String>()
    };
    assert!(letters(&text).contains("“夏粮”入仓，全市粮食总产量达320.50万吨，同比增长2.1%。"));
}

#[test]
fn the_width_of_ambiguous_characters_is_the_persons_to_say() {
    let width = |policy: &str| {
        let args = [
            "export",
            "-f",
            "txt",
            "--width",
            "24",
            "--ambiguous-width",
            policy,
            "-",
        ];
        printed(&args, "“““““““““““““““““““““““““““““““““““““““““““““")
    };
    assert_eq!(width("auto"), width("1"));
    assert_ne!(width("1"), width("2"));
}

#[test]
fn a_file_is_written_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out.json");
    let path = path.to_str().unwrap();
    assert_eq!(printed(&["export", "-o", path, "-"], ARTICLES), "");
    assert_eq!(json(&fs::read_to_string(path).unwrap())[0]["source"], "-");
    // In the place of the file that it is made from.
    let before = fs::read_to_string(path).unwrap();
    assert_eq!(printed(&["export", "-o", path, path], ""), "");
    assert_eq!(fs::read_to_string(path).unwrap(), before);
    let names: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(names, ["out.json"]);
}

#[test]
fn a_place_that_cannot_be_written_is_named() {
    let output = dubao(&["export", "-o", "/no/such/folder/out.json", "-"])
        .write_stdin(ARTICLES)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("/no/such/folder/out.json"));
}

#[cfg(unix)]
#[test]
fn modes_links_and_devices_are_respected() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempfile::tempdir().unwrap();
    let (file, link) = (
        folder.path().join("out.csv"),
        folder.path().join("link.csv"),
    );
    fs::write(&file, "old").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    symlink(&file, &link).unwrap();
    printed(
        &["export", "-f", "csv", "-o", link.to_str().unwrap(), "-"],
        ARTICLES,
    );
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(
        fs::metadata(&file).unwrap().permissions().mode() & 0o777,
        0o640
    );
    assert!(fs::read_to_string(&file).unwrap().starts_with("source,"));
    printed(&["export", "-o", "/dev/null", "-"], ARTICLES);
}

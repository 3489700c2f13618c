//! `dubao figures` and `dubao entities`

use std::io::{BufRead, BufReader, Write};
use std::process::{Command as StdCommand, Stdio};

use serde_json::Value;

use crate::printed;

fn answers(args: &[&str], input: impl AsRef<[u8]>) -> Vec<Value> {
    let text = printed(args, input);
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn each_line_has_its_answer() {
    let found = answers(&["figures"], "总产量320万吨\r\n\n无\n面积12亩");
    let numbers: Vec<_> = found
        .iter()
        .map(|answer| answer["line"].as_u64().unwrap())
        .collect();
    assert_eq!(numbers, [1, 2, 3, 4]);
    let counts: Vec<_> = found
        .iter()
        .map(|answer| answer["figures"].as_array().unwrap().len())
        .collect();
    assert_eq!(counts, [1, 0, 0, 1]);
    let figure = &found[0]["figures"][0];
    assert_eq!((&figure["start"], &figure["end"]), (&3.into(), &8.into()));
    assert_eq!(figure["text"], "320万吨");
}

#[test]
fn offsets_count_the_line_as_it_stands() {
    // Cleaning would take the joiner away and move the figure.
    let found = answers(&["figures"], "产\u{200d}量320吨");
    assert_eq!(found[0]["figures"][0]["start"], 3);
}

#[test]
fn a_line_tells_what_is_measured_and_how_it_moved() {
    let found = answers(&["figures"], "去年完成投资12亿元，同比增长5%。");
    let figure = &found[0]["figures"][0];
    assert_eq!(figure["indicator"], "投资");
    assert_eq!(figure["period"], "去年");
    assert_eq!(figure["change"]["direction"], "up");
}

#[test]
fn plain_numbers_are_figures_only_where_asked_for() {
    assert_eq!(
        answers(&["figures"], "编号 271828")[0]["figures"],
        Value::Array(Vec::new())
    );
    let bare = &answers(&["figures", "--bare"], "编号 271828")[0]["figures"][0];
    assert_eq!(
        (&bare["kind"], &bare["text"]),
        (&"number".into(), &"271828".into())
    );
    assert_eq!(bare["value"].to_string(), "271828");
}

#[test]
fn entities_are_answered_likewise() {
    let found = answers(&["entities"], "他读《红楼梦》。\n\n");
    assert_eq!(found.len(), 2);
    let work = &found[0]["entities"][0];
    assert_eq!(
        (&work["text"], &work["kind"]),
        (&"红楼梦".into(), &"work".into())
    );
    assert_eq!(
        (&work["start"], &work["end"], &work["block"]),
        (&3.into(), &6.into(), &0.into())
    );
}

#[test]
fn mentions_of_one_thing_have_one_id() {
    let found = answers(
        &["entities"],
        "湖南省衡阳市很大。衡阳市在南方，不在湖北省。\n",
    );
    let entities = found[0]["entities"].as_array().unwrap();
    let texts: Vec<_> = entities
        .iter()
        .map(|e| e["text"].as_str().unwrap())
        .collect();
    assert_eq!(texts, ["湖南省衡阳市", "衡阳市", "湖北省"]);
    assert_eq!(entities[0]["entity_id"], entities[1]["entity_id"]);
    assert_ne!(entities[0]["entity_id"], entities[2]["entity_id"]);
    assert_eq!(entities[0]["name"], "衡阳市");
    assert_eq!(entities[1]["parents"], serde_json::json!(["湖南省"]));
    assert_eq!(entities[1]["title"], Value::Null);
}

#[test]
fn lines_in_other_encodings_are_read() {
    let text = "水库总数12座\n面积320亩\n";
    let gbk = encoding_rs::GBK.encode(text).0;
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for (args, bytes) in [
        (&["figures"][..], gbk.to_vec()),
        (&["figures", "--encoding", "gbk"], gbk.to_vec()),
        (&["figures", "--encoding", "utf-16be"], utf16),
        (&["figures"], format!("\u{feff}{text}").into_bytes()),
    ] {
        let found = answers(args, bytes);
        assert_eq!(found.len(), 2, "{args:?}");
        assert_eq!(found[0]["figures"][0]["text"], "12座", "{args:?}");
        assert_eq!(found[0]["figures"][0]["start"], 4, "{args:?}");
        assert_eq!(found[1]["figures"][0]["text"], "320亩", "{args:?}");
    }
}

#[test]
fn many_lines_keep_their_order() {
    let input: String = (1..=50_000).map(|n| format!("面积{n}亩\n")).collect();
    for (idx, answer) in answers(&["figures"], input).iter().enumerate() {
        assert_eq!(answer["line"], idx + 1);
        assert_eq!(
            answer["figures"][0]["value"].to_string(),
            (idx + 1).to_string()
        );
    }
}

#[test]
fn a_line_is_answered_before_the_next_one_is_asked() {
    let mut child = StdCommand::new(env!("CARGO_BIN_EXE_dubao"))
        .arg("figures")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut questions = child.stdin.take().unwrap();
    let mut replies = BufReader::new(child.stdout.take().unwrap()).lines();
    for n in 1..=3 {
        writeln!(questions, "面积{n}亩").unwrap();
        let reply: Value = serde_json::from_str(&replies.next().unwrap().unwrap()).unwrap();
        assert_eq!(reply["line"], n);
    }
    drop(questions);
    assert!(child.wait().unwrap().success());
}

#[cfg(unix)]
#[test]
fn an_input_that_cannot_be_read_is_named() {
    let folder = std::fs::File::open("/").unwrap();
    let output = StdCommand::new(env!("CARGO_BIN_EXE_dubao"))
        .arg("figures")
        .stdin(folder)
        .output()
        .unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        complaint.starts_with("dubao: standard input cannot be read: "),
        "{complaint}"
    );
    assert_eq!(output.status.code(), Some(1));
}

//! `dubao explain`

use crate::{dubao, printed, stderr};

const PAGE: &str = "责任编辑：王一\n渡口大桥昨日通车\n\n江城日报讯（记者 王一）连接两岸的渡口大桥昨天\n\n通车，往来的车辆不再绕行，过江的时间从一个小时缩\n\n短到十分钟。\n";

#[test]
fn each_line_is_told_with_its_place_and_reason() {
    let told = printed(&["explain", "-"], PAGE);
    let line = |text: &str| {
        let line = told.lines().find(|line| line.ends_with(text));
        let mut words = line
            .unwrap_or_else(|| panic!("{text} not in\n{told}"))
            .split_whitespace();
        [(); 3].map(|()| words.next().unwrap().to_owned())
    };
    for (text, line_no, role, place) in [
        ("渡口大桥昨日通车", "2", "headline", "0"),
        ("连接两岸的渡口大桥昨天", "4", "text", "0.0"),
        ("过江的时间从一个小时缩", "6", "text", "0.0"),
        ("短到十分钟。", "8", "text", "0.0"),
    ] {
        assert_eq!(
            line(text),
            [line_no, role, place].map(str::to_owned),
            "{told}"
        );
    }
    assert_eq!(
        line("责任编辑：王一")[..2],
        ["1", "furniture"].map(str::to_owned)
    );
    assert!(told.contains("over the story"), "{told}");
    assert!(
        told.contains("dropped, furniture: 责任编辑：王一"),
        "{told}"
    );
    assert!(
        told.contains("became a field: 江城日报讯（记者 王一）"),
        "{told}"
    );
}

#[test]
fn every_page_of_the_built_in_edition_can_be_explained() {
    let told = printed(&["explain"], "");
    let pages = told
        .lines()
        .filter(|line| line.contains(" articles, "))
        .count();
    assert_eq!(pages, 5);
}

#[test]
fn articles_in_json_have_no_page_to_explain() {
    let output = dubao(&["explain", "-"])
        .write_stdin(r#"[{"title": "秋粮入库", "body": ["完"]}]"#)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains("articles already"),
        "{}",
        stderr(&output)
    );
}

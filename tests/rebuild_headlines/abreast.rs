//! Headlines that stand abreast, whose lines `pdftotext` writes as they come from the left and from above.

use dubao::article::rebuild;

use super::{AUTHORS, BOOKS, BRIDGE, FERRY, LENGTH, READERS, titles, wrapped};

/// The stories of the book fair and the bridge, each in its column, below the lines of their headlines.
fn page(headlines: &str) -> String {
    let story = |texts: [&str; 3]| texts.map(|text| wrapped(text, 14)).concat();
    let books = story([BOOKS, AUTHORS, READERS]);
    let bridge = story([BRIDGE, LENGTH, FERRY]);
    format!("{headlines}\n{books}（张三丰）\n\n{bridge}（赵六河）\n")
}

#[test]
fn lines_that_come_in_turns_are_of_two_headlines() {
    for headlines in [
        "城南书市上周末开张 吸引上千名观 渡口大桥昨日建成通车 沿江居\n众前来淘书\n民不再等船",
        "城南书市上周末开张 吸引上千名观 渡口大桥昨日建成通车 沿江居\n民不再等船\n众前来淘书",
        "城南书市上周末开张 吸引上千名观\n渡口大桥昨日建成通车 沿江居\n众前来淘书\n民不再等船",
    ] {
        let document = rebuild("-", &page(headlines));
        assert_eq!(
            titles(&document),
            [
                "城南书市上周末开张 吸引上千名观众前来淘书",
                "渡口大桥昨日建成通车 沿江居民不再等船"
            ],
            "{headlines}"
        );
    }
}

#[test]
fn a_headline_in_parts_under_a_kicker_in_parts_stands_by_itself() {
    let page = page("书香江城 读者之家\n城南书市依托旧书交换\n提升市民读书热情");
    let article = &rebuild("-", &page).articles[0];
    assert_eq!(article.kicker.as_deref(), Some("书香江城 读者之家"));
    assert_eq!(
        article.title.as_deref(),
        Some("城南书市依托旧书交换提升市民读书热情")
    );
}

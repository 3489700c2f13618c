use dubao::text::{AmbiguousWidth, set_headline};

use crate::{printed, unmarked};

/// `|` where a row of the headline ends, `[` and `]` around words.
#[track_caller]
fn check(measure_cols: usize, marked: &str) {
    let (text, words) = unmarked(&marked.replace('|', ""));
    let rows = set_headline(&text, &words, measure_cols, AmbiguousWidth::Narrow);
    let expected: Vec<String> = unmarked(marked)
        .0
        .split('|')
        .map(|l| l.trim().to_owned())
        .collect();
    assert_eq!(
        printed(&rows, &text),
        expected.join("|"),
        "at {measure_cols} cells"
    );
}

#[test]
fn a_headline_that_fits_has_one_line() {
    check(40, "三江汇流处 一城起新潮");
    check(40, "");
}

#[test]
fn lines_are_nearly_equal() {
    check(16, "高原小城种出|万亩生态茶园");
    check(10, "高原小城|种出万亩|生态茶园");
}

#[test]
fn lines_end_at_blanks_and_marks_where_possible() {
    check(18, "三江汇流处 |一城起新潮涌");
    check(18, "茶乡新事：|一片叶子富万家");
    check(24, "老街焕新颜，|古镇迎来八方游客");
}

#[test]
fn lines_end_between_words_where_they_are_known() {
    check(14, "[全县][粮食]|[产量][创新高]");
    check(12, "[省][博物馆]|[开展]了");
}

#[test]
fn no_line_begins_or_ends_with_a_forbidden_mark() {
    check(12, "他用“一度电”|撬动大市场");
    check(12, "产值增长|16.25%创新高");
}

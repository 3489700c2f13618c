use dubao::text::{Alignment, set_paragraph};

use crate::{printed, setting, unmarked};

/// As [`crate::check`], justified; `_` is a cell that was added.
#[track_caller]
fn check(measure_cols: usize, marked: &str) {
    let (text, names) = unmarked(&marked.replace(['|', '_'], ""));
    let rows = set_paragraph(&text, &names, &setting(measure_cols, Alignment::Justified));
    let expected = unmarked(&marked.replace('_', " ")).0;
    assert_eq!(printed(&rows, &text), expected, "at {measure_cols} cells");
}

#[test]
fn a_mark_may_hang_beyond_the_measure() {
    check(8, "雨停天晴，|风也小了。");
    // Only one, and none that a closing mark follows.
    check(10, "他说：_“走|吧！”_我们|走一走");
    // The text before a hung mark ends at the measure.
    check(9, "雨停_天晴，|风也小了。");
    // Nor one that a sign of its own width combines with, however odd.
    check(8, "雨_停_天|晴，\u{cbe}风|也小了多");
}

#[test]
fn han_latin_boundaries_are_widened_first() {
    check(10, "增长_5.2多，|今年很好");
    check(10, "这_GDP增速|真的很快");
    check(12, "甲，乙丙_A丁|戊己");
}

#[test]
fn then_gaps_behind_marks_then_between_han_characters() {
    check(9, "甲乙，_丙|丁戊己庚");
    check(9, "甲乙_丙丁|戊己庚");
    check(11, "甲乙_丙丁戊|己庚");
}

#[test]
fn nothing_is_widened_inside_a_number_a_word_or_a_name() {
    check(12, "是_[王小明]_和|[李大海]");
    check(14, "乘_C919_去北京|的人");
    check(12, "花了_1.2亿元|建成");
}

#[test]
fn the_last_line_stays_ragged() {
    check(9, "甲乙_丙丁|戊己");
    check(9, "甲乙丙");
}

#[test]
fn a_line_without_gaps_stays_ragged() {
    check(10, "abcdefg-|hijkl文字");
}

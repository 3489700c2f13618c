use dubao::text::{Alignment, AmbiguousWidth, set_paragraph};

use crate::{check, printed, setting};

#[test]
fn han_text_fills_its_lines() {
    check(8, "春风又绿|江南岸");
    // An odd cell stays empty.
    check(9, "春风又绿|江南岸");
    check(2, "春|风");
    check(8, "");
}

#[test]
fn no_line_begins_with_a_closing_mark() {
    check(8, "雨停了天|晴，风也|小了。");
    check(8, "雨停了，|天也晴|了，走吧");
    check(8, "他点点|头！走了");
    check(10, "（见左下|图）另有文");
    check(8, "说“好”|了，走吧");
    // Marks in a row go down together.
    check(8, "他说：|“走！”大|家笑");
    check(12, "占全县耕地|9％的田");
    check(6, "人人|文々字|也呢");
}

#[test]
fn no_line_ends_with_an_opening_mark() {
    check(8, "他读过|《诗经》|全书");
    check(9, "大家都说|“好”字");
    check(8, "价格是|￥5，很|贵的");
    check(9, "书名是|(甲)乙丙");
}

#[test]
fn quotation_marks_count_by_their_side() {
    // UAX #14 alone would glue “三” to both neighbours.
    check(10, "实施“三高”|战略了");
    check(9, "实施“三|高”战略了");
    check(7, "称‘甲’|与乙");
    check(9, "又叫\"零|碳\"区呢");
    check(10, "又叫\"零碳\"|区呢");
    check(11, "这里的it’s|好的");
    check(11, "这里的it's|好的");
}

#[test]
fn dashes_and_ellipses_stay_in_one_piece_and_begin_no_line() {
    check(9, "他说到这|里——停");
    check(8, "甲乙丙|丁……戊");
    check(8, "从南昌—|长沙站");
    check(6, "从南|昌—长|沙站");
    check(8, "甲乙丙|丁～戊己");
    check(8, "甲乙丙|丁·戊己");
}

#[test]
fn words_and_numbers_stay_whole() {
    check(10, "国内生产|GDP增速快");
    check(12, "达到了目标|461.71多");
    check(10, "下降到了|+5.2%的数");
    check(12, "甲升5%，乙，|-3.6%左右");
    check(10, "新型的|歼-20飞机");
    check(10, "误差只有|±800的数");
    check(11, "比去年增长|6.3%左右");
    check(12, "大飞机型号|C919首飞");
    check(10, "增速达到|１２.３％");
    check(8, "共投入|1,200元");
    check(12, "全国有人口|10 000多户");
}

#[test]
fn numbers_keep_their_units() {
    check(20, "去年全年的总投资超过|1.2亿元");
    check(24, "去年全县的总投资额一共达|461.71亿元");
    check(20, "全市今年参加考试者有|9人");
    check(
        20,
        "会议召开的日期是今年|第8届的|时候"
            .replace("的|时", "的时")
            .as_str(),
    );
    // The two are wider than half the measure.
    check(12, "总投资1234.5|亿元的事");
}

#[test]
fn names_stay_whole_where_that_costs_two_cells() {
    check(10, "他是记者|[王小明]说");
    check(10, "他是个[王小|明]呢");
    check(12, "这次去的是|[长沙]呢");
}

#[test]
fn a_long_ragged_paragraph_does_not_pay_two_cells_for_a_name() {
    check(10, "甲乙丙丁戊|他是记者[王|小明]甲乙丙|丁戊己庚辛|壬癸子丑");
}

#[test]
fn what_is_longer_than_a_line_is_cut() {
    check(10, "文字abcdef|ghijklmnop|q好");
    check(8, "12345678|9012");
    check(4, "————|——");
    check(2, "。|。|。");
    check(2, "（|a|）");
}

#[test]
fn blanks_at_the_ends_of_lines_vanish() {
    let rows = set_paragraph(
        "  good morning \t everyone  ",
        &[],
        &setting(14, Alignment::Ragged),
    );
    assert_eq!(
        printed(&rows, "  good morning \t everyone  "),
        "good morning|everyone"
    );
    let odd = "一\t二\u{a0}三\u{3000}四\u{2003}五\u{1}六";
    let rows = set_paragraph(odd, &[], &setting(40, Alignment::Ragged));
    assert_eq!(printed(&rows, odd), "一 二 三  四 五 六");
    assert!(set_paragraph(" \t\u{3000} ", &[], &setting(10, Alignment::Ragged)).is_empty());
}

#[test]
fn no_last_line_has_a_single_character_where_avoidable() {
    check(8, "甲乙丙|丁戊");
    check(8, "甲乙丙|丁戊。");
    // Two characters cannot do better.
    check(2, "甲|乙");
}

#[test]
fn clusters_are_never_split() {
    check(4, "e\u{301}e\u{301}ab|👨‍👩‍👧甲");
    check(2, "🇨🇳|🇫🇷");
    // A blank that carries a mark is to be seen.
    check(4, "甲\u{a0}\u{301}|乙丙");
}

#[test]
fn the_first_line_is_indented_by_two_characters() {
    let text = "甲乙丙丁戊己庚辛";
    let mut indented = setting(12, Alignment::Ragged);
    indented.first_indent_cols = 4;
    let rows = set_paragraph(text, &[], &indented);
    assert_eq!(printed(&rows, text), "    甲乙丙丁|戊己庚辛");
    // No room for it.
    indented.measure_cols = 6;
    let rows = set_paragraph(text, &[], &indented);
    assert_eq!(printed(&rows, text), "甲乙丙|丁戊己|庚辛");
}

#[test]
fn the_width_policy_holds_for_quotation_marks_and_dashes() {
    let text = "说“好”了——走吧";
    let mut wide = setting(10, Alignment::Ragged);
    assert_eq!(
        printed(&set_paragraph(text, &[], &wide), text),
        "说“好”了——|走吧"
    );
    wide.ambiguous = AmbiguousWidth::Wide;
    assert_eq!(
        printed(&set_paragraph(text, &[], &wide), text),
        "说“好”|了——走吧"
    );
}

use dubao::text::{Alignment, set_paragraph};

use crate::setting;

/// The W3C cases for `strict` and `normal`. A newspaper sets strictly, and in Chinese the two agree
/// on every case of the table. Left out: the 36 cases for `loose`, which allow what a newspaper
/// forbids (a line that begins with ：！？·…々℃); they serve narrow columns and captions.
#[test]
fn strict_and_normal_cases_pass() {
    let table = include_str!("../data/linebreak/zh_line_break_cases.tsv");
    let mut passed = 0;
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [_, level, hex, name, expected] = fields[..] else {
            panic!("a case has five fields: {line}");
        };
        if level == "loose" {
            continue;
        }
        let mark = u32::from_str_radix(hex, 16).ok().and_then(char::from_u32);
        let mark = mark.unwrap_or_else(|| panic!("no character: {line}"));
        // Room for 文文 and no more: X goes down, and takes a character with it or does not.
        let text = format!("文文{mark}字");
        let rows = set_paragraph(&text, &[], &setting(4, Alignment::Ragged));
        let second = rows.get(1).and_then(|row| row.bytes()).map(|b| b.start);
        assert_eq!(expected, "forbid_before", "{line}");
        assert_eq!(
            second,
            Some("文".len()),
            "{level}: no line begins with {name}"
        );
        passed += 1;
    }
    assert_eq!(passed, 72);
}

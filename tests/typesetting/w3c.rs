use dubao::text::{Alignment, set_paragraph};

use crate::setting;

/// The W3C cases for `strict`, and those for `normal` that hold for a newspaper.
///
/// Left out:
/// * the 36 cases for `loose`, which let a line begin with ：！？·…々℃: they are for narrow columns
///   that no other way can fill;
/// * the 4 cases for `normal` that let a line begin with a hyphen, an en dash, a wave dash or a
///   double hyphen: a connector begins no line (W3C CLREQ §3.1.3, 禁则, basic level).
#[test]
fn strict_and_normal_cases_pass() {
    let table = include_str!("../data/linebreak/zh_line_break_cases.tsv");
    let mut passed = 0;
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [group, level, hex, name, expected] = fields[..] else {
            panic!("a case has five fields: {line}");
        };
        if level == "loose" || group == "hyphens-normal" {
            continue;
        }
        let mark = u32::from_str_radix(hex, 16).ok().and_then(char::from_u32);
        let mark = mark.unwrap_or_else(|| panic!("no character: {line}"));
        // Room for 文文 and no more: a line that X may not begin takes 文 down with it.
        let text = format!("文文{mark}字文");
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
    assert_eq!(passed, 68);
}

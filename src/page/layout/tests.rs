use super::ColumnLine;
use crate::page::{Joint, Language, language::Unknown};

fn reading_order(page: &str) -> Option<Vec<ColumnLine>> {
    super::reading_order(page, &Unknown)
}

/// Reads a page whose columns stand side by side; ` / ` parts lines, `|` stands before a headline.
fn read(page: &str) -> Vec<String> {
    let lines = reading_order(page).unwrap_or_default();
    lines
        .iter()
        .map(|line| format!("{}{}", " ".repeat(line.indent as usize), line.span.of(page)))
        .collect()
}

/// A column of `count` lines of `width` characters that tell where they stand.
fn column(name: char, count: usize, width: usize) -> Vec<String> {
    let digits: Vec<char> = "零一二三四五六七八九".chars().collect();
    (0..count)
        .map(|n| {
            let filler: String = std::iter::repeat_n(name, width - 1).collect();
            format!("{}{filler}", digits[n % 10])
        })
        .collect()
}

/// Sets columns side by side, each at its place.
fn side_by_side(columns: &[(usize, &[String])]) -> String {
    let rows = columns
        .iter()
        .map(|(_, lines)| lines.len())
        .max()
        .unwrap_or(0);
    let mut page = String::new();
    for row in 0..rows {
        let mut line = String::new();
        for (place, lines) in columns {
            if let Some(text) = lines.get(row) {
                let blanks = place - line.chars().count();
                line.push_str(&" ".repeat(blanks));
                line.push_str(text);
            }
        }
        page.push_str(&line);
        page.push('\n');
    }
    page
}

#[test]
fn columns_are_read_one_after_the_other() {
    let (left, right) = (column('左', 6, 14), column('右', 6, 14));
    let page = side_by_side(&[(0, &left), (18, &right)]);
    assert_eq!(read(&page), [left, right].concat());
}

#[test]
fn an_indent_is_kept_and_a_short_last_line_stays_in_its_column() {
    let (left, mut right) = (column('左', 6, 14), column('右', 6, 14));
    right[2] = "短。".to_owned();
    right[3] = format!("  {}", right[3]);
    let page = side_by_side(&[(0, &left), (18, &right)]);
    assert_eq!(read(&page), [left, right].concat());
}

#[test]
fn a_headline_over_its_columns_comes_first() {
    let (left, right) = (column('左', 6, 14), column('右', 6, 14));
    let page = format!(
        "          渡口大桥昨日通车\n{}",
        side_by_side(&[(0, &left), (18, &right)])
    );
    let mut expected = vec!["渡口大桥昨日通车".to_owned()];
    expected.extend([left, right].concat());
    assert_eq!(read(&page), expected);
}

/// Lines go on where the next one begins with the character that the last one ends with.
struct Echo;

impl Language for Echo {
    fn gain(&self, above: &str, below: &str) -> f32 {
        let is_next = above.chars().next_back() == below.chars().next();
        if is_next { 6.0 } else { -3.0 }
    }

    fn start(&self, _: &str) -> f32 {
        0.0
    }

    fn end(&self, _: &str) -> f32 {
        0.0
    }

    fn is_signed(&self, _: &str) -> bool {
        false
    }
}

#[test]
fn words_tell_which_column_goes_on_with_which() {
    // The headline stands over the right column alone; the left one goes on under it nevertheless.
    let (mut left, mut right) = (column('左', 6, 14), column('右', 6, 14));
    left[5].push('岸');
    right[0].replace_range(..3, "岸");
    let columns = side_by_side(&[(0, &left), (18, &right)]);
    let page = format!("{}渡口大桥昨日通车\n\n\n{columns}", " ".repeat(18));
    let lines = super::reading_order(&page, &Echo).unwrap_or_default();
    let texts: Vec<&str> = lines.iter().map(|line| line.span.of(&page)).collect();
    let mut expected = vec!["渡口大桥昨日通车".to_owned()];
    expected.extend([left, right].concat());
    assert_eq!(texts, expected);
}

#[test]
fn stories_side_by_side_keep_their_headlines() {
    let bridge = [column('桥', 6, 12), column('河', 6, 12)];
    let market = [column('市', 6, 12), column('集', 6, 12)];
    let heads = side_by_side(&[
        (5, &["渡口大桥昨日通车".to_owned()]),
        (39, &["城南书市开张".to_owned()]),
    ]);
    let text = side_by_side(&[
        (0, &bridge[0]),
        (16, &bridge[1]),
        (32, &market[0]),
        (48, &market[1]),
    ]);
    let mut expected = vec!["渡口大桥昨日通车".to_owned()];
    expected.extend(bridge.concat());
    expected.push("城南书市开张".to_owned());
    expected.extend(market.concat());
    assert_eq!(read(&format!("{heads}{text}")), expected);
}

#[test]
fn stories_one_above_the_other_do_not_run_together() {
    let above = [column('上', 5, 14), column('高', 5, 14)];
    let below = [column('下', 5, 14), column('低', 5, 14)];
    let page = format!(
        "{}\n\n          城南书市开张\n{}",
        side_by_side(&[(0, &above[0]), (18, &above[1])]),
        side_by_side(&[(0, &below[0]), (18, &below[1])]),
    );
    let mut expected = above.concat();
    expected.push("城南书市开张".to_owned());
    expected.extend(below.concat());
    assert_eq!(read(&page), expected);
}

#[test]
fn other_pages_are_left_as_they_stand() {
    let plain = column('文', 30, 20).join("\n");
    let spaced = "立  足  湖  南  的  大  桥  通  车\n".repeat(20);
    let list = "王一  李二  张三丰\n".repeat(20);
    let one = format!("{}    {}\n{plain}", "甲".repeat(10), "乙".repeat(10));
    for page in [plain.as_str(), &spaced, &list, &one, "", "\n\n"] {
        assert_eq!(reading_order(page), None);
    }
}

#[test]
fn a_headline_as_wide_as_its_column_begins_the_story_below_it() {
    let heads = ["渡口大桥昨日通车天堑成通途", "城南书市上周末开张人来人往"];
    let mut columns = [column('桥', 6, 13), column('市', 6, 13)];
    for (column, head) in columns.iter_mut().zip(heads) {
        column[0] = format!("    {}", &column[0][..3 * 11]);
        column.insert(0, head.to_owned());
    }
    let page = side_by_side(&[(0, &columns[0]), (20, &columns[1])]);
    let lines = reading_order(&page).unwrap_or_default();
    let begins: Vec<&str> = lines
        .iter()
        .filter(|line| line.joint == Joint::Story)
        .map(|line| line.span.of(&page))
        .collect();
    assert_eq!(begins, heads);
    assert!(lines[7..].iter().all(|line| line.story == lines[7].story));
}

#[test]
fn columns_of_single_characters_come_to_an_end() {
    // A headline that stands to the right of the edge of columns one character wide.
    let marks = vec!["文".to_owned(); 8];
    let columns = [column('左', 8, 14), column('右', 8, 14)];
    let text = side_by_side(&[
        (0, &columns[0]),
        (18, &columns[1]),
        (36, &marks),
        (40, &marks),
    ]);
    let page = format!("{}渡口大桥昨日通车\n{text}", " ".repeat(41));
    assert!(reading_order(&page).is_some());
}

#[test]
fn a_crosshead_at_the_top_of_a_column_is_read_before_its_text() {
    let mut columns = ['左', '中', '右'].map(|name| column(name, 8, 14));
    // Over two lines, set back as the first line of the paragraph below it is.
    for column in &mut columns[1..] {
        let first: String = column[0].chars().take(12).collect();
        let crosshead = [first.replace('零', "题"), "完结".to_owned(), first];
        column.splice(..1, crosshead.map(|line| format!("  {line}")));
    }
    let page = format!(
        "          渡口大桥昨日通车\n{}",
        side_by_side(&[(0, &columns[0]), (18, &columns[1]), (36, &columns[2])])
    );
    let mut expected = vec!["渡口大桥昨日通车".to_owned()];
    expected.extend(columns.concat());
    assert_eq!(read(&page), expected);
}

/// A page with `above` over four columns of 16 characters, `pitch` places apart.
fn under(above: &str, pitch: usize) -> (String, [Vec<String>; 4]) {
    let columns = ['东', '南', '西', '北'].map(|name| column(name, 6, 16));
    let places = (0..).step_by(pitch);
    let set: Vec<(usize, &[String])> = places.zip(columns.iter().map(Vec::as_slice)).collect();
    (format!("{above}\n{}", side_by_side(&set)), columns)
}

#[test]
fn the_few_characters_of_a_headline_that_found_no_room_stand_under_its_middle() {
    let head = "城南书市周末开张首日迎来上千名读者到场选";
    let (page, columns) = under(&format!("{head}\n{}购", " ".repeat(10)), 29);
    let lines = read(&page);
    assert_eq!(lines[..2], [head, "购"]);
    assert_eq!(lines[2..], columns.concat());
}

#[test]
fn two_wrapped_headlines_side_by_side_are_one_line_with_a_blank() {
    let (left, right) = ("城东渡口大桥昨日正式建成通", "江两岸小学今秋同日开始新学");
    let (to_first, to_second) = (" ".repeat(6), " ".repeat(12));
    let heads = format!("{left} {right}\n{to_first}车{to_second}期了");
    let (page, [east, south, west, north]) = under(&heads, 29);
    let one = [vec![left.to_owned(), "车".into()], east, south].concat();
    let other = [vec![right.to_owned(), "期了".into()], west, north].concat();
    assert_eq!(read(&page), [one, other].concat());
}

#[test]
fn a_crosshead_under_the_middle_of_a_full_line_is_none_of_a_headline() {
    let left = column('左', 12, 16);
    let mut right = column('右', 12, 16);
    right[4] = "右右右右右右右右右右右右右右右。".into();
    right[5] = format!("{}书市夜景", " ".repeat(6));
    let page = side_by_side(&[(0, &left), (20, &right)]);
    let lines = read(&page);
    let lines: Vec<&str> = lines.iter().map(|line| line.trim()).collect();
    right[5] = "书市夜景".into();
    assert_eq!(lines, [left, right].concat());
}

#[test]
fn a_headline_reaches_as_far_to_the_left_as_to_the_right() {
    let (left, right) = ("渡口大桥昨日通车", "两岸小学今秋同日开学");
    let heads = format!("{0}{left}{1}{right}", " ".repeat(5), " ".repeat(39));
    let (page, [east, south, west, north]) = under(&heads, 22);
    let one = [vec![left.to_owned()], east, south].concat();
    let other = [vec![right.to_owned()], west, north].concat();
    assert_eq!(read(&page), [one, other].concat());
}

#[test]
fn a_headline_is_never_set_left_of_the_one_before_it() {
    let (page, columns) = under(
        &format!("甲 城南书市周末开张迎来千\n{}客", " ".repeat(8)),
        22,
    );
    let lines = read(&page);
    let lines: Vec<&String> = lines
        .iter()
        .filter(|line| line.chars().count() < 16)
        .collect();
    assert_eq!(lines, ["甲", "城南书市周末开张迎来千", "客"]);
    assert_eq!(read(&page).len(), 3 + columns.concat().len());
}

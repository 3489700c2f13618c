use std::ops::Range;

use super::unwoven;
use crate::page::{Language, Page};

/// Lines that tell what they go on with, by so many nats: the mark at their end is the one at the next
/// one's head.
struct Marked(f32);

impl Language for Marked {
    fn gain(&self, above: &str, below: &str) -> f32 {
        let is_next = above.chars().next_back() == below.chars().next();
        if is_next { self.0 } else { -1.2 }
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

/// A column of lines that go on with each other.
fn column(name: char, count: usize) -> Vec<String> {
    lines(name, 0..count)
}

/// Some lines of a column.
fn lines(name: char, which: Range<usize>) -> Vec<String> {
    let mark = |n: usize| {
        "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"
            .chars()
            .nth(n % 20)
            .unwrap_or('甲')
    };
    which
        .map(|n| {
            let filler: String = std::iter::repeat_n(name, 10).collect();
            format!("{}{filler}，{}", mark(n), mark(n + 1))
        })
        .collect()
}

fn read(page: &str, nats: f32) -> Option<Vec<String>> {
    let page = Page::new(page);
    let order = unwoven(&page, &Marked(nats))?;
    let lines = order.iter().map(|(line, _)| page.line(*line).to_owned());
    Some(lines.collect())
}

#[test]
fn columns_that_come_out_row_by_row_are_read_one_after_the_other() {
    // They begin apart, so that no two of them have the same line in a row.
    let columns = [column('桥', 16), column('河', 13), column('市', 10)];
    let mut rows: Vec<&str> = Vec::new();
    for n in 0..16_usize {
        for (c, column) in columns.iter().enumerate() {
            rows.extend(n.checked_sub(3 * c).map(|n| column[n].as_str()));
        }
    }
    assert_eq!(read(&rows.join("\n\n"), 3.0), Some(columns.concat()));
}

#[test]
fn other_pages_are_left_as_they_stand() {
    let plain = column('文', 40);
    for page in [plain.join("\n\n"), plain.join("\n"), String::new()] {
        assert_eq!(read(&page, 3.0), None);
    }
}

#[test]
fn a_column_whose_foot_stands_far_above_the_next_one_s_top_goes_on_there() {
    // They begin apart, so that only one top goes on with the first column's foot.
    let rows = |a: &[String], b: &[String]| -> Vec<String> {
        let pairs = a.iter().zip(b);
        pairs.flat_map(|(a, b)| [a.clone(), b.clone()]).collect()
    };
    let (bridge, river) = (column('桥', 13), lines('河', 5..17));
    let (city, street) = (lines('市', 1..13), lines('街', 4..16));
    let mut page = rows(&bridge[..12], &river);
    page.extend(["秋粮入库".to_owned(), "书市开张".to_owned()]);
    page.extend(rows(&city, &street));
    page.push(bridge[12].clone());
    let told = read(&page.join("\n\n"), 8.0).unwrap_or_default();
    assert_eq!(told[..13], bridge);
}

#[test]
fn rows_without_blank_lines_are_read_column_by_column() {
    let (bridge, river) = (column('桥', 13), lines('河', 5..18));
    let rows = bridge.iter().zip(&river);
    let rows: Vec<String> = rows.flat_map(|(a, b)| [a.clone(), b.clone()]).collect();
    // Other lines of the page stand close too.
    let above = lines('市', 12..20);
    let page = [above.join("\n"), rows.join("\n")].join("\n\n");
    let told = read(&page, 3.0).unwrap_or_default();
    assert_eq!(told, [above, bridge, river].concat());
}

#[test]
fn lines_of_words_that_nobody_knows_are_no_rows() {
    // They go on with the next line no less than with any other one.
    let page = lines('文', 0..12).join("\n") + "\n\n" + &lines('字', 3..20).join("\n");
    assert_eq!(read(&page, -1.2), None);
}

use super::unwoven;
use crate::page::{Language, Page};

/// Lines that tell what they go on with: the number at their end is the one at the next one's head.
struct Numbered;

impl Language for Numbered {
    fn gain(&self, above: &str, below: &str) -> f32 {
        let is_next = above.chars().next_back() == below.chars().next();
        if is_next { 3.0 } else { -1.2 }
    }

    fn start(&self, _: &str) -> f32 {
        0.0
    }

    fn is_signed(&self, _: &str) -> bool {
        false
    }
}

/// A column of lines that go on with each other.
fn column(name: char, count: usize) -> Vec<String> {
    let mark = |n: usize| "甲乙丙丁戊己庚辛壬癸".chars().nth(n % 10).unwrap_or('甲');
    (0..count)
        .map(|n| {
            let filler: String = std::iter::repeat_n(name, 10).collect();
            format!("{}{filler}，{}", mark(n), mark(n + 1))
        })
        .collect()
}

fn read(page: &str) -> Option<Vec<String>> {
    let page = Page::new(page);
    let order = unwoven(&page, &Numbered)?;
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
    assert_eq!(read(&rows.join("\n\n")), Some(columns.concat()));
}

#[test]
fn other_pages_are_left_as_they_stand() {
    let plain = column('文', 40);
    for page in [plain.join("\n\n"), plain.join("\n"), String::new()] {
        assert_eq!(read(&page), None);
    }
}

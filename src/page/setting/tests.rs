use super::{Place, Setting, Words};
use crate::page::{Columns, Page};

/// Where the lines of `page` stand, one letter each: Apart, First, Goes on, Cut, Loose. The language
/// says nothing.
fn places(page: &str) -> String {
    let page = Page::new(page);
    let none = vec![false; page.lines.len()];
    let words = Words {
        gains: vec![0.0; page.lines.len()],
        starts: vec![0.0; page.lines.len()],
    };
    let columns = Columns::measure(&page, &none, &none);
    let Some(setting) = Setting::find(&page, &columns, &none, &none, &words) else {
        return "none".to_owned();
    };
    let letter = |line_idx| match setting.place(line_idx) {
        Place::Apart => 'A',
        Place::First => 'F',
        Place::GoesOn => 'g',
        Place::Cut => 'C',
        Place::Loose => 'L',
    };
    (0..page.lines.len()).map(letter).collect()
}

/// A paragraph of five lines in a column of twelve characters, its indent lost.
const PARAGRAPH: &str = "大桥昨天建成，两岸居民\n都来看它，过江的时间短了\n许多，货车不再排队，票也\n便宜，船家改行，去种果树\n，日子好过。\n";

#[test]
fn first_lines_are_narrower_than_the_column() {
    let indented = PARAGRAPH.replacen("大桥昨天建成，", "大桥昨天，", 1);
    assert_eq!(places(&indented.repeat(3)), "FggggFggggFgggg");
}

#[test]
fn what_fits_no_column_was_set_on_its_own() {
    let indented = PARAGRAPH.replacen("大桥昨天建成，", "大桥昨天，", 1);
    let page =
        format!("渡口大桥通车\n{indented}{indented}城南书市周末在江边老码头开张迎客\n{indented}");
    assert_eq!(places(&page), "AFggggFggggAFgggg");
}

#[test]
fn pages_without_columns_have_no_setting() {
    assert_eq!(places("渡口大桥通车\n城南书市开张\n"), "none");
    assert_eq!(places(""), "none");
}

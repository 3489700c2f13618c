//! What stands side by side in print and one below the other in the text: headlines, bylines, the folio.

use dubao::article::{Article, rebuild};

use super::{AUTHORS, BOOKS, BRIDGE, FERRY, LENGTH, READERS, SCHOOL, titles, wrapped};

fn columns(texts: &[&str], width: usize) -> String {
    texts.iter().map(|text| wrapped(text, width)).collect()
}

/// The page as `pdftotext -layout` leaves it: the folio, a row of headlines, two columns side by side.
fn laid_out(headlines: &str) -> String {
    let left = columns(&[FERRY, BRIDGE, LENGTH], 14);
    let right = columns(&[BOOKS, AUTHORS, READERS], 14);
    let firsts = [FERRY, BRIDGE, LENGTH, BOOKS, AUTHORS, READERS];
    let indented = |line: &str| {
        let is_first = firsts.iter().any(|text| text.starts_with(line));
        format!("{}{line}", if is_first { "  " } else { "" })
    };
    let mut page = format!("江城日报   2026年6月17日   星期三   03 要闻\n\n\n{headlines}\n\n");
    for (left, right) in left.lines().zip(right.lines()) {
        page += &format!("{:<30}{}\n", indented(left), indented(right));
    }
    page
}

fn names(article: &Article) -> Vec<&str> {
    article.byline.iter().map(|b| b.name.as_str()).collect()
}

#[test]
fn bylines_in_a_row_are_those_of_the_stories_below_in_their_order() {
    let page = format!(
        "渡口大桥昨日通车\n\n城南书市周末开张\n\n江城日报记者 王一\n\n江城日报记者 李二\n\n{}\n本报讯 {}",
        columns(&[BRIDGE, LENGTH, SCHOOL, FERRY], 15),
        columns(&[BOOKS, AUTHORS, READERS], 15)
    );
    let document = rebuild("-", &page);
    assert_eq!(titles(&document), ["渡口大桥昨日通车", "城南书市周末开张"]);
    let signed: Vec<_> = document.articles.iter().map(names).collect();
    assert_eq!(signed, [["王一"], ["李二"]]);
}

#[test]
fn the_last_character_of_a_headline_belongs_to_it() {
    let page = format!(
        "渡口大桥昨日通车 过江方\n便\n学校提早上课\n江城日报记者 王一\n{}",
        columns(&[BRIDGE, LENGTH, SCHOOL], 15)
    );
    let document = rebuild("-", &page);
    assert_eq!(titles(&document), ["渡口大桥昨日通车 过江方便"]);
    assert_eq!(
        document.articles[0].subtitle.as_deref(),
        Some("学校提早上课")
    );
}

#[test]
fn a_folio_whose_cells_stand_over_columns_is_no_headline() {
    let page = laid_out("   渡口大桥昨日通车           城南书市周末开张");
    let document = rebuild("-", &page);
    assert_eq!(titles(&document), ["渡口大桥昨日通车", "城南书市周末开张"]);
    let has_more = |article: &Article| article.kicker.is_some() || article.subtitle.is_some();
    assert!(!document.articles.iter().any(has_more), "{document:?}");
}

#[test]
fn a_byline_behind_a_headline_in_a_row_signs_the_story() {
    let page = laid_out("   渡口大桥昨日通车           城南书市周末开张 江城日报记者 李二");
    let document = rebuild("-", &page);
    assert_eq!(titles(&document), ["渡口大桥昨日通车", "城南书市周末开张"]);
    assert_eq!(names(&document.articles[1]), ["李二"]);
}

#[test]
fn a_byline_right_behind_a_headline_is_its_own_not_of_the_column_below() {
    // Large type takes few places of its row, so that what is set under its middle comes out behind it.
    let beside = "渡口大桥昨日通车 本报记者 王一 通讯员 张三     城南书市周末开张    本报记者 李二";
    let glued = "渡口大桥昨日通车本报记者 王一 通讯员 张三      城南书市周末开张    本报记者 李二";
    for headlines in [beside, glued] {
        let document = rebuild("-", &laid_out(headlines));
        assert_eq!(titles(&document), ["渡口大桥昨日通车", "城南书市周末开张"]);
        let signed: Vec<_> = document.articles.iter().map(names).collect();
        assert_eq!(signed, [vec!["王一", "张三"], vec!["李二"]], "{headlines}");
    }
}

#[test]
fn a_paragraph_that_begins_again_before_it_ends_is_printed_twice() {
    let text = format!("{}，{BRIDGE}", LENGTH.trim_end_matches('。'));
    let whole = wrapped(&text, 15);
    let begun: String = whole.split_inclusive('\n').take(5).collect();
    let page = format!(
        "渡口大桥昨日通车\n江城日报记者 王一\n{}{begun}{whole}{}",
        wrapped(READERS, 15),
        wrapped(FERRY, 15)
    );
    let document = rebuild("-", &page);
    let blocks = &document.articles[0].body;
    let told: Vec<_> = blocks.iter().map(|block| block.text.as_str()).collect();
    assert_eq!(told, [READERS, &text, FERRY]);
    assert_eq!(document.dropped.len(), 1, "{:?}", document.dropped);
}

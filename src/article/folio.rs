use super::lexicon::lexicon;
use crate::page::{Page, is_han};

/// Characters of the longest folio.
const LONGEST: u32 = 60;
/// Bytes to either side of a cell among which its row ends, if that is a folio: columns leave blanks there.
const ROW: usize = 400;
/// Lines at the head and at the foot of a page among which its folio stands.
const EDGE: usize = 6;

/// For each line of `page` whether it is the page's folio: date and weekday, number of the page, its
/// section, the paper's name.
///
/// A date with its weekday or the number of a page is one anywhere. A section or a name alone is only
/// beside such a line, or as the first or the last of the page.
pub(super) fn folios(page: &Page<'_>) -> Vec<bool> {
    let count = page.lines.len();
    let seen: Vec<Option<Folio>> = (0..count)
        .map(|i| {
            let is_short = page.lines[i].chars <= LONGEST;
            let seen = is_short.then(|| read(page.line(i))).flatten()?;
            // What stands in one row may be in the columns below by now.
            let is_in_row = || row(page, i).and_then(read) == Some(Folio::Sure);
            Some(if is_in_row() { Folio::Sure } else { seen })
        })
        .collect();
    let mut folios: Vec<bool> = seen.iter().map(|f| *f == Some(Folio::Sure)).collect();
    let from_top: Vec<usize> = (0..count.min(EDGE)).collect();
    let from_foot: Vec<usize> = (count.saturating_sub(EDGE).max(EDGE)..count)
        .rev()
        .collect();
    for edge in [from_top, from_foot] {
        let last_sure = edge.iter().rposition(|&i| folios[i]).unwrap_or(0);
        for (at, &i) in edge.iter().enumerate() {
            let is_own = seen[i].is_some() || lexicon().opens_furniture(page.line(i));
            let is_beside = at <= last_sure + 1 || edge[..at].iter().all(|&j| folios[j]);
            // Of a page without any folio, a number alone is one.
            let has_any = edge.iter().any(|&j| folios[j]);
            let is_number = page.line(i).chars().all(|c| c.is_ascii_digit());
            folios[i] |= is_own && is_beside && (has_any || is_number);
            if !is_own && at > last_sure {
                break;
            }
        }
    }
    folios
}

/// The row of the page's text that line `line_idx` stands in, where that is short.
fn row<'a>(page: &Page<'a>, line_idx: usize) -> Option<&'a str> {
    let span = page.lines[line_idx].span;
    let above = page.text.get(..span.byte_start)?;
    let below = page.text.get(span.byte_end..)?;
    let before = above
        .bytes()
        .rev()
        .take(ROW)
        .take_while(|b| *b != b'\n')
        .count();
    let behind = below.bytes().take(ROW).take_while(|b| *b != b'\n').count();
    if before == ROW || behind == ROW {
        return None;
    }
    page.text
        .get(span.byte_start - before..span.byte_end + behind)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Folio {
    /// A date with its weekday, the number of a page.
    Sure,
    /// A section's or a paper's name, a number.
    Likely,
}

/// Reads `text` as nothing but what a folio is made of.
fn read(text: &str) -> Option<Folio> {
    let mut rest = text.trim();
    if rest.is_empty() {
        return None;
    }
    let mut marks = Marks::default();
    while !rest.is_empty() {
        rest = marks.step(rest)?;
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || "|｜/／·・-—".contains(c));
    }
    let is_sure = marks.page || marks.weekday || marks.date && (marks.name || marks.lunar);
    Some(if is_sure { Folio::Sure } else { Folio::Likely })
}

/// What was seen of a folio.
#[derive(Debug, Default)]
struct Marks {
    date: bool,
    weekday: bool,
    lunar: bool,
    page: bool,
    name: bool,
}

impl Marks {
    /// Reads one thing off the start of `text`, and gives back the rest.
    fn step<'a>(&mut self, text: &'a str) -> Option<&'a str> {
        if let Some(rest) = date(text) {
            self.date = true;
            return Some(rest);
        }
        if let Some(rest) = weekday(text) {
            self.weekday = true;
            return Some(rest);
        }
        if let Some(rest) = number_of_page(text) {
            self.page = true;
            return Some(rest);
        }
        let lexicon = lexicon();
        let end = text.find(|c: char| !is_han(c)).unwrap_or(text.len());
        if let Some(lunar) = text.strip_prefix("农历") {
            self.lunar = true;
            let end = lunar.find(|c: char| !is_han(c)).unwrap_or(lunar.len());
            return (end <= LONGEST_NAME).then(|| &lunar[end..]);
        }
        // A name may stand right in front of a number.
        if end > 0 {
            let name = &text[..end];
            let is_section = lexicon.section_names.iter().any(|section| section == name);
            let ends = |ending: &String| name.ends_with(ending.as_str());
            let is_paper = end <= LONGEST_NAME && lexicon.outlet_endings.iter().any(ends);
            self.name |= is_paper || is_section;
            return (is_section || is_paper).then(|| &text[end..]);
        }
        let end = text
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(text.len());
        let word = &text[..end];
        let is_code = end <= 3 && word.ends_with(|c: char| c.is_ascii_digit());
        let is_name = word.len() > 2 && word.chars().all(|c| c.is_ascii_uppercase());
        (is_code || is_name).then(|| &text[end..])
    }
}

/// Bytes of the longest name of a paper.
const LONGEST_NAME: usize = 8 * 3;

/// 2026年6月17日, 6月17日, 2026.06.17
fn date(text: &str) -> Option<&str> {
    let after_year = part(text, ['年', '.', '-']);
    let from_month = after_year.unwrap_or(text).trim_start();
    let after_month = part(from_month, ['月', '.', '-'])?.trim_start();
    let end = after_month
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(after_month.len());
    let day = &after_month[end..];
    if !(1..=2).contains(&end) {
        return None;
    }
    match day.strip_prefix('日') {
        Some(rest) => Some(rest),
        None => after_year.map(|_| day),
    }
}

/// What stands behind a number and one of `marks`.
fn part(text: &str, marks: [char; 3]) -> Option<&str> {
    let end = text.find(|c: char| !c.is_ascii_digit())?;
    let rest = text[end..].trim_start();
    (1..=4).contains(&end).then(|| rest.strip_prefix(marks))?
}

/// 星期三, 周三
fn weekday(text: &str) -> Option<&str> {
    let day = ["星期", "周"]
        .iter()
        .find_map(|word| text.strip_prefix(word))?;
    let rest = day.strip_prefix(['一', '二', '三', '四', '五', '六', '日', '天'])?;
    (!rest.starts_with(is_han)).then_some(rest)
}

/// 第3版, 02版, A4版, 第三版
fn number_of_page(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('第').unwrap_or(text);
    let end = inner.find('版')?;
    let number = inner[..end].trim();
    let is_digits = |number: &str| {
        let digits = number.strip_prefix(|c: char| c.is_ascii_uppercase());
        let digits = digits.unwrap_or(number);
        (1..=3).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
    };
    let is_chinese = |number: &str| {
        (1..=3).contains(&number.chars().count())
            && number.chars().all(|c| "一二三四五六七八九十".contains(c))
    };
    (is_digits(number) || is_chinese(number)).then(|| &inner[end + '版'.len_utf8()..])
}

#[cfg(test)]
mod tests {
    use super::{Folio, folios, read};
    use crate::page::Page;

    #[test]
    fn folios_are_made_of_dates_pages_sections_and_names() {
        for (text, folio) in [
            ("2026年6月17日 星期三 第3版", Some(Folio::Sure)),
            ("03要闻 江城日报2026年6月17日 星期三", Some(Folio::Sure)),
            ("要闻 02版", Some(Folio::Sure)),
            ("2026年6月17日 农历五月初三", Some(Folio::Sure)),
            ("江城日报 JIANGCHENG DAILY", Some(Folio::Likely)),
            ("综合新闻 A4", Some(Folio::Likely)),
            ("2026年6月17日", Some(Folio::Likely)),
            ("2026年大桥通车", None),
            ("第3版图书出版", None),
            ("周一起大桥通车", None),
            ("江城日报记者 王一", None),
            ("", None),
        ] {
            assert_eq!(read(text), folio, "{text}");
        }
    }

    #[test]
    fn a_section_is_a_folio_only_beside_one() {
        let own = |text: &str| folios(&Page::new(text));
        assert_eq!(
            own("03\n要闻\n2026年6月17日 星期三\n要闻\n大桥通车\n要闻\n"),
            [true, true, true, true, false, false]
        );
        assert_eq!(own("要闻\n大桥通车\n"), [false, false]);
    }
}

use super::{
    credit::{Credits, is_name_of_few, parse_credits, parse_signature},
    dateline::is_dateline,
    lexicon::lexicon,
};
use crate::page::{Page, append_line, ends_a_sentence, is_balanced_by, is_han};

/// Characters of the longest rest of a signature that a line's end cut in two.
const LONGEST_REST: usize = 30;

/// Parts a paragraph from the bracketed byline at its foot: `……前程。（王一）`.
pub(super) fn foot_byline(text: &str) -> Option<(&str, Credits)> {
    let text = text.trim_end();
    if !text.ends_with(['）', ')']) {
        return None;
    }
    let cut = text.rfind(['（', '('])?;
    let above = &text[..cut];
    let rest = above.trim_end();
    let credits = if ends_a_sentence(rest) {
        parse_signature(&text[cut..])?
    } else if is_dateline(text) {
        // It stands at the head of a story: `某报讯（记者 王一）`.
        return None;
    } else {
        // Behind a word, without a blank, stands what it is called for short: `伊斯兰抵抗运动（哈马斯）`.
        let is_apart = rest.is_empty() || rest.len() < above.len();
        parse_credits(&text[cut..]).filter(|credits| is_apart || credits.have_roles())?
    };
    Some((rest, credits))
}

/// Whether a byline stands in brackets, as what signs the foot of a story does.
pub(super) fn is_in_brackets(byline: &str) -> bool {
    byline.starts_with(['（', '('])
}

/// Places on a line at which a byline is looked for behind a headline.
const MOST_PLACES: usize = 12;

/// The byte at which a byline with a role begins on a line, with a headline before it or nothing: behind a
/// blank or a mark that closes, or with what a paper calls itself.
pub(super) fn byline_at(line: &str) -> Option<usize> {
    if line.contains('。') {
        return None;
    }
    let is_byline = |byline: &str| {
        !is_in_brackets(byline)
            && parse_credits(byline)
                .is_some_and(|credits| credits.certain && !credits.people.is_empty())
    };
    if is_byline(line) {
        return Some(0);
    }
    let may_part = |c: char| c.is_whitespace() || matches!(c, '”' | '》');
    let ends = line.match_indices(may_part);
    let ends = ends.map(|(at, end)| at + end.len()).take(MOST_PLACES);
    let own = lexicon().own_names.iter().filter_map(|own| line.find(own));
    let mut places = own.chain(ends);
    places.find(|at| is_balanced_by(&line[..*at], "") && is_byline(&line[*at..]))
}

/// Whether a line ends in the signature of a story, which may have been cut in two.
pub(super) fn is_signed(page: &Page<'_>, line_idx: usize) -> bool {
    let line = page.line(line_idx);
    foot_byline(line).is_some()
        || line_idx > 0
            && line.chars().count() <= LONGEST_REST
            && line.ends_with(['）', ')'])
            && !line.contains(['（', '('])
            && foot_byline(&format!("{}{line}", page.line(line_idx - 1))).is_some()
}

/// Puts the line `next` behind `text`. Two names of a bracket that the line's end parts stay apart: one that
/// it cuts leaves a single character on one side.
pub(super) fn append_signed(text: &mut String, next: &str) {
    let is_no_han = |c: char| !is_han(c);
    let above = text.rsplit(is_no_han).next().unwrap_or_default();
    let below = next.split(is_no_han).next().unwrap_or_default();
    let open = text
        .rfind(['（', '(', '）', ')'])
        .map(|at| &text[at..])
        .filter(|open| open.starts_with(['（', '(']));
    if is_name_of_few(above)
        && is_name_of_few(below)
        && let (Some(open), Some(end)) = (open, next.find(['）', ')']))
        && parse_credits(&format!("{open} {}）", &next[..end])).is_some()
    {
        text.push(' ');
    }
    append_line(text, next);
}

#[cfg(test)]
mod tests {
    use super::append_signed;

    #[test]
    fn names_that_a_lines_end_parts_stay_apart() {
        for (above, below, joined) in [
            (
                "（记者 王一 张三",
                "李二河）昨天",
                "（记者 王一 张三 李二河）昨天",
            ),
            ("（记者 王一 张三", "丰）昨天", "（记者 王一 张三丰）昨天"),
            (
                "（记者 王一 通讯员",
                "李二河）",
                "（记者 王一 通讯员李二河）",
            ),
            (
                "大桥昨天通车（张三",
                "李二河）",
                "大桥昨天通车（张三 李二河）",
            ),
            ("王一和张三", "李二河）", "王一和张三李二河）"),
            ("（见王村", "张村的大桥）", "（见王村张村的大桥）"),
        ] {
            let mut text = above.to_owned();
            append_signed(&mut text, below);
            assert_eq!(text, joined);
        }
    }
}

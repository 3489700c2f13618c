use std::ops::Range;

use super::{
    continuity::{continuity, head, tail},
    credit::{Credits, parse_credits},
    lexicon::lexicon,
    signature::is_signed,
};
use crate::page::{BlankLines, Page, append_line, ends_a_sentence};

/// A photograph's caption, parted from who took it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Caption<'a> {
    /// What the picture shows, without the credit.
    pub text: &'a str,
    /// The photographers.
    pub credits: Credits,
    /// Whether the credit has a byline's ornament.
    pub is_marked: bool,
    /// Whether the photographer reports too: 摄影报道.
    pub is_report: bool,
}

/// Reads `text` as a caption with its credit: `村民采摘葡萄。 ■王一 摄`. `None` where it is none.
pub(super) fn split_caption(text: &str) -> Option<Caption<'_>> {
    let trimmed = text.trim_end();
    let outer = trimmed.trim_end_matches(['）', ')']);
    let word = lexicon()
        .caption_endings
        .iter()
        .find(|word| outer.ends_with(word.as_str()))?;
    // A library's name in brackets behind the credit: （某图片库）.
    let library = trimmed
        .rfind(['（', '('])
        .filter(|_| word.chars().count() > 2 && trimmed.len() > outer.len());
    let credit_end = library.filter(|&i| i > 0).unwrap_or(trimmed.len());
    let inner = trimmed[..credit_end].trim_end();
    let cut = inner
        .char_indices()
        .filter(|(_, c)| {
            matches!(c, '。' | '！' | '？' | '”' | '…')
                || c.is_whitespace()
                || lexicon().byline_marks.contains(*c)
        })
        .map(|(i, c)| {
            if lexicon().byline_marks.contains(c) {
                i
            } else {
                i + c.len_utf8()
            }
        })
        .find(|&cut| {
            parse_credits(&inner[cut..])
                .is_some_and(|c| c.people.iter().all(|p| !p.role.is_empty()))
        })?;
    let credits = parse_credits(&inner[cut..])?;
    let before = inner[..cut].trim_end();
    if before.is_empty() {
        return None;
    }
    let printed = trimmed[cut..].trim_start();
    let is_marked = printed.starts_with(|c| lexicon().byline_marks.contains(c));
    let is_report = printed.contains("报道");
    Some(Caption {
        text: before,
        credits,
        is_marked,
        is_report,
    })
}

/// Lines of the longest caption.
const MOST_LINES: usize = 5;
/// Nats that speak for the first line of a caption over several.
const BEGINS: f32 = 2.0;

/// Captions over several lines, which end in who took the picture. Where one begins nothing marks
/// but its words, or a blank line where few lines have one above.
///
/// Where blank lines part all lines a line that reads as a caption is taken for the whole of it.
pub(super) fn caption_runs(page: &Page<'_>, blanks: BlankLines) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for last in 1..page.lines.len() {
        let is_credit = page.lines[last].chars <= LONGEST_END && {
            let text = page.line(last).trim_end_matches(['）', ')']);
            let mut endings = lexicon().caption_endings.iter();
            endings.any(|ending| text.ends_with(ending.as_str()))
        };
        if is_credit {
            let from = runs.last().map_or(0, |run| run.end);
            runs.extend(caption_above(page, blanks, from, last));
        }
    }
    runs
}

/// Characters of the longest line that ends a caption.
const LONGEST_END: u32 = 60;

fn caption_above(
    page: &Page<'_>,
    blanks: BlankLines,
    from: usize,
    last: usize,
) -> Option<Range<usize>> {
    let model = continuity();
    let gaps_tell = blanks == BlankLines::PartSome;
    let mut text = page.line(last).to_owned();
    let is_whole = split_caption(&text).is_some();
    if is_whole && blanks == BlankLines::PartAll {
        return None;
    }
    for first in (from.max(last.saturating_sub(MOST_LINES - 1))..last).rev() {
        let is_parted = gaps_tell && page.lines[first + 1].gap > 0;
        // Only the credit alone stands behind the end of what the picture shows.
        let is_inside = is_whole || first + 1 < last;
        let ends_story = || ends_a_sentence(page.line(first)) || is_signed(page, first);
        if is_parted || is_inside && ends_story() {
            break;
        }
        let mut joined = page.line(first).to_owned();
        append_line(&mut joined, &text);
        text = joined;
        let start = head(page.line(first));
        let above = first.checked_sub(1).map(|above| page.line(above));
        let goes_on = above.map_or(-1.0, |above| model.gain(&tail(above), &start));
        let is_marked = above.is_none() || gaps_tell && page.lines[first].gap > 0;
        let value = if is_marked {
            BEGINS + 1.0
        } else {
            model.start_gain(&start) - goes_on
        };
        if value > BEGINS && split_caption(&text).is_some() {
            return Some(first..last + 1);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::caption_runs;
    use crate::page::{BlankLines, Page};

    #[test]
    fn a_caption_over_several_lines_ends_in_its_photographer() {
        let page = Page::new(
            "船家改行去种果树。\n\n游客在渡口大桥上看江\n景，拍照留念。 王一\n摄\n\n大桥两年前动工\n",
        );
        assert_eq!(
            caption_runs(&page, BlankLines::PartSome).first(),
            Some(&(1..4))
        );
        // Where all lines have one above, the photographer alone shows it.
        let spaced = "船家改行去种果树。\n\n6月17日，游客在大桥上\n\n拍照留念。 ■记者\n\n王一鸣 摄\n\n大桥两年前动工\n";
        let spaced = Page::new(spaced);
        assert_eq!(BlankLines::of(&spaced), BlankLines::PartAll);
        assert_eq!(
            caption_runs(&spaced, BlankLines::PartAll).first(),
            Some(&(1..4))
        );
        // Who signs a story shows nothing.
        let signed =
            Page::new("大桥昨天通车。\n（记者 王一 通讯员 张三\n丰）\n游客在桥上看江。 李二 摄\n");
        assert!(caption_runs(&signed, BlankLines::TellNothing).is_empty());
        let story = Page::new("大桥昨天通车\n两岸居民都来看它\n");
        assert!(caption_runs(&story, BlankLines::PartSome).is_empty());
    }
}

use super::{
    caption::{caption_runs, split_caption},
    continuity::across,
    credit::{Credits, parse_credits, parse_signature},
    dateline::parse_dateline,
    folio::folios,
    head_line::LONGEST_HEAD,
    lexicon::lexicon,
    parts::PartKind,
    signature::is_in_brackets,
};
use crate::page::{BlankLines, Joint, Page, ends_a_sentence, is_balanced_by, vertical_runs};

/// What a line is by its own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// Text or a headline: its words do not tell.
    Body,
    /// It goes on with the line above, which is apart.
    Tail,
    /// No text: a byline, a caption, furniture, a headline set downwards.
    Apart(PartKind),
}

/// Tells which lines of `page` are no text for what they say.
pub(super) fn mark_lines(page: &Page<'_>) -> Vec<Mark> {
    let mut marks: Vec<Mark> = (0..page.lines.len())
        .map(|i| mark_line(page.line(i)))
        .collect();
    broken_datelines(page, &mut marks);
    name_lines(page, &mut marks);
    for (mark, is_folio) in marks.iter_mut().zip(folios(page)) {
        if is_folio {
            *mark = Mark::Apart(PartKind::Furniture);
        }
    }
    for run in caption_runs(page, BlankLines::of(page)) {
        if marks[run.clone()].iter().all(may_be_caption) {
            marks[run.start] = Mark::Apart(PartKind::Caption);
            marks[run.start + 1..run.end].fill(Mark::Tail);
        }
    }
    picture_lines(page, &mut marks);
    for run in vertical_runs(page) {
        marks[run.line_start] = Mark::Apart(PartKind::VerticalHead);
        marks[run.line_start + 1..run.line_end].fill(Mark::Tail);
    }
    for (mark, line) in marks.iter_mut().zip(&page.lines) {
        match line.joint {
            Joint::Headline => *mark = Mark::Apart(PartKind::Head),
            Joint::InHeadline => *mark = Mark::Tail,
            _ => {}
        }
    }
    marks
}

/// The names of a dateline that was broken to lines are no byline.
fn broken_datelines(page: &Page<'_>, marks: &mut [Mark]) {
    for (i, mark) in marks.iter_mut().enumerate().skip(1) {
        let above = page.line(i - 1);
        if matches!(mark, Mark::Apart(PartKind::Byline(_)))
            && !is_in_brackets(page.line(i))
            && !is_balanced_by(above, "")
            && parse_dateline(above).is_some()
        {
            *mark = Mark::Body;
        }
    }
}

/// Who gave the pictures, on a line of its own, and what the picture shows, which stands above it.
fn picture_lines(page: &Page<'_>, marks: &mut [Mark]) {
    for i in 1..marks.len() {
        if !lexicon().gives_pictures(page.line(i)) || !may_be_caption(&marks[i]) {
            continue;
        }
        let caption = Mark::Apart(PartKind::Caption);
        if marks[i - 1] == Mark::Body && page.lines[i - 1].chars <= LONGEST_HEAD {
            (marks[i - 1], marks[i]) = (caption, Mark::Tail);
        } else {
            marks[i] = caption;
        }
    }
}

fn may_be_caption(mark: &Mark) -> bool {
    matches!(
        mark,
        Mark::Body | Mark::Apart(PartKind::Caption | PartKind::Byline(_))
    )
}

/// Nats from which what looks like a name is the end of the line above.
const A_WORD_GOES_ON: f32 = 2.0;

/// A line that is one name and nothing else is a byline, under a headline or under the last line of
/// a story; so is a signature in brackets under the end of a sentence.
fn name_lines(page: &Page<'_>, marks: &mut [Mark]) {
    for i in 1..marks.len() {
        let is_name = page.lines[i].chars <= 3 && marks[i] == Mark::Body;
        let above = page.line(i - 1);
        let under_head = marks[i - 1] == Mark::Body
            && !ends_a_sentence(above)
            && (5..=LONGEST_HEAD).contains(&page.lines[i - 1].chars)
            && !above.contains(['。', '，'])
            && across(above, page.line(i)) < A_WORD_GOES_ON;
        let under_text = marks[i - 1] != Mark::Body || ends_a_sentence(above);
        let credits = if is_name && (under_head || under_text) {
            parse_credits(page.line(i))
        } else if marks[i] == Mark::Body && is_in_brackets(page.line(i)) && ends_a_sentence(above) {
            parse_signature(page.line(i))
        } else {
            None
        };
        if let Some(credits) = credits {
            marks[i] = Mark::Apart(PartKind::Byline(credits));
        }
    }
}

fn mark_line(line: &str) -> Mark {
    if lexicon().opens_furniture(line) {
        return Mark::Apart(PartKind::Furniture);
    }
    // Names with commas between them are those of a sentence that a column cut.
    let signs =
        |credits: &Credits| credits.certain || credits.people.len() > 1 && !line.contains('、');
    if let Some(credits) = parse_credits(line).filter(signs) {
        return Mark::Apart(PartKind::Byline(credits));
    }
    if split_caption(line).is_some() {
        return Mark::Apart(PartKind::Caption);
    }
    Mark::Body
}

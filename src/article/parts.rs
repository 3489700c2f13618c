use super::{
    caption::split_caption,
    continuity::across,
    credit::Credits,
    dateline::{is_dateline, parse_dateline},
    head_line::{is_head, is_rest_of_head, sure_heads},
    mark::{Mark, mark_lines},
    quoted::quoted,
    setting::{is_set_apart, setting},
    siblings::siblings,
    signature::{append_signed, foot_byline, is_in_brackets, is_signed},
    stitch::Join,
    wrapped_head::wrapped_heads,
};
use crate::page::{
    Columns, INDENT, Joint, Page, Place, first_token_width, is_balanced_by, is_in_parts,
    is_spaced_out, opens_inside_a_sentence,
};

/// A stretch of a page's lines that is one thing.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// What it is.
    pub kind: PartKind,
    /// Its lines put together, blanks as they stood.
    pub raw: String,
    /// Its lines, as indices into the page's.
    pub lines: Vec<usize>,
    /// Blank lines above it.
    pub gap: u32,
    /// Half squares that its first line takes.
    pub width: u32,
    /// Width in half squares of the column it was wrapped to, `None` where it was not.
    pub column: Option<u32>,
    /// The same of its last line: a paragraph may run from one column into another.
    pub last_column: Option<u32>,
    /// Whether its first line stands at the very edge of a column whose paragraphs are indented.
    pub at_edge: bool,
    /// Whether its last line ends inside a sentence.
    pub is_open: bool,
    /// Why the part above may not be what it goes on with; `None` where it begins a paragraph for all
    /// that can be seen.
    pub doubt: Option<Doubt>,
    /// Whether the stories of the page have decided what it is, so that no join makes text of a headline.
    pub is_settled: bool,
    /// How it stands to the part above.
    pub joint: Joint,
    /// See [`crate::page::Line::story`].
    pub story: Option<u32>,
}

/// Why a line may not go on with the open one above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    /// Its words do not.
    Words,
    /// A blank line stands between, on a page that has few.
    BlankLine,
}

/// What a part is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PartKind {
    /// A line of a headline or a crosshead.
    Head,
    /// A line of what is a crosshead for certain.
    Crosshead,
    /// A headline set one character a line.
    VerticalHead,
    /// A byline on lines of its own.
    Byline(Credits),
    /// A paragraph, or a piece of one.
    Text,
    /// A caption with its photographer.
    Caption,
    /// The page's own: editors, folio.
    Furniture,
}

impl PartKind {
    /// Whether it is a headline, or a line of one, for all that is known.
    pub(super) fn is_head(&self) -> bool {
        matches!(self, Self::Head | Self::VerticalHead)
    }
}

impl Part {
    /// Whether it is a byline, wherever it stands, that names anybody.
    pub(super) fn signs(&self) -> bool {
        matches!(&self.kind, PartKind::Byline(credits) if !credits.people.is_empty())
    }

    /// Whether it is one that stands over a story, not one that signs its end.
    pub(super) fn signs_above(&self) -> bool {
        self.signs() && !is_in_brackets(&self.raw)
    }

    /// Whether it signs a story: a byline, or a paragraph that ends in one.
    pub(super) fn signs_story(&self) -> bool {
        self.signs() || self.kind == PartKind::Text && foot_byline(&self.raw).is_some()
    }

    /// Whether a headline begins with it, for where it stood on the page.
    pub(super) fn begins_headline(&self) -> bool {
        matches!(self.joint, Joint::Story | Joint::Headline)
    }

    /// Whether the layout of the page begins a story with it.
    pub(super) fn is_laid_over(&self) -> bool {
        self.joint == Joint::Story
    }
}

/// Nats from which a line goes on below although it looks like the first of a paragraph there.
pub(super) const BEGINS_BELOW: f32 = 7.0;

/// Half squares by which a line may be wider than its column: a mark that hangs, a number kept whole.
pub(super) const HANGING: u32 = 4;

/// Characters of the shortest line that does not stand twice in a paragraph by chance.
const TELLS_APART: u32 = 12;

/// Tells the lines of `page` apart and joins those of one paragraph.
pub(super) fn parts(page: &Page<'_>) -> Vec<Part> {
    let mut marked = mark_lines(page);
    let mut apart: Vec<bool> = marked.iter().map(|mark| *mark != Mark::Body).collect();
    let last: Vec<bool> = (0..page.lines.len()).map(|i| is_signed(page, i)).collect();
    let columns = Columns::measure(page, &apart, &last);
    let is_spaced = is_spaced_out(page);
    let crossheads = siblings(page, &columns, &marked, &last);
    for (line_idx, is_crosshead) in crossheads.iter().enumerate() {
        apart[line_idx] |= is_crosshead;
    }
    let wrapped = wrapped_heads(page, &columns, &mut marked);
    let mut sure_heads = sure_heads(page, &columns, &marked);
    let quoted = quoted(page, &columns, &marked);
    for line_idx in wrapped.into_iter().chain(quoted) {
        sure_heads[line_idx] = true;
    }
    for (is_apart, mark) in apart.iter_mut().zip(&marked) {
        *is_apart |= *mark != Mark::Body;
    }
    for (line_idx, is_sure) in sure_heads.iter().enumerate() {
        apart[line_idx] |= is_sure;
    }
    // Where blank lines part all lines the text has been through more than a column: what stands
    // together says little.
    let setting = if is_spaced {
        None
    } else {
        setting(page, &Columns::measure(page, &apart, &last), &apart, &last)
    };
    for (line_idx, is_sure) in sure_heads.iter_mut().enumerate() {
        let is_body = marked[line_idx] == Mark::Body;
        *is_sure |= is_body && is_set_apart(page, setting.as_ref(), line_idx);
    }
    for (line_idx, is_sure) in sure_heads.iter().enumerate() {
        apart[line_idx] |= is_sure;
    }
    let mut columns = Columns::measure(page, &apart, &last);
    if let Some(setting) = &setting {
        columns.take(setting);
    }
    let mut parts: Vec<Part> = Vec::new();
    // Whether the last part is a paragraph that may grow.
    let mut grows = false;
    // The first line of the last paragraph.
    let mut begun = None;
    for (line_idx, mark) in marked.into_iter().enumerate() {
        let text = page.line(line_idx);
        let new = |kind: PartKind| Part {
            kind,
            raw: text.to_owned(),
            lines: vec![line_idx],
            gap: page.lines[line_idx].gap,
            width: page.lines[line_idx].width,
            column: columns.width(line_idx),
            last_column: columns.width(line_idx),
            at_edge: columns.begins_at_the_edge(page, line_idx),
            is_open: columns.is_open(line_idx),
            doubt: None,
            is_settled: false,
            joint: page.lines[line_idx].joint,
            story: page.lines[line_idx].story,
        };
        match mark {
            Mark::Tail => {
                if let Some(part) = parts.last_mut() {
                    if part.kind == PartKind::VerticalHead {
                        part.raw.push_str(text);
                    } else {
                        append_signed(&mut part.raw, text);
                    }
                    part.lines.push(line_idx);
                }
            }
            // A caption over several lines shows what it is in the last one.
            Mark::Apart(PartKind::Caption)
                if grows && ends_caption(page, &parts, &columns, line_idx) =>
            {
                grows = false;
                if let Some(part) = parts.last_mut() {
                    append_signed(&mut part.raw, text);
                    part.lines.push(line_idx);
                    part.kind = PartKind::Caption;
                }
            }
            Mark::Apart(kind) => {
                grows = false;
                parts.push(new(kind));
            }
            Mark::Body if crossheads[line_idx] => {
                grows = false;
                parts.push(new(PartKind::Crosshead));
            }
            Mark::Body if sure_heads[line_idx] => {
                grows = false;
                parts.push(new(PartKind::Head));
            }
            Mark::Body => {
                let place = setting.as_ref().map(|setting| setting.place(line_idx));
                let is_first = parts
                    .last()
                    .is_some_and(|part| part.lines.len() == 1 && part.doubt.is_none());
                let begins_again = page.lines[line_idx].chars >= TELLS_APART
                    && [begun, parts.last().map(|part| part.lines[0])]
                        .into_iter()
                        .flatten()
                        .any(|first| page.line(first) == text);
                let link = match grows.then(|| link(page, &columns, line_idx, is_first)) {
                    None => Link::None,
                    // A paragraph that is printed twice begins twice.
                    Some(_) if begins_again => Link::None,
                    Some(_) if place == Some(Place::First) => Link::None,
                    // Room left behind a narrow line says more than what is likely.
                    Some(Link::None)
                        if place == Some(Place::GoesOn)
                            && !columns.is_first_line(page, line_idx) =>
                    {
                        Link::Sure
                    }
                    // Where lines stand close, a blank line parts what is not one paragraph, or
                    // pieces that a column cut.
                    Some(Link::Sure | Link::Doubtful(_))
                        if !is_spaced && page.lines[line_idx].gap > 0 =>
                    {
                        if columns.is_open(line_idx - 1) {
                            Link::Doubtful(Doubt::BlankLine)
                        } else {
                            Link::None
                        }
                    }
                    Some(link) => link,
                };
                let is_text =
                    place.is_some_and(|place| !matches!(place, Place::Apart | Place::Loose));
                let under_head = parts.last().is_some_and(|part| part.kind == PartKind::Head);
                if link != Link::Sure
                    && !is_text
                    && (is_head(page, &columns, &apart, line_idx, grows)
                        || under_head && is_rest_of_head(page, &columns, line_idx))
                {
                    grows = false;
                    parts.push(new(PartKind::Head));
                    continue;
                }
                match (link, parts.last_mut()) {
                    (Link::Sure, Some(part)) => {
                        append_signed(&mut part.raw, text);
                        part.lines.push(line_idx);
                        part.is_open = columns.is_open(line_idx);
                        part.last_column = columns.width(line_idx);
                    }
                    (link, _) => {
                        let doubt = if let Link::Doubtful(doubt) = link {
                            Some(doubt)
                        } else {
                            None
                        };
                        if doubt.is_none() {
                            begun = Some(line_idx);
                        }
                        parts.push(Part {
                            doubt,
                            ..new(PartKind::Text)
                        });
                    }
                }
                grows = true;
            }
        }
    }
    for part in &mut parts {
        if part.kind == PartKind::Text && part.lines.len() < 5 && split_caption(&part.raw).is_some()
        {
            part.kind = PartKind::Caption;
        }
    }
    parts
}

/// The text of `lines` of a paragraph.
pub(super) fn joined(page: &Page<'_>, lines: &[usize]) -> String {
    let mut raw = String::new();
    for line_idx in lines {
        append_signed(&mut raw, page.line(*line_idx));
    }
    raw
}

/// Whether the credit on line `line_idx` closes a caption that begins in the lines above.
fn ends_caption(page: &Page<'_>, parts: &[Part], columns: &Columns, line_idx: usize) -> bool {
    let above = page.line(line_idx - 1);
    parts
        .last()
        .is_some_and(|part| part.kind == PartKind::Text && part.lines.len() <= 3)
        && columns.is_open(line_idx - 1)
        && across(above, page.line(line_idx)) > 1.0
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Link {
    /// A paragraph begins.
    None,
    /// It goes on, or a column was cut here.
    Doubtful(Doubt),
    /// The paragraph goes on.
    Sure,
}

/// How the line `below` stands to the line above it, where that belongs to a paragraph.
///
/// `is_first` tells that the line above is the first of its paragraph, and had an indent to lose.
fn link(page: &Page<'_>, columns: &Columns, below: usize, is_first: bool) -> Link {
    let above = below - 1;
    let (a, b) = (page.lines[above], page.lines[below]);
    let (text, next) = (page.line(above), page.line(below));
    let (width_a, width_b) = (columns.width(above), columns.width(below));
    let column = match (width_a, width_b) {
        (Some(wa), Some(wb)) if wa.abs_diff(wb) <= 4 => Some(wa.max(wb)),
        _ => None,
    };
    // Wider than its column with a mark hanging: cut by another one.
    let column = column.filter(|w| a.width <= w + HANGING && b.width <= w + HANGING);
    if (2..=8).contains(&b.indent) && a.indent == 0 {
        return Link::None;
    }
    // Nothing but a dateline: its paragraph follows.
    if is_dateline(text) {
        return Link::Sure;
    }
    if columns.is_open(above) {
        if parse_dateline(next).is_some() || is_in_parts(next) {
            return Link::None;
        }
        if is_balanced_by(text, next) {
            return Link::Sure;
        }
        let gain = across(text, next);
        let is_full = column.is_some_and(|w| a.width + 6 >= w);
        let sure_from = match is_full {
            true if columns.is_first_line(page, below) => BEGINS_BELOW,
            true => 0.5,
            false => 4.0,
        };
        return if gain >= sure_from || opens_inside_a_sentence(next) && column.is_some() {
            Link::Sure
        } else {
            Link::Doubtful(Doubt::Words)
        };
    }
    let Some(width) = column.filter(|_| foot_byline(text).is_none()) else {
        return Link::None;
    };
    if columns.begins_at_the_edge(page, below) && a.width + 8 >= width {
        return Link::Sure;
    }
    // A sentence ends here. A line that had room for what begins the next one ends its paragraph.
    let indent = if is_first { INDENT } else { 0 };
    if a.width + first_token_width(next) + indent < width {
        return Link::None;
    }
    // Behind a full line the next one tells. Too wide for a line that lost its indent, it goes on;
    // with room left for what follows although a sentence runs on, it is such a line.
    let after = first_token_width(page.line(below + 1));
    let goes_on = if b.width + INDENT > width + 2 {
        true
    } else if columns.is_open(below) {
        b.width + after >= width + 2
    } else {
        b.width < width / 2
    };
    if goes_on { Link::Sure } else { Link::None }
}

/// Joins parts that go on with the one right above them: nothing but a low gain had parted them.
pub(super) fn merge(parts: Vec<Part>, joins: &[Option<Join>]) -> Vec<Part> {
    let mut merged: Vec<Part> = Vec::with_capacity(parts.len());
    let mut joins_next = false;
    for (p, part) in parts.into_iter().enumerate() {
        match merged.last_mut() {
            Some(above) if joins_next => {
                append_signed(&mut above.raw, &part.raw);
                above.lines.extend(part.lines);
                above.is_open = part.is_open;
                above.last_column = part.last_column;
            }
            _ => merged.push(part),
        }
        joins_next = joins[p].is_some_and(|join| join.below == p + 1);
    }
    merged
}

use super::{
    Article, Block, BlockKind, CalendarDate,
    caption::split_caption,
    chunk::Chunk,
    credit::Credits,
    dateline::parse_dateline,
    lexicon::lexicon,
    parts::{Part, PartKind},
    signature::{append_signed, foot_byline},
    stitch::Join,
};
use crate::page::close_up;

/// Nats below which a join is shown to the reader as uncertain.
const CERTAIN_FROM: f32 = 6.0;

/// An article on its way, with what its fields were read from.
#[derive(Debug, Default)]
pub(super) struct Composed {
    /// The article, without its headline.
    pub article: Article,
    /// Bylines, datelines and credits as printed, which its fields stand for.
    pub printed: Vec<String>,
    /// Parts with the block of the article in which they stand.
    pub places: Vec<(usize, usize)>,
}

/// Sets one story's parts as an article, without its headline.
pub(super) fn compose(
    parts: &[Part],
    joins: &[Option<Join>],
    chunks: &[Chunk],
    order: &[usize],
) -> Composed {
    let mut composed = Composed::default();
    // Raw text of the paragraph that still waits for its other piece, and where it was joined.
    let mut waiting: Option<(String, Vec<usize>)> = None;
    let sequence: Vec<usize> = order
        .iter()
        .flat_map(|&c| chunks[c].parts.iter().copied())
        .collect();
    // For each place of the sequence the next paragraph behind it.
    let mut next_text = vec![None; sequence.len()];
    for at in (1..sequence.len()).rev() {
        let is_text = parts[sequence[at]].kind == PartKind::Text;
        next_text[at - 1] = if is_text {
            Some(sequence[at])
        } else {
            next_text[at]
        };
    }
    for (place, &p) in sequence.iter().enumerate() {
        let part = &parts[p];
        composed.places.push((p, composed.article.body.len()));
        match &part.kind {
            PartKind::Text => {
                let (mut raw, mut at) = waiting.take().unwrap_or_default();
                append_signed(&mut raw, &part.raw);
                match joins[p] {
                    Some(join) if next_text[place] == Some(join.below) => {
                        if join.score < CERTAIN_FROM {
                            at.push(raw.len());
                        }
                        waiting = Some((raw, at));
                    }
                    _ => paragraph(&mut composed, &raw, &at),
                }
            }
            PartKind::Caption => {
                let is_caption = |p: Option<usize>| {
                    p.and_then(|p| parts.get(p))
                        .is_some_and(|part| part.kind == PartKind::Caption)
                };
                let in_series = is_caption(p.checked_sub(1)) || is_caption(Some(p + 1));
                caption(&mut composed, &part.raw, in_series);
            }
            PartKind::Head | PartKind::VerticalHead | PartKind::Crosshead => {
                heading(&mut composed, part);
            }
            PartKind::Byline(credits) => {
                take_credits(&mut composed.article, credits);
                composed.printed.push(part.raw.clone());
            }
            PartKind::Furniture => {}
        }
    }
    if let Some((raw, at)) = waiting {
        paragraph(&mut composed, &raw, &at);
    }
    composed
}

fn paragraph(composed: &mut Composed, raw: &str, joined_at: &[usize]) {
    let mut text = raw;
    let mut cut = 0;
    if let Some(dateline) = parse_dateline(text) {
        take_credits(&mut composed.article, &dateline.credits);
        composed.printed.push(text[..dateline.byte_len].to_owned());
        text = &text[dateline.byte_len..];
        cut = dateline.byte_len;
        composed.article.outlet = dateline.outlet.or(composed.article.outlet.take());
        composed.article.dateline = Some(dateline.text);
        composed.article.date = dateline.date;
    }
    if let Some((rest, credits)) = foot_byline(text) {
        take_credits(&mut composed.article, &credits);
        composed.printed.push(text[rest.len()..].to_owned());
        text = rest;
    }
    let is_note = lexicon()
        .note_openings
        .iter()
        .any(|word| text.starts_with(word.as_str()));
    let kind = if is_note {
        BlockKind::Note
    } else {
        BlockKind::Paragraph
    };
    let mut block = block(kind, text);
    block.uncertain_joins = joined_at
        .iter()
        .filter_map(|&at| Some(close_up(text.get(..at.checked_sub(cut)?)?).len()))
        .filter(|&at| block.text.is_char_boundary(at))
        .collect();
    push(&mut composed.article, block);
}

/// The credit of one picture stays in its caption as printed. Those of a series of pictures, set
/// like bylines, and of a photograph that is the report itself sign the story.
fn caption(composed: &mut Composed, raw: &str, in_series: bool) {
    match split_caption(raw).filter(|c| c.is_report || c.is_marked && in_series) {
        Some(caption) => {
            take_credits(&mut composed.article, &caption.credits);
            composed.printed.push(raw[caption.text.len()..].to_owned());
            push(
                &mut composed.article,
                block(BlockKind::Caption, caption.text),
            );
        }
        None => push(&mut composed.article, block(BlockKind::Caption, raw)),
    }
}

/// A crosshead; one that is set over two lines goes on with the line above.
fn heading(composed: &mut Composed, part: &Part) {
    if let Some(last) = composed.article.body.last_mut()
        && last.kind == BlockKind::Heading
    {
        last.text.push_str(&close_up(&part.raw));
        return;
    }
    push(&mut composed.article, block(BlockKind::Heading, &part.raw));
}

fn push(article: &mut Article, block: Block) {
    if !block.text.is_empty() {
        article.body.push(block);
    }
}

fn take_credits(article: &mut Article, credits: &Credits) {
    article.byline.extend(credits.people.iter().cloned());
    if article.outlet.is_none() {
        article.outlet.clone_from(&credits.outlet);
    }
}

fn block(kind: BlockKind, raw: &str) -> Block {
    Block {
        kind,
        text: close_up(raw),
        uncertain_joins: Vec::new(),
    }
}

/// The day a dateline prints with its year.
pub(super) fn printed_date(dateline: &str) -> Option<CalendarDate> {
    let number = |text: &str, mark: char| -> Option<u16> {
        let end = text.find(mark)?;
        let start = text[..end]
            .rfind(|c: char| !c.is_ascii_digit())
            .map_or(0, |i| {
                i + text[i..].chars().next().map_or(1, char::len_utf8)
            });
        text[start..end].parse().ok()
    };
    let (year, month, day) = (
        number(dateline, '年')?,
        number(dateline, '月')?,
        number(dateline, '日')?,
    );
    CalendarDate::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

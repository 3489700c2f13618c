use super::{
    Article, Block, BlockKind,
    credit::{Credits, parse_credits},
    dateline::parse_dateline,
    lexicon::lexicon,
    parts::{Part, PartKind, split_caption},
};
use crate::page::close_up;

/// A story on its way to becoming an [`Article`].
#[derive(Clone, Debug, Default)]
pub(super) struct Story {
    /// Lines of its headline, top to bottom.
    pub heads: Vec<String>,
    /// The article but for its headline.
    pub article: Article,
    /// Whether a byline at the foot has closed it.
    pub closed: bool,
}

/// Cuts the parts of a page into stories; headlines that open none are returned apart, block by
/// block.
pub(super) fn stories(parts: &[Part]) -> (Vec<Story>, Vec<Vec<String>>, Vec<String>) {
    let mut stories: Vec<Story> = Vec::new();
    let mut loose: Vec<Vec<String>> = Vec::new();
    let mut furniture = Vec::new();
    let mut heads: Vec<String> = Vec::new();
    for (part_idx, part) in parts.iter().enumerate() {
        match &part.kind {
            PartKind::Head | PartKind::VerticalHead => {
                let breaks_pile =
                    !heads.is_empty() && part.gap > 0 && !opens_story(&parts[part_idx..]);
                if breaks_pile && parts[part_idx - 1].gap == 0 {
                    loose.push(std::mem::take(&mut heads));
                }
                heads.push(close_up(&part.raw));
            }
            PartKind::Furniture => furniture.push(close_up(&part.raw)),
            PartKind::Byline(credits) => {
                if heads.is_empty()
                    && stories
                        .last()
                        .is_some_and(|story| !story.closed && story.article.byline.is_empty())
                {
                    if let Some(story) = stories.last_mut() {
                        take_credits(&mut story.article, credits);
                        story.closed = true;
                    }
                } else {
                    let mut story = Story {
                        heads: std::mem::take(&mut heads),
                        ..Story::default()
                    };
                    take_credits(&mut story.article, credits);
                    stories.push(story);
                }
            }
            PartKind::Caption => {
                if let Some((text, credits)) = split_caption(&part.raw) {
                    let story = current(&mut stories);
                    story.article.body.push(block(BlockKind::Caption, text));
                    take_credits(&mut story.article, &credits);
                }
            }
            PartKind::Text => text_part(part, &mut stories, &mut heads),
        }
    }
    if !heads.is_empty() {
        loose.push(heads);
    }
    (stories, loose, furniture)
}

/// Whether the headline at the start of `parts` stands right above a byline or a dateline.
fn opens_story(parts: &[Part]) -> bool {
    let after = parts
        .iter()
        .find(|p| !matches!(p.kind, PartKind::Head | PartKind::VerticalHead));
    after.is_some_and(|part| match part.kind {
        PartKind::Byline(_) => true,
        PartKind::Text => parse_dateline(&part.raw).is_some(),
        _ => false,
    })
}

fn text_part(part: &Part, stories: &mut Vec<Story>, heads: &mut Vec<String>) {
    let dateline = parse_dateline(&part.raw);
    let in_progress = stories.last().is_some_and(|story| !story.closed);
    let is_crosshead = heads.len() == 1 && in_progress && dateline.is_none();
    if is_crosshead {
        let head = std::mem::take(heads).concat();
        current(stories)
            .article
            .body
            .push(block(BlockKind::Heading, &head));
    } else if dateline.is_some() || !heads.is_empty() || !in_progress {
        stories.push(Story {
            heads: std::mem::take(heads),
            ..Story::default()
        });
    }
    let story = current(stories);
    let mut text = part.raw.as_str();
    if let Some(dateline) = dateline {
        take_credits(&mut story.article, &dateline.credits);
        text = &text[dateline.byte_len..];
        story.article.outlet = dateline.outlet.or(story.article.outlet.take());
        story.article.dateline = Some(dateline.text);
    }
    if let Some((rest, credits)) = foot_byline(text) {
        take_credits(&mut story.article, &credits);
        story.closed = true;
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
    story.article.body.push(block(kind, text));
    story.article.body.retain(|block| !block.text.is_empty());
}

/// Parts a paragraph from the bracketed byline at its foot: `……前程。（王一）`.
fn foot_byline(text: &str) -> Option<(&str, Credits)> {
    let text = text.trim_end();
    if !text.ends_with(['）', ')']) {
        return None;
    }
    let cut = text.rfind(['（', '('])?;
    let credits = parse_credits(&text[cut..])?;
    Some((text[..cut].trim_end(), credits))
}

fn current(stories: &mut Vec<Story>) -> &mut Story {
    if stories.is_empty() {
        stories.push(Story::default());
    }
    let last = stories.len() - 1;
    &mut stories[last]
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

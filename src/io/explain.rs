//! How a page was rebuilt, line by line: for whoever debugs the next paper's quirks.

use std::io::{self, Write};

use super::contract::dropped_why;
use super::open::{ExplainedPage, OpenError, Request, Sources};
use crate::article::{Cut, Explanation, LineRole, LineStory, Place, Reason};

/// What stands above the lines of every page.
const HEADINGS: &str =
    " line  became    where   cells  because                                     text";

/// Writes for every page of `request` what each of its lines became and why, then what was dropped,
/// and the bylines and datelines that became fields. `where` counts as the JSON does: article and
/// block, from 0. `failed` hears of what cannot be opened and of what is no page.
///
/// # Errors
/// When `out` cannot be written to.
pub fn explain(
    request: &Request,
    out: &mut impl Write,
    mut failed: impl FnMut(OpenError),
) -> io::Result<()> {
    let mut is_first = true;
    for source in Sources::new(request.inputs.clone()) {
        match source.and_then(|source| source.explain(request.charset)) {
            Err(error) => failed(error),
            Ok(pages) => {
                for page in pages {
                    if !std::mem::take(&mut is_first) {
                        writeln!(out)?;
                    }
                    write_page(&page, out)?;
                }
            }
        }
    }
    out.flush()
}

fn write_page(page: &ExplainedPage, out: &mut impl Write) -> io::Result<()> {
    let ExplainedPage {
        text,
        document,
        explanation: Explanation { lines, printed },
    } = page;
    let (articles, dropped) = (document.articles.len(), document.dropped.len());
    writeln!(
        out,
        "{}: {articles} articles, {dropped} texts dropped",
        document.source
    )?;
    writeln!(out, "{HEADINGS}")?;
    let (mut byte, mut line_no) = (0, 1);
    for line in lines {
        let passed = text.get(byte..line.span.byte_start).unwrap_or_default();
        line_no += passed.matches('\n').count();
        byte = line.span.byte_start;
        write_line(line_no, line, line.span.of(text), out)?;
    }
    for (idx, article) in document.articles.iter().enumerate() {
        let title = article.title.as_deref().unwrap_or("(no headline)");
        writeln!(out, "article {idx}: {title}, {} blocks", article.body.len())?;
    }
    for dropped in &document.dropped {
        writeln!(
            out,
            "dropped, {}: {}",
            dropped_why(&dropped.reason),
            dropped.text
        )?;
    }
    for printed in printed {
        writeln!(out, "became a field: {printed}")?;
    }
    for warning in &document.warnings {
        let article = warning.article_idx.map(|idx| format!("article {idx}: "));
        writeln!(
            out,
            "warning: {}{}",
            article.unwrap_or_default(),
            warning.message
        )?;
    }
    Ok(())
}

fn write_line(
    line_no: usize,
    line: &LineStory,
    text: &str,
    out: &mut impl Write,
) -> io::Result<()> {
    let place = match (line.article_idx, line.block_idx) {
        (Some(article), Some(block)) if line.role != LineRole::Byline => {
            format!("{article}.{block}")
        }
        (Some(article), _) => article.to_string(),
        _ => String::new(),
    };
    let cells = line
        .column
        .map(|cells| cells.to_string())
        .unwrap_or_default();
    let mut because = reason(line);
    if let Some(nats) = line.joined_behind {
        because.push_str(&format!("; goes on elsewhere, {nats:.1} nats"));
    }
    let became = role(line.role);
    writeln!(
        out,
        "{line_no:>5}  {became:<9} {place:<7} {cells:>5}  {because:<42}  {text}"
    )
}

fn role(role: LineRole) -> &'static str {
    match role {
        LineRole::Headline => "headline",
        LineRole::Heading => "crosshead",
        LineRole::Byline => "byline",
        LineRole::Text => "text",
        LineRole::Caption => "caption",
        LineRole::Furniture => "furniture",
        LineRole::Repeat => "repeat",
    }
}

fn reason(line: &LineStory) -> String {
    let words = match line.reason {
        Reason::Shape { is_vertical, bond } => {
            let shape = if is_vertical {
                "one character a line"
            } else {
                "its shape"
            };
            return match bond {
                Some((place, shared)) => {
                    let place = match place {
                        Place::Over => "over the story",
                        Place::Under => "under the story",
                        Place::Apart => "apart from the story",
                    };
                    format!("{shape}; {place}, {shared:.2} shared")
                }
                None if line.role == LineRole::Furniture => format!("{shape}; no story took it"),
                None => shape.to_owned(),
            };
        }
        Reason::SetAlike => "set like other crossheads",
        Reason::Names => "names and what they did",
        Reason::Photographer => "ends in a photographer",
        Reason::PageWord => "opens with a word of the page's own",
        Reason::Begins => "begins a paragraph",
        Reason::GoesOn => "goes on",
        Reason::Cut(Cut::Words) => "cut above: its words do not go on here",
        Reason::Cut(Cut::BlankLine) => "cut above: a blank line where there are few",
        Reason::Cut(Cut::NoIndent) => "no indent where paragraphs have one",
        Reason::SameText => "stands elsewhere, word for word",
        Reason::NearText => "stands elsewhere, nearly so",
    };
    words.to_owned()
}

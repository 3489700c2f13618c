use serde::Serialize;

use super::{EntityRecord, FigureRecord};
use crate::article::{Article, BlockKind, DropReason, Warning};
use crate::library::{Member, Names};

/// An article as the contract has it.
#[derive(Debug, Serialize)]
pub(in crate::io) struct ArticleRecord<'a> {
    /// Only where articles stand without their document, as in JSON lines.
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    id: String,
    kicker: Option<&'a str>,
    title: Option<&'a str>,
    subtitle: Option<&'a str>,
    byline: Vec<CreditRecord<'a>>,
    outlet: Option<&'a str>,
    dateline: Option<&'a str>,
    date: Option<String>,
    body: Vec<BlockRecord<'a>>,
    figures: Vec<FigureRecord<'a>>,
    entities: Vec<EntityRecord<'a>>,
}

#[derive(Debug, Serialize)]
struct CreditRecord<'a> {
    role: &'a str,
    name: &'a str,
}

#[derive(Debug, Serialize)]
struct BlockRecord<'a> {
    kind: &'static str,
    text: &'a str,
    /// Characters of `text` before each uncertain join; only where there is one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    uncertain_joins: Vec<usize>,
}

impl<'a> ArticleRecord<'a> {
    /// The record of an article within its document, or with the `source` it stands for alone.
    /// `names` are those of its page.
    pub fn new(
        source: Option<&'a str>,
        article: &'a Article,
        member: &Member<'a>,
        names: &'a Names,
    ) -> Self {
        let credit = |credit: &'a crate::article::Credit| CreditRecord {
            role: &credit.role,
            name: &credit.name,
        };
        let block = |block: &'a crate::article::Block| BlockRecord {
            kind: block_kind(block.kind),
            text: &block.text,
            uncertain_joins: chars_before(&block.text, &block.uncertain_joins),
        };
        Self {
            source,
            id: article.id().to_string(),
            kicker: article.kicker.as_deref(),
            title: article.title.as_deref(),
            subtitle: article.subtitle.as_deref(),
            byline: article.byline.iter().map(credit).collect(),
            outlet: article.outlet.as_deref(),
            dateline: article.dateline.as_deref(),
            date: article.date.map(|date| date.to_string()),
            body: article.body.iter().map(block).collect(),
            figures: super::figures(&article.body, &member.analysis.figures),
            entities: super::entities(&article.body, member, names),
        }
    }
}

/// Byte offsets into `text` as character offsets.
fn chars_before(text: &str, bytes: &[usize]) -> Vec<usize> {
    let before = bytes.iter().filter_map(|&byte| text.get(..byte));
    before.map(|before| before.chars().count()).collect()
}

/// The contract's word for a kind of block.
fn block_kind(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Paragraph => "paragraph",
        BlockKind::Heading => "heading",
        BlockKind::Caption => "caption",
        BlockKind::Note => "note",
    }
}

/// The contract's words for why a text was dropped.
pub(in crate::io) fn dropped_why(reason: &DropReason) -> String {
    match reason {
        DropReason::Duplicate {
            article_idx,
            block_idx,
        } => {
            format!("duplicate of article {article_idx}, block {block_idx}")
        }
        DropReason::NearCopy {
            article_idx,
            block_idx,
        } => {
            format!("near copy of article {article_idx}, block {block_idx}")
        }
        DropReason::Furniture => "furniture".to_owned(),
    }
}

/// A warning as one string, the article it concerns in front.
pub(in crate::io) fn record_warning(warning: &Warning) -> String {
    match warning.article_idx {
        Some(article_idx) => format!("article {article_idx}: {}", warning.message),
        None => warning.message.clone(),
    }
}

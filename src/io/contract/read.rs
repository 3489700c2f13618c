//! Reading the contract's JSON: an array of documents, one document, an array of articles, one
//! article, or any of these a line. Articles are taken as they are, cleaned; unknown fields are
//! passed over, and what is missing or of another type is as if it were empty.

use serde_json::{Map, Value};

use crate::article::{
    Article, Block, BlockKind, CalendarDate, Credit, Document, DropReason, Dropped, Warning,
};
use crate::text::clean_line;

/// Why a text is not articles in JSON.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::io) enum NotArticles {
    /// It is no JSON.
    Broken {
        line: usize,
        column: usize,
        reason: String,
    },
    /// It is JSON, with no articles in it.
    Foreign,
}

/// The documents in `text`; `name` is the source of those that name none.
pub(in crate::io) fn documents(name: &str, text: &str) -> Result<Vec<Document>, NotArticles> {
    let mut gathered = Gathered {
        name,
        documents: Vec::new(),
        loose: None,
    };
    match serde_json::from_str(text) {
        Ok(value) => gathered
            .take(value)
            .map_err(|Foreign| NotArticles::Foreign)?,
        Err(whole) => gathered
            .take_lines(text)
            .map_err(|Foreign| NotArticles::Broken {
                line: whole.line(),
                column: whole.column(),
                reason: reason(&whole),
            })?,
    }
    Ok(gathered.finish())
}

/// What the parser says, less the place, which is told apart.
fn reason(error: &serde_json::Error) -> String {
    let message = error.to_string();
    match message.rsplit_once(" at line ") {
        Some((reason, _)) => reason.to_owned(),
        None => message,
    }
}

/// The value holds no articles.
struct Foreign;

struct Gathered<'n> {
    name: &'n str,
    documents: Vec<Document>,
    /// Articles without a document around them, gathered by the source they name.
    loose: Option<Document>,
}

impl Gathered<'_> {
    fn take(&mut self, value: Value) -> Result<(), Foreign> {
        match value {
            Value::Array(values) => values.into_iter().try_for_each(|value| match value {
                Value::Object(fields) => self.take_object(fields),
                _ => Err(Foreign),
            }),
            Value::Object(fields) => self.take_object(fields),
            _ => Err(Foreign),
        }
    }

    fn take_object(&mut self, mut fields: Map<String, Value>) -> Result<(), Foreign> {
        if let Some(Value::Array(articles)) = fields.remove("articles") {
            self.close_loose();
            self.documents.push(document(self.name, fields, articles));
            return Ok(());
        }
        if !fields.contains_key("body") && !fields.contains_key("title") {
            return Err(Foreign);
        }
        let source = line(&mut fields, "source").unwrap_or_else(|| self.name.to_owned());
        if self
            .loose
            .as_ref()
            .is_some_and(|loose| loose.source != source)
        {
            self.close_loose();
        }
        let loose = self.loose.get_or_insert_with(|| Document {
            source,
            ..Document::default()
        });
        loose.articles.push(article(fields));
        Ok(())
    }

    /// JSON lines. A line that is broken is reported and passed over, unless the first one is: then
    /// this is something else.
    fn take_lines(&mut self, text: &str) -> Result<(), Foreign> {
        let lines = text.lines().enumerate();
        let mut filled = lines.filter(|(_, line)| !line.trim().is_empty());
        let (_, first) = filled.next().ok_or(Foreign)?;
        self.take(serde_json::from_str(first).map_err(|_| Foreign)?)?;
        let mut broken = Vec::new();
        for (line_idx, line) in filled {
            let taken = serde_json::from_str(line).map_err(|error| reason(&error));
            let taken = taken.and_then(|value| {
                self.take(value)
                    .map_err(|Foreign| "no article in it".to_owned())
            });
            if let Err(reason) = taken {
                broken.push(Warning {
                    article_idx: None,
                    message: format!("line {} is left out: {reason}", line_idx + 1),
                });
            }
        }
        self.close_loose();
        if let Some(document) = self.documents.first_mut() {
            document.warnings.extend(broken);
        }
        Ok(())
    }

    fn close_loose(&mut self) {
        self.documents.extend(self.loose.take());
    }

    fn finish(mut self) -> Vec<Document> {
        self.close_loose();
        if self.documents.is_empty() {
            self.documents.push(Document {
                source: self.name.to_owned(),
                warnings: vec![Warning {
                    article_idx: None,
                    message: "there are no articles in it".to_owned(),
                }],
                ..Document::default()
            });
        }
        self.documents
    }
}

fn document(name: &str, mut fields: Map<String, Value>, articles: Vec<Value>) -> Document {
    let articles: Vec<Article> = articles
        .into_iter()
        .map(|value| article(object(value)))
        .collect();
    let dropped = list(&mut fields, "dropped")
        .into_iter()
        .map(|value| dropped(value, &articles));
    let dropped = dropped.collect();
    Document {
        source: line(&mut fields, "source").unwrap_or_else(|| name.to_owned()),
        warnings: list(&mut fields, "warnings")
            .into_iter()
            .filter_map(warning)
            .collect(),
        dropped,
        articles,
    }
}

fn article(mut fields: Map<String, Value>) -> Article {
    Article {
        kicker: line(&mut fields, "kicker"),
        title: line(&mut fields, "title"),
        subtitle: line(&mut fields, "subtitle"),
        byline: list(&mut fields, "byline")
            .into_iter()
            .filter_map(credit)
            .collect(),
        outlet: line(&mut fields, "outlet"),
        dateline: line(&mut fields, "dateline"),
        date: line(&mut fields, "date").and_then(|date| calendar_date(&date)),
        body: list(&mut fields, "body")
            .into_iter()
            .filter_map(block)
            .collect(),
    }
}

/// A block, or a bare string for a paragraph. One without text is none.
fn block(value: Value) -> Option<Block> {
    let mut fields = object_or(value, "text");
    let kind = match line(&mut fields, "kind").as_deref() {
        Some("heading") => BlockKind::Heading,
        Some("caption") => BlockKind::Caption,
        Some("note") => BlockKind::Note,
        _ => BlockKind::Paragraph,
    };
    let text = line(&mut fields, "text").filter(|text| !text.trim().is_empty())?;
    let joins = list(&mut fields, "uncertain_joins");
    let joins = joins.iter().filter_map(Value::as_u64);
    let byte_of = |char_idx| text.char_indices().nth(usize::try_from(char_idx).ok()?);
    Some(Block {
        kind,
        uncertain_joins: joins.filter_map(|at| Some(byte_of(at)?.0)).collect(),
        text,
    })
}

fn credit(value: Value) -> Option<Credit> {
    let mut fields = object_or(value, "name");
    Some(Credit {
        role: line(&mut fields, "role").unwrap_or_default(),
        name: line(&mut fields, "name")?,
    })
}

fn dropped(value: Value, articles: &[Article]) -> Dropped {
    let mut fields = object_or(value, "text");
    // A dropped text may have been several lines of the page.
    let text = match fields.remove("text") {
        Some(Value::String(text)) => crate::text::clean(&text).into_owned(),
        _ => String::new(),
    };
    let why = line(&mut fields, "why").unwrap_or_default();
    let twin = |words: &str| {
        let (article_idx, block_idx) = why.strip_prefix(words)?.split_once(", block ")?;
        let (article_idx, block_idx) = (article_idx.parse().ok()?, block_idx.parse().ok()?);
        let article: &Article = articles.get(article_idx)?;
        (block_idx < article.body.len()).then_some((article_idx, block_idx))
    };
    let reason = if let Some((article_idx, block_idx)) = twin("duplicate of article ") {
        DropReason::Duplicate {
            article_idx,
            block_idx,
        }
    } else if let Some((article_idx, block_idx)) = twin("near copy of article ") {
        DropReason::NearCopy {
            article_idx,
            block_idx,
        }
    } else {
        DropReason::Furniture
    };
    Dropped { text, reason }
}

fn warning(value: Value) -> Option<Warning> {
    let message = line(&mut object_or(value, "message"), "message")?;
    let about = message
        .strip_prefix("article ")
        .and_then(|rest| rest.split_once(": "));
    let about = about.and_then(|(idx, rest)| Some((idx.parse().ok()?, rest.to_owned())));
    Some(match about {
        Some((article_idx, message)) => Warning {
            article_idx: Some(article_idx),
            message,
        },
        None => Warning {
            article_idx: None,
            message,
        },
    })
}

/// `2025-09-09`, with or without a time behind it, or `20250909`.
fn calendar_date(text: &str) -> Option<CalendarDate> {
    let (year, rest) = text.split_at_checked(4)?;
    let (month_at, day_at) = if rest.starts_with('-') {
        (1, 4)
    } else {
        (0, 2)
    };
    let part = |at: usize| rest.get(at..at + 2)?.parse().ok();
    CalendarDate::new(year.parse().ok()?, part(month_at)?, part(day_at)?)
}

/// The text of a field, clean and on one line. Empty is as if it were not there.
fn line(fields: &mut Map<String, Value>, name: &str) -> Option<String> {
    let text = match fields.remove(name)? {
        Value::String(text) => text,
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    let text = match clean_line(&text) {
        std::borrow::Cow::Borrowed(_) => text,
        std::borrow::Cow::Owned(cleaned) => cleaned,
    };
    (!text.is_empty()).then_some(text)
}

fn list(fields: &mut Map<String, Value>, name: &str) -> Vec<Value> {
    match fields.remove(name) {
        Some(Value::Array(values)) => values,
        // One where there could be several.
        Some(value @ (Value::String(_) | Value::Object(_))) => vec![value],
        _ => Vec::new(),
    }
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(fields) => fields,
        _ => Map::new(),
    }
}

/// The fields of an object, or a bare string as the field `name` of one.
fn object_or(value: Value, name: &str) -> Map<String, Value> {
    match value {
        Value::String(_) => Map::from_iter([(name.to_owned(), value)]),
        value => object(value),
    }
}

//! Articles out: as data, as a readable text, as set in type.
//!
//! The output goes out article by article, in the order of the input, while the cores share the
//! reading, the analysis and the setting.

mod csv;
mod json;
mod markdown;
mod typeset;

use std::io::{self, Write};

use super::open::{OpenError, Request, Sources};
use super::{Analyst, parallel};
use crate::article::{Article, Document};
use crate::compose::Setting;
use crate::extract::Analysis;
use crate::library::{ArticleIdx, Member, Names};

/// What articles are written as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// An array of documents, one for each input: articles, figures, names, what was dropped
    #[default]
    Json,
    /// JSON lines: one article a line, with its source
    Jsonl,
    /// One figure a line, for spreadsheets
    Csv,
    /// Markdown, to be read and edited
    Md,
    /// Set in type, the very lines the reader shows
    Txt,
}

/// What there is to say about an export besides its output.
#[derive(Debug)]
pub enum Report {
    /// A source could not be opened. The others are exported all the same.
    Failed(OpenError),
    /// Something a reader should know of a whole source, where the format has no place for it.
    Warning {
        /// The source.
        source: String,
        /// One sentence.
        message: String,
    },
}

/// Sources that are read together, so that the cores can share them.
const SOURCES_AT_ONCE: usize = 64;
/// Articles that are written together, likewise.
const ARTICLES_AT_ONCE: usize = 256;

/// Writes what `request` asks for to `out`. `setting` is for [`Format::Txt`]; `report` hears of
/// everything that is not output.
///
/// # Errors
/// When `out` cannot be written to.
pub fn export(
    request: &Request,
    format: Format,
    setting: &Setting,
    out: &mut impl Write,
    mut report: impl FnMut(Report),
) -> io::Result<()> {
    let analyst = Analyst::new();
    let mut writer = Writer {
        format,
        out,
        documents: 0,
        articles: 0,
    };
    writer.begin()?;
    let mut sources = Sources::new(request.inputs.clone());
    loop {
        let batch: Vec<_> = sources.by_ref().take(SOURCES_AT_ONCE).collect();
        if batch.is_empty() {
            return writer.end();
        }
        let loaded = parallel::map(&batch, |source| {
            source
                .as_ref()
                .ok()
                .map(|source| source.load(request.charset))
        });
        let mut documents = Vec::new();
        for (source, loaded) in batch.into_iter().zip(loaded) {
            match source.and_then(|_| loaded.unwrap_or_else(|| Ok(Vec::new()))) {
                Ok(found) => documents.extend(found),
                Err(error) => report(Report::Failed(error)),
            }
        }
        let pages = analysed(&documents, &analyst);
        let articles: Vec<(&Page<'_>, usize)> = pages
            .iter()
            .flat_map(|page| (0..page.analyses.len()).map(move |idx| (page, idx)))
            .collect();
        let mut pieces = articles.chunks(ARTICLES_AT_ONCE).flat_map(|articles| {
            parallel::map(articles, |&(page, idx)| piece(format, page, idx, setting))
        });
        for document in &documents {
            writer.document(document, &mut pieces, setting)?;
            report_warnings(document, format, &mut report);
        }
    }
}

/// A document and what was found in it.
struct Page<'d> {
    document: &'d Document,
    analyses: Vec<Analysis>,
    names: Names,
}

impl Page<'_> {
    fn member(&self, idx: usize) -> Option<Member<'_>> {
        Some(Member {
            article: ArticleIdx(idx),
            source_idx: 0,
            analysis: self.analyses.get(idx)?,
        })
    }
}

/// The documents, each analysed as a whole: its articles know each other's names.
fn analysed<'d>(documents: &'d [Document], analyst: &Analyst) -> Vec<Page<'d>> {
    let articles: Vec<&Article> = documents.iter().flat_map(|d| &d.articles).collect();
    let mut read = parallel::map(&articles, |article| analyst.read(article)).into_iter();
    let page = |document: &'d Document| {
        let articles: Vec<&Article> = document.articles.iter().collect();
        let read = read.by_ref().take(articles.len()).collect();
        let mut page = Page {
            document,
            analyses: Analyst::agree(&articles, read),
            names: Names::default(),
        };
        let members: Vec<_> = (0..articles.len())
            .filter_map(|idx| page.member(idx))
            .collect();
        page.names = Names::join(&members);
        page
    };
    documents.iter().map(page).collect()
}

/// One article in the words of the format.
fn piece(format: Format, page: &Page<'_>, idx: usize, setting: &Setting) -> io::Result<Vec<u8>> {
    let document = page.document;
    let (Some(article), Some(member)) = (document.articles.get(idx), page.member(idx)) else {
        return Ok(Vec::new());
    };
    let analysis = member.analysis;
    match format {
        Format::Json => json::article(article, &member, &page.names),
        Format::Jsonl => json::article_line(&document.source, article, &member, &page.names),
        Format::Csv => csv::figures(&document.source, article, analysis),
        Format::Md => Ok(markdown::article(article, analysis).into_bytes()),
        Format::Txt => Ok(typeset::article(article, analysis, setting).into_bytes()),
    }
}

fn report_warnings(document: &Document, format: Format, report: &mut impl FnMut(Report)) {
    if format == Format::Json {
        return;
    }
    let of_source = document
        .warnings
        .iter()
        .filter(|warning| warning.article_idx.is_none());
    for warning in of_source {
        report(Report::Warning {
            source: document.source.clone(),
            message: warning.message.clone(),
        });
    }
}

/// Puts the articles together: what stands before, between and after them.
struct Writer<'w, W: Write> {
    format: Format,
    out: &'w mut W,
    documents: usize,
    articles: usize,
}

impl<W: Write> Writer<'_, W> {
    fn begin(&mut self) -> io::Result<()> {
        match self.format {
            Format::Json => self.out.write_all(b"["),
            Format::Csv => self.out.write_all(&csv::header()?),
            Format::Jsonl | Format::Md | Format::Txt => Ok(()),
        }
    }

    fn document(
        &mut self,
        document: &Document,
        pieces: &mut impl Iterator<Item = io::Result<Vec<u8>>>,
        setting: &Setting,
    ) -> io::Result<()> {
        if self.format == Format::Json {
            self.out
                .write_all(if self.documents == 0 { b"\n" } else { b",\n" })?;
            json::begin_document(self.out, document)?;
        }
        for (idx, piece) in pieces.take(document.articles.len()).enumerate() {
            let between = match self.format {
                Format::Json if idx > 0 => ",\n",
                Format::Md if self.articles > 0 => markdown::BETWEEN,
                Format::Txt if self.articles > 0 => &typeset::between(setting),
                _ => "",
            };
            self.out.write_all(between.as_bytes())?;
            self.out.write_all(&piece?)?;
            self.articles += 1;
        }
        if self.format == Format::Json {
            json::end_document(self.out, document)?;
        }
        self.documents += 1;
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        if self.format == Format::Json {
            self.out.write_all(if self.documents == 0 {
                b"]\n"
            } else {
                b"\n]\n"
            })?;
        }
        self.out.flush()
    }
}

use std::io::{self, BufRead, BufReader, Read, Write};

use serde::Serialize;

use super::contract::{self, EntityRecord, FigureRecord};
use super::{Analyst, Charset, decode, parallel};
use crate::article::{Article, Block};
use crate::extract::{Mode, figures_in};
use crate::library::{ArticleIdx, Member, Names};

/// What is looked for in each line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Figures: stated ones with what they measure, or bare ones, plain numbers among them.
    Figures(Mode),
    /// Entities.
    Entities,
}

/// Why reading lines came to an end before they did.
#[derive(Debug, thiserror::Error)]
pub enum LinesError {
    /// The lines could not be read.
    #[error("standard input cannot be read: {0}")]
    Input(#[source] io::Error),
    /// The answers could not be written.
    #[error("standard output cannot be written: {0}")]
    Output(#[from] io::Error),
}

/// Lines read at once, so that the cores can share them.
const BATCH_BYTES: usize = 1 << 20;

/// Reads lines and writes for each one, in order, `{"line": n, "figures": [...]}` or
/// `{"line": n, "entities": [...]}` on a line, `n` from 1. Offsets count the characters of the line
/// as it stands, its line end aside.
///
/// What has arrived is answered before more is waited for, so that a program may ask line by line.
/// Without a `charset`, a line that is no UTF-8 is read in the encoding that it looks like.
///
/// # Errors
/// When reading or writing fails.
pub fn answer_lines(
    input: impl Read,
    output: &mut impl Write,
    charset: Option<Charset>,
    wanted: Wanted,
) -> Result<(), LinesError> {
    let mut reader = BufReader::with_capacity(BATCH_BYTES, input);
    if !charset.is_some_and(Charset::is_utf16) {
        return answer(reader, output, charset, wanted);
    }
    // A line feed is two bytes in UTF-16, so that it must be decoded before there are any lines.
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes).map_err(LinesError::Input)?;
    let text = decode(&bytes, charset).text;
    answer(text.as_bytes(), output, None, wanted)
}

fn answer(
    mut reader: impl BufRead,
    output: &mut impl Write,
    charset: Option<Charset>,
    wanted: Wanted,
) -> Result<(), LinesError> {
    let analyst = Analyst::new();
    let mut line_count = 0;
    loop {
        let batch = read_lines(&mut reader).map_err(LinesError::Input)?;
        if batch.is_empty() {
            return Ok(output.flush()?);
        }
        let lines: Vec<(usize, &[u8])> = (line_count + 1..).zip(split(&batch)).collect();
        line_count += lines.len();
        for answer in parallel::map(&lines, |&(line_no, bytes)| {
            let text = match std::str::from_utf8(bytes) {
                Ok(text) if charset.is_none() && line_no > 1 => text.to_owned(),
                _ => decode(bytes, charset).text,
            };
            json_line(&analyst, line_no, text, wanted)
        }) {
            output.write_all(&answer?)?;
        }
        output.flush()?;
    }
}

/// Waits for something to read, and returns all whole lines of what is there; at the end, whatever
/// is left; then nothing.
fn read_lines(reader: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut lines = Vec::new();
    loop {
        let there = match reader.fill_buf() {
            Ok(there) => there,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let is_end = there.is_empty();
        let last_line_end = there.iter().rposition(|&byte| byte == b'\n');
        let len = last_line_end.map_or(there.len(), |at| at + 1);
        lines.extend_from_slice(there.get(..len).unwrap_or_default());
        reader.consume(len);
        if is_end || last_line_end.is_some() {
            return Ok(lines);
        }
    }
}

/// The lines of `batch` without their line ends.
fn split(batch: &[u8]) -> impl Iterator<Item = &[u8]> {
    let batch = batch.strip_suffix(b"\n").unwrap_or(batch);
    let lines = batch.split(|&byte| byte == b'\n');
    lines.map(|line| line.strip_suffix(b"\r").unwrap_or(line))
}

#[derive(Serialize)]
struct Answer<'a> {
    line: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    figures: Option<Vec<FigureRecord<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entities: Option<Vec<EntityRecord<'a>>>,
}

fn json_line(
    analyst: &Analyst,
    line_no: usize,
    text: String,
    wanted: Wanted,
) -> io::Result<Vec<u8>> {
    let article = Article {
        body: vec![Block {
            text,
            ..Block::default()
        }],
        ..Article::default()
    };
    let body = article.body.as_slice();
    let text = body.first().map_or("", |block| block.text.as_str());
    let (figures, analysis, names);
    let mut answer = Answer {
        line: line_no,
        figures: None,
        entities: None,
    };
    match wanted {
        Wanted::Figures(mode) => {
            figures = match mode {
                Mode::Stated => analyst.figures(&article),
                Mode::Bare => figures_in(text, mode),
            };
            answer.figures = Some(contract::figures(body, &figures));
        }
        Wanted::Entities => {
            analysis = analyst.names(&article);
            let member = Member {
                article: ArticleIdx(0),
                source_idx: 0,
                analysis: &analysis,
            };
            names = Names::join(&[member]);
            answer.entities = Some(contract::entities(body, &member, &names));
        }
    }
    let mut json = serde_json::to_vec(&answer)?;
    json.push(b'\n');
    Ok(json)
}

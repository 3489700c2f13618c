use std::borrow::Cow;

use super::{
    abreast::Placed,
    blanks::{SPACED_FROM, close_justified},
    language::{Language, Unknown},
    layout::{self, ColumnLine},
    shape::print_width,
};
use crate::text::Span;

/// One line of a page that holds anything but blanks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where its text stands in the page, without the blanks around it.
    pub span: Span,
    /// Blank lines above it.
    pub gap: u32,
    /// Half squares of blank in front of it.
    pub indent: u32,
    /// Half squares it takes in print; blanks of justification are not counted.
    pub width: u32,
    /// Whether blanks stand between its characters, which print narrower than a half square.
    pub has_blanks: bool,
    /// Characters that are no blanks.
    pub chars: u32,
    /// How it stands to the line above it.
    pub joint: Joint,
    /// The story that the layout of the page puts it in, by its number, where a headline stands over it.
    pub story: Option<u32>,
}

/// How a line stands to the one above it, where the lines of a page were put in order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Joint {
    /// It follows on the page, or in the text as it stands.
    #[default]
    Follows,
    /// A piece of a column begins, of whatever story.
    Piece,
    /// A headline begins that stood beside others.
    Headline,
    /// It goes on.
    InHeadline,
    /// A story begins, with its headline where it has one.
    Story,
}

/// The lines of a text whose columns stand one after the other.
fn lines_as_they_stand(text: &str) -> Vec<ColumnLine> {
    let mut lines = Vec::new();
    let (mut byte_start, mut gap) = (0, 0);
    for raw in text.split('\n') {
        let inner = raw.trim();
        if inner.is_empty() {
            gap += 1;
        } else {
            let lead = raw.len() - raw.trim_start().len();
            let indent = raw[..lead]
                .chars()
                .map(|c| if c == '\u{3000}' { 2 } else { 1 })
                .sum();
            let start = byte_start + lead;
            lines.push(ColumnLine {
                span: Span::new(start, start + inner.len()),
                gap,
                indent,
                joint: Joint::Follows,
                story: None,
            });
            gap = 0;
        }
        byte_start += raw.len() + 1;
    }
    lines
}

/// Characters of `text` that are no blanks, half squares that they take, and blanks.
fn measured(text: &str) -> (u32, u32, u32) {
    let (mut chars, mut width, mut blanks) = (0, 0, 0);
    for c in text.chars() {
        match print_width(c) {
            0 => blanks += 1,
            c_width => {
                chars += 1;
                width += c_width;
            }
        }
    }
    (chars, width, blanks)
}

/// A page's text with its lines.
#[derive(Clone, Debug)]
pub struct Page<'a> {
    /// The whole text, clean.
    pub text: &'a str,
    /// The lines that hold anything, top to bottom.
    pub lines: Vec<Line>,
    /// Text of the lines that were closed to their measure, without the blanks of that.
    /// Lines behind the last of them are left out.
    closed: Vec<Option<Box<str>>>,
}

impl<'a> Page<'a> {
    /// Finds the lines of `text`.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        Self::read(text, &Unknown)
    }

    /// The same by somebody who knows the language: which column goes on with which may need it.
    #[must_use]
    pub fn read(text: &'a str, language: &impl Language) -> Self {
        let column_lines =
            layout::reading_order(text, language).unwrap_or_else(|| lines_as_they_stand(text));
        let mut closed = Vec::new();
        let lines = column_lines
            .into_iter()
            .enumerate()
            .map(|(line_idx, line)| {
                let inner = line.span.of(text);
                let (chars, width, mut blanks) = measured(inner);
                if blanks + 1 >= SPACED_FROM
                    && let Cow::Owned(text) = close_justified(inner)
                {
                    closed.resize(line_idx, None);
                    closed.push(Some(text.into_boxed_str()));
                    blanks = 0;
                }
                Line {
                    span: line.span,
                    gap: line.gap,
                    indent: line.indent,
                    width: width + blanks,
                    has_blanks: blanks > 0,
                    chars,
                    joint: line.joint,
                    story: line.story,
                }
            })
            .collect();
        Self {
            text,
            lines,
            closed,
        }
    }

    /// Puts the lines in another order: `order` names each line once, and tells how it stands to the
    /// one above, `None` for as it stood. A blank line stands above a piece.
    pub fn reorder(&mut self, order: &[(usize, Option<Joint>)]) {
        self.closed.resize(self.lines.len(), None);
        let (lines, mut closed) = (&self.lines, std::mem::take(&mut self.closed));
        self.closed = order.iter().map(|(i, _)| closed[*i].take()).collect();
        self.lines = order
            .iter()
            .map(|&(i, joint)| match joint {
                None => lines[i],
                Some(joint) => Line {
                    gap: u32::from(joint != Joint::Follows),
                    joint,
                    ..lines[i]
                },
            })
            .collect();
    }

    /// The same with parts of lines, each by where it stands in the page. A blank line stands above each headline.
    pub(super) fn place(&mut self, order: &[Placed]) {
        self.closed.resize(self.lines.len(), None);
        let (lines, mut closed) = (&self.lines, std::mem::take(&mut self.closed));
        self.closed = order.iter().map(|(i, ..)| closed[*i].take()).collect();
        self.lines = order
            .iter()
            .map(|&(i, span, joint)| {
                let mut line = lines[i];
                if span != line.span {
                    let (chars, width, blanks) = measured(span.of(self.text));
                    line = Line {
                        span,
                        width: width + blanks,
                        has_blanks: blanks > 0,
                        chars,
                        ..line
                    };
                }
                if let Some(joint) = joint {
                    line.gap = u32::from(joint == Joint::Headline);
                    line.joint = joint;
                }
                line
            })
            .collect();
    }

    /// The byte in line `line_idx` at which its character number `chars`, blanks not counted, begins. `None` where
    /// there is no such character, or where blanks of justification were taken out of the line.
    #[must_use]
    pub fn byte_of(&self, line_idx: usize, chars: usize) -> Option<usize> {
        let inner = self.lines.get(line_idx)?.span.of(self.text);
        let is_closed = matches!(self.closed.get(line_idx), Some(Some(_)));
        let mut letters = inner.char_indices().filter(|(_, c)| !c.is_whitespace());
        letters
            .nth(chars)
            .map(|(byte, _)| byte)
            .filter(|_| !is_closed)
    }

    /// Breaks lines in two, each at a byte inside it: `breaks` are different lines with their bytes, in page order.
    pub fn break_lines(&mut self, breaks: &[(usize, usize)]) {
        let mut order: Vec<Placed> = Vec::with_capacity(self.lines.len() + breaks.len());
        let mut breaks = breaks.iter().peekable();
        for (line_idx, Line { span, .. }) in self.lines.iter().enumerate() {
            let broken = breaks.next_if(|(broken, _)| *broken == line_idx);
            let at = broken.map_or(span.byte_end, |(_, byte)| span.byte_start + byte);
            order.push((line_idx, Span::new(span.byte_start, at), None));
            if at < span.byte_end {
                order.push((line_idx, Span::new(at, span.byte_end), Some(Joint::Follows)));
            }
        }
        self.place(&order);
    }

    /// The text of line `line_idx` without blanks of justification, empty where there is no such
    /// line.
    #[must_use]
    pub fn line(&self, line_idx: usize) -> &str {
        match self.closed.get(line_idx) {
            Some(Some(closed)) => closed,
            _ => self
                .lines
                .get(line_idx)
                .map_or("", |line| line.span.of(self.text)),
        }
    }
}

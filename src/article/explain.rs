use super::{
    DropReason, Dropped,
    parts::{Doubt, Part, PartKind},
    repeat::Repeat,
    stitch::Join,
};
use crate::{
    page::{Page, close_up},
    text::Span,
};

/// What every line of a page was taken for, and why: for whoever debugs the next paper's quirks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Explanation {
    /// The lines that hold anything, top to bottom.
    pub lines: Vec<LineStory>,
    /// Bylines, datelines and credits as printed, for which fields of the articles stand.
    pub printed: Vec<String>,
}

/// What became of one line.
#[derive(Clone, Debug, PartialEq)]
pub struct LineStory {
    /// Where its text stands in the page.
    pub span: Span,
    /// What it was taken for.
    pub role: LineRole,
    /// Why.
    pub reason: Reason,
    /// The article it stands in, an index into [`super::Document::articles`].
    pub article_idx: Option<usize>,
    /// The block it stands in, an index into [`super::Article::body`].
    pub block_idx: Option<usize>,
    /// Width in half squares of the column it was wrapped to; `None` where it was not.
    pub column: Option<u32>,
    /// Nats that speak for the join behind it, where its sentence goes on in another piece.
    pub joined_behind: Option<f32>,
}

/// What a line was taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LineRole {
    /// A line of a headline: kicker, title or subtitle.
    Headline,
    /// A crosshead.
    Heading,
    /// A byline on a line of its own.
    Byline,
    /// A line of a paragraph.
    Text,
    /// A line of a caption.
    Caption,
    /// The page's own, or a headline that belongs to no story.
    Furniture,
    /// A copy of what stands elsewhere.
    Repeat,
}

/// Why a line was taken for what it was taken for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reason {
    /// A headline or crosshead by its shape. One that names a story stands so to it, and so much of
    /// what it speaks of (0 to 1) is in the story.
    Shape {
        /// Whether it is set one character a line.
        is_vertical: bool,
        /// How it stands to the story that it names; `None` for one that names none.
        bond: Option<(Place, f32)>,
    },
    /// A crosshead that is set like several others.
    SetAlike,
    /// It names people and what they did.
    Names,
    /// It ends in a photographer.
    Photographer,
    /// It opens with a word that only the page's own lines open with.
    PageWord,
    /// It begins a paragraph.
    Begins,
    /// It goes on with the paragraph of the line above.
    GoesOn,
    /// It may go on with another piece than the line above.
    Cut(Cut),
    /// The same text stands elsewhere, whole.
    SameText,
    /// Nearly the same text stands elsewhere.
    NearText,
}

/// Why a line may go on with another piece than the line above.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cut {
    /// The line above is open, but its words do not go on here.
    Words,
    /// The line above is open, but a blank line stands between, on a page that has few.
    BlankLine,
    /// It has no indent in a column whose paragraphs have one.
    NoIndent,
}

/// How a headline stands to its story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// Right over it.
    Over,
    /// Right under it.
    Under,
    /// Elsewhere: in a pile, or across a column.
    Apart,
}

/// Keeps book of where each part went.
pub(super) struct Ledger<'a> {
    page: &'a Page<'a>,
    parts: &'a [Part],
    places: Vec<(LineRole, Option<usize>, Option<usize>)>,
    /// How each headline stands to its story.
    bonds: Vec<Option<(Place, f32)>>,
    /// Whether each copy is an exact one.
    copies: Vec<Option<bool>>,
    /// See [`Explanation::printed`].
    pub printed: Vec<String>,
}

impl<'a> Ledger<'a> {
    pub(super) fn new(page: &'a Page<'a>, parts: &'a [Part]) -> Self {
        let places = parts
            .iter()
            .map(|part| (role_of(&part.kind), None, None))
            .collect();
        Self {
            page,
            parts,
            places,
            bonds: vec![None; parts.len()],
            copies: vec![None; parts.len()],
            printed: Vec::new(),
        }
    }

    /// Part `part` stands in an article's headline, for this reason.
    pub(super) fn place_in_headline(
        &mut self,
        part: usize,
        article_idx: usize,
        bond: (Place, f32),
    ) {
        self.places[part] = (LineRole::Headline, Some(article_idx), None);
        self.bonds[part] = Some(bond);
    }

    /// Part `part` stands in an article's body.
    pub(super) fn place_in_body(&mut self, part: usize, article_idx: usize, block_idx: usize) {
        let role = if self.parts[part].kind.is_head() {
            LineRole::Heading
        } else {
            role_of(&self.parts[part].kind)
        };
        self.places[part] = (role, Some(article_idx), Some(block_idx));
    }

    /// A repeat goes, with what it repeats.
    pub(super) fn drop_repeat(&mut self, repeat: &Repeat) -> Dropped {
        let (_, article, block) = self.places[repeat.of];
        let (article_idx, block_idx) = (article.unwrap_or_default(), block.unwrap_or_default());
        self.places[repeat.part] = (LineRole::Repeat, article, block);
        self.copies[repeat.part] = Some(repeat.is_exact);
        Dropped {
            text: close_up(&self.parts[repeat.part].raw),
            reason: if repeat.is_exact {
                DropReason::Duplicate {
                    article_idx,
                    block_idx,
                }
            } else {
                DropReason::NearCopy {
                    article_idx,
                    block_idx,
                }
            },
        }
    }

    /// The book as it stands. `joins` and `origins` tell which parts go on where.
    pub(super) fn explain(self, joins: &[Option<Join>], origins: &[usize]) -> Explanation {
        let mut behind = vec![None; self.parts.len()];
        for (part, join) in joins.iter().enumerate() {
            behind[origins[part]] = join.map(|join| join.score);
        }
        let mut lines = Vec::new();
        for (p, part) in self.parts.iter().enumerate() {
            let (role, article_idx, block_idx) = self.places[p];
            let last = part.lines.last().copied();
            lines.extend(part.lines.iter().enumerate().map(|(nth, &line)| LineStory {
                span: self.page.lines[line].span,
                role,
                reason: self.reason(p, nth),
                article_idx,
                block_idx,
                column: part.column,
                joined_behind: behind[p].filter(|_| Some(line) == last),
            }));
        }
        lines.sort_by_key(|line| line.span);
        Explanation {
            lines,
            printed: self.printed,
        }
    }
}

impl Ledger<'_> {
    /// Why the line `nth` of part `p` is what it is.
    fn reason(&self, p: usize, nth: usize) -> Reason {
        let part = &self.parts[p];
        if let Some(is_exact) = self.copies[p] {
            return if is_exact {
                Reason::SameText
            } else {
                Reason::NearText
            };
        }
        match &part.kind {
            PartKind::Head | PartKind::VerticalHead => Reason::Shape {
                is_vertical: part.kind == PartKind::VerticalHead,
                bond: self.bonds[p],
            },
            PartKind::Crosshead => Reason::SetAlike,
            PartKind::Byline(_) => Reason::Names,
            PartKind::Caption => Reason::Photographer,
            PartKind::Furniture => Reason::PageWord,
            PartKind::Text if nth > 0 => Reason::GoesOn,
            PartKind::Text => match part.doubt {
                Some(Doubt::Words) => Reason::Cut(Cut::Words),
                Some(Doubt::BlankLine) => Reason::Cut(Cut::BlankLine),
                None if part.at_edge => Reason::Cut(Cut::NoIndent),
                None => Reason::Begins,
            },
        }
    }
}

/// Headlines are the page's own until a story takes them.
fn role_of(kind: &PartKind) -> LineRole {
    match kind {
        PartKind::Head | PartKind::VerticalHead | PartKind::Furniture => LineRole::Furniture,
        PartKind::Crosshead => LineRole::Heading,
        PartKind::Byline(_) => LineRole::Byline,
        PartKind::Text => LineRole::Text,
        PartKind::Caption => LineRole::Caption,
    }
}

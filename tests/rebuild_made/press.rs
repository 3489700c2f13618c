//! Sets stories as a page and takes the page apart, as extraction does.

use crate::story::{Block, Story};

/// How a page came apart. Each includes what those before it do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Disorder {
    /// Lines are broken at a column's width, and indents are lost.
    Wrapped,
    /// Headlines stand under their stories or piled at the end, bylines at the foot; a paragraph
    /// stands twice.
    Misplaced,
    /// Columns are out of order and cut through sentences; headlines run downwards; a paragraph
    /// stands twice in part.
    Scattered,
}

/// Numbers that look random and are the same every time (xorshift64).
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as usize % end
    }

    fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }
}

/// The text of a page that holds `stories`.
pub fn page(stories: &[Story], disorder: Disorder, chance: &mut Chance) -> String {
    let is_spaced = !chance.one_in(3);
    let mut pieces: Vec<Vec<String>> = Vec::new();
    let mut pile = Vec::new();
    for story in stories {
        let headline = headline(story, disorder, chance);
        let body = body(story, disorder, chance);
        match (disorder, chance.below(3)) {
            (Disorder::Wrapped, _) | (_, 0) => {
                pieces.push([headline, body].concat());
            }
            (_, 1) => pieces.push([body, headline].concat()),
            _ => {
                pieces.push(body);
                pile.extend(headline);
            }
        }
    }
    if disorder == Disorder::Scattered {
        scatter(&mut pieces, chance);
    }
    pieces.push(pile);
    let lines = pieces.concat();
    let mut text = String::new();
    for (idx, line) in lines.iter().enumerate() {
        text.push_str(line);
        // The lines of a headline set downwards stand close.
        let is_vertical = |line: &String| line.chars().count() == 1;
        let is_close = is_vertical(line) && lines.get(idx + 1).is_some_and(is_vertical);
        text.push_str(if is_spaced && !is_close { "\n\n" } else { "\n" });
    }
    text
}

fn headline(story: &Story, disorder: Disorder, chance: &mut Chance) -> Vec<String> {
    let mut lines: Vec<String> = story.kicker.iter().cloned().collect();
    if disorder == Disorder::Scattered && chance.one_in(4) {
        lines.extend(story.title.replace(' ', "").chars().map(String::from));
    } else {
        lines.push(story.title.clone());
    }
    lines.extend(story.subtitle.clone());
    if disorder == Disorder::Wrapped {
        let mark = ["■", "□", ""][chance.below(3)];
        lines.push(format!("{mark}江城日报{}", story.byline.join(" ")));
    }
    lines
}

fn body(story: &Story, disorder: Disorder, chance: &mut Chance) -> Vec<String> {
    let width = 15 + chance.below(8);
    let last = story.body.len() - 1;
    let repeated = (disorder >= Disorder::Misplaced && chance.one_in(3)).then_some(last);
    let mut lines = Vec::new();
    for (idx, block) in story.body.iter().enumerate() {
        let text = match block {
            Block::Crosshead { head } => {
                lines.push(head.clone());
                continue;
            }
            Block::Paragraph(text) => text.clone(),
        };
        let is_foot = idx == last && disorder >= Disorder::Misplaced;
        let signed = if is_foot {
            let names: Vec<&str> = story.names().collect();
            format!("{text}（{}）", names.join(" "))
        } else {
            text.clone()
        };
        lines.extend(wrap(&signed, width));
        if repeated == Some(idx) {
            let cut = if disorder == Disorder::Scattered {
                text.char_indices().nth(text.chars().count() / 2).unwrap().0
            } else {
                0
            };
            // What stands twice lost its blanks, and is wrapped elsewhere.
            lines.extend(wrap(&text[cut..], width + 3));
        }
    }
    lines
}

/// Cuts stories in two at a line's end, and lays the pieces in another order: no piece comes before
/// what it goes on with, as columns are read from the left.
fn scatter(pieces: &mut Vec<Vec<String>>, chance: &mut Chance) {
    let mut later = Vec::new();
    for piece in pieces.iter_mut() {
        if piece.len() > 12 && !chance.one_in(3) {
            let cut = piece.len() / 3 + chance.below(piece.len() / 3);
            later.push(piece.split_off(cut));
        }
    }
    for tail in later.into_iter().rev() {
        pieces.push(tail);
    }
}

/// The lines of a paragraph in a column of `width` squares, its indent lost. No line begins with a
/// closing mark.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    // In half squares; the first line has two squares less.
    let mut room = 2 * width - 4;
    let mut used = 0;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        line.push(c);
        used += if c.is_ascii() { 1 } else { 2 };
        let closes = |c: &char| "，。、；：！？”’）》".contains(*c);
        let is_digit = |c: &char| c.is_ascii_digit();
        let holds = chars.peek().is_some_and(|next| {
            closes(next) || is_digit(next) && is_digit(&c) || "“‘（《".contains(c)
        });
        if used >= room && !holds {
            lines.push(std::mem::take(&mut line));
            (room, used) = (2 * width, 0);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

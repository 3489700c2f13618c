//! Sentences that state figures, cut into words: what indicator, period and change are read from.

use std::ops::Range;

use super::line::Line;
use super::scan::Scan;
use super::terms::measure_name;
use super::vocabulary::Traits;
use super::words::push_word;
use crate::text::Span;

/// Cuts text into words with part-of-speech tags (ICTCLAS, as jieba names them).
///
/// Invariant for implementors: the words lie in order, do not overlap and leave nothing out.
pub trait Tagger {
    /// Calls `each` with every word of `text`: where it stands, and its tag.
    fn tag(&self, text: &str, each: &mut dyn FnMut(Span, &str));
}

/// Word class, as coarse as the rules need it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Noun,
    /// A verb that the dictionary also has as a noun (vn).
    NounVerb,
    Verb,
    Adjective,
    Adverb,
    Place,
    Organization,
    Person,
    Pronoun,
    Preposition,
    Conjunction,
    Locative,
    /// 的
    De,
    /// 了, 着, 过, 等
    Particle,
    /// A number or measure word that is no figure.
    Number,
    Latin,
    /// A set phrase of four characters (积极参与, 并网发电): often a predicate.
    Idiom,
    /// A name in quotation marks.
    Quoted,
    /// A figure, an index into [`Scan::quantities`].
    Figure(usize),
    /// A time, an index into [`Scan::times`].
    Time(usize),
    /// A time word of the dictionary.
    TimeWord,
    Mark(char),
}

/// One word, in characters of the line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub start: usize,
    pub end: usize,
    pub class: Class,
    pub traits: Traits,
}

impl Token {
    pub fn is(&self, traits: Traits) -> bool {
        self.traits.has(traits)
    }

    pub fn is_mark(&self) -> bool {
        matches!(self.class, Class::Mark(_))
    }

    /// Whether it parts clauses: not 、, not a bracket.
    pub fn ends_clause(&self) -> bool {
        matches!(
            self.class,
            Class::Mark(
                '，' | '；' | '：' | '。' | '！' | '？' | '…' | ',' | ';' | '—' | '”' | '“'
            )
        )
    }

    pub fn figure(&self) -> Option<usize> {
        match self.class {
            Class::Figure(i) => Some(i),
            _ => None,
        }
    }

    pub fn len(&self) -> usize {
        self.end - self.start
    }
}

/// One sentence with at least one figure.
#[derive(Debug)]
pub(super) struct Sentence {
    pub start: usize,
    pub tokens: Vec<Token>,
}

/// First token of the clause that token `k` stands in: behind the mark that ends a clause or opens
/// a bracket. A bracket that closes before `k` is a remark and parts nothing.
pub(super) fn clause_start(tokens: &[Token], k: usize) -> usize {
    let mut remarks = 0_usize;
    for i in (0..k.min(tokens.len())).rev() {
        match tokens[i].class {
            Class::Mark('）') => remarks += 1,
            Class::Mark('（') if remarks == 0 => return i + 1,
            Class::Mark('（') => remarks -= 1,
            Class::Mark('。' | '；') => return i + 1,
            _ if remarks == 0 && tokens[i].ends_clause() => return i + 1,
            _ => {}
        }
    }
    0
}

/// The token that opens the bracket which closes right before `end`.
pub(super) fn remark_before(tokens: &[Token], floor: usize, end: usize) -> Option<usize> {
    /// A longer remark is a sentence.
    const MAX_TOKENS: usize = 12;
    let close = end.checked_sub(1).filter(|&i| i >= floor)?;
    if !matches!(tokens[close].class, Class::Mark('）')) {
        return None;
    }
    (floor..close)
        .rev()
        .take(MAX_TOKENS)
        .find(|&i| matches!(tokens[i].class, Class::Mark('（')))
}

/// A sentence longer than this is read in pieces: no rule looks that far.
pub(super) const MAX_CHARS: usize = 600;

/// The sentences of a line that hold figures.
pub(super) fn sentences(line: &Line<'_>, scan: &Scan, tagger: &dyn Tagger) -> Vec<Sentence> {
    let mut all = Vec::new();
    let mut start = 0;
    let mut next_figure = 0;
    while start < line.len() && next_figure < scan.quantities.len() {
        let end = sentence_end(line, start);
        let first = next_figure;
        while scan
            .quantities
            .get(next_figure)
            .is_some_and(|q| q.start < end)
        {
            next_figure += 1;
        }
        if next_figure > first {
            all.push(Sentence {
                start,
                tokens: tokens(line, scan, start..end, first..next_figure, tagger),
            });
        }
        start = end;
    }
    all
}

/// One past the mark that ends the sentence begun at `start`.
pub(super) fn sentence_end(line: &Line<'_>, start: usize) -> usize {
    let mut at = start;
    while at < line.len() && at - start < MAX_CHARS {
        at += 1;
        if matches!(line.before(at), '。' | '！' | '？') {
            while matches!(line.at(at), '”' | '’' | '）') {
                at += 1;
            }
            break;
        }
    }
    at
}

/// The words of a sentence, with figures, times and quoted names as one word each.
fn tokens(
    line: &Line<'_>,
    scan: &Scan,
    range: Range<usize>,
    figures: Range<usize>,
    tagger: &dyn Tagger,
) -> Vec<Token> {
    let wholes = wholes(line, scan, &range, figures);
    let mut tokens = Vec::with_capacity(range.len() / 2);
    let mut wholes = wholes.into_iter().peekable();
    let span = line.span(range.start, range.end);
    let text = line.printed(range.start, range.end);
    // Words come in order, so their characters are found by walking along.
    let mut at = range.start;
    tagger.tag(text, &mut |word, tag| {
        let byte_end = span.byte_start + word.byte_end;
        let start = at;
        while at < range.end && line.byte(at) < byte_end {
            at += 1;
        }
        push_word(line, &mut tokens, start, at, tag, &mut wholes);
    });
    for whole in wholes {
        tokens.push(whole);
    }
    tokens
}

/// Figures, times and short quotations of the sentence, in order, without overlaps.
fn wholes(line: &Line<'_>, scan: &Scan, range: &Range<usize>, figures: Range<usize>) -> Vec<Token> {
    let token = |start, end, class| Token {
        start,
        end,
        class,
        traits: Traits::default(),
    };
    let first_time = scan.times.partition_point(|t| t.start < range.start);
    let mut all: Vec<Token> = scan
        .times
        .iter()
        .enumerate()
        .skip(first_time)
        .take_while(|(_, t)| t.start < range.end)
        .map(|(i, t)| token(t.start, t.end.min(range.end), Class::Time(i)))
        .collect();
    for i in figures {
        if let Some(q) = scan.quantities.get(i) {
            all.push(token(q.start, q.end, Class::Figure(i)));
        }
    }
    let mut named = range.start;
    for at in range.clone() {
        if at >= named
            && let Some(end) = measure_name(line, at).filter(|&end| end <= range.end)
        {
            named = end;
            all.push(Token {
                traits: Traits::QUANTITY,
                ..token(at, end, Class::Noun)
            });
        }
        let close = match line.at(at) {
            '“' => '”',
            '《' => '》',
            _ => continue,
        };
        let end = (at + 1..(at + 18).min(range.end)).find(|&e| line.at(e) == close);
        if let Some(end) = end
            && !(at + 1..end).any(|i| matches!(line.at(i), '，' | '。' | '；' | '“'))
        {
            all.push(token(at, end + 1, Class::Quoted));
        }
    }
    all.sort_by_key(|t| (t.start, !matches!(t.class, Class::Figure(_))));
    let mut end = 0;
    all.retain(|t| {
        let free = t.start >= end;
        if free {
            end = t.end;
        }
        free
    });
    all
}

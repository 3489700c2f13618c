//! Sentences that state figures, cut into words: what indicator, period and change are read from.

use std::ops::Range;

use super::line::{Line, is_han};
use super::scan::Scan;
use super::vocabulary::{Traits, traits_of};
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

type Wholes = std::iter::Peekable<std::vec::IntoIter<Token>>;

/// Pushes a word, cut where figures and times take part of it.
fn push_word(
    line: &Line<'_>,
    tokens: &mut Vec<Token>,
    mut start: usize,
    end: usize,
    tag: &str,
    wholes: &mut Wholes,
) {
    while start < end {
        if let Some(last) = tokens.last()
            && last.end > start
        {
            start = last.end;
            continue;
        }
        // A blank between Chinese words parts what stands beside it: 9211亿元 创新高.
        let parted = line.has_gap(start) && is_han(line.at(start)) && is_han(line.before(start));
        if parted && !tokens.last().is_some_and(|t| t.is_mark()) {
            tokens.push(Token {
                start,
                end: start,
                class: Class::Mark('，'),
                traits: Traits::default(),
            });
        }
        let next = wholes.peek().map_or(usize::MAX, |w| w.start);
        if next <= start {
            tokens.extend(wholes.next());
            continue;
        }
        let stop = end.min(next);
        let stop = light_verb(line, start, stop, tag).unwrap_or(stop);
        let text = line.printed(start, stop);
        let mut token = Token {
            start,
            end: stop,
            class: class_of(line.at(start), tag, text),
            traits: traits(text),
        };
        start = stop;
        if let Some(last) = tokens.last_mut() {
            // 占/比 is one noun; jieba cuts it in two.
            if text == "比" && last.len() == 1 && line.at(last.start) == '占' {
                last.end = token.end;
                last.class = Class::Noun;
                last.traits = traits_of("占比");
                continue;
            }
            // 中/长期贷款
            if text == "长期" && last.len() == 1 && line.at(last.start) == '中' {
                last.end = token.end;
                last.class = Class::Adjective;
                continue;
            }
            // 湘/黄鸡: no place is named by a sign and a second place.
            if token.class == Class::Place && last.class == Class::Place && last.len() == 1 {
                last.class = Class::Noun;
                token.class = Class::Noun;
            }
        }
        tokens.push(token);
    }
}

/// 发表文章, 解决问题: a verb and its object that the dictionary has as one noun. The verb's end.
fn light_verb(line: &Line<'_>, start: usize, end: usize, tag: &str) -> Option<usize> {
    let verb = start + 2;
    let glued = end == start + 4 && tag.starts_with(['n', 'l', 'i']);
    let light = |t: Traits| t.has(Traits::LIGHT) && !t.has(Traits::NOMINAL);
    (glued && light(traits_of(line.printed(start, verb)))).then_some(verb)
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
    for at in range.clone() {
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

/// What is known of a word, or follows from its parts.
fn traits(text: &str) -> Traits {
    let known = traits_of(text);
    if known != Traits::default() {
        return known;
    }
    if is_quantity_noun(text) {
        return Traits::QUANTITY;
    }
    // 扩大至近, 压减到: a movement that leads to a level.
    // 已降, 再增
    let bare = text.trim_start_matches(['已', '再', '又', '共']);
    if bare.len() < text.len() && traits_of(bare).moves() {
        return traits_of(bare);
    }
    let stem = text.trim_end_matches(['至', '到', '为', '近', '超', '约', '了', '达', '成']);
    if stem.len() < text.len() && traits_of(stem).moves() {
        return Traits::LEVEL;
    }
    Traits::default()
}

/// 满意度, 增速, 装机总量: the dictionary takes some for verbs or places.
fn is_quantity_noun(text: &str) -> bool {
    traits_of(text).has(Traits::QUANTITY)
        || text.chars().count() >= 3 && text.ends_with(['量', '额', '率', '值', '度', '数'])
}

fn class_of(first: char, tag: &str, text: &str) -> Class {
    if !first.is_alphanumeric() && !is_han(first) && !matches!(first, '%' | '℃') {
        return Class::Mark(first);
    }
    match text {
        "的" | "之" => return Class::De,
        "和" | "与" | "及" | "以及" | "或" => return Class::Conjunction,
        "等" | "了" | "着" | "过" | "地" | "得" => return Class::Particle,
        "比" | "较" | "对" | "为" if text != "为" => return Class::Preposition,
        "以上" | "以下" | "以内" | "之间" | "左右" => return Class::Locative,
        _ => {}
    }
    let known = traits_of(text);
    if known.has(Traits::NOUN) || is_quantity_noun(text) {
        return Class::Noun;
    }
    // 力争, 预计: the dictionary has some as nouns.
    if known.has(Traits::LIGHT) && !known.has(Traits::NOMINAL) {
        return Class::Verb;
    }
    match tag {
        "i" | "l" if text.chars().count() == 4 => Class::Idiom,
        "vn" | "an" => Class::NounVerb,
        "ns" => Class::Place,
        "nt" => Class::Organization,
        "nr" | "nrt" | "nrfg" => Class::Person,
        "eng" => Class::Latin,
        "uj" => Class::De,
        "ad" | "vd" => Class::Adverb,
        _ => match tag.as_bytes().first() {
            Some(b'v') => Class::Verb,
            Some(b'a' | b'b' | b'z') => Class::Adjective,
            Some(b'd') => Class::Adverb,
            Some(b'p') => Class::Preposition,
            Some(b'c') => Class::Conjunction,
            Some(b'u' | b'y' | b'e' | b'o') => Class::Particle,
            Some(b'r') => Class::Pronoun,
            Some(b'm' | b'q') => Class::Number,
            Some(b't') => Class::TimeWord,
            Some(b'f' | b's') => Class::Locative,
            _ => Class::Noun,
        },
    }
}

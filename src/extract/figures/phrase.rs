//! Noun phrases beside a figure.

use std::ops::Range;

use super::line::Line;
use super::sentence::{Class, Token};
use super::vocabulary::Traits;

/// No name of a measure is longer.
const MAX_CHARS: usize = 28;

/// Whether a token may stand inside a noun phrase.
fn nominal(token: &Token) -> bool {
    match token.class {
        _ if token.is(Traits::BASIS) => false,
        Class::Noun
        | Class::NounVerb
        | Class::Latin
        | Class::Quoted
        | Class::Adjective
        | Class::Idiom
        | Class::Person => true,
        Class::Verb => token.is(Traits::NOMINAL) && !token.is(Traits::KEEP),
        _ => false,
    }
}

/// The noun phrase that ends right before token `end`, within `floor..`. Token range; empty where
/// there is none.
pub(super) fn before(tokens: &[Token], floor: usize, end: usize) -> Range<usize> {
    let mut start = end;
    while start > floor {
        let token = &tokens[start - 1];
        let previous = (start - 1 > floor).then(|| &tokens[start - 2]);
        let next = (start < end).then(|| &tokens[start]);
        if !extends(token, previous, next, &tokens[end - 1])
            || tokens[end - 1].end - token.start > MAX_CHARS
        {
            break;
        }
        start -= 1;
    }
    start..end
}

/// Whether `token` goes in front of a phrase that so far begins with `next` and ends with `last`.
fn extends(token: &Token, previous: Option<&Token>, next: Option<&Token>, last: &Token) -> bool {
    let after_noun = previous.is_some_and(|p| nominal(p) || p.class == Class::Verb);
    match token.class {
        // 规模以上工业, 违规野外用火人员: the place is inside, not in front.
        Class::Locative => {
            let scale = previous.is_some_and(|p| p.class == Class::Conjunction);
            let inside =
                after_noun || scale || !token.is(Traits::GENERAL) && !token.is(Traits::LEVEL);
            next.is_some_and(nominal) && token.len() >= 2 && inside
        }
        // 省级及以上
        Class::Conjunction if next.is_some_and(|n| n.class == Class::Locative) => after_noun,
        // 对东盟进出口: the partner belongs to the trade.
        Class::Place => next.is_some() && previous.is_some_and(is_toward),
        Class::Preposition => is_toward(token) && next.is_some_and(|n| n.class == Class::Place),
        // 上市公司 is an organization to the dictionary; the one right before its number is counted.
        Class::Organization => next.is_none(),
        // 充电/桩, 大雨/站: one syllable behind a noun ends the noun.
        Class::Number if next.is_none() && token.len() == 1 && !token.is(Traits::LEVEL) => {
            after_noun && !token.traits.moves()
        }
        // 国家和地区 is counted as one.
        Class::Conjunction => {
            next.is_some()
                && last.end - last.start == 2
                && previous.is_some_and(|p| p.class == Class::Noun && p.is(Traits::PAIRED))
                && last.is(Traits::PAIRED)
        }
        Class::Number => next.is_some_and(|n| n.class == Class::Noun) && token.len() <= 2,
        Class::TimeWord => next.is_some() && token.len() == 1,
        // 年转移电量
        Class::Verb
            if previous.is_some_and(|p| p.len() == 1 && matches!(p.class, Class::TimeWord)) =>
        {
            next.is_some()
        }
        // 回收量, cut after its verb
        Class::Verb if next.is_some_and(|n| n.len() == 1 && n.is(Traits::QUANTITY)) => {
            !token.is(Traits::LEVEL)
        }
        // 累计装机总量
        Class::Verb if token.is(Traits::TOTAL) => next.is_some() && last.is(Traits::QUANTITY),
        Class::NounVerb | Class::Verb if token.is(Traits::LIGHT) && !token.is(Traits::NOMINAL) => {
            false
        }
        // 留守儿童, 加权平均利率: a verb that describes the noun behind it.
        Class::Verb if modifies(token) => {
            next.is_some_and(nominal) && previous.is_none_or(|p| p.class != Class::Adverb)
        }
        Class::Adverb => token.is(Traits::TOTAL) && next.is_some(),
        _ => nominal(token) && !token.is(Traits::KEEP),
    }
}

/// Whether a verb can stand before a noun that it describes (留守儿童), as far as the word tells.
fn modifies(token: &Token) -> bool {
    token.class == Class::Verb
        && token.len() >= 2
        && !token.traits.moves()
        && ![
            Traits::LIGHT,
            Traits::LEVEL,
            Traits::KEEP,
            Traits::GENERAL,
            Traits::NOMINAL,
        ]
        .iter()
        .any(|&t| token.is(t))
}

/// Where the object of a verb begins: 能源局核发证书5个 counts 证书. A verb that nothing stands before
/// describes (留守儿童).
pub(super) fn behind_verb(tokens: &[Token], range: &Range<usize>) -> usize {
    (range.start + 1..range.end.saturating_sub(1))
        .rev()
        .find(|&i| modifies(&tokens[i]))
        .map(|i| i + 1)
        // 传承人 is no object.
        .filter(|&start| tokens[range.end - 1].end - tokens[start].start >= 2)
        .unwrap_or(range.start)
}

/// The noun phrase behind a measure word of things, which cannot do without one: what stands before
/// its noun describes it (巡回指导组, 灾后集中安置点房屋).
pub(super) fn thing_after(tokens: &[Token], start: usize, ceiling: usize) -> Range<usize> {
    /// More words in front of a noun are a clause.
    const MAX_WORDS: usize = 3;
    let mut at = start;
    // 13个亿吨级油田
    if tokens
        .get(at)
        .is_some_and(|t| t.figure().is_some() && at < ceiling)
    {
        at += 1;
        at +=
            usize::from(at < ceiling && tokens[at].len() == 1 && tokens[at].class == Class::Number);
    }
    while at < ceiling && at - start < MAX_WORDS {
        let word = &tokens[at];
        let describes = modifies(word)
            || word.is(Traits::NOMINAL)
            || word.is(Traits::KEEP)
            || matches!(word.class, Class::Verb | Class::NounVerb)
                && word.is(Traits::LIGHT)
                && at == start
            || word.class == Class::Number && word.len() >= 2
            || word.class == Class::Locative && at == start
            || word.class == Class::Pronoun && word.len() >= 2
            || word.class == Class::TimeWord
            || word.class == Class::Locative && word.len() >= 2
            || word.class == Class::Idiom
            || word.class == Class::Adjective;
        if !describes {
            break;
        }
        at += 1;
    }
    let noun = tokens.get(at).is_some_and(|t| {
        at < ceiling
            && matches!(
                t.class,
                Class::Noun | Class::NounVerb | Class::Latin | Class::Quoted
            )
    });
    if at == start || !noun {
        return after(tokens, start, ceiling);
    }
    let range = after(tokens, at, ceiling);
    if range.is_empty() {
        range
    } else {
        start..range.end
    }
}

/// The phrase without the measure at its end: of 49家企业年产值 the firms are counted.
pub(super) fn without_measure(tokens: &[Token], range: Range<usize>) -> Range<usize> {
    let measures = |t: &Token| t.is(Traits::QUANTITY) || t.is(Traits::TOTAL);
    let last = range.end.checked_sub(1).and_then(|i| tokens.get(i));
    let linked = tokens.get(range.end).is_some_and(|t| {
        t.is(Traits::LEVEL) || t.is(Traits::BASIS) || t.traits.moves() || t.figure().is_some()
    });
    if !linked || !last.is_some_and(measures) {
        return range;
    }
    let mut end = range.end - 1;
    while end > range.start
        && (measures(&tokens[end - 1]) || tokens[end - 1].class == Class::TimeWord)
    {
        end -= 1;
    }
    if end > range.start {
        range.start..end
    } else {
        range
    }
}

fn is_toward(token: &Token) -> bool {
    token.class == Class::Preposition && token.len() == 1 && !token.is(Traits::LEVEL)
}

/// The noun phrase that begins at token `start`, up to `ceiling`. A conjunction goes on where a
/// noun follows it that is no figure's own.
pub(super) fn after(tokens: &[Token], start: usize, ceiling: usize) -> Range<usize> {
    let mut end = start;
    while end < ceiling {
        let token = &tokens[end];
        let takes = match token.class {
            // 省级及以上园区
            Class::Conjunction
                if end > start
                    && tokens
                        .get(end + 1)
                        .is_some_and(|n| n.class == Class::Locative) =>
            {
                end + 2 < ceiling
            }
            // 61个国家和地区近万件展品: counted as one, whatever follows.
            Class::Conjunction
                if end > start
                    && tokens[end - 1].is(Traits::PAIRED)
                    && tokens.get(end + 1).is_some_and(|n| n.is(Traits::PAIRED)) =>
            {
                true
            }
            Class::Conjunction | Class::Mark('、') => {
                end > start && joins(tokens, end + 1, ceiling)
            }
            Class::Place | Class::Organization => {
                // 中国企业: a place in front of a noun describes it.
                tokens
                    .get(end + 1)
                    .is_some_and(|n| end + 1 < ceiling && nominal(n))
                    || end == start
                    || tokens[end - 1].class != Class::Noun
            }
            Class::Locative => {
                token.len() >= 2 && end + 1 < ceiling && tokens.get(end + 1).is_some_and(nominal)
            }
            // 积极参与 behind a noun is what it does.
            Class::Idiom => end == start,
            // 收割机投入作业: behind the noun a verb of giving is what it does.
            Class::Verb if end > start && token.is(Traits::LIGHT) => false,
            Class::Verb => nominal(token) && names_activity(tokens, start, end, ceiling),
            Class::Adjective => {
                tokens.get(end + 1).is_some_and(|n| {
                    nominal(n)
                        || matches!(n.class, Class::De | Class::Place | Class::Organization)
                        || n.is(Traits::NOMINAL)
                        || matches!(n.class, Class::Conjunction)
                            && tokens
                                .get(end + 2)
                                .is_some_and(|n| n.class == Class::Locative)
                }) && end + 1 < ceiling
            }
            // 3个千亿级产业集群
            Class::Number => {
                (end == start) == (token.len() >= 2) && tokens.get(end + 1).is_some_and(nominal)
            }
            Class::De => {
                end > start
                    && tokens[end - 1].class == Class::Adjective
                    && tokens.get(end + 1).is_some_and(nominal)
            }
            _ => nominal(token),
        };
        if !takes || token.end - tokens[start].start > MAX_CHARS {
            break;
        }
        end += 1;
    }
    // 县林长联系一个乡镇: a verb before its object.
    if end > start + 1
        && tokens[end - 1].class == Class::NounVerb
        && tokens
            .get(end)
            .is_some_and(|t| end < ceiling && !t.is_mark() && t.class != Class::De)
    {
        end -= 1;
    }
    // No phrase ends with what joins or describes.
    while end > start
        && matches!(
            tokens[end - 1].class,
            Class::Conjunction | Class::Mark(_) | Class::Locative | Class::De
        )
    {
        end -= 1;
    }
    start..end
}

/// Whether the verb at `at` names an activity (保护基地, 两个展览) rather than does something.
fn names_activity(tokens: &[Token], start: usize, at: usize, ceiling: usize) -> bool {
    let next = tokens.get(at + 1).filter(|_| at + 1 < ceiling);
    let before_noun = next.is_some_and(|n| nominal(n) && n.class != Class::Verb);
    let last = next.is_none_or(Token::is_mark);
    if at > start {
        before_noun || last
    } else {
        before_noun || last || next.is_some_and(|n| n.class == Class::Adverb)
    }
}

/// Whether a conjunction before `at` joins another noun of the same list.
fn joins(tokens: &[Token], at: usize, ceiling: usize) -> bool {
    let mut i = at;
    while i < ceiling
        && (nominal(&tokens[i]) || matches!(tokens[i].class, Class::Place | Class::Organization))
    {
        i += 1;
    }
    // 电站6座、充电桩88个: the next noun has a figure of its own.
    i > at
        && !tokens
            .get(i)
            .is_some_and(|t| t.figure().is_some() && i < ceiling)
}

/// Leaves out the words at the front that are too general to name a measure.
pub(super) fn without_general(tokens: &[Token], range: Range<usize>) -> Range<usize> {
    let mut start = range.start;
    while start + 1 < range.end {
        let token = &tokens[start];
        let general = token.is(Traits::GENERAL)
            || matches!(
                token.class,
                Class::Conjunction | Class::De | Class::Mark(_) | Class::Locative
            )
            || token.is(Traits::LIGHT)
                && !token.is(Traits::NOMINAL)
                && matches!(token.class, Class::Verb | Class::NounVerb);
        if !general {
            break;
        }
        start += 1;
    }
    start..range.end
}

/// The phrase as printed; `None` where it is empty or one syllable that names nothing.
pub(super) fn printed(line: &Line<'_>, tokens: &[Token], range: &Range<usize>) -> Option<String> {
    let (first, last) = (
        tokens.get(range.start)?,
        tokens.get(range.end.checked_sub(1)?)?,
    );
    if first.start >= last.end {
        return None;
    }
    let text = line.printed(first.start, last.end);
    let syllable = range.len() == 1 && text.chars().count() < 2 && first.class != Class::Noun;
    (!syllable && !text.is_empty()).then(|| text.to_owned())
}

/// Whether the phrase is one word too general to name a measure.
pub(super) fn is_general(tokens: &[Token], range: &Range<usize>) -> bool {
    range.len() == 1
        && tokens
            .get(range.start)
            .is_some_and(|t| t.is(Traits::GENERAL))
}

//! Words as the rules need them: what a dictionary glues together is cut, what it cuts is joined,
//! and each word gets its class.

use super::line::{Line, is_han};
use super::sentence::{Class, Token};
use super::vocabulary::{Traits, traits_of};

pub(super) type Wholes = std::iter::Peekable<std::vec::IntoIter<Token>>;

/// Pushes a word, cut where figures and times take part of it.
pub(super) fn push_word(
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
        let stop = cut(line, start, stop, tag, stop == next).unwrap_or(stop);
        let text = line.printed(start, stop);
        let known = traits_of(text);
        let mut token = Token {
            start,
            end: stop,
            class: class_of(line.at(start), tag, text, known),
            traits: traits(text, known),
        };
        start = stop;
        if let Some(last) = tokens.last_mut() {
            if last.end == token.start && joined(line, last, &token) {
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

/// Where a word of the dictionary's, or of its guess, is two words.
fn cut(line: &Line<'_>, start: usize, end: usize, tag: &str, before_figure: bool) -> Option<usize> {
    let known = |from: usize, to: usize| traits_of(line.printed(from, to));
    let light = |t: Traits| t.has(Traits::LIGHT) && !t.has(Traits::NOMINAL);
    // 发表文章, 解决问题: a verb and its object.
    let glued = end == start + 4 && tag.starts_with(['n', 'l', 'i']);
    if glued && light(known(start, start + 2)) {
        return Some(start + 2);
    }
    // 价格上涨, 稳定增长: what moves, or how, and its movement.
    if end >= start + 3 && known(end - 2, end).moves() && known(start, end) == Traits::default() {
        return Some(end - 2);
    }
    // 比规上: the dictionary guesses a word that begins with what compares.
    if line.at(start) == '比'
        && end == start + 3
        && tag.starts_with('l')
        && known(start, end) == Traits::default()
    {
        return Some(start + 1);
    }
    // 率达, 已有近: what leads to the number.
    let links = matches!(line.before(end), '达' | '超' | '近' | '逾' | '约' | '为');
    if before_figure && links && end >= start + 2 && known(start, end) == Traits::default() {
        let head = end - 1;
        let measures = end == start + 2
            && (MEASURE_ENDS.contains(&line.at(start)) || line.at(start) == '面')
            || line.before(end) == '超'
                && end > start + 2
                && !matches!(line.at(end - 2), '英' | '中' | '赶' | '反' | '高');
        let head_word = line.printed(start, head);
        let levels = known(start, head).has(Traits::LEVEL)
            || light(known(start, head))
            || head_word == "的"
            || head_word.ends_with(['柱', '长', '高', '重', '深', '宽']);
        return (measures || levels).then_some(head);
    }
    None
}

/// Last characters of nouns of quantity: 就诊率, 装机量.
const MEASURE_ENDS: [char; 11] = [
    '率', '量', '额', '值', '数', '比', '费', '价', '度', '期', '龄',
];

/// What stands before 企 for whose company it is.
const COMPANIES: [char; 13] = [
    '港', '台', '央', '国', '民', '外', '车', '药', '房', '侨', '农', '酒', '科',
];

/// Joins `token` to the word before it where the two are one word; says whether it did.
fn joined(line: &Line<'_>, last: &mut Token, token: &Token) -> bool {
    let (first, only) = (line.at(token.start), token.len() == 1);
    let alone = |c: char| last.len() == 1 && line.at(last.start) == c;
    let (class, traits) = if only && first == '比' && alone('占') {
        (Class::Noun, traits_of("占比"))
    } else if only
        && MEASURE_ENDS.contains(&first)
        && first != '比'
        && names_matter(last)
        && !last.traits.moves()
    {
        // 就诊/率
        (Class::Noun, Traits::QUANTITY)
    } else if only
        && first == '均'
        && last.len() == 1
        && matches!(
            line.at(last.start),
            '生' | '户' | '亩' | '班' | '校' | '村' | '年' | '月' | '日' | '周' | '场' | '次'
        )
    {
        (Class::TimeWord, Traits::TOTAL)
    } else if alone('中') && line.printed(token.start, token.end) == "长期" {
        (Class::Adjective, Traits::default())
    } else if only
        && matches!(first, '至' | '到')
        && matches!(last.class, Class::Verb | Class::NounVerb)
        && last.len() >= 2
    {
        // 恢复/至
        let text = line.printed(last.start, token.end);
        let known = traits(text, traits_of(text));
        let leads = known.has(Traits::LEVEL) || known.moves();
        (Class::Verb, if leads { known } else { Traits::LEVEL })
    } else if alone('到') && only && first == '会' {
        (Class::Verb, Traits::default())
    } else if only
        && last.len() == 1
        && (first == '企' && COMPANIES.contains(&line.at(last.start))
            || matches!(first, '类' | '项') && alone('大'))
    {
        // 港/企, 大/类
        (Class::Noun, Traits::default())
    } else if only
        && matches!(first, '级' | '型' | '式' | '类')
        && matches!(last.class, Class::Noun | Class::NounVerb)
        && last.traits == Traits::default()
        && is_han(line.at(token.end))
    {
        // 领航/级 before what it describes
        (Class::Adjective, Traits::default())
    } else {
        return false;
    };
    last.end = token.end;
    last.class = class;
    last.traits = traits;
    true
}

/// Whether a word can be what a rate or a quantity is of.
fn names_matter(word: &Token) -> bool {
    matches!(
        word.class,
        Class::Noun | Class::NounVerb | Class::Verb | Class::Adjective | Class::Idiom
    ) && !word.is(Traits::LEVEL)
        && !word.is(Traits::GENERAL)
        && word.len() >= 2
}

/// What is known of a word, or follows from its parts.
fn traits(text: &str, known: Traits) -> Traits {
    if known != Traits::default() {
        return known;
    }
    if is_quantity_noun(text, known) {
        return Traits::QUANTITY;
    }
    // 已降, 再增, 远超, 将达
    let bare =
        text.trim_start_matches(['已', '再', '又', '共', '远', '将', '均', '也', '仅', '还']);
    if bare.len() < text.len() {
        let bare = traits_of(bare);
        if bare.moves() || bare.has(Traits::LEVEL) {
            return bare;
        }
    }
    // 低约, 增长近: the number is blurred, the movement stays.
    let blurred = text.trim_end_matches(['约', '近', '超', '了']);
    if blurred.len() < text.len() && traits_of(blurred).moves() {
        return traits_of(blurred);
    }
    // 扩大至近, 压减到: a movement that leads to a level.
    // 扩到, 卖到; but 看到 and 遇到 have objects.
    let reaches = text.chars().count() == 2 && text.ends_with(['至', '到']);
    if reaches
        && !text.starts_with([
            '看', '遇', '感', '来', '找', '拿', '得', '想', '听', '见', '回', '走', '以', '乃',
            '甚', '直', '等', '周', '独', '受', '涉', '做', '办', '碰', '谈', '学', '用', '赶',
        ])
    {
        return Traits::LEVEL;
    }
    let stem = text.trim_end_matches(['至', '到', '为', '近', '超', '约', '了', '达', '成']);
    if stem.len() < text.len() && traits_of(stem).moves() {
        return Traits::LEVEL;
    }
    Traits::default()
}

/// 满意度, 增速, 装机总量: the dictionary takes some for verbs or places.
fn is_quantity_noun(text: &str, known: Traits) -> bool {
    known.has(Traits::QUANTITY)
        || text.chars().count() >= 3 && text.ends_with(['量', '额', '率', '值', '度', '数'])
}

fn class_of(first: char, tag: &str, text: &str, known: Traits) -> Class {
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
    if known.has(Traits::NOUN) || is_quantity_noun(text, known) {
        return Class::Noun;
    }
    // 力争, 预计: the dictionary has some as nouns.
    if known.has(Traits::LIGHT) && !known.has(Traits::NOMINAL) {
        return Class::Verb;
    }
    // 更新, 涉外: what the dictionary has as an adverb or a name.
    if known.has(Traits::NOMINAL) && tag.starts_with(['d', 'r']) {
        return Class::NounVerb;
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

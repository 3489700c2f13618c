//! One pass over a line: where its quantities and its times stand.

use super::date::{self, Time};
use super::line::{Line, is_han};
use super::numeral::{self, Form};
use super::ordinal;
use super::quantity::{self, Mode, Quantity};
use super::refuse;
use super::terms::term;
use crate::extract::FigureKind;

/// What stands in one line, in order; quantities do not overlap each other, nor do times.
#[derive(Debug, Default)]
pub(super) struct Scan {
    pub quantities: Vec<Quantity>,
    pub times: Vec<Time>,
}

/// Longest name in quotation marks that is taken for a term.
const MAX_TERM: usize = 14;

pub(super) fn scan(line: &Line<'_>, mode: Mode) -> Scan {
    let mut found = Scan::default();
    let mut at = 0;
    while at < line.len() {
        at = step(line, at, mode, &mut found);
    }
    if mode == Mode::Stated {
        refuse::articles(line, &mut found.quantities);
    }
    found
}

/// Reads what begins at `at`; returns where to go on.
fn step(line: &Line<'_>, at: usize, mode: Mode, found: &mut Scan) -> usize {
    let c = line.at(at);
    let numeral_here = numeral::begins(c);
    if (numeral_here || date::may_begin(line, at))
        && (mode == Mode::Stated)
        && let Some(time) = date::read(line, at)
    {
        let end = time.end;
        found.times.push(time);
        return end;
    }
    if numeral_here && !(c == '零' && line.at(at + 1) == '下') {
        return number(line, at, at, mode, found);
    }
    match c {
        '“' | '「' | '《' | '〔' if mode == Mode::Stated => quoted(line, at),
        '第' => ordinal::placed(line, at, mode, found),
        '前' if mode == Mode::Stated => ordinal::leading(line, at, found),
        '-' | '负' | '±' | '零' => signed(line, at, mode, found),
        '对' if mode == Mode::Bare && line.at(at + 1) == '折' => {
            found.quantities.push(super::bare::half_price(at));
            at + 2
        }
        '个' if mode == Mode::Bare => super::bare::one_and_a_half(line, at, found),
        '.' if mode == Mode::Bare
            && line.at(at + 1).is_ascii_digit()
            && !line.before(at).is_ascii_digit() =>
        {
            number(line, at, at, mode, found)
        }
        '$' | '￥' | '¥' | '€' | '£' => money_sign(line, at, mode, found),
        c if c.is_ascii_alphabetic() => word(line, at),
        _ => at + 1,
    }
}

/// A numeral at `at`; the quantity begins at `start`, a sign before it included.
pub(super) fn number(
    line: &Line<'_>,
    start: usize,
    at: usize,
    mode: Mode,
    found: &mut Scan,
) -> usize {
    if mode == Mode::Stated && line.at(at) == '半' {
        return refuse::half(line, at, found);
    }
    if mode == Mode::Bare && line.at(at) == '半' {
        return super::bare::half(line, at, found);
    }
    // 唯一一个: the first 一 ends a word.
    if line.at(at) == '一'
        && line.at(at + 1) == '一'
        && matches!(line.before(at), '唯' | '统' | '同')
    {
        return at + 1;
    }
    let modified = refuse::modified(line, start);
    if let Some(end) = term(line, at)
        && !(mode == Mode::Bare && (at..end).all(|i| numeral::begins(line.at(i))))
        && !(modified && is_multiplier(line.at(at)))
        && !line.starts_with(end, "之")
        && !line.starts_with(at + 1, "分之")
        && !line.starts_with(at + 2, "分之")
    {
        return end;
    }
    let mut numeral = match numeral::read(line, at) {
        Ok(numeral) => numeral,
        Err(next) => return next.max(at + 1),
    };
    let negative = start < at && line.at(start) != '±';
    if negative {
        // Below zero two neighbours change places: 零下二三度 is from -3 to -2.
        (numeral.low, numeral.high) = match numeral.high {
            Some(high) => (-high, Some(-numeral.low)),
            None => (-numeral.low, None),
        };
    }
    numeral.start = start;
    if mode == Mode::Bare {
        numeral = super::bare::mixed(line, &numeral).unwrap_or(numeral);
        numeral = super::bare::extended(line, numeral);
    }
    let end = numeral.end;
    let Some(quantity) = quantity::read(line, start, &numeral, mode) else {
        return end;
    };
    if mode == Mode::Bare {
        return super::bare::number(line, quantity, &numeral, found);
    }
    if quantity.unit.is_none()
        && quantity.kind == FigureKind::Count
        && let Some(next) = list(line, &quantity, found)
    {
        return next;
    }
    if !refuse::states(line, &quantity, &numeral) {
        return quantity.end.max(end);
    }
    let end = quantity.end;
    found.quantities.push(quantity);
    end
}

fn is_multiplier(c: char) -> bool {
    matches!(c, '百' | '千' | '万' | '亿')
}

/// 10、20和30公里: numbers that share the unit of the last.
fn list(line: &Line<'_>, first: &Quantity, found: &mut Scan) -> Option<usize> {
    /// More numbers than that share no unit.
    const MAX_ITEMS: usize = 8;
    if first.form != Form::Arabic || first.upper.is_some() {
        return None;
    }
    let mut items = vec![first.clone()];
    loop {
        let at = items.last()?.end;
        if !matches!(line.at(at), '、' | '和' | '与' | '及' | '或') || items.len() == MAX_ITEMS
        {
            return None;
        }
        if !line.at(at + 1).is_ascii_digit() || date::read(line, at + 1).is_some() {
            return None;
        }
        let numeral = numeral::read(line, at + 1).ok()?;
        let next = quantity::read(line, at + 1, &numeral, Mode::Stated)?;
        if next.unit.is_some() {
            if !refuse::states(line, &next, &numeral) || next.unit.as_deref() == Some("大") {
                return None;
            }
            let end = next.end;
            for mut item in items {
                item.kind = next.kind;
                item.unit.clone_from(&next.unit);
                item.dimension = next.dimension;
                found.quantities.push(item);
            }
            found.quantities.push(next);
            return Some(end);
        }
        items.push(next);
    }
}

/// -5℃, 零下10℃, ±800千伏, 负32.
fn signed(line: &Line<'_>, at: usize, mode: Mode, found: &mut Scan) -> usize {
    let next = match line.at(at) {
        '零' if line.at(at + 1) == '下' => at + 2,
        '零' => return at + 1,
        // 8-9, A-5 and ten-year are no negatives.
        '-' if line.before(at).is_ascii_alphanumeric()
            || is_han(line.before(at)) && numeral::begins(line.before(at))
            || matches!(line.before(at), '-' | '%' | '月' | '年' | '日' | '）') =>
        {
            return at + 1;
        }
        _ => at + 1,
    };
    let starts = line.at(next).is_ascii_digit()
        || line.at(next) == '.' && mode == Mode::Bare
        || matches!(line.at(at), '负' | '零') && numeral::begins(line.at(next));
    if !starts {
        return at + 1;
    }
    number(line, at, next, mode, found)
}

/// $5, ￥300万.
fn money_sign(line: &Line<'_>, at: usize, mode: Mode, found: &mut Scan) -> usize {
    let digits = at + 1 + usize::from(line.at(at + 1) == ' ');
    let Ok(numeral) = numeral::read(line, digits) else {
        return at + 1;
    };
    let before = found.quantities.len();
    if let Some(mut quantity) = quantity::read(line, digits, &numeral, mode) {
        quantity.start = at;
        if quantity.unit.is_none() {
            quantity.unit = Some(line.printed(at, at + 1).to_owned());
        }
        quantity.kind = FigureKind::Money;
        quantity.dimension = "money";
        found.quantities.push(quantity);
    }
    found.quantities.get(before).map_or(at + 1, |q| q.end)
}

/// Past a Latin word with the digits glued to it (C919, V2G): no quantity stands in it.
fn word(line: &Line<'_>, mut at: usize) -> usize {
    while line.at(at).is_ascii_alphanumeric()
        || matches!(
            line.at(at),
            '-' | '_' | '.' | '/' | ':' | '?' | '=' | '&' | '%' | '+'
        ) && line.at(at + 1).is_ascii_alphanumeric()
    {
        at += 1;
    }
    at
}

/// Past a short name in quotation marks, or a title; else past the mark alone.
fn quoted(line: &Line<'_>, at: usize) -> usize {
    let (close, longest) = match line.at(at) {
        '“' => ('”', MAX_TERM),
        '「' => ('」', MAX_TERM),
        '〔' => ('〕', 8),
        _ => ('》', 60),
    };
    for end in at + 1..=at + longest {
        match line.at(end) {
            c if c == close => return end + 1,
            '，' | '。' | '；' | '？' | '！' | '：' | '\0' | '“' | '《' if close != '》' =>
            {
                break;
            }
            _ => {}
        }
    }
    at + 1
}

//! Numerals: from `4.78万亿` and `三千五百` to `数百`, exact.

mod decimal;
mod digit;
mod reader;

use rust_decimal::Decimal;

pub(super) use digit::{begins, digit, is_financial};

use super::line::Line;
use reader::{Reader, Step};

/// A numeral read from a line, without its unit.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Numeral {
    /// First character, the sign included.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// The number, or the lower bound of two neighbours (三五百).
    pub low: Decimal,
    /// The upper bound of two neighbours.
    pub high: Option<Decimal>,
    /// How it is written.
    pub form: Form,
    /// Whether 万, 亿 or 兆 stands in it.
    pub large: bool,
    /// Whether 多, 余, 几, 数 makes it vague.
    pub vague: bool,
    /// Number of its digits where it is written with digits alone (`2024`, 二〇二四), else 0.
    pub digits: usize,
}

/// How a numeral is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// With ASCII or full-width digits, multipliers or not.
    Arabic,
    /// With Chinese digits.
    Han,
    /// A multiplier alone: 亿, 百, 千万.
    Multiplier,
}

/// Longest numeral the grammar reads; a longer run of digits is no stated quantity.
const MAX_CHARS: usize = 48;

/// Reads the numeral that begins at `start`, without a sign. `Err` tells where to go on after
/// something that looks like a numeral and is none.
pub(super) fn read(line: &Line<'_>, start: usize) -> Result<Numeral, usize> {
    let mut reader = Reader::default();
    let mut at = start;
    let end = loop {
        if at - start > MAX_CHARS {
            return Err(skip(line, at));
        }
        match reader.step(line, at, start) {
            Some(Step::To(next)) => at = next,
            Some(Step::Last(end)) => break end,
            Some(Step::End) => break at,
            None => return Err(skip(line, at.max(start + 1))),
        }
    };
    if end == start {
        return Err(start + 1);
    }
    // 十 alone is ten; 十万 too is a number and no size class.
    let ten_first = matches!(line.at(start), '十' | '拾');
    let mut numeral = reader.finish(start, end).ok_or_else(|| skip(line, end))?;
    if ten_first && numeral.form == Form::Multiplier {
        numeral.form = Form::Han;
    }
    Ok(numeral)
}

/// Past all characters that numerals are made of.
fn skip(line: &Line<'_>, mut at: usize) -> usize {
    while at < line.len() && (begins(line.at(at)) && line.at(at) != '数' || line.at(at) == '.') {
        at += 1;
    }
    at
}

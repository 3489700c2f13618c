//! One stated quantity: a numeral with what it counts, ranges and halves included.

mod context;
mod tail;

use rust_decimal::Decimal;

use super::line::{Line, is_han};
use super::numeral::{self, Form, Numeral};
use super::unit::{Numerals, Unit, units};
use crate::extract::FigureKind;
use context::{big, degrees, suits};
use tail::{fraction, tail};

/// A quantity found in a line, in characters.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Quantity {
    /// First character: a sign or a digit.
    pub start: usize,
    /// One past the unit, or past the numeral where no unit is printed.
    pub end: usize,
    /// One past the (first) numeral.
    pub numeral_end: usize,
    pub kind: FigureKind,
    pub value: Decimal,
    pub upper: Option<Decimal>,
    /// As printed, without 万 and 亿.
    pub unit: Option<String>,
    /// What the unit measures; `count` where it is a measure word or missing.
    pub dimension: &'static str,
    /// How the numeral is written.
    pub form: Form,
    /// 多, 余, 几 in or behind the numeral.
    pub vague: bool,
    /// Whether the numeral is 一 alone.
    pub one: bool,
}

/// Whether plain numbers are wanted too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Stated quantities alone, as a newspaper's reader understands them.
    Stated,
    /// Every number, also without a unit, of kind `number`.
    Bare,
}

/// Reads the quantity whose numeral (sign included) begins at `start`.
pub(super) fn read(line: &Line<'_>, start: usize, first: &Numeral, mode: Mode) -> Option<Quantity> {
    let mut quantity = single(line, start, first)?;
    let direction = from_before(line, start);
    // Ranges: 8-9万元, 30家至50家.
    if !direction
        && let Some(next) = range_mark(line, quantity.end)
        && let Ok(mut second) = numeral::read(line, next)
        && line.before(quantity.end) != '半'
    {
        second.start = next;
        if mode == Mode::Bare {
            second = super::bare::extended(line, second);
        }
        if let Some(upper) = single(line, next, &second)
            && joins(&quantity, &upper)
        {
            let low = scaled(line, &quantity, first, &second, &upper);
            let high = upper.upper.unwrap_or(upper.value);
            if low < high || mode == Mode::Stated && low <= high {
                quantity.value = low;
                quantity.upper = Some(high);
                quantity.end = upper.end;
                quantity.kind = upper.kind;
                quantity.unit = upper.unit;
                quantity.dimension = upper.dimension;
                quantity.vague |= upper.vague;
                quantity.one = false;
            }
        }
    }
    Some(quantity)
}

/// 从70%到90% and 由3家至5家 tell of two states, not of a range.
fn from_before(line: &Line<'_>, start: usize) -> bool {
    (1..=3).any(|back| start >= back && matches!(line.at(start - back), '从' | '由'))
}

/// Past the mark of a range.
fn range_mark(line: &Line<'_>, at: usize) -> Option<usize> {
    let one = matches!(
        line.at(at),
        '-' | '–' | '—' | '~' | '～' | '至' | '到' | '∼'
    );
    let two = one && matches!(line.at(at), '—' | '-' | '–') && line.at(at + 1) == line.at(at);
    let next = at + if two { 2 } else { usize::from(one) };
    (one && numeral::begins(line.at(next))).then_some(next)
}

/// Whether two quantities make one range.
fn joins(low: &Quantity, high: &Quantity) -> bool {
    high.unit.is_some() && (low.unit.is_none() || low.unit == high.unit)
        || low.unit.is_none() && high.unit.is_none()
}

/// The lower bound, which shares the 万 or 亿 of the upper one where it has none of its own.
fn scaled(
    line: &Line<'_>,
    low: &Quantity,
    low_numeral: &Numeral,
    high_numeral: &Numeral,
    high: &Quantity,
) -> Decimal {
    if low_numeral.large || low.unit.is_some() {
        return low.value;
    }
    let factor = trailing_factor(line, high_numeral, low.value);
    match (
        low.value.checked_mul(factor),
        high.value.checked_div(factor),
    ) {
        (Some(shared), Some(coefficient)) if low.value < coefficient => shared,
        _ => low.value,
    }
}

/// 万 of 三十万; 千 of 三千 for a lower bound of one digit.
fn trailing_factor(line: &Line<'_>, numeral: &Numeral, low: Decimal) -> Decimal {
    let mut factor = Decimal::ONE;
    let mut at = numeral.end;
    while at > numeral.start {
        let step: i64 = match line.before(at) {
            '多' | '余' | '几' => 1,
            '万' => 10_000,
            '亿' => 100_000_000,
            '十' if factor == Decimal::ONE && low < Decimal::TEN => 10,
            '百' if factor == Decimal::ONE && low < Decimal::TEN => 100,
            '千' if factor == Decimal::ONE && low < Decimal::TEN => 1000,
            _ => break,
        };
        factor = factor.checked_mul(step.into()).unwrap_or(factor);
        at -= 1;
        if step < 10_000 && step > 1 {
            break;
        }
    }
    factor
}

/// One numeral with its unit.
fn single(line: &Line<'_>, start: usize, numeral: &Numeral) -> Option<Quantity> {
    if let Some(fraction) = fraction(line, start, numeral) {
        return Some(fraction);
    }
    let han = if numeral.form == Form::Arabic {
        Numerals::Arabic
    } else {
        Numerals::Han
    };
    let mut quantity = Quantity {
        start,
        end: numeral.end,
        numeral_end: numeral.end,
        kind: FigureKind::Count,
        value: numeral.low,
        upper: numeral.high,
        unit: None,
        dimension: "count",
        form: numeral.form,
        vague: numeral.vague,
        one: numeral.end == start + 1 && line.at(start) == '一',
    };
    let mut at = numeral.end;
    // 2个亿
    // 13个亿吨级油田
    let sized = (units().read(line, at + 2, han)).is_some_and(|(end, _)| line.at(end) == '级');
    if line.at(at) == '个' && matches!(line.at(at + 1), '亿' | '万') && !numeral.large && !sized
    {
        let factor = if line.at(at + 1) == '亿' {
            100_000_000
        } else {
            10_000
        };
        quantity.value = quantity.value.checked_mul(Decimal::from(factor))?;
        at += 2;
        quantity.end = at;
        quantity.numeral_end = at;
    }
    if let Some(end) = halved_measure(line, at) {
        // 2个半小时: the half counts, the unit is 个小时.
        let (unit_end, unit) = units().read(line, end, han)?;
        quantity.value = quantity.value.checked_add(Decimal::new(5, 1))?;
        quantity.kind = unit.kind;
        quantity.dimension = dimension(unit);
        quantity.unit = Some(format!("个{}", line.printed(end, unit_end)));
        quantity.end = unit_end;
        return Some(quantity);
    }
    if line.at(at) == '个'
        && matches!(line.at(at + 1), '多' | '来')
        && let Some((unit_end, unit)) = units().read(line, at + 2, han)
        && unit.kind == FigureKind::Duration
    {
        quantity.kind = unit.kind;
        quantity.dimension = dimension(unit);
        quantity.unit = Some(format!("个{}", line.printed(at + 2, unit_end)));
        quantity.vague = true;
        quantity.end = unit_end;
        return Some(quantity);
    }
    let found = units()
        .read(line, at, han)
        .filter(|&(end, unit)| suits(line, start, numeral, end, unit));
    let Some((mut end, unit)) = found else {
        return degrees(line, &quantity, numeral)
            .or_else(|| {
                (line.at(at) == '大' && big(line, at, numeral))
                    .then(|| quantity.clone().with("大", at + 1))
            })
            .or(Some(quantity));
    };
    quantity.kind = unit.kind;
    quantity.dimension = dimension(unit);
    let mut printed = line.printed(at, end).to_owned();
    if printed.ends_with("百分点") {
        printed = "百分点".to_owned();
    }
    if printed == "元钱" {
        printed = "元".to_owned();
    }
    // 元/吨, 吨/日: a printed slash stays in the unit.
    if line.at(end) == '/' {
        if let Some((rate_end, _)) = units().read(line, end + 1, han) {
            printed.push_str(line.printed(end, rate_end));
            end = rate_end;
        } else if matches!(line.at(end + 1), '时' | '月' | '年' | '日') {
            printed.push_str(line.printed(end, end + 2));
            end += 2;
        }
    }
    quantity.end = end;
    quantity.unit = Some(printed);
    // 壹佰圆整
    if unit.name == "元" && line.at(end) == '整' && !is_han(line.at(end + 1)) {
        quantity.end += 1;
        return Some(quantity);
    }
    tail(line, &mut quantity, unit)?;
    Some(quantity)
}

impl Quantity {
    fn with(mut self, unit: &str, end: usize) -> Self {
        self.unit = Some(unit.to_owned());
        self.end = end;
        self
    }
}

/// The dimension's name with the life of the table.
fn dimension(unit: &'static Unit) -> &'static str {
    &unit.dimension
}

/// 个半 before a unit of time.
fn halved_measure(line: &Line<'_>, at: usize) -> Option<usize> {
    (line.starts_with(at, "个半")
        && ["小时", "钟头", "月", "星期"]
            .iter()
            .any(|u| line.starts_with(at + 2, u)))
    .then_some(at + 2)
}

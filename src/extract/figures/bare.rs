//! Plain numbers, where somebody asks for every number rather than for stated quantities: powers,
//! written fractions and `40k` are numbers too.

use rust_decimal::Decimal;

use super::line::{Line, is_han};
use super::numeral::{self, Form, Numeral};
use super::quantity::Quantity;
use super::scan::Scan;
use super::unit::{Numerals, units};
use crate::extract::FigureKind;

/// Takes the quantity, or the plain number that it is; returns where to go on.
pub(super) fn number(
    line: &Line<'_>,
    mut quantity: Quantity,
    numeral: &Numeral,
    found: &mut Scan,
) -> usize {
    let end = quantity.end.max(numeral.end);
    let plain =
        quantity.unit.is_none() && matches!(quantity.kind, FigureKind::Count | FigureKind::Percent);
    if plain {
        quantity.kind = FigureKind::Number;
        quantity.dimension = "number";
        if numeral.form == Form::Multiplier && !numeral.vague && quantity.end == numeral.end
            || is_word(line, &quantity)
            || is_name(line, &quantity, numeral)
        {
            return end;
        }
        if let Some(dozens) = dozens(line, &quantity) {
            let end = dozens.end;
            found.quantities.push(dozens);
            return end;
        }
        // 薪酬能给到10k~15k
        let pay = line.slice(quantity.start.saturating_sub(MAX_PAY), quantity.start);
        if matches!(line.before(quantity.end), 'k' | 'K') && pay.contains(&'薪') {
            quantity.kind = FigureKind::Money;
            quantity.dimension = "money";
        }
    }
    if quantity.unit.as_deref() == Some("元") {
        if line.ends_with(quantity.start, "人民币") {
            quantity.start -= 3;
        } else if line.starts_with(quantity.end, "人民币") {
            quantity.end += 3;
        }
    }
    let end = quantity.end;
    found.quantities.push(quantity);
    end
}

/// How far before a number 薪 tells that it is pay.
const MAX_PAY: usize = 12;

/// 十打, 一打半: twelve of each.
fn dozens(line: &Line<'_>, quantity: &Quantity) -> Option<Quantity> {
    let at = quantity.end;
    let verb = [
        '造', '算', '开', '击', '破', '赢', '败', '架', '工', '印', '电', '球', '扮', '听', '响',
        '通', '断', '的',
    ];
    if line.at(at) != '打' || verb.contains(&line.at(at + 1)) || quantity.upper.is_some() {
        return None;
    }
    let half = usize::from(line.at(at + 1) == '半');
    let six = Decimal::from(6 * half);
    Some(Quantity {
        end: at + 1 + half,
        value: quantity
            .value
            .checked_mul(Decimal::from(12))?
            .checked_add(six)?,
        ..quantity.clone()
    })
}

/// 对折: half of the price.
pub(super) fn half_price(at: usize) -> Quantity {
    Quantity {
        start: at,
        end: at + 2,
        numeral_end: at + 1,
        kind: FigureKind::Percent,
        value: Decimal::from(5),
        upper: None,
        unit: Some("折".to_owned()),
        dimension: "ratio",
        form: Form::Han,
        vague: false,
        one: false,
    }
}

/// 个半小时: one and a half, as people say it.
pub(super) fn one_and_a_half(line: &Line<'_>, at: usize, found: &mut Scan) -> usize {
    let unit = units()
        .read(line, at + 2, Numerals::Han)
        .filter(|(_, unit)| unit.kind == FigureKind::Duration);
    let short = matches!(line.at(at + 2), '月' | '钟');
    let alone = !is_han(line.at(at + 2));
    let told = unit.is_some() || short || alone;
    if line.at(at + 1) != '半' || !told || numeral::begins(line.before(at)) {
        return at + 1;
    }
    let end = unit.map_or(at + 2 + usize::from(short), |(end, _)| end);
    found.quantities.push(Quantity {
        start: at,
        end,
        numeral_end: at + 2,
        kind: if alone {
            FigureKind::Number
        } else {
            FigureKind::Duration
        },
        value: Decimal::new(15, 1),
        upper: None,
        unit: (!alone).then(|| format!("个{}", line.printed(at + 2, end))),
        dimension: if alone { "number" } else { "time" },
        form: Form::Han,
        vague: false,
        one: false,
    });
    end
}

/// 大陆, 收拾, 放肆: financial digits that are characters of words.
fn is_word(line: &Line<'_>, quantity: &Quantity) -> bool {
    let before = line.before(quantity.start);
    quantity.numeral_end == quantity.start + 1
        && numeral::is_financial(line.at(quantity.start))
        && (is_han(line.at(quantity.end))
            || matches!(
                before,
                '大' | '登' | '着' | '收' | '队' | '放' | '夕' | '入' | '退'
            ))
}

/// 阳光九九食品: a digit said twice inside a text is a name, as a number it would have a unit.
fn is_name(line: &Line<'_>, quantity: &Quantity, numeral: &Numeral) -> bool {
    numeral.form == Form::Han
        && numeral.digits == 2
        && line.at(quantity.start) == line.at(quantity.start + 1)
        && is_han(line.before(quantity.start))
        && is_han(line.at(quantity.end))
}

/// What may go on behind the digits of a plain number: k, M, G; e5; ^2; /3.
pub(super) fn extended(line: &Line<'_>, mut numeral: Numeral) -> Numeral {
    if numeral.form != Form::Arabic || numeral.high.is_some() {
        return numeral;
    }
    let at = numeral.end;
    let read = power_of_ten(line, at)
        .and_then(|(factor, end)| Some((numeral.low.checked_mul(factor)?, end)))
        .or_else(|| power(line, at, numeral.low))
        .or_else(|| over(line, at, numeral.low));
    if let Some((value, end)) = read {
        numeral.low = value.normalize();
        numeral.end = end;
    }
    numeral
}

/// 40k, 1.2M, 2e5, 21.2E0.
fn power_of_ten(line: &Line<'_>, at: usize) -> Option<(Decimal, usize)> {
    let (exponent, end) = match line.at(at) {
        'k' | 'K' => (3, at + 1),
        'M' => (6, at + 1),
        'G' => (9, at + 1),
        'e' | 'E' => {
            let (n, end) = small_integer(line, at + 1)?;
            (n, end)
        }
        _ => return None,
    };
    let glued = line.at(end).is_ascii_alphanumeric();
    let factor = Decimal::from(10_i64.checked_pow(exponent)?);
    (!glued).then_some((factor, end))
}

/// 2^-1, -1.1^--23.
fn power(line: &Line<'_>, at: usize, base: Decimal) -> Option<(Decimal, usize)> {
    if line.at(at) != '^' {
        return None;
    }
    let mut digits = at + 1;
    let mut inverse = false;
    while line.at(digits) == '-' && digits < at + 3 {
        inverse = !inverse;
        digits += 1;
    }
    let (exponent, end) = small_integer(line, digits)?;
    let mut value = Decimal::ONE;
    for _ in 0..exponent {
        value = value.checked_mul(base)?;
    }
    Some((
        if inverse {
            Decimal::ONE.checked_div(value)?
        } else {
            value
        },
        end,
    ))
}

/// 3/5.
fn over(line: &Line<'_>, at: usize, numerator: Decimal) -> Option<(Decimal, usize)> {
    if line.at(at) != '/' || !numerator.fract().is_zero() {
        return None;
    }
    let (denominator, end) = small_integer(line, at + 1)?;
    if line.at(end) == '/' {
        return None;
    }
    Some((numerator.checked_div(denominator.into())?, end))
}

/// `1 4/3` at the whole part that ends at `at`.
pub(super) fn mixed(line: &Line<'_>, whole: &Numeral) -> Option<Numeral> {
    if line.at(whole.end) != ' ' || whole.form != Form::Arabic {
        return None;
    }
    let (numerator, slash) = small_integer(line, whole.end + 1)?;
    let (part, end) = over(line, slash, numerator.into())?;
    Some(Numeral {
        low: whole.low.checked_add(part)?,
        end,
        ..whole.clone()
    })
}

/// Up to four digits.
fn small_integer(line: &Line<'_>, start: usize) -> Option<(u32, usize)> {
    let mut n = 0;
    let mut end = start;
    while let Some(d) = line.at(end).to_digit(10) {
        n = n * 10 + d;
        end += 1;
        if end - start > 4 {
            return None;
        }
    }
    (end > start).then_some((n, end))
}

/// 半小时, 半个, 半百: any half of anything.
pub(super) fn half(line: &Line<'_>, at: usize, found: &mut Scan) -> usize {
    let hundred = line.at(at + 1) == '百' && !is_han(line.at(at + 2));
    let unit = units().read(line, at + 1, Numerals::Han);
    let closes = unit.is_some_and(|(end, _)| !is_han(line.at(end)));
    let word = super::terms::term(line, at).is_some() && !closes || is_han(line.before(at));
    if word || unit.is_none() && !hundred {
        return at + 1;
    }
    let (end, unit) = match unit {
        Some((end, unit)) if !hundred => (end, Some(unit)),
        _ => (at + 2, None),
    };
    found.quantities.push(Quantity {
        start: at,
        end,
        numeral_end: at + 1,
        kind: unit.map_or(FigureKind::Number, |u| u.kind),
        // 半折 is half of the price.
        value: match unit {
            _ if hundred => Decimal::from(50),
            Some(unit) if unit.name == "折" => Decimal::from(5),
            _ => Decimal::new(5, 1),
        },
        upper: None,
        unit: unit.map(|_| line.printed(at + 1, end).to_owned()),
        dimension: unit.map_or("number", |u| u.dimension.as_str()),
        form: Form::Han,
        vague: false,
        one: false,
    });
    end
}

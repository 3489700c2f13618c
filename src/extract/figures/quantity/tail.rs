//! What goes on behind a numeral or a unit: fractions, halves, smaller units.

use rust_decimal::Decimal;

use super::super::bare;
use super::super::line::Line;
use super::super::numeral::{self, Form, Numeral};
use super::super::unit::{Numerals, Unit, units};
use super::Quantity;
use crate::extract::FigureKind;

/// What may follow a unit and belongs to the quantity: 半, 多, 余, smaller units.
pub(super) fn tail(line: &Line<'_>, quantity: &mut Quantity, unit: &Unit) -> Option<()> {
    let at = quantity.end;
    let divisible = unit.dimension != "count" || unit.name == "个";
    match line.at(at) {
        '半' if divisible && unit.kind != FigureKind::Money && !is_half_word(line, at) => {
            quantity.value = quantity.value.checked_add(Decimal::new(5, 1))?;
            quantity.end = at + 1;
        }
        '多' if !quantity.vague
            && divisible
            && !matches!(
                line.at(at + 1),
                '数' | '元' | '样' | '次' | '种' | '层' | '家' | '位' | '名' | '个'
            ) =>
        {
            quantity.vague = true;
            quantity.end = at + 1;
        }
        '余' if !quantity.vague
            && divisible
            && !matches!(line.at(at + 1), '额' | '下' | '地' | '热') =>
        {
            quantity.vague = true;
            quantity.end = at + 1;
        }
        _ => compound(line, quantity, unit)?,
    }
    Some(())
}

/// 50元6角三分, 六斤八两, 1米75, 1小时20分钟: smaller units that go on.
fn compound(line: &Line<'_>, quantity: &mut Quantity, unit: &Unit) -> Option<()> {
    if tenths(line, quantity, unit) {
        return Some(());
    }
    let ladder: &[(&str, i64, i64)] = match unit.name.as_str() {
        "元" | "块" | "美元" => &[
            ("角", 1, 10),
            ("毛", 1, 10),
            ("分", 1, 100),
            ("美分", 1, 100),
        ],
        "角" | "毛" => &[("分", 1, 10)],
        "斤" => &[("两", 1, 10)],
        "日元" => &[("日本銭", 1, 100)],
        "小时" | "个小时" => &[("分钟", 1, 60), ("分", 1, 60)],
        "分钟" | "分" => &[("秒", 1, 60)],
        "年" => &[("个月", 1, 12)],
        _ => return Some(()),
    };
    for &(name, _, parts) in ladder {
        let mut at = quantity.end;
        if matches!(line.at(at), '又' | '零') {
            at += 1;
        }
        let Ok(small) = numeral::read(line, at) else {
            continue;
        };
        if !line.starts_with(small.end, name)
            || small.low >= Decimal::from(parts)
            || small.high.is_some()
        {
            continue;
        }
        let end = small.end + name.chars().count();
        if name == "分" && matches!(line.at(end), '之' | '别' | '为' | '析') {
            continue;
        }
        let part = small.low.checked_div(Decimal::from(parts))?;
        quantity.value = quantity.value.checked_add(part)?.normalize();
        quantity.end = end;
        if unit.name == "块" {
            quantity.kind = FigureKind::Money;
            quantity.dimension = "money";
            // 五块七毛八
            let tens = matches!(name, "角" | "毛") && !numeral::begins(line.at(end + 1));
            if let Some(cent) = numeral::digit(line.at(end)).filter(|_| tens) {
                quantity.value += Decimal::new(cent.into(), 2);
                quantity.end = end + 1;
            }
        }
    }
    Some(())
}

/// 三米九, 一块二, 七成六: a digit behind the unit counts tenths of it; 三块零四, hundredths.
fn tenths(line: &Line<'_>, quantity: &mut Quantity, unit: &Unit) -> bool {
    let at = quantity.end;
    if !matches!(unit.name.as_str(), "米" | "尺" | "丈" | "块" | "成" | "折")
        || quantity.form != Form::Han
    {
        return false;
    }
    let zero = usize::from(line.at(at) == '零' && unit.name == "块");
    let Some(tenth) = numeral::digit(line.at(at + zero)).filter(|&d| d > 0) else {
        return false;
    };
    let end = at + zero + 1;
    let goes_on = numeral::begins(line.at(end))
        || units().read(line, end, Numerals::Han).is_some()
        || matches!(line.at(end), '大' | '是' | '带' | '毛' | '角');
    let scale = if zero == 1 { 2 } else { 1 };
    if goes_on {
        return false;
    }
    quantity.value += Decimal::new(tenth.into(), scale);
    quantity.end = end;
    if unit.name == "块" {
        quantity.kind = FigureKind::Money;
        quantity.dimension = "money";
    }
    true
}

/// Whether 半 at `at` begins a word of its own.
fn is_half_word(line: &Line<'_>, at: usize) -> bool {
    [
        "半导", "半岛", "半径", "半决", "半程", "半数", "半场", "半成", "半山", "半夜", "半价",
        "半空", "半自", "半挂", "半年", "半个", "半路", "半月", "半封",
    ]
    .iter()
    .any(|w| line.starts_with(at, w))
}

/// 三分之一, 百分之五十, 千分之三.
pub(super) fn fraction(line: &Line<'_>, start: usize, base: &Numeral) -> Option<Quantity> {
    if base.high.is_some() {
        return None;
    }
    // 三又二分之一
    if line.at(base.end) == '又'
        && let Ok(denominator) = numeral::read(line, base.end + 1)
        && matches!(line.at(denominator.end), '分' | '份')
    {
        let mut part = fraction(line, base.end + 1, &denominator)?;
        part.start = start;
        let size = if base.low.is_sign_negative() {
            -part.value
        } else {
            part.value
        };
        part.value = base.low.checked_add(size)?;
        return Some(part);
    }
    // 四分一, 二份一, as said in the south
    if base.form == Form::Han
        && matches!(line.at(base.end), '分' | '份')
        && line.at(base.end + 1) == '一'
        && !numeral::begins(line.at(base.end + 2))
    {
        return share(line, start, base, base.end + 2);
    }
    if !line.starts_with(base.end, "分之") {
        return None;
    }
    let mut at = base.end + 2;
    let negative = line.at(at) == '负';
    at += usize::from(negative);
    let mut part = numeral::read(line, at).ok()?;
    if matches!(line.at(part.end), 'k' | 'K') {
        part = bare::extended(line, part);
    }
    let multiplier = base.form == Form::Multiplier;
    let (value, upper, unit) = if multiplier {
        let scale = base.low.checked_div(Decimal::ONE_HUNDRED)?;
        let percent = |n: Decimal| n.checked_div(scale);
        (
            percent(part.low)?,
            part.high.and_then(percent),
            Some(
                line.printed(
                    base.start
                        .max(start + usize::from(base.low.is_sign_negative())),
                    base.end + 2,
                )
                .to_owned(),
            ),
        )
    } else {
        (part.low.checked_div(base.low)?, None, None)
    };
    let sign = if negative {
        -Decimal::ONE
    } else {
        Decimal::ONE
    };
    Some(Quantity {
        start,
        end: part.end,
        numeral_end: part.end,
        kind: FigureKind::Percent,
        value: value.checked_mul(sign)?.normalize(),
        upper,
        unit,
        dimension: "ratio",
        form: Form::Han,
        vague: part.vague,
        one: false,
    })
}

/// One part of as many as `base` says; a unit may follow.
fn share(line: &Line<'_>, start: usize, base: &Numeral, end: usize) -> Option<Quantity> {
    let unit = units()
        .read(line, end, Numerals::Han)
        .filter(|(_, unit)| unit.kind == FigureKind::Measure);
    Some(Quantity {
        start,
        end: unit.map_or(end, |(end, _)| end),
        numeral_end: end,
        kind: unit.map_or(FigureKind::Percent, |(_, unit)| unit.kind),
        value: Decimal::ONE.checked_div(base.low)?.normalize(),
        upper: None,
        unit: unit.map(|(unit_end, _)| line.printed(end, unit_end).to_owned()),
        dimension: unit.map_or("ratio", |(_, unit)| unit.dimension.as_str()),
        form: Form::Han,
        vague: false,
        one: false,
    })
}

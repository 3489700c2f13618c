use rust_decimal::Decimal;

use crate::extract::figures::unit_named;
use crate::extract::{Figure, FigureKind};

/// Significant digits of a value in another unit than the printed one.
const CONVERTED_DIGITS: u32 = 6;

/// The figure's value in plain digits with its unit: `120,000,000 元 (CNY)`, `8–9 家`.
pub(super) fn plain(figure: &Figure) -> String {
    let mut words = range(figure, Some);
    if let Some(unit) = &figure.unit {
        push_unit(&mut words, unit);
        if let Some(iso) = unit_named(unit).and_then(|unit| unit.iso.as_deref()) {
            words.push_str(&format!(" ({iso})"));
        }
    }
    words
}

/// The value in the base unit of its dimension; `None` where that is the printed one, or no better:
/// nobody counts hours in days.
pub(super) fn in_base_unit(figure: &Figure) -> Option<String> {
    let unit = unit_named(figure.unit.as_deref()?)?;
    if unit.factor == Decimal::ONE
        || unit.kind != figure.kind
        || matches!(figure.kind, FigureKind::Duration | FigureKind::Count)
    {
        return None;
    }
    let convert = |value: Decimal| value.checked_mul(unit.factor)?.round_sf(CONVERTED_DIGITS);
    convert(figure.value)?;
    let mut words = range(figure, convert);
    push_unit(&mut words, &unit.base);
    Some(words)
}

/// `value` or `value–upper`, as `convert` makes them.
fn range(figure: &Figure, convert: impl Fn(Decimal) -> Option<Decimal>) -> String {
    let bounds = [Some(figure.value), figure.upper];
    let bounds: Vec<String> = bounds
        .into_iter()
        .flatten()
        .filter_map(convert)
        .map(grouped)
        .collect();
    bounds.join("–")
}

/// A unit stands behind its number as SI has it, a percent sign right behind it.
fn push_unit(words: &mut String, unit: &str) {
    if !unit.starts_with(['%', '‰', '℃', '°']) {
        words.push(' ');
    }
    words.push_str(unit);
}

/// A number in plain digits, in groups of three.
fn grouped(value: Decimal) -> String {
    let digits = value.normalize().to_string();
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", digits.as_str()),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut words = sign.to_owned();
    for (idx, digit) in whole.chars().enumerate() {
        if idx > 0 && (whole.len() - idx).is_multiple_of(3) {
            words.push(',');
        }
        words.push(digit);
    }
    if !fraction.is_empty() {
        words.push('.');
        words.push_str(fraction);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Mode;
    use crate::extract::figures::figures_in;

    fn first(text: &str) -> Figure {
        figures_in(text, Mode::Stated).remove(0)
    }

    #[test]
    fn a_value_is_told_in_plain_digits() {
        for (text, expected) in [
            ("投资1.2亿元", "120,000,000 元 (CNY)"),
            ("约8-9万美元", "80,000–90,000 美元 (USD)"),
            ("增长6.30%", "6.3%"),
            ("共999家", "999 家"),
            ("气温零下5℃", "-5℃"),
            ("种植12345.678亩", "12,345.678 亩"),
        ] {
            assert_eq!(plain(&first(text)), expected, "{text}");
        }
    }

    #[test]
    fn a_value_is_converted_to_its_base_unit_where_that_tells_more() {
        for (text, expected) in [
            ("装机36MW", Some("36,000,000 瓦")),
            ("产量1.3万吨", Some("13,000,000 千克")),
            ("全长3至5公里", Some("3,000–5,000 米")),
            ("种植3亩", Some("2,000 平方米")),
            ("投资1.2亿元", None),
            ("约9万美元", None),
            ("共999家", None),
            ("历时3个月", None),
        ] {
            assert_eq!(in_base_unit(&first(text)).as_deref(), expected, "{text}");
        }
    }
}

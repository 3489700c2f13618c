use rust_decimal::Decimal;

use super::super::line::Line;

/// ASCII digits with grouping commas and a decimal point: value, end, number of digits.
/// `None` where there are more digits than a quantity has.
pub(super) fn decimal(line: &Line<'_>, start: usize) -> Option<(Decimal, usize, usize)> {
    let mut mantissa = 0_i128;
    let mut digits = 0;
    let mut at = start;
    let mut push = |c: char, digits: &mut usize| {
        *digits += 1;
        mantissa = mantissa * 10 + i128::from(c.to_digit(10).unwrap_or_default());
        *digits <= 27
    };
    while line.at(at).is_ascii_digit() {
        if !push(line.at(at), &mut digits) {
            return None;
        }
        at += 1;
    }
    if at - start <= 3 && line.at(start) != '0' {
        while matches!(line.at(at), ',' | '，')
            && (1..=3).all(|i| line.at(at + i).is_ascii_digit())
            && !line.at(at + 4).is_ascii_digit()
            && groups(line, start, at)
        {
            for i in 1..=3 {
                if !push(line.at(at + i), &mut digits) {
                    return None;
                }
            }
            at += 4;
        }
    }
    let mut scale = 0;
    if line.at(at) == '.' && line.at(at + 1).is_ascii_digit() && line.before(start) != '.' {
        let mut end = at + 1;
        while line.at(end).is_ascii_digit() {
            end += 1;
            if end - at > 24 {
                return None;
            }
        }
        // 2222.2222.222 is no number.
        if !(line.at(end) == '.' && line.at(end + 1).is_ascii_digit()) {
            for i in at + 1..end {
                if !push(line.at(i), &mut digits) {
                    return None;
                }
                scale += 1;
            }
            at = end;
        }
    }
    let value = Decimal::try_from_i128_with_scale(mantissa, scale).ok()?;
    Some((value, at, digits))
}

/// Whether a comma at `at` groups digits: an ASCII one does, a Chinese one only where the number
/// also has ASCII ones or a fraction, for it parts clauses too.
fn groups(line: &Line<'_>, start: usize, at: usize) -> bool {
    let wide = |i: usize| matches!(line.printed(i, i + 1).chars().next(), Some('０'..='９'));
    line.at(at) == ','
        || wide(at - 1) && wide(at + 1)
        || line.slice(start, at).contains(&',')
        || matches!(line.at(at + 4), ',' | '.')
}

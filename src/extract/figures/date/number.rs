//! Numbers of years, months, days and hours.

use super::super::line::Line;
use super::super::numeral::digit;

/// A year of four digits: its number and end.
pub(super) fn year_number(line: &Line<'_>, at: usize) -> Option<(i32, usize)> {
    if line.before(at).is_ascii_digit() || line.before(at) == '.' {
        return None;
    }
    let mut year = 0;
    let mut end = at;
    if line.at(at).is_ascii_digit() {
        while let Some(d) = line.at(end).to_digit(10) {
            if end - at == 4 {
                return None;
            }
            year = year * 10 + i32::try_from(d).ok()?;
            end += 1;
        }
    } else {
        while let Some(d) = digit(line.at(end)).filter(|_| line.at(end) != '两') {
            if end - at == 4 {
                return None;
            }
            year = year * 10 + i32::from(d);
            end += 1;
        }
    }
    let century = match end - at {
        4 => (1000..2100).contains(&year),
        // 98年4月, 九七年一季度
        2 => {
            year > 9
                && line.at(end) == '年'
                && (number_to(line, end + 1, 12).is_some_and(|(_, e)| line.at(e) == '月')
                    || digit(line.at(at)).is_some()
                        && year % 10 + 1 != year / 10
                        && line.at(end + 2) == '季')
        }
        _ => false,
    };
    if !century {
        return None;
    }
    if end - at == 2 {
        year += if year < 40 { 2000 } else { 1900 };
    }
    Some((year, end))
}

/// A number from 1 to `max` with its end: `12`, 十二, 廿.
pub(super) fn number_to(line: &Line<'_>, at: usize, max: u8) -> Option<(u8, usize)> {
    let before = line.before(at);
    let mut n = 0_u8;
    let mut end = at;
    if line.at(at).is_ascii_digit() {
        if before.is_ascii_digit() || matches!(before, '.' | ',') {
            return None;
        }
        while let Some(d) = line.at(end).to_digit(10) {
            if end - at == 2 {
                return None;
            }
            n = n * 10 + u8::try_from(d).ok()?;
            end += 1;
        }
    } else {
        if digit(before).is_some() || matches!(before, '十' | '百' | '千' | '万') {
            return None;
        }
        let tens = digit(line.at(at)).filter(|_| line.at(at + 1) == '十' && line.at(at) != '两');
        if let Some(tens) = tens {
            n = tens * 10;
            end = at + 2;
        } else if line.at(at) == '十' {
            n = 10;
            end = at + 1;
        }
        if let Some(d) = digit(line.at(end)).filter(|_| line.at(end) != '两') {
            n += d;
            end += 1;
        }
        if digit(line.at(end)).is_some() || matches!(line.at(end), '十' | '百') {
            return None;
        }
    }
    (end > at && (1..=max).contains(&n)).then_some((n, end))
}

/// Past a mark of a range: 至, 到, –, ~.
pub(super) fn range_mark(line: &Line<'_>, at: usize) -> Option<usize> {
    match line.at(at) {
        '-' | '–' | '—' | '~' | '～' if line.at(at + 1) == '—' => Some(at + 2),
        '-' | '–' | '—' | '~' | '～' | '至' | '到' => Some(at + 1),
        _ => None,
    }
}

/// An hour with its minutes; `told` where the part of the day stands before it.
pub(super) fn hour(line: &Line<'_>, at: usize, told: bool) -> Option<usize> {
    let (_, end) = number_to(line, at, 24)
        .or_else(|| {
            (line.at(at) == '0' && !line.at(at + 1).is_ascii_digit()).then_some((0, at + 1))
        })
        .or_else(|| {
            (line.starts_with(at, "00") && !line.at(at + 2).is_ascii_digit()).then_some((0, at + 2))
        })
        .or_else(|| {
            (line.at(at) == '0'
                && line.at(at + 1).is_ascii_digit()
                && !line.at(at + 2).is_ascii_digit())
            .then_some((0, at + 2))
        })?;
    let two_digits = |at: usize| {
        line.at(at).is_ascii_digit()
            && line.at(at + 1).is_ascii_digit()
            && !line.at(at + 2).is_ascii_digit()
    };
    match line.at(end) {
        ':' | '：' if two_digits(end + 1) => {
            let mut end = end + 3;
            if line.at(end) == ':' && two_digits(end + 1) {
                end += 3;
            }
            Some(end)
        }
        '时' if !matches!(line.at(end + 1), '代' | '间' | '刻' | '期' | '速') => {
            let mut end = end + 1;
            if let Some((_, minutes)) = number_to(line, end, 59)
                && line.at(minutes) == '分'
            {
                end = minutes + 1;
            } else if matches!(line.at(end), '许' | '整' | '半') {
                end += 1;
            }
            Some(end)
        }
        '点' => {
            if let Some((_, minutes)) = number_to(line, end + 1, 59)
                && line.at(minutes) == '分'
            {
                return Some(minutes + 1);
            }
            match line.at(end + 1) {
                '半' | '钟' | '整' | '许' | '多' => Some(end + 2),
                _ if told => Some(end + 1),
                _ => None,
            }
        }
        _ => None,
    }
}

//! From words to days of the calendar, against the article's date.

use super::Parts;
use crate::article::CalendarDate;

/// The first and the last day that a time covers. `None` where neither the words nor the article's
/// date tell the year.
pub(in super::super) fn resolve(
    parts: &Parts,
    span: Option<&str>,
    article: Option<CalendarDate>,
) -> Option<(CalendarDate, CalendarDate)> {
    let today = article.map(CalendarDate::ymd);
    if let Some(step) = parts.day_step.filter(|_| parts.day.is_none()) {
        let day = shifted(article?, step)?;
        return Some((day, day));
    }
    let year = match (parts.year, parts.year_step) {
        (Some(year), _) => year,
        (None, step) => i32::from(today?.0) + step.unwrap_or(0),
    };
    let last_year = parts.year_to.unwrap_or(year);
    let month = match (parts.month, parts.month_step) {
        (Some(month), _) => Some(month),
        (None, Some(step)) => {
            let (y, m, _) = today?;
            let months = i32::from(y) * 12 + i32::from(m) - 1 + step;
            return month_days(
                months.div_euclid(12),
                u8::try_from(months.rem_euclid(12)).ok()? + 1,
            );
        }
        // 29日 is of the article's month.
        (None, None) => parts.day.and(today).map(|(_, m, _)| m),
    };
    match (month, parts.day) {
        (Some(month), Some(day)) => {
            let from = date(year, month, day)?;
            let to = date(
                year,
                parts.month_to.unwrap_or(month),
                parts.day_to.unwrap_or(day),
            )?;
            Some((from, to.max(from)))
        }
        (Some(month), None) => {
            let (from, end) = month_days(year, month)?;
            let to = parts
                .month_to
                .and_then(|m| month_days(last_year, m))
                .map_or(end, |(_, to)| to);
            Some((from, to))
        }
        (None, _) => {
            let told = parts.year.is_some() || parts.year_step.is_some();
            let months = span.and_then(months_of);
            if !told && months.is_none() {
                return None;
            }
            let (first, last) = months.unwrap_or((1, 12));
            Some((month_days(year, first)?.0, month_days(last_year, last)?.1))
        }
    }
}

/// The months that a part of the year covers.
fn months_of(span: &str) -> Option<(u8, u8)> {
    Some(match span {
        "上半年" | "前两季度" => (1, 6),
        "下半年" => (7, 12),
        "一季度" | "首季" | "首季度" => (1, 3),
        "二季度" => (4, 6),
        "三季度" => (7, 9),
        "四季度" => (10, 12),
        "前三季度" | "前三个季度" => (1, 9),
        "首月" => (1, 1),
        "全年" | "年度" => (1, 12),
        _ => return None,
    })
}

fn date(year: i32, month: u8, day: u8) -> Option<CalendarDate> {
    CalendarDate::new(u16::try_from(year).ok()?, month, day)
}

/// First and last day of a month.
fn month_days(year: i32, month: u8) -> Option<(CalendarDate, CalendarDate)> {
    let last = (28..=31).rev().find_map(|day| date(year, month, day))?;
    Some((date(year, month, 1)?, last))
}

/// The day `step` days later; steps are of a few days.
fn shifted(from: CalendarDate, step: i32) -> Option<CalendarDate> {
    let (year, month, day) = from.ymd();
    let (mut year, mut month) = (i32::from(year), month);
    let mut day = i32::from(day) + step;
    while day < 1 {
        (year, month) = if month == 1 {
            (year - 1, 12)
        } else {
            (year, month - 1)
        };
        day += i32::from(month_days(year, month)?.1.ymd().2);
    }
    loop {
        let last = i32::from(month_days(year, month)?.1.ymd().2);
        if day <= last {
            return date(year, month, u8::try_from(day).ok()?);
        }
        day -= last;
        (year, month) = if month == 12 {
            (year + 1, 1)
        } else {
            (year, month + 1)
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::figures::date;
    use crate::extract::figures::line::Line;

    /// `from..to` of the first time of `text` in an article of 2024-03-01.
    fn resolved(text: &str) -> Option<String> {
        let line = Line::new(text);
        let time = date::read(&line, 0)?;
        let span = time.parts.span.map(|(start, end)| line.printed(start, end));
        let (from, to) = resolve(&time.parts, span, CalendarDate::new(2024, 3, 1))?;
        Some(format!("{from}..{to}"))
    }

    #[test]
    fn times_resolve_against_the_articles_date() {
        let cases = [
            ("2023年2月5日", "2023-02-05..2023-02-05"),
            ("今年1至5月", "2024-01-01..2024-05-31"),
            ("去年上半年", "2023-01-01..2023-06-30"),
            ("“十四五”期间", "2021-01-01..2025-12-31"),
            ("昨天", "2024-02-29..2024-02-29"),
            ("上月", "2024-02-01..2024-02-29"),
            ("28日至29日", "2024-03-28..2024-03-29"),
            ("2021—2023年", "2021-01-01..2023-12-31"),
            ("二〇二四年", "2024-01-01..2024-12-31"),
        ];
        for (text, days) in cases {
            assert_eq!(resolved(text).as_deref(), Some(days), "{text}");
        }
        assert_eq!(resolved("目前"), None);
    }
}

//! What single characters of a numeral stand for.

/// The digit that `c` stands for; 两 is two.
pub(in super::super) fn digit(c: char) -> Option<u8> {
    Some(match c {
        '〇' | '零' => 0,
        '一' | '壹' | '幺' => 1,
        '二' | '贰' | '两' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' => 6,
        '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// Whether `c` is a financial digit or multiplier, each also a character of common words.
pub(in super::super) fn is_financial(c: char) -> bool {
    matches!(
        c,
        '壹' | '贰' | '叁' | '肆' | '伍' | '陆' | '柒' | '捌' | '玖' | '拾' | '幺'
    )
}

/// 10, 100 or 1000.
pub(super) fn small_multiplier(c: char) -> Option<i64> {
    Some(match c {
        '十' | '拾' => 10,
        '百' => 100,
        '千' => 1000,
        _ => return None,
    })
}

/// 20, 30 or 40 in one character.
pub(super) fn joined_ten(c: char) -> Option<i64> {
    Some(match c {
        '廿' => 20,
        '卅' => 30,
        '卌' => 40,
        _ => return None,
    })
}

/// 万, 亿 or 兆.
pub(super) fn large_multiplier(c: char) -> Option<i64> {
    Some(match c {
        '万' => 10_000,
        '亿' => 100_000_000,
        '兆' => 1_000_000_000_000,
        _ => return None,
    })
}

pub(super) fn is_multiplier(c: char) -> bool {
    small_multiplier(c).is_some() || large_multiplier(c).is_some()
}

/// Whether a numeral may begin with `c`.
pub(in super::super) fn begins(c: char) -> bool {
    c.is_ascii_digit()
        || c >= '〇'
            && (digit(c).is_some()
                || is_multiplier(c)
                || joined_ten(c).is_some()
                || matches!(c, '几' | '数' | '半'))
}

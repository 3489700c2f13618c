//! One stated quantity: a numeral with what it counts, ranges and halves included.

use rust_decimal::Decimal;

use super::line::{Line, is_han};
use super::numeral::{self, Form, Numeral};
use super::unit::{Numerals, Unit, units};
use crate::extract::FigureKind;

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
    if line.at(at) == '个' && matches!(line.at(at + 1), '亿' | '万') && !numeral.large {
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

/// What may follow a unit and belongs to the quantity: 半, 多, 余, smaller units.
fn tail(line: &Line<'_>, quantity: &mut Quantity, unit: &Unit) -> Option<()> {
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
    if !matches!(unit.name.as_str(), "米" | "块" | "成" | "折") || quantity.form != Form::Han {
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

/// 个半 before a unit of time.
fn halved_measure(line: &Line<'_>, at: usize) -> Option<usize> {
    (line.starts_with(at, "个半")
        && ["小时", "钟头", "月", "星期"]
            .iter()
            .any(|u| line.starts_with(at + 2, u)))
    .then_some(at + 2)
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
fn fraction(line: &Line<'_>, start: usize, base: &Numeral) -> Option<Quantity> {
    if base.high.is_some() {
        return None;
    }
    // 三又二分之一
    if line.at(base.end) == '又'
        && let Ok(denominator) = numeral::read(line, base.end + 1)
        && line.starts_with(denominator.end, "分之")
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
    if !line.starts_with(base.end, "分之") {
        return None;
    }
    let mut at = base.end + 2;
    let negative = line.at(at) == '负';
    at += usize::from(negative);
    let mut part = numeral::read(line, at).ok()?;
    if matches!(line.at(part.end), 'k' | 'K') {
        part = super::bare::extended(line, part);
    }
    let multiplier = base.form == Form::Multiplier;
    let (value, upper, unit) = if multiplier {
        let scale = base.low.checked_div(Decimal::ONE_HUNDRED)?;
        let percent = |n: Decimal| n.checked_div(scale);
        (
            percent(part.low)?,
            part.high.and_then(percent),
            Some(line.printed(start, base.end + 2).to_owned()),
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

/// 度 by its context: electricity, temperature, an angle; none of 三度 (three times) or 一度.
fn degrees(line: &Line<'_>, quantity: &Quantity, numeral: &Numeral) -> Option<Quantity> {
    let at = numeral.end;
    if line.at(at) != '度' || matches!(line.at(at + 1), '假' | '过' | '量' | '尼' | '数') {
        return None;
    }
    let end = at + 1;
    let context = line.slice(quantity.start.saturating_sub(24), quantity.start);
    let after = line.slice(end, end + 4);
    let mentions = |word: &str| has(context, word) || has(after, word);
    let electric = numeral.large || ["电", "节能", "用能"].iter().any(|w| mentions(w));
    let warm = [
        "温", "热", "冷", "寒", "烧", "摄氏", "华氏", "恒温", "调高", "升高", "冰点", "水温",
        "体温",
    ]
    .iter()
    .any(|w| mentions(w));
    let turned = ["角", "纬", "经", "转", "全景", "弯", "倾", "坡", "摄影"]
        .iter()
        .any(|w| mentions(w));
    let dimension = if electric && !has(context, "温") {
        "energy"
    } else if warm {
        "temperature"
    } else if turned {
        "angle"
    } else if numeral.form == Form::Arabic {
        "temperature"
    } else {
        return None;
    };
    let mut found = quantity.clone().with("度", end);
    found.kind = FigureKind::Measure;
    found.dimension = dimension;
    Some(found)
}

fn has(chars: &[char], word: &str) -> bool {
    let len = word.chars().count();
    chars
        .windows(len)
        .any(|w| w.iter().copied().eq(word.chars()))
}

/// Whether 大 at `at` counts heads (四大优势), not a word (四大连池, 985大学).
fn big(line: &Line<'_>, at: usize, numeral: &Numeral) -> bool {
    numeral.low.fract().is_zero()
        && numeral.low > Decimal::ONE
        && numeral.low < Decimal::ONE_HUNDRED
        && is_han(line.at(at + 1))
        && !matches!(
            line.at(at + 1),
            '学' | '连'
                | '会'
                | '桥'
                | '爷'
                | '娘'
                | '姐'
                | '队'
                | '以'
                | '于'
                | '精'
                | '代'
                | '的'
                | '报'
                | '和'
                | '上'
                | '召'
                | '胜'
                | '提'
                | '明'
                | '对'
                | '作'
                | '擘'
                | '战'
        )
        && !matches!(line.before(numeral.start), '第')
}

/// Whether a unit that has other readings is one here.
fn suits(line: &Line<'_>, start: usize, numeral: &Numeral, end: usize, unit: &Unit) -> bool {
    let han = numeral.form != Form::Arabic;
    match unit.name.as_str() {
        // 5G, 4K, 2M are names; a lone letter measures only behind digits and before no Chinese noun.
        "g" | "m" | "M" | "t" | "s" | "h" | "W" | "V" | "L" | "l" | "w" => {
            numeral.form == Form::Arabic && !is_han(line.at(end)) || line.has_gap(numeral.end)
        }
        "里" => {
            !han || numeral.low > Decimal::ONE && numeral.form == Form::Han && !is_han(line.at(end))
        }
        "两" => {
            false
                || !han && !is_han(line.at(end))
                || numeral.low >= Decimal::TEN && !is_han(line.at(end))
        }
        "寸" | "丈" | "尺" | "码" | "担" | "方" | "节" | "载" | "成"
            if numeral.form == Form::Multiplier =>
        {
            false
        }
        "载" => han && !is_han(line.at(end)),
        "节" => false,
        "方" => !han && numeral.low.fract().is_zero(),
        "桶" => true,
        "成" => numeral.low < Decimal::from(11) || numeral.low.fract() != Decimal::ZERO,
        "日" => {
            !matches!(line.before(start), '月' | '至' | '、')
                && !(numeral.low <= Decimal::from(31) && !han)
        }
        "年" => !(numeral.form == Form::Han && numeral.digits >= 4),
        "分" => !han,
        "点" => !(numeral.low <= Decimal::from(24) && (han || is_han(line.at(end)))),
        "倍" | "番" => !numeral.form.eq(&Form::Multiplier),
        "层" | "号" | "期" | "届" | "任" | "代" | "路" | "版" | "品" => {
            !han && unit.name == "层" && !matches!(line.at(end), '，')
        }
        _ => true,
    }
}

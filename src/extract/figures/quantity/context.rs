//! Units that have other readings, told by what stands around them.

use rust_decimal::Decimal;

use super::super::line::{Line, is_han};
use super::super::numeral::{Form, Numeral};
use super::super::unit::Unit;
use super::Quantity;
use crate::extract::FigureKind;

/// 度 by its context: electricity, temperature, an angle; none of 三度 (three times) or 一度.
pub(super) fn degrees(line: &Line<'_>, quantity: &Quantity, numeral: &Numeral) -> Option<Quantity> {
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
    } else if numeral.form == Form::Arabic
        || !numeral.low.fract().is_zero()
        || numeral.low.is_sign_negative()
    {
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
pub(super) fn big(line: &Line<'_>, at: usize, numeral: &Numeral) -> bool {
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
pub(super) fn suits(
    line: &Line<'_>,
    start: usize,
    numeral: &Numeral,
    end: usize,
    unit: &Unit,
) -> bool {
    let han = numeral.form != Form::Arabic;
    match unit.name.as_str() {
        // 5G, 4K, 2M are names; a lone letter measures only behind digits and before no Chinese noun.
        "g" | "m" | "M" | "t" | "s" | "h" | "W" | "V" | "L" | "l" | "w" => {
            numeral.form == Form::Arabic && !is_han(line.at(end)) || line.has_gap(numeral.end)
        }
        "里" => {
            !han || numeral.low > Decimal::ONE && numeral.form == Form::Han && !is_han(line.at(end))
        }
        "两" => !is_han(line.at(end)) && (!han || numeral.low >= Decimal::TEN),
        "寸" | "丈" | "尺" | "码" | "担" | "方" | "节" | "载" | "成"
            if numeral.form == Form::Multiplier =>
        {
            false
        }
        "载" => han && !is_han(line.at(end)),
        "节" => false,
        "方" => !han && numeral.low.fract().is_zero(),
        "成" => numeral.low < Decimal::from(11) || numeral.low.fract() != Decimal::ZERO,
        "日" => {
            let listed = matches!(line.before(start), '月' | '至' | '、');
            !listed && (han || numeral.low > Decimal::from(31))
        }
        "年" => !(numeral.form == Form::Han && numeral.digits >= 4),
        "分" => !han,
        "点" => numeral.low > Decimal::from(24) || !han && !is_han(line.at(end)),
        "倍" => numeral.form != Form::Multiplier,
        "番" => line.before(start) == '翻' || line.ends_with(start, "翻了"),
        // 300多期培训班
        "期" if numeral.vague => true,
        "层" | "号" | "期" | "届" | "任" | "代" | "路" | "版" | "品" => {
            !han && unit.name == "层" && !matches!(line.at(end), '，')
        }
        _ => true,
    }
}

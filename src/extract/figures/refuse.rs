//! What looks like a quantity and states none: articles, names, numbers of things.

use rust_decimal::Decimal;

use super::line::{Line, is_han};
use super::numeral::{Form, Numeral, is_financial};
use super::quantity::Quantity;
use super::scan::Scan;
use super::unit::{Numerals, units};
use crate::extract::FigureKind;

/// Whether a word stands right before `at` that makes a bare 亿 or 百 a number: 近, 超过, 数.
pub(super) fn modified(line: &Line<'_>, at: usize) -> bool {
    matches!(
        line.before(at),
        '近' | '超' | '过' | '逾' | '上' | '破' | '约' | '达' | '数' | '几' | '满' | '足'
    )
}

/// 半年, 半个月, 半小时: half of a unit. 上半年, 半成品 and 半数 are none.
pub(super) fn half(line: &Line<'_>, at: usize, found: &mut Scan) -> usize {
    if let Some(end) = super::terms::term(line, at) {
        return end;
    }
    if matches!(
        line.before(at),
        '上' | '下' | '大' | '多' | '后' | '前' | '一' | '对' | '泰' | '小' | '过' | '参'
    ) && line.before(at) != '过'
    {
        return at + 1;
    }
    let Some((end, unit)) = units().read(line, at + 1, Numerals::Han) else {
        return at + 1;
    };
    let lasts =
        unit.kind == FigureKind::Duration && !unit.name.contains("世纪") && unit.name != "日";
    let weighs = unit.kind == FigureKind::Measure
        && matches!(unit.dimension.as_str(), "mass" | "length" | "area");
    if !(lasts || weighs) || matches!(unit.name.as_str(), "里" | "载" | "两") {
        return at + 1;
    }
    let more = matches!(line.at(end), '多' | '余');
    found.quantities.push(Quantity {
        start: at,
        end: end + usize::from(more),
        numeral_end: at + 1,
        kind: unit.kind,
        value: Decimal::new(5, 1),
        upper: None,
        unit: Some(line.printed(at + 1, end).to_owned()),
        dimension: &unit.dimension,
        form: Form::Han,
        vague: more,
        one: false,
    });
    end + usize::from(more)
}

/// Whether `quantity` states something, as far as its own words and its neighbours tell.
pub(super) fn states(line: &Line<'_>, quantity: &Quantity, numeral: &Numeral) -> bool {
    let before = line.before(quantity.start);
    if before.is_ascii_alphabetic() || before == '.' && numeral.form == Form::Arabic {
        return false;
    }
    // 次数十, 人数百万: 数 ends a noun.
    if line.at(quantity.start) == '数'
        && matches!(
            before,
            '人' | '次'
                | '户'
                | '总'
                | '件'
                | '指'
                | '系'
                | '参'
                | '基'
                | '多'
                | '少'
                | '岁'
                | '份'
                | '倍'
                | '函'
                | '分'
        )
    {
        return false;
    }
    if numeral.form == Form::Multiplier
        && quantity.kind != FigureKind::Percent
        && quantity.unit.as_deref() != Some("大")
        && !bare_multiplier(line, quantity, numeral)
    {
        return false;
    }
    // 着陆区, 放肆: a financial digit alone is a character of a word.
    let alone = quantity.numeral_end == quantity.start + 1;
    if alone && is_financial(line.at(quantity.start)) {
        return false;
    }
    let Some(unit) = quantity.unit.as_deref() else {
        return quantity.kind == FigureKind::Percent || unitless(line, quantity, numeral);
    };
    // 5G网络, 2M带宽: a letter is a unit only where nothing else is.
    if quantity.form == Form::Han {
        // 这两天, 那三年 point and do not count; 两 with a side is a place.
        if matches!(before, '这' | '那' | '明' | '昨' | '今') && matches!(unit, "天" | "年" | "日")
        {
            return false;
        }
        if matches!(before, '第' | '高' | '初' | '星' | '周')
            && !is_count_noun(unit)
            && quantity.numeral_end == quantity.start + 1
        {
            return !(matches!(before, '第' | '初')
                || before == '星'
                    && line.ends_with(quantity.start, "星")
                    && line.before(quantity.start) == '星');
        }
    }
    if unit == "班" && matches!(before, '高' | '初' | '三' | '二' | '一') {
        return false;
    }
    if matches!(unit, "级" | "等" | "号") {
        return false;
    }
    // 100米赛跑, 4×100米, 800米决赛 name an event.
    if quantity.dimension == "length" && event(line, quantity.end) || before == '×' {
        return false;
    }
    // 一 year by year: 新的一年, 这一年, 一年一度.
    if quantity.one
        && quantity.kind == FigureKind::Duration
        && matches!(
            before,
            '的' | '这'
                | '那'
                | '每'
                | '同'
                | '新'
                | '有'
                | '某'
                | '天'
                | '年'
                | '一'
                | '又'
                | '前'
                | '后'
        )
    {
        return false;
    }
    true
}

fn is_count_noun(unit: &str) -> bool {
    matches!(unit, "人" | "国" | "省" | "市" | "县")
}

/// 决赛, 自由泳 … behind a length.
fn event(line: &Line<'_>, at: usize) -> bool {
    [
        "决赛",
        "赛跑",
        "自由泳",
        "蝶泳",
        "仰泳",
        "蛙泳",
        "混合泳",
        "栏",
        "接力",
        "短道",
        "跨栏",
        "个人",
        "气步枪",
        "气手枪",
        "台",
        "跳台",
        "跳板",
        "单人",
        "双人",
        "速滑",
        "项目",
        "比赛",
        "障碍",
        "冠军",
    ]
    .iter()
    .any(|w| line.starts_with(at, w))
}

/// 近百家, 上万张, 过亿元, 百余家; 千吨级船舶.
fn bare_multiplier(line: &Line<'_>, quantity: &Quantity, numeral: &Numeral) -> bool {
    let physical = quantity.kind == FigureKind::Measure
        && !matches!(
            quantity.unit.as_deref(),
            Some("里" | "顷" | "克" | "米" | "丈" | "尺")
        );
    if physical && line.at(quantity.end) == '级' {
        return true;
    }
    if numeral.vague && numeral.end > quantity.start + 1 {
        return true;
    }
    if line.at(quantity.end) == '级' || line.at(quantity.numeral_end) == '级' {
        return false;
    }
    // 达万高铁: 万 alone needs a word that can mean nothing else, or a unit.
    if numeral.end == quantity.start + 1
        && quantity.unit.is_none()
        && !matches!(
            line.before(quantity.start),
            '近' | '超' | '逾' | '破' | '上' | '数'
        )
    {
        return false;
    }
    let goal = numeral.large && quantity.unit.is_none() && line.starts_with(quantity.end, "大关");
    let word = [
        "成千",
        "以上",
        "之上",
        "向上",
        "马上",
        "晚上",
        "早上",
        "线上",
        "通过",
        "不过",
        "经过",
        "超过",
        "渡过",
        "上千上",
    ]
    .iter()
    .find(|w| line.ends_with(quantity.start, w));
    goal || modified(line, quantity.start) && word.is_none_or(|w| *w == "超过")
}

/// Whether a number without a unit states a quantity: 4.35亿, 3万多农户.
fn unitless(line: &Line<'_>, quantity: &Quantity, numeral: &Numeral) -> bool {
    // 12部门, 两部门: the noun is what is counted.
    let year = numeral.digits == 4
        && numeral.low >= Decimal::from(1900)
        && numeral.low < Decimal::from(2100);
    let several =
        !numeral.large && numeral.low > Decimal::ONE && numeral.form != Form::Multiplier && !year;
    if several && units().counts_noun(line, quantity.end) {
        return true;
    }
    if !(numeral.large || numeral.vague && numeral.low >= Decimal::TEN) {
        return false;
    }
    // 十亿项目: a size class.
    if line.at(quantity.start) == '十' && numeral.end == quantity.start + 2 {
        return false;
    }
    if line.at(quantity.end) == '级' || line.at(quantity.end).is_ascii_alphanumeric() {
        return false;
    }
    if numeral.form == Form::Han && numeral.vague && !numeral.large {
        return is_han(line.at(quantity.end)) && line.at(quantity.end) != '的';
    }
    true
}

/// Drops 一 as an article: it counts only against another number of its clause, in a tally, or in
/// a rate with 每.
pub(super) fn articles(line: &Line<'_>, quantities: &mut Vec<Quantity>) {
    let mut keep = Vec::with_capacity(quantities.len());
    for (i, q) in quantities.iter().enumerate() {
        let article = q.one && matches!(q.kind, FigureKind::Count | FigureKind::Measure);
        keep.push(!article || counts(line, quantities, i));
    }
    let mut kept = keep.iter();
    quantities.retain(|_| kept.next().copied().unwrap_or(true));
}

/// How far 一 looks for the number that it is set against.
const CLAUSE: usize = 24;

fn counts(line: &Line<'_>, all: &[Quantity], i: usize) -> bool {
    let Some(this) = all.get(i) else {
        return false;
    };
    if is_reduplicated(line, this) {
        return false;
    }
    let mut start = this.start;
    while start > 0 && this.start - start < CLAUSE && !ends_clause(line.before(start)) {
        start -= 1;
    }
    // 每36个小时下线一片
    let counted = |at: usize| {
        let next = all.partition_point(|q| q.start < at);
        next < i && all.get(next).is_some_and(|q| q.start == at)
    };
    let rate = (start..this.start).any(|at| line.at(at) == '每' && counted(at + 1));
    // 集体二等功一次, 三金四银和一枚奖章
    let tally = this.unit.as_deref() == Some("次")
        && ends_clause(line.at(this.end))
        && matches!(line.before(this.start), '功' | '奖' | '号');
    let listed = matches!(line.before(this.start), '和' | '、')
        && i > 0
        && all.get(i - 1).is_some_and(|p| {
            p.start >= start && !p.one && p.kind == FigureKind::Count && p.end + 6 > this.start
        });
    rate || tally || listed || paired(line, all, i, start)
}

/// 一名县林长联系一个乡镇: two of one to one.
fn paired(line: &Line<'_>, all: &[Quantity], i: usize, start: usize) -> bool {
    let partner = |j: usize| {
        let (a, b) = (all.get(i.min(j))?, all.get(i.max(j))?);
        let between = line.slice(a.end, b.start);
        let plain = a.one
            && b.one
            && a.kind == FigureKind::Count
            && b.kind == FigureKind::Count
            && between.len() >= 3
            && between.len() <= 10
            && !between
                .iter()
                .any(|&c| ends_clause(c) || matches!(c, '的' | '是' | '又' | '接' | '和' | '、'))
            && matches!(
                a.unit.as_deref(),
                Some("名" | "个" | "位" | "家" | "户" | "人")
            )
            && matches!(
                b.unit.as_deref(),
                Some("名" | "个" | "位" | "家" | "户" | "人")
            )
            && a.start >= start.saturating_sub(CLAUSE)
            && !is_reduplicated(line, a)
            && !is_reduplicated(line, b);
        plain.then_some(())
    };
    i > 0 && partner(i - 1).is_some() || partner(i + 1).is_some()
}

fn is_reduplicated(line: &Line<'_>, q: &Quantity) -> bool {
    line.at(q.end) == line.before(q.end)
        || matches!(
            line.before(q.start),
            '又' | '这' | '那' | '每' | '同' | '某' | '另'
        )
}

/// Whether `c` ends a clause.
pub(super) fn ends_clause(c: char) -> bool {
    matches!(
        c,
        '，' | '。' | '；' | '：' | '！' | '？' | '\0' | '…' | ',' | ';'
    )
}

//! Places in an order: 居第八位, 全国第一, 排名前三. Mere numbering (第三届, 第一批) is none.

use super::date;
use super::line::{Line, is_han};
use super::numeral::{self, Form};
use super::quantity::{Mode, Quantity};
use super::scan::{Scan, number};
use crate::extract::FigureKind;

/// How far before 第 the words stand that make it a place.
const CONTEXT: usize = 12;

/// 第N at `at`; returns where to go on.
pub(super) fn placed(line: &Line<'_>, at: usize, mode: Mode, found: &mut Scan) -> usize {
    if mode == Mode::Stated
        && let Some(time) = date::read(line, at + 1)
        && line.before(time.end) == '度'
    {
        let end = time.end;
        found.times.push(date::Time { start: at, ..time });
        return end;
    }
    let Ok(numeral) = numeral::read(line, at + 1) else {
        return at + 1;
    };
    let end = numeral.end;
    if numeral.form == Form::Multiplier && line.at(end) == '大' {
        return end;
    }
    let mut rank = Quantity {
        start: at,
        end,
        numeral_end: end,
        kind: FigureKind::Rank,
        value: numeral.low,
        upper: None,
        unit: None,
        dimension: "rank",
        form: numeral.form,
        vague: false,
        one: false,
    };
    // No order begins with 零: the number stands for itself.
    if mode == Mode::Bare && line.at(at + 1) == '零' {
        return number(line, at + 1, at + 1, mode, found);
    }
    if mode == Mode::Bare {
        found.quantities.push(rank);
        return end;
    }
    if line.at(end) == '大'
        && is_han(line.at(end + 1))
        && !matches!(line.at(end + 1), '学' | '道' | '街' | '队')
    {
        rank.end = end + 1;
        rank.unit = Some("大".to_owned());
        rank.end = end + 1;
        found.quantities.push(rank);
        return end + 1;
    }
    if matches!(line.at(end), '位' | '名') && ranked(line, at) {
        rank.end = end + 1;
        rank.unit = Some(line.printed(end, end + 1).to_owned());
        let next = rank.end;
        found.quantities.push(rank);
        return next;
    }
    if closes(line, end) && ranked(line, at) {
        found.quantities.push(rank);
    }
    // 第3个 and 第12次 are numbering: their unit is no figure either.
    end + usize::from(is_han(line.at(end)))
}

/// 前三, 前十位; but 前4个月 and 前三天 are durations, 前三季度 is a time.
pub(super) fn leading(line: &Line<'_>, at: usize, found: &mut Scan) -> usize {
    let next = line.at(at + 1);
    if !numeral::begins(next) || matches!(next, '半' | '数' | '几') {
        return at + 1;
    }
    let Ok(numeral) = numeral::read(line, at + 1) else {
        return at + 1;
    };
    let end = numeral.end;
    let unit = usize::from(matches!(line.at(end), '位' | '名'));
    if numeral.form != Form::Multiplier
        && (closes(line, end + unit) || unit == 1)
        && (ranked(line, at) || line.starts_with(end + unit, "的"))
        && line.before(at) != '以'
    {
        found.quantities.push(Quantity {
            start: at,
            end: end + unit,
            numeral_end: end,
            kind: FigureKind::Rank,
            value: numeral.low,
            upper: None,
            unit: (unit == 1).then(|| line.printed(end, end + 1).to_owned()),
            dimension: "rank",
            form: numeral.form,
            vague: false,
            one: false,
        });
        return end + unit;
    }
    let before = found.quantities.len();
    let gone = number(line, at + 1, at + 1, Mode::Stated, found);
    // 前三名 without a ranking, 前20强: not a count.
    if found.quantities.len() > before
        && found
            .quantities
            .last()
            .is_some_and(|q| q.kind == FigureKind::Count && q.start == at + 1)
    {
        found.quantities.truncate(before);
    }
    gone
}

/// Whether the words before `at` tell of a ranking.
fn ranked(line: &Line<'_>, at: usize) -> bool {
    let words = [
        "居", "列", "排", "名", "位", "跃", "升", "全国", "全省", "全市", "全县", "全区", "世界",
        "全球", "亚洲", "欧洲", "国内", "中部", "西部", "东部", "行业", "同类", "总量", "规模",
        "综合", "进入", "跻身", "获", "夺", "占", "在", "榜",
    ];
    let mut start = at;
    while start > 0
        && at - start < CONTEXT
        && !matches!(line.before(start), '，' | '。' | '；' | '：' | '、')
    {
        start -= 1;
    }
    words.iter().any(|w| {
        let len = w.chars().count();
        (start..at).any(|i| i + len <= at && line.starts_with(i, w))
    })
}

/// Whether nothing is counted behind: the end of a clause.
fn closes(line: &Line<'_>, end: usize) -> bool {
    !is_han(line.at(end)) && !line.at(end).is_ascii_alphanumeric() && line.at(end) != '“'
        || line.at(end) == '的' && is_han(line.at(end + 1))
        || ["和", "及", "以上"]
            .iter()
            .any(|w| line.starts_with(end, w))
}

//! The time a figure holds for, as printed nearest it.

use super::date::{Sort, Time};
use super::indicator::Finding;
use super::line::Line;
use super::quantity::Quantity;
use super::refuse::ends_clause;
use super::scan::Scan;
use super::sentence::{MAX_CHARS as MAX_SENTENCE_CHARS, sentence_end};
use crate::extract::FigureKind;

/// The period that holds for an article's figures unless they have one of their own: that of a
/// report (3月份) or of a plan (今年), named in the first paragraphs.
#[derive(Clone, Debug, Default)]
pub(super) struct ArticlePeriod {
    text: Option<String>,
    plan: bool,
}

impl ArticlePeriod {
    /// The period of a figure that has no time of its own.
    pub fn of(&self, q: &Quantity, finding: &Finding) -> Option<String> {
        self.text.clone().filter(|_| self.holds_for(q, finding))
    }

    /// Whether it goes on holding behind a crosshead: a plan does; of a report, the next item of a
    /// digest may be of another time.
    pub fn outlasts_heading(&self) -> bool {
        self.plan
    }

    /// Whether a figure without a time of its own holds for it.
    fn holds_for(&self, q: &Quantity, finding: &Finding) -> bool {
        let group = finding.indicator.is_none();
        let sort = match q.kind {
            FigureKind::Duration => false,
            FigureKind::Money | FigureKind::Percent => true,
            _ => self.plan,
        };
        sort && !group && !finding.describes
    }
}

/// The period of quantity `i`.
pub(super) fn of(
    line: &Line<'_>,
    scan: &Scan,
    i: usize,
    sentence_start: usize,
    finding: &Finding,
) -> Option<String> {
    let q = scan.quantities.get(i)?;
    if !takes_period(line, q, finding, sentence_start) {
        return None;
    }
    // 预计年发电3900万度，相当于减少燃煤1.3万吨: as the figure before it.
    let equals = (q.start.saturating_sub(12).max(sentence_start)..q.start)
        .any(|at| line.starts_with(at, "相当于"));
    if equals
        && i > 0
        && scan
            .quantities
            .get(i - 1)
            .is_some_and(|p| p.start >= sentence_start && line.ends_with(p.start, "电"))
    {
        return None;
    }
    let mut every_between = false;
    let spans = stretches(line, scan, sentence_start, q.start);
    let first = scan.times.partition_point(|t| t.start < sentence_start);
    let mut nearest: Option<(usize, usize)> = None;
    for time in scan
        .times
        .iter()
        .skip(first)
        .take_while(|t| t.end <= q.start)
    {
        if time.sort == Sort::Every {
            if same_clause(line, time.end, q.start) {
                let from = usize::from(matches!(line.at(time.start), '从' | '由'));
                return Some(line.printed(time.start + from, time.end).to_owned());
            }
            every_between = true;
            continue;
        }
        // 原来 is of the next figure alone; 近日 and 未来 date nothing.
        let spent = scan
            .quantities
            .iter()
            .take(i)
            .rev()
            .take_while(|p| p.start >= time.end)
            .next()
            .is_some();
        // 由上月下降0.3%转为上涨0.1%: of the first state alone.
        let state = matches!(line.before(time.start), '由' | '从') || line.at(time.start) == '从';
        if state && spent && same_clause(line, time.end, q.start) {
            continue;
        }
        let former = [
            "原来",
            "原先",
            "原本",
            "以往",
            "此前",
            "去年同期",
            "上年同期",
        ]
        .iter()
        .any(|w| line.ends_with(time.end, w));
        if time.sort == Sort::Vague && (spent || !former) {
            continue;
        }
        if compared(line, time) || reports(line, time) || line.at(time.end) == '电' {
            continue;
        }
        if same_clause(line, time.end, q.start) {
            every_between = false;
        }
        nearest = Some((time.start, time.end));
    }
    for span in spans {
        if nearest.is_none_or(|(start, _)| start < span.0) {
            nearest = Some(span);
        }
    }
    if let Some((start, end)) = nearest {
        let end = with_months(line, scan, end);
        let start = if line.at(start) == '从' {
            start + 1
        } else {
            start
        };
        return Some(line.printed(start, end).to_owned());
    }
    if every_between {
        return None;
    }
    opening(line, scan, sentence_start)
}

/// 今年前9个月: the months go on where the year ends.
fn with_months(line: &Line<'_>, scan: &Scan, end: usize) -> usize {
    let next = scan.quantities.partition_point(|d| d.start <= end);
    scan.quantities
        .get(next)
        .filter(|d| d.kind == FigureKind::Duration && d.start == end + 1 && line.at(end) == '前')
        .map_or(end, |d| d.end)
}

/// Whether figures of this sort hold for a time at all.
fn takes_period(line: &Line<'_>, q: &Quantity, finding: &Finding, sentence_start: usize) -> bool {
    let passing = q.kind == FigureKind::Duration && !finding.lasts;
    if passing || finding.describes || q.dimension == "voltage" {
        return false;
    }
    let indicator = finding.indicator.as_deref();
    let group = matches!(
        q.unit.as_deref(),
        Some("国" | "省" | "市" | "县" | "地" | "党" | "州" | "区")
    ) && indicator.is_none();
    let whole = indicator.is_some_and(|i| i.ends_with("总投资") || i.ends_with("投资总额"));
    let expected = indicator.is_some_and(|i| i.starts_with('年')) && {
        let from = q.start.saturating_sub(20).max(sentence_start);
        ["预计", "设计", "可", "预期"]
            .iter()
            .any(|w| (from..q.start).any(|at| line.starts_with(at, w)))
    };
    !(group || whole || expected)
}

/// 比上年, 较2020年: a time that something is compared with.
fn compared(line: &Line<'_>, time: &Time) -> bool {
    let beyond = [
        "超过",
        "高于",
        "低于",
        "好于",
        "多于",
        "少于",
        "相当于",
        "恢复至",
        "恢复到",
    ];
    matches!(line.before(time.start), '比' | '较' | '同' | '与')
        || beyond.iter().any(|w| line.ends_with(time.start, w))
        || names(line, time)
        || line.ends_with(time.end, "同期") && !matches!(line.before(time.start), '，' | '。')
        || line.ends_with(time.start, "是")
            && (line.at(time.end) == '的' || line.at(time.end).is_ascii_digit())
}

/// 参加2024年航空展: the year of a name.
fn names(line: &Line<'_>, time: &Time) -> bool {
    let event = [
        "开展", "启动", "参加", "参与", "举办", "举行", "召开", "出席", "入选", "列入", "印发",
        "《",
    ];
    let goal = ["目标", "任务", "计划", "预期"]
        .iter()
        .any(|w| line.starts_with(time.end, w));
    goal && time.sort == Sort::Stretch && time.parts.span.is_some()
        || line.before(time.end) == '年'
            && time.parts.month.is_none()
            && event.iter().any(|w| line.ends_with(time.start, w))
}

/// 今天发布的报告显示: when it was told, not when it held.
fn reports(line: &Line<'_>, time: &Time) -> bool {
    /// A clause about a report is short.
    const MAX_CHARS: usize = 40;
    if time.sort != Sort::Moment {
        return false;
    }
    if ["发布的", "公布的", "通报的", "消息"]
        .iter()
        .any(|w| line.starts_with(time.end, w))
    {
        return true;
    }
    let clause = line.slice(time.end, time.end + MAX_CHARS);
    let len = clause
        .iter()
        .position(|&c| ends_clause(c))
        .unwrap_or(clause.len());
    let tells = |end: usize| {
        [
            "显示",
            "表示",
            "获悉",
            "了解到",
            "消息",
            "报道",
            "称",
            "说",
            "介绍",
            "通报",
            "透露",
        ]
        .iter()
        .any(|w| line.ends_with(end, w))
    };
    tells(time.end + len)
        || len > 0 && (1..=2).any(|i| time.end + len > i && tells(time.end + len - i))
}

fn same_clause(line: &Line<'_>, start: usize, end: usize) -> bool {
    !line.slice(start, end).iter().any(|&c| ends_clause(c))
}

/// Stretches told without a date: 五年来, 从教21年来, 开馆到现在, 方案实施以来.
fn stretches(line: &Line<'_>, scan: &Scan, from: usize, to: usize) -> Vec<(usize, usize)> {
    let mut spans = Vec::new();
    let first = scan.quantities.partition_point(|q| q.start < from);
    for q in scan
        .quantities
        .iter()
        .skip(first)
        .take_while(|q| q.end <= to)
    {
        if q.kind != FigureKind::Duration {
            continue;
        }
        let after = q.end;
        let suffix = ["以来", "多来", "来", "间", "时间里", "时间", "里"]
            .iter()
            .find(|s| line.starts_with(after, s))
            .map(|s| s.chars().count());
        let led = ["前", "近", "过去", "最近", "未来", "这"]
            .iter()
            .find(|w| line.ends_with(q.start, w))
            .filter(|w| {
                **w != "前"
                    || !matches!(
                        line.at(q.start.saturating_sub(2)),
                        '提' | '目' | '此' | '之' | '以' | '当' | '日' | '生'
                    )
            });
        let opens = ends_clause(line.at(after + suffix.unwrap_or(0)));
        // 前4个月我国进出口: months are counted from the year's beginning.
        let opens = opens || led == Some(&"前") && line.before(after) == '月';
        let Some(len) = suffix.or_else(|| (led.is_some() && opens).then_some(0)) else {
            continue;
        };
        if line.starts_with(after, "来自") || line.starts_with(after, "来到") {
            continue;
        }
        // 从教21年来 begins with its verb.
        let mut start = q.start - led.map_or(0, |w| w.chars().count());
        // 今年前两个月
        let year = scan.times.partition_point(|t| t.end < start);
        if let Some(year) = scan
            .times
            .get(year)
            .filter(|t| t.end == start && led == Some(&"前"))
        {
            start = year.start;
        }
        if led.is_none() && line.at(after) == '来' {
            let mut back = start;
            while back > from
                && start - back < 6
                && !ends_clause(line.before(back))
                && line.before(back) != '、'
            {
                back -= 1;
            }
            if ends_clause(line.before(back)) && start - back <= 4 {
                start = back;
            }
        }
        spans.push((start, after + len));
    }
    // …以来, …至今 that no time word tells.
    for at in from..to {
        if !matches!(line.at(at), '以' | '到' | '至') {
            continue;
        }
        let until_now = line.starts_with(at, "以来")
            || line.starts_with(at, "到现在")
            || line.starts_with(at, "至今");
        if !until_now {
            continue;
        }
        let end = at
            + if line.starts_with(at, "到现在") {
                3
            } else {
                2
            };
        let mut start = at;
        while start > from && at - start < 28 && !ends_clause(line.before(start)) {
            start -= 1;
        }
        let first = scan.times.partition_point(|t| t.start < start);
        let told = scan
            .times
            .iter()
            .skip(first)
            .take_while(|t| t.start < end)
            .any(|t| t.end >= at && t.end <= end);
        if at - start >= 2 && !told || told && line.starts_with(at, "到现在") {
            spans.push((start, end));
        }
    }
    spans
}

/// The time that opens the sentence before, where it still holds.
fn opening(line: &Line<'_>, scan: &Scan, sentence_start: usize) -> Option<String> {
    if sentence_start == 0 {
        return None;
    }
    // The sentence before is the last one that ends here; one without a mark is read in pieces.
    let reach = sentence_start.saturating_sub(MAX_SENTENCE_CHARS);
    let mut at = (reach..sentence_start)
        .find(|&at| at == 0 || matches!(line.before(at), '。' | '！' | '？'))?;
    let mut start = at;
    while at < sentence_start {
        start = at;
        at = sentence_end(line, at);
    }
    let first = scan.times.partition_point(|t| t.start < start);
    let opens =
        |from: usize| line.slice(start, from).iter().all(|&c| !ends_clause(c)) && from - start <= 4;
    let time = scan
        .times
        .get(first)
        .filter(|t| t.end <= sentence_start && opens(t.start) && still_holds(t));
    // 数据显示，今年上半年，…: a time that opens a clause of a report.
    let reports = ["显示", "了解到", "获悉", "介绍", "统计"]
        .iter()
        .any(|w| line.holds(start, sentence_start, w));
    let told = scan
        .times
        .iter()
        .skip(first)
        .take_while(|t| t.end <= sentence_start)
        .filter(|t| {
            reports && ends_clause(line.before(t.start)) && still_holds(t) && !compared(line, t)
        })
        .last();
    if let Some(time) = time.or(told) {
        return Some(
            line.printed(time.start, with_months(line, scan, time.end))
                .to_owned(),
        );
    }
    stretches(line, scan, start, sentence_start)
        .into_iter()
        .find(|&(from, _)| opens(from))
        .map(|(from, to)| line.printed(from, to).to_owned())
}

/// A year, a range of months, 近年来 go on holding; a day, a month of an event, 近日 do not.
fn still_holds(time: &Time) -> bool {
    let p = &time.parts;
    match time.sort {
        Sort::Stretch => p.day.is_none() && (p.month.is_none() || p.month_to.is_some()),
        Sort::Now => true,
        Sort::Moment | Sort::Every | Sort::Vague => false,
    }
}

/// Reads the article's own period from one of its first paragraphs.
pub(super) fn of_article(line: &Line<'_>, scan: &Scan) -> Option<ArticlePeriod> {
    let report = [
        "统计局",
        "海关总署",
        "数据显示",
        "数据，",
        "采购经理指数",
        "人民银行",
        "统计，",
    ]
    .iter()
    .any(|w| line.holds(0, line.len(), w));
    for time in &scan.times {
        if time.sort != Sort::Stretch || compared(line, time) || time.parts.day.is_some() {
            continue;
        }
        let end = with_months(line, scan, time.end);
        let text = || Some(line.printed(time.start, end).to_owned());
        let plan = (line.ends_with(time.start, "明确")
            || line.ends_with(time.start, "提出")
            || line.ends_with(time.start, "力争"))
            && (line.at(time.end) == '将'
                || line.at(time.end) == '要'
                || line.starts_with(time.end, "力争")
                || line.starts_with(time.end, "计划"));
        if plan {
            return Some(ArticlePeriod {
                text: text(),
                plan: true,
            });
        }
        let dated = time.parts.month.is_some() || time.parts.span.is_some() || end > time.end;
        if report && dated {
            return Some(ArticlePeriod {
                text: text(),
                plan: false,
            });
        }
    }
    None
}

//! Dates and periods: `2024年2月5日`, 今年1至5月, “十四五”期间, 截至目前.

mod number;
mod resolve;
mod words;

pub(super) use resolve::resolve;
use words::{TimeWord, time_words};

use super::line::{Line, is_han};
use number::{hour, number_to, range_mark, year_number};

/// A time read from a line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Time {
    /// First character, 截至 and 自 included.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// What it is made of.
    pub parts: Parts,
    /// How it bears on figures near it.
    pub sort: Sort,
}

/// How a time bears on the figures near it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// A stretch that figures may hold for: a year, months, a quarter, a plan, 近年来.
    Stretch,
    /// A day or an hour: when something happened.
    Moment,
    /// Now, or up to now.
    Now,
    /// 每年: of the figure in its clause alone.
    Every,
    /// 近日, 此前: when, but nobody knows when.
    Vague,
}

/// What is known of a time; steps are from the article's date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    /// A year of the calendar.
    pub year: Option<i32>,
    /// The last year of a range.
    pub year_to: Option<i32>,
    /// Steps from the article's year.
    pub year_step: Option<i32>,
    /// 1 to 12.
    pub month: Option<u8>,
    /// The last month of a range.
    pub month_to: Option<u8>,
    /// Steps from the article's month.
    pub month_step: Option<i32>,
    /// 1 to 31.
    pub day: Option<u8>,
    /// The last day of a range.
    pub day_to: Option<u8>,
    /// Steps from the article's day.
    pub day_step: Option<i32>,
    /// An hour of the day was given.
    pub hour: bool,
    /// A word placed within a year: 上半年.
    pub span: Option<(usize, usize)>,
}

/// Reads the longest time that begins at `start`.
pub(super) fn read(line: &Line<'_>, start: usize) -> Option<Time> {
    let mut reader = Reader {
        line,
        at: start,
        parts: Parts::default(),
        sort: None,
    };
    let prefix = ["截至", "截止到", "截止", "自从", "自", "从", "到"]
        .iter()
        .find(|p| line.starts_with(start, p))
        .map_or(0, |p| p.chars().count());
    // A word of the lexicon may itself begin with 截至.
    if !reader.component() {
        if prefix == 0 {
            return None;
        }
        reader.at = start + prefix;
        if !reader.component() {
            return None;
        }
    }
    while reader.component() {}
    reader.suffix();
    Some(Time {
        start,
        end: reader.at,
        parts: reader.parts,
        sort: reader.sort.unwrap_or(Sort::Moment),
    })
}

struct Reader<'l, 't> {
    line: &'l Line<'t>,
    at: usize,
    parts: Parts,
    sort: Option<Sort>,
}

impl Reader<'_, '_> {
    fn component(&mut self) -> bool {
        self.year() || self.month() || self.day() || self.clock() || self.plan() || self.word()
    }

    fn sorted(&mut self, sort: Sort) {
        self.sort = Some(match (self.sort, sort) {
            (Some(Sort::Now | Sort::Every), _) => return,
            (_, sort) => sort,
        });
    }

    /// `2024年`, 二〇二四年, `2021—2023年`, `2021年至2023年`.
    fn year(&mut self) -> bool {
        if self.parts.year.is_some() || self.parts.month.is_some() {
            return false;
        }
        let Some((first, mut end)) = year_number(self.line, self.at) else {
            return false;
        };
        let mut last = None;
        let mut named = false;
        if self.line.at(end) == '年' {
            end += 1;
            named = true;
        }
        if let Some(next) = range_mark(self.line, end)
            && let Some((year, year_end)) = year_number(self.line, next)
            && self.line.at(year_end) == '年'
        {
            last = Some(year);
            end = year_end + 1;
            named = true;
        }
        // 1500年历史 and 近2000年 are lengths of time.
        // 2025年前11个月
        let months = self.line.at(end) == '前' && super::numeral::begins(self.line.at(end + 1));
        let length = last.is_none()
            && !months
            && (["历史", "前", "来", "之久", "以上", "间", "左右"]
                .iter()
                .any(|s| self.line.starts_with(end, s))
                && !self.line.starts_with(end, "前后")
                || matches!(self.line.before(self.at), '近' | '约' | '逾' | '超'));
        if !named || length {
            return false;
        }
        if self.line.at(end) == '度' {
            end += 1;
        }
        self.parts.year = Some(first);
        self.parts.year_to = last;
        self.at = end;
        self.sorted(Sort::Stretch);
        true
    }

    /// 5月, 1至5月, 1月至5月, 3月份.
    fn month(&mut self) -> bool {
        if self.parts.month.is_some() && self.parts.day.is_none() {
            return false;
        }
        let Some((first, mut end)) = number_to(self.line, self.at, 12) else {
            return false;
        };
        let mut last = None;
        let named = self.line.at(end) == '月';
        if named {
            end += 1;
        }
        if let Some(next) = range_mark(self.line, end)
            .or_else(|| (!named && self.line.at(end) == '、').then_some(end + 1))
            && let Some((month, month_end)) = number_to(self.line, next, 12)
            && self.line.at(month_end) == '月'
            && number_to(self.line, month_end + 1, 31).is_none()
        {
            last = Some(month);
            end = month_end + 1;
        } else if !named {
            return false;
        }
        if self.line.at(end) == '份' && self.line.at(end + 1) != '额' {
            end += 1;
        }
        // 1月1日 after 12月30日: the second day is a time of its own.
        if self.parts.day.is_some() {
            return false;
        }
        self.parts.month = Some(first);
        self.parts.month_to = last;
        self.at = end;
        self.sorted(Sort::Stretch);
        true
    }

    /// 5日, 20号, 1日至3日, 28日29日, and 10月22 without its 日.
    fn day(&mut self) -> bool {
        if self.parts.day.is_some() {
            return false;
        }
        let Some((first, mut end)) = number_to(self.line, self.at, 31) else {
            return false;
        };
        let mut last = None;
        let named = matches!(self.line.at(end), '日' | '号');
        if named {
            // 30号楼, 3号线 and 1号文件 are names; a day needs its month, or 日.
            if self.line.at(end) == '号' && self.parts.month.is_none() {
                return false;
            }
            end += 1;
        }
        loop {
            let next = range_mark(self.line, end)
                .or_else(|| matches!(self.line.at(end), '、' | '和').then_some(end + 1))
                .unwrap_or(end);
            let Some((mut day, mut day_end)) = number_to(self.line, next, 31) else {
                break;
            };
            // 1月28日至2月3日
            if self.line.at(day_end) == '月' && day <= 12 {
                let Some((d, e)) = number_to(self.line, day_end + 1, 31) else {
                    break;
                };
                (day, day_end) = (d, e);
            }
            if !matches!(self.line.at(day_end), '日' | '号') || next == end && !named {
                break;
            }
            last = Some(day);
            end = day_end + 1;
            if self.line.at(day_end) == '日' && last.is_some() && next != end {
                break;
            }
        }
        if !named && last.is_none() {
            return false;
        }
        if self.parts.month.is_none()
            && ["本", "元", "均", "产", "报", "夜", "常", "内瓦"]
                .iter()
                .any(|s| self.line.starts_with(end, s))
        {
            return false;
        }
        self.parts.day = Some(first);
        self.parts.day_to = last;
        self.at = end;
        self.sorted(Sort::Moment);
        true
    }

    /// 上午9时30分, 20:30, 下午3点半.
    fn clock(&mut self) -> bool {
        if self.parts.hour {
            return false;
        }
        let told = time_words().longest(self.line, self.at);
        let (mut at, part) = match told {
            Some((end, TimeWord::Clock)) => (end, true),
            _ => (self.at, false),
        };
        if part
            && self.sort.is_none()
            && matches!(self.line.at(self.at), '晚' | '早' | '前' | '许' | '左')
        {
            return false;
        }
        let Some(end) = hour(self.line, at, part) else {
            // 5日上午
            if part && self.sort.is_some() {
                self.at = at;
                return true;
            }
            return false;
        };
        at = end;
        if let Some(next) = range_mark(self.line, at)
            && let Some(end) = hour(self.line, next, part)
        {
            at = end;
        }
        self.at = at;
        self.parts.hour = true;
        self.sorted(Sort::Moment);
        true
    }

    /// “十四五”, “十四五”期间.
    fn plan(&mut self) -> bool {
        let quoted = matches!(self.line.at(self.at), '“' | '"' | '「');
        let at = self.at + usize::from(quoted);
        let Some((mut end, TimeWord::Plan { from, to })) = time_words().longest(self.line, at)
        else {
            return false;
        };
        if quoted {
            end += 1;
        }
        let period = ["期间", "时期", "以来", "末", "初", "规划期"]
            .iter()
            .find(|s| self.line.starts_with(end, s));
        if period.is_none() && !quoted {
            return false;
        }
        self.parts.year = Some(from);
        self.parts.year_to = Some(to);
        self.at = end;
        self.sorted(if period.is_some() {
            Sort::Stretch
        } else {
            Sort::Vague
        });
        true
    }

    fn word(&mut self) -> bool {
        let Some((end, word)) = time_words().longest(self.line, self.at) else {
            return false;
        };
        let first = self.sort.is_none();
        // 出现在 and 体现在 hold no 现在.
        if matches!(word, TimeWord::Now)
            && self.line.at(self.at) == '现'
            && matches!(
                self.line.before(self.at),
                '出' | '体' | '表' | '实' | '呈' | '展' | '发' | '兑'
            )
        {
            return false;
        }
        match word {
            TimeWord::Year(step) if self.parts.year_step.is_none() && self.parts.year.is_none() => {
                self.parts.year_step = Some(step);
                self.sorted(Sort::Stretch);
            }
            TimeWord::Month(step) => {
                self.parts.month_step = Some(step);
                self.sorted(Sort::Stretch);
            }
            TimeWord::Day(step) => {
                self.parts.day_step = Some(step);
                self.sorted(Sort::Moment);
            }
            TimeWord::Span => {
                self.parts.span = Some((self.at, end));
                self.sorted(Sort::Stretch);
            }
            TimeWord::Now => self.sorted(Sort::Now),
            TimeWord::Since => self.sorted(Sort::Stretch),
            TimeWord::Every if first => self.sorted(Sort::Every),
            TimeWord::Vague if first || self.line.ends_with(end, "同期") => {
                self.sorted(Sort::Vague);
            }
            _ => return false,
        }
        self.at = end;
        // 今天（10月6日）
        if self.line.at(end) == '（'
            && matches!(word, TimeWord::Day(_))
            && let Some(inner) = read(self.line, end + 1)
            && self.line.at(inner.end) == '）'
        {
            self.parts = inner.parts;
            self.at = inner.end + 1;
        }
        true
    }

    /// 以来, 期间 and the like belong to the time.
    fn suffix(&mut self) {
        if self.sort == Some(Sort::Every) {
            return;
        }
        let suffix = [
            "以来", "期间", "当月", "当日", "当天", "同期", "之前", "以前", "底", "初", "末", "间",
            "前后",
        ]
        .iter()
        .find(|s| self.line.starts_with(self.at, s));
        if let Some(suffix) = suffix {
            let glued = *suffix == "间" && !matches!(self.line.before(self.at), '年' | '月' | '日');
            let word = *suffix == "初"
                && is_han(self.line.at(self.at + 1))
                && matches!(self.line.at(self.at + 1), '步' | '中' | '级' | '心' | '期');
            if !glued && !word {
                self.at += suffix.chars().count();
            }
            if *suffix == "以来" {
                self.sorted(Sort::Stretch);
            }
        } else if self.line.at(self.at) == '来'
            && self.parts != Parts::default()
            && self.parts.day.is_none()
            && !matches!(self.line.at(self.at + 1), '到' | '自' | '临' | '看' | '了')
        {
            self.at += 1;
        }
    }
}

/// Whether a time may begin at `at` without a numeral there.
pub(super) fn may_begin(line: &Line<'_>, at: usize) -> bool {
    match line.at(at) {
        '截' => line.at(at + 1) == '至' || line.at(at + 1) == '止',
        '自' | '从' | '到' => {
            let next = at + 1 + usize::from(line.at(at + 1) == '从');
            line.at(next).is_ascii_digit() || time_words().may_begin(line.at(next))
        }
        '“' => line.at(at + 1) == '十' || line.at(at + 1) == '五',
        c => time_words().may_begin(c),
    }
}

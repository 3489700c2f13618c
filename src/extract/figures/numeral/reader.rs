//! Reads a numeral character by character, sections closing at 万, 亿 and 兆 as people count.

use rust_decimal::Decimal;

use super::super::line::Line;
use super::decimal::decimal;
use super::digit::{digit, is_multiplier, joined_ten, large_multiplier, small_multiplier};
use super::{Form, Numeral};

/// Two bounds that grow in step; the second only where neighbours are named.
#[derive(Clone, Copy, Default)]
struct Bounds {
    low: Decimal,
    high: Decimal,
}

impl Bounds {
    fn of(n: i64) -> Self {
        Self {
            low: n.into(),
            high: n.into(),
        }
    }

    fn plus(self, other: Self) -> Option<Self> {
        Some(Self {
            low: self.low.checked_add(other.low)?,
            high: self.high.checked_add(other.high)?,
        })
    }

    fn times(self, factor: i64) -> Option<Self> {
        Some(Self {
            low: self.low.checked_mul(factor.into())?,
            high: self.high.checked_mul(factor.into())?,
        })
    }
}

/// A numeral under way. Sections close at 万, 亿, 兆 as a Chinese speaker counts.
#[derive(Default)]
pub(super) struct Reader {
    /// Closed sections with the 万, 亿 or 兆 that closed each, largest first.
    closed: Vec<(Bounds, i64)>,
    section: Bounds,
    /// Digits read that no multiplier has taken yet.
    pending: Option<Bounds>,
    pending_digits: usize,
    pending_han: bool,
    /// Smallest multiplier of the section so far; 0 where none.
    section_multiplier: i64,
    /// The last multiplier read.
    last_multiplier: i64,
    after_zero: bool,
    any_arabic: bool,
    any_han: bool,
    any_multiplier: bool,
    large: bool,
    vague: bool,
    ranged: bool,
}

pub(super) enum Step {
    /// Read up to here, go on.
    To(usize),
    /// The numeral ended before.
    End,
    /// Read up to here, and that was the last of it.
    Last(usize),
}

impl Reader {
    pub(super) fn step(&mut self, line: &Line<'_>, at: usize, start: usize) -> Option<Step> {
        let c = line.at(at);
        if c.is_ascii_digit() || c == '.' && at == start && line.at(at + 1).is_ascii_digit() {
            return self.arabic(line, at);
        }
        if digit(c).is_some() {
            return self.han(line, at);
        }
        if let Some(tens) = joined_ten(c) {
            if self.pending.is_some() || (1..=10).contains(&self.section_multiplier) {
                return Some(Step::End);
            }
            self.section = self.section.plus(Bounds::of(tens))?;
            self.section_multiplier = 10;
            self.last_multiplier = 10;
            self.any_han = true;
            return Some(Step::To(at + 1));
        }
        if let Some(m) = small_multiplier(c) {
            return self.small(line, at, m);
        }
        if let Some(m) = large_multiplier(c) {
            return self.large(line, at, m);
        }
        match c {
            '点' if at > start => self.han_fraction(line, at),
            '几' | '数' => Some(self.some(line, at, start)),
            '多' | '余' | '来' if at > start && !self.vague => Some(self.more(line, at)),
            _ => Some(Step::End),
        }
    }

    fn arabic(&mut self, line: &Line<'_>, at: usize) -> Option<Step> {
        if self.pending.is_some() {
            return Some(Step::End);
        }
        let (value, end, digits) = decimal(line, at)?;
        // 第1百, 3万5: a lone digit behind a multiplier is taken as printed.
        self.pending = Some(Bounds {
            low: value,
            high: value,
        });
        self.pending_digits = digits;
        self.pending_han = false;
        self.any_arabic = true;
        Some(Step::To(end))
    }

    fn han(&mut self, line: &Line<'_>, at: usize) -> Option<Step> {
        if self.pending.is_some() {
            return Some(Step::End);
        }
        if self.any_multiplier && matches!(line.at(at), '零' | '〇') {
            self.after_zero = true;
            let next = line.at(at + 1);
            let goes_on = next.is_ascii_digit()
                || digit(next).is_some()
                || small_multiplier(next).is_some()
                || joined_ten(next).is_some()
                || next == '几';
            return Some(if goes_on { Step::To(at + 1) } else { Step::End });
        }
        // 三十两, 六斤八两: a weight.
        let weighs = |i: usize| line.at(i) == '两' && !is_multiplier(line.at(i + 1));
        if self.any_multiplier && !self.after_zero && weighs(at) {
            return Some(Step::End);
        }
        let mut end = at;
        let mut value = 0_i64;
        let mut last = [0_u8; 2];
        while let Some(d) = digit(line.at(end)) {
            if end - at > 17 {
                return None;
            }
            if end > at && weighs(end) {
                break;
            }
            value = value * 10 + i64::from(d);
            last = [last[1], d];
            end += 1;
        }
        let digits = end - at;
        self.any_han = true;
        self.pending_han = true;
        self.pending_digits = digits;
        let follows = line.at(end);
        if digits == 2 && neighbours(last) && !matches!(follows, '年' | '折' | '点') {
            self.pending = Some(Bounds {
                low: last[0].into(),
                high: last[1].into(),
            });
            self.pending_digits = 1;
            self.ranged = true;
        } else {
            // 两 is no digit of a number written digit by digit.
            if digits > 1 && (at..end).any(|i| line.at(i) == '两') {
                return None;
            }
            self.pending = Some(Bounds::of(value));
        }
        Some(Step::To(end))
    }

    fn small(&mut self, line: &Line<'_>, at: usize, m: i64) -> Option<Step> {
        if m == 1000 && is_unit_prefix(line, at, self.pending_prefix()) {
            return Some(Step::End);
        }
        if self.section_multiplier != 0 && m >= self.section_multiplier {
            // 十一十二: two numbers run together, neither of which can be trusted.
            return if self.pending.is_some() {
                None
            } else {
                Some(Step::End)
            };
        }
        let factor = match self.pending.take() {
            // 零十 is ten.
            Some(p) if p.low.is_zero() => Bounds::of(1),
            Some(_) if self.pending_digits > 1 && self.pending_han => return None,
            Some(p) => p,
            None if m == 10 || !self.any_multiplier || self.after_zero => Bounds::of(1),
            None => return Some(Step::End),
        };
        self.section = self.section.plus(factor.times(m)?)?;
        self.section_multiplier = m;
        self.last_multiplier = m;
        self.any_multiplier = true;
        self.after_zero = false;
        Some(Step::To(at + 1))
    }

    fn pending_prefix(&self) -> Prefix {
        match self.pending {
            Some(_) if self.pending_han => Prefix::AfterHanDigit,
            Some(_) => Prefix::AfterArabic,
            None if self.any_multiplier => Prefix::AfterMultiplier,
            None => Prefix::First,
        }
    }

    fn large(&mut self, line: &Line<'_>, at: usize, m: i64) -> Option<Step> {
        if m == 1_000_000_000_000 && is_unit_prefix(line, at, self.pending_prefix()) {
            return Some(Step::End);
        }
        let nothing = self.pending.is_none() && !self.any_multiplier;
        let pending = self.pending.take().unwrap_or_default();
        // 一百五万 is a million and a half; 四 of 一亿四万 is four.
        let pending = if self.section_multiplier == 0 {
            pending
        } else {
            self.scaled(pending)?
        };
        let mut section = self.section.plus(pending)?;
        if nothing {
            section = Bounds::of(1);
        }
        // 4.78万亿: all smaller sections count in 亿; 四万万: so does an equal one.
        let empty = section.low.is_zero();
        while let Some(&(value, multiplier)) = self.closed.last()
            && (multiplier < m || empty && multiplier == m)
        {
            section = section.plus(value)?;
            self.closed.pop();
        }
        self.closed.push((section.times(m)?, m));
        self.section = Bounds::default();
        self.section_multiplier = 0;
        self.last_multiplier = m;
        self.any_multiplier = true;
        self.after_zero = false;
        self.large = true;
        Some(Step::To(at + 1))
    }

    /// The digits left over: 三 of 一万三 counts thousands.
    fn scaled(&self, pending: Bounds) -> Option<Bounds> {
        let short = self.pending_han
            && self.pending_digits == 1
            && !self.after_zero
            && self.last_multiplier > 10
            && pending.low.fract().is_zero();
        if short {
            pending.times(self.last_multiplier / 10)
        } else {
            Some(pending)
        }
    }

    fn han_fraction(&mut self, line: &Line<'_>, at: usize) -> Option<Step> {
        if self.pending.is_none() && !self.any_multiplier {
            return Some(Step::End);
        }
        let mut end = at + 1;
        let mut fraction = Decimal::ZERO;
        let mut scale = Decimal::ONE;
        let tenth = Decimal::new(1, 1);
        loop {
            let c = line.at(end);
            let Some(d) = c.to_digit(10).or_else(|| digit(c).map(u32::from)) else {
                break;
            };
            if c == '两' || end - at > 24 {
                break;
            }
            scale = scale.checked_mul(tenth)?;
            fraction = fraction.checked_add(scale.checked_mul(d.into())?)?;
            end += 1;
        }
        // 八点五十分 is a time of day, 三点半 too.
        if end == at + 1 || matches!(line.at(end), '十' | '分' | '半' | '刻') {
            return Some(Step::End);
        }
        let whole = match self.pending.take() {
            Some(p) => self.scaled(p)?,
            None => Bounds::default(),
        };
        self.pending = Some(whole.plus(Bounds {
            low: fraction,
            high: fraction,
        })?);
        self.pending_digits = 2;
        self.after_zero = true;
        self.pending_han = false;
        self.any_han = true;
        if large_multiplier(line.at(end)).is_some() {
            return Some(Step::To(end));
        }
        Some(Step::Last(end))
    }

    /// 几十, 数百, 十几万, 零几.
    fn some(&mut self, line: &Line<'_>, at: usize, start: usize) -> Step {
        let next = line.at(at + 1);
        if at == start {
            let counts = small_multiplier(next).is_some()
                || large_multiplier(next).is_some()
                || line.starts_with(at, "数以");
            if !counts || line.starts_with(at, "数以") {
                return Step::End;
            }
            self.pending = Some(Bounds::of(1));
            self.pending_digits = 1;
            self.pending_han = true;
            self.any_han = true;
            self.vague = true;
            return Step::To(at + 1);
        }
        let in_tens = self.pending.is_none() && (self.last_multiplier == 10 || self.after_zero);
        if line.at(at) == '数' || !in_tens || self.vague {
            return Step::End;
        }
        self.make_vague(next, at)
    }

    /// The number is about so much; only a large multiplier can follow what says so at `at`.
    fn make_vague(&mut self, next: char, at: usize) -> Step {
        self.vague = true;
        if large_multiplier(next).is_some() {
            Step::To(at + 1)
        } else {
            Step::Last(at + 1)
        }
    }

    /// 多, 余, 来 behind a number of at least ten.
    fn more(&mut self, line: &Line<'_>, at: usize) -> Step {
        let next = line.at(at + 1);
        let ten_or_more = self.any_multiplier
            || self
                .pending
                .is_some_and(|p| p.low >= Decimal::TEN && p.low.fract().is_zero());
        let word = match line.at(at) {
            '来' => !matches!(
                next,
                '个' | '名' | '人' | '年' | '家' | '岁' | '天' | '万' | '亩' | '位' | '种'
            ),
            '余' => matches!(next, '杭' | '姚' | '热' | '额' | '下' | '地'),
            _ => false,
        };
        if !ten_or_more || word {
            return Step::End;
        }
        self.make_vague(next, at)
    }

    pub(super) fn finish(self, start: usize, end: usize) -> Option<Numeral> {
        let pending = match self.pending {
            Some(p) => self.scaled(p)?,
            None => Bounds::default(),
        };
        let mut value = self.section.plus(pending)?;
        for (closed, _) in &self.closed {
            value = value.plus(*closed)?;
        }
        let digits = if self.any_multiplier {
            0
        } else {
            self.pending_digits
        };
        Some(Numeral {
            start,
            end,
            low: value.low.normalize(),
            high: (self.ranged && value.high > value.low).then(|| value.high.normalize()),
            form: if self.any_arabic {
                Form::Arabic
            } else if self.any_han {
                Form::Han
            } else {
                Form::Multiplier
            },
            large: self.large,
            vague: self.vague,
            digits,
        })
    }
}

/// Two digits that name neighbours: 三四, 七八, and 三五 by habit.
fn neighbours([a, b]: [u8; 2]) -> bool {
    a > 0 && (b == a + 1 || (a, b) == (3, 5))
}

/// What stands before a 千 or 兆 that may begin a unit.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Prefix {
    First,
    AfterArabic,
    AfterHanDigit,
    AfterMultiplier,
}

/// Whether 千 or 兆 at `at` belongs to the unit behind it (千瓦, 千米, 兆瓦).
fn is_unit_prefix(line: &Line<'_>, at: usize, prefix: Prefix) -> bool {
    let next = line.at(at + 1);
    let unit = match line.at(at) {
        '千' => {
            matches!(next, '瓦' | '伏' | '帕' | '卡' | '赫' | '焦' | '安' | '牛')
                || line.starts_with(at + 1, "比特")
                || line.starts_with(at + 1, "字节")
        }
        _ => matches!(next, '瓦' | '伏' | '帕' | '赫' | '比' | '字' | '焦'),
    };
    // 两千米 is two thousand metres, 12千米 and 万千米 count kilometres.
    let metric = line.at(at) == '千'
        && (matches!(next, '克' | '升') || next == '米' && !matches!(line.at(at + 2), '粉'))
        && matches!(prefix, Prefix::AfterArabic | Prefix::AfterMultiplier);
    unit || metric
}

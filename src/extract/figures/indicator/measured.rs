//! Indicators of money, percents and physical quantities.

use std::ops::Range;

use super::super::phrase;
use super::super::quantity::Quantity;
use super::super::sentence::{Class, Token};
use super::super::vocabulary::Traits;
use super::{Finding, Reading};
use crate::extract::FigureKind;

impl Reading<'_> {
    pub(super) fn measured(&self, k: usize, q: &Quantity) -> Finding {
        let (floor, ceiling) = (self.floor(k), self.ceiling(k));
        if let Some(share) = self.share(floor, k) {
            return share;
        }
        let links = self.links(
            floor,
            k,
            !matches!(q.kind, FigureKind::Percent | FigureKind::Multiple),
        );
        if let Some(finding) = self.respective(k, floor) {
            return finding;
        }
        let left = phrase::before(self.tokens, floor, links.start);
        let right = self.right(k, ceiling, q).or_else(|| {
            // 80%纳入碳市场的企业
            let share = q.kind == FigureKind::Percent && left.is_empty() && !links.any;
            let range = phrase::thing_after(self.tokens, k + 1, ceiling);
            (share && !range.is_empty()).then(|| self.behind(range))
        });
        if q.dimension == "voltage" {
            return Finding {
                describes: true,
                ..Finding::default()
            };
        }
        let direct = !links.any;
        // 总投资30亿元的项目, 日处理能力600吨的电厂: the measure that is printed names itself.
        let measured = !left.is_empty() && self.names_a_measure(&left);
        let of = self.text(k + 1) == "的" && k + 1 < ceiling;
        if let Some(mut right) = right {
            if direct && measured && of {
                right.indicator = self.phrase(left).indicator;
                return right;
            }
            // 从对撞机到500米口径望远镜
            let spans = links.start < k
                && (links.start..k).all(|i| matches!(self.text(i), "到" | "至" | "从" | "由"));
            if (direct || spans) && !measured || left.is_empty() || of {
                return right;
            }
        }
        if !left.is_empty() {
            let left = if links.all {
                self.list(left, floor)
            } else {
                left
            };
            let contrast =
                (links.start..k).any(|i| self.text(i) == "则") && !self.names_a_measure(&left);
            let found = self.with_verb(left, floor, q, direct);
            if found.indicator.is_some() && !contrast {
                return found;
            }
        }
        if links.start > floor
            && let Some(verb) = self.verb_before(floor, links.start, q.kind == FigureKind::Money)
        {
            return verb;
        }
        // 早稻已收获28.7%
        let light = (!links.any || q.kind == FigureKind::Percent)
            .then(|| self.beyond_light(floor, links.start))
            .flatten();
        if let Some(subject) = light.filter(|_| q.kind == FigureKind::Percent) {
            return subject;
        }
        self.acted_on(k, ceiling, false)
            .or_else(|| {
                let earlier = self.inherited(k, q, links.moves);
                earlier.indicator.is_some().then_some(earlier)
            })
            .or_else(|| {
                let bare = links.any && links.start == floor;
                self.topic(floor)
                    .filter(|_| links.moves || bare || self.from(links.start, k))
            })
            .or_else(|| self.grown(links.start, k))
            .unwrap_or_default()
    }

    /// Whether 从 or 由 stands between tokens `start` and `k`: of two states, the first.
    fn from(&self, start: usize, k: usize) -> bool {
        (start..k).any(|i| matches!(self.text(i), "从" | "由"))
    }

    /// 日均增产54.8万桶: the rise names what rises.
    fn grown(&self, start: usize, k: usize) -> Option<Finding> {
        let verb = (start..k).rev().find(|&i| {
            self.tokens[i].traits.moves() && self.text(i).ends_with(['产', '收', '持', '亏', '排'])
        })?;
        Some(self.behind(verb..verb + 1))
    }

    /// 车流量持续保持高位，较去年同期增长10%: the measure that the clause before is about.
    pub(super) fn topic(&self, floor: usize) -> Option<Finding> {
        let comma = floor.checked_sub(1)?;
        if !matches!(self.tokens[comma].class, Class::Mark('，')) {
            return None;
        }
        let from = self.floor(comma);
        let measure = (from..comma)
            .rev()
            .find(|&i| self.tokens[i].is(Traits::QUANTITY))?;
        let finding = self.phrase(phrase::before(self.tokens, from, measure + 1));
        finding.indicator.is_some().then_some(finding)
    }

    /// 占进出口总值的比重: from the subject where it stands right before 占.
    pub(super) fn share(&self, floor: usize, k: usize) -> Option<Finding> {
        let at = (floor..k)
            .rev()
            .find(|&i| matches!(self.text(i), "占" | "占到" | "占据" | "约占" | "占了"))?;
        let whole = |t: &Token| {
            matches!(
                t.class,
                Class::Noun
                    | Class::NounVerb
                    | Class::Quoted
                    | Class::Latin
                    | Class::Place
                    | Class::Organization
                    | Class::Adjective
                    | Class::Pronoun
            ) && !t.is(Traits::LEVEL)
                || t.is(Traits::NOMINAL)
                || t.is(Traits::TOTAL)
        };
        let last = (at + 1..k)
            .take_while(|&i| {
                whole(&self.tokens[i])
                    || self.tokens[i].class == Class::Verb
                        && !self.tokens[i].is(Traits::LEVEL)
                        && !self.tokens[i].traits.moves()
                        && self.tokens.get(i + 1).is_some_and(whole)
                    || matches!(
                        self.tokens[i].class,
                        Class::De | Class::Locative | Class::Time(_)
                    )
            })
            .last()?;
        let end = (at + 1..=last).rev().find(|&i| whole(&self.tokens[i]))?;
        let subject = phrase::without_general(self.tokens, phrase::before(self.tokens, floor, at));
        let start = if subject.is_empty() || self.tokens[subject.start].is(Traits::GENERAL) {
            at
        } else {
            subject.start
        };
        Some(Finding {
            indicator: phrase::printed(self.line, self.tokens, &(start..end + 1)),
            phrase_start: Some(start),
            ..Finding::default()
        })
    }

    /// The noun behind a measured figure: 50万元资金, 90%的学生, 80吨重的零部件.
    pub(super) fn right(&self, k: usize, ceiling: usize, q: &Quantity) -> Option<Finding> {
        let mut at = k + 1;
        // 1647亿元人民币
        if at < ceiling && self.text(at) == "人民币" {
            at += 1;
        }
        let mut describes = self.text(at) == "级" && at < ceiling;
        at += usize::from(describes);
        if at < ceiling
            && matches!(
                self.text(at),
                "以下" | "以上" | "及以上" | "左右" | "及以下"
            )
        {
            at += 1;
        }
        let sized = at < ceiling
            && matches!(
                self.text(at),
                "重" | "长" | "高" | "宽" | "深" | "厚" | "大"
            )
            && self.text(at + 1) == "的";
        if sized {
            at += 1;
            describes = true;
        }
        let of = at < ceiling && self.tokens[at].class == Class::De;
        if of {
            at += 1;
            describes |= matches!(q.kind, FigureKind::Measure | FigureKind::Money);
        }
        // 到宾居镇的18公里输水支渠
        let owned = q.kind == FigureKind::Measure && k > 0 && self.text(k - 1) == "的";
        let range = if describes || of || owned {
            phrase::thing_after(self.tokens, at, ceiling)
        } else {
            phrase::after(self.tokens, at, ceiling)
        };
        let hollow = range.end > range.start && {
            let last = &self.tokens[range.end - 1];
            last.is(Traits::HOLLOW) || last.traits.moves()
        };
        if hollow {
            return None;
        }
        if range.is_empty() || matches!(self.tokens[at].class, Class::Verb) && !of && !owned {
            return None;
        }
        // 目标 of 90%的目标 names nothing.
        if of
            && q.kind == FigureKind::Percent
            && range.end < ceiling
            && matches!(self.text(range.end), "为" | "是")
        {
            let what = phrase::after(self.tokens, range.end + 1, ceiling);
            if !what.is_empty() {
                return Some(self.behind(what));
            }
        }
        let mut finding = self.behind(range);
        finding.describes = describes;
        finding.indicator.is_some().then_some(finding)
    }

    /// The phrase with the verb before it, where that verb is part of what is measured.
    pub(super) fn with_verb(
        &self,
        range: Range<usize>,
        floor: usize,
        q: &Quantity,
        direct: bool,
    ) -> Finding {
        let mut range = phrase::without_general(self.tokens, self.governed(range, floor));
        // 产出蔬菜5吨: right before its object the verb is part of no name.
        if direct && range.len() > 1 && q.kind == FigureKind::Measure {
            let first = &self.tokens[range.start];
            let verb = matches!(first.class, Class::Verb | Class::NounVerb);
            range.start += usize::from(first.is(Traits::LIGHT) && verb);
        }
        if range.start > floor {
            let verb = &self.tokens[range.start - 1];
            let takes = verb.is(Traits::KEEP)
                || q.kind == FigureKind::Measure
                    && direct
                    && verb.class == Class::Verb
                    && verb.len() >= 2
                    && !verb.is(Traits::LIGHT)
                    && !verb.is(Traits::LEVEL)
                    && !verb.is(Traits::GENERAL);
            if takes {
                range.start -= 1;
            }
        }
        range.start = self.yearly(floor, range.start);
        if phrase::is_general(self.tokens, &range) || self.is_light(&range) {
            return Finding::default();
        }
        self.behind(range)
    }

    /// 发放稳岗返还资金: all between a light verb and the noun is the noun's.
    pub(super) fn governed(&self, range: Range<usize>, floor: usize) -> Range<usize> {
        /// A verb governs no noun that is further away.
        const REACH: usize = 4;
        let inside = |t: &Token| {
            matches!(
                t.class,
                Class::Noun
                    | Class::NounVerb
                    | Class::Verb
                    | Class::Adjective
                    | Class::Latin
                    | Class::Quoted
                    | Class::Locative
            )
        };
        let mut start = range.start;
        while start > floor && range.start - start < REACH {
            let token = &self.tokens[start - 1];
            if token.is(Traits::LIGHT) && token.class == Class::Verb && !token.is(Traits::NOMINAL) {
                return start..range.end;
            }
            if !inside(token)
                || token.is(Traits::LEVEL)
                || token.is(Traits::KEEP)
                || token.is(Traits::GENERAL)
                || token.traits.moves()
            {
                break;
            }
            start -= 1;
        }
        range
    }

    /// 审查周期压减至15个月: a length of time that is the level of something.
    pub fn lasting_level(&self, k: usize) -> Option<String> {
        let floor = self.floor(k);
        let links = self.links(floor, k, false);
        let left = phrase::before(self.tokens, floor, links.start);
        let named = !left.is_empty()
            && [
                "时间", "时长", "周期", "期", "期限", "寿命", "年限", "里程", "工期", "龄", "时限",
                "时数",
            ]
            .iter()
            .any(|w| self.text(left.end - 1).ends_with(w));
        if named && (links.any || links.start < k) {
            return self.phrase(left).indicator;
        }
        // 由3天延长至5天
        let reached = left.is_empty()
            && (links.start..k).any(|i| {
                matches!(self.text(i), "至" | "到") || self.text(i).ends_with(['至', '到'])
            });
        let before = self.tokens.get(links.start.checked_sub(1)?)?.figure()?;
        let lasts = self.scan.quantities.get(before)?.kind == FigureKind::Duration;
        (reached && lasts)
            .then(|| self.found.last().and_then(|(_, f)| f.indicator.clone()))
            .flatten()
    }
}

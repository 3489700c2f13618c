//! Indicators of counts and ranks.

use std::ops::Range;

use super::super::phrase;
use super::super::quantity::Quantity;
use super::super::sentence::{Class, Token};
use super::super::vocabulary::Traits;
use super::{Finding, Reading};
use crate::extract::FigureKind;

impl Reading<'_> {
    pub(super) fn counted(&self, k: usize, q: &Quantity) -> Finding {
        let (floor, ceiling) = (self.floor(k), self.ceiling(k));
        if let Some(share) = self.share(floor, k).filter(|_| q.unit.is_none()) {
            return share;
        }
        let named_group = q.unit.as_deref().is_some_and(|u| {
            let medals = matches!(u, "金" | "银" | "铜");
            medals || matches!(u, "国" | "省" | "市" | "县" | "地" | "党" | "州" | "区")
        });
        let mut at = k + 1;
        while at < ceiling
            && matches!(
                self.text(at),
                "以上" | "左右" | "以下" | "的" | "及以上" | "级"
            )
        {
            at += 1;
        }
        // 2万人逃离营地: people need no noun behind them.
        let alone = q
            .unit
            .as_deref()
            .is_none_or(|u| u == "人" || u.ends_with('次'));
        if !named_group
            && self.text(at).starts_with("来自")
            && let Some(noun) = self.relative(at, ceiling)
        {
            return noun;
        }
        let left_noun = k > floor && {
            let before = &self.tokens[k - 1];
            before.class == Class::Noun
                || before.class == Class::NounVerb
                    && !before.is(Traits::LIGHT)
                    && !before.is(Traits::KEEP)
                    && !before.traits.moves()
        };
        let range = if alone || left_noun {
            phrase::after(self.tokens, at, ceiling)
        } else {
            phrase::thing_after(self.tokens, at, ceiling)
        };
        // 头部采购企业316家参会: the noun before is counted, and what it does stands behind.
        let does = alone && self.acts_at(range.start, ceiling)
            || left_noun
                && range.len() == 1
                && self
                    .tokens
                    .get(range.start)
                    .is_some_and(|t| matches!(t.class, Class::Verb | Class::NounVerb));
        // 城区常住人口超10万的市县: the measure that is printed names itself.
        let measured = q.unit.is_none()
            && at > k + 1
            && self.text(at - 1) == "的"
            && self.left_measures(floor, k);
        if let Some(noun) = self.described(&range, ceiling) {
            return noun;
        }
        let hollow = (range.end.checked_sub(1))
            .is_some_and(|last| !range.is_empty() && self.tokens[last].is(Traits::HOLLOW));
        if !range.is_empty() && !named_group && !does && !measured && !hollow {
            let own = self.behind(phrase::without_measure(self.tokens, range));
            if own.indicator.is_some() {
                return own;
            }
        }
        if !named_group
            && !alone
            && let Some(noun) = self.relative(at, ceiling)
        {
            return noun;
        }
        // 发动27次袭击: the act itself.
        if at < ceiling
            && !named_group
            && !left_noun
            && matches!(self.tokens[at].class, Class::Verb)
            && self.tokens[at].len() >= 2
            && (at + 1 >= ceiling || self.tokens[at + 1].is_mark() || self.is_act(at, q))
        {
            return self.behind(at..at + 1);
        }
        if q.unit.as_deref().is_some_and(|u| u.ends_with('次'))
            && at < ceiling
            && matches!(self.tokens[at].class, Class::Preposition | Class::Adverb)
            && let Some(verb) = (at..ceiling)
                .rev()
                .find(|&i| self.tokens[i].class == Class::Verb)
        {
            return self.behind(verb..verb + 1);
        }
        let links = self.links(floor, k, true);
        if let Some(finding) = self.respective(k, floor) {
            return finding;
        }
        let left = phrase::before(self.tokens, floor, links.start);
        if !left.is_empty() && !named_group {
            let mut range = phrase::without_general(
                self.tokens,
                if links.all {
                    self.list(left, floor)
                } else {
                    self.governed(left, floor)
                },
            );
            if range.start > floor && self.tokens[range.start - 1].is(Traits::KEEP) {
                range.start -= 1;
            }
            // 建设厂房30栋: the verb may be part of a name, but right before its object it is none.
            let builds =
                |t: &Token| t.is(Traits::LIGHT) && matches!(t.class, Class::Verb | Class::NounVerb);
            if !links.any && range.len() > 1 && builds(&self.tokens[range.start]) {
                range.start += 1;
            }
            if !links.any && !self.names_a_measure(&range) {
                range.start = phrase::behind_verb(self.tokens, &range);
            }
            range.start = self.served(&range, !links.any);
            range.start = self.yearly(floor, range.start);
            let indicator = phrase::printed(self.line, self.tokens, &range)
                .filter(|_| !self.names_nothing(&range));
            if indicator.is_some() {
                return Finding {
                    indicator,
                    phrase_start: Some(range.start),
                    ..Finding::default()
                };
            }
        }
        if named_group {
            return Finding::default();
        }
        if let Some(subject) = self.beyond_light(floor, links.start) {
            return subject;
        }
        if links.start > floor
            && !self.tokens[links.start - 1].is(Traits::LIGHT)
            && let Some(verb) = self.verb_before(floor, links.start, false)
        {
            return verb;
        }
        if let Some(act) = self.acted_on(k, ceiling, alone) {
            return act;
        }
        let earlier = self.inherited(k, q, links.moves);
        if earlier.indicator.is_some() {
            return earlier;
        }
        // 公路流动量进一步增长，预计超3亿人次
        let bare = links.any && links.start == floor;
        if let Some(topic) = self.topic(floor).filter(|_| bare) {
            return topic;
        }
        // 惠及1亿多人: people are no object of the clause before.
        if alone {
            return Finding::default();
        }
        self.antecedent(floor, links.start)
    }

    /// Whether a measure stands before the links of the number.
    fn left_measures(&self, floor: usize, k: usize) -> bool {
        let links = self.links(floor, k, false);
        let left = phrase::before(self.tokens, floor, links.start);
        !left.is_empty() && self.names_a_measure(&left)
    }

    /// 313部直径6米的单元天线: the noun behind a measure that describes it.
    fn described(&self, range: &Range<usize>, ceiling: usize) -> Option<Finding> {
        /// Words between the measure and its number.
        const MAX_LINKS: usize = 3;
        let last = range.end.checked_sub(1).filter(|_| !range.is_empty())?;
        let figure = (range.end..ceiling.min(range.end + MAX_LINKS))
            .find(|&i| self.tokens[i].figure().is_some())?;
        let measure = self.tokens[last].is(Traits::QUANTITY);
        let de = (measure && self.text(figure + 1) == "的" && figure + 1 < ceiling)
            .then_some(figure + 1)?;
        let noun = phrase::thing_after(self.tokens, de + 1, ceiling);
        (!noun.is_empty()).then(|| self.behind(noun))
    }

    /// 景区接待游客13万人次 counts 游客; in 服务车辆突破10万台次 the verb names what has risen.
    fn served(&self, range: &Range<usize>, direct: bool) -> usize {
        let serves = |i: usize| {
            let next = self.text(i + 1);
            let served = next
                .char_indices()
                .next_back()
                .map_or("", |(at, _)| &next[at..]);
            self.tokens[i].is(Traits::SERVING)
                && i + 2 == range.end
                && super::super::vocabulary::traits_of(served).has(Traits::SERVED)
        };
        match range.clone().find(|&i| serves(i)) {
            Some(verb) => verb + usize::from(direct),
            None => range.start,
        }
    }

    /// 招聘活动已累计举办8.1万多场: the subject, where the verb has no object but the number.
    pub(super) fn beyond_light(&self, floor: usize, end: usize) -> Option<Finding> {
        let verb = end.checked_sub(1).filter(|&i| i >= floor)?;
        if !self.tokens[verb].is(Traits::LIGHT) {
            return None;
        }
        let links = self.links(floor, verb, false);
        let left = phrase::before(self.tokens, floor, links.start);
        // 用5年时间打造1000个: the time is no subject.
        let after_figure = left.start > floor && self.tokens[left.start - 1].figure().is_some();
        if left.is_empty() || after_figure {
            return None;
        }
        let finding = self.phrase(left);
        finding.indicator.is_some().then_some(finding)
    }

    /// 增加建设监控视频点，累计建设125个: the object of the clause before, where this one has none.
    pub(super) fn antecedent(&self, floor: usize, end: usize) -> Finding {
        let verbs = end > floor
            && (floor..end).all(|i| {
                matches!(
                    self.tokens[i].class,
                    Class::Verb
                        | Class::NounVerb
                        | Class::Adverb
                        | Class::Particle
                        | Class::Pronoun
                        | Class::Place
                        | Class::Organization
                ) || self.tokens[i].is(Traits::LEVEL)
            });
        if floor < 2 || !verbs || !matches!(self.tokens[floor - 1].class, Class::Mark('，')) {
            return Finding::default();
        }
        let mut left = phrase::before(self.tokens, self.floor(floor - 1), floor - 1);
        if left.len() > 1 && self.tokens[left.start].is(Traits::LIGHT) {
            left.start += 1;
        }
        if left.is_empty() {
            Finding::default()
        } else {
            self.phrase(left)
        }
    }

    /// 三个组别, 两项改革: behind a measure word of things, what looks like a verb is a noun.
    pub(super) fn is_act(&self, at: usize, q: &Quantity) -> bool {
        let token = &self.tokens[at];
        let things = q
            .unit
            .as_deref()
            .is_some_and(|u| matches!(u, "个" | "项" | "种" | "类" | "场" | "次" | "起" | "轮"));
        things
            && !token.is(Traits::LIGHT)
            && !token.is(Traits::KEEP)
            && !token.is(Traits::LEVEL)
            && !token.traits.moves()
    }

    /// 15万名来自全国各地的运动员: the noun behind the clause that describes it.
    pub(super) fn relative(&self, at: usize, ceiling: usize) -> Option<Finding> {
        let first = self.tokens.get(at).filter(|_| at < ceiling)?;
        // 两名9岁以下的儿童
        let aged = first.figure().is_some();
        let at = if aged { at + 1 } else { at };
        if !aged
            && !matches!(
                first.class,
                Class::Verb
                    | Class::Idiom
                    | Class::Preposition
                    | Class::Place
                    | Class::Adverb
                    | Class::Adjective
                    | Class::Time(_)
            )
        {
            return None;
        }
        let de = (at..ceiling.min(at + 10)).rfind(|&i| self.tokens[i].class == Class::De)?;
        // 1列满载55个集装箱的班列
        let loaded = first.class == Class::Verb;
        let inside = (at..de)
            .filter(|&i| self.tokens[i].figure().is_some())
            .count();
        if inside > usize::from(loaded) {
            return None;
        }
        // 来自四川的智能驾驶、芯片等研发机构
        let listed = (de + 1..ceiling)
            .take_while(|&i| self.tokens[i].figure().is_none())
            .find(|&i| self.text(i) == "等");
        let range = listed
            .map(|at| phrase::thing_after(self.tokens, at + 1, ceiling))
            .filter(|range| !range.is_empty())
            .unwrap_or_else(|| phrase::thing_after(self.tokens, de + 1, ceiling));
        (!range.is_empty()).then(|| self.behind(range))
    }

    pub(super) fn ranked(&self, k: usize) -> Finding {
        let (floor, ceiling) = (self.floor(k), self.ceiling(k));
        let q_unit = self.tokens[k]
            .figure()
            .and_then(|f| self.scan.quantities.get(f))
            .and_then(|q| q.unit.as_deref());
        if q_unit == Some("大") {
            return self.behind(phrase::after(self.tokens, k + 1, ceiling));
        }
        let mut end = k;
        let mut list = false;
        while end > floor {
            let token = &self.tokens[end - 1];
            let text = self.text(end - 1);
            list |= matches!(text, "分别" | "均" | "都");
            let skip = token.is(Traits::LEVEL)
                || token.is(Traits::GENERAL)
                || matches!(token.class, Class::Figure(f)
                    if self.scan.quantities.get(f).is_some_and(|q| q.kind == FigureKind::Duration))
                || matches!(
                    text,
                    "连续"
                        | "分别"
                        | "均"
                        | "都"
                        | "中部"
                        | "西部"
                        | "东部"
                        | "行业"
                        | "前列"
                        | "同类"
                )
                || matches!(
                    token.class,
                    Class::Place
                        | Class::Preposition
                        | Class::Adverb
                        | Class::Time(_)
                        | Class::TimeWord
                        | Class::Particle
                        | Class::De
                );
            if !skip {
                break;
            }
            end -= 1;
        }
        if let Some(share) = self.share(floor, end) {
            return share;
        }
        let mut left = phrase::before(self.tokens, floor, end);
        // 在全国省份排名第八: where, not what.
        let place = left.start > floor
            && (self.text(left.start - 1) == "全国"
                || self.tokens[left.start - 1].class == Class::Preposition);
        if place && (floor..left.start).any(|i| self.text(i) == "在") {
            return Finding::default();
        }
        if list {
            left = self.list(left, floor);
        }
        if left.is_empty() {
            // 产量600亿斤，居全国第六
            self.found
                .last()
                .map_or_else(Finding::default, |(_, earlier)| Finding {
                    indicator: earlier.indicator.clone(),
                    ..Finding::default()
                })
        } else {
            self.phrase(left)
        }
    }
}

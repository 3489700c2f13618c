//! What a figure measures, in the writer's own words: the noun phrase that its clause gives it.
//! Null rather than wrong: no rule looks past a mark that closes the clause, except to a figure of
//! the same sentence that it goes on about.

use std::ops::Range;

use super::lasting;
use super::line::Line;
use super::phrase;
use super::quantity::Quantity;
use super::scan::Scan;
use super::sentence::{Class, Sentence, Token};
use super::vocabulary::Traits;
use crate::extract::FigureKind;

/// What was found for one figure.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Finding {
    /// What it measures.
    pub indicator: Option<String>,
    /// First token of the phrase, where it stands in the figure's own clause.
    pub phrase_start: Option<usize>,
    /// Whether it only says how big a thing is (80吨重的零部件).
    pub describes: bool,
}

/// One sentence with the figures found so far.
pub(super) struct Reading<'a> {
    pub line: &'a Line<'a>,
    pub scan: &'a Scan,
    pub tokens: &'a [Token],
    /// By token; what earlier figures of the sentence measure.
    found: Vec<(usize, Finding)>,
}

/// The findings for the figures of a sentence, in order.
pub(super) fn read(line: &Line<'_>, scan: &Scan, sentence: &Sentence) -> Vec<(usize, Finding)> {
    let mut reading = Reading {
        line,
        scan,
        tokens: &sentence.tokens,
        found: Vec::new(),
    };
    for (k, token) in sentence.tokens.iter().enumerate() {
        if let Some(figure) = token.figure()
            && let Some(quantity) = scan.quantities.get(figure)
        {
            let finding = reading.finding(k, quantity);
            reading.found.push((k, finding));
        }
    }
    reading
        .found
        .into_iter()
        .filter_map(|(k, f)| Some((sentence.tokens.get(k)?.figure()?, f)))
        .collect()
}

/// What lies between a measure and its number.
#[derive(Default)]
struct Links {
    /// First token of the links.
    start: usize,
    /// A verb or adverb of level or of movement stands there.
    any: bool,
    /// 分别 stands there.
    respectively: bool,
    /// 均 stands there.
    all: bool,
    /// A rise or fall stands there.
    moves: bool,
}

impl Reading<'_> {
    fn finding(&self, k: usize, q: &Quantity) -> Finding {
        if q.unit.as_deref() == Some("大") {
            return self.noun_after(k);
        }
        match q.kind {
            FigureKind::Duration => Finding {
                indicator: lasting::indicator(self, k),
                ..Finding::default()
            },
            FigureKind::Count => self.counted(k, q),
            FigureKind::Rank => self.ranked(k),
            _ => self.measured(k, q),
        }
    }

    /// First token of the clause that token `k` stands in.
    pub fn floor(&self, k: usize) -> usize {
        (0..k)
            .rev()
            .find(|&i| {
                self.tokens[i].ends_clause() || matches!(self.tokens[i].class, Class::Mark('（'))
            })
            .map_or(0, |i| i + 1)
    }

    /// One past the last token of the clause.
    pub fn ceiling(&self, k: usize) -> usize {
        (k + 1..self.tokens.len())
            .find(|&i| {
                self.tokens[i].ends_clause()
                    || matches!(self.tokens[i].class, Class::Mark('（' | '）'))
            })
            .unwrap_or(self.tokens.len())
    }

    pub fn text(&self, i: usize) -> &str {
        self.tokens
            .get(i)
            .map_or("", |t| self.line.printed(t.start, t.end))
    }

    /// The phrase behind a figure, as it stands.
    fn behind(&self, range: Range<usize>) -> Finding {
        Finding {
            indicator: phrase::printed(self.line, self.tokens, &range),
            phrase_start: Some(range.start),
            describes: false,
        }
    }

    /// The phrase before a figure, without what is too general.
    fn phrase(&self, range: Range<usize>) -> Finding {
        let range = phrase::without_general(self.tokens, range);
        if phrase::is_general(self.tokens, &range) {
            return Finding::default();
        }
        Finding {
            indicator: phrase::printed(self.line, self.tokens, &range),
            phrase_start: Some(range.start),
            describes: false,
        }
    }

    /// Skips left over what links a measure to its number.
    fn links(&self, floor: usize, k: usize, keeps: bool) -> Links {
        let mut links = Links {
            start: k,
            ..Links::default()
        };
        loop {
            let i = links.start;
            if i <= floor {
                break;
            }
            let token = &self.tokens[i - 1];
            let text = self.text(i - 1);
            let skip = match token.class {
                Class::Time(_) | Class::TimeWord => true,
                Class::De | Class::Particle => i - 1 > floor || links.any,
                _ if token.is(Traits::QUANTITY) || token.is(Traits::KEEP) && i == k && keeps => {
                    false
                }
                _ if text == "分别" => {
                    links.respectively = true;
                    true
                }
                _ if matches!(text, "均" | "均为" | "均超" | "均达" | "都") => {
                    links.all = true;
                    true
                }
                _ if token.traits.moves() => {
                    links.moves = true;
                    true
                }
                Class::Adverb => true,
                // 从五年前的95%提升到99%
                Class::Figure(f) => {
                    i < self.tokens.len()
                        && self.text(i) == "前"
                        && self
                            .scan
                            .quantities
                            .get(f)
                            .is_some_and(|q| q.kind == FigureKind::Duration)
                }
                Class::Locative => {
                    text == "前" && i - 1 > floor && self.tokens[i - 2].figure().is_some()
                }
                _ => token.is(Traits::LEVEL) || token.is(Traits::BASIS),
            };
            if !skip {
                // 比上年末增加20万人, 高于全部税收5个百分点: past what it is compared with.
                match self.compared(floor, i) {
                    Some(at) => {
                        links.start = at;
                        links.any = true;
                        links.moves = true;
                        continue;
                    }
                    None => break,
                }
            }
            let bounds = matches!(
                text,
                "超" | "超过" | "近" | "约" | "逾" | "有" | "不足" | "仅" | "至少" | "共" | "大约"
            );
            links.any |=
                !bounds && !matches!(token.class, Class::Time(_) | Class::TimeWord | Class::De);
            links.start -= 1;
        }
        links
    }

    /// The token of 比, 较, 高于 … whose phrase runs up to `end`.
    fn compared(&self, floor: usize, end: usize) -> Option<usize> {
        (floor..end)
            .rev()
            .take(8)
            .take_while(|&i| !self.tokens[i].is_mark() && self.tokens[i].figure().is_none())
            .find(|&i| {
                matches!(
                    self.text(i),
                    "比" | "较" | "相比" | "高于" | "低于" | "与" | "同"
                ) && !(matches!(self.text(i), "与" | "同")
                    && !(i..end).any(|j| self.text(j).ends_with("相比")))
            })
    }

    fn measured(&self, k: usize, q: &Quantity) -> Finding {
        let (floor, ceiling) = (self.floor(k), self.ceiling(k));
        if let Some(share) = self.share(floor, k) {
            return share;
        }
        let links = self.links(
            floor,
            k,
            !matches!(q.kind, FigureKind::Percent | FigureKind::Multiple),
        );
        if links.respectively
            && let Some(finding) = self.respective(k, links.start)
        {
            return finding;
        }
        let left = phrase::before(self.tokens, floor, links.start);
        let right = self.right(k, ceiling, q);
        if q.dimension == "voltage" {
            return Finding {
                describes: true,
                ..Finding::default()
            };
        }
        let direct = !links.any;
        if let Some(right) = right
            && (direct || left.is_empty())
        {
            return right;
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
        self.acted_on(k, ceiling)
            .unwrap_or_else(|| self.inherited(k, q, links.moves))
    }

    /// 占进出口总值的比重: from the subject where it stands right before 占.
    fn share(&self, floor: usize, k: usize) -> Option<Finding> {
        let at = (floor..k).rev().find(|&i| self.text(i) == "占")?;
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
            ) || t.is(Traits::NOMINAL)
        };
        let last = (at + 1..k)
            .take_while(|&i| {
                whole(&self.tokens[i])
                    || self.tokens[i].class == Class::Verb
                        && !self.tokens[i].is(Traits::LEVEL)
                        && !self.tokens[i].traits.moves()
                        && self.tokens.get(i + 1).is_some_and(whole)
                    || self.tokens[i].class == Class::De
                    || self.tokens[i].class == Class::Locative
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
            describes: false,
        })
    }

    /// The noun behind a measured figure: 50万元资金, 90%的学生, 80吨重的零部件.
    fn right(&self, k: usize, ceiling: usize, q: &Quantity) -> Option<Finding> {
        let mut at = k + 1;
        let mut describes = false;
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
        let range = phrase::after(self.tokens, at, ceiling);
        if range.is_empty() || matches!(self.tokens[at].class, Class::Verb) && !of {
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
    fn with_verb(&self, range: Range<usize>, floor: usize, q: &Quantity, direct: bool) -> Finding {
        let mut range = phrase::without_general(self.tokens, self.governed(range, floor));
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
    fn governed(&self, range: Range<usize>, floor: usize) -> Range<usize> {
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

    /// 年产值, 日均申报量: the rate joins the phrase it touches.
    fn yearly(&self, floor: usize, start: usize) -> usize {
        let joins = start > floor
            && matches!(
                self.text(start - 1),
                "年" | "月" | "日" | "日均" | "月均" | "年均" | "人均" | "户均" | "单日"
            );
        if joins { start - 1 } else { start }
    }

    /// 续航400公里, 接待13万人次: the verb is what is measured.
    fn verb_before(&self, floor: usize, end: usize, money: bool) -> Option<Finding> {
        let verb = &self.tokens[end - 1];
        if verb.class != Class::Verb && verb.class != Class::NounVerb
            || verb.is(Traits::LIGHT) && !verb.is(Traits::NOMINAL) && !money
            || verb.traits.moves()
            || verb.is(Traits::LEVEL)
            || verb.len() < 2
        {
            return None;
        }
        let start = self.yearly(floor, end - 1);
        Some(Finding {
            indicator: phrase::printed(self.line, self.tokens, &(start..end)),
            phrase_start: Some(start),
            describes: false,
        })
    }

    /// 7.01MW已并网发电, 14人死亡: what happened to it.
    fn acted_on(&self, k: usize, ceiling: usize) -> Option<Finding> {
        let mut at = k + 1;
        while at < ceiling
            && (self.tokens[at].class == Class::Adverb
                || self.tokens[at].is(Traits::LEVEL) && self.tokens[at].class != Class::Verb
                || matches!(self.text(at), "已" | "将" | "以上" | "左右"))
        {
            at += 1;
        }
        let mut end = at;
        while end < ceiling
            && end < at + 2
            && matches!(self.tokens[end].class, Class::Verb | Class::NounVerb)
            && self.tokens[end].len() >= 2
            && !self.tokens[end].is(Traits::LEVEL)
            && !self.tokens[end].traits.moves()
        {
            end += 1;
        }
        if end == at && end < ceiling && self.tokens[end].class == Class::Idiom {
            end += 1;
        }
        let closed = end >= ceiling
            || self.tokens[end].is_mark()
            || matches!(
                self.tokens[end].class,
                Class::Particle | Class::Time(_) | Class::Figure(_)
            );
        (end > at && closed).then(|| Finding {
            indicator: phrase::printed(self.line, self.tokens, &(at..end)),
            phrase_start: Some(at),
            describes: false,
        })
    }

    /// 审查周期压减至15个月: a length of time that is the level of something.
    pub fn lasting_level(&self, k: usize) -> Option<String> {
        let floor = self.floor(k);
        let links = self.links(floor, k, false);
        let left = phrase::before(self.tokens, floor, links.start);
        let named = !left.is_empty()
            && [
                "时间", "时长", "周期", "期限", "寿命", "年限", "里程", "工期", "龄", "时限",
            ]
            .iter()
            .any(|w| self.text(left.end - 1).ends_with(w));
        if named && links.any {
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

    /// What the figure before it measured, where this one goes on about it.
    fn inherited(&self, k: usize, q: &Quantity, moves: bool) -> Finding {
        for (j, finding) in self.found.iter().rev() {
            if (*j..k).any(|i| matches!(self.tokens[i].class, Class::Mark('；'))) && !moves {
                break;
            }
            let Some(other) = self.tokens[*j]
                .figure()
                .and_then(|f| self.scan.quantities.get(f))
            else {
                continue;
            };
            let same =
                other.unit == q.unit || other.dimension == q.dimension && q.dimension != "count";
            let fits = moves
                || q.kind == FigureKind::Multiple
                || q.kind == FigureKind::Percent && other.kind == FigureKind::Percent
                || same;
            if fits && !matches!(other.kind, FigureKind::Duration) && !finding.describes {
                return Finding {
                    indicator: finding.indicator.clone(),
                    ..Finding::default()
                };
            }
            if moves {
                break;
            }
        }
        Finding::default()
    }

    fn noun_after(&self, k: usize) -> Finding {
        self.behind(phrase::after(self.tokens, k + 1, self.ceiling(k)))
    }

    fn counted(&self, k: usize, q: &Quantity) -> Finding {
        let (floor, ceiling) = (self.floor(k), self.ceiling(k));
        if let Some(share) = self.share(floor, k).filter(|_| q.unit.is_none()) {
            return share;
        }
        let named_group = q
            .unit
            .as_deref()
            .is_some_and(|u| matches!(u, "国" | "省" | "市" | "县" | "地" | "党" | "州" | "区"));
        let mut at = k + 1;
        while at < ceiling && matches!(self.text(at), "以上" | "左右" | "以下" | "的" | "及以上")
        {
            at += 1;
        }
        let range = phrase::after(self.tokens, at, ceiling);
        if !range.is_empty() && !named_group {
            let own = self.behind(range);
            if own.indicator.is_some() {
                return own;
            }
        }
        if let Some(noun) = self.relative(at, ceiling).filter(|_| !named_group) {
            return noun;
        }
        // 发动27次袭击: the act itself.
        if at < ceiling
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
        if links.respectively
            && let Some(finding) = self.respective(k, links.start)
        {
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
            range.start = self.yearly(floor, range.start);
            let indicator = phrase::printed(self.line, self.tokens, &range)
                .filter(|_| !self.names_nothing(&range));
            if indicator.is_some() {
                return Finding {
                    indicator,
                    phrase_start: Some(range.start),
                    describes: false,
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
        if let Some(act) = self.acted_on(k, ceiling) {
            return act;
        }
        let earlier = self.inherited(k, q, links.moves);
        if earlier.indicator.is_some() {
            earlier
        } else {
            self.antecedent(floor, links.start)
        }
    }

    /// 招聘活动已累计举办8.1万多场: the subject, where the verb has no object but the number.
    fn beyond_light(&self, floor: usize, end: usize) -> Option<Finding> {
        let verb = end.checked_sub(1).filter(|&i| i >= floor)?;
        if !self.tokens[verb].is(Traits::LIGHT) {
            return None;
        }
        let links = self.links(floor, verb, false);
        let left = phrase::before(self.tokens, floor, links.start);
        let finding = if left.is_empty() {
            return None;
        } else {
            self.phrase(left)
        };
        finding.indicator.is_some().then_some(finding)
    }

    /// 全县, 其中 and lone verbs; but 企业 and 项目 are counted.
    fn names_nothing(&self, range: &Range<usize>) -> bool {
        let noun = self
            .tokens
            .get(range.start)
            .is_some_and(|t| t.class == Class::Noun && t.len() >= 2);
        phrase::is_general(self.tokens, range) && !noun || self.is_light(range)
    }

    /// Whether the phrase is a lone verb that names nothing without its object.
    fn is_light(&self, range: &Range<usize>) -> bool {
        range.len() == 1 && self.tokens[range.start].is(Traits::LIGHT)
    }

    /// 增加建设监控视频点，累计建设125个: the object of the clause before, where this one has none.
    fn antecedent(&self, floor: usize, end: usize) -> Finding {
        let verbs = end > floor
            && (floor..end)
                .all(|i| !matches!(self.tokens[i].class, Class::Noun | Class::Figure(_)));
        if floor < 2 || !verbs || !matches!(self.tokens[floor - 1].class, Class::Mark('，')) {
            return Finding::default();
        }
        let left = phrase::before(self.tokens, self.floor(floor - 1), floor - 1);
        if left.is_empty() {
            Finding::default()
        } else {
            self.phrase(left)
        }
    }

    /// 三个组别, 两项改革: behind a measure word of things, what looks like a verb is a noun.
    fn is_act(&self, at: usize, q: &Quantity) -> bool {
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
    fn relative(&self, at: usize, ceiling: usize) -> Option<Finding> {
        let first = self.tokens.get(at).filter(|_| at < ceiling)?;
        if !matches!(
            first.class,
            Class::Verb
                | Class::Preposition
                | Class::Place
                | Class::Adverb
                | Class::Adjective
                | Class::Time(_)
        ) {
            return None;
        }
        let de = (at..ceiling.min(at + 10)).rfind(|&i| self.tokens[i].class == Class::De)?;
        if (at..de).any(|i| self.tokens[i].figure().is_some()) {
            return None;
        }
        let range = phrase::after(self.tokens, de + 1, ceiling);
        (!range.is_empty()).then(|| self.behind(range))
    }

    fn ranked(&self, k: usize) -> Finding {
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
                || matches!(
                    text,
                    "分别" | "均" | "都" | "中部" | "西部" | "东部" | "行业" | "前列" | "同类"
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
        let mut left = phrase::before(self.tokens, floor, end);
        if list {
            left = self.list(left, floor);
        }
        if left.is_empty() {
            Finding::default()
        } else {
            self.phrase(left)
        }
    }

    /// Extends a phrase over the list that it ends: A、B和C.
    fn list(&self, mut range: Range<usize>, floor: usize) -> Range<usize> {
        while range.start > floor + 1
            && matches!(
                self.tokens[range.start - 1].class,
                Class::Mark('、') | Class::Conjunction
            )
        {
            let item = phrase::before(self.tokens, floor, range.start - 1);
            if item.is_empty() {
                break;
            }
            range.start = item.start;
        }
        range
    }

    /// A、B分别为x、y: each its own noun, or the head that they share.
    fn respective(&self, k: usize, names_end: usize) -> Option<Finding> {
        let sentence = self.tokens;
        let first = (names_end..=k).find(|&i| sentence[i].figure().is_some())?;
        let group: Vec<usize> = self.group(first);
        let position = group.iter().position(|&i| i == k)?;
        let floor = self.floor(k);
        let mut items = Vec::new();
        let mut end = names_end;
        loop {
            let item = phrase::before(sentence, floor, end);
            if item.is_empty() {
                break;
            }
            end = item.start;
            items.push(item);
            if end > floor
                && matches!(
                    sentence[end - 1].class,
                    Class::Mark('、') | Class::Conjunction
                )
            {
                end -= 1;
            } else {
                break;
            }
        }
        items.reverse();
        if items.is_empty() {
            // 出口A亿元、进口B亿元，分别增长x、y.
            let earlier: Vec<&Finding> = self
                .found
                .iter()
                .filter(|(j, _)| *j < first)
                .map(|(_, f)| f)
                .collect();
            let at = earlier.len().checked_sub(group.len())? + position;
            let finding = earlier.get(at)?;
            return Some(Finding {
                indicator: finding.indicator.clone(),
                ..Finding::default()
            });
        }
        if items.len() != group.len() {
            return Some(self.phrase(items.last()?.clone()));
        }
        let item = items.get(position)?.clone();
        let last = items.last()?;
        let heads: Vec<bool> = items.iter().map(|r| self.names_a_measure(r)).collect();
        if heads.last() == Some(&true) && heads.first() == Some(&false) {
            // 装备制造业、高技术制造业采购经理指数: the head they share.
            let own = self.text(items.first()?.end - 1).to_owned();
            let shared = (last.start..last.end)
                .find(|&i| self.text(i) == own)
                .map_or(last.start, |i| i + 1);
            if shared < last.end {
                return Some(self.phrase(shared..last.end));
            }
        }
        Some(self.phrase(item))
    }

    fn names_a_measure(&self, range: &Range<usize>) -> bool {
        let text = self.text(range.end - 1);
        self.tokens[range.end - 1].is(Traits::QUANTITY)
            || ["量", "额", "率", "值", "数", "指数"]
                .iter()
                .any(|s| text.ends_with(s))
    }

    /// Figures that 、 and 和 join into one list, from `first` on.
    pub fn group(&self, first: usize) -> Vec<usize> {
        let mut group = vec![first];
        let mut at = first + 1;
        while at < self.tokens.len() {
            match self.tokens[at].class {
                Class::Figure(_) => group.push(at),
                Class::Mark('、') | Class::Conjunction | Class::Locative => {}
                Class::Mark('，')
                    if self
                        .tokens
                        .get(at + 1)
                        .is_some_and(|t| t.figure().is_some()) => {}
                _ => break,
            }
            at += 1;
        }
        group
    }
}

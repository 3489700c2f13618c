//! What a figure measures, in the writer's own words: the noun phrase that its clause gives it.
//! Null rather than wrong: no rule looks past a mark that closes the clause, except to a figure of
//! the same sentence that it goes on about.

mod counted;
mod links;
mod listed;
mod measured;

use std::ops::Range;

use super::lasting;
use super::line::Line;
use super::phrase;
use super::quantity::Quantity;
use super::scan::Scan;
use super::sentence::{Class, Sentence, Token, clause_start};
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
    /// Whether a length of time is the level of something: 审查周期压减至15个月.
    pub lasts: bool,
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

impl Reading<'_> {
    fn finding(&self, k: usize, q: &Quantity) -> Finding {
        if q.unit.as_deref() == Some("大") {
            return self.noun_after(k);
        }
        match q.kind {
            FigureKind::Duration => lasting::finding(self, k),
            FigureKind::Count => self.counted(k, q),
            FigureKind::Rank => self.ranked(k),
            _ => self.measured(k, q),
        }
    }

    /// First token of the clause that token `k` stands in.
    pub fn floor(&self, k: usize) -> usize {
        clause_start(self.tokens, k)
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
            ..Finding::default()
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
            ..Finding::default()
        }
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
            ..Finding::default()
        })
    }

    /// 7.01MW已并网发电, 14人死亡: what happened to it.
    fn acted_on(&self, k: usize, ceiling: usize, people: bool) -> Option<Finding> {
        let mut at = k + 1;
        while at < ceiling
            && (self.tokens[at].class == Class::Adverb
                || people && matches!(self.tokens[at].class, Class::Adjective)
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
        // 2万人逃离营地, 70人死于枪击: the act with its object.
        // 组织3000多人开展搜救: what people are sent to do is not what is counted.
        if people && end > at && self.tokens[at].is(Traits::LIGHT) {
            return None;
        }
        // 3.3万人因枪击失去生命
        if people && end == at && at < ceiling && self.tokens[at].class == Class::Preposition {
            let verb = (at..ceiling)
                .rev()
                .find(|&i| self.tokens[i].class == Class::Verb && self.tokens[i].len() >= 2);
            if let Some(verb) = verb {
                (at, end) = (verb, verb + 1);
            }
        }
        if people && end > at {
            /// A longer object is a clause.
            const MAX_OBJECT: usize = 4;
            let object = (end..ceiling.min(end + MAX_OBJECT)).take_while(|&i| {
                !self.tokens[i].is_mark()
                    && self.tokens[i].figure().is_none()
                    && self.tokens[i].class != Class::Particle
            });
            end = object.last().map_or(end, |i| i + 1);
        }
        let closed = people
            || end >= ceiling
            || self.tokens[end].is_mark()
            || matches!(
                self.tokens[end].class,
                Class::Particle | Class::Time(_) | Class::Figure(_)
            );
        (end > at && closed).then(|| Finding {
            indicator: phrase::printed(self.line, self.tokens, &(at..end)),
            phrase_start: Some(at),
            ..Finding::default()
        })
    }

    /// Whether what stands at `at` is done rather than counted: 21人英勇牺牲, 82人死亡.
    fn acts_at(&self, at: usize, ceiling: usize) -> bool {
        let mut i = at;
        while i < ceiling && matches!(self.tokens[i].class, Class::Adverb | Class::Adjective) {
            i += 1;
        }
        i < ceiling
            && matches!(self.tokens[i].class, Class::Verb | Class::NounVerb)
            && (i > at || self.tokens[i].class == Class::Verb)
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
                || q.kind == FigureKind::Percent
                    && matches!(other.kind, FigureKind::Percent | FigureKind::Rank)
                || same;
            // 占总额的15%，同比增长4%: it is no share that grew by percents.
            let share = finding
                .indicator
                .as_deref()
                .is_some_and(|i| i.starts_with('占'));
            if share && moves && q.unit.as_deref() != Some("百分点") {
                continue;
            }
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

    /// 全县, 其中 and lone verbs; but 企业 and 项目 are counted.
    fn names_nothing(&self, range: &Range<usize>) -> bool {
        let noun = self
            .tokens
            .get(range.start)
            .is_some_and(|t| t.class == Class::Noun && t.len() >= 2)
            && !self
                .text(range.start)
                .starts_with(['全', '我', '该', '本', '各', '当', '其']);
        phrase::is_general(self.tokens, range) && !noun || self.is_light(range)
    }

    /// Whether the phrase is a lone verb that names nothing without its object.
    fn is_light(&self, range: &Range<usize>) -> bool {
        range.len() == 1 && self.tokens[range.start].is(Traits::LIGHT)
    }
}

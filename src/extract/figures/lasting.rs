//! What a stated length of time took or lasted.

use super::indicator::{Finding, Reading};
use super::phrase;
use super::sentence::Class;
use super::vocabulary::Traits;

/// Longest verb phrase taken as an indicator, in tokens.
const MAX_TOKENS: usize = 8;

/// Last characters of what is planned to last.
const CAMPAIGNS: [&str; 6] = ["行动", "计划", "规划", "方案", "工程", "活动"];

/// The indicator of the duration at token `k`; `None` where it only places something in time.
pub(super) fn finding(reading: &Reading<'_>, k: usize) -> Finding {
    let indicator = indicator(reading, k);
    let lasts = indicator.is_some() && indicator == reading.lasting_level(k);
    Finding {
        indicator,
        lasts,
        ..Finding::default()
    }
}

fn indicator(reading: &Reading<'_>, k: usize) -> Option<String> {
    let (floor, ceiling) = (reading.floor(k), reading.ceiling(k));
    let before = if k > floor { reading.text(k - 1) } else { "" };
    let next = if k + 1 < ceiling {
        reading.text(k + 1)
    } else {
        ""
    };
    let from_now = |word: &str| {
        word.starts_with('来') && word != "来自"
            || word.starts_with("以来")
            || word.starts_with("多来")
    };
    if from_now(next) {
        let verb = k > floor
            && matches!(
                reading.tokens[k - 1].class,
                Class::Verb | Class::NounVerb | Class::Noun
            );
        return (verb && !reading.tokens[k - 1].is(Traits::LEVEL) && before.chars().count() >= 2)
            .then(|| before.to_owned());
    }
    if matches!(
        next,
        "前" | "后" | "以前" | "之前" | "以后" | "之后" | "历史"
    ) || before.ends_with('前')
        || matches!(
            before,
            "未来" | "过去" | "近" | "今后" | "最近" | "此前" | "此后"
        )
    {
        return None;
    }
    // 五年间: when, not how long.
    if next.starts_with('间') {
        return None;
    }
    // 三年提升行动: how long a campaign is to last.
    let campaign = phrase::thing_after(reading.tokens, k + 1, ceiling);
    if !campaign.is_empty()
        && CAMPAIGNS
            .iter()
            .any(|w| reading.text(campaign.end - 1).ends_with(w))
    {
        return phrase::printed(reading.line, reading.tokens, &campaign);
    }
    // 家庭一年的用电量
    if next == "的"
        && reading
            .tokens
            .get(k + 2)
            .is_some_and(|t| t.is(Traits::QUANTITY))
    {
        return of(reading, k + 2, ceiling);
    }
    let linked = k > floor && is_link(reading, k - 1);
    if next == "的" && (linked || k == floor) {
        return of(reading, k + 2, ceiling);
    }
    // 仅用15分钟便火速到达, 24小时备勤: what was done in the time.
    let used = matches!(
        before,
        "用" | "仅用"
            | "只用"
            | "只需"
            | "仅需"
            | "耗时"
            | "用时"
            | "历时"
            | "到"
            | "在"
            | "每"
    );
    if next != "的"
        && k + 1 < ceiling
        && (used || whole_day(reading, k))
        && let Some(act) = act(reading, k + 1, ceiling)
    {
        return Some(act);
    }
    if matches!(before, "连续" | "接连" | "已连续" | "连年") {
        return act_with_figures(reading, k + 1, ceiling);
    }
    if let Some(level) = reading.lasting_level(k) {
        return Some(level);
    }
    let mut left = k;
    while left > floor && is_link(reading, left - 1) {
        left -= 1;
    }
    if left > floor {
        let object = phrase::before(reading.tokens, floor, left);
        if object.is_empty() && reading.tokens[left - 1].class == Class::TimeWord {
            // 凌汛期历时135天
            return phrase::printed(reading.line, reading.tokens, &(left - 1..left))
                .filter(|word| word.ends_with('期'));
        }
        if object.is_empty() {
            let verb = &reading.tokens[left - 1];
            if matches!(verb.class, Class::Verb | Class::NounVerb) && verb.len() >= 2 {
                return phrase::printed(reading.line, reading.tokens, &(left - 1..left));
            }
        } else {
            let verb = object.start > floor
                && reading.tokens[object.start - 1].class == Class::Verb
                && reading.tokens[object.start - 1].len() >= 2;
            let start = if verb && left == k {
                object.start - 1
            } else {
                object.start
            };
            let range = phrase::without_general(reading.tokens, start..object.end);
            if let Some(text) = phrase::printed(reading.line, reading.tokens, &range)
                && !phrase::is_general(reading.tokens, &range)
            {
                return Some(text);
            }
        }
    }
    if next == "的" {
        return of(reading, k + 2, ceiling);
    }
    act(reading, k + 1, ceiling)
}

/// 24小时: round the clock.
fn whole_day(reading: &Reading<'_>, k: usize) -> bool {
    reading.text(k) == "24小时"
}

/// Words between what lasted and how long: 持续, 长达, 用.
fn is_link(reading: &Reading<'_>, i: usize) -> bool {
    let token = &reading.tokens[i];
    matches!(
        reading.text(i),
        "持续"
            | "历时"
            | "长达"
            | "为期"
            | "用"
            | "用时"
            | "耗时"
            | "仅用"
            | "需"
            | "只需"
            | "需要"
            | "连"
            | "开"
            | "连开"
            | "持续了"
            | "最长"
            | "时间"
            | "至少"
            | "缩短"
            | "延长"
            | "经过"
            | "历经"
            | "只用"
            | "仅需"
    ) || token.is(Traits::LEVEL)
        || matches!(
            token.class,
            Class::Adverb | Class::Particle | Class::Time(_) | Class::TimeWord
        )
}

/// 25年的坚守, 为期三天的…培训班.
fn of(reading: &Reading<'_>, at: usize, ceiling: usize) -> Option<String> {
    let first = reading.tokens.get(at).filter(|_| at < ceiling)?;
    if first.class == Class::Verb
        && reading
            .tokens
            .get(at + 1)
            .is_none_or(|t| t.class != Class::Noun)
    {
        return phrase::printed(reading.line, reading.tokens, &(at..at + 1));
    }
    // The head of a description however long: …工程…培训班.
    let end = (at..ceiling)
        .find(|&i| {
            matches!(
                reading.tokens[i].class,
                Class::Preposition
                    | Class::Adverb
                    | Class::Conjunction
                    | Class::Figure(_)
                    | Class::Particle
            ) || reading.tokens[i].class == Class::Verb && !reading.tokens[i].is(Traits::NOMINAL)
        })
        .unwrap_or(ceiling);
    let mut range = phrase::before(reading.tokens, at, end);
    if range.len() > 3 {
        range.start = range.end - 1;
    }
    phrase::printed(reading.line, reading.tokens, &range)
}

/// What went on for years, its own figures included: 连续3年稳居全省第一.
fn act_with_figures(reading: &Reading<'_>, at: usize, ceiling: usize) -> Option<String> {
    let first = reading
        .tokens
        .get(at)
        .filter(|t| at < ceiling && !t.is_mark())?;
    let start = at + usize::from(first.class == Class::Adverb);
    let end = (start..ceiling.min(start + MAX_TOKENS))
        .take_while(|&i| !reading.tokens[i].is_mark() && reading.tokens[i].class != Class::Particle)
        .last()?;
    phrase::printed(reading.line, reading.tokens, &(start..end + 1))
}

/// The verb phrase behind: 仅用15分钟便火速到达指定位置, 一周内解决企业需求.
fn act(reading: &Reading<'_>, mut at: usize, ceiling: usize) -> Option<String> {
    while at < ceiling
        && (matches!(
            reading.tokens[at].class,
            Class::Adverb | Class::Particle | Class::TimeWord | Class::Adjective
        ) || matches!(
            reading.text(at),
            "内" | "之内"
                | "以内"
                | "便"
                | "就"
                | "即"
                | "即可"
                | "时间"
                | "里"
                | "间"
                | "左右"
                | "以上"
                | "全时"
                | "全天候"
                | "可"
                | "才"
                | "能"
                | "可以"
                | "，"
        ) || reading.tokens[at].class == Class::Locative)
    {
        at += 1;
    }
    if at < ceiling && reading.tokens[at].class == Class::Preposition {
        return None;
    }
    // 从4小时缩短至1小时
    if at < ceiling && (reading.tokens[at].traits.moves() || reading.tokens[at].is(Traits::LEVEL)) {
        return None;
    }
    let mut end = at;
    while end < ceiling
        && end - at < MAX_TOKENS
        && !reading.tokens[end].is_mark()
        && reading.tokens[end].figure().is_none()
        && reading.tokens[end].class != Class::Particle
    {
        end += 1;
    }
    (end > at)
        .then(|| phrase::printed(reading.line, reading.tokens, &(at..end)))
        .flatten()
}

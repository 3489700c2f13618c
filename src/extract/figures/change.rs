//! The growth stated for a level: 同比增长6.3%, 提升1.2个百分点, attached to the figure before it.

use super::line::Line;
use super::quantity::Quantity;
use super::scan::Scan;
use super::sentence::{Class, Sentence, Token, clause_start};
use super::vocabulary::Traits;
use crate::extract::{Change, Direction, FigureKind};

/// A rise or fall that ends with a figure.
struct Move {
    /// The figure that says how much.
    token: usize,
    /// First token of the statement: the basis where one is printed.
    start: usize,
    direction: Direction,
    basis: Option<(usize, usize)>,
    /// Whether the clause has a subject of its own before it.
    own_subject: bool,
    /// Whether that subject is a rate of growth (增速 …).
    of_growth: bool,
}

/// The changes of a sentence's figures: index into the quantities, and the change.
pub(super) fn read(line: &Line<'_>, scan: &Scan, sentence: &Sentence) -> Vec<(usize, Change)> {
    let tokens = &sentence.tokens;
    let mut changes: Vec<(usize, Change)> = Vec::new();
    let mut moves: Vec<Move> = Vec::new();
    let mut k = 0;
    while k < tokens.len() {
        if tokens[k].figure().is_none() {
            k += 1;
            continue;
        }
        let Some(movement) = movement(line, scan, tokens, k) else {
            k += 1;
            continue;
        };
        let mut group = list(tokens, k);
        let mut levels = levels_of(line, scan, tokens, &moves, &movement, group.len());
        if levels.len() != group.len() && !is_shared(line, tokens, movement.start, k) {
            group.truncate(1);
            levels = levels_of(line, scan, tokens, &moves, &movement, 1);
        }
        if levels.len() == group.len() {
            for (&level, &figure) in levels.iter().zip(&group) {
                if let Some(change) = change(line, scan, tokens, &movement, figure)
                    && let Some(index) = tokens[level].figure()
                    && !changes.iter().any(|(i, _)| *i == index)
                {
                    changes.push((index, change));
                }
            }
        }
        let last = group.last().copied().unwrap_or(k);
        for figure in group {
            moves.push(Move {
                token: figure,
                basis: None,
                ..movement
            });
        }
        k = last + 1;
    }
    changes
}

/// Reads backwards from the figure at token `k`: its verb of movement, and the basis before that.
fn movement(line: &Line<'_>, scan: &Scan, tokens: &[Token], k: usize) -> Option<Move> {
    let quantity = scan.quantities.get(tokens[k].figure()?)?;
    if matches!(quantity.kind, FigureKind::Duration | FigureKind::Rank) {
        return None;
    }
    let text = |i: usize| line.printed(tokens[i].start, tokens[i].end);
    let floor = clause_start(tokens, k);
    let mut at = k;
    // 约, 近, 了 between the verb and the number.
    while at > floor
        && matches!(
            text(at - 1),
            "了" | "约"
                | "近"
                | "超"
                | "超过"
                | "逾"
                | "达"
                | "分别"
                | "均"
                | "仅"
                | "不足"
                | "高达"
                | "多达"
                | "将近"
                | "为"
                | "均为"
                | "的"
        )
        && !(text(at - 1) == "为"
            && at - 1 > floor
            && !matches!(text(at - 2), "增长" | "涨幅" | "降幅" | "增幅"))
    {
        at -= 1;
    }
    let verb = at.checked_sub(1).filter(|&i| i >= floor)?;
    let token = &tokens[verb];
    if !token.traits.moves() || is_level(text(verb)) {
        return None;
    }
    if matches!(
        text(verb),
        "高" | "低"
            | "多"
            | "少"
            | "快"
            | "大"
            | "高于"
            | "低于"
            | "多于"
            | "少于"
            | "新增"
            | "净增"
            | "精简"
            | "压缩"
            | "延长"
            | "缩短"
    ) && !compares(line, tokens, floor, verb)
    {
        return None;
    }
    let down = token.is(Traits::DOWN) || line.at(tokens[k].start) == '-';
    let mut start = verb;
    let mut basis = None;
    let mut words = verb;
    while words > floor {
        let i = words - 1;
        let is_basis = tokens[i].is(Traits::BASIS);
        if is_basis && basis.is_none() {
            basis = Some((tokens[i].start, tokens[i].end));
        }
        if is_basis
            || matches!(tokens[i].class, Class::Adverb) && !matches!(text(i), "已" | "将")
            || matches!(text(i), "分别" | "均" | "又" | "再")
        {
            words = i;
            if is_basis {
                start = i;
            }
            continue;
        }
        if let Some(from) = comparison(line, tokens, floor, words) {
            basis = Some((tokens[from].start, tokens[words - 1].end));
            start = from;
            words = from;
            continue;
        }
        break;
    }
    // 新建30亩、改造提升20亩: a second thing done, no growth of the first.
    let done = basis.is_none()
        && verb > floor
        && (floor..verb).any(|i| tokens[i].figure().is_some())
        && matches!(tokens[verb - 1].class, Class::Verb | Class::NounVerb)
        && ![Traits::LEVEL, Traits::QUANTITY]
            .iter()
            .any(|&t| tokens[verb - 1].is(t));
    if done {
        return None;
    }
    let mut own_subject = false;
    let mut of_growth = false;
    for i in (floor..words).rev() {
        match tokens[i].class {
            Class::Noun
            | Class::NounVerb
            | Class::Latin
            | Class::Quoted
            | Class::Place
            | Class::Verb
            | Class::Person
            | Class::Organization => {
                own_subject = true;
                if i + 1 == words || !of_growth {
                    of_growth |= matches!(
                        text(i),
                        "增速" | "涨幅" | "降幅" | "增幅" | "幅度" | "跌幅" | "增长率"
                    );
                }
            }
            Class::Figure(_) => break,
            _ => {}
        }
    }
    of_growth |= matches!(text(verb), "多增" | "少增");
    of_growth |= matches!(text(verb), "加快" | "回升" | "收窄" | "放缓" | "减缓")
        && quantity.unit.as_deref() == Some("百分点");
    Some(Move {
        token: k,
        start,
        direction: if token.is(Traits::FLAT) {
            Direction::Flat
        } else if down {
            Direction::Down
        } else {
            Direction::Up
        },
        basis,
        own_subject: own_subject && has_subject(tokens, floor, words),
        of_growth,
    })
}

/// Whether words before `end` in the clause are a subject and no figure stands between.
fn has_subject(tokens: &[Token], floor: usize, end: usize) -> bool {
    (floor..end)
        .rev()
        .take_while(|&i| tokens[i].figure().is_none())
        .any(|i| {
            matches!(
                tokens[i].class,
                Class::Noun
                    | Class::NounVerb
                    | Class::Latin
                    | Class::Quoted
                    | Class::Place
                    | Class::Organization
                    | Class::Person
            ) && !tokens[i].is(Traits::GENERAL)
        })
}

/// 提高到, 降至 lead to a level.
fn is_level(text: &str) -> bool {
    text.ends_with('至') || text.ends_with('到')
}

/// Whether 比 or 较 stands before a bare adjective of movement (比去年高3%), and a time with it: higher
/// than somebody else's is no change.
fn compares(line: &Line<'_>, tokens: &[Token], floor: usize, verb: usize) -> bool {
    let past = |from: usize| {
        (from..verb).any(|i| {
            matches!(tokens[i].class, Class::Time(_) | Class::TimeWord)
                || tokens[i].is(Traits::BASIS)
                || line.slice(tokens[i].start, tokens[i].end).iter().any(|c| {
                    matches!(
                        c,
                        '年' | '月' | '季' | '期' | '周' | '届' | '初' | '末' | '前' | '往'
                    )
                })
        })
    };
    comparison(line, tokens, floor, verb).is_some_and(past)
        || verb > floor && tokens[verb - 1].is(Traits::BASIS)
}

/// First token of 比上年, 较去年同期, 与2020年相比 that ends before `end`.
fn comparison(line: &Line<'_>, tokens: &[Token], floor: usize, end: usize) -> Option<usize> {
    (floor..end)
        .rev()
        .take(8)
        .take_while(|&i| tokens[i].figure().is_none() && !tokens[i].ends_clause())
        .find(|&i| {
            let text = line.printed(tokens[i].start, tokens[i].end);
            matches!(text, "比" | "较" | "环比" | "同比")
                || text == "与" && line.before(tokens[end - 1].end) == '比'
        })
}

/// Whether 分别 shares the verb out: 分别增长16.29%、17.15%.
fn is_shared(line: &Line<'_>, tokens: &[Token], start: usize, k: usize) -> bool {
    (start.saturating_sub(3)..k).any(|i| line.printed(tokens[i].start, tokens[i].end) == "分别")
}

/// The figures of the list that begins at token `k`.
fn list(tokens: &[Token], k: usize) -> Vec<usize> {
    let mut list = vec![k];
    for (at, token) in tokens.iter().enumerate().skip(k + 1) {
        match token.class {
            Class::Figure(_) => list.push(at),
            Class::Mark('、') | Class::Conjunction => {}
            _ => break,
        }
    }
    list
}

/// The tokens of the figures that the movement changes, as many as it has figures.
fn levels_of(
    line: &Line<'_>,
    scan: &Scan,
    tokens: &[Token],
    moves: &[Move],
    movement: &Move,
    count: usize,
) -> Vec<usize> {
    if movement.own_subject && !movement.of_growth {
        return Vec::new();
    }
    let moved = |i: usize| moves.iter().any(|m| m.token == i);
    let mut levels = Vec::new();
    let mut commas = 0_usize;
    for i in (0..movement.start).rev() {
        match tokens[i].class {
            Class::Mark('；' | '：' | '。') => break,
            Class::Mark('，' | ',') => {
                commas += 1;
                if commas
                    > 1 + usize::from(!levels.is_empty() || moves.iter().any(|m| m.token > i)) * 3
                {
                    break;
                }
            }
            Class::Figure(index) => {
                let Some(level) = scan.quantities.get(index) else {
                    break;
                };
                // 同比增长11.8%，比上年末高2.8个百分点: the growth itself rose.
                let points = tokens[movement.token]
                    .figure()
                    .and_then(|f| scan.quantities.get(f))
                    .is_some_and(|q| q.unit.as_deref() == Some("百分点"));
                let grew = points
                    && level.kind == FigureKind::Percent
                    && level.unit.as_deref() != Some("百分点");
                if moved(i) && !movement.of_growth && !grew {
                    // 同比增长5%，环比增长2%: both are of the level before.
                    continue;
                }
                // 占总额的15%，同比增长4%: it is no share that grew by percents.
                let from = clause_start(tokens, i);
                let share = (from..i).any(|j| line.printed(tokens[j].start, tokens[j].end) == "占");
                if share && !points {
                    commas = commas.saturating_sub(1);
                    continue;
                }
                if !holds(level, movement, scan, tokens) || acts(tokens, i) {
                    break;
                }
                levels.push(i);
                if levels.len() == count {
                    break;
                }
            }
            _ => {}
        }
    }
    levels.reverse();
    levels
}

/// Whether the thing counted at token `i` goes on to do something: 40座机场削减4%的航班.
fn acts(tokens: &[Token], i: usize) -> bool {
    tokens
        .iter()
        .skip(i + 1)
        .take_while(|t| !t.ends_clause() && t.figure().is_none())
        .any(|t| {
            t.class == Class::Verb
                && t.len() >= 2
                && !t.is(Traits::NOMINAL)
                && !t.is(Traits::LEVEL)
                && !t.traits.moves()
        })
}

/// Whether `level` can be what moved.
fn holds(level: &Quantity, movement: &Move, scan: &Scan, tokens: &[Token]) -> bool {
    let Some(by) = tokens[movement.token]
        .figure()
        .and_then(|i| scan.quantities.get(i))
    else {
        return false;
    };
    if matches!(level.kind, FigureKind::Duration | FigureKind::Rank)
        || level.unit.as_deref() == Some("大")
    {
        return false;
    }
    match by.unit.as_deref() {
        Some("百分点") => level.kind == FigureKind::Percent,
        _ => {
            matches!(by.kind, FigureKind::Percent | FigureKind::Multiple)
                || by.unit == level.unit
                || by.dimension == level.dimension && by.dimension != "count"
        }
    }
}

fn change(
    line: &Line<'_>,
    scan: &Scan,
    tokens: &[Token],
    movement: &Move,
    figure: usize,
) -> Option<Change> {
    let quantity = scan.quantities.get(tokens[figure].figure()?)?;
    Some(Change {
        text: line
            .printed(tokens[movement.start].start, tokens[figure].end)
            .to_owned(),
        direction: movement.direction,
        value: Some(quantity.value.abs()),
        unit: quantity.unit.clone(),
        basis: movement
            .basis
            .map(|(start, end)| line.printed(start, end).to_owned()),
    })
}

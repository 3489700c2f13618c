//! Copies that begin inside a line: the last sentences of a paragraph stand twice, together with the paragraph
//! below them, where a page was taken apart in pieces that overlap.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{
    letters::Letters,
    parts::{Part, PartKind, joined},
    repeat::{Repeat, SHORTEST_INSIDE},
};
use crate::page::Page;

/// The end of a part that stands elsewhere.
struct Tail {
    part: usize,
    /// The part that ends in the same sentences.
    of: usize,
    /// The character of the page with which it begins, and the byte in its line.
    start: usize,
    byte: usize,
}

/// Makes such tails parts of their own, at the end of `parts`, and repeats.
pub(super) fn break_copied_tails(
    page: &mut Page<'_>,
    letters: &mut Letters,
    parts: &mut Vec<Part>,
    repeats: &mut Vec<Repeat>,
) {
    // By their lines: one of each is broken once.
    let tails = copied_tails(page, parts, repeats, letters);
    if tails.is_empty() {
        return;
    }
    let breaks: Vec<(usize, usize)> = tails.iter().map(|(line, t)| (*line, t.byte)).collect();
    let starts: Vec<usize> = tails.values().map(|tail| tail.start).collect();
    page.break_lines(&breaks);
    letters.break_lines(&starts);
    for line in parts.iter_mut().flat_map(|part| &mut part.lines) {
        *line += breaks.partition_point(|(broken, _)| broken < line);
    }
    for (nth, (line, tail)) in tails.into_iter().enumerate() {
        let part = &mut parts[tail.part];
        let kept = part.lines.partition_point(|&at| at <= line + nth);
        let mut lines = vec![line + nth + 1];
        lines.extend(part.lines.drain(kept..));
        part.raw = joined(page, &part.lines);
        let copy = Part {
            raw: joined(page, &lines),
            lines,
            ..part.clone()
        };
        repeats.push(Repeat {
            part: parts.len(),
            of: tail.of,
            is_exact: false,
        });
        parts.push(copy);
    }
}

/// The tails, each with the line in which it begins.
fn copied_tails(
    page: &Page<'_>,
    parts: &[Part],
    repeats: &[Repeat],
    letters: &Letters,
) -> BTreeMap<usize, Tail> {
    if repeats.is_empty() {
        return BTreeMap::new();
    }
    let is_copy: HashSet<usize> = repeats.iter().map(|repeat| repeat.part).collect();
    let texts = parts.iter().enumerate();
    let ending: HashMap<usize, usize> = texts
        .filter(|(p, part)| part.kind == PartKind::Text && !part.is_open && !is_copy.contains(p))
        .filter_map(|(p, part)| Some((*part.lines.last()?, p)))
        .collect();
    let above = |part: &Part| ending.get(&part.lines.first()?.checked_sub(1)?).copied();
    let tail = |repeat: &Repeat| {
        let (copy, original) = (&parts[repeat.part], &parts[repeat.of]);
        let (part, of) = (above(copy)?, above(original)?);
        if part == of || !letters.begin_alike(copy, original) {
            return None;
        }
        let start = copied_from(letters, &parts[part], &parts[of])?;
        let (line, chars) = letters.place(&parts[part], start)?;
        let byte = page.byte_of(line, chars).filter(|byte| *byte > 0)?;
        let tail = Tail {
            part,
            of,
            start,
            byte,
        };
        Some((line, tail))
    };
    repeats.iter().filter_map(tail).collect()
}

/// Where among the letters the sentences begin that `part` ends with as its `twin` does.
fn copied_from(letters: &Letters, part: &Part, twin: &Part) -> Option<usize> {
    let (range, twin) = (letters.range(part), letters.range(twin));
    let folded = letters.folded();
    let both = folded[range.clone()]
        .iter()
        .rev()
        .zip(folded[twin].iter().rev());
    let alike = both.take_while(|(a, b)| a == b).count();
    let ends_above = |at: &usize| matches!(folded[at - 1], '。' | '！' | '？');
    let first = (range.end - alike).max(range.start + 1);
    let start = (first..range.end).find(ends_above)?;
    (range.end - start >= SHORTEST_INSIDE).then_some(start)
}

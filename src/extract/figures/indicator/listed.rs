//! Figures and measures that stand in lists: A、B分别为x、y.

use std::ops::Range;

use super::super::phrase;
use super::super::sentence::Class;
use super::super::vocabulary::Traits;
use super::{Finding, Reading};

impl Reading<'_> {
    /// Extends a phrase over the list that it ends: A、B和C.
    pub(super) fn list(&self, mut range: Range<usize>, floor: usize) -> Range<usize> {
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
    pub(super) fn respective(&self, k: usize, floor: usize) -> Option<Finding> {
        let head = self.group_head(k);
        let links = self.links(floor, head, false);
        if !links.respectively {
            return None;
        }
        let names_end = links.start;
        let sentence = self.tokens;
        let first = (names_end..=k).find(|&i| sentence[i].figure().is_some())?;
        let group: Vec<usize> = self.group(first);
        let position = group.iter().position(|&i| i == k)?;
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
            let by_length = last.start + items.first()?.len();
            let shared = (last.start..last.end)
                .find(|&i| self.text(i).ends_with(&own))
                .map_or(by_length, |i| i + 1);
            if shared < last.end {
                return Some(self.phrase(shared..last.end));
            }
        }
        Some(self.phrase(item))
    }

    pub(super) fn names_a_measure(&self, range: &Range<usize>) -> bool {
        let text = self.text(range.end - 1);
        self.tokens[range.end - 1].is(Traits::QUANTITY)
            || [
                "量", "额", "率", "值", "数", "指数", "投资", "能力", "收入", "面积",
            ]
            .iter()
            .any(|s| text.ends_with(s))
    }

    /// The first figure of the list that token `k` stands in.
    fn group_head(&self, k: usize) -> usize {
        let mut head = k;
        for i in (0..k).rev() {
            match self.tokens[i].class {
                Class::Figure(_) => head = i,
                Class::Mark('、' | '，') | Class::Conjunction | Class::Locative => {}
                _ => break,
            }
        }
        head
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

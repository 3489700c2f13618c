//! What lies between a measure and its number, and is no part of either.

use super::super::sentence::{Class, Token, remark_before};
use super::super::vocabulary::Traits;
use super::Reading;
use crate::extract::FigureKind;

/// What lies between a measure and its number.
#[derive(Default)]
pub(super) struct Links {
    /// First token of the links.
    pub start: usize,
    /// A verb or adverb of level or of movement stands there.
    pub any: bool,
    /// 分别 stands there.
    pub respectively: bool,
    /// 均 stands there.
    pub all: bool,
    /// A rise or fall stands there.
    pub moves: bool,
}

impl Reading<'_> {
    /// Skips left over what links a measure to its number.
    pub(super) fn links(&self, floor: usize, k: usize, keeps: bool) -> Links {
        let mut links = Links {
            start: k,
            ..Links::default()
        };
        loop {
            let i = links.start;
            if i <= floor {
                break;
            }
            // 居民消费价格指数（CPI）同比上涨
            if let Some(open) = remark_before(self.tokens, floor, i).filter(|&open| open > floor) {
                links.start = open;
                continue;
            }
            let token = &self.tokens[i - 1];
            let text = self.text(i - 1);
            let skip = match token.class {
                Class::Time(_) | Class::TimeWord => true,
                Class::De | Class::Particle => i - 1 > floor || links.any,
                _ if token.is(Traits::QUANTITY) => false,
                // 新增30家; but 贷款增加3亿元 tells what rose.
                _ if token.is(Traits::KEEP) && i == k && keeps => {
                    token.traits.moves()
                        && i - 1 > floor
                        && self.tokens[i - 2].class == Class::Noun
                        && !self.tokens[i - 2].is(Traits::GENERAL)
                        && self.tokens.get(k + 1).is_none_or(Token::is_mark)
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
                // 从每立方米30毫克
                Class::Number if !token.is(Traits::LEVEL) => {
                    i - 1 > floor && self.text(i - 2) == "每"
                }
                _ if text.starts_with('每') && token.len() <= 3 => true,
                // 恢复至2019年同期水平的九成
                Class::Noun if token.is(Traits::HOLLOW) && i - 1 > floor => {
                    matches!(self.tokens[i - 2].class, Class::Time(_) | Class::TimeWord)
                }
                // 从五年前的95%提升到99%
                // 客流量连续6天突破千万人次
                Class::Figure(f) => {
                    i < self.tokens.len()
                        && (matches!(self.text(i), "前" | "间" | "内" | "来")
                            || self.tokens[i].traits.moves()
                            || i - 1 > floor && self.text(i - 2) == "连续")
                        && self
                            .scan
                            .quantities
                            .get(f)
                            .is_some_and(|q| q.kind == FigureKind::Duration)
                }
                Class::Locative => {
                    matches!(text, "前" | "间" | "内" | "来")
                        && i - 1 > floor
                        && self.tokens[i - 2].figure().is_some()
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
    pub(super) fn compared(&self, floor: usize, end: usize) -> Option<usize> {
        (floor..end)
            .rev()
            .take(8)
            .take_while(|&i| !self.tokens[i].is_mark() && self.tokens[i].figure().is_none())
            .find(|&i| {
                let text = self.text(i);
                let likened = || (i..end).any(|j| self.text(j).ends_with("相比"));
                matches!(text, "比" | "较" | "相比" | "高于" | "低于")
                    || matches!(text, "与" | "同") && likened()
            })
    }
}

use std::collections::HashMap;
use std::sync::LazyLock;

const DIVISIONS: &str = include_str!("../../../assets/gazetteer/divisions.txt");

/// The divisions of China, built in.
pub static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::new(DIVISIONS));

/// One division of a [`Gazetteer`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DivisionIdx(usize);

/// Provinces, prefectures and counties with their names, in full and short.
#[derive(Debug)]
pub struct Gazetteer {
    divisions: Vec<Division>,
    by_name: HashMap<&'static str, Vec<(DivisionIdx, Form)>>,
    /// No name is longer, in characters.
    longest: usize,
}

#[derive(Debug)]
struct Division {
    name: &'static str,
    above: Option<DivisionIdx>,
    rank: Rank,
}

/// How great a division is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// 省, 自治区, 直辖市, 特别行政区
    Province,
    /// 地级市, 州, 盟, 地区
    Prefecture,
    /// 县, 区, 县级市, 旗
    County,
}

/// How a division is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// 衡阳市
    Full,
    /// 衡阳
    Short,
}

/// What a place's name begins with: the divisions that its chain of areas may end at, how the last
/// area is named, and what stands behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain<'t> {
    /// All that may be meant, as one cannot tell from the name alone.
    pub ends: Vec<DivisionIdx>,
    /// The last area, as printed.
    pub last: &'t str,
    /// How that is named.
    pub form: Form,
    /// How many areas the chain has.
    pub links: usize,
    /// 岐山森林公园 of 衡阳市岐山森林公园; empty where the name is all areas.
    pub rest: &'t str,
}

impl Gazetteer {
    fn new(tree: &'static str) -> Self {
        let mut made = Self {
            divisions: Vec::new(),
            by_name: HashMap::new(),
            longest: 0,
        };
        let mut open: Vec<DivisionIdx> = Vec::new();
        for line in tree.lines() {
            let entry = line.trim_start();
            open.truncate(line.len() - entry.len());
            let (name, autonomous) = match entry.split_once(' ') {
                Some((name, short)) => (name, Some(short)),
                None => (entry, None),
            };
            let idx = DivisionIdx(made.divisions.len());
            made.divisions.push(Division {
                name,
                above: open.last().copied(),
                rank: rank(open.len(), name),
            });
            open.push(idx);
            made.name(name, idx, Form::Full);
            let short = autonomous.or_else(|| regular_short(name));
            if let Some(short) = short.filter(|short| short.chars().count() >= 2) {
                made.name(short, idx, Form::Short);
            }
        }
        made
    }

    fn name(&mut self, name: &'static str, idx: DivisionIdx, form: Form) {
        self.longest = self.longest.max(name.chars().count());
        self.by_name.entry(name).or_default().push((idx, form));
    }

    /// The name in full.
    pub fn name_of(&self, idx: DivisionIdx) -> &'static str {
        self.divisions[idx.0].name
    }

    /// How great it is.
    pub fn rank_of(&self, idx: DivisionIdx) -> Rank {
        self.divisions[idx.0].rank
    }

    /// The areas that a division is in, the nearest first.
    pub fn above(&self, idx: DivisionIdx) -> impl Iterator<Item = DivisionIdx> {
        std::iter::successors(self.divisions[idx.0].above, |at| self.divisions[at.0].above)
    }

    /// The chain of areas that a name begins with, each inside the one before; `None` where it
    /// begins with none.
    pub fn chain<'t>(&self, name: &'t str) -> Option<Chain<'t>> {
        let mut chain: Option<Chain<'t>> = None;
        loop {
            let rest = chain.as_ref().map_or(name, |chain| chain.rest);
            let within = chain.as_ref().map(|chain| chain.ends.as_slice());
            let Some((length, form, ends)) = self.longest_prefix(rest, within) else {
                return chain;
            };
            chain = Some(Chain {
                ends,
                last: &rest[..length],
                form,
                links: chain.map_or(0, |chain| chain.links) + 1,
                rest: &rest[length..],
            });
        }
    }

    fn longest_prefix(
        &self,
        text: &str,
        within: Option<&[DivisionIdx]>,
    ) -> Option<(usize, Form, Vec<DivisionIdx>)> {
        let ends: Vec<usize> = (text.char_indices().skip(1).map(|(at, _)| at))
            .chain([text.len()])
            .take(self.longest)
            .collect();
        ends.into_iter().rev().find_map(|end| {
            let named = self.by_name.get(&text[..end])?;
            let fits = |idx: DivisionIdx| {
                within.is_none_or(|within| self.above(idx).any(|above| within.contains(&above)))
            };
            let found: Vec<_> = named.iter().filter(|(idx, _)| fits(*idx)).collect();
            let form = found.iter().map(|(_, form)| *form).min()?;
            // 吉林市 in full is no county that is 吉林市 in short.
            let of_form = found.into_iter().filter(|(_, f)| *f == form);
            Some((end, form, of_form.map(|(idx, _)| *idx).collect()))
        })
    }
}

fn rank(depth: usize, name: &str) -> Rank {
    let county = name.ends_with('县') || name.ends_with('区') && !name.ends_with("地区");
    match depth {
        0 => Rank::Province,
        1 if !county => Rank::Prefecture,
        _ => Rank::County,
    }
}

/// 衡阳 of 衡阳市.
fn regular_short(name: &str) -> Option<&str> {
    let generic = [
        "特别行政区",
        "地区",
        "省",
        "市",
        "盟",
        "区",
        "县",
        "旗",
        "州",
    ];
    generic
        .iter()
        .find_map(|generic| name.strip_suffix(generic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_ends_at_what_it_names() {
        for (name, ends, rest) in [
            ("湖南省衡阳市", &["衡阳市"][..], ""),
            ("湖南衡阳", &["衡阳市", "衡阳县"], ""),
            ("衡阳市蒸湘区", &["蒸湘区"], ""),
            ("衡阳市图书馆", &["衡阳市"], "图书馆"),
            ("北京市朝阳区", &["朝阳区"], ""),
            ("朝阳区", &["朝阳区", "朝阳区"], ""),
            ("吉林省吉林市", &["吉林市"], ""),
            ("湘西凤凰县", &["凤凰县"], ""),
            ("内蒙古赤峰", &["赤峰市"], ""),
        ] {
            let chain = GAZETTEER.chain(name).expect(name);
            let found: Vec<_> = chain.ends.iter().map(|d| GAZETTEER.name_of(*d)).collect();
            assert_eq!((found.as_slice(), chain.rest), (ends, rest), "{name}");
        }
        assert_eq!(GAZETTEER.chain("巴黎"), None);
        assert_eq!(GAZETTEER.chain(""), None);
    }

    #[test]
    fn a_division_knows_what_it_is_in() {
        let chain = GAZETTEER.chain("衡阳市蒸湘区").expect("a chain");
        let above: Vec<_> = GAZETTEER.above(chain.ends[0]).collect();
        let names: Vec<_> = above.iter().map(|d| GAZETTEER.name_of(*d)).collect();
        assert_eq!(names, ["衡阳市", "湖南省"]);
        assert_eq!(GAZETTEER.rank_of(above[1]), Rank::Province);
    }
}

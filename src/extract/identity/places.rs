use std::collections::{HashMap, HashSet};

use super::gazetteer::{Chain, DivisionIdx, Form, GAZETTEER, Rank};

/// What the names of an article's places say together: which division each means.
///
/// A name that several divisions bear means the one that the article's other places speak for; where
/// none does, or several do, it means none.
#[derive(Debug, Default)]
pub struct Atlas {
    divisions: HashMap<String, DivisionIdx>,
}

impl Atlas {
    /// From names of places, and from names that begin with a place: of organizations, of the paper.
    pub fn new<'a>(
        places: impl Iterator<Item = &'a str>,
        located: impl Iterator<Item = &'a str>,
    ) -> Self {
        let mut chains: Vec<(&str, Chain<'_>)> = Vec::new();
        let mut seen = HashSet::new();
        for name in places.chain(located).filter(|name| seen.insert(*name)) {
            chains.extend(GAZETTEER.chain(name).map(|chain| (name, chain)));
        }
        // Areas that are spoken of without doubt, and all that they are in.
        let mut spoken_of: HashSet<DivisionIdx> = HashSet::new();
        let mut atlas = Self::default();
        for (name, chain) in &chains {
            if let Some(idx) = plain(chain) {
                spoken_of.extend(GAZETTEER.above(idx).chain([idx]));
                atlas.divisions.insert((*name).to_owned(), idx);
            }
        }
        for (name, chain) in &chains {
            if atlas.divisions.contains_key(*name) {
                continue;
            }
            // The nearest area that speaks for it counts: 衡阳市 more than 湖南省.
            let depth = |idx: &DivisionIdx| {
                let own = spoken_of.contains(idx).then_some(Rank::County);
                let above = GAZETTEER
                    .above(*idx)
                    .filter(|above| spoken_of.contains(above));
                own.or_else(|| above.map(|above| GAZETTEER.rank_of(above)).max())
            };
            let best = chain.ends.iter().filter_map(depth).max();
            let mut fitting = chain
                .ends
                .iter()
                .filter(|idx| best.is_some() && depth(idx) == best);
            if let (Some(idx), None) = (fitting.next(), fitting.next()) {
                atlas.divisions.insert((*name).to_owned(), *idx);
            }
        }
        atlas
    }

    /// The division at the end of the chain that `name` begins with.
    pub fn division(&self, name: &str) -> Option<DivisionIdx> {
        self.divisions.get(name).copied()
    }

    /// Every division that some name means or begins with.
    pub fn divisions(&self) -> impl Iterator<Item = DivisionIdx> {
        self.divisions.values().copied()
    }
}

/// The division that a chain means whatever stands around it.
fn plain(chain: &Chain<'_>) -> Option<DivisionIdx> {
    if let [idx] = chain.ends[..] {
        // 南岳 alone is a mountain as well as a district, and 岐山 of 岐山森林公园 any mountain: such
        // a short name needs a witness.
        let doubtful = chain.form == Form::Short
            && chain.links == 1
            && GAZETTEER.rank_of(idx) == Rank::County
            && (GAZETTEER.name_of(idx).ends_with('区') || !chain.rest.is_empty());
        return (!doubtful).then_some(idx);
    }
    // A short name means the greatest that bears it: 吉林 is the province.
    let greatest = chain.ends.iter().map(|idx| GAZETTEER.rank_of(*idx)).min()?;
    let mut great = (chain.ends.iter()).filter(|idx| GAZETTEER.rank_of(**idx) == greatest);
    match (great.next(), great.next()) {
        (Some(idx), None) if chain.form == Form::Short && greatest < Rank::County => Some(*idx),
        _ => None,
    }
}

/// The area that a place's name is, without those in front of it: 衡阳 of 湖南衡阳. `None` where more
/// than areas is named.
pub fn area(name: &str) -> Option<&str> {
    let chain = GAZETTEER.chain(name)?;
    chain.rest.is_empty().then_some(chain.last)
}

/// Names by which an article may go on speaking of a place that it named in full: what stands
/// behind the areas (人民大会堂 of 北京人民大会堂), and the same without its generic word.
pub fn short_forms(full: &str) -> Vec<&str> {
    let mut forms = Vec::new();
    let rest = match GAZETTEER.chain(full) {
        Some(chain) if !chain.rest.is_empty() => {
            // 长沙路 is a road of that name, 南京西路 too: a short area needs more behind it.
            let least = if chain.form == Form::Full { 2 } else { 3 };
            if chain.rest.chars().count() >= least {
                forms.push(chain.rest);
            }
            chain.rest
        }
        Some(_) => return forms,
        None => full,
    };
    let generic = [
        "自治州",
        "自治县",
        "街道",
        "社区",
        "镇",
        "乡",
        "村",
        "县",
        "区",
        "市",
        "省",
        "州",
    ];
    let bare = generic
        .iter()
        .find_map(|generic| rest.strip_suffix(generic));
    forms.extend(bare.filter(|bare| bare.chars().count() >= 2));
    forms.extend(behind_towns(rest, 3));
    forms
}

/// What stands behind the towns of a name: 紫罗桥村 of 新桥河镇紫罗桥村.
pub fn behind_towns(name: &str, least_chars: usize) -> impl Iterator<Item = &str> {
    let towns = name
        .char_indices()
        .filter(|(_, c)| matches!(c, '镇' | '乡'));
    let behind = towns.filter_map(|(at, c)| name.get(at + c.len_utf8()..));
    behind.filter(move |behind| behind.chars().count() >= least_chars)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(places: &[&str], name: &str) -> Option<String> {
        let atlas = Atlas::new(places.iter().copied(), std::iter::empty());
        let idx = atlas.division(name)?;
        let names = GAZETTEER.above(idx).map(|above| GAZETTEER.name_of(above));
        Some(
            [GAZETTEER.name_of(idx)]
                .into_iter()
                .chain(names)
                .collect::<Vec<_>>()
                .join("<"),
        )
    }

    #[test]
    fn other_places_tell_which_one_is_meant() {
        for (places, name, want) in [
            (&["鼓楼区"][..], "鼓楼区", None),
            (&["鼓楼区", "福州"], "鼓楼区", Some("鼓楼区<福州市<福建省")),
            (&["鼓楼区", "江苏省"], "鼓楼区", None),
            (
                &["鼓楼区", "江苏省", "南京"],
                "鼓楼区",
                Some("鼓楼区<南京市<江苏省"),
            ),
            (&["吉林"], "吉林", Some("吉林省")),
            (&["吉林市"], "吉林市", Some("吉林市<吉林省")),
            (&["蒸湘区"], "蒸湘区", Some("蒸湘区<衡阳市<湖南省")),
            (&["耒阳"], "耒阳", Some("耒阳市<衡阳市<湖南省")),
            (&["南岳"], "南岳", None),
            (&["岐山森林公园"], "岐山森林公园", None),
            (
                &["浏阳", "浏阳大围山"],
                "浏阳大围山",
                Some("浏阳市<长沙市<湖南省"),
            ),
            (&["巴黎"], "巴黎", None),
        ] {
            assert_eq!(meant(places, name).as_deref(), want, "{name} of {places:?}");
        }
    }

    #[test]
    fn a_place_goes_by_less_than_its_full_name() {
        for (full, want) in [
            ("北京人民大会堂", &["人民大会堂"][..]),
            (
                "资阳区新桥河镇紫罗桥村",
                &["新桥河镇紫罗桥村", "新桥河镇紫罗桥", "紫罗桥村"],
            ),
            ("紫罗桥村", &["紫罗桥"]),
            ("长沙路", &[]),
            ("湖南省衡阳市", &[]),
        ] {
            assert_eq!(short_forms(full), want, "{full}");
        }
    }
}

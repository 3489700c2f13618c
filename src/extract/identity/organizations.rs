use super::gazetteer::{GAZETTEER, Rank};
use super::places::{self, Atlas};
use crate::extract::entities::likely_short_names;

/// Names by which an article may go on speaking of an organization that it named in full.
pub fn short_forms(full: &str) -> Vec<&str> {
    let mut forms: Vec<&str> = likely_short_names(full).collect();
    // 湖南长岭制药有限公司 is 长岭制药; 衡阳市教育局 is 市教育局.
    if let Some(chain) = GAZETTEER.chain(full).filter(|chain| !chain.rest.is_empty()) {
        if chain.rest.chars().count() >= 4 {
            forms.push(chain.rest);
        }
        forms.extend(likely_short_names(chain.rest));
        forms.extend(places::behind_towns(chain.rest, 4));
        let area = &full[..full.len() - chain.rest.len()];
        let level = area.chars().next_back().filter(|c| LEVELS.contains(c));
        forms.extend(level.map(|level| &full[area.len() - level.len_utf8()..]));
    }
    // 中南大学湘雅医院 is 湘雅医院.
    for (at, suffix) in HOSTS.iter().filter_map(|s| Some((full.find(s)?, s))) {
        let own = &full[at + suffix.len()..];
        if own.chars().count() >= 4 {
            forms.push(own);
        }
    }
    forms
}

/// Areas by the character that ends their names and begins the short names of their bodies.
const LEVELS: [char; 8] = ['省', '市', '州', '县', '区', '旗', '镇', '乡'];

/// What others belong to.
const HOSTS: [&str; 5] = ["大学", "学院", "集团", "公司", "研究院"];

/// A short name that ends so is a name of its own kind, not one with its middle left out: 湖南大学
/// is not 湖南师范大学.
const ENTIRE: [&str; 22] = [
    "大学",
    "学院",
    "学校",
    "中学",
    "小学",
    "医院",
    "银行",
    "公司",
    "集团",
    "委员会",
    "局",
    "厅",
    "协会",
    "学会",
    "研究院",
    "研究所",
    "法院",
    "检察院",
    "中心",
    "政府",
    "报社",
    "电视台",
];

/// Whether `short` may be `full` with characters left out, as 湖南师大 is 湖南师范大学: both begin
/// with the same two characters.
pub fn abbreviates(short: &str, full: &str) -> bool {
    let length = short.chars().count();
    // What only ends earlier is another body: 省电力 is not 省电力党委.
    if length < 3 || full.starts_with(short) || ENTIRE.iter().any(|s| short.ends_with(s)) {
        return false;
    }
    if !short.chars().zip(full.chars()).take(2).all(|(a, b)| a == b) {
        return false;
    }
    let mut rest = full.chars();
    short.chars().all(|c| rest.any(|other| other == c))
}

/// Whether an organization's name begins with the level of an area and not with the area: 市教育局.
pub fn is_named_by_level(name: &str) -> bool {
    name.chars().next().is_some_and(|c| LEVELS.contains(&c))
}

/// What an organization that is named by its level alone is in full, where the article speaks of one
/// area of that level: 市教育局 is 衡阳市教育局.
pub fn with_area(name: &str, atlas: &Atlas) -> Option<String> {
    let level = name.chars().next()?;
    let rank = match level {
        '省' => Rank::Province,
        '市' | '州' => Rank::Prefecture,
        '县' | '区' | '旗' => Rank::County,
        _ => return None,
    };
    let mut areas: Vec<_> = atlas
        .divisions()
        .flat_map(|idx| [idx].into_iter().chain(GAZETTEER.above(idx)))
        .filter(|idx| GAZETTEER.rank_of(*idx) == rank)
        .filter(|idx| GAZETTEER.name_of(*idx).ends_with(level))
        .collect();
    areas.sort_unstable();
    areas.dedup();
    match areas[..] {
        [area] => {
            let area = GAZETTEER.name_of(area).strip_suffix(level)?;
            Some(format!("{area}{name}"))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_organization_goes_by_less_than_its_full_name() {
        for (full, short) in [
            ("湖南长岭制药有限公司", "长岭制药"),
            ("衡阳市教育局", "市教育局"),
            ("中南大学湘雅医院", "湘雅医院"),
            ("资阳区新桥河镇黄仑山小学", "黄仑山小学"),
            ("长岭制药机械有限公司", "长岭制药"),
        ] {
            assert!(short_forms(full).contains(&short), "{full}");
        }
    }

    #[test]
    fn what_is_left_out_stands_in_the_middle() {
        for (short, full, want) in [
            ("湖南师大", "湖南师范大学", true),
            ("湖南大学", "湖南师范大学", false),
            ("湖北师大", "湖南师范大学", false),
            ("湖南师范", "湖南师范大学", false),
        ] {
            assert_eq!(abbreviates(short, full), want, "{short}");
        }
    }

    #[test]
    fn a_level_means_the_one_area_of_that_level() {
        for (places, want) in [
            (&["衡阳市"][..], Some("衡阳市教育局")),
            (&["蒸湘区"], Some("衡阳市教育局")),
            (&["衡阳", "长沙"], None),
            (&[], None),
        ] {
            let atlas = Atlas::new(places.iter().copied(), std::iter::empty());
            assert_eq!(with_area("市教育局", &atlas).as_deref(), want, "{places:?}");
        }
    }
}

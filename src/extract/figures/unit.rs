//! What numbers count and measure: units and measure words, as data in `assets/units/`.

use std::collections::HashMap;
use std::sync::LazyLock;

use rust_decimal::Decimal;
use serde::Deserialize;

use super::line::{Line, is_han};
use super::trie::Trie;
use crate::extract::FigureKind;

/// One unit of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// Its name in the table; other spellings have entries of their own.
    pub name: String,
    /// What sort of figure it makes.
    pub kind: FigureKind,
    /// What it measures: `length`, `money` …; `count` for measure words.
    pub dimension: String,
    /// The unit that `factor` leads to; the unit itself for measure words.
    pub base: String,
    /// One of it in the base unit.
    pub factor: Decimal,
    /// ISO 4217 code of a currency.
    pub iso: Option<String>,
    /// What follows it where it is only the beginning of another word.
    stops: Vec<String>,
    /// Whether it stands behind digits only.
    arabic_only: bool,
}

/// Index of a unit in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct UnitId(u16);

/// All units, found by name.
#[derive(Debug)]
pub(super) struct UnitTable {
    units: Vec<Unit>,
    names: Trie<UnitId>,
    /// Nouns that numbers count without a measure word.
    counted: Trie<()>,
}

static UNITS: LazyLock<UnitTable> = LazyLock::new(|| {
    UnitTable::parse(
        include_str!("../../../assets/units/units.toml"),
        include_str!("../../../assets/units/measure_words.toml"),
    )
    // A test reads the tables, so a broken one never ships.
    .unwrap_or_else(|_| UnitTable::from_units(Vec::new()))
});

/// The units of the program.
pub(super) fn units() -> &'static UnitTable {
    &UNITS
}

/// The unit that goes by `name`, as printed in a [`crate::extract::Figure`].
#[must_use]
pub fn unit_named(name: &str) -> Option<&'static Unit> {
    let line = Line::new(name);
    UNITS
        .names
        .all(&line, 0)
        .find(|&(end, _)| end == line.len())
        .map(|(_, id)| UNITS.get(id))
}

#[derive(Deserialize)]
struct UnitsFile {
    dimension: Vec<DimensionEntry>,
}

#[derive(Deserialize)]
struct DimensionEntry {
    name: String,
    kind: KindName,
    base: String,
    units: Vec<UnitEntry>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum KindName {
    Money,
    Percent,
    Measure,
    Count,
    Duration,
    Multiple,
}

#[derive(Deserialize)]
struct UnitEntry {
    names: Vec<String>,
    #[serde(default)]
    factor: Option<String>,
    #[serde(default)]
    iso: Option<String>,
    #[serde(default)]
    stops: Vec<String>,
}

#[derive(Deserialize)]
struct MeasureWordsFile {
    words: String,
    nouns: String,
    arabic: String,
    counted: String,
    stops: HashMap<String, Vec<String>>,
}

impl From<KindName> for FigureKind {
    fn from(name: KindName) -> Self {
        match name {
            KindName::Money => Self::Money,
            KindName::Percent => Self::Percent,
            KindName::Measure => Self::Measure,
            KindName::Count => Self::Count,
            KindName::Duration => Self::Duration,
            KindName::Multiple => Self::Multiple,
        }
    }
}

impl UnitTable {
    fn parse(units: &str, measure_words: &str) -> Result<Self, String> {
        let file: UnitsFile = toml::from_str(units).map_err(|e| e.to_string())?;
        let words: MeasureWordsFile = toml::from_str(measure_words).map_err(|e| e.to_string())?;
        let mut all = Vec::new();
        for dimension in file.dimension {
            for entry in dimension.units {
                let factor = match entry.factor.as_deref() {
                    None => Decimal::ONE,
                    Some(text) => text.parse().map_err(|e| format!("factor {text}: {e}"))?,
                };
                for name in entry.names {
                    all.push(Unit {
                        name,
                        kind: dimension.kind.into(),
                        dimension: dimension.name.clone(),
                        base: dimension.base.clone(),
                        factor,
                        iso: entry.iso.clone(),
                        stops: entry.stops.clone(),
                        arabic_only: false,
                    });
                }
            }
        }
        let lists = [
            (&words.words, false),
            (&words.nouns, false),
            (&words.arabic, true),
        ];
        for (list, arabic_only) in lists {
            for word in list.split_whitespace() {
                if all.iter().any(|u| u.name == word && u.dimension == "count") {
                    continue;
                }
                all.push(Unit {
                    name: word.to_owned(),
                    kind: FigureKind::Count,
                    dimension: "count".to_owned(),
                    base: word.to_owned(),
                    factor: Decimal::ONE,
                    iso: None,
                    stops: words.stops.get(word).cloned().unwrap_or_default(),
                    arabic_only,
                });
            }
        }
        let mut table = Self::from_units(all);
        table.counted = Trie::new(words.counted.split_whitespace().map(|w| (w.to_owned(), ())));
        Ok(table)
    }

    fn from_units(units: Vec<Unit>) -> Self {
        let names = units
            .iter()
            .enumerate()
            .filter_map(|(i, unit)| Some((unit.name.clone(), UnitId(u16::try_from(i).ok()?))));
        Self {
            names: Trie::new(names),
            counted: Trie::new(Vec::new()),
            units,
        }
    }

    /// Whether a noun stands at `at` that numbers count without a measure word (12部门).
    pub fn counts_noun(&self, line: &Line<'_>, at: usize) -> bool {
        self.counted.is_at(line, at)
    }

    pub fn get(&self, id: UnitId) -> &Unit {
        // Ids come from this table alone.
        &self.units[usize::from(id.0)]
    }

    /// The unit at `at`: its end and the unit. The longest name that is not the beginning of
    /// another word wins.
    pub fn read(&self, line: &Line<'_>, at: usize, after: Numerals) -> Option<(usize, &Unit)> {
        self.names.all(line, at).find_map(|(end, id)| {
            let unit = self.get(id);
            (unit.fits(line, end) && (after == Numerals::Arabic || !unit.arabic_only))
                .then_some((end, unit))
        })
    }
}

/// How the number before a unit is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numerals {
    Arabic,
    Han,
}

impl Unit {
    fn fits(&self, line: &Line<'_>, end: usize) -> bool {
        let latin = line.before(end).is_ascii_alphabetic();
        let next = line.at(end);
        let hyphen = next == '-' && !line.at(end + 1).is_ascii_digit();
        if latin && (next.is_ascii_alphanumeric() || hyphen) {
            return false;
        }
        // A single letter before a Chinese word is a name's: 5G网络, 4A级.
        if latin && self.name.chars().count() == 1 && is_han(next) && next == '级' {
            return false;
        }
        !self.stops.iter().any(|stop| line.starts_with(end, stop))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_parse() {
        let table = UnitTable::parse(
            include_str!("../../../assets/units/units.toml"),
            include_str!("../../../assets/units/measure_words.toml"),
        )
        .unwrap();
        assert!(table.units.len() > 500);
    }

    #[test]
    fn a_unit_knows_its_base() {
        let unit = unit_named("公里").unwrap();
        assert_eq!(
            (unit.base.as_str(), unit.factor),
            ("米", Decimal::from(1000))
        );
        assert_eq!(unit_named("美元").unwrap().iso.as_deref(), Some("USD"));
        assert_eq!(unit_named("没有"), None);
    }
}

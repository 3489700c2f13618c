//! What the words around figures tell, from `assets/lexicon/figure_words.toml`.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

/// What is known of a word; several may hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Traits(u32);

macro_rules! traits {
    ($($(#[$doc:meta])* $name:ident = $bit:expr;)*) => {
        impl Traits {
            $($(#[$doc])* pub const $name: Self = Self(1 << $bit);)*
        }
    };
}

traits! {
    /// Between what is measured and its number: 达, 为.
    LEVEL = 0;
    /// Tells of a rise.
    UP = 1;
    /// Tells of a fall.
    DOWN = 2;
    /// Tells that nothing moved.
    FLAT = 3;
    /// Against what a rise is measured: 同比.
    BASIS = 4;
    /// A verb whose object alone is counted: 完成.
    LIGHT = 5;
    /// A verb that stays before what is counted: 新增.
    KEEP = 6;
    /// A verb that names an activity before a noun: 保护基地.
    NOMINAL = 7;
    /// Too general to name what is measured: 全县, 公司.
    GENERAL = 8;
    /// A noun of quantity: 占比, 总量.
    QUANTITY = 9;
    /// Part of a measure's name though no noun: 累计装机总量, 最高气温.
    TOTAL = 10;
    /// Half of a pair that is counted as one: 国家和地区.
    PAIRED = 11;
    /// A common noun, whatever tag the dictionary has.
    NOUN = 12;
    /// A verb whose object is counted: 接待游客.
    SERVING = 13;
    /// The last character of those that are served.
    SERVED = 14;
    /// Behind a number, says nothing of what is measured: 90万辆水平.
    HOLLOW = 15;
    /// The last part of what is measured in money: 投资, 总额.
    MONEY = 16;
}

impl Traits {
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// A rise, a fall or neither.
    pub fn moves(self) -> bool {
        self.has(Self(Self::UP.0 | Self::DOWN.0 | Self::FLAT.0))
    }
}

#[derive(Deserialize)]
struct VocabularyFile {
    level: String,
    up: String,
    down: String,
    flat: String,
    basis: String,
    light: String,
    keep: String,
    nominal: String,
    general: String,
    quantity_noun: String,
    total: String,
    paired: String,
    noun: String,
    serving: String,
    served: String,
    hollow: String,
    money: String,
}

static VOCABULARY: LazyLock<HashMap<String, Traits>> = LazyLock::new(|| {
    // A test reads the table, so a broken one never ships.
    parse(include_str!("../../../assets/lexicon/figure_words.toml")).unwrap_or_default()
});

/// What is known of `word`.
pub(super) fn traits_of(word: &str) -> Traits {
    VOCABULARY.get(word).copied().unwrap_or_default()
}

/// Whether what `indicator` names is counted in money.
pub(super) fn measures_money(indicator: &str) -> bool {
    indicator
        .char_indices()
        .any(|(at, _)| traits_of(&indicator[at..]).has(Traits::MONEY))
}

fn parse(text: &str) -> Result<HashMap<String, Traits>, toml::de::Error> {
    let file: VocabularyFile = toml::from_str(text)?;
    let mut words: HashMap<String, Traits> = HashMap::new();
    for (list, bit) in [
        (file.level, Traits::LEVEL),
        (file.up, Traits::UP),
        (file.down, Traits::DOWN),
        (file.flat, Traits::FLAT),
        (file.basis, Traits::BASIS),
        (file.light, Traits::LIGHT),
        (file.keep, Traits::KEEP),
        (file.nominal, Traits::NOMINAL),
        (file.general, Traits::GENERAL),
        (file.quantity_noun, Traits::QUANTITY),
        (file.total, Traits::TOTAL),
        (file.paired, Traits::PAIRED),
        (file.noun, Traits::NOUN),
        (file.serving, Traits::SERVING),
        (file.served, Traits::SERVED),
        (file.hollow, Traits::HOLLOW),
        (file.money, Traits::MONEY),
    ] {
        for word in list.split_whitespace() {
            words.entry(word.to_owned()).or_default().0 |= bit.0;
        }
    }
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_parses() {
        let words = parse(include_str!("../../../assets/lexicon/figure_words.toml")).unwrap();
        assert!(words["同比"].has(Traits::BASIS));
    }
}

use std::fmt;
use std::str::FromStr;

use encoding_rs::Encoding;

/// An encoding that text can be read in: any of the WHATWG Encoding Standard's, under any of its
/// labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Charset(pub(super) &'static Encoding);

/// The names worth telling a person; the standard's other labels work too.
const NAMES: [&str; 12] = [
    "utf-8",
    "utf-16le",
    "utf-16be",
    "gb18030",
    "gbk",
    "gb2312",
    "big5",
    "shift_jis",
    "euc-jp",
    "euc-kr",
    "iso-2022-jp",
    "windows-1252",
];

/// No encoding has this name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no such encoding; one of {}", NAMES.join(", "))]
pub struct UnknownCharset;

impl Charset {
    /// Whether a line end is two bytes in it.
    pub(in crate::io) fn is_utf16(self) -> bool {
        self.0 == encoding_rs::UTF_16LE || self.0 == encoding_rs::UTF_16BE
    }
}

impl FromStr for Charset {
    type Err = UnknownCharset;

    fn from_str(name: &str) -> Result<Self, UnknownCharset> {
        Encoding::for_label_no_replacement(name.as_bytes())
            .map(Self)
            .ok_or(UnknownCharset)
    }
}

impl fmt::Display for Charset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The standard's name for GB18030 is lower case, unlike all its others.
        f.write_str(match self.0.name() {
            "gb18030" => "GB18030",
            name => name,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_in_any_case_and_by_any_label() {
        for (label, name) in [
            ("utf8", "UTF-8"),
            ("GB2312", "GBK"),
            ("gb18030", "GB18030"),
            ("Big5", "Big5"),
            ("big5-hkscs", "Big5"),
            ("utf-16", "UTF-16LE"),
        ] {
            assert_eq!(
                label.parse::<Charset>().map(|c| c.to_string()),
                Ok(name.to_owned())
            );
        }
    }

    #[test]
    fn an_unknown_name_lists_those_there_are() {
        // "replacement" is the standard's name for refusing to decode.
        for name in ["klingon", "", "replacement", "utf-7"] {
            let error = name.parse::<Charset>().unwrap_err().to_string();
            assert!(
                error.contains("gb18030") && error.contains("big5"),
                "{error}"
            );
        }
    }

    #[test]
    fn every_name_that_is_offered_works() {
        for name in NAMES {
            assert!(name.parse::<Charset>().is_ok(), "{name}");
        }
    }
}

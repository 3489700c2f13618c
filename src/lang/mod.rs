//! The language of the interface: every string a person sees in the panes, in Chinese and English.
//! Stands below every other folder and depends on none.

pub mod actions;
pub mod failures;
pub mod notices;
pub mod screen;

/// The language the interface speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// 中文
    Zh,
    /// English
    En,
}

impl Lang {
    /// The language for a locale such as `zh_CN.UTF-8` or `en-GB`; anything not Chinese is English.
    #[must_use]
    pub fn from_locale(locale: &str) -> Self {
        if locale.to_ascii_lowercase().starts_with("zh") {
            Self::Zh
        } else {
            Self::En
        }
    }
}

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How many cells a character of East Asian Width "Ambiguous" (`“ ” — … · ① ℃`) takes.
///
/// One policy holds for the whole program: wrapping, alignment, truncation and painting all ask
/// here. Terminals differ, so a person or a probe of the terminal decides which one it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum AmbiguousWidth {
    /// One cell, as most terminals draw them.
    #[default]
    Narrow,
    /// Two cells, as terminals set to "ambiguous = wide" draw them.
    Wide,
}

impl AmbiguousWidth {
    /// Cells `text` takes. Control characters take none: they never reach a screen.
    #[must_use]
    pub fn width(self, text: &str) -> usize {
        match self {
            Self::Narrow => text.width(),
            Self::Wide => text.width_cjk(),
        }
    }

    /// Cells one character takes when it stands alone.
    #[must_use]
    pub fn char_width(self, c: char) -> usize {
        match self {
            Self::Narrow => c.width(),
            Self::Wide => c.width_cjk(),
        }
        .unwrap_or(0)
    }
}

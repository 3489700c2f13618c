use std::fmt;

use jieba_rs::Jieba;

use crate::text::Span;

/// Cuts text into words with part-of-speech tags. The only file that knows jieba.
///
/// Invariant: the words of a text lie in order, do not overlap and leave nothing out.
///
/// Loading the dictionary takes about a tenth of a second and 33 MB: once, on a worker.
pub struct Segmenter {
    jieba: Jieba,
}

/// One word of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<'a> {
    /// The word.
    pub text: &'a str,
    /// Where it stands in the text that was cut.
    pub span: Span,
    /// ICTCLAS tag of the dictionary: `nr` person, `ns` place, `nt` organization, `v` verb …
    pub tag: &'a str,
}

impl Segmenter {
    /// Loads the dictionary.
    #[must_use]
    pub fn new() -> Self {
        Self {
            jieba: Jieba::new(),
        }
    }

    /// The words of `text`; where the dictionary lacks one, its characters.
    #[must_use]
    pub fn segment<'a>(&'a self, text: &'a str) -> Vec<Word<'a>> {
        self.cut(text, false)
    }

    /// The words of `text`; those that the dictionary lacks are guessed by jieba's own model, which
    /// finds the ends of new terms (装机, 扩繁场) and mistakes some.
    #[must_use]
    pub fn segment_guessing<'a>(&'a self, text: &'a str) -> Vec<Word<'a>> {
        self.cut(text, true)
    }

    fn cut<'a>(&'a self, text: &'a str, guess: bool) -> Vec<Word<'a>> {
        self.jieba
            .tag(text, guess)
            .into_iter()
            .map(|t| Word {
                text: t.word,
                span: Span::new(t.byte_start, t.byte_end),
                tag: t.tag,
            })
            .collect()
    }
}

impl Default for Segmenter {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Segmenter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Segmenter").finish_non_exhaustive()
    }
}

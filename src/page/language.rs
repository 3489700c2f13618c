/// What the language says about the lines of a page.
pub trait Language {
    /// Nats that line `below` gains from standing below line `above`.
    fn gain(&self, above: &str, below: &str) -> f32;

    /// Nats that a line gains from standing at the start of a paragraph.
    fn start(&self, line: &str) -> f32;

    /// Nats by which a sentence, or a part of one, ends with a line.
    fn end(&self, line: &str) -> f32;

    /// Whether a line ends in the signature of a story.
    fn is_signed(&self, line: &str) -> bool;

    /// The byte at which a byline begins on a line, 0 where nothing stands before it.
    fn byline_at(&self, _line: &str) -> Option<usize> {
        None
    }
}

/// The language of those who know none.
pub(super) struct Unknown;

impl Language for Unknown {
    fn gain(&self, _: &str, _: &str) -> f32 {
        0.0
    }

    fn start(&self, _: &str) -> f32 {
        0.0
    }

    fn end(&self, _: &str) -> f32 {
        0.0
    }

    fn is_signed(&self, _: &str) -> bool {
        false
    }
}

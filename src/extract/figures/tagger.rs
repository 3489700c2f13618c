use super::sentence::Tagger;
use crate::extract::Segmenter;
use crate::text::Span;

impl Tagger for Segmenter {
    fn tag(&self, text: &str, each: &mut dyn FnMut(Span, &str)) {
        for word in self.segment_guessing(text) {
            each(word.span, word.tag);
        }
    }
}

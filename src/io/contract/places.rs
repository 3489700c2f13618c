use crate::article::Block;
use crate::extract::Mention;

/// Turns byte spans into character offsets. Mentions come in reading order, so counting goes on
/// from the last one: all of them together cost one walk over the text.
pub(in crate::io) struct Places<'a> {
    body: &'a [Block],
    block_idx: usize,
    byte: usize,
    chars: usize,
}

/// Where a mention stands, in characters of its block.
pub(in crate::io) struct Place<'a> {
    pub char_start: usize,
    pub char_end: usize,
    pub text: &'a str,
}

impl<'a> Places<'a> {
    pub fn new(body: &'a [Block]) -> Self {
        Self {
            body,
            block_idx: 0,
            byte: 0,
            chars: 0,
        }
    }

    pub fn of(&mut self, at: Mention) -> Place<'a> {
        let block = self
            .body
            .get(at.block_idx)
            .map_or("", |block| block.text.as_str());
        if self.block_idx != at.block_idx || self.byte > at.span.byte_start {
            (self.block_idx, self.byte, self.chars) = (at.block_idx, 0, 0);
        }
        let before = block.get(self.byte..at.span.byte_start).unwrap_or_default();
        let text = at.span.of(block);
        self.byte = at.span.byte_start;
        self.chars += before.chars().count();
        Place {
            char_start: self.chars,
            char_end: self.chars + text.chars().count(),
            text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn places_are_found_in_any_order_and_block() {
        let block = |text: &str| Block {
            text: text.to_owned(),
            ..Block::default()
        };
        let body = [block("甲乙丙丁"), block("ab丙")];
        let mut places = Places::new(&body);
        for (block_idx, bytes, chars, text) in [
            (0, (3, 6), (1, 2), "乙"),
            (0, (6, 12), (2, 4), "丙丁"),
            (0, (0, 3), (0, 1), "甲"),
            (1, (2, 5), (2, 3), "丙"),
            (1, (2, 5), (2, 3), "丙"),
            (0, (9, 12), (3, 4), "丁"),
            // There is no such place: no text, and nothing worse.
            (7, (3, 6), (0, 0), ""),
        ] {
            let place = places.of(Mention {
                block_idx,
                span: Span::new(bytes.0, bytes.1),
            });
            assert_eq!(
                (place.char_start, place.char_end, place.text),
                (chars.0, chars.1, text)
            );
        }
    }
}

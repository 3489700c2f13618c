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

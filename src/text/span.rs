/// A half-open range of bytes of one text.
///
/// Invariant: `byte_start <= byte_end`, and both lie on character boundaries of the text the span
/// was made for. A span never names a range of another text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// First byte.
    pub byte_start: usize,
    /// One past the last byte.
    pub byte_end: usize,
}

impl Span {
    /// The span from `byte_start` to `byte_end`; a reversed range becomes an empty one.
    #[must_use]
    pub fn new(byte_start: usize, byte_end: usize) -> Self {
        Self {
            byte_start,
            byte_end: byte_end.max(byte_start),
        }
    }

    /// The text the span names, or the empty text where it does not fit `text`.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.byte_start..self.byte_end).unwrap_or_default()
    }

    /// Number of bytes.
    #[must_use]
    pub fn len(self) -> usize {
        self.byte_end - self.byte_start
    }

    /// Whether the span names nothing.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.byte_start == self.byte_end
    }

    /// Whether `byte_idx` lies inside.
    #[must_use]
    pub fn contains(self, byte_idx: usize) -> bool {
        (self.byte_start..self.byte_end).contains(&byte_idx)
    }

    /// Whether the two have a byte in common.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.byte_start < other.byte_end && other.byte_start < self.byte_end
    }

    /// The same range counted in characters of `text`: what the JSON contract speaks.
    #[must_use]
    pub fn in_chars(self, text: &str) -> (usize, usize) {
        let char_start = text.get(..self.byte_start).map_or(0, |t| t.chars().count());
        (char_start, char_start + self.of(text).chars().count())
    }
}

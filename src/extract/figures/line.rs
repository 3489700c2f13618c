use crate::text::Span;

/// A text made ready for the grammar: characters folded to one form, blanks that a typesetter put
/// between Chinese and digits left out.
///
/// Invariant: `chars` and `starts` run in step, `starts` rises, and every range of character
/// indices maps back to the bytes it came from.
#[derive(Debug)]
pub(super) struct Line<'a> {
    text: &'a str,
    chars: Vec<char>,
    starts: Vec<usize>,
    /// Whether a blank was left out before the character.
    gaps: Vec<bool>,
}

impl<'a> Line<'a> {
    pub fn new(text: &'a str) -> Self {
        let mut line = Self {
            text,
            chars: Vec::with_capacity(text.len() / 3 + 1),
            starts: Vec::with_capacity(text.len() / 3 + 1),
            gaps: Vec::with_capacity(text.len() / 3 + 1),
        };
        let mut blank_at = None;
        for (byte, raw) in text.char_indices() {
            let c = fold(raw);
            if c == ' ' {
                blank_at = blank_at.or(Some(byte));
                continue;
            }
            let before = line.chars.last().copied();
            let gap = blank_at.take();
            if let Some(at) = gap
                && before.is_none_or(|b| parts(b, c))
            {
                line.push(at, ' ', false);
                line.push(byte, c, false);
            } else {
                line.push(byte, c, gap.is_some());
            }
        }
        line
    }

    fn push(&mut self, byte: usize, c: char, gap: bool) {
        self.chars.push(c);
        self.starts.push(byte);
        self.gaps.push(gap);
    }

    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// The character at `at`, or NUL beyond either end: no rule matches it.
    pub fn at(&self, at: usize) -> char {
        self.chars.get(at).copied().unwrap_or('\0')
    }

    /// The character before `at`.
    pub fn before(&self, at: usize) -> char {
        at.checked_sub(1).map_or('\0', |i| self.at(i))
    }

    pub fn chars(&self) -> &[char] {
        &self.chars
    }

    /// Characters `start..end`, cut to what there is.
    pub fn slice(&self, start: usize, end: usize) -> &[char] {
        let end = end.min(self.len());
        self.chars.get(start.min(end)..end).unwrap_or_default()
    }

    /// Whether a blank stood before the character at `at`.
    pub fn has_gap(&self, at: usize) -> bool {
        self.gaps.get(at).copied().unwrap_or_default()
    }

    /// Whether the text goes on with `word` at `at`.
    pub fn starts_with(&self, at: usize, word: &str) -> bool {
        word.chars().enumerate().all(|(i, c)| self.at(at + i) == c)
    }

    /// Whether `word`, which no folding changes, stands anywhere in characters `start..end`.
    pub fn holds(&self, start: usize, end: usize, word: &str) -> bool {
        self.printed(start, end).contains(word)
    }

    /// Whether `word` stands right before `at`.
    pub fn ends_with(&self, at: usize, word: &str) -> bool {
        let len = word.chars().count();
        at >= len && self.starts_with(at - len, word)
    }

    /// The bytes of characters `start..end`.
    pub fn span(&self, start: usize, end: usize) -> Span {
        if start >= end {
            let byte = self.starts.get(start).copied().unwrap_or(self.text.len());
            return Span::new(byte, byte);
        }
        let byte_start = self.starts.get(start).copied().unwrap_or(self.text.len());
        // The end is that of the last character, not the next one's start: a blank may lie between.
        let last = self.starts.get(end - 1).copied().unwrap_or(byte_start);
        let len = self
            .text
            .get(last..)
            .and_then(|t| t.chars().next())
            .map_or(0, char::len_utf8);
        Span::new(byte_start, last + len)
    }

    /// Characters `start..end` as printed.
    pub fn printed(&self, start: usize, end: usize) -> &'a str {
        self.span(start, end).of(self.text)
    }

    /// The byte at which the character at `at` begins.
    pub fn byte(&self, at: usize) -> usize {
        self.starts.get(at).copied().unwrap_or(self.text.len())
    }
}

/// Whether a blank between `a` and `b` means something: it stays then.
fn parts(a: char, b: char) -> bool {
    let plain = |c: char| c.is_ascii_digit() || is_han(c) || matches!(c, '%' | '‰' | '℃' | '°');
    let joins = |a: char, b: char| {
        plain(a) && (plain(b) || b.is_ascii_alphabetic()) || a.is_ascii_alphabetic() && is_han(b)
    };
    !joins(a, b) || a.is_ascii_digit() && b.is_ascii_digit()
}

/// Whether `c` is a Chinese character.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '〇' | '\u{3400}'..='\u{4dbf}')
}

/// One form for characters that the grammar takes as equal: full width as half width, financial
/// multipliers and traditional characters of numerals and units as the common simplified ones.
/// One character for one character, so that positions hold.
fn fold(c: char) -> char {
    match c {
        '\t' | '\u{a0}' | '\u{2002}'..='\u{200a}' | '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => fold_wide(c),
        '−' | '﹣' => '-',
        '拾' => '拾',
        c if c < '\u{4e00}' => c,
        '億' => '亿',
        '萬' => '万',
        '仟' => '千',
        '佰' => '百',
        '個' => '个',
        '兩' => '两',
        '倆' | '俩' => '两',
        '點' => '点',
        '負' => '负',
        '幾' => '几',
        '雙' => '双',
        '對' => '对',
        '貳' => '贰',
        '參' | '叄' => '叁',
        '陸' => '陆',
        '圓' => '元',
        '圆' => '元',
        '塊' => '块',
        '錢' => '钱',
        '幣' => '币',
        '鐘' | '鍾' => '钟',
        '時' => '时',
        '間' => '间',
        '裏' | '裡' => '里',
        '攝' => '摄',
        '華' => '华',
        '侖' => '仑',
        '銖' => '铢',
        '週' => '周',
        '歲' => '岁',
        '噸' => '吨',
        '畝' => '亩',
        '頃' => '顷',
        '餘' => '余',
        '業' => '业',
        '條' => '条',
        '項' => '项',
        '場' => '场',
        '張' => '张',
        '隻' => '只',
        '臺' => '台',
        '筆' => '笔',
        '輛' => '辆',
        '戶' => '户',
        '號' => '号',
        '韓' => '韩',
        '臘' => '腊',
        '換' => '换',
        '過' => '过',
        '這' => '这',
        c => c,
    }
}

/// Full-width ASCII as ASCII, but not the marks that part Chinese clauses.
fn fold_wide(c: char) -> char {
    match c {
        '，' | '；' | '：' | '？' | '！' | '（' | '）' => c,
        _ => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
    }
}

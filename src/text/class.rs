/// What a character is to a typesetter.
///
/// The classes follow *Requirements for Chinese Text Layout* (W3C CLREQ §3.1) and GB/T 15834—2011
/// §5.1: which marks may not begin a line, which may not end one, which stay in one piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Class {
    /// Any blank, tab, line feed or control character.
    Blank,
    /// Opens a bracket or a quotation: ends no line.
    Open,
    /// A sign of money before its amount: ends no line.
    Currency,
    /// Closes a bracket or a quotation: begins no line.
    Close,
    /// One of 、，。；：！？: begins no line and may hang beyond it.
    Stop,
    /// Any other mark that begins no line: · ～ % ℃ 々 and the half-width stops.
    NoStart,
    /// A dash; a run of the same one is never split, and none begins a line.
    Dash,
    /// A dot leader; as a dash.
    Ellipsis,
    /// A digit, half or full width.
    Digit,
    /// A letter of a script whose words are not split.
    Letter,
    /// + − ± ＋ －: one with the digit behind it.
    Sign,
    /// An ideograph or another character of its kind.
    Han,
    /// Anything else.
    Other,
}

impl Class {
    /// The class of a character that is no straight or single quotation mark; those have a side
    /// only in their context.
    pub(super) fn of(c: char) -> Self {
        match c {
            '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '〇' => Self::Han,
            '、' | '，' | '。' | '；' | '：' | '！' | '？' => Self::Stop,
            '0'..='9' | '０'..='９' => Self::Digit,
            'a'..='z' | 'A'..='Z' | 'ａ'..='ｚ' | 'Ａ'..='Ｚ' => Self::Letter,
            '（' | '〔' | '【' | '《' | '「' | '『' | '〈' | '〖' | '〝' | '［' | '｛' | '“'
            | '‘' | '(' | '[' | '{' => Self::Open,
            '￥' | '¥' | '$' | '＄' | '€' | '£' => Self::Currency,
            '）' | '〕' | '】' | '》' | '」' | '』' | '〉' | '〗' | '〞' | '〟' | '］' | '｝'
            | '”' | '’' | ')' | ']' | '}' => Self::Close,
            '—' | '―' | '─' | '–' | '‒' | '⸺' => Self::Dash,
            '…' | '⋯' | '‥' => Self::Ellipsis,
            '+' | '-' | '±' | '−' | '＋' | '－' => Self::Sign,
            '．' | '·' | '・' | '‧' | '･' | '∙' | '%' | '％' | '‰' | '℃' | '℉' | '°' | '～'
            | '〜' | '~' | '々' | '〻' | 'ゝ' | 'ゞ' | 'ヽ' | 'ヾ' | ',' | '.' | ';' | ':'
            | '!' | '?' | '､' | '｡' | '∶' | '′' | '″' | '／' | '‐' | '‑' => {
                Self::NoStart
            }
            _ if c.is_whitespace() || c.is_control() => Self::Blank,
            _ if is_ideographic(c) => Self::Han,
            _ if c.is_alphabetic() => Self::Letter,
            _ => Self::Other,
        }
    }

    /// Whether no line begins with it.
    pub(super) fn begins_no_line(self) -> bool {
        matches!(
            self,
            Self::Close | Self::Stop | Self::NoStart | Self::Dash | Self::Ellipsis
        )
    }

    /// Whether no line ends with it.
    pub(super) fn ends_no_line(self) -> bool {
        matches!(self, Self::Open | Self::Currency)
    }

    /// Whether it is a mark and no character of the text's own.
    pub(super) fn is_mark(self) -> bool {
        self.begins_no_line() || self.ends_no_line()
    }

    /// Whether it belongs to a Latin word or a number.
    pub(super) fn is_alphanumeric(self) -> bool {
        matches!(self, Self::Letter | Self::Digit)
    }
}

/// Kana, bopomofo, hangul and the rarer ideographs: set solid, one beside the other.
fn is_ideographic(c: char) -> bool {
    matches!(c,
        '\u{2e80}'..='\u{2fdf}'
        | '\u{3005}'..='\u{3007}'
        | '\u{3040}'..='\u{31ff}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

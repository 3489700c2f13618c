use crate::text::Span;

/// A longer query is cut: nobody types one, and a slice of a search must be longer than it.
const MAX_CHARS: usize = 256;

/// What is looked for, made ready: case and full or half width do not count, `ＧＤＰ` is `gdp`.
///
/// Looking takes time linear in the text, whatever text and query are (Knuth, Morris and Pratt).
#[derive(Clone, Debug)]
pub(super) struct Needle {
    chars: Vec<char>,
    /// For each character: the length of the longest beginning of the needle that ends there, the
    /// needle as far as that itself aside.
    borders: Vec<usize>,
}

impl Needle {
    /// `None` for the empty query.
    pub(super) fn new(query: &str) -> Option<Self> {
        let chars: Vec<char> = query.chars().map(fold).take(MAX_CHARS).collect();
        let mut borders = vec![0; chars.len()];
        let mut border = 0;
        for idx in 1..chars.len() {
            while border > 0 && chars[idx] != chars[border] {
                border = borders[border - 1];
            }
            border += usize::from(chars[idx] == chars[border]);
            borders[idx] = border;
        }
        (!chars.is_empty()).then_some(Self { chars, borders })
    }

    /// Finds the needle in `text` from byte `from` on, matches that do not overlap, until the text
    /// ends or about `budget` bytes were looked at. Returns the byte to go on from.
    pub(super) fn find(
        &self,
        text: &str,
        from: usize,
        budget: usize,
        mut found: impl FnMut(Span),
    ) -> usize {
        let Some(rest) = text.get(from..) else {
            return text.len();
        };
        // Where the latest characters begin, as many as the needle has.
        let mut starts = vec![from; self.chars.len()];
        let mut matched = 0;
        for (char_idx, (offset, c)) in rest.char_indices().enumerate() {
            let byte = from + offset;
            if offset >= budget.max(4 * MAX_CHARS) {
                let begun = (char_idx + starts.len() - matched) % starts.len();
                return if matched == 0 { byte } else { starts[begun] };
            }
            starts[char_idx % self.chars.len()] = byte;
            let c = fold(c);
            while matched > 0 && c != self.chars[matched] {
                matched = self.borders[matched - 1];
            }
            matched += usize::from(c == self.chars[matched]);
            if matched == self.chars.len() {
                let start = starts[(char_idx + 1) % starts.len()];
                found(Span::new(start, byte + c_len(text, byte)));
                matched = 0;
            }
        }
        text.len()
    }
}

fn c_len(text: &str, byte: usize) -> usize {
    text.get(byte..)
        .and_then(|t| t.chars().next())
        .map_or(0, char::len_utf8)
}

/// The character that stands for all that count as the same: half width, small, quotation marks
/// straight.
fn fold(c: char) -> char {
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        '\0'..='\u{7f}' => c,
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(c) - 0xfee0).map_or(c, |c| c.to_ascii_lowercase())
        }
        '\u{3000}' | '\u{a0}' => ' ',
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        // Letters with case end before the scripts of East Asia.
        c if c < '\u{2e80}' => c.to_lowercase().next().unwrap_or(c),
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The text with every match in brackets.
    fn marked(query: &str, text: &str, budget: usize) -> String {
        let needle = Needle::new(query).unwrap();
        let mut spans = Vec::new();
        let mut from = 0;
        while from < text.len() {
            let end = needle.find(text, from, budget, |span| spans.push(span));
            assert!(end > from, "no progress at {from}");
            from = end;
        }
        let mut marked = text.to_owned();
        for span in spans.into_iter().rev() {
            marked.insert(span.byte_end, ']');
            marked.insert(span.byte_start, '[');
        }
        marked
    }

    #[test]
    fn case_and_width_do_not_count() {
        for (query, expected) in [
            ("gdp", "全县[ＧＤＰ]增长，[GDP]，[Gdp]"),
            ("ＧＤＰ", "全县[ＧＤＰ]增长，[GDP]，[Gdp]"),
            ("增长", "全县ＧＤＰ[增长]，GDP，Gdp"),
            (",g", "全县ＧＤＰ增长[，G]DP[，G]dp"),
            ("没有", "全县ＧＤＰ增长，GDP，Gdp"),
        ] {
            assert_eq!(
                marked(query, "全县ＧＤＰ增长，GDP，Gdp", usize::MAX),
                expected,
                "{query}"
            );
        }
        assert_eq!(marked("\"绿", "“绿”电", 9), "[“绿]”电");
        assert_eq!(marked("é", "É é", 9), "[É] [é]");
        assert!(Needle::new("").is_none());
    }

    #[test]
    fn matches_do_not_overlap() {
        assert_eq!(marked("aa", "aaaaa", 99), "[aa][aa]a");
        assert_eq!(marked("aab", "aaab aaaab", 99), "a[aab] aa[aab]");
    }

    proptest! {
        #[test]
        fn it_finds_what_a_plain_search_finds(query in "[ab中]{1,4}", text in "[ab中]{0,40}") {
            let plain = text.replace(&query, &format!("[{query}]"));
            prop_assert_eq!(marked(&query, &text, usize::MAX), plain);
        }
    }

    #[test]
    fn a_match_across_two_slices_is_found_once() {
        let text = "电".repeat(4000) + "光储" + &"电".repeat(4000);
        for budget in [1, 1024, 4096, 11_999, 12_000, 12_001, 12_003] {
            let marked = marked("电光储电", &text, budget);
            assert_eq!(marked.matches("[电光储电]").count(), 1, "{budget}");
        }
    }
}

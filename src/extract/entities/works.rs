use crate::text::Span;

/// A title longer than this is an unclosed mark, not a title.
const MAX_CHARS: usize = 80;

/// Titles in 《》, without the marks, in order. A title inside a title belongs to the outer one;
/// marks that do not close within the line or within 80 characters name nothing.
#[must_use]
pub fn works(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(open) = text[from..].find('《').map(|at| from + at) {
        let start = open + '《'.len_utf8();
        from = start;
        let mut depth = 1_usize;
        for (at, c) in text[start..].char_indices().take(MAX_CHARS) {
            match c {
                '《' => depth += 1,
                '》' => depth -= 1,
                '\n' => break,
                _ => {}
            }
            if depth == 0 {
                if at > 0 {
                    found.push(Span::new(start, start + at));
                }
                from = start + at + '》'.len_utf8();
                break;
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_stand_between_their_marks() {
        for (text, want) in [
            ("读《山村来信》有感", &["山村来信"][..]),
            ("《甲》《乙》", &["甲", "乙"]),
            ("《读《甲》札记》", &["读《甲》札记"]),
            ("《没有完", &[]),
            ("》《", &[]),
            ("《》", &[]),
            ("《半个\n标题》", &[]),
            ("《丢了《后来》", &["后来"]),
        ] {
            let got: Vec<&str> = works(text).iter().map(|s| s.of(text)).collect();
            assert_eq!(got, want, "{text}");
        }
    }

    #[test]
    fn a_million_open_marks_stay_linear() {
        assert!(works(&"《".repeat(1_000_000)).is_empty());
    }
}

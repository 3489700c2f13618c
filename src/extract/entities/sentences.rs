/// A sentence longer than this is cut, at a clause mark where it has one: what is looked at
/// together stays small whatever the text.
const MAX_CHARS: usize = 256;

/// The sentences of `text` with the byte where each begins. Nothing is left out.
pub fn sentences(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = &text[from..];
        let end = sentence_end(rest)?;
        let start = from;
        from += end;
        Some((start, &rest[..end]))
    })
}

fn sentence_end(rest: &str) -> Option<usize> {
    let mut ended = false;
    let mut clause_end = 0;
    for (count, (at, c)) in rest.char_indices().enumerate() {
        let closes = matches!(c, '”' | '’' | '』' | '」' | '）' | ')');
        if ended && !closes || count == MAX_CHARS {
            return Some(if ended || clause_end == 0 {
                at
            } else {
                clause_end
            });
        }
        let end = at + c.len_utf8();
        if matches!(c, '。' | '！' | '？' | '!' | '?' | '\n') {
            ended = true;
        } else if matches!(c, '，' | '；' | '、' | '：' | ' ' | ',') {
            clause_end = end;
        }
    }
    (!rest.is_empty()).then_some(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_takes_its_closing_marks_along() {
        let parts: Vec<_> = sentences("他说：“走吧。”她笑了！\n完").collect();
        assert_eq!(
            parts.iter().map(|p| p.1).collect::<Vec<_>>(),
            ["他说：“走吧。”", "她笑了！", "\n", "完"]
        );
        assert!(
            parts
                .iter()
                .all(|(at, s)| "他说：“走吧。”她笑了！\n完"[*at..].starts_with(s))
        );
    }

    #[test]
    fn a_sentence_without_end_is_cut() {
        let text = format!("{}，{}", "甲".repeat(200), "乙".repeat(200));
        let lengths: Vec<_> = sentences(&text).map(|(_, s)| s.chars().count()).collect();
        assert_eq!(lengths, [201, 200]);
    }
}

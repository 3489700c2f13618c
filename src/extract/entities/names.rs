use super::lexicon::Lexicon;
use crate::extract::EntityKind;
use crate::extract::segmenter::Word;
use crate::text::Span;

/// Words that may stand inside the name of one organization, counted from its suffix.
const MAX_WORDS: usize = 8;

/// Names by the dictionary's tags: persons (`nr`), chains of places (`ns`), and organizations, which
/// are a run of nouns from a name (`ns`, `nt`, `nz`, `nr`) to an organization's suffix. In order,
/// without overlaps.
#[must_use]
pub fn tagged_names(words: &[Word<'_>], lexicon: &Lexicon) -> Vec<(Span, EntityKind)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let (end, kind) = organization_end(words, at, lexicon)
            .map(|end| (end, Some(EntityKind::Organization)))
            .or_else(|| place_end(words, at).map(|end| (end, Some(EntityKind::Place))))
            .or_else(|| {
                is_person(&words[at], lexicon).then_some((at + 1, Some(EntityKind::Person)))
            })
            .unwrap_or((at + 1, None));
        if let Some(kind) = kind {
            let span = Span::new(words[at].span.byte_start, words[end - 1].span.byte_end);
            found.push((span, kind));
        }
        at = end;
    }
    found
}

fn organization_end(words: &[Word<'_>], at: usize, lexicon: &Lexicon) -> Option<usize> {
    let first = &words[at];
    if !matches!(first.tag, "ns" | "nt" | "nz" | "nr" | "nrt" | "nrfg") {
        return None;
    }
    let mut end = (first.tag == "nt").then_some(at + 1);
    for (offset, word) in words[at..].iter().enumerate().take(MAX_WORDS) {
        if !may_stand_in_a_name(word) {
            break;
        }
        if lexicon.ends_organization(word.text) && (offset > 0 || word.text.chars().count() > 3) {
            end = Some(at + offset + 1);
        }
    }
    end
}

fn may_stand_in_a_name(word: &Word<'_>) -> bool {
    matches!(word.tag.as_bytes().first(), Some(b'n' | b'j' | b'b'))
        || matches!(
            word.tag,
            "vn" | "an" | "eng" | "m" | "s" | "f" | "l" | "a" | "ad"
        )
}

fn place_end(words: &[Word<'_>], at: usize) -> Option<usize> {
    let length = words[at..].iter().take_while(|w| w.tag == "ns").count();
    (length > 0).then_some(at + length)
}

fn is_person(word: &Word<'_>, lexicon: &Lexicon) -> bool {
    let chars = word.text.chars().count();
    match word.tag {
        "nrt" => chars >= 3,
        "nr" | "nrfg" => {
            let surname = lexicon.surname_chars(word.text);
            surname > 0 && (surname + 1..=surname + 2).contains(&chars)
        }
        _ => false,
    }
}

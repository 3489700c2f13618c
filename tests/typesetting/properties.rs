use dubao::compose::row_text;
use dubao::text::{Alignment, AmbiguousWidth, Row, Span, set_headline, set_paragraph};
use proptest::prelude::*;

use crate::setting;

/// Text of every sort: newspaper prose, runs of marks, Latin, and anything else in Unicode.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[一-龥]{1,12}",
        3 => "[、，。；：！？“”‘’（）《》—…·～]{1,4}",
        2 => "[+±－-]?[0-9]{1,7}([.,][0-9]{1,3})?(%|亿元|万人次|个|年)?",
        2 => "[a-zA-Z'’./:-]{1,20}",
        1 => "[ \\t\\u{3000}\\u{a0}\"']{1,4}",
        1 => "\\PC{1,6}",
        1 => ".{1,3}",
    ];
    prop::collection::vec(piece, 0..20).prop_map(|pieces| pieces.concat())
}

/// Spans of `text` from pairs of fractions, in any order and overlapping.
fn names_of(text: &str, fractions: &[(f64, f64)]) -> Vec<Span> {
    let starts: Vec<usize> = text
        .char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    let at = |fraction: f64| starts[((starts.len() - 1) as f64 * fraction) as usize];
    let spans = fractions.iter().map(|(one, other)| {
        let (one, other) = (at(*one), at(*other));
        Span::new(one.min(other), one.max(other))
    });
    spans.collect()
}

fn is_seen(c: &char) -> bool {
    !c.is_whitespace() && !c.is_control()
}

/// What holds for the rows of any text: all of it once and in order, no row over the measure, no
/// blank at an end.
fn assert_sound(text: &str, rows: &[Row], measure_cols: usize) {
    let mut shown = String::new();
    let mut byte = 0;
    for (nth, row) in rows.iter().enumerate() {
        let mut col = 0;
        for glyph in &row.glyphs {
            assert!(glyph.byte_start >= byte, "bytes rise");
            assert!(glyph.col >= col, "glyphs do not overlap");
            assert!(glyph.cols > 0, "every glyph has a cell");
            byte = glyph.byte_start + glyph.byte_len;
            col = glyph.col + glyph.cols;
            shown.extend(text[glyph.byte_start..byte].chars().filter(is_seen));
        }
        let printed = row_text(row, text);
        assert!(!printed.is_empty(), "no row is empty");
        assert_eq!(printed, printed.trim_end(), "no blank ends row {nth}");
        let last = row.glyphs.last().map_or(0, |glyph| glyph.byte_start);
        let hung = text[last..].starts_with(['、', '，', '。', '；', '：', '！', '？']);
        let alone = row.glyphs.len() == 1;
        let over = row.width_cols().saturating_sub(measure_cols);
        assert!(
            over == 0 || alone || hung && over <= 2,
            "{over} over: {printed:?}"
        );
    }
    assert_eq!(shown, text.chars().filter(is_seen).collect::<String>());
}

fn any_ambiguous() -> impl Strategy<Value = AmbiguousWidth> {
    prop_oneof![Just(AmbiguousWidth::Narrow), Just(AmbiguousWidth::Wide)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_text_sets_soundly(
        text in any_text(),
        names in prop::collection::vec((0.0..1.0, 0.0..1.0), 0..4),
        measure_cols in 2_usize..100,
        first_indent_cols in 0_usize..6,
        justified: bool,
        ambiguous in any_ambiguous(),
    ) {
        let alignment = if justified { Alignment::Justified } else { Alignment::Ragged };
        let mut setting = setting(measure_cols, alignment);
        setting.first_indent_cols = first_indent_cols;
        setting.ambiguous = ambiguous;
        let rows = set_paragraph(&text, &names_of(&text, &names), &setting);
        assert_sound(&text, &rows, measure_cols);
    }

    #[test]
    fn any_headline_sets_soundly(
        text in any_text(),
        words in prop::collection::vec((0.0..1.0, 0.0..1.0), 0..4),
        measure_cols in 2_usize..60,
        ambiguous in any_ambiguous(),
    ) {
        let rows = set_headline(&text, &names_of(&text, &words), measure_cols, ambiguous);
        assert_sound(&text, &rows, measure_cols);
    }

    /// Newspaper prose keeps the rules at every measure a reader has.
    #[test]
    fn prose_keeps_the_rules(
        clauses in prop::collection::vec("(“?[一-龥]{1,9}”?|[一-龥]{0,4}[0-9]{1,4}(\\.[0-9])?%?[一-龥]{1,4}|《[一-龥]{2,5}》)[，、。；：！？]", 1..20),
        measure_cols in 16_usize..100,
        justified: bool,
    ) {
        let text = clauses.concat();
        let alignment = if justified { Alignment::Justified } else { Alignment::Ragged };
        let rows = set_paragraph(&text, &[], &setting(measure_cols, alignment));
        for pair in rows.windows(2) {
            let (above, below) = (row_text(&pair[0], &text), row_text(&pair[1], &text));
            prop_assert!(!below.starts_with(['，', '、', '。', '；', '：', '！', '？', '”', '》', '%', '.']));
            prop_assert!(!above.ends_with(['“', '《']));
            let digit = |c: char| c.is_ascii_digit();
            prop_assert!(!(above.ends_with(digit) && below.starts_with(digit)));
        }
    }
}

/// Degenerate texts of a size that only linear algorithms survive.
#[test]
fn a_long_run_of_anything_is_set() {
    for unit in [
        "。", "“", "”", "\"", " ", "—", "1", "1 ", "a", "文", "第1", "'", "e\u{301}", "1万",
        "（文", "\u{301}", "文 ，",
    ] {
        let text = unit.repeat(300_000 / unit.len());
        for alignment in [Alignment::Ragged, Alignment::Justified] {
            for measure_cols in [2, 40] {
                let rows = set_paragraph(&text, &[], &setting(measure_cols, alignment));
                let shown: usize = rows.iter().map(|row| row.glyphs.len()).sum();
                assert!(shown > 0 || text.trim().is_empty(), "{unit:?}");
            }
        }
        let rows = set_headline(&text, &[], 30, AmbiguousWidth::Narrow);
        assert!(!rows.is_empty() || text.trim().is_empty(), "{unit:?}");
    }
}

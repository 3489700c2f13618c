use unicode_segmentation::UnicodeSegmentation;

use super::AmbiguousWidth;
use super::class::Class;

/// The smallest thing that is set: one grapheme cluster, with any clusters of no width behind it.
///
/// Invariant of a text's clusters: they lie end to end, cover the text, and each takes a cell at
/// least, so that every character has a place on its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cluster {
    /// Where in the text it begins.
    pub(super) byte_start: usize,
    /// Its length in bytes.
    pub(super) byte_len: usize,
    /// Cells it takes.
    pub(super) cols: usize,
    /// The class of its first character.
    pub(super) class: Class,
}

impl Cluster {
    /// One past its last byte.
    pub(super) fn byte_end(self) -> usize {
        self.byte_start + self.byte_len
    }

    /// Its text, given the text that it was made from.
    pub(super) fn of(self, text: &str) -> &str {
        text.get(self.byte_start..self.byte_end())
            .unwrap_or_default()
    }

    /// Whether it takes room on a row but is not to be seen.
    pub(super) fn is_blank(self) -> bool {
        self.class == Class::Blank
    }
}

/// The clusters of `text`. Straight and single quotation marks have got their sides.
pub(super) fn clusters(text: &str, ambiguous: AmbiguousWidth) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::with_capacity(text.len() / 3 + 1);
    let mut byte_start = 0;
    while let Some(first) = text[byte_start..].chars().next() {
        let byte_len = cluster_len(&text[byte_start..], first);
        let mut class = class_of(&text[byte_start..byte_start + byte_len], first);
        let cols = if class == Class::Blank {
            ambiguous.char_width(first).max(1)
        } else if byte_len == first.len_utf8() {
            ambiguous.char_width(first)
        } else {
            ambiguous.width(&text[byte_start..byte_start + byte_len])
        };
        if class == Class::Stop && cols > ambiguous.char_width(first) {
            // A sign beside it in the same cluster is the text's own: it may not hang.
            class = Class::NoStart;
        }
        match clusters.last_mut() {
            Some(last) if cols == 0 && !last.is_blank() => last.byte_len += byte_len,
            _ => clusters.push(Cluster {
                byte_start,
                byte_len,
                cols: cols.max(1),
                class,
            }),
        }
        byte_start += byte_len;
    }
    give_quotes_their_sides(text, &mut clusters);
    clusters
}

/// The class of a cluster's first character; a blank that carries a mark is not blank.
fn class_of(cluster: &str, first: char) -> Class {
    match Class::of(first) {
        Class::Blank if cluster.chars().any(|c| Class::of(c) != Class::Blank) => Class::Other,
        class => class,
    }
}

/// Bytes of the grapheme cluster at the head of `text`, which begins with `first`.
///
/// Two characters that combine with nothing are told apart without asking the Unicode tables; that
/// is nearly all of a newspaper.
fn cluster_len(text: &str, first: char) -> usize {
    let len = first.len_utf8();
    if stands_alone(first) && text[len..].chars().next().is_none_or(stands_alone) {
        return len;
    }
    text.graphemes(true).next().map_or(len, str::len)
}

/// Whether the character joins neither its predecessor nor its successor in a cluster.
fn stands_alone(c: char) -> bool {
    matches!(c,
        ' '..='~'
        | '\u{2014}' | '\u{2018}'..='\u{201d}' | '\u{2026}'
        | '\u{3000}'..='\u{3020}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{ff01}'..='\u{ff60}')
}

/// Tells opening from closing where the character alone does not: `"` and `'` have no side, and ’
/// between letters is an apostrophe.
fn give_quotes_their_sides(text: &str, clusters: &mut [Cluster]) {
    let mut open = [false; 2];
    for idx in 0..clusters.len() {
        let (nth, straight) = match text.as_bytes().get(clusters[idx].byte_start) {
            Some(b'"') => (0, true),
            Some(b'\'') => (1, true),
            _ if clusters[idx].of(text) == "’" => (1, false),
            _ => continue,
        };
        let before = idx.checked_sub(1).map(|prev| clusters[prev].class);
        let after = clusters.get(idx + 1).map(|next| next.class);
        let inside =
            before.is_some_and(Class::is_alphanumeric) && after.is_some_and(Class::is_alphanumeric);
        clusters[idx].class = if nth == 1 && inside {
            Class::Letter
        } else if !straight {
            Class::Close
        } else {
            let room_before =
                before.is_none_or(|class| matches!(class, Class::Blank | Class::Open));
            let room_after =
                after.is_none_or(|class| class == Class::Blank || class.begins_no_line());
            let opens = if room_before == room_after {
                !open[nth]
            } else {
                room_before
            };
            open[nth] = opens;
            if opens { Class::Open } else { Class::Close }
        };
    }
}

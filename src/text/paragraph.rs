use std::ops::Range;

use super::bond::{Bond, bonds};
use super::cluster::{Cluster, clusters};
use super::filling::{Room, fill};
use super::justify::closing_cols;
use super::stop::trimmed;
use super::{Alignment, AmbiguousWidth, Glyph, Row, Span};

/// How a paragraph is to be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ParagraphSetting {
    /// Cells in a full line; a measure below 2 is taken as 2.
    pub measure_cols: usize,
    /// Cells that the first line is indented by. A measure too small for it takes none.
    pub first_indent_cols: usize,
    /// Ragged, or closed to the measure.
    pub alignment: Alignment,
    /// The terminal's width policy.
    pub ambiguous: AmbiguousWidth,
}

/// Sets one paragraph by the rules of Chinese typesetting (W3C CLREQ §3, GB/T 15834—2011 §5.1).
///
/// Every character of `text` stands on exactly one row, blanks at the ends of lines aside; rows are
/// never empty. No row is wider than the measure, but for one hanging mark where justified and for
/// a single cluster wider than the measure. `names` are spans of `text` to keep on one row where
/// that costs two cells at most.
///
/// Any text gives rows: where a measure is too small for the rules, the rules give way, the
/// prohibitions of line starts and ends last.
#[must_use]
pub fn set_paragraph(text: &str, names: &[Span], setting: &ParagraphSetting) -> Vec<Row> {
    let measure_cols = setting.measure_cols.max(2);
    let clusters = clusters(text, setting.ambiguous);
    let bonds = bonds(text, &clusters, names, measure_cols);
    let wanted_cols = setting.first_indent_cols + first_piece_cols(&clusters, &bonds).max(4);
    let room = Room {
        measure_cols,
        // A measure too small for the indent, two characters beside it, takes none.
        first_indent_cols: if wanted_cols <= measure_cols {
            setting.first_indent_cols
        } else {
            0
        },
        alignment: setting.alignment,
    };
    let lines = fill(&clusters, &bonds, room);
    let last = lines.len().saturating_sub(1);
    let rows = lines.into_iter().enumerate().map(|(nth, line)| {
        let indent_cols = if nth == 0 { room.first_indent_cols } else { 0 };
        let gaps = if setting.alignment == Alignment::Justified && nth != last {
            let target_cols = measure_cols.saturating_sub(indent_cols);
            closing_cols(&clusters[line.clone()], &bonds[line.clone()], target_cols)
        } else {
            Vec::new()
        };
        row(&clusters, line, indent_cols, &gaps)
    });
    rows.collect()
}

/// Cells of the text up to the first place where a line may end.
fn first_piece_cols(clusters: &[Cluster], bonds: &[Bond]) -> usize {
    let start = clusters.iter().take_while(|c| c.is_blank()).count();
    let inner = bonds
        .iter()
        .skip(start + 1)
        .take_while(|bond| **bond > Bond::Loose);
    let end = (start + 1 + inner.count()).min(clusters.len());
    let piece = trimmed(clusters, start.min(end)..end);
    clusters[piece].iter().map(|c| c.cols).sum()
}

/// A row of the clusters `line`. `gaps` holds the cells to add before each of them, or nothing.
pub(super) fn row(clusters: &[Cluster], line: Range<usize>, col: usize, gaps: &[usize]) -> Row {
    let mut col = col;
    let glyphs = clusters[line].iter().enumerate().map(|(nth, cluster)| {
        col += gaps.get(nth).copied().unwrap_or(0);
        let glyph = Glyph {
            byte_start: cluster.byte_start,
            byte_len: cluster.byte_len,
            col,
            cols: cluster.cols,
        };
        col += cluster.cols;
        glyph
    });
    Row {
        glyphs: glyphs.collect(),
    }
}

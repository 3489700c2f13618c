//! Figures: what is found in sentences of our own, in three pages read by hand, in the test
//! collections of other programs, and in any text at all.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may stop where its data is broken, and says what it measured"
)]

mod collections;
mod gold;
mod meaning;
mod measures;
mod properties;
mod quantities;

use dubao::extract::{FigureKind, Segmenter};
use std::sync::OnceLock;

fn segmenter() -> &'static Segmenter {
    static SEGMENTER: OnceLock<Segmenter> = OnceLock::new();
    SEGMENTER.get_or_init(Segmenter::new)
}

/// The annotation guide's word for a kind.
fn kind_word(kind: FigureKind) -> &'static str {
    match kind {
        FigureKind::Money => "money",
        FigureKind::Percent => "percent",
        FigureKind::Measure => "measure",
        FigureKind::Count => "count",
        FigureKind::Duration => "duration",
        FigureKind::Multiple => "multiple",
        FigureKind::Rank => "rank",
        FigureKind::Number => "number",
    }
}

//! Figures: quantities as a newspaper states them, each with value, unit and kind.

mod bare;
mod date;
mod line;
mod numeral;
mod ordinal;
mod quantity;
mod refuse;
mod scan;
mod terms;
mod trie;
mod unit;

pub use quantity::Mode;
pub use unit::{Unit, unit_named};

use super::{Figure, Mention};
use crate::article::Article;
use line::Line;

/// The figures of an article, in reading order.
#[must_use]
pub fn figures(article: &Article) -> Vec<Figure> {
    let mut figures = Vec::new();
    for (block_idx, block) in article.body.iter().enumerate() {
        for mut figure in figures_in(&block.text, Mode::Stated) {
            figure.at.block_idx = block_idx;
            figures.push(figure);
        }
    }
    figures
}

/// The figures of one text; every mention has block 0.
#[must_use]
pub fn figures_in(text: &str, mode: Mode) -> Vec<Figure> {
    let line = Line::new(text);
    scan::scan(&line, mode)
        .quantities
        .into_iter()
        .map(|q| Figure {
            at: Mention {
                block_idx: 0,
                span: line.span(q.start, q.end),
            },
            kind: q.kind,
            value: q.value,
            upper: q.upper,
            unit: q.unit,
            modifier: None,
            indicator: None,
            subject: None,
            period: None,
            change: None,
            salience: 0.0,
        })
        .collect()
}

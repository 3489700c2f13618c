//! Figures: quantities as a newspaper states them, each with value, unit and kind.

mod bare;
mod beside;
mod change;
mod date;
mod indicator;
mod lasting;
mod line;
mod numeral;
mod ordinal;
mod period;
mod phrase;
mod quantity;
mod refuse;
mod salience;
mod scan;
mod sentence;
mod subject;
mod tagger;
mod terms;
mod trie;
mod unit;
mod vocabulary;
mod words;

pub use quantity::Mode;
pub use sentence::Tagger;
pub use subject::name_subjects;
pub use unit::{Unit, unit_named};

use super::{DateKind, DateMention, Figure, FigureKind, Mention};
use rust_decimal::Decimal;

use crate::article::{Article, BlockKind};
use date::Sort;
use line::Line;
use period::ArticlePeriod;
use scan::Scan;

/// The figures of an article with all that is said of them (indicator, period, change, salience), and
/// its dates, both in reading order. [`name_subjects`] tells whose they are, once the article's
/// names are known.
#[must_use]
pub fn figures_and_dates(
    article: &Article,
    tagger: &dyn Tagger,
) -> (Vec<Figure>, Vec<DateMention>) {
    let mut figures = Vec::new();
    let mut dates = Vec::new();
    let mut whole = None;
    for (block_idx, block) in article.body.iter().enumerate() {
        let line = Line::new(&block.text);
        let scan = scan::scan(&line, Mode::Stated);
        if block.kind == BlockKind::Heading {
            whole = whole.filter(ArticlePeriod::outlasts_heading);
        }
        figures.append(&mut read_block(&line, &scan, tagger, block_idx, &mut whole));
        dates.extend(
            scan.times
                .iter()
                .filter_map(|time| mention(&line, time, block_idx, article)),
        );
    }
    salience::rate(article, &mut figures);
    (figures, dates)
}

/// The figures of an article as [`figures_and_dates`] finds them.
#[must_use]
pub fn figures_with(article: &Article, tagger: &dyn Tagger) -> Vec<Figure> {
    figures_and_dates(article, tagger).0
}

/// A time as a mention; `None` for one that dates nothing (近日).
fn mention(
    line: &Line<'_>,
    time: &date::Time,
    block_idx: usize,
    article: &Article,
) -> Option<DateMention> {
    let kind = match time.sort {
        Sort::Moment => DateKind::Moment,
        Sort::Stretch => DateKind::Stretch,
        Sort::Now => DateKind::Now,
        Sort::Every => DateKind::Every,
        Sort::Vague => return None,
    };
    let span = time.parts.span.map(|(start, end)| line.printed(start, end));
    Some(DateMention {
        at: Mention {
            block_idx,
            span: line.span(time.start, time.end),
        },
        kind,
        days: date::resolve(&time.parts, span, article.date),
    })
}

/// The figures of one block. `whole` is the article's own period, once it has been read.
fn read_block(
    line: &Line<'_>,
    scan: &Scan,
    tagger: &dyn Tagger,
    block_idx: usize,
    whole: &mut Option<ArticlePeriod>,
) -> Vec<Figure> {
    /// An article names its period in its first paragraphs.
    const LEDE_BLOCKS: usize = 3;
    if whole.is_none() && block_idx < LEDE_BLOCKS {
        *whole = period::of_article(line, scan);
    }
    let mut figures: Vec<Figure> = scan
        .quantities
        .iter()
        .map(|q| plain(line, q, block_idx))
        .collect();
    for sentence in sentence::sentences(line, scan, tagger) {
        for (i, finding) in indicator::read(line, scan, &sentence) {
            let (Some(figure), Some(quantity)) = (figures.get_mut(i), scan.quantities.get(i))
            else {
                continue;
            };
            figure.period = period::of(line, scan, i, sentence.start, &finding)
                .or_else(|| whole.as_ref().and_then(|w| w.of(quantity, &finding)));
            figure.indicator = finding.indicator;
            if figure.unit.is_none() && counts_money(quantity, figure.indicator.as_deref()) {
                figure.kind = FigureKind::Money;
            }
            figure.modifier = beside::modifier(line, quantity);
        }
        for (i, change) in change::read(line, scan, &sentence) {
            if let Some(figure) = figures.get_mut(i) {
                figure.change = Some(change);
            }
        }
    }
    figures
}

/// Whether a number without a unit is one of money, as what it measures tells: 投资突破57万亿.
fn counts_money(quantity: &quantity::Quantity, indicator: Option<&str>) -> bool {
    quantity.kind == FigureKind::Count
        && quantity.value >= Decimal::from(10_000_000)
        && indicator.is_some_and(vocabulary::measures_money)
}

/// A quantity as a figure of which nothing is known yet but itself.
fn plain(line: &Line<'_>, q: &quantity::Quantity, block_idx: usize) -> Figure {
    Figure {
        at: Mention {
            block_idx,
            span: line.span(q.start, q.end),
        },
        kind: q.kind,
        value: q.value,
        upper: q.upper,
        unit: q.unit.clone(),
        modifier: None,
        indicator: None,
        subject: None,
        period: None,
        change: None,
        salience: 0.0,
    }
}

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
        .iter()
        .map(|q| plain(&line, q, 0))
        .collect()
}

//! How far a figure is a key figure of its article, from 0 to 1.
//!
//! The sum of what an editor looks at for a box of figures, at most 1:
//!
//! | | |
//! |---|---|
//! | its number stands in the headline | 0.35 |
//! | first paragraph; second | 0.15; 0.08 |
//! | names what it measures | 0.20 |
//! | has a change | 0.15 |
//! | has a period | 0.05 |
//! | money, percent or a multiple; measure or rank; count | 0.15; 0.12; 0.05 |
//! | the largest of its unit in the article | 0.10 |
//! | 万 or 亿 in it | 0.05 |
//! | a duration, or a group (三大, 两国) | −0.10 |
//! | the growth that stands as another figure's change | −0.25 |
//! | said again: another mention of the same number, unit and measure counts for more | −0.20 |

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::article::Article;
use crate::extract::{Figure, FigureKind};

/// Gives each figure its salience.
pub(super) fn rate(article: &Article, figures: &mut [Figure]) {
    let headline: String = [&article.kicker, &article.title, &article.subtitle]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    let largest = largest_of_each_unit(figures);
    let growth: Vec<bool> = (0..figures.len())
        .map(|i| is_growth_of_another(figures, i))
        .collect();
    for (figure, growth) in figures.iter_mut().zip(growth) {
        let rating = rating(article, &headline, &largest, figure);
        figure.salience = if growth {
            (rating - 0.25).max(0.0)
        } else {
            rating
        };
    }
    lower_repeats(figures);
}

/// Whether an editor has the figure already, beside the level that it changed.
fn is_growth_of_another(figures: &[Figure], i: usize) -> bool {
    /// A change stands this close behind its level; lists part them.
    const REACH: usize = 6;
    let Some(this) = figures.get(i) else {
        return false;
    };
    figures
        .get(i.saturating_sub(REACH)..i)
        .unwrap_or_default()
        .iter()
        .filter(|level| level.at.block_idx == this.at.block_idx)
        .filter_map(|level| level.change.as_ref())
        .any(|change| change.value == Some(this.value.abs()) && change.unit == this.unit)
}

/// Of the mentions of one figure the most salient stands for it, the first where they are equal.
fn lower_repeats(figures: &mut [Figure]) {
    let key = |f: &Figure| (f.value, f.unit.clone(), f.indicator.clone());
    let mut best: HashMap<_, usize> = HashMap::new();
    for (i, figure) in figures.iter().enumerate() {
        let before = best.entry(key(figure)).or_insert(i);
        if figures
            .get(*before)
            .is_some_and(|b| b.salience < figure.salience)
        {
            *before = i;
        }
    }
    for (i, figure) in figures.iter_mut().enumerate() {
        if best.get(&key(figure)) != Some(&i) {
            figure.salience = (figure.salience - 0.20).max(0.0);
        }
    }
}

type Largest = HashMap<Option<String>, (Decimal, usize)>;

/// The largest value of each unit, and how many figures have the unit.
fn largest_of_each_unit(figures: &[Figure]) -> Largest {
    let mut largest = Largest::new();
    for figure in figures {
        let entry = largest
            .entry(figure.unit.clone())
            .or_insert((figure.value, 0));
        entry.0 = entry.0.max(figure.value);
        entry.1 += 1;
    }
    largest
}

fn rating(article: &Article, headline: &str, largest: &Largest, figure: &Figure) -> f32 {
    let text = article
        .body
        .get(figure.at.block_idx)
        .map_or("", |b| figure.at.span.of(&b.text));
    let mut sum: f32 = 0.0;
    if !text.is_empty() && headline.contains(text) {
        sum += 0.35;
    }
    sum += match figure.at.block_idx {
        0 => 0.15,
        1 => 0.08,
        _ => 0.0,
    };
    if figure.indicator.is_some() {
        sum += 0.20;
    }
    if figure.change.is_some() {
        sum += 0.15;
    }
    if figure.period.is_some() {
        sum += 0.05;
    }
    sum += match figure.kind {
        FigureKind::Money | FigureKind::Percent | FigureKind::Multiple => 0.15,
        FigureKind::Measure | FigureKind::Rank => 0.12,
        FigureKind::Count => 0.05,
        FigureKind::Duration | FigureKind::Number => 0.0,
    };
    if largest
        .get(&figure.unit)
        .is_some_and(|&(value, count)| count > 1 && value == figure.value)
    {
        sum += 0.10;
    }
    if text.contains(['万', '亿']) {
        sum += 0.05;
    }
    let group = matches!(figure.unit.as_deref(), Some("大" | "国" | "地"));
    if group || figure.kind == FigureKind::Duration {
        sum -= 0.10;
    }
    sum.clamp(0.0, 1.0)
}

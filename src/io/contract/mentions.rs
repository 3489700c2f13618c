use rust_decimal::Decimal;
use serde::Serialize;
use serde_json::Number;

use super::Places;
use crate::article::Block;
use crate::extract::{Change, Direction, Entity, EntityKind, Figure, FigureKind};

/// A figure as the contract has it.
#[derive(Debug, Serialize)]
pub(in crate::io) struct FigureRecord<'a> {
    block: usize,
    start: usize,
    end: usize,
    text: &'a str,
    kind: &'static str,
    value: Number,
    upper: Option<Number>,
    unit: Option<&'a str>,
    modifier: Option<&'a str>,
    indicator: Option<&'a str>,
    subject: Option<&'a str>,
    period: Option<&'a str>,
    change: Option<ChangeRecord<'a>>,
    salience: f32,
}

#[derive(Debug, Serialize)]
struct ChangeRecord<'a> {
    text: &'a str,
    direction: &'static str,
    value: Option<Number>,
    unit: Option<&'a str>,
    basis: Option<&'a str>,
}

/// An entity as the contract has it.
#[derive(Debug, Serialize)]
pub(in crate::io) struct EntityRecord<'a> {
    block: usize,
    start: usize,
    end: usize,
    text: &'a str,
    kind: &'static str,
}

/// The records of figures that stand in `body`.
pub(in crate::io) fn figures<'a>(body: &'a [Block], found: &'a [Figure]) -> Vec<FigureRecord<'a>> {
    let mut places = Places::new(body);
    let record = |figure: &'a Figure| {
        let place = places.of(figure.at);
        FigureRecord {
            block: figure.at.block_idx,
            start: place.char_start,
            end: place.char_end,
            text: place.text,
            kind: figure_kind(figure.kind),
            value: exact(figure.value),
            upper: figure.upper.map(exact),
            unit: figure.unit.as_deref(),
            modifier: figure.modifier.as_deref(),
            indicator: figure.indicator.as_deref(),
            subject: figure.subject.as_deref(),
            period: figure.period.as_deref(),
            change: figure.change.as_ref().map(change),
            salience: salience(figure),
        }
    };
    found.iter().map(record).collect()
}

/// The records of entities that stand in `body`.
pub(in crate::io) fn entities<'a>(body: &'a [Block], found: &[Entity]) -> Vec<EntityRecord<'a>> {
    let mut places = Places::new(body);
    let record = |entity: &Entity| {
        let place = places.of(entity.at);
        EntityRecord {
            block: entity.at.block_idx,
            start: place.char_start,
            end: place.char_end,
            text: place.text,
            kind: entity_kind(entity.kind),
        }
    };
    found.iter().map(record).collect()
}

fn change(change: &Change) -> ChangeRecord<'_> {
    ChangeRecord {
        text: &change.text,
        direction: direction(change.direction),
        value: change.value.map(exact),
        unit: change.unit.as_deref(),
        basis: change.basis.as_deref(),
    }
}

/// A decimal as a JSON number, digit for digit, without trailing zeros.
pub(in crate::io) fn exact(value: Decimal) -> Number {
    let digits = value.normalize().to_string();
    digits.parse().unwrap_or_else(|_| Number::from(0))
}

/// The salience in three digits and within its bounds.
pub(in crate::io) fn salience(figure: &Figure) -> f32 {
    let bounded = figure.salience.clamp(0.0, 1.0);
    if bounded.is_nan() {
        0.0
    } else {
        (bounded * 1000.0).round() / 1000.0
    }
}

/// The contract's word for a kind of figure.
pub(in crate::io) fn figure_kind(kind: FigureKind) -> &'static str {
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

/// The contract's word for a direction.
pub(in crate::io) fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Up => "up",
        Direction::Down => "down",
        Direction::Flat => "flat",
    }
}

fn entity_kind(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Place => "place",
        EntityKind::Organization => "organization",
        EntityKind::Work => "work",
    }
}

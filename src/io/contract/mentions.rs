use rust_decimal::Decimal;
use serde::Serialize;
use serde_json::Number;

use crate::article::Block;
use crate::extract::{Change, Direction, Entity, EntityKind, Figure, FigureKind, Mention};

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
    if bounded.is_nan() { 0.0 } else { (bounded * 1000.0).round() / 1000.0 }
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

/// Turns byte spans into character offsets. Mentions come in reading order, so counting goes on
/// from the last one: all of them together cost one walk over the text.
pub(in crate::io) struct Places<'a> {
    body: &'a [Block],
    block_idx: usize,
    byte: usize,
    chars: usize,
}

/// Where a mention stands, in characters of its block.
pub(in crate::io) struct Place<'a> {
    pub char_start: usize,
    pub char_end: usize,
    pub text: &'a str,
}

impl<'a> Places<'a> {
    pub fn new(body: &'a [Block]) -> Self {
        Self {
            body,
            block_idx: 0,
            byte: 0,
            chars: 0,
        }
    }

    pub fn of(&mut self, at: Mention) -> Place<'a> {
        let block = self.body.get(at.block_idx).map_or("", |block| block.text.as_str());
        if self.block_idx != at.block_idx || self.byte > at.span.byte_start {
            (self.block_idx, self.byte, self.chars) = (at.block_idx, 0, 0);
        }
        let before = block.get(self.byte..at.span.byte_start).unwrap_or_default();
        let text = at.span.of(block);
        self.byte = at.span.byte_start;
        self.chars += before.chars().count();
        Place {
            char_start: self.chars,
            char_end: self.chars + text.chars().count(),
            text,
        }
    }
}

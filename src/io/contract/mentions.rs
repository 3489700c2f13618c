use rust_decimal::Decimal;
use serde::Serialize;
use serde_json::Number;

use super::Places;
use crate::article::Block;
use crate::extract::{Change, Direction, Entity, EntityKind, Figure, FigureKind};
use crate::library::{Member, Named, Names};

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
    /// The same beside every mention of the same thing in the articles of its page.
    entity_id: String,
    /// Its fullest name.
    name: &'a str,
    title: Option<&'a str>,
    parents: &'a [String],
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

/// The records of the entities found in an article that stands in `body`, as `names` know them.
pub(in crate::io) fn entities<'a>(
    body: &'a [Block],
    member: &Member<'a>,
    names: &'a Names,
) -> Vec<EntityRecord<'a>> {
    let mut places = Places::new(body);
    let found = member.analysis.entities.iter();
    let record = |(entity, named): (&Entity, &'a Named)| {
        let place = places.of(entity.at);
        EntityRecord {
            block: entity.at.block_idx,
            start: place.char_start,
            end: place.char_end,
            text: place.text,
            kind: entity_kind(entity.kind),
            entity_id: named.id.to_string(),
            name: &named.name,
            title: named.title.as_deref(),
            parents: &named.parents,
        }
    };
    found.zip(names.of_entities(member)).map(record).collect()
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::extract::Mention;
    use crate::text::Span;

    fn figure(value: &str) -> Figure {
        Figure {
            at: Mention {
                block_idx: 0,
                span: Span::new(6, 10),
            },
            kind: FigureKind::Percent,
            value: value.parse().unwrap(),
            upper: None,
            unit: None,
            modifier: None,
            indicator: None,
            subject: None,
            period: None,
            change: None,
            salience: 0.25,
        }
    }

    #[test]
    fn numbers_are_exact_and_plain() {
        for (value, written) in [
            ("46171000000", "46171000000"),
            ("0.10", "0.1"),
            ("6.0", "6"),
            ("0", "0"),
            ("-0.0", "0"),
            ("-3.50", "-3.5"),
            ("100", "100"),
            (
                "79228162514264337593543950335",
                "79228162514264337593543950335",
            ),
            (
                "0.0000000000000000000000000001",
                "0.0000000000000000000000000001",
            ),
        ] {
            assert_eq!(exact(value.parse().unwrap()).to_string(), written);
        }
    }

    #[test]
    fn a_figure_is_written_with_all_its_fields() {
        let body = [Block {
            text: "增长6.3%".to_owned(),
            ..Block::default()
        }];
        let bare = figure("6.3");
        let full = Figure {
            upper: Some("7".parse().unwrap()),
            unit: Some("%".to_owned()),
            indicator: Some("产值".to_owned()),
            change: Some(Change {
                text: "持平".to_owned(),
                direction: Direction::Flat,
                value: None,
                unit: None,
                basis: Some("同比".to_owned()),
            }),
            salience: 2.0,
            ..bare.clone()
        };
        let found = [bare, full];
        let written = serde_json::to_string(&figures(&body, &found)).unwrap();
        assert_eq!(
            written,
            concat!(
                r#"[{"block":0,"start":2,"end":6,"text":"6.3%","kind":"percent","value":6.3,"#,
                r#""upper":null,"unit":null,"modifier":null,"indicator":null,"subject":null,"#,
                r#""period":null,"change":null,"salience":0.25},"#,
                r#"{"block":0,"start":2,"end":6,"text":"6.3%","kind":"percent","value":6.3,"#,
                r#""upper":7,"unit":"%","modifier":null,"indicator":"产值","subject":null,"#,
                r#""period":null,"change":{"text":"持平","direction":"flat","value":null,"#,
                r#""unit":null,"basis":"同比"},"salience":1.0}]"#
            )
        );
    }

    #[test]
    fn a_salience_that_is_no_number_is_none() {
        let figure = Figure {
            salience: f32::NAN,
            ..figure("1")
        };
        assert_eq!(json!(salience(&figure)).to_string(), "0.0");
    }
}

use std::ops::Range;

use super::{Chosen, DetailField, DetailRow, number, sentence::sentence_around};
use crate::app::Model;
use crate::article::CalendarDate;
use crate::compose::row_text;
use crate::extract::{Analysis, Change, DateMention, Direction, Entity, Figure};
use crate::lang::screen::Label;
use crate::text::{Alignment, AmbiguousWidth, ParagraphSetting, set_paragraph};

/// From this width on short fields stand two side by side.
const TWO_FIELDS_COLS: u16 = 44;
/// Cells between a label and its words, and between two fields.
const GAP_COLS: u16 = 2;
/// Cells that a mark at the end of a row may hang over by.
const HANGING_COLS: u16 = 2;

/// The rows of the fields for a pane of some width.
pub(super) fn rows(model: &Model, chosen: Chosen<'_>, width: u16) -> Vec<DetailRow> {
    let fields = match chosen {
        Chosen::Figure(figure) => of_figure(model, figure),
        Chosen::Entity(entity) => of_entity(model, entity),
        Chosen::Date(date) => of_date(model, date),
    };
    let (lang, ambiguous) = (model.lang, model.setting.ambiguous);
    let label_cols = fields
        .iter()
        .map(|field| ambiguous.width(field.label.words(lang)));
    let label_cols = u16::try_from(label_cols.max().unwrap_or(0)).unwrap_or(width);
    lay_out(fields, width, label_cols + GAP_COLS, ambiguous)
}

/// A field before it has its place.
#[derive(Clone, Debug)]
struct Field {
    label: Label,
    words: String,
    marked: Range<usize>,
    direction: Option<Direction>,
}

impl Field {
    fn new(label: Label, words: impl Into<String>) -> Self {
        Self {
            label,
            words: words.into(),
            marked: 0..0,
            direction: None,
        }
    }
}

fn of_figure(model: &Model, figure: &Figure) -> Vec<Field> {
    let analysis = model.analysis();
    let text = |label, words: &Option<String>| words.clone().map(|words| Field::new(label, words));
    let period = figure.period.as_ref().map(|period| {
        let days = analysis.and_then(|analysis| days_of(model, analysis, figure, period));
        let days = days.map(|days| format!(" ({days})")).unwrap_or_default();
        Field::new(Label::Period, format!("{period}{days}"))
    });
    let change = figure.change.as_ref().map(|change| Field {
        direction: Some(change.direction),
        ..Field::new(Label::Change, change_words(change))
    });
    let base = number::in_base_unit(figure).map(|words| Field::new(Label::BaseUnit, words));
    let value = Field::new(Label::Value, number::plain(figure));
    let fields = [
        text(Label::Indicator, &figure.indicator),
        text(Label::Subject, &figure.subject),
        Some(value),
        base,
        period,
        change,
        text(Label::Modifier, &figure.modifier),
        sentence(model, figure.at),
    ];
    fields.into_iter().flatten().collect()
}

fn of_entity(model: &Model, entity: &Entity) -> Vec<Field> {
    let identity = model.chosen_identity().map(|(_, identity)| identity);
    let named = model.chosen_named();
    let text = |label, words: Option<&str>| words.map(|words| Field::new(label, words));
    let list = |label, words: Vec<&str>| {
        let words = (!words.is_empty()).then(|| words.join("、"));
        words.map(|words| Field::new(label, words))
    };
    let body = model.entry().map_or(&[][..], |entry| &entry.article.body);
    let block = body.get(entity.at.block_idx);
    let printed = block.map(|block| entity.at.span.of(&block.text));
    // An article elsewhere may give it in full.
    let full = named.map(|named| named.name.as_str());
    let full = full.or(identity.map(|identity| identity.name.as_str()));
    let is_other = |form: &&str| Some(*form) != printed && Some(*form) != full;
    let forms = identity.map_or(&[][..], |identity| &identity.forms);
    let forms = forms.iter().map(String::as_str).filter(is_other);
    let title = identity.and_then(|identity| identity.title.as_deref());
    let title = title.or(named.and_then(|named| named.title.as_deref()));
    let parents = identity.map_or(&[][..], |identity| &identity.parents);
    let count = identity.map(|identity| identity.mentions.len().to_string());
    let fields = [
        text(Label::FullName, full.filter(|full| Some(*full) != printed)),
        list(Label::AlsoCalled, forms.collect()),
        text(Label::Title, title),
        list(Label::PartOf, parents.iter().map(String::as_str).collect()),
        text(Label::MentionsHere, count.as_deref()),
        sentence(model, entity.at),
    ];
    fields.into_iter().flatten().collect()
}

fn of_date(model: &Model, date: &DateMention) -> Vec<Field> {
    let days = date
        .days
        .map(|days| Field::new(Label::Days, day_range(days)));
    [days, sentence(model, date.at)]
        .into_iter()
        .flatten()
        .collect()
}

/// First and last day of the period of a figure, where a date mention tells them: the last one
/// before the figure that has its words.
fn days_of(model: &Model, analysis: &Analysis, figure: &Figure, period: &str) -> Option<String> {
    let body = &model.entry()?.article.body;
    let is_before = |block_idx| block_idx <= figure.at.block_idx;
    let mut dates = analysis.dates.iter().rev().filter(|date| {
        let block = body.get(date.at.block_idx).map(|block| block.text.as_str());
        is_before(date.at.block_idx) && block.is_some_and(|text| date.at.span.of(text) == period)
    });
    Some(day_range(dates.find_map(|date| date.days)?))
}

fn day_range((first, last): (CalendarDate, CalendarDate)) -> String {
    if first == last {
        first.to_string()
    } else {
        format!("{first} – {last}")
    }
}

/// By how much and against what; the sign for the direction is the view's.
fn change_words(change: &Change) -> String {
    let amount = change.value.map(|value| {
        let unit = change.unit.as_deref().unwrap_or_default();
        format!("{}{unit}", value.abs().normalize())
    });
    let basis = change.basis.clone();
    let parts: Vec<String> = [amount, basis].into_iter().flatten().collect();
    if parts.is_empty() {
        change.text.clone()
    } else {
        parts.join("  ")
    }
}

fn sentence(model: &Model, at: crate::extract::Mention) -> Option<Field> {
    let text = &model.entry()?.article.body.get(at.block_idx)?.text;
    let range = sentence_around(text, at.span);
    let start = at.span.byte_start.checked_sub(range.start)?;
    Some(Field {
        marked: start..start + at.span.byte_end - at.span.byte_start,
        ..Field::new(Label::Sentence, text.get(range)?)
    })
}

/// Puts fields side by side where two fit, and wraps those that are longer than a row.
fn lay_out(
    fields: Vec<Field>,
    width: u16,
    words_col: u16,
    ambiguous: AmbiguousWidth,
) -> Vec<DetailRow> {
    let half = if width >= TWO_FIELDS_COLS {
        width / 2
    } else {
        0
    };
    let mut rows = Vec::new();
    let mut waiting: Option<DetailField> = None;
    for field in fields {
        let cols = usize::from(words_col) + ambiguous.width(&field.words);
        if cols + usize::from(GAP_COLS) <= usize::from(half) {
            let mut placed = placed(&field, 0, words_col);
            match waiting.take() {
                Some(left) => {
                    placed.col += half;
                    placed.words_col += half;
                    rows.push(DetailRow::Fields(vec![left, placed]));
                }
                None => waiting = Some(placed),
            }
        } else {
            rows.extend(waiting.take().map(|left| DetailRow::Fields(vec![left])));
            rows.extend(wrapped(&field, width, words_col, ambiguous));
        }
    }
    rows.extend(waiting.map(|left| DetailRow::Fields(vec![left])));
    rows
}

fn placed(field: &Field, col: u16, words_col: u16) -> DetailField {
    DetailField {
        col,
        label: Some(field.label),
        words_col,
        words: field.words.clone(),
        marked: field.marked.clone(),
        direction: field.direction,
    }
}

/// A field over as many rows as it takes, each with its part of what is marked.
fn wrapped(
    field: &Field,
    width: u16,
    words_col: u16,
    ambiguous: AmbiguousWidth,
) -> impl Iterator<Item = DetailRow> {
    let setting = ParagraphSetting {
        measure_cols: usize::from(width.saturating_sub(words_col + HANGING_COLS)).max(2),
        first_indent_cols: 0,
        alignment: Alignment::Ragged,
        ambiguous,
    };
    let rows = set_paragraph(&field.words, &[], &setting);
    rows.into_iter().enumerate().map(move |(idx, row)| {
        let bytes = row.bytes().unwrap_or_default();
        let words = row_text(&row, &field.words);
        let within =
            |byte: usize| (byte.clamp(bytes.start, bytes.end) - bytes.start).min(words.len());
        DetailRow::Fields(vec![DetailField {
            label: (idx == 0).then_some(field.label),
            marked: within(field.marked.start)..within(field.marked.end),
            words,
            ..placed(field, 0, words_col)
        }])
    })
}

use std::borrow::Cow;
use std::io;

use rust_decimal::Decimal;

use crate::article::Article;
use crate::extract::{Analysis, Figure};
use crate::io::contract::{self, Place, Places};

const COLUMNS: [&str; 22] = [
    "source",
    "article",
    "title",
    "date",
    "block",
    "start",
    "end",
    "text",
    "kind",
    "value",
    "upper",
    "unit",
    "modifier",
    "indicator",
    "subject",
    "period",
    "change",
    "change_direction",
    "change_value",
    "change_unit",
    "change_basis",
    "salience",
];

/// The names of the columns.
pub(super) fn header() -> io::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS)?;
    writer.into_inner().map_err(csv::IntoInnerError::into_error)
}

/// The figures of an article, one a line. What is null in JSON is empty.
pub(super) fn figures(source: &str, article: &Article, analysis: &Analysis) -> io::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut places = Places::new(&article.body);
    let id = article.id().to_string();
    for figure in &analysis.figures {
        let place = places.of(figure.at);
        let fields = fields(source, &id, article, figure, &place);
        writer.write_record(fields.iter().map(|field| field.as_bytes()))?;
    }
    writer.into_inner().map_err(csv::IntoInnerError::into_error)
}

fn fields<'a>(
    source: &'a str,
    id: &'a str,
    article: &'a Article,
    figure: &'a Figure,
    place: &Place<'a>,
) -> [Cow<'a, str>; COLUMNS.len()] {
    let change = figure.change.as_ref();
    [
        text(Some(source)),
        id.into(),
        text(article.title.as_deref()),
        article
            .date
            .map(|date| date.to_string())
            .unwrap_or_default()
            .into(),
        figure.at.block_idx.to_string().into(),
        place.char_start.to_string().into(),
        place.char_end.to_string().into(),
        text(Some(place.text)),
        contract::figure_kind(figure.kind).into(),
        number(Some(figure.value)),
        number(figure.upper),
        text(figure.unit.as_deref()),
        text(figure.modifier.as_deref()),
        text(figure.indicator.as_deref()),
        text(figure.subject.as_deref()),
        text(figure.period.as_deref()),
        text(change.map(|change| change.text.as_str())),
        change
            .map_or("", |change| contract::direction(change.direction))
            .into(),
        number(change.and_then(|change| change.value)),
        text(change.and_then(|change| change.unit.as_deref())),
        text(change.and_then(|change| change.basis.as_deref())),
        contract::salience(figure).to_string().into(),
    ]
}

fn number(value: Option<Decimal>) -> Cow<'static, str> {
    value.map_or("".into(), |value| value.normalize().to_string().into())
}

/// A text as a field. A spreadsheet takes one that begins with any of these characters for a
/// formula, unless it is all there is; an apostrophe in front makes it text again (OWASP, CSV
/// injection).
fn text(text: Option<&str>) -> Cow<'_, str> {
    let text = text.unwrap_or_default();
    let rest = text.strip_prefix(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r']);
    match rest {
        None | Some("") => text.into(),
        Some(_) => format!("'{text}").into(),
    }
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn no_text_is_a_formula() {
        for (raw, field) in [
            (
                "=HYPERLINK(\"http://evil\")",
                "'=HYPERLINK(\"http://evil\")",
            ),
            ("+8%", "'+8%"),
            ("-5℃", "'-5℃"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("＝1+1", "'＝1+1"),
            ("8-9万元", "8-9万元"),
            ("-", "-"),
            ("", ""),
        ] {
            assert_eq!(text(Some(raw)), field);
        }
    }
}

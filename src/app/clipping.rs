//! What of an article goes to the clipboard.

use super::{Chosen, Model};
use crate::extract::Figure;

/// The columns of [`Model::figure_table`].
const COLUMNS: [&str; 10] = [
    "indicator",
    "subject",
    "text",
    "value",
    "upper",
    "unit",
    "modifier",
    "period",
    "change",
    "kind",
];

impl Model {
    /// What is chosen, on a line: a figure with what it measures, when, and how it moved; a name with
    /// its office. The headline where nothing is chosen. Tells where it stands.
    pub(super) fn clipping(&self) -> Option<String> {
        let entry = self.entry()?;
        let article = &entry.article;
        let printed = |at: crate::extract::Mention| {
            let block = article.body.get(at.block_idx);
            block.map_or("", |block| at.span.of(&block.text))
        };
        let words = match self.chosen() {
            Some(Chosen::Figure(figure)) => figure_line(figure, printed(figure.at)),
            Some(Chosen::Entity(entity)) => {
                let identity = self.chosen_identity().map(|(_, identity)| identity);
                let title = identity.and_then(|identity| identity.title.as_deref());
                let name = identity.map_or(printed(entity.at), |identity| &identity.name);
                title.map_or(name.to_owned(), |title| format!("{name}（{title}）"))
            }
            Some(Chosen::Date(date)) => printed(date.at).to_owned(),
            None => String::new(),
        };
        let from = [article.title.clone(), article.outlet.clone()];
        let date = article.date.map(|date| date.to_string());
        let from: Vec<String> = from.into_iter().chain([date]).flatten().collect();
        let parts = [words, from.join("，")];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        (!parts.is_empty()).then(|| parts.join(" —— "))
    }

    /// The figures of the article as a table for a spreadsheet: columns parted by tabs, their names
    /// first. `None` where there are none.
    pub(super) fn figure_table(&self) -> Option<(String, usize)> {
        let (entry, analysis) = (self.entry()?, self.analysis()?);
        let body = &entry.article.body;
        let row = |figure: &Figure| {
            let block = body.get(figure.at.block_idx);
            let decimal = |value: rust_decimal::Decimal| value.normalize().to_string();
            let cells = [
                figure.indicator.clone(),
                figure.subject.clone(),
                block.map(|block| figure.at.span.of(&block.text).to_owned()),
                Some(decimal(figure.value)),
                figure.upper.map(decimal),
                figure.unit.clone(),
                figure.modifier.clone(),
                figure.period.clone(),
                figure.change.as_ref().map(|change| change.text.clone()),
                Some(super::figure_label(figure.kind).words(self.lang).to_owned()),
            ];
            cells.map(Option::unwrap_or_default).join("\t")
        };
        let rows: Vec<String> = analysis.figures.iter().map(row).collect();
        let table = format!("{}\n{}\n", COLUMNS.join("\t"), rows.join("\n"));
        (!rows.is_empty()).then_some((table, rows.len()))
    }
}

/// `地区生产总值：突破461亿元（前三季度，同比增长6.3%）`
fn figure_line(figure: &Figure, printed: &str) -> String {
    let measured: String = [&figure.subject, &figure.indicator]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    let modifier = figure.modifier.as_deref().unwrap_or_default();
    let is_part = printed.contains(modifier);
    let modifier = if is_part { "" } else { modifier };
    let change = figure.change.as_ref().map(|change| change.text.as_str());
    let notes = [
        figure.period.as_deref(),
        change.filter(|change| !change.contains(printed)),
    ];
    let notes: Vec<&str> = notes.into_iter().flatten().collect();
    let mut line = measured;
    if !line.is_empty() {
        line.push('：');
    }
    line.push_str(modifier);
    line.push_str(printed);
    if !notes.is_empty() {
        line.push_str(&format!("（{}）", notes.join("，")));
    }
    line
}

use std::fmt::Write;

use crate::article::{Article, BlockKind};
use crate::extract::{Analysis, Direction, Figure};

/// What parts two articles.
pub(super) const BETWEEN: &str = "\n---\n\n";

/// Key figures that are listed under an article.
const KEY_FIGURES: usize = 5;

/// An article in CommonMark. Nothing in its text is taken for a mark of the format.
pub(super) fn article(article: &Article, analysis: &Analysis) -> String {
    let mut parts = Vec::new();
    if let Some(kicker) = &article.kicker {
        parts.push(format!("**{}**", escape(kicker)));
    }
    if let Some(title) = &article.title {
        parts.push(format!("## {}", escape(title)));
    }
    if let Some(subtitle) = &article.subtitle {
        parts.push(format!("**{}**", escape(subtitle)));
    }
    let credits = credits(article);
    if !credits.is_empty() {
        parts.push(format!("*{}*", escape(&credits)));
    }
    for block in &article.body {
        let text = escape(&block.text);
        parts.push(match block.kind {
            BlockKind::Paragraph => text,
            BlockKind::Heading => format!("### {text}"),
            BlockKind::Caption => format!("*{text}*"),
            BlockKind::Note => format!("> {text}"),
        });
    }
    parts.extend(key_figures(article, analysis));
    let mut text = parts.join("\n\n");
    text.push('\n');
    text
}

/// Outlet or dateline, date, and the people of the byline.
fn credits(article: &Article) -> String {
    let place = article
        .dateline
        .as_ref()
        .or(article.outlet.as_ref())
        .cloned();
    let date = article.date.map(|date| date.to_string());
    let people = article.byline.iter().map(|credit| {
        if credit.role.is_empty() {
            credit.name.clone()
        } else {
            format!("{} {}", credit.role, credit.name)
        }
    });
    place
        .into_iter()
        .chain(date)
        .chain(people)
        .collect::<Vec<_>>()
        .join("  ")
}

/// A table of the figures that matter most, the first one first.
fn key_figures(article: &Article, analysis: &Analysis) -> Option<String> {
    let mut figures: Vec<&Figure> = analysis
        .figures
        .iter()
        .filter(|figure| figure.indicator.is_some())
        .collect();
    figures.sort_by(|a, b| b.salience.total_cmp(&a.salience));
    figures.truncate(KEY_FIGURES);
    if figures.is_empty() {
        return None;
    }
    let mut table = "| 指标 | 数值 | 时期 | 变化 |\n| --- | --- | --- | --- |".to_owned();
    for figure in figures {
        let block = article.body.get(figure.at.block_idx)?;
        let change = figure.change.as_ref().map_or(String::new(), |change| {
            let arrow = match change.direction {
                Direction::Up => "↑",
                Direction::Down => "↓",
                Direction::Flat => "→",
            };
            format!("{arrow} {}", change.text)
        });
        // Writing to a string cannot fail.
        let _ = write!(
            table,
            "\n| {} | {}{} | {} | {} |",
            escape(figure.indicator.as_deref().unwrap_or_default()),
            escape(figure.modifier.as_deref().unwrap_or_default()),
            escape(figure.at.span.of(&block.text)),
            escape(figure.period.as_deref().unwrap_or_default()),
            escape(&change),
        );
    }
    Some(table)
}

/// Text that CommonMark, with tables, shows as it stands here.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let is_mark = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '$' => true,
            // At the beginning of a block only.
            '#' | '+' | '-' | '=' => at == 0,
            '.' | ')' => text.get(..at).is_some_and(is_list_number),
            _ => false,
        };
        if is_mark {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// Whether a mark behind this would make it the number of a list's item.
fn is_list_number(before: &str) -> bool {
    (1..=9).contains(&before.len()) && before.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn text_is_never_taken_for_a_mark() {
        for (text, escaped) in [
            ("*重要*", "\\*重要\\*"),
            ("#1 号", "\\#1 号"),
            ("第#1号", "第#1号"),
            ("1. 甲", "1\\. 甲"),
            ("5.2%", "5\\.2%"),
            ("增长5.2%", "增长5.2%"),
            ("-5℃", "\\-5℃"),
            ("a|b", "a\\|b"),
            ("<script>", "\\<script\\>"),
            ("[甲](乙)", "\\[甲\\](乙)"),
        ] {
            assert_eq!(escape(text), escaped);
        }
    }
}

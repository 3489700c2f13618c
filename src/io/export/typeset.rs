use crate::article::Article;
use crate::compose::{Setting, compose};
use crate::extract::Analysis;

/// An article set in type: the rows of its composition, blanks where the setting has them.
pub(super) fn article(article: &Article, analysis: &Analysis, setting: &Setting) -> String {
    let composition = compose(article, Some(analysis), setting);
    let mut text = String::new();
    for _row in &composition.rows {
        text.push('\n');
    }
    text
}

/// The line that parts two articles.
pub(super) fn between(setting: &Setting) -> String {
    let mut line = "=".repeat(setting.measure_cols);
    line.push('\n');
    line
}

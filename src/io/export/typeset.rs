use crate::article::Article;
use crate::compose::{self, Setting, compose};
use crate::extract::Analysis;

/// An article set in type: the rows that the reader shows at this setting.
pub(super) fn article(article: &Article, analysis: &Analysis, setting: &Setting) -> String {
    let composition = compose(article, Some(analysis), setting);
    compose::print(article, &composition)
}

/// The line that parts two articles.
pub(super) fn between(setting: &Setting) -> String {
    let mut line = "=".repeat(setting.measure_cols);
    line.push('\n');
    line
}

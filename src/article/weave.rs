use super::continuity::{continuity, head, tail};
use crate::page::{Language, Page, unwoven};

/// The page of `text`, column by column although its columns may have come out row by row.
pub(super) fn unwoven_page(text: &str) -> Page<'_> {
    let mut page = Page::new(text);
    if let Some(order) = unwoven(&page, &Continuity(&page)) {
        page.reorder(&order);
    }
    page
}

/// What the continuity model says of a page's lines.
struct Continuity<'a>(&'a Page<'a>);

impl Language for Continuity<'_> {
    fn gain(&self, above: usize, below: usize) -> f32 {
        let (above, below) = (self.0.line(above), self.0.line(below));
        continuity().gain(&tail(above), &head(below))
    }

    fn start(&self, line_idx: usize) -> f32 {
        continuity().start_gain(&head(self.0.line(line_idx)))
    }
}

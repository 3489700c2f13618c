use super::{
    continuity::{across, continuity, head, tail},
    dateline::parse_dateline,
    signature::{byline_at, foot_byline},
};
use crate::page::{Language, Page, set_abreast, unwoven};

/// The page of `text`, column by column although its columns may stand side by side or may have come
/// out row by row.
pub(super) fn unwoven_page(text: &str) -> Page<'_> {
    let mut page = Page::read(text, &Continuity);
    if let Some(order) = unwoven(&page, &Continuity) {
        page.reorder(&order);
    }
    set_abreast(&mut page, &Continuity);
    page
}

/// Nats for a line that begins with a dateline: nothing but a story does.
const DATELINE: f32 = 8.0;

/// What the continuity model says of a page's lines.
struct Continuity;

impl Language for Continuity {
    fn gain(&self, above: &str, below: &str) -> f32 {
        across(above, below)
    }

    fn start(&self, line: &str) -> f32 {
        if parse_dateline(line).is_some() {
            return DATELINE;
        }
        continuity().start_gain(&head(line))
    }

    fn end(&self, line: &str) -> f32 {
        continuity().end_gain(&tail(line))
    }

    fn is_signed(&self, line: &str) -> bool {
        foot_byline(line).is_some()
    }

    fn byline_at(&self, line: &str) -> Option<usize> {
        byline_at(line)
    }
}

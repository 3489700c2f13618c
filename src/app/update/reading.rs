use crate::app::model::{Anchor, Engagement, Extent, Jump};
use crate::app::{Model, PaneId, Place};
use crate::compose::{Composition, Part, SetRow};
use crate::lang::notices::Notice;
use crate::library::ArticleIdx;

/// No more places than these are remembered to go back to.
const MAX_TRAIL: usize = 200;

impl Model {
    /// Opens an article where it was left, or at its beginning. The list follows.
    pub(super) fn open(&mut self, article: ArticleIdx) {
        let position = self.reading.positions.get(&article).copied();
        self.open_at(article, position.unwrap_or_default());
    }

    /// Opens an article at a place of it.
    pub(super) fn open_at(&mut self, article: ArticleIdx, anchor: Anchor) {
        if self.edition.get(article).is_none() {
            return;
        }
        if article != self.reading.article {
            self.leave();
            self.reading.article = article;
            self.reading.chosen = None;
        }
        self.reading.anchor = anchor;
        self.set_in_type();
        self.reading.top_row = self.row_of_anchor();
    }

    /// Leaves the article for another one. While a search is being typed nothing is left yet: that
    /// is seen to when it holds.
    fn leave(&mut self) {
        if self.prompt.is_none() {
            self.note_left(self.place(), self.reading.engagement);
        }
        self.reading.engagement = Engagement::Opened;
    }

    /// An article was left: where it was is remembered, and it was read if it was scrolled.
    pub(super) fn note_left(&mut self, place: Place, engagement: Engagement) {
        let Place { article, .. } = place;
        self.reading.positions.insert(article, place.into());
        if engagement == Engagement::Scrolled
            && let Some(entry) = self.edition.get(article)
        {
            self.reading.read.insert(entry.id);
        }
    }

    /// Where the person is: the text at the top of the reader.
    pub(super) fn place(&self) -> Place {
        let (part, byte_start) = match self.reading.anchor {
            Anchor::Start => (Part::Blank, 0),
            Anchor::At(part, byte_start) => (part, byte_start),
        };
        Place {
            article: self.reading.article,
            part,
            byte_start,
        }
    }

    /// Goes to where the person was.
    pub(super) fn go_to(&mut self, place: Place) {
        self.open_at(place.article, place.into());
    }

    /// Remembers where the person is, before a jump. Jumps of one kind in a row are one: `back`
    /// returns to where the first of them began.
    pub(super) fn leave_trail(&mut self, jump: Jump) {
        if self.reading.last_jump == Some(jump) {
            return;
        }
        self.reading.last_jump = Some(jump);
        self.remember(self.place());
    }

    /// A place to go back to.
    pub(super) fn remember(&mut self, place: Place) {
        self.reading.forward.clear();
        if self.reading.back.last() != Some(&place) && self.entry().is_some() {
            self.reading.back.push(place);
            if self.reading.back.len() > MAX_TRAIL {
                self.reading.back.remove(0);
            }
        }
    }

    pub(super) fn go_back(&mut self, times: usize) {
        self.reading.last_jump = None;
        for nth in 0..times {
            let here = self.place();
            let Some(place) = self.reading.back.pop() else {
                if nth == 0 {
                    self.say(&Notice::NoPlaceBack);
                }
                return;
            };
            self.reading.forward.push(here);
            self.go_to(place);
        }
    }

    pub(super) fn go_forward(&mut self, times: usize) {
        self.reading.last_jump = None;
        for nth in 0..times {
            let here = self.place();
            let Some(place) = self.reading.forward.pop() else {
                if nth == 0 {
                    self.say(&Notice::NoPlaceForward);
                }
                return;
            };
            self.reading.back.push(here);
            self.go_to(place);
        }
    }

    /// The person scrolls the text so that this row is at the top, as far as there is text.
    pub(super) fn scroll_to(&mut self, row: usize) {
        let row = row.min(self.last_top_row());
        if row != self.reading.top_row {
            self.reading.engagement = Engagement::Scrolled;
        }
        self.reading.last_jump = None;
        self.put_at_top(row);
    }

    /// Shows a byte of the article, moving the text only if it does not show yet; then it stands a
    /// third down the reader, with what leads to it above.
    pub(super) fn reveal(&mut self, part: Part, byte: usize) {
        if self.is_partly_set() {
            // It may lie in what is not set yet: there it shows once that is.
            self.reading.anchor = Anchor::At(part, byte);
            self.reading.top_row = self.row_of_anchor();
            return;
        }
        let Some(row) = row_of(&self.reading.composition, part, byte) else {
            return;
        };
        let (top, rows) = (self.reading.top_row, self.rows_of(PaneId::Reader));
        if row < top || row >= top + rows {
            self.put_at_top(row.saturating_sub(rows / 3).min(self.last_top_row()));
        }
    }

    /// Whether a byte of the article shows in the reader.
    pub(super) fn is_in_view(&self, part: Part, byte: usize) -> bool {
        let top = self.reading.top_row;
        row_of(&self.reading.composition, part, byte)
            .is_some_and(|row| (top..top + self.rows_of(PaneId::Reader)).contains(&row))
    }

    /// The last row that can stand at the top: from it on, the text just fills the reader.
    pub(super) fn last_top_row(&self) -> usize {
        let rows = self.reading.composition.rows.len();
        rows.saturating_sub(self.rows_of(PaneId::Reader))
    }

    /// The row that the anchor's text stands on.
    pub(super) fn row_of_anchor(&self) -> usize {
        let row = match self.reading.anchor {
            Anchor::Start => 0,
            Anchor::At(part, byte) => row_of(&self.reading.composition, part, byte).unwrap_or(0),
        };
        row.min(self.last_top_row())
    }

    fn put_at_top(&mut self, row: usize) {
        self.reading.top_row = row;
        self.reading.anchor = anchor_of(&self.reading.composition, row);
    }

    /// Whether only the beginning of a long article is set yet.
    pub(super) fn is_partly_set(&self) -> bool {
        let set_for = self.reading.set_for;
        set_for.is_some_and(|set_for| set_for.extent == Extent::Beginning)
    }
}

/// The text at the top when this row is: the first text from it on.
fn anchor_of(composition: &Composition, top_row: usize) -> Anchor {
    if top_row == 0 {
        return Anchor::Start;
    }
    let below = composition.rows.get(top_row..).unwrap_or_default();
    let with_text = below.iter().find(|row| row.part != Part::Blank);
    with_text.map_or(Anchor::Start, |row| {
        let first = row.row.glyphs.first();
        Anchor::At(row.part, first.map_or(0, |glyph| glyph.byte_start))
    })
}

/// The row that holds a byte of a part: the last one of the part that begins at or before it, or
/// the part's first one. `None` where nothing of the part is set.
///
/// Rows stand in reading order, and so do parts and bytes: the row is found by halving.
pub(super) fn row_of(composition: &Composition, part: Part, byte: usize) -> Option<usize> {
    let rows = &composition.rows;
    let with_text = |from: usize| (from..rows.len()).find(|idx| rows[*idx].part != Part::Blank);
    let is_after = |row: &SetRow| {
        let begins = row.row.glyphs.first().map_or(0, |glyph| glyph.byte_start);
        (row.part, begins) > (part, byte)
    };
    // The last row with text that begins no later than the byte; an empty row goes with the one
    // below it.
    let (mut low, mut high, mut found) = (0, rows.len(), None);
    while low < high {
        let middle = usize::midpoint(low, high);
        match with_text(middle).filter(|idx| *idx < high) {
            Some(idx) if is_after(&rows[idx]) => high = middle,
            Some(idx) => (low, found) = (idx + 1, Some(idx)),
            None => high = middle,
        }
    }
    let first_of_part = || with_text(found.map_or(0, |idx| idx + 1));
    found
        .filter(|idx| rows[*idx].part == part)
        .or_else(|| first_of_part().filter(|idx| rows[*idx].part == part))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Glyph, Row};

    /// A composition of rows, each a part and the byte that it begins with.
    fn composition(rows: &[(Part, usize)]) -> Composition {
        let glyph = |byte_start| Glyph {
            byte_start,
            byte_len: 1,
            col: 0,
            cols: 1,
        };
        let row = |(part, byte_start): &(Part, usize)| SetRow {
            part: *part,
            row: match part {
                Part::Blank => Row::default(),
                _ => Row {
                    glyphs: vec![glyph(*byte_start)],
                },
            },
        };
        Composition {
            rows: rows.iter().map(row).collect(),
        }
    }

    #[test]
    fn every_byte_has_its_row() {
        use Part::{Blank, Body, Kicker, Subtitle, Title};
        let composition = composition(&[
            (Title, 0),
            (Title, 30),
            (Blank, 0),
            (Body(0), 3),
            (Body(0), 40),
            (Blank, 0),
            (Blank, 0),
            (Body(2), 0),
            (Body(2), 9),
        ]);
        for (part, byte, expected) in [
            (Title, 0, Some(0)),
            (Title, 29, Some(0)),
            (Title, 30, Some(1)),
            (Title, 999, Some(1)),
            (Body(0), 0, Some(3)),
            (Body(0), 39, Some(3)),
            (Body(0), 41, Some(4)),
            (Body(2), 0, Some(7)),
            (Body(2), 9, Some(8)),
            (Kicker, 0, None),
            (Subtitle, 5, None),
            (Body(1), 0, None),
            (Body(3), 0, None),
        ] {
            assert_eq!(
                row_of(&composition, part, byte),
                expected,
                "{part:?} {byte}"
            );
        }
        assert_eq!(row_of(&Composition::default(), Title, 0), None);
    }
}

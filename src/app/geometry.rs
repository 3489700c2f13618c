use ratatui::layout::Rect;

use super::{PaneWish, Panes, Zoom};

/// A narrower screen is too small to read on.
pub const MIN_COLS: u16 = 20;
/// A lower screen is too small to read on.
pub const MIN_ROWS: u16 = 4;
/// From this width on two panes stand side by side.
const TWO_PANES_COLS: u16 = 72;
/// From this width on three panes do.
const THREE_PANES_COLS: u16 = 110;
/// From this height of its place on the text shares it with the details.
const DOCKED_ROWS: u16 = 12;
/// Rows of the details under a text, at least and at most.
const DETAILS_ROWS: (u16, u16) = (5, 14);
/// From this height on the panes have titles.
const TITLED_ROWS: u16 = 6;

/// The panes of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PaneId {
    /// The list of headlines.
    Headlines,
    /// The text.
    #[default]
    Reader,
    /// All that is known of what is chosen, under the text.
    Details,
    /// Key figures and entities.
    Sidebar,
}

impl PaneId {
    /// From left to right, and from top to bottom.
    pub const ALL: [Self; 4] = [Self::Headlines, Self::Reader, Self::Details, Self::Sidebar];
}

/// Where everything stands on a screen of one size. Drawing, paging and the mouse all ask here, so
/// they cannot disagree.
///
/// ```text
/// header header header header header     row 0
/// title   | title           | title      row 1, [`Layout::title`]; not on a screen of under 6 rows
/// list    | text            | figures    the panes: their content alone
/// list    | title           | figures    where the details show, they take the lower part
/// list    | details         | figures    of the text's place
/// footer footer footer footer footer     the last row
/// ```
///
/// Every cell belongs to exactly one of header, footer, a title, a pane or a separator (`|`, one
/// column, from the row of titles to the last row of the panes).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// The line at the top: edition and position.
    pub header: Rect,
    /// The list of headlines, where it shows.
    pub headlines: Option<Rect>,
    /// The text, where it shows: always, unless a narrow screen gives its place to a pane that has
    /// the keys.
    pub reader: Option<Rect>,
    /// The details of what is chosen, where they show.
    pub details: Option<Rect>,
    /// Key figures and entities, where they show.
    pub sidebar: Option<Rect>,
    /// One column each, between two panes.
    pub separators: Vec<Rect>,
    /// The line at the bottom: keys, prompt or notice.
    pub footer: Rect,
    /// What stands in place of the panes goes here, its title in the row above.
    pub overlay: Rect,
    /// The place the text has, or would have were it not hidden now: what it is set for.
    pub reading: Rect,
}

impl Layout {
    /// The content of a pane, where it shows.
    #[must_use]
    pub fn pane(&self, pane: PaneId) -> Option<Rect> {
        match pane {
            PaneId::Headlines => self.headlines,
            PaneId::Reader => self.reader,
            PaneId::Details => self.details,
            PaneId::Sidebar => self.sidebar,
        }
    }

    /// The row above a pane, where it shows and the screen is high enough.
    #[must_use]
    pub fn title(&self, pane: PaneId) -> Option<Rect> {
        let pane = self.pane(pane)?;
        (pane.y > self.header.bottom()).then(|| Rect {
            y: pane.y - 1,
            height: 1,
            ..pane
        })
    }

    /// Whether nothing but "too small" can be shown.
    #[must_use]
    pub fn is_too_small(&self) -> bool {
        PaneId::ALL.iter().all(|pane| self.pane(*pane).is_none())
    }

    /// The pane at a cell; its title belongs to it.
    #[must_use]
    pub fn pane_at(&self, col: u16, row: u16) -> Option<PaneId> {
        PaneId::ALL.into_iter().find(|pane| {
            [self.pane(*pane), self.title(*pane)]
                .into_iter()
                .flatten()
                .any(|rect| rect.contains((col, row).into()))
        })
    }
}

/// Lays the panes out on a screen.
///
/// Wide ones (from 110 columns) show all three. Narrower ones fold the sidebar; when it has the
/// keys it shows and the list folds instead, and the text keeps its width. Under 72 columns one
/// pane shows, the one that has the keys. A pane that has the keys always shows.
#[must_use]
pub fn layout(screen: Rect, panes: &Panes) -> Layout {
    let row = |y: u16| Rect {
        y,
        height: 1,
        ..screen
    };
    if screen.width < MIN_COLS || screen.height < MIN_ROWS {
        return Layout {
            header: Rect {
                height: screen.height.min(1),
                ..screen
            },
            ..Layout::default()
        };
    }
    let title_rows = u16::from(screen.height >= TITLED_ROWS);
    let area = Rect {
        y: screen.y + 1 + title_rows,
        height: screen.height - 2 - title_rows,
        ..screen
    };
    let mut layout = Layout {
        header: row(screen.y),
        footer: row(screen.bottom() - 1),
        overlay: area,
        ..Layout::default()
    };
    let alone = panes.zoom == Zoom::Reader;
    let wants =
        |pane: PaneId, wish: PaneWish| !alone && (panes.focus == pane || wish == PaneWish::Shown);
    let wants_list = wants(PaneId::Headlines, panes.headlines);
    let wants_sidebar = wants(PaneId::Sidebar, panes.sidebar);

    let (list, sidebar, side_cols) = if screen.width >= THREE_PANES_COLS {
        let side_cols = (screen.width / 4).clamp(28, 40);
        (wants_list, wants_sidebar, side_cols)
    } else if screen.width >= TWO_PANES_COLS {
        let sidebar = wants_sidebar && (panes.focus == PaneId::Sidebar || !wants_list);
        (
            wants_list && !sidebar,
            sidebar,
            (screen.width / 3).clamp(24, 30),
        )
    } else {
        layout.reading = area;
        match panes.focus {
            PaneId::Headlines if wants_list => layout.headlines = Some(area),
            PaneId::Sidebar if wants_sidebar => layout.sidebar = Some(area),
            _ => dock_details(&mut layout, panes),
        }
        return layout;
    };

    let separator = |x: u16| Rect {
        x,
        y: area.y - title_rows,
        width: 1,
        height: area.height + title_rows,
    };
    let (mut left, mut right) = (area.x, area.right());
    if list {
        layout.headlines = Some(Rect {
            width: side_cols,
            ..area
        });
        layout.separators.push(separator(left + side_cols));
        left += side_cols + 1;
    }
    if sidebar {
        right -= side_cols + 1;
        layout.separators.push(separator(right));
        layout.sidebar = Some(Rect {
            x: right + 1,
            width: side_cols,
            ..area
        });
    }
    layout.reading = Rect {
        x: left,
        width: right - left,
        ..area
    };
    dock_details(&mut layout, panes);
    layout
}

/// Gives the text its place, and its lower part to the details where they are wanted. On a low
/// screen they have all of it while they have the keys, and none else.
fn dock_details(layout: &mut Layout, panes: &Panes) {
    let place = layout.reading;
    if panes.details == PaneWish::Hidden && panes.focus != PaneId::Details {
        layout.reader = Some(place);
    } else if place.height >= DOCKED_ROWS {
        let (least, most) = DETAILS_ROWS;
        let height = (place.height * 2 / 5).clamp(least, most);
        layout.details = Some(Rect {
            y: place.bottom() - height,
            height,
            ..place
        });
        // The row above is the title of the details.
        layout.reading.height -= height + 1;
        layout.reader = Some(layout.reading);
    } else if panes.focus == PaneId::Details {
        layout.details = Some(place);
    } else {
        layout.reader = Some(place);
    }
}

/// The column of text in the reader: `reading` is [`Layout::reading`], `wish_cols` the measure the
/// person wants. It is centred, an even number of cells wide, and leaves one cell free on its left
/// and two on its right, where a mark may hang.
#[must_use]
pub fn column(reading: Rect, wish_cols: usize) -> Rect {
    let room = reading.width.saturating_sub(3).max(2);
    let cols = room
        .min(u16::try_from(wish_cols).unwrap_or(u16::MAX))
        .max(2)
        & !1;
    Rect {
        x: reading.x + (reading.width.saturating_sub(cols + 1)) / 2,
        width: cols.min(reading.width),
        ..reading
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn panes(focus: PaneId) -> Panes {
        Panes {
            focus,
            ..Panes::default()
        }
    }

    /// Which panes show, as `LRDS`.
    fn shown(cols: u16, rows: u16, panes: &Panes) -> String {
        let layout = layout(Rect::new(0, 0, cols, rows), panes);
        PaneId::ALL
            .into_iter()
            .zip(["L", "R", "D", "S"])
            .filter(|(pane, _)| layout.pane(*pane).is_some())
            .map(|(_, name)| name)
            .collect()
    }

    #[test]
    fn narrow_screens_fold_the_sidebar_then_the_list_never_the_text() {
        for (cols, rows, expected) in [
            (200, 50, "LRS"),
            (110, 30, "LRS"),
            (109, 30, "LR"),
            (80, 24, "LR"),
            (72, 24, "LR"),
            (71, 24, "R"),
            (40, 10, "R"),
            (20, 4, "R"),
            (19, 24, ""),
            (80, 3, ""),
            (0, 0, ""),
        ] {
            assert_eq!(
                shown(cols, rows, &Panes::default()),
                expected,
                "{cols}x{rows}"
            );
        }
    }

    #[test]
    fn a_folded_pane_shows_while_it_has_the_keys() {
        for (cols, focus, expected) in [
            (80, PaneId::Sidebar, "RS"),
            (80, PaneId::Headlines, "LR"),
            (40, PaneId::Sidebar, "S"),
            (40, PaneId::Headlines, "L"),
        ] {
            assert_eq!(shown(cols, 24, &panes(focus)), expected, "{cols} {focus:?}");
        }
        let hidden = Panes {
            headlines: PaneWish::Hidden,
            ..Panes::default()
        };
        assert_eq!(shown(80, 24, &hidden), "RS");
        let zoomed = Panes {
            zoom: Zoom::Reader,
            ..Panes::default()
        };
        assert_eq!(shown(200, 50, &zoomed), "R");
    }

    #[test]
    fn the_details_share_the_texts_place_where_it_is_high_enough() {
        for (cols, rows, focus, expected) in [
            (120, 36, PaneId::Reader, "LRDS"),
            (80, 24, PaneId::Reader, "LRD"),
            (80, 24, PaneId::Sidebar, "RDS"),
            (40, 24, PaneId::Reader, "RD"),
            (40, 24, PaneId::Headlines, "L"),
            (80, 14, PaneId::Reader, "LR"),
            (80, 14, PaneId::Details, "LD"),
            (40, 5, PaneId::Details, "D"),
        ] {
            let panes = Panes {
                details: PaneWish::Shown,
                ..panes(focus)
            };
            assert_eq!(
                shown(cols, rows, &panes),
                expected,
                "{cols}x{rows} {focus:?}"
            );
        }
    }

    #[test]
    fn the_text_keeps_its_width_when_the_sidebar_takes_the_lists_place() {
        let screen = Rect::new(0, 0, 80, 24);
        let with_list = layout(screen, &panes(PaneId::Reader)).reading.width;
        let with_sidebar = layout(screen, &panes(PaneId::Sidebar)).reading.width;
        assert_eq!(with_list, with_sidebar);
    }

    #[test]
    fn every_cell_belongs_to_one_part() {
        for (cols, rows) in [(120, 36), (110, 6), (80, 24), (72, 5), (40, 10), (20, 4)] {
            for focus in PaneId::ALL {
                let layout = layout(Rect::new(0, 0, cols, rows), &panes(focus));
                let mut parts = vec![layout.header, layout.footer];
                parts.extend(&layout.separators);
                for pane in PaneId::ALL {
                    parts.extend(layout.pane(pane));
                    parts.extend(layout.title(pane));
                }
                let cells: u32 = parts.iter().map(|part| part.area()).sum();
                assert_eq!(
                    cells,
                    u32::from(cols) * u32::from(rows),
                    "{cols}x{rows} {focus:?}"
                );
                for (i, a) in parts.iter().enumerate() {
                    assert!(parts[i + 1..].iter().all(|b| !a.intersects(*b)), "{a:?}");
                }
            }
        }
    }

    #[test]
    fn the_column_is_even_centred_and_leaves_room_to_hang_a_mark() {
        for (width, wish, expected_x, expected_width) in [
            (120, 80, 19, 80),
            (62, 80, 1, 58),
            (40, 80, 1, 36),
            (20, 80, 1, 16),
            (60, 24, 17, 24),
        ] {
            let column = column(Rect::new(0, 0, width, 10), wish);
            assert_eq!(
                (column.x, column.width),
                (expected_x, expected_width),
                "{width} {wish}"
            );
            assert!(column.right() + 2 <= width);
        }
    }
}

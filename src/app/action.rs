use crate::lang::{self, Lang};

/// What the actions are about; the help is parted by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// Moving in the pane that has the keys.
    Moving,
    /// From article to article.
    Articles,
    /// Figures and names.
    Mentions,
    /// Searching.
    Search,
    /// Which panes show and have the keys.
    Panes,
    /// How the text is set and what is highlighted.
    Setting,
    /// The program itself.
    Program,
}

impl Group {
    /// Its title in the help.
    #[must_use]
    pub fn title(self, lang: Lang) -> &'static str {
        lang::actions::group_title(&format!("{self:?}"), lang)
    }
}

/// Makes the enum, its names and its English help from one list, so that they cannot part.
macro_rules! actions {
    ($($group:ident { $(#[doc = $doc:literal] $variant:ident = $name:literal,)* })*) => {
        /// Everything a key can ask for. The line above each is its help in English;
        /// [`crate::lang::actions`] has the Chinese.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Action {
            $($(#[doc = $doc] $variant,)*)*
        }

        impl Action {
            /// All of them, in the order of the help.
            pub const ALL: &[Self] = &[$($(Self::$variant,)*)*];

            /// Its name in a keymap.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $($(Self::$variant => $name,)*)* }
            }

            /// What it is about.
            #[must_use]
            pub const fn group(self) -> Group {
                match self { $($(Self::$variant => Group::$group,)*)* }
            }

            const fn english(self) -> &'static str {
                match self { $($(Self::$variant => $doc,)*)* }
            }
        }
    };
}

actions! {
    Moving {
        /// Down one line, headline or entry; the count says how many
        LineDown = "line-down",
        /// Up one line, headline or entry
        LineUp = "line-up",
        /// Down half a page
        HalfPageDown = "half-page-down",
        /// Up half a page
        HalfPageUp = "half-page-up",
        /// Down one page
        PageDown = "page-down",
        /// Up one page
        PageUp = "page-up",
        /// Next paragraph; in the list, next source; in the sidebar, next section
        ParagraphNext = "paragraph-next",
        /// Previous paragraph, source or section
        ParagraphPrevious = "paragraph-previous",
        /// To the top
        Top = "top",
        /// To the end; with a count, to the headline of that number
        End = "end",
        /// Read what is chosen: give the keys to the text
        Open = "open",
    }
    Articles {
        /// Next headline, from any pane
        ArticleNext = "article-next",
        /// Previous headline, from any pane
        ArticlePrevious = "article-previous",
        /// First headline of the next source
        SourceNext = "source-next",
        /// First headline of this source, then of the previous one
        SourcePrevious = "source-previous",
        /// Next headline not yet read
        UnreadNext = "unread-next",
        /// Type the number of a headline to go to
        GoToHeadline = "go-to-headline",
        /// Back to where one was
        Back = "back",
        /// Forward again
        Forward = "forward",
    }
    Mentions {
        /// Next figure; only highlighted ones where a kind is highlighted
        FigureNext = "figure-next",
        /// Previous figure
        FigurePrevious = "figure-previous",
        /// Next name of a person, place, organization or work
        EntityNext = "entity-next",
        /// Previous name
        EntityPrevious = "entity-previous",
        /// Next mention of the chosen name, in this article or the next
        SameNext = "same-next",
        /// Previous mention of the chosen name
        SamePrevious = "same-previous",
        /// Copy the chosen figure or name, with its headline
        Copy = "copy",
        /// Copy all figures of the article, as a table for a spreadsheet
        CopyTable = "copy-table",
    }
    Search {
        /// Search in the text of all articles
        SearchText = "search-text",
        /// Search in the headlines
        SearchHeadlines = "search-headlines",
        /// Next match
        MatchNext = "match-next",
        /// Previous match
        MatchPrevious = "match-previous",
    }
    Panes {
        /// Keys to the next pane
        FocusNext = "focus-next",
        /// Keys to the previous pane
        FocusPrevious = "focus-previous",
        /// Keys to the pane on the left
        FocusLeft = "focus-left",
        /// Keys to the pane on the right
        FocusRight = "focus-right",
        /// Keys to the headlines
        FocusHeadlines = "focus-headlines",
        /// Keys to the text
        FocusReader = "focus-reader",
        /// Keys to the sidebar
        FocusSidebar = "focus-sidebar",
        /// Keys to the details of what is chosen
        FocusDetails = "focus-details",
        /// Hide or show the headlines
        ToggleHeadlines = "toggle-headlines",
        /// Hide or show the sidebar
        ToggleSidebar = "toggle-sidebar",
        /// Show or hide all that is known of the chosen figure or name
        ToggleDetails = "toggle-details",
        /// The text alone, or all panes again
        Zoom = "zoom",
    }
    Setting {
        /// Next way to highlight: all, key figures, one kind after the other, nothing
        HighlightNext = "highlight-next",
        /// Previous way to highlight
        HighlightPrevious = "highlight-previous",
        /// Highlight all figures and names
        HighlightAll = "highlight-all",
        /// Highlight key figures
        HighlightKeyFigures = "highlight-key-figures",
        /// Highlight nothing
        HighlightNone = "highlight-none",
        /// Highlight amounts of money
        HighlightMoney = "highlight-money",
        /// Highlight percentages
        HighlightPercent = "highlight-percent",
        /// Highlight physical measures
        HighlightMeasure = "highlight-measure",
        /// Highlight counts
        HighlightCount = "highlight-count",
        /// Highlight durations
        HighlightDuration = "highlight-duration",
        /// Highlight multiples
        HighlightMultiple = "highlight-multiple",
        /// Highlight ranks
        HighlightRank = "highlight-rank",
        /// Highlight persons
        HighlightPerson = "highlight-person",
        /// Highlight places
        HighlightPlace = "highlight-place",
        /// Highlight organizations
        HighlightOrganization = "highlight-organization",
        /// Highlight works
        HighlightWork = "highlight-work",
        /// Highlight dates and periods; the keys for figures go through them
        HighlightDates = "highlight-dates",
        /// Longer lines
        MeasureWider = "measure-wider",
        /// Shorter lines
        MeasureNarrower = "measure-narrower",
        /// Close lines to the measure, or leave them ragged
        Justify = "justify",
        /// Ambiguous characters (“ ” — …) take one cell, or two
        AmbiguousWidth = "ambiguous-width",
    }
    Program {
        /// All keys
        Help = "help",
        /// Back out: of the help, a pane, a choice, a search, the zoom
        BackOut = "back-out",
        /// Take the mouse, or leave it to the terminal
        MouseCapture = "mouse-capture",
        /// Draw the screen anew
        Redraw = "redraw",
        /// Stop, and come back with the shell's fg
        Suspend = "suspend",
        /// Quit
        Quit = "quit",
    }
}

impl Action {
    /// The action of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|action| action.name() == name)
    }

    /// What it does, for the help.
    #[must_use]
    pub fn description(self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.english().trim(),
            Lang::Zh => lang::actions::chinese(self.name()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_action_has_its_own_name_and_both_languages() {
        let mut names = HashSet::new();
        for action in Action::ALL {
            assert!(names.insert(action.name()), "{}", action.name());
            assert_eq!(Action::from_name(action.name()), Some(*action));
            let chinese = action.description(Lang::Zh);
            assert!(chinese.chars().any(|c| c > '\u{2e80}'), "{}", action.name());
            for lang in [Lang::Zh, Lang::En] {
                assert!(
                    !action.group().title(lang).is_empty(),
                    "{:?}",
                    action.group()
                );
            }
        }
    }
}

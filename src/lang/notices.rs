//! What the status line says when something was done, or could not be.

use super::Lang;

/// What there is to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice<'a> {
    /// The query stands nowhere.
    NotFound(&'a str),
    /// There is no search to go on with.
    NoSearch,
    /// The search went on from the beginning.
    SearchedFromStart,
    /// The search went on from the end.
    SearchedFromEnd,
    /// There is no further article.
    LastArticle,
    /// There is no article before.
    FirstArticle,
    /// Everything was read.
    NothingUnread,
    /// There is no headline of this number.
    NoSuchHeadline {
        /// What was typed.
        typed: &'a str,
        /// How many there are.
        count: usize,
    },
    /// The article is at its end.
    EndOfArticle {
        /// The key for the next one, if there is one.
        next_key: &'a str,
    },
    /// The article was not yet analysed.
    NotAnalysed,
    /// There is no figure further on.
    LastFigure,
    /// There is no figure before.
    FirstFigure,
    /// There is no name further on.
    LastEntity,
    /// There is no name before.
    FirstEntity,
    /// No name is chosen.
    NoEntityChosen,
    /// Nothing is chosen, and nothing that shows could be.
    NothingChosen,
    /// This went to the clipboard.
    Copied(&'a str),
    /// So many figures went to the clipboard.
    CopiedFigures(usize),
    /// There is nowhere to go back to.
    NoPlaceBack,
    /// There is nowhere to go forward to.
    NoPlaceForward,
    /// The measure, in cells.
    Measure(usize),
    /// Lines are closed to the measure.
    Justified,
    /// Lines are ragged.
    Ragged,
    /// So many cells for an ambiguous character.
    AmbiguousWidth(usize),
    /// The program has the mouse.
    MouseTaken,
    /// The terminal has the mouse.
    MouseReleased,
    /// What is highlighted now: the description of the action for it.
    Highlight(&'a str),
    /// A source could not be opened.
    Failed {
        /// The source.
        source: &'a str,
        /// Why.
        reason: &'a str,
    },
    /// The worker broke.
    Broke(&'a str),
}

impl Notice<'_> {
    /// The words for it.
    #[must_use]
    pub fn words(&self, lang: Lang) -> String {
        match lang {
            Lang::Zh => self.chinese(),
            Lang::En => self.english(),
        }
    }

    fn chinese(&self) -> String {
        match self {
            Self::NotFound(query) => format!("未找到：{query}"),
            Self::NoSearch => "尚未查找".into(),
            Self::SearchedFromStart => "已到末尾，从头再找".into(),
            Self::SearchedFromEnd => "已到开头，从末尾再找".into(),
            Self::LastArticle => "已是最后一篇".into(),
            Self::FirstArticle => "已是第一篇".into(),
            Self::NothingUnread => "没有未读的文章".into(),
            Self::NoSuchHeadline { typed, count } => {
                format!("没有第 {typed} 篇，共 {count} 篇")
            }
            Self::EndOfArticle { next_key: "" } => "本篇完".into(),
            Self::EndOfArticle { next_key } => format!("本篇完，按 {next_key} 读下一篇"),
            Self::NotAnalysed => "本篇正在分析".into(),
            Self::LastFigure => "本篇再没有数据".into(),
            Self::FirstFigure => "前面没有数据".into(),
            Self::LastEntity => "本篇再没有名称".into(),
            Self::FirstEntity => "前面没有名称".into(),
            Self::Copied(words) => format!("已复制：{words}"),
            Self::CopiedFigures(count) => format!("已复制 {count} 处数据"),
            Self::NothingChosen => "屏上没有可选的数据或名称".into(),
            Self::NoEntityChosen => "尚未选中名称".into(),
            Self::NoPlaceBack => "没有更早的位置".into(),
            Self::NoPlaceForward => "没有更晚的位置".into(),
            Self::Measure(cols) => format!("版心 {cols} 格（{} 字）", cols / 2),
            Self::Justified => "两端对齐".into(),
            Self::Ragged => "左对齐".into(),
            Self::AmbiguousWidth(cols) => format!("歧义宽度字符占 {cols} 格"),
            Self::MouseTaken => "鼠标由读报接管".into(),
            Self::MouseReleased => "鼠标交还终端".into(),
            Self::Highlight(mode) => (*mode).into(),
            Self::Failed { source, reason } => format!("打不开 {source}：{reason}"),
            Self::Broke(reason) => format!("后台出错：{reason}"),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::NotFound(query) => format!("Not found: {query}"),
            Self::NoSearch => "Nothing has been searched for".into(),
            Self::SearchedFromStart => "Searched on from the beginning".into(),
            Self::SearchedFromEnd => "Searched on from the end".into(),
            Self::LastArticle => "This is the last article".into(),
            Self::FirstArticle => "This is the first article".into(),
            Self::NothingUnread => "No article is unread".into(),
            Self::NoSuchHeadline { typed, count } => {
                format!("There is no headline {typed}; there are {count}")
            }
            Self::EndOfArticle { next_key: "" } => "End of the article".into(),
            Self::EndOfArticle { next_key } => {
                format!("End of the article; {next_key} opens the next")
            }
            Self::NotAnalysed => "The article is still being analysed".into(),
            Self::LastFigure => "No further figure in this article".into(),
            Self::FirstFigure => "No figure before this".into(),
            Self::LastEntity => "No further name in this article".into(),
            Self::FirstEntity => "No name before this".into(),
            Self::Copied(words) => format!("Copied: {words}"),
            Self::CopiedFigures(count) => format!("Copied {count} figures"),
            Self::NothingChosen => "No figure and no name to choose on the screen".into(),
            Self::NoEntityChosen => "No name is chosen".into(),
            Self::NoPlaceBack => "There is nowhere to go back to".into(),
            Self::NoPlaceForward => "There is nowhere to go forward to".into(),
            Self::Measure(cols) => format!("Lines of {cols} cells ({} characters)", cols / 2),
            Self::Justified => "Lines are closed to the measure".into(),
            Self::Ragged => "Lines are ragged".into(),
            Self::AmbiguousWidth(1) => "Ambiguous characters take one cell".into(),
            Self::AmbiguousWidth(cols) => format!("Ambiguous characters take {cols} cells"),
            Self::MouseTaken => "The mouse is the reader's".into(),
            Self::MouseReleased => "The mouse is the terminal's".into(),
            Self::Highlight(mode) => (*mode).into(),
            Self::Failed { source, reason } => format!("Cannot open {source}: {reason}"),
            Self::Broke(reason) => format!("The worker failed: {reason}"),
        }
    }
}

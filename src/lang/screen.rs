//! Every word of the panes, the status line and the messages over them.

use super::Lang;

/// A word or sentence of the screen that is always the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(
    missing_docs,
    reason = "the words themselves stand below, in both languages"
)]
pub enum Label {
    Program,
    Headlines,
    Text,
    FiguresAndNames,
    KeyFigures,
    Persons,
    Places,
    Organizations,
    Works,
    Money,
    Percent,
    Measure,
    Count,
    Duration,
    Multiple,
    Rank,
    Number,
    OnlyKeyFigures,
    NotHighlighted,
    Opening,
    Analysing,
    NothingFound,
    NothingToRead,
    TooSmall,
    Keys,
    SearchText,
    SearchHeadlines,
    GoToHeadline,
    HintLine,
    HintPage,
    HintArticle,
    HintFigure,
    HintName,
    HintPane,
    HintSearch,
    HintMatch,
    HintHelp,
    HintRead,
    HintUnread,
    HintGoThere,
    HintHighlight,
    HintClose,
    HintEndSearch,
    HintQuit,
    Details,
    Dates,
    Days,
    Indicator,
    Subject,
    Value,
    BaseUnit,
    Period,
    Change,
    Modifier,
    Sentence,
    MentionsHere,
    FullName,
    AlsoCalled,
    Title,
    PartOf,
    SameIndicator,
    AlsoIn,
    ThisArticle,
    NothingChosen,
    HintDetails,
    HintGoToPlace,
}

impl Label {
    /// The words in a language.
    #[must_use]
    pub const fn words(self, lang: Lang) -> &'static str {
        let (zh, en) = match self {
            Self::Program => ("读报", "dubao"),
            Self::Headlines => ("标题", "Headlines"),
            Self::Text => ("正文", "Text"),
            Self::FiguresAndNames => ("数据与名称", "Figures and names"),
            Self::KeyFigures => ("关键数据", "Key figures"),
            Self::Persons => ("人物", "People"),
            Self::Places => ("地名", "Places"),
            Self::Organizations => ("机构", "Organizations"),
            Self::Works => ("作品", "Works"),
            Self::Money => ("金额", "Money"),
            Self::Percent => ("百分比", "Percentages"),
            Self::Measure => ("计量", "Measures"),
            Self::Count => ("数量", "Counts"),
            Self::Duration => ("时长", "Durations"),
            Self::Multiple => ("倍数", "Multiples"),
            Self::Rank => ("位次", "Ranks"),
            Self::Number => ("数", "Numbers"),
            Self::OnlyKeyFigures => ("仅关键数据", "Key figures only"),
            Self::NotHighlighted => ("不标亮", "Not highlighted"),
            Self::Opening => ("正在打开", "Opening"),
            Self::Analysing => ("正在分析", "Analysing"),
            Self::NothingFound => ("没有数据和名称", "No figures, no names"),
            Self::NothingToRead => ("没有可读的文章", "There is nothing to read"),
            Self::TooSmall => ("终端太小", "Terminal too small"),
            Self::Keys => ("按键", "Keys"),
            Self::SearchText => ("查找", "Search"),
            Self::SearchHeadlines => ("找标题", "Search headlines"),
            Self::GoToHeadline => ("到第几篇", "Go to headline"),
            Self::HintLine => ("行", "line"),
            Self::HintPage => ("页", "page"),
            Self::HintArticle => ("篇", "article"),
            Self::HintFigure => ("数据", "figure"),
            Self::HintName => ("名称", "name"),
            Self::HintPane => ("换栏", "pane"),
            Self::HintSearch => ("查找", "search"),
            Self::HintMatch => ("匹配", "match"),
            Self::HintHelp => ("帮助", "help"),
            Self::HintRead => ("阅读", "read"),
            Self::HintUnread => ("未读", "unread"),
            Self::HintGoThere => ("到原文", "to the text"),
            Self::HintHighlight => ("标亮", "highlight"),
            Self::HintClose => ("关闭", "close"),
            Self::HintEndSearch => ("结束查找", "end search"),
            Self::HintQuit => ("退出", "quit"),
            Self::Dates => ("日期与时期", "Dates"),
            Self::Days => ("日子", "Days"),
            Self::Details => ("详情", "Details"),
            Self::Indicator => ("指标", "Indicator"),
            Self::Subject => ("主体", "Whose"),
            Self::Value => ("数值", "Value"),
            Self::BaseUnit => ("折合", "In base unit"),
            Self::Period => ("时期", "Period"),
            Self::Change => ("变化", "Change"),
            Self::Modifier => ("修饰", "Qualified"),
            Self::Sentence => ("原文", "Sentence"),
            Self::FullName => ("全名", "Full name"),
            Self::AlsoCalled => ("又作", "Also called"),
            Self::Title => ("职务", "Office"),
            Self::PartOf => ("属于", "Part of"),
            Self::MentionsHere => ("本文出现", "Mentions here"),
            Self::SameIndicator => ("同一指标", "Same indicator"),
            Self::AlsoIn => ("也见于", "Also in"),
            Self::NothingChosen => ("未选数据或名称", "Nothing is chosen"),
            Self::ThisArticle => ("本篇", "here"),
            Self::HintDetails => ("详情", "details"),
            Self::HintGoToPlace => ("前往", "go there"),
        };
        match lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }
}

/// How much is open.
#[must_use]
pub fn edition_size(sources: usize, articles: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{sources} 版 {articles} 篇"),
        Lang::En => format!(
            "{} {}",
            counted(sources, "page"),
            counted(articles, "article")
        ),
    }
}

/// Which article this is.
#[must_use]
pub fn article_place(number: usize, count: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("第 {number}/{count} 篇"),
        Lang::En => format!("article {number}/{count}"),
    }
}

/// How many figures the article has.
#[must_use]
pub fn figure_count(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{count} 处数据"),
        Lang::En => counted(count, "figure"),
    }
}

/// How often something stands somewhere.
#[must_use]
pub fn times(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{count} 处"),
        Lang::En => counted(count, "mention"),
    }
}

/// How many sources could not be opened.
#[must_use]
pub fn failure_count(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{count} 份未能打开"),
        Lang::En => format!("{count} not opened"),
    }
}

/// The least size the screen must have.
#[must_use]
pub fn least_size(cols: u16, rows: u16, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("至少 {cols}x{rows}"),
        Lang::En => format!("at least {cols}x{rows}"),
    }
}

fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_counts_one_and_many() {
        assert_eq!(edition_size(1, 25, Lang::En), "1 page 25 articles");
        assert_eq!(figure_count(1, Lang::En), "1 figure");
    }
}

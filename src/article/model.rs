use std::fmt;

/// What one source (a page, a file, standard input) turned out to hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// Name of the source as its reader knows it: a file name, or `-`.
    pub source: String,
    /// The articles in reading order.
    pub articles: Vec<Article>,
    /// Text of the page that stands in no article, each piece with the reason.
    pub dropped: Vec<Dropped>,
    /// What a reader should know of how the articles came about.
    pub warnings: Vec<Warning>,
}

/// One article. All texts are clean (see [`crate::text::clean`]) and hold no line feeds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// The line above the headline (引题, 肩题).
    pub kicker: Option<String>,
    /// The headline (主题); `None` where none is printed anywhere.
    pub title: Option<String>,
    /// The line under the headline (副题).
    pub subtitle: Option<String>,
    /// Who wrote and photographed it, one person each, in the order printed.
    pub byline: Vec<Credit>,
    /// The paper, short, where it is named.
    pub outlet: Option<String>,
    /// The dateline without its bracketed names: `湖南日报8月26日讯`.
    pub dateline: Option<String>,
    /// The day the article is of, where it tells.
    pub date: Option<CalendarDate>,
    /// The text, block by block.
    pub body: Vec<Block>,
}

/// One block of an article's body.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Block {
    /// What the block is.
    pub kind: BlockKind,
    /// Its text, never empty.
    pub text: String,
    /// Byte offsets into `text` where two pieces of the page were joined and the join is uncertain.
    pub uncertain_joins: Vec<usize>,
}

/// What a block of the body is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A paragraph as the writer wrote it.
    #[default]
    Paragraph,
    /// A crosshead (小标题).
    Heading,
    /// The caption of a photograph.
    Caption,
    /// An editor's note (编者按) inside a story.
    Note,
}

/// One person of a byline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// 记者, 通讯员, 摄影 …; empty where none is printed.
    pub role: String,
    /// The name.
    pub name: String,
}

/// A day of the Gregorian calendar. Its `Display` is ISO 8601.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CalendarDate {
    year: u16,
    month: u8,
    day: u8,
}

impl CalendarDate {
    /// The day, or `None` where the calendar has no such day.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => 0,
        };
        (1..=days)
            .contains(&day)
            .then_some(Self { year, month, day })
    }

    /// Year, month (1 to 12) and day of the month (1 to 31).
    #[must_use]
    pub fn ymd(self) -> (u16, u8, u8) {
        (self.year, self.month, self.day)
    }
}

impl fmt::Display for CalendarDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// Text of a page that stands in no article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// The text as it stood.
    pub text: String,
    /// Why it stands in no article.
    pub reason: DropReason,
}

/// Why a text stands in no article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DropReason {
    /// The very text stands in that article and block already.
    Duplicate {
        /// Index into [`Document::articles`].
        article_idx: usize,
        /// Index into [`Article::body`].
        block_idx: usize,
    },
    /// Nearly the same text stands there already.
    NearCopy {
        /// Index into [`Document::articles`].
        article_idx: usize,
        /// Index into [`Article::body`].
        block_idx: usize,
    },
    /// Part of the page, not of a story: folio, column name, advertisement of the paper itself.
    Furniture,
}

/// What a reader should know of how a document came about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Article it concerns, an index into [`Document::articles`]; `None` for the whole source.
    pub article_idx: Option<usize>,
    /// One sentence.
    pub message: String,
}

/// Names an article by its text: equal texts have equal ids on every machine and in every version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ArticleId(pub u64);

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl Article {
    /// The article's id: FNV-1a over its title and its blocks.
    #[must_use]
    pub fn id(&self) -> ArticleId {
        let title = self.title.as_deref().unwrap_or_default();
        let texts = std::iter::once(title).chain(self.body.iter().map(|b| b.text.as_str()));
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for text in texts {
            // 0xff stands in no UTF-8 text: it parts the blocks.
            for byte in text.bytes().chain([0xff]) {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
        ArticleId(hash)
    }
}

use std::fmt;

use rust_decimal::Decimal;

use crate::article::{ArticleId, CalendarDate};
use crate::text::Span;

/// What was found in one article, in reading order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Analysis {
    /// Stated quantities; no two overlap.
    pub figures: Vec<Figure>,
    /// Mentions of named entities; no two overlap.
    pub entities: Vec<Entity>,
    /// Who is who among them.
    pub identities: Vec<Identity>,
    /// Dates and periods; no two overlap. Figures may: 五年来 is a length of time and a period.
    pub dates: Vec<DateMention>,
}

/// A place in an article's body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Mention {
    /// Index into [`crate::article::Article::body`].
    pub block_idx: usize,
    /// Into that block's text.
    pub span: Span,
}

/// A stated quantity: a numeral with its unit or measure word.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Where it stands, from the first sign or digit to the end of the unit.
    pub at: Mention,
    /// What sort of quantity it is.
    pub kind: FigureKind,
    /// The number in base form: 1.2亿 is 120000000. The lower bound of a range.
    pub value: Decimal,
    /// The upper bound of a range.
    pub upper: Option<Decimal>,
    /// The unit or measure word as printed, without 万 or 亿.
    pub unit: Option<String>,
    /// 超, 近, 约, 以上 … beside it.
    pub modifier: Option<String>,
    /// What the number measures, in the writer's own words.
    pub indicator: Option<String>,
    /// Whose figure it is: a place or an organization.
    pub subject: Option<String>,
    /// The time it holds for, as printed.
    pub period: Option<String>,
    /// Its own stated growth.
    pub change: Option<Change>,
    /// From 0 to 1: how far it is a key figure of its article.
    pub salience: f32,
}

/// What sort of quantity a figure is; `GUIDE.md` of the gold defines each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FigureKind {
    /// 元, 美元 …
    Money,
    /// %, 百分之…, 个百分点, 成
    Percent,
    /// A physical unit: 吨, 公里, MW …
    Measure,
    /// A measure word or counted noun: 个, 家, 人次 …
    Count,
    /// 天, 个月, 年 as a length
    Duration,
    /// 倍, 番
    Multiple,
    /// A place in an order: 第八
    Rank,
    /// A plain number without a unit; only where asked for.
    Number,
}

/// The growth stated for a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// As printed: 同比增长6.3%.
    pub text: String,
    /// Up or down.
    pub direction: Direction,
    /// How much, where it is stated.
    pub value: Option<Decimal>,
    /// %, 个百分点, 倍 …
    pub unit: Option<String>,
    /// Against what: 同比, 环比, 较上年 …
    pub basis: Option<String>,
}

/// Which way a figure moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// It rose.
    Up,
    /// It fell.
    Down,
    /// It held (持平).
    Flat,
}

/// One mention of a date or a period.
#[derive(Clone, Debug, PartialEq)]
pub struct DateMention {
    /// Where it stands.
    pub at: Mention,
    /// What sort of time it names.
    pub kind: DateKind,
    /// First and last day, where the words and the article's date tell them.
    pub days: Option<(CalendarDate, CalendarDate)>,
}

/// What sort of time a date mention names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DateKind {
    /// A day or an hour of it.
    Moment,
    /// Months, a quarter, years, a plan.
    Stretch,
    /// 目前, 截至目前
    Now,
    /// 每年, 每月
    Every,
}

/// One mention of a named entity.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// Where it stands.
    pub at: Mention,
    /// What it names.
    pub kind: EntityKind,
}

/// What an entity names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntityKind {
    /// A person, without title.
    Person,
    /// An administrative area, a natural feature, a site.
    Place,
    /// A company, a government body, a school …
    Organization,
    /// A title in 《》, without the marks.
    Work,
}

/// One person, place, organization or work of an article, under whatever names it is mentioned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The same for the same thing in every article that names it in full.
    pub id: EntityId,
    /// What it is.
    pub kind: EntityKind,
    /// Its fullest name.
    pub name: String,
    /// What it is called in this article, in the order of first mention.
    pub forms: Vec<String>,
    /// Of a person: office or profession, as printed (市委书记).
    pub title: Option<String>,
    /// Of a place in China: the areas that it is in, the nearest first (衡阳市, 湖南省).
    pub parents: Vec<String>,
    /// How far the name means the same.
    pub reach: Reach,
    /// Indices into [`Analysis::entities`], in reading order.
    pub mentions: Vec<usize>,
}

/// How far a name means the same thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reach {
    /// Only within its article: 曾 of 曾书记, 市教育局 of a city that nobody named.
    Article,
    /// Wherever it stands.
    Edition,
}

/// Names a person, place, organization or work: equal things have equal ids on every machine and in
/// every version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityId(pub u64);

impl EntityId {
    /// The id of what has this name: FNV-1a. `within` is the article that the name is good for.
    #[must_use]
    pub fn new(kind: EntityKind, name: &str, within: Option<ArticleId>) -> Self {
        let kind = match kind {
            EntityKind::Person => 1,
            EntityKind::Place => 2,
            EntityKind::Organization => 3,
            EntityKind::Work => 4,
        };
        let within = within.map_or(0, |article| article.0).to_le_bytes();
        let bytes = [kind].into_iter().chain(within).chain(name.bytes());
        Self(bytes.fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        }))
    }
}

impl fmt::Display for EntityId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

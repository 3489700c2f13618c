use rust_decimal::Decimal;

use crate::article::CalendarDate;
use crate::text::Span;

/// What was found in one article, in reading order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Analysis {
    /// Stated quantities; no two overlap.
    pub figures: Vec<Figure>,
    /// Named entities; no two overlap.
    pub entities: Vec<Entity>,
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

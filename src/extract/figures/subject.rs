//! Whose figure it is: the place or organization that the sentence names before it, or, where it
//! says 全县, the county that the article speaks of.

use crate::article::Article;
use crate::extract::{Entity, EntityKind, Figure, FigureKind};
use crate::text::Span;

/// Words for the area that an article speaks of, with how the names of such areas end.
const AREAS: &[(&[&str], &[char])] = &[
    (&["全省", "我省", "本省", "该省"], &['省']),
    (&["全市", "我市", "本市", "该市"], &['市']),
    (&["全县", "我县", "本县", "该县"], &['县']),
    (&["全区", "我区", "本区", "该区"], &['区']),
    (&["全州", "我州"], &['州']),
    (&["全镇", "该镇"], &['镇']),
    (&["全乡", "该乡"], &['乡']),
    (&["全村", "该村", "我村"], &['村']),
];

/// Words that stand for a country, which needs no name.
const COUNTRY: &[&str] = &["全国", "我国"];

/// What a name stands behind that is where something is, or who it is with, and not whose it is.
const BEFORE_OTHERS: &[char] = &[
    '在', '对', '向', '从', '由', '与', '比', '较', '赴', '往', '于', '占', '至', '到',
];

/// What is said behind the source of a report.
const TELLS: &[&str] = &[
    "显示",
    "表示",
    "获悉",
    "了解到",
    "介绍",
    "统计",
    "发布",
    "公布",
    "称",
    "说",
    "消息",
    "报道",
    "通报",
];

/// Names the subject of each figure, and takes it from the front of what is measured: 义乌进出口总额 is
/// the total trade of 义乌.
///
/// `figures` and `entities` are those of `article`, in reading order.
pub fn name_subjects(article: &Article, figures: &mut [Figure], entities: &[Entity]) {
    let owners: Vec<&Entity> = entities
        .iter()
        .filter(|e| matches!(e.kind, EntityKind::Place | EntityKind::Organization))
        .collect();
    let spoken_of: Vec<SpokenOf<'_>> = AREAS
        .iter()
        .map(|(_, ends)| SpokenOf::new(article, &owners, ends))
        .collect();
    for figure in figures {
        let Some(block) = article.body.get(figure.at.block_idx) else {
            continue;
        };
        let end = figure.at.span.byte_start;
        let start = sentence_start(&block.text, end);
        let last = owners.partition_point(|e| e.at < figure.at);
        let named = owners.get(..last).unwrap_or_default().iter().rev();
        let in_sentence: Vec<&&Entity> = named
            .take_while(|e| e.at.block_idx == figure.at.block_idx && e.at.span.byte_start >= start)
            .collect();
        for entity in &in_sentence {
            without_owner(figure, entity.at.span.of(&block.text));
        }
        let owner = in_sentence
            .iter()
            .find(|e| owns(&block.text, e.at.span, end));
        let owner_end = owner.map_or(start, |e| e.at.span.byte_end);
        // 居全省第八: among whom, not whose.
        let between = block.text.get(owner_end..end);
        let area = between
            .filter(|_| figure.kind != FigureKind::Rank)
            .and_then(last_area);
        figure.subject = match (area, owner) {
            (Some(Area::Country(word)), _) => Some(word.to_owned()),
            (Some(Area::Local(word, row)), _) => {
                let name = spoken_of.get(row).and_then(|area| area.at(last));
                Some(name.unwrap_or(word).to_owned())
            }
            (None, Some(owner)) => Some(owner.at.span.of(&block.text).to_owned()),
            (None, None) => None,
        };
    }
}

/// Where the sentence begins that runs up to `end`.
fn sentence_start(text: &str, end: usize) -> usize {
    /// No sentence names its subject further away.
    const MAX_CHARS: usize = 200;
    let before = text.get(..end).unwrap_or_default();
    before
        .char_indices()
        .rev()
        .take(MAX_CHARS)
        .find(|(_, c)| matches!(c, '。' | '！' | '？'))
        .map_or_else(
            || {
                before
                    .char_indices()
                    .rev()
                    .nth(MAX_CHARS)
                    .map_or(0, |(at, _)| at)
            },
            |(at, c)| at + c.len_utf8(),
        )
}

/// Whether the figure that begins at `end` can be that of the name at `name`.
fn owns(text: &str, name: Span, end: usize) -> bool {
    let before = text
        .get(..name.byte_start)
        .and_then(|t| t.chars().next_back());
    let behind = text.get(name.byte_end..end).unwrap_or_default();
    let clause = behind.split(['，', '：']).next().unwrap_or_default();
    let told = behind.len() > clause.len() && TELLS.iter().any(|w| clause.contains(w));
    !told && !before.is_some_and(|c| BEFORE_OTHERS.contains(&c))
}

/// An area that has no name of its own where it stands.
enum Area {
    Country(&'static str),
    /// The word, and its row of [`AREAS`].
    Local(&'static str, usize),
}

/// The last word of `text` for an area.
fn last_area(text: &str) -> Option<Area> {
    let mut found: Option<(usize, Area)> = None;
    let mut take = |at: Option<usize>, area: Area| {
        let beside = |at: usize| text.get(..at).and_then(|t| t.chars().next_back());
        if let Some(at) = at
            && !beside(at).is_some_and(|c| matches!(c, '占' | '比' | '较' | '于' | '居' | '列'))
            && found.as_ref().is_none_or(|(before, _)| *before < at)
        {
            found = Some((at, area));
        }
    };
    for (row, (words, _)) in AREAS.iter().enumerate() {
        for word in *words {
            take(text.rfind(word), Area::Local(word, row));
        }
    }
    for word in COUNTRY {
        take(text.rfind(word), Area::Country(word));
    }
    found.map(|(_, area)| area)
}

/// The areas of one sort that an article names.
struct SpokenOf<'a> {
    /// The one that its headline or dateline names.
    in_headline: Option<&'a str>,
    /// By index into the owners: where each is named.
    named: Vec<(usize, &'a str)>,
}

impl<'a> SpokenOf<'a> {
    fn new(article: &'a Article, owners: &[&Entity], ends: &[char]) -> Self {
        let named: Vec<(usize, &str)> = owners
            .iter()
            .enumerate()
            .filter_map(|(i, entity)| Some((i, area_name(article, entity, ends)?)))
            .collect();
        let lines = [
            &article.title,
            &article.kicker,
            &article.subtitle,
            &article.dateline,
        ];
        let in_headline = named.iter().map(|&(_, name)| name).find(|name| {
            lines.iter().any(|line| {
                line.as_deref()
                    .is_some_and(|line| line.contains(stem(name)))
            })
        });
        Self { in_headline, named }
    }

    /// The area of which the article speaks before its owner `last`: that of the headline, else the
    /// one named last, else the first.
    fn at(&self, last: usize) -> Option<&'a str> {
        let before = self
            .named
            .partition_point(|&(i, _)| i < last)
            .saturating_sub(1);
        (self.in_headline).or_else(|| self.named.get(before).map(|&(_, name)| name))
    }
}

/// The name of an administrative area that ends like that; no zone, no park.
fn area_name<'a>(article: &'a Article, entity: &Entity, ends: &[char]) -> Option<&'a str> {
    const ZONES: [&str; 9] = [
        "景区",
        "园区",
        "社区",
        "校区",
        "新区",
        "示范区",
        "开发区",
        "城区",
        "街区",
    ];
    let block = article.body.get(entity.at.block_idx)?;
    let name = entity.at.span.of(&block.text);
    let fits = entity.kind == EntityKind::Place
        && name.ends_with(ends)
        && (3..=8).contains(&name.chars().count())
        && !ZONES.iter().any(|zone| name.ends_with(zone));
    fits.then_some(name)
}

/// 衡南 of 衡南县: how a headline names it.
fn stem(name: &str) -> &str {
    let end = name.char_indices().next_back().map_or(0, |(at, _)| at);
    let stem = name.get(..end).unwrap_or_default();
    if stem.chars().count() < 2 { name } else { stem }
}

/// Takes the owner's name from the front of what is measured, where a name of a measure is left.
fn without_owner(figure: &mut Figure, owner: &str) {
    let Some(indicator) = &figure.indicator else {
        return;
    };
    let Some(rest) = indicator.strip_prefix(owner) else {
        return;
    };
    let rest = rest.trim_start_matches('的');
    let goes_on = [
        "流域", "地区", "沿线", "段", "省", "市", "县", "区", "、", "和", "与", "占", "至", "”",
        "》",
    ]
    .iter()
    .any(|w| rest.starts_with(w));
    if rest.chars().count() >= 2 && !goes_on {
        figure.indicator = Some(rest.to_owned());
    }
}

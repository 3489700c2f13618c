use std::collections::{HashMap, HashSet};

use super::{
    Article, Block, Document, DropReason, Dropped, Explanation, Warning,
    compose::compose,
    copied_tail::break_copied_tails,
    explain::Ledger,
    headline::bond,
    layout::Layout,
    letters::Letters,
    misread::Misread,
    parts::{Part, PartKind, merge, parts},
    repeat::{Repeat, Runs, repeats, without},
    stitch::{Join, reclaim, stitch},
    title::set_headline,
    weave::unwoven_page,
};
use crate::page::close_up;

/// The articles of one page. `text` is clean; any text gives a document.
///
/// Nothing is lost and nothing made up: every character of the page that is no blank stands in an
/// article, in [`Document::dropped`], or in a byline or dateline that a field of the article stands
/// for.
#[must_use]
pub fn rebuild(source: &str, text: &str) -> Document {
    rebuild_explained(source, text).0
}

/// The same, with what every line of the page was taken for.
#[must_use]
pub fn rebuild_explained(source: &str, text: &str) -> (Document, Explanation) {
    let mut page = unwoven_page(text);
    let mut letters = Letters::of(&page);
    let (mut all, mut repeats) = told_apart(parts(&page), &letters);
    break_copied_tails(&mut page, &mut letters, &mut all, &mut repeats);
    let (page, letters) = (page, letters);
    let mut layout = Layout::of(&all, &repeats, &letters);
    let misread = layout.misread(&page);
    if !misread.is_empty() {
        let places;
        (all, places) = Misread::mend(&page, all, &misread, &layout.origins);
        for repeat in &mut repeats {
            repeat.move_to(&places);
        }
        layout = Layout::of(&all, &repeats, &letters);
    }
    let seams = layout.seams();
    layout = layout.settled(&seams);
    let Layout {
        parts,
        origins,
        joins,
        cut,
        strands,
        topics,
        headlines,
        left,
        ..
    } = layout;

    let mut document = Document {
        source: source.to_owned(),
        ..Document::default()
    };
    let mut ledger = Ledger::new(&page, &all);
    for (article_idx, (strand, headline)) in strands.iter().zip(&headlines).enumerate() {
        let mut composed = compose(&parts, &joins, &cut.chunks, &strand.chunks);
        if let Some(headline) = headline {
            set_headline(&mut composed.article, headline, strand, &topics);
            let bond = bond(headline, article_idx, &strands, &topics);
            for &part in headline.lines.iter().flat_map(|(_, parts)| parts) {
                ledger.place_in_headline(origins[part], article_idx, bond);
            }
        }
        for &(part, block_idx) in &composed.places {
            ledger.place_in_body(origins[part], article_idx, block_idx);
        }
        ledger.printed.append(&mut composed.printed);
        document.articles.push(composed.article);
    }
    document.dropped = repeats
        .iter()
        .map(|repeat| ledger.drop_repeat(repeat))
        .collect();
    let furniture = all.iter().filter(|part| part.kind == PartKind::Furniture);
    let homeless = left
        .iter()
        .flat_map(|headline| &headline.lines)
        .map(|(text, _)| text.clone());
    document.dropped.extend(
        furniture
            .map(|part| close_up(&part.raw))
            .chain(homeless)
            .map(|text| Dropped {
                text,
                reason: DropReason::Furniture,
            }),
    );
    if document.articles.is_empty() {
        read_what_there_is(&mut document);
    }
    for (article_idx, article) in document.articles.iter().enumerate() {
        let joins: usize = article
            .body
            .iter()
            .map(|block| block.uncertain_joins.len())
            .sum();
        if joins > 0 {
            document.warnings.push(Warning {
                article_idx: Some(article_idx),
                message: format!("{joins} joins of broken columns are uncertain"),
            });
        }
    }
    (document, ledger.explain(&joins, &origins))
}

/// The parts of a page put together, and which of them are copies.
fn told_apart(mut lines: Vec<Part>, letters: &Letters) -> (Vec<Part>, Vec<Repeat>) {
    let joins = stitch(&lines, letters);
    reclaim(&mut lines, &joins);
    let all = merge(lines.clone(), &joins);
    let runs = Runs::of(letters);
    let found = repeats(&all, &runs);
    let early = copied_pieces(&lines, &joins, &all, &found, &runs);
    if early.is_empty() {
        return (all, found);
    }
    // Without them the parts are put together again, and the pieces come last.
    let (kept, origins) = without(&lines, &early);
    let joins: Vec<Option<Join>> = origins
        .iter()
        .enumerate()
        .map(|(p, &line)| {
            let follows = |join: &Join| origins.get(p + 1) == Some(&join.below);
            let join = joins[line].filter(follows)?;
            Some(Join {
                below: p + 1,
                ..join
            })
        })
        .collect();
    let mut all = merge(kept, &joins);
    let mut found = repeats(&all, &runs);
    let place_of = places(&all);
    for repeat in early {
        let of = lines[repeat.of].lines.first();
        found.push(Repeat {
            part: all.len(),
            of: of
                .and_then(|line| place_of.get(line))
                .copied()
                .unwrap_or_default(),
            ..repeat
        });
        all.push(lines[repeat.part].clone());
    }
    (all, found)
}

/// Nats by which a copy goes on better than the text before it that it copies, to stay in its place.
const GOES_ON_BETTER: f32 = 2.0;

/// Pieces that copy another part while what they were joined to does not: a copy cut short is open,
/// and was joined to whatever follows it.
///
/// Of two that do not differ the one that goes on better stays.
fn copied_pieces(
    lines: &[Part],
    joins: &[Option<Join>],
    all: &[Part],
    found: &[Repeat],
    runs: &Runs<'_>,
) -> Vec<Repeat> {
    if lines.len() == all.len() {
        return Vec::new();
    }
    let is_copy: HashSet<usize> = found.iter().map(|repeat| repeat.part).collect();
    let place_of = places(all);
    let whole = |piece: usize| {
        let line = lines[piece].lines.first()?;
        place_of.get(line).copied()
    };
    let mut copied = repeats(lines, runs);
    copied.retain(|repeat| {
        let (Some(part), Some(of)) = (whole(repeat.part), whole(repeat.of)) else {
            return false;
        };
        let is_joined = all[part].lines.len() > lines[repeat.part].lines.len();
        is_joined && part != of && !is_copy.contains(&part) && !is_copy.contains(&of)
    });
    let score = |piece: usize| joins[piece].map_or(0.0, |join| join.score);
    let mut stays: HashMap<usize, usize> = HashMap::new();
    for repeat in copied.iter().filter(|repeat| repeat.is_exact) {
        let best = stays.entry(repeat.of).or_insert(repeat.of);
        if score(repeat.part) > score(*best) + GOES_ON_BETTER {
            *best = repeat.part;
        }
    }
    for repeat in &mut copied {
        let first = repeat.of;
        let stays = stays.get(&first).copied().unwrap_or(first);
        repeat.of = stays;
        if repeat.part == stays {
            repeat.part = first;
        }
    }
    copied
}

/// For each line of the page the part that it stands in.
fn places(parts: &[Part]) -> HashMap<usize, usize> {
    let lines = parts.iter().enumerate();
    lines
        .flat_map(|(place, part)| part.lines.iter().map(move |line| (*line, place)))
        .collect()
}

/// A page without a story is read as it stands: its lines are furniture only beside one.
fn read_what_there_is(document: &mut Document) {
    let body: Vec<Block> = document
        .dropped
        .extract_if(.., |dropped| dropped.reason == DropReason::Furniture)
        .map(|dropped| Block {
            text: dropped.text,
            ..Block::default()
        })
        .collect();
    if !body.is_empty() {
        document.articles.push(Article {
            body,
            ..Article::default()
        });
    }
}

#[cfg(test)]
mod tests {
    use super::rebuild;

    #[test]
    fn a_page_without_a_story_can_be_read() {
        let document = rebuild("-", "秋粮入库\n");
        assert_eq!(document.articles[0].body[0].text, "秋粮入库");
        assert!(document.dropped.is_empty());
        assert!(rebuild("-", "\n \n").articles.is_empty());
    }

    #[test]
    fn wrapped_lines_become_the_stories_they_were() {
        let page = "渡口大桥昨日通车\n\n江城日报讯（记者 王一）连接两岸的渡口大桥昨天\n\n通车，往来的车辆不再绕行，过江的时间从一个小时缩\n\n短到十分钟。\n\n大桥全长 3 公里，两年前动工，由本市两家企业一起\n\n建成。\n\n城南书市开张\n\n■江城日报记者 李二\n\n城南书市上周末开张，第一天就迎来上千名读者，带来\n\n的旧书卖出大半。\n\n书市每月一次，下次在月底，市民可以带着自己的旧书\n\n来换。\n";
        let document = rebuild("-", page);
        let titles: Vec<_> = document
            .articles
            .iter()
            .map(|a| a.title.as_deref())
            .collect();
        assert_eq!(titles, [Some("渡口大桥昨日通车"), Some("城南书市开张")]);
        let blocks: Vec<_> = document.articles[0]
            .body
            .iter()
            .map(|b| b.text.as_str())
            .collect();
        assert_eq!(
            blocks,
            [
                "连接两岸的渡口大桥昨天通车，往来的车辆不再绕行，过江的时间从一个小时缩短到十分钟。",
                "大桥全长3公里，两年前动工，由本市两家企业一起建成。",
            ]
        );
        assert_eq!(document.articles[1].byline[0].name, "李二");
    }
}

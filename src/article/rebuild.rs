use std::collections::HashMap;

use super::{
    Document, DropReason, Dropped, Warning,
    compose::compose,
    headline::{give_headlines, set_headline},
    parts::{Part, PartKind, parts},
    stitch::stitch,
    story::chunks,
    strand::strands,
};
use crate::page::{Page, close_up};

/// The articles of one page. `text` is clean; any text gives a document.
#[must_use]
pub fn rebuild(source: &str, text: &str) -> Document {
    let page = Page::new(text);
    let (parts, repeats) = without_repeats(parts(&page));
    let mut joins = stitch(&parts);
    let mut cut = chunks(&parts, &joins);
    let (strands, topics) = strands(&parts, &mut joins, &mut cut);
    let (headlines, left) = give_headlines(&parts, &cut, &strands, &topics);
    let mut document = Document {
        source: source.to_owned(),
        ..Document::default()
    };
    for (strand, headline) in strands.iter().zip(&headlines) {
        let mut article = compose(&parts, &joins, &cut.chunks, &strand.chunks);
        if let Some(headline) = headline {
            set_headline(&mut article, headline, strand, &topics);
        }
        document.articles.push(article);
    }
    let place: HashMap<&str, (usize, usize)> = document
        .articles
        .iter()
        .enumerate()
        .flat_map(|(a, article)| {
            article
                .body
                .iter()
                .enumerate()
                .map(move |(b, block)| (block.text.as_str(), (a, b)))
        })
        .collect();
    let mut dropped: Vec<Dropped> = repeats
        .into_iter()
        .map(|text| {
            let (article_idx, block_idx) = place.get(text.as_str()).copied().unwrap_or_default();
            Dropped {
                text,
                reason: DropReason::Duplicate {
                    article_idx,
                    block_idx,
                },
            }
        })
        .collect();
    let furniture = parts.iter().filter(|part| part.kind == PartKind::Furniture);
    dropped.extend(furniture.map(|part| Dropped {
        text: close_up(&part.raw),
        reason: DropReason::Furniture,
    }));
    let homeless = left.into_iter().flat_map(|headline| headline.lines);
    dropped.extend(homeless.map(|(text, _)| Dropped {
        text,
        reason: DropReason::Furniture,
    }));
    document.dropped = dropped;
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
    document
}

/// Fewer characters may stand twice on a page with good reason.
const SHORTEST_REPEAT: usize = 20;

fn without_repeats(parts: Vec<Part>) -> (Vec<Part>, Vec<String>) {
    let mut seen = std::collections::HashSet::new();
    let mut repeats = Vec::new();
    let kept = parts
        .into_iter()
        .filter(|part| {
            let text = close_up(&part.raw);
            if part.kind != PartKind::Text
                || text.chars().count() < SHORTEST_REPEAT
                || seen.insert(text.clone())
            {
                return true;
            }
            repeats.push(text);
            false
        })
        .collect();
    (kept, repeats)
}

#[cfg(test)]
mod tests {
    use super::rebuild;

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

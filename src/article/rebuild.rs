use std::collections::HashSet;

use super::{
    Document, DropReason, Dropped, Warning,
    compose::compose,
    headline::{give_headlines, set_headline},
    parts::{Part, PartKind, merge, parts},
    repeat::repeats,
    stitch::stitch,
    story::chunks,
    strand::strands,
};
use crate::page::{Page, close_up};

/// The articles of one page. `text` is clean; any text gives a document.
#[must_use]
pub fn rebuild(source: &str, text: &str) -> Document {
    let page = Page::new(text);
    let lines = parts(&page);
    let joins = stitch(&lines);
    let all = merge(lines, &joins);
    let repeats = repeats(&all);
    let is_copy: HashSet<usize> = repeats.iter().map(|repeat| repeat.part).collect();
    let parts: Vec<Part> = all
        .iter()
        .enumerate()
        .filter(|(p, _)| !is_copy.contains(p))
        .map(|(_, part)| part.clone())
        .collect();
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
    let mut dropped: Vec<Dropped> = repeats
        .iter()
        .map(|repeat| {
            let (article_idx, block_idx) = find_block(&document, &close_up(&all[repeat.of].raw));
            let text = close_up(&all[repeat.part].raw);
            let reason = if repeat.is_exact {
                DropReason::Duplicate {
                    article_idx,
                    block_idx,
                }
            } else {
                DropReason::NearCopy {
                    article_idx,
                    block_idx,
                }
            };
            Dropped { text, reason }
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

/// Article and block in which `text` stands, or most of its first characters do.
fn find_block(document: &Document, text: &str) -> (usize, usize) {
    let opening: String = text.chars().skip(2).take(14).collect();
    let mut blocks = document
        .articles
        .iter()
        .enumerate()
        .flat_map(|(a, article)| {
            article
                .body
                .iter()
                .enumerate()
                .map(move |(b, block)| (a, b, block.text.as_str()))
        });
    blocks
        .find(|(_, _, block)| block.contains(&opening))
        .map_or((0, 0), |(a, b, _)| (a, b))
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

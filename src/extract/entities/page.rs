use std::collections::{BTreeSet, HashMap};

use super::Reading;
use super::document::{self, Register};
use super::labels::Name;
use crate::article::Article;
use crate::extract::EntityKind;

/// More articles than this are no page but a collection, whose names have nothing to do with each
/// other.
pub const MOST_PAGE_ARTICLES: usize = 64;

/// A person's name of two characters may be an everyday word in another article: it is sought only
/// in its own.
const LEAST_PERSON_CHARS: usize = 3;

/// See [`LEAST_PERSON_CHARS`].
const LEAST_OTHER_CHARS: usize = 4;

/// A name is clear where its article mentions it this often.
const CLEAR_FROM: usize = 2;

/// An article of a page with what its sentences show.
#[derive(Debug)]
pub struct Member<'t> {
    blocks: Vec<(&'t str, &'t [Name])>,
    byline: Vec<&'t str>,
}

impl<'t> Member<'t> {
    pub fn new(article: &'t Article, read: &'t Reading) -> Self {
        let texts = article.body.iter().map(|block| block.text.as_str());
        let credits = article.byline.iter().map(|credit| credit.name.as_str());
        Self {
            blocks: texts.zip(read.0.iter().map(Vec::as_slice)).collect(),
            byline: credits
                .filter(|name| (2..=8).contains(&name.chars().count()) && !is_area(name))
                .collect(),
        }
    }

    fn settle(&self, also: &[(&str, EntityKind)]) -> Vec<Vec<Name>> {
        let byline = self.byline.iter().map(|name| (*name, EntityKind::Person));
        let certain: Vec<_> = byline.chain(also.iter().copied()).collect();
        document::agree(&self.blocks, &certain)
    }
}

/// Whether what a byline names can only be where somebody writes from: 衡山县.
fn is_area(name: &str) -> bool {
    name.chars().count() > 2 && name.ends_with(['县', '市', '区', '镇', '乡'])
}

/// The names of each article of a page, block by block: first each article agrees with itself, then
/// names that are clear in one are found in the others.
pub fn agree(page: &[Member<'_>]) -> Vec<Vec<Vec<Name>>> {
    let mut settled: Vec<_> = page.iter().map(|member| member.settle(&[])).collect();
    if !(2..=MOST_PAGE_ARTICLES).contains(&page.len()) {
        return settled;
    }
    let clear = clear_names(page, &settled);
    let register = Register::certain(clear.iter().map(|(name, (kind, _))| (*name, *kind)));
    for (idx, member) in page.iter().enumerate() {
        let texts = member.blocks.iter().map(|(text, _)| *text);
        // In order, so that the same page always gives the same.
        let standing: BTreeSet<&str> = texts.flat_map(|text| register.standing_in(text)).collect();
        let foreign = standing.into_iter().filter_map(|name| {
            let (kind, home) = clear.get(name)?;
            (*home != idx).then_some((name, *kind))
        });
        let foreign: Vec<_> = foreign.collect();
        if !foreign.is_empty() {
            settled[idx] = member.settle(&foreign);
        }
    }
    settled
}

/// Names that some article leaves no doubt of, with their kind and the first such article.
fn clear_names<'t>(
    page: &[Member<'t>],
    settled: &[Vec<Vec<Name>>],
) -> HashMap<&'t str, (EntityKind, usize)> {
    let mut clear = HashMap::new();
    for (idx, (member, settled)) in page.iter().zip(settled).enumerate() {
        let mut counts: HashMap<(&str, EntityKind), usize> = HashMap::new();
        for ((text, _), names) in member.blocks.iter().zip(settled) {
            for (span, kind) in names {
                *counts.entry((span.of(text), *kind)).or_default() += 1;
            }
        }
        let byline = member.byline.iter().map(|name| (*name, EntityKind::Person));
        let often = counts.into_iter().filter(|(_, count)| *count >= CLEAR_FROM);
        let mut names: Vec<_> = byline.chain(often.map(|(name, _)| name)).collect();
        names.sort_unstable();
        for (name, kind) in names {
            let least = match kind {
                EntityKind::Person => LEAST_PERSON_CHARS,
                _ => LEAST_OTHER_CHARS,
            };
            if name.chars().count() >= least {
                clear.entry(name).or_insert((kind, idx));
            }
        }
    }
    clear
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Block, Credit};
    use crate::text::Span;

    /// The names that the second of two articles ends up with.
    fn names_of_second(byline: &str, first: &str, names: &[&str], second: &str) -> Vec<String> {
        let article = |text: &str, byline: &str| Article {
            byline: vec![Credit {
                role: String::new(),
                name: byline.to_owned(),
            }],
            body: vec![Block {
                text: text.to_owned(),
                ..Block::default()
            }],
            ..Article::default()
        };
        let places = names.iter().flat_map(|name| first.match_indices(name));
        let mut spans: Vec<Name> = places
            .map(|(at, name)| (Span::new(at, at + name.len()), EntityKind::Organization))
            .collect();
        spans.sort_unstable();
        let articles = [article(first, byline), article(second, "")];
        let readings = [Reading(vec![spans]), Reading(vec![Vec::new()])];
        let members: Vec<_> = (articles.iter().zip(&readings))
            .map(|(article, read)| Member::new(article, read))
            .collect();
        let settled = agree(&members);
        settled[1][0]
            .iter()
            .map(|(span, _)| span.of(second).to_owned())
            .collect()
    }

    #[test]
    fn a_name_that_is_clear_in_one_article_is_found_in_the_others() {
        for (byline, first, names, second, want) in [
            (
                "巫岚岫",
                "今天下雨。",
                &[][..],
                "巫岚岫走进车间。",
                &["巫岚岫"][..],
            ),
            ("高山", "今天下雨。", &[], "高山流水。", &[]),
            (
                "",
                "长岭制药开工，长岭制药招人。",
                &["长岭制药"],
                "在长岭制药",
                &["长岭制药"],
            ),
            ("", "长岭制药开工。", &["长岭制药"], "在长岭制药", &[]),
        ] {
            assert_eq!(
                names_of_second(byline, first, names, second),
                want,
                "{second}"
            );
        }
    }
}

use std::collections::HashSet;

use super::{Article, story::Story};

/// Gives the headlines that stand above no story to the stories that have none: most shared pairs
/// of characters first.
pub(super) fn assign(stories: &mut [Story], loose: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let mut left = loose;
    while let Some((head_idx, story_idx)) = best(stories, &left) {
        stories[story_idx].heads = left.remove(head_idx);
    }
    left
}

fn best(stories: &[Story], loose: &[Vec<String>]) -> Option<(usize, usize)> {
    let mut best: Option<(f32, usize, usize)> = None;
    for (story_idx, story) in stories
        .iter()
        .enumerate()
        .filter(|(_, s)| s.heads.is_empty())
    {
        let body: HashSet<(char, char)> = story
            .article
            .body
            .iter()
            .flat_map(|b| pairs(&b.text))
            .collect();
        for (head_idx, heads) in loose.iter().enumerate() {
            let wanted: HashSet<(char, char)> = heads.iter().flat_map(|h| pairs(h)).collect();
            let shared = wanted.intersection(&body).count() as f32 / wanted.len().max(1) as f32;
            if best.is_none_or(|(score, ..)| shared > score) {
                best = Some((shared, head_idx, story_idx));
            }
        }
    }
    best.map(|(_, head_idx, story_idx)| (head_idx, story_idx))
}

fn pairs(text: &str) -> impl Iterator<Item = (char, char)> + '_ {
    text.chars().zip(text.chars().skip(1))
}

/// Tells kicker, title and subtitle of a headline apart.
pub(super) fn set_headline(article: &mut Article, heads: Vec<String>) {
    let mut heads: Vec<String> = heads;
    if let Some(sub) = heads
        .iter()
        .position(|h| h.starts_with("——"))
        .filter(|&i| i > 0)
    {
        article.subtitle = Some(heads.remove(sub));
    }
    let mut heads = heads.into_iter();
    match (heads.next(), heads.next(), heads.next()) {
        (Some(title), None, _) => article.title = Some(title),
        (Some(kicker), Some(title), None)
            if article.subtitle.is_some() || kicker.chars().count() < title.chars().count() =>
        {
            article.kicker = Some(kicker);
            article.title = Some(title);
        }
        (Some(title), Some(subtitle), None) => {
            article.title = Some(title);
            article.subtitle = Some(subtitle);
        }
        (Some(kicker), Some(title), Some(first)) => {
            article.kicker = Some(kicker);
            article.title = Some(title);
            let rest: String = std::iter::once(first).chain(heads).collect();
            article.subtitle = Some(
                article
                    .subtitle
                    .take()
                    .map_or(rest.clone(), |sub| rest + &sub),
            );
        }
        (None, ..) => {}
    }
}

//! Who is who in an article: mentions of one person, place, organization or work under one name.
//!
//! Forms (a kind and what is printed) are joined where one is a short form of the other and of no
//! other: `places`, `organizations` and `people` know what is short for what, `abbreviations` (of
//! the entities) what the writer declared, `gazetteer` which area lies in which.

mod forms;
mod gazetteer;
mod organizations;
mod people;
mod places;
mod titles;

use super::{Entity, EntityId, EntityKind, Identity, Reach};
use crate::article::Article;
use forms::Forms;
use gazetteer::GAZETTEER;
use places::Atlas;

/// The identities of an article's entities, in the order in which they are first mentioned.
///
/// Invariants: every entity is a mention of exactly one identity; mentions are in reading order;
/// equal input gives equal ids, on every machine. Time is n log n in the text and its entities.
///
/// `entities` must be those of `article`, in reading order.
#[must_use]
pub fn identities(article: &Article, entities: &[Entity]) -> Vec<Identity> {
    let mut forms = Forms::new(article, entities);
    forms.join_declared(article, entities);
    let atlas = {
        let of_kind = |kind| forms.of_kind(kind).map(|idx| forms.text(idx));
        let paper = article.outlet.as_deref().into_iter();
        Atlas::new(
            of_kind(EntityKind::Place),
            of_kind(EntityKind::Organization).chain(paper),
        )
    };
    forms.join_areas(&atlas);
    forms.join_short(EntityKind::Place, places::short_forms);
    forms.join_short(EntityKind::Organization, organizations::short_forms);
    forms.join_abbreviations();
    forms.join_short(EntityKind::Person, people::short_forms);
    let titles = titles_of_mentions(article, entities);
    forms.join_surnames(entities, &titles);
    let article_id = article.id();
    forms
        .groups(entities)
        .into_iter()
        .map(|group| {
            let name = forms.fullest(&group.forms).to_owned();
            let mut identity = Identity {
                id: EntityId(0),
                kind: group.kind,
                forms: group
                    .forms
                    .iter()
                    .map(|f| forms.text(*f).to_owned())
                    .collect(),
                name,
                title: None,
                parents: Vec::new(),
                reach: Reach::Edition,
                mentions: group.mentions,
            };
            let mut key = identity.name.clone();
            match identity.kind {
                EntityKind::Person => {
                    identity.title = title(&identity, &titles, article);
                    if people::is_surname_alone(&identity.name)
                        || people::surname_of_familiar(&identity.name).is_some()
                        || identity.name.contains('某')
                    {
                        identity.reach = Reach::Article;
                    }
                }
                EntityKind::Place => key = locate(&mut identity, &atlas),
                EntityKind::Organization => {
                    if let Some(full) = organizations::with_area(&identity.name, &atlas) {
                        identity.name.clone_from(&full);
                        key = full;
                    } else if organizations::is_named_by_level(&identity.name) {
                        identity.reach = Reach::Article;
                    }
                }
                EntityKind::Work => {}
            }
            identity.id = match identity.reach {
                Reach::Edition => EntityId::new(identity.kind, &key, None),
                Reach::Article => EntityId::new(identity.kind, &key, Some(article_id)),
            };
            identity
        })
        .collect()
}

/// Gives a place its parents and, where it is an area, the area's own name; what it is known by.
fn locate(identity: &mut Identity, atlas: &Atlas) -> String {
    let name_of = |idx| GAZETTEER.name_of(idx).to_owned();
    let forms = identity.forms.iter();
    let located = forms.filter_map(|form| Some((atlas.division(form)?, places::area(form))));
    // The fullest area: 衡阳市 rather than 衡阳, and that rather than a site in it.
    let fullest = located.max_by_key(|(_, area)| area.map_or(0, str::len));
    let Some((idx, area)) = fullest else {
        return identity.name.clone();
    };
    let parents: Vec<String> = GAZETTEER.above(idx).map(name_of).collect();
    if let Some(area) = area {
        // 黄山 stays 黄山 where nobody wrote 黄山市; it is known as 安徽省黄山市 all the same.
        identity.name = area.to_owned();
        identity.parents = parents;
        return identity
            .parents
            .iter()
            .rev()
            .cloned()
            .chain([name_of(idx)])
            .collect();
    }
    identity.parents = [name_of(idx)].into_iter().chain(parents).collect();
    identity.name.clone()
}

/// The title that stands with each mention of a person.
fn titles_of_mentions(article: &Article, entities: &[Entity]) -> Vec<Option<String>> {
    let mut titles: Vec<Option<String>> = Vec::with_capacity(entities.len());
    for (idx, entity) in entities.iter().enumerate() {
        let title = (entity.kind == EntityKind::Person).then(|| {
            let text = article.body.get(entity.at.block_idx)?.text.as_str();
            let before = text.get(..entity.at.span.byte_start)?;
            let after = text.get(entity.at.span.byte_end..)?;
            let own = titles::in_front(before).or_else(|| titles::behind(after));
            let own = own.map(str::to_owned);
            own.or_else(|| {
                // 记者张三、李四
                let previous = entities.get(idx.checked_sub(1)?)?;
                let between = (previous.at.block_idx == entity.at.block_idx)
                    .then(|| text.get(previous.at.span.byte_end..entity.at.span.byte_start))??;
                let shared = titles.last()?.as_deref().filter(|t| titles::is_shared(t))?;
                matches!(between, "、" | "和" | " " | "，").then(|| shared.to_owned())
            })
        });
        titles.push(title.flatten());
    }
    titles
}

/// The title of a person: the longest that stands with a mention, of those the first; else the role
/// in the byline.
fn title(person: &Identity, titles: &[Option<String>], article: &Article) -> Option<String> {
    let own = person
        .mentions
        .iter()
        .filter_map(|m| titles.get(*m)?.as_deref());
    let mut best: Option<&str> = None;
    for title in own {
        if best.is_none_or(|best| title.len() > best.len()) {
            best = Some(title);
        }
    }
    let credit = || {
        let credit = article
            .byline
            .iter()
            .find(|credit| credit.name == person.name)?;
        Some(credit.role.as_str()).filter(|role| !role.is_empty())
    };
    best.or_else(credit).map(str::to_owned)
}

#[cfg(test)]
mod tests;

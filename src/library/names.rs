use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::ArticleIdx;
use crate::extract::{Analysis, EntityId, EntityKind, Identity, Mention, Reach};

/// An article whose names are to be joined with those of others.
#[derive(Clone, Copy, Debug)]
pub struct Member<'a> {
    /// Which article.
    pub article: ArticleIdx,
    /// Where it comes from: a name is short for another rather within its source.
    pub source_idx: usize,
    /// What was found in it.
    pub analysis: &'a Analysis,
}

/// Everybody and everything that some articles name, in the order of first mention.
#[derive(Clone, Debug, Default)]
pub struct Names {
    names: Vec<Named>,
    by_identity: HashMap<(ArticleIdx, usize), usize>,
}

/// A person, place, organization or work, and where it is mentioned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The same as of its identities in single articles, where these give its full name.
    pub id: EntityId,
    /// What it is.
    pub kind: EntityKind,
    /// Its fullest name.
    pub name: String,
    /// Of a person: office or profession; the longest that some article gives.
    pub title: Option<String>,
    /// Of a place in China: the areas that it is in, the nearest first.
    pub parents: Vec<String>,
    /// Where it is mentioned, in reading order.
    pub mentions: Vec<(ArticleIdx, Mention)>,
}

impl Names {
    /// Joins the identities of articles, given in reading order: equal ids are one, and a name that
    /// is the short form of one other, in its own source or else anywhere, is that other.
    ///
    /// Time is n log n in the number of identities and their forms.
    #[must_use]
    pub fn join(members: &[Member<'_>]) -> Self {
        let mut groups = Groups::default();
        for (member_idx, member) in members.iter().enumerate() {
            for (identity_idx, identity) in member.analysis.identities.iter().enumerate() {
                groups.add(identity, (member_idx, identity_idx), member.source_idx);
            }
        }
        groups.join_short_forms();
        groups.into_names(members)
    }

    /// All of them.
    #[must_use]
    pub fn all(&self) -> &[Named] {
        &self.names
    }

    /// What an identity of an article (an index into [`Analysis::identities`]) turned out to be.
    #[must_use]
    pub fn of(&self, article: ArticleIdx, identity_idx: usize) -> Option<&Named> {
        let at = self.by_identity.get(&(article, identity_idx))?;
        self.names.get(*at)
    }

    /// What each entity of an article that was joined turned out to be, in their order.
    pub fn of_entities(&self, member: &Member<'_>) -> impl Iterator<Item = &Named> {
        let mut of_entity: Vec<(usize, &Named)> = Vec::new();
        for (identity_idx, identity) in member.analysis.identities.iter().enumerate() {
            let named = self.of(member.article, identity_idx);
            let mentions = identity.mentions.iter();
            of_entity.extend(mentions.filter_map(|mention| Some((*mention, named?))));
        }
        of_entity.sort_unstable_by_key(|(mention, _)| *mention);
        of_entity.into_iter().map(|(_, named)| named)
    }
}

/// Identities of one id.
#[derive(Debug)]
struct Group<'a> {
    identity: &'a Identity,
    /// Member and identity.
    places: Vec<(usize, usize)>,
    /// Ascending, each once.
    sources: Vec<usize>,
}

#[derive(Debug, Default)]
struct Groups<'a> {
    groups: Vec<Group<'a>>,
    by_id: HashMap<EntityId, usize>,
    /// Groups that are called so.
    called: HashMap<(EntityKind, &'a str), BTreeSet<usize>>,
    /// The group that each is short for: a forest.
    full: Vec<usize>,
}

impl<'a> Groups<'a> {
    fn add(&mut self, identity: &'a Identity, place: (usize, usize), source_idx: usize) {
        let at = *self.by_id.entry(identity.id).or_insert_with(|| {
            self.full.push(self.groups.len());
            self.groups.push(Group {
                identity,
                places: Vec::new(),
                sources: Vec::new(),
            });
            self.groups.len() - 1
        });
        if let Some(group) = self.groups.get_mut(at) {
            group.places.push(place);
            if group.sources.last().is_none_or(|last| *last < source_idx) {
                group.sources.push(source_idx);
            }
            if identity.name.len() > group.identity.name.len() {
                group.identity = identity;
            }
        }
        if identity.reach == Reach::Edition {
            for form in identity.forms.iter().chain([&identity.name]) {
                let key = (identity.kind, form.as_str());
                self.called.entry(key).or_default().insert(at);
            }
        }
    }

    fn join_short_forms(&mut self) {
        for short in 0..self.groups.len() {
            if let Some(full) = self.only_full(short) {
                let (under, over) = (self.root(short), self.root(full));
                if under != over
                    && let Some(slot) = self.full.get_mut(under)
                {
                    *slot = over;
                }
            }
        }
    }

    /// The one other group that is called by the name of this one.
    fn only_full(&self, short: usize) -> Option<usize> {
        let group = self.groups.get(short)?;
        let identity = group.identity;
        // A name of two characters is a name of many people; an area that is known is no other.
        let least = if identity.kind == EntityKind::Person {
            3
        } else {
            2
        };
        if identity.reach == Reach::Article
            || !identity.parents.is_empty()
            || identity.name.chars().count() < least
        {
            return None;
        }
        let called = self.called.get(&(identity.kind, identity.name.as_str()))?;
        let only = |near: bool| {
            let mut others = called.iter().filter(|other| {
                **other != short
                    && self.groups.get(**other).is_some_and(|other| {
                        !near
                            || group
                                .sources
                                .iter()
                                .any(|s| other.sources.binary_search(s).is_ok())
                    })
            });
            others.next().filter(|_| others.next().is_none()).copied()
        };
        only(true).or_else(|| only(false))
    }

    fn root(&self, mut at: usize) -> usize {
        while let Some(&full) = self.full.get(at).filter(|full| **full != at) {
            at = full;
        }
        at
    }

    fn into_names(self, members: &[Member<'_>]) -> Names {
        // By root, so that one name is one; then in the order of first mention.
        let mut places: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
        for (at, group) in self.groups.iter().enumerate() {
            places
                .entry(self.root(at))
                .or_default()
                .extend(&group.places);
        }
        let mut named: Vec<_> = places.into_iter().collect();
        for (_, places) in &mut named {
            places.sort_unstable();
        }
        named.sort_by(|a, b| a.1.cmp(&b.1));
        let mut made = Names::default();
        for (root, places) in named {
            let Some(group) = self.groups.get(root) else {
                continue;
            };
            let mut one = Named {
                id: group.identity.id,
                kind: group.identity.kind,
                name: group.identity.name.clone(),
                title: None,
                parents: group.identity.parents.clone(),
                mentions: Vec::new(),
            };
            for (member_idx, identity_idx) in places {
                let Some(member) = members.get(member_idx) else {
                    continue;
                };
                let Some(identity) = member.analysis.identities.get(identity_idx) else {
                    continue;
                };
                let longer =
                    |title: &&String| one.title.as_ref().is_none_or(|t| title.len() > t.len());
                if let Some(title) = identity.title.as_ref().filter(longer) {
                    one.title = Some(title.clone());
                }
                let entities = identity
                    .mentions
                    .iter()
                    .filter_map(|m| member.analysis.entities.get(*m));
                one.mentions
                    .extend(entities.map(|entity| (member.article, entity.at)));
                made.by_identity
                    .insert((member.article, identity_idx), made.names.len());
            }
            one.mentions.sort_unstable();
            made.names.push(one);
        }
        made
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Block};
    use crate::extract::{Entity, identities};
    use crate::text::Span;

    /// What names there are in articles (source and names), each as its name and its articles.
    fn joined(articles: &[(usize, &[(EntityKind, &str)])]) -> Vec<String> {
        let analyses: Vec<Analysis> = (articles.iter())
            .map(|(_, names)| {
                let mut article = Article::default();
                let mut entities = Vec::new();
                for (block_idx, (kind, name)) in names.iter().enumerate() {
                    entities.push(Entity {
                        at: Mention {
                            block_idx,
                            span: Span::new(0, name.len()),
                        },
                        kind: *kind,
                    });
                    article.body.push(Block {
                        text: (*name).to_owned(),
                        ..Block::default()
                    });
                }
                Analysis {
                    identities: identities(&article, &entities),
                    entities,
                    ..Analysis::default()
                }
            })
            .collect();
        let members: Vec<_> = (articles.iter().zip(&analyses).enumerate())
            .map(|(idx, ((source_idx, _), analysis))| Member {
                article: ArticleIdx(idx),
                source_idx: *source_idx,
                analysis,
            })
            .collect();
        let names = Names::join(&members);
        let line = |named: &Named| {
            let articles: Vec<_> = named.mentions.iter().map(|m| m.0.0.to_string()).collect();
            format!("{} {}", named.name, articles.join(","))
        };
        names.all().iter().map(line).collect()
    }

    #[test]
    fn one_thing_is_one_name_in_all_articles() {
        use EntityKind::{Organization, Person, Place};
        for (articles, want) in [
            (
                &[(0, &[(Person, "王芳")][..]), (1, &[(Person, "王芳")])][..],
                &["王芳 0,1"][..],
            ),
            (
                &[(0, &[(Place, "衡阳市")]), (0, &[(Place, "湖南衡阳")])],
                &["衡阳市 0,1"],
            ),
            (
                &[
                    (
                        0,
                        &[
                            (Organization, "长岭制药有限公司"),
                            (Organization, "长岭制药"),
                        ],
                    ),
                    (0, &[(Organization, "长岭制药")]),
                ],
                &["长岭制药有限公司 0,0,1"],
            ),
            (
                &[
                    (
                        0,
                        &[
                            (Organization, "湖南长岭制药有限公司"),
                            (Organization, "长岭制药"),
                        ],
                    ),
                    (
                        1,
                        &[
                            (Organization, "江西长岭制药有限公司"),
                            (Organization, "长岭制药"),
                        ],
                    ),
                    (2, &[(Organization, "长岭制药")]),
                ],
                &[
                    "湖南长岭制药有限公司 0,0",
                    "江西长岭制药有限公司 1,1",
                    "长岭制药 2",
                ],
            ),
            (
                &[
                    (0, &[(Person, "曾")]),
                    (0, &[(Person, "曾"), (Person, "王芳")]),
                ],
                &["曾 0", "曾 1", "王芳 1"],
            ),
            (
                &[
                    (0, &[(Place, "福州"), (Place, "鼓楼区")]),
                    (0, &[(Place, "鼓楼区")]),
                ],
                &["福州 0", "鼓楼区 0,1"],
            ),
        ] {
            assert_eq!(joined(articles), want);
        }
    }
}

use std::collections::{BTreeMap, HashMap};

use super::places::Atlas;
use super::{organizations, people, places};
use crate::article::Article;
use crate::extract::entities::declared_short_names;
use crate::extract::{Entity, EntityKind};

/// Names one form of [`Forms`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FormIdx(usize);

/// What is printed of an article's entities, each different form once, and which forms mean the same.
#[derive(Debug)]
pub struct Forms<'t> {
    forms: Vec<(EntityKind, &'t str)>,
    by_form: HashMap<(EntityKind, &'t str), FormIdx>,
    /// The form of each entity; `None` for one that has no text.
    of_entity: Vec<FormIdx>,
    /// The form that each form is short for: a forest, whose roots are full forms.
    full: Vec<FormIdx>,
    /// What a single mention of a surname means.
    of_mention: HashMap<usize, FormIdx>,
}

/// Forms that mean the same, and where they stand.
#[derive(Debug)]
pub struct Group {
    pub kind: EntityKind,
    /// In the order of their first mention.
    pub forms: Vec<FormIdx>,
    /// Indices of entities, in reading order.
    pub mentions: Vec<usize>,
}

/// More full forms than this that begin alike are a list, and nothing is short for one of them.
const MOST_ALIKE: usize = 40;

impl<'t> Forms<'t> {
    /// The forms of `entities` as they stand in the article's body.
    pub fn new(article: &'t Article, entities: &[Entity]) -> Self {
        let mut made = Self {
            forms: Vec::new(),
            by_form: HashMap::new(),
            of_entity: Vec::with_capacity(entities.len()),
            full: Vec::new(),
            of_mention: HashMap::new(),
        };
        for entity in entities {
            let block = article.body.get(entity.at.block_idx);
            let text = block.map_or("", |block| entity.at.span.of(&block.text));
            let idx = made.add(entity.kind, text);
            made.of_entity.push(idx);
        }
        made
    }

    fn add(&mut self, kind: EntityKind, text: &'t str) -> FormIdx {
        *self.by_form.entry((kind, text)).or_insert_with(|| {
            let idx = FormIdx(self.forms.len());
            self.forms.push((kind, text));
            self.full.push(idx);
            idx
        })
    }

    /// What is printed.
    pub fn text(&self, idx: FormIdx) -> &'t str {
        self.forms[idx.0].1
    }

    /// The forms of a kind.
    pub fn of_kind(&self, kind: EntityKind) -> impl Iterator<Item = FormIdx> + '_ {
        let of_kind =
            move |(at, form): (usize, &(EntityKind, &str))| (form.0 == kind).then_some(FormIdx(at));
        self.forms.iter().enumerate().filter_map(of_kind)
    }

    fn root(&self, mut idx: FormIdx) -> FormIdx {
        while self.full[idx.0] != idx {
            idx = self.full[idx.0];
        }
        idx
    }

    /// Says that `short` means what `full` means. The longer root stays a root.
    fn join(&mut self, short: FormIdx, full: FormIdx) {
        let (mut under, mut over) = (self.root(short), self.root(full));
        if under == over {
            return;
        }
        if self.text(under).len() > self.text(over).len() {
            (under, over) = (over, under);
        }
        self.full[under.0] = over;
        // Paths stay short.
        self.full[short.0] = over;
    }

    /// Joins what the writer declares: 长岭制药有限公司（以下简称“长岭制药”）.
    pub fn join_declared(&mut self, article: &Article, entities: &[Entity]) {
        let mut from = 0;
        for (block_idx, block) in article.body.iter().enumerate() {
            let count = entities[from..]
                .iter()
                .take_while(|e| e.at.block_idx == block_idx)
                .count();
            let names: Vec<_> = entities[from..from + count]
                .iter()
                .map(|e| (e.at.span, e.kind))
                .collect();
            from += count;
            for (full, short, kind) in declared_short_names(&block.text, &names) {
                let short = self.by_form.get(&(kind, short.of(&block.text))).copied();
                let full = self.by_form.get(&(kind, full.of(&block.text))).copied();
                if let (Some(short), Some(full)) = (short, full) {
                    self.join(short, full);
                }
            }
        }
    }

    /// Joins names of one area: 衡阳, 衡阳市, 湖南省衡阳市.
    pub fn join_areas(&mut self, atlas: &Atlas) {
        let mut first_of = HashMap::new();
        for idx in self.of_kind(EntityKind::Place).collect::<Vec<_>>() {
            let text = self.text(idx);
            if let Some(area) = atlas
                .division(text)
                .filter(|_| places::area(text).is_some())
            {
                let first = *first_of.entry(area).or_insert(idx);
                self.join(idx, first);
            }
        }
    }

    /// Joins each form of a kind with the one full form that it is short for, as `short_forms` says.
    pub fn join_short(&mut self, kind: EntityKind, short_forms: impl Fn(&str) -> Vec<&str>) {
        let mut fulls: BTreeMap<FormIdx, Vec<FormIdx>> = BTreeMap::new();
        for full in self.of_kind(kind).collect::<Vec<_>>() {
            for short in short_forms(self.text(full)) {
                if let Some(&short) = self.by_form.get(&(kind, short)) {
                    fulls.entry(short).or_default().push(full);
                }
            }
        }
        for (short, fulls) in fulls {
            self.join_with_one(short, &fulls);
        }
    }

    /// Joins `short` with `fulls` where these mean one and the same.
    fn join_with_one(&mut self, short: FormIdx, fulls: &[FormIdx]) {
        if let Some(&first) = fulls.first()
            && fulls
                .iter()
                .all(|full| self.root(*full) == self.root(first))
        {
            self.join(short, first);
        }
    }

    /// Joins organizations' names with their middle left out: 湖南师大.
    pub fn join_abbreviations(&mut self) {
        let mut by_start: HashMap<Vec<char>, Vec<FormIdx>> = HashMap::new();
        let organizations: Vec<_> = self.of_kind(EntityKind::Organization).collect();
        let start = |text: &str| text.chars().take(2).collect::<Vec<_>>();
        for idx in &organizations {
            by_start
                .entry(start(self.text(*idx)))
                .or_default()
                .push(*idx);
        }
        for short in organizations {
            let alike = by_start
                .get(&start(self.text(short)))
                .map_or(&[][..], Vec::as_slice);
            if alike.len() > MOST_ALIKE || self.root(short) != short {
                continue;
            }
            let fulls: Vec<_> = (alike.iter().copied())
                .filter(|full| organizations::abbreviates(self.text(short), self.text(*full)))
                .collect();
            self.join_with_one(short, &fulls);
        }
    }

    /// Joins family names that stand alone (曾书记, 老曾) with the one person who bears them; where
    /// several do, with the one who has the same title.
    pub fn join_surnames(&mut self, entities: &[Entity], titles: &[Option<String>]) {
        let mut bearers: HashMap<&str, Vec<FormIdx>> = HashMap::new();
        for idx in self.of_kind(EntityKind::Person) {
            let name = self.text(idx);
            let is_full =
                !people::is_surname_alone(name) && people::surname_of_familiar(name).is_none();
            if let Some(surname) = people::surname(name).filter(|_| is_full) {
                let root = self.root(idx);
                let bearers = bearers.entry(surname).or_default();
                if !bearers.contains(&root) && bearers.len() < MOST_ALIKE {
                    bearers.push(root);
                }
            }
        }
        let mut title_of: HashMap<(FormIdx, &str), ()> = HashMap::new();
        for (entity, title) in titles.iter().enumerate() {
            if let Some(title) = title {
                title_of.insert((self.root(self.of_entity[entity]), last_two(title)), ());
            }
        }
        for (entity, title) in titles.iter().enumerate() {
            let form = self.of_entity[entity];
            if entities[entity].kind != EntityKind::Person {
                continue;
            }
            let name = self.text(form);
            let surname = if people::is_surname_alone(name) {
                Some(name)
            } else {
                people::surname_of_familiar(name)
            };
            let Some(bearers) = surname.and_then(|surname| bearers.get(surname)) else {
                continue;
            };
            let meant = match bearers[..] {
                [one] => Some(one),
                _ => title.as_deref().and_then(|title| {
                    let mut same = bearers
                        .iter()
                        .filter(|b| title_of.contains_key(&(**b, last_two(title))));
                    same.next().copied().filter(|_| same.next().is_none())
                }),
            };
            if let Some(meant) = meant {
                self.of_mention.insert(entity, meant);
            }
        }
    }

    /// The forms that mean the same, in the order of their first mention.
    pub fn groups(&self, entities: &[Entity]) -> Vec<Group> {
        let mut group_of: HashMap<FormIdx, usize> = HashMap::new();
        let mut groups: Vec<Group> = Vec::new();
        for (entity, form) in self.of_entity.iter().enumerate() {
            let meant = self.of_mention.get(&entity).map_or(*form, |meant| *meant);
            let at = *group_of.entry(self.root(meant)).or_insert_with(|| {
                groups.push(Group {
                    kind: entities[entity].kind,
                    forms: Vec::new(),
                    mentions: Vec::new(),
                });
                groups.len() - 1
            });
            let group = &mut groups[at];
            group.mentions.push(entity);
            if !group.forms.contains(form) {
                group.forms.push(*form);
            }
        }
        groups
    }

    /// The fullest of some forms: the longest, of several the one that comes first.
    pub fn fullest(&self, forms: &[FormIdx]) -> &'t str {
        let texts = forms.iter().map(|form| self.text(*form));
        texts.fold("", |fullest, text| {
            if text.len() > fullest.len() {
                text
            } else {
                fullest
            }
        })
    }
}

/// By which titles are compared: 书记 of 市委书记.
fn last_two(title: &str) -> &str {
    let start = title.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
    &title[start..]
}

use std::collections::HashMap;

use dubao::article::{BlockKind, Document};

use crate::story::Story;

/// What was found of what there is, over many pages. Blanks never count.
#[derive(Debug, Default)]
pub struct Score {
    pairs: Hits,
    titles: Hits,
    paragraphs: Hits,
    bylines: Hits,
    crossheads: Hits,
}

#[derive(Debug, Default)]
struct Hits {
    right: usize,
    wanted: usize,
    found: usize,
}

impl Hits {
    fn add(&mut self, wanted: Vec<String>, found: Vec<String>) {
        self.wanted += wanted.len();
        self.found += found.len();
        let mut left: HashMap<String, usize> = HashMap::new();
        for text in wanted {
            *left.entry(text).or_default() += 1;
        }
        for text in found {
            if let Some(count) = left.get_mut(&text).filter(|count| **count > 0) {
                *count -= 1;
                self.right += 1;
            }
        }
    }

    /// F1 in thousandths, rounded down.
    fn f1(&self) -> u32 {
        let all = (self.wanted + self.found).max(1);
        u32::try_from(2000 * self.right / all).unwrap()
    }
}

impl Score {
    pub fn add(&mut self, stories: &[Story], document: &Document) {
        let articles = &document.articles;
        let blocks = |kind: BlockKind| {
            let all = articles.iter().flat_map(|article| &article.body);
            let of_kind = all.filter(move |block| block.kind == kind);
            of_kind.map(|block| closed(&block.text)).collect()
        };
        let from = |texts: &dyn Fn(&Story) -> Vec<String>| stories.iter().flat_map(texts).collect();
        self.titles.add(
            from(&|story| headline(&story.kicker, &Some(story.title.clone()), &story.subtitle)),
            articles
                .iter()
                .flat_map(|article| headline(&article.kicker, &article.title, &article.subtitle))
                .collect(),
        );
        self.paragraphs.add(
            from(&|story| story.paragraphs().map(closed).collect()),
            blocks(BlockKind::Paragraph),
        );
        self.crossheads.add(
            from(&|story| story.crossheads().map(closed).collect()),
            blocks(BlockKind::Heading),
        );
        let credits = articles.iter().enumerate().flat_map(|(idx, article)| {
            let names = article.byline.iter();
            names.map(move |credit| (idx, closed(&credit.name)))
        });
        // A name counts where the story that it signs is.
        let home = |story: &Story| home_of(story.paragraphs().next().unwrap_or_default(), document);
        self.bylines.add(
            from(&|story| {
                let home = home(story).map_or("-".to_owned(), |idx| idx.to_string());
                story
                    .names()
                    .map(|name| format!("{home} {}", closed(name)))
                    .collect()
            }),
            credits.map(|(idx, name)| format!("{idx} {name}")).collect(),
        );
        self.add_pairs(stories, document);
    }

    /// Any two paragraphs of a page: of one story or not, in one article or not.
    fn add_pairs(&mut self, stories: &[Story], document: &Document) {
        let places: Vec<(usize, Option<usize>)> = stories
            .iter()
            .enumerate()
            .flat_map(|(idx, story)| {
                let texts = story.paragraphs().collect::<Vec<_>>();
                texts
                    .into_iter()
                    .map(move |text| (idx, home_of(text, document)))
            })
            .collect();
        for (at, (story, home)) in places.iter().enumerate() {
            for (other_story, other_home) in &places[at + 1..] {
                let is_one = story == other_story;
                let is_together = home.is_some() && home == other_home;
                self.pairs.wanted += usize::from(is_one);
                self.pairs.found += usize::from(is_together);
                self.pairs.right += usize::from(is_one && is_together);
            }
        }
    }

    /// In thousandths: paragraphs of one story together and of others apart, titles, paragraphs, bylines,
    /// crossheads.
    #[track_caller]
    pub fn assert_floors(&self, of: impl std::fmt::Debug, floors: [u32; 5]) {
        let found = self.in_thousandths();
        let is_met = found
            .iter()
            .zip(&floors)
            .all(|(found, floor)| found >= floor);
        assert!(is_met, "{of:?}: {found:?}, floors {floors:?}");
    }

    fn in_thousandths(&self) -> [u32; 5] {
        [
            &self.pairs,
            &self.titles,
            &self.paragraphs,
            &self.bylines,
            &self.crossheads,
        ]
        .map(Hits::f1)
    }
}

/// The article that a paragraph begins in.
fn home_of(text: &str, document: &Document) -> Option<usize> {
    let begins: String = closed(text).chars().take(10).collect();
    document.articles.iter().position(|article| {
        let mut blocks = article.body.iter();
        blocks.any(|block| closed(&block.text).contains(&begins))
    })
}

/// The lines of a headline together: without their type nobody can tell which of two is the title.
fn headline(
    kicker: &Option<String>,
    title: &Option<String>,
    subtitle: &Option<String>,
) -> Vec<String> {
    let lines = [kicker, title, subtitle].into_iter().flatten();
    let whole: String = lines.map(|line| closed(line)).collect();
    (!whole.is_empty()).then_some(whole).into_iter().collect()
}

fn closed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

use std::sync::Arc;

use dubao::app::{Answer, Depth, Effect, Event, Model, update};
use dubao::compose::Part;
use dubao::extract::Analysis;
use dubao::library::ArticleIdx;

use crate::edition::{filler, source, story, three_pages};
use crate::person::{Person, sequence};

/// A model that holds the three pages, whose worker has not answered; and what it was asked.
fn unanswered() -> (Model, Vec<Effect>) {
    let mut person = Person::before_opening(120, 24);
    let mut effects = Vec::new();
    for stories in three_pages() {
        let document = source("page", &stories);
        let opened = Event::Answer(Answer::Opened(document));
        effects.extend(update(&mut person.model, opened));
    }
    (person.model, effects)
}

fn asked(effects: &[Effect]) -> Vec<(u64, Vec<usize>)> {
    let requests = effects.iter().filter_map(|effect| match effect {
        Effect::Analyse { generation, pages } => {
            let articles = pages.iter().flatten();
            Some((*generation, articles.map(|idx| idx.0 + 1).collect()))
        }
        _ => None,
    });
    requests.collect()
}

fn types(model: &mut Model, keys: &str) -> Vec<Effect> {
    let keys = keys.split_whitespace().flat_map(sequence);
    keys.flat_map(|key| update(model, Event::Key(key)))
        .collect()
}

/// An article is answered with all there is.
fn analysed(model: &mut Model, generation: u64, article: usize) -> Vec<Effect> {
    answered(model, generation, article, Depth::All)
}

fn answered(model: &mut Model, generation: u64, article: usize, depth: Depth) -> Vec<Effect> {
    let answer = Answer::Analysed {
        generation,
        article: ArticleIdx(article - 1),
        depth,
        analysis: Arc::new(Analysis::default()),
    };
    update(model, Event::Answer(answer))
}

#[test]
fn the_article_in_the_reader_is_analysed_first_then_its_neighbours() {
    let (mut model, effects) = unanswered();
    assert_eq!(
        asked(&effects),
        [(1, vec![1, 2])],
        "what was there when it was asked"
    );
    let effects = types(&mut model, "2J");
    assert_eq!(asked(&effects), [(2, vec![3, 4, 5, 1, 2])]);
    assert_eq!(asked(&types(&mut model, "j j")), [], "nothing new is asked");
    assert_eq!(asked(&analysed(&mut model, 2, 3)), []);
    assert_eq!(asked(&types(&mut model, "J")), [(3, vec![4, 5, 1, 2])]);
}

#[test]
fn a_stale_answer_is_dropped() {
    let (mut model, _) = unanswered();
    types(&mut model, "2J");
    analysed(&mut model, 1, 1);
    assert_eq!(model.figure_count(ArticleIdx(0)), None);
    analysed(&mut model, 2, 1);
    assert_eq!(model.figure_count(ArticleIdx(0)), Some(0));
}

#[test]
fn the_next_request_follows_the_last_answer() {
    let (mut model, _) = unanswered();
    // Figures of both, then names of both.
    for (article, depth) in [
        (1, Depth::BareFigures),
        (2, Depth::BareFigures),
        (1, Depth::All),
    ] {
        assert_eq!(asked(&answered(&mut model, 1, article, depth)), []);
    }
    assert_eq!(asked(&analysed(&mut model, 1, 2)), [(2, vec![3, 4, 5])]);
    // Once the dictionary is loaded, an article is answered once.
    for article in [3, 4] {
        assert_eq!(asked(&analysed(&mut model, 2, article)), []);
    }
    update(
        &mut model,
        Event::Answer(Answer::Opened(source("page", &three_pages()[1]))),
    );
    assert_eq!(asked(&analysed(&mut model, 2, 5)), [(3, vec![6])]);
}

#[test]
fn names_are_joined_as_articles_come_in_one_join_at_a_time() {
    let (mut model, _) = unanswered();
    let joins = |effects: Vec<Effect>| effects.contains(&Effect::JoinNames);
    assert!(joins(analysed(&mut model, 1, 1)));
    assert!(!joins(analysed(&mut model, 1, 2)), "one is under way");
    let joined = Event::Answer(Answer::Joined(Arc::default()));
    assert!(
        joins(update(&mut model, joined.clone())),
        "there is more to join"
    );
    assert!(!joins(update(&mut model, joined)), "and then no more");
}

/// A collection is no page: its articles are heard one by one, so that the first is known of soon.
#[test]
fn the_articles_of_a_collection_are_heard_one_by_one() {
    let stories: Vec<_> = (0..100).map(|_| story("短", &["短。"])).collect();
    let mut person = Person::before_opening(80, 24);
    let opened = Event::Answer(Answer::Opened(source("all", &stories)));
    let effects = update(&mut person.model, opened);
    let Some(Effect::Analyse { pages, .. }) = effects.first() else {
        panic!("{effects:?}");
    };
    assert!(pages.iter().all(|page| page.len() == 1), "{pages:?}");
}

#[test]
fn counts_of_figures_fill_in_as_answers_come() {
    let person = Person::at(120, 24);
    let counts: Vec<_> = (0..6)
        .map(|idx| person.model.figure_count(ArticleIdx(idx)))
        .collect();
    assert_eq!(counts, [Some(4), Some(1), Some(0), Some(0), Some(0), None]);
}

#[test]
fn what_cannot_be_opened_is_said_and_kept() {
    let (mut model, _) = unanswered();
    let failed = Answer::Failed {
        source: "a.txt".to_owned(),
        reason: "no such file".to_owned(),
    };
    update(&mut model, Event::Answer(failed));
    assert_eq!(
        model.notice.as_ref().unwrap().0,
        "Cannot open a.txt: no such file"
    );
    assert_eq!(model.opening.failures.len(), 1);
    update(&mut model, Event::Answer(Answer::Broke("oh".to_owned())));
    assert!(model.notice.as_ref().unwrap().0.contains("oh"));
}

/// A long article is set by the worker; its beginning shows meanwhile.
#[test]
fn a_long_article_is_set_away_from_the_keys() {
    let mut person = Person::before_opening(80, 24);
    let long = filler(100_000);
    let mut stories = vec![story("短", &["短。"])];
    stories.push(story("长", &[long.as_str(), long.as_str(), "末尾。"]));
    let document = source("page", &stories);
    update(&mut person.model, Event::Answer(Answer::Opened(document)));
    let model = &mut person.model;
    let effects = types(model, "J");
    let Some(Effect::Compose {
        article,
        setting,
        basis,
    }) = effects
        .iter()
        .find(|effect| matches!(effect, Effect::Compose { .. }))
    else {
        panic!("{effects:?}");
    };
    let rows = model.reading.composition.rows.len();
    assert!(
        rows > 100 && rows < 2000,
        "the beginning shows: {rows} rows"
    );
    assert!(types(model, "j k").is_empty(), "it is asked for once");

    // A place that is not set yet is gone to as soon as it is.
    types(model, "/ 末尾");
    while model.search.current.is_none() {
        update(model, Event::Continue);
    }
    let entry = model.entry().unwrap();
    let composition = Arc::new(dubao::compose::compose(&entry.article, None, setting));
    let answer = Answer::Composed {
        article: *article,
        setting: *setting,
        basis: *basis,
        composition: Arc::clone(&composition),
    };
    update(model, Event::Answer(answer));
    assert_eq!(model.reading.composition, composition);
    let shown = &composition.rows[model.reading.top_row..];
    assert!(
        shown.iter().any(|row| row.part == Part::Body(2)),
        "{}",
        model.reading.top_row
    );

    // Another width is asked for; what was set shows until then, and an answer too late is no use.
    let effects = update(model, Event::Resize { cols: 60, rows: 24 });
    assert!(
        effects
            .iter()
            .any(|effect| matches!(effect, Effect::Compose { .. }))
    );
    assert_eq!(model.reading.composition, composition);
}

/// Whoever strikes Enter before anything is found is taken there when it is, unless he went on.
#[test]
fn a_match_found_late_is_gone_to() {
    let long = filler(60_000);
    let mut stories: Vec<_> = (0..20).map(|_| story("长文", &[long.as_str()])).collect();
    stories.push(story("末篇", &["光储充在此。"]));
    for (keys, article, back) in [
        ("2j / 光储充 Enter", 20, "o"),
        ("2j / 光储充 Enter j k", 0, ""),
    ] {
        let mut person = Person::before_opening(80, 24);
        let model = &mut person.model;
        update(
            model,
            Event::Answer(Answer::Opened(source("page", &stories))),
        );
        types(model, keys);
        assert!(model.search.current.is_none(), "{keys}");
        while !model.search.is_complete() {
            update(model, Event::Continue);
        }
        assert_eq!(model.reading.article, ArticleIdx(article), "{keys}");
        types(model, back);
        assert_eq!(
            (model.reading.article, model.reading.top_row),
            (ArticleIdx(0), 2),
            "{keys}"
        );
    }
}

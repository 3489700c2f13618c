//! Pages made of our own stories and taken apart as extraction does: how well they are rebuilt.
//! The floors only rise, but for a little of one where another rises far more.

#![expect(
    clippy::unwrap_used,
    reason = "what fails in a test is to fail the test"
)]

mod press;
mod score;
mod story;
mod typeset;

use press::{Chance, Disorder, page};
use score::Score;
use story::stories;

/// Pages of each disorder.
const PAGES: u64 = 40;

fn rebuilt(disorder: Disorder) -> Score {
    let all = stories();
    let mut score = Score::default();
    for seed in 0..PAGES {
        let mut chance = Chance::new(seed + 1);
        let mut left = all.clone();
        let count = 3 + chance.below(2);
        let chosen: Vec<_> = (0..count)
            .map(|_| left.swap_remove(chance.below(left.len())))
            .collect();
        let text = page(&chosen, disorder, &mut chance);
        score.add(&chosen, &dubao::article::rebuild("-", &text));
    }
    score
}

/// In thousandths: paragraphs of one story together and of others apart, titles, paragraphs,
/// bylines, crossheads.
#[track_caller]
fn assert_floors(disorder: Disorder, floors: [u32; 5]) {
    rebuilt(disorder).assert_floors(disorder, floors);
}

#[test]
fn wrapped_pages_reach_their_floors() {
    assert_floors(Disorder::Wrapped, [1000, 1000, 960, 1000, 984]);
}

#[test]
fn misplaced_headlines_reach_their_floors() {
    assert_floors(Disorder::Misplaced, [977, 858, 960, 939, 992]);
}

#[test]
fn scattered_pages_reach_their_floors() {
    assert_floors(Disorder::Scattered, [791, 848, 836, 666, 890]);
}

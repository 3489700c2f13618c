//! Pages of our own stories typeset in columns, as `pdftotext` took them apart: `tests/data/typeset`.

use serde::Deserialize;

use crate::{
    score::Score,
    story::{Story, stories},
};

/// Which story stands on which page, and what became of it: the texts in default mode, with `-layout`
/// and with `-raw`.
macro_rules! texts {
    ($($page:literal),*) => {
        [$([
            include_str!(concat!("../data/typeset/", $page, ".default.txt")),
            include_str!(concat!("../data/typeset/", $page, ".layout.txt")),
            include_str!(concat!("../data/typeset/", $page, ".raw.txt")),
        ]),*]
    };
}

#[derive(Clone, Copy, Debug)]
enum Mode {
    Default,
    Layout,
    Raw,
}

#[derive(Deserialize)]
struct Page {
    /// Story and columns, row by row.
    rows: Vec<Vec<(usize, usize)>>,
}

fn pages() -> Vec<Page> {
    #[derive(Deserialize)]
    struct File {
        page: Vec<Page>,
    }
    let file: File = toml::from_str(include_str!("../data/typeset/pages.toml")).unwrap();
    file.page
}

/// Floors in thousandths, as those of the other pages.
#[track_caller]
fn assert_floors(mode: Mode, floors: [u32; 5]) {
    let all = stories();
    let mut score = Score::default();
    for (page, texts) in pages().iter().zip(texts!["0", "1", "2", "3", "4", "5"]) {
        let set: Vec<Story> = page
            .rows
            .iter()
            .flatten()
            .map(|(story, _)| all[*story].clone())
            .collect();
        score.add(&set, &dubao::article::rebuild("-", texts[mode as usize]));
    }
    score.assert_floors(mode, floors);
}

#[test]
fn typeset_pages_reach_their_floors() {
    assert_floors(Mode::Default, [537, 444, 672, 666, 814]);
}

#[test]
fn typeset_pages_laid_out_reach_their_floors() {
    assert_floors(Mode::Layout, [924, 884, 921, 906, 928]);
}

#[test]
fn typeset_pages_in_the_order_of_their_making_reach_their_floors() {
    assert_floors(Mode::Raw, [888, 800, 970, 843, 965]);
}

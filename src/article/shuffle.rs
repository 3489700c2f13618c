//! The lines of a pile as the headlines that they are of.
//!
//! Headlines that stood side by side come out of a page row by row: both kickers, both titles, both
//! subtitles. So a pile is its headlines shuffled: the lines of one are in order, and those of others
//! may stand between them. The best reading is looked for line by line (beam search).

use std::ops::Range;

use super::{
    continuity::across,
    headline::Beside,
    standing::{RANKS, Rank, Standing},
    vying::Stories,
};

/// A line of a pile.
#[derive(Clone, Copy, Debug)]
pub(super) struct PileLine<'a> {
    pub text: &'a str,
    /// Whether a blank line stands above it.
    pub is_parted: bool,
}

/// One of the headlines of a pile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Reading {
    /// Its lines, in ascending order.
    pub lines: Vec<usize>,
    /// The story that it was read for.
    pub story: Option<usize>,
}

impl Reading {
    /// Lines that stand together as one headline, of nobody knows which story.
    pub(super) fn together(lines: Range<usize>) -> Self {
        Self {
            lines: lines.collect(),
            ..Self::default()
        }
    }
}

/// For a headline whose story the page does not hold, and for one without a title.
const OF_NO_STORY: f32 = -2.0;
const UNTITLED: f32 = -1.0;
/// For a label at the end of a headline with others below.
const PARTED_LABEL: f32 = -3.0;
/// For a headline going on behind a line of another one, with a blank line above it and without.
const BEHIND: f32 = -3.0;
const RIGHT_BEHIND: f32 = -4.0;
/// For a headline that begins without a blank line above it: in a pile that has none, and in one that
/// has. For one that begins where all lines are parted.
const CLOSE: f32 = -1.5;
const CLOSEST: f32 = -6.0;
const PARTED: f32 = 0.5;

/// Lines of the longest pile that is taken apart, and stories of the largest page.
pub(super) const LONGEST_PILE: usize = 40;
pub(super) const MOST_STORIES: usize = 80;
/// Stories that one pile is weighed for, and those that each of its lines names.
const MOST_WEIGHED: usize = 12;
const MOST_NAMED: usize = 3;
/// Nats of the words, and most of them, that count for a line going on with one of its rank; lines away that
/// it may go on with.
const WORDS: f32 = 1.0;
const MOST_WORDS: f32 = 8.0;
const FARTHEST: usize = 4;
/// Headlines side by side, and lines of one.
const MOST_BESIDE: usize = 3;
const MOST_LINES: u8 = 5;
/// Readings that are followed at once.
const READINGS: usize = 24;

/// A headline that may go on.
#[derive(Clone, Copy, Debug)]
struct Open {
    first: u8,
    last: u8,
    count: u8,
    /// Of its last line.
    rank: Rank,
    has_title: bool,
    /// Its story, an index into those that are weighed.
    story: u8,
}

/// A reading of the first lines of a pile.
#[derive(Clone, Copy, Debug, Default)]
struct Partial {
    value: f32,
    /// The headlines that may go on, the one that the last line is of first.
    open: [Option<Open>; MOST_BESIDE],
    /// The stories that have a headline, bit by bit.
    taken: u32,
    /// The reading without its last line.
    before: u32,
}

/// Takes a pile apart into its headlines, in the order of their first lines; `above` and `below` are the
/// stories that it stands between.
pub(super) fn readings(
    lines: &[PileLine<'_>],
    above: Option<Beside>,
    below: Option<Beside>,
    stories: &Stories<'_>,
) -> Vec<Reading> {
    Pile::of(lines, above, below, stories, Kind::Shuffled).best()
}

/// The same of lines that are known to be one headline.
pub(super) fn reading(
    lines: &[PileLine<'_>],
    above: Option<Beside>,
    below: Option<Beside>,
    stories: &Stories<'_>,
) -> Reading {
    let mut found = Pile::of(lines, above, below, stories, Kind::Whole).best();
    match found.pop() {
        Some(reading) if found.is_empty() => reading,
        _ => Reading::together(0..lines.len()),
    }
}

/// The stories that the lines of a pile name most, and those beside it.
fn weighed(said: &[Vec<f32>], beside: [Option<Beside>; 2]) -> Vec<usize> {
    let most_first = |a: &(f32, usize), b: &(f32, usize)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
    let mut named: Vec<(f32, usize)> = Vec::new();
    for said in said {
        let said = said.iter().copied().zip(0..);
        let mut most: Vec<(f32, usize)> = said.filter(|(said, _)| *said > 0.0).collect();
        most.sort_by(most_first);
        named.extend(most.into_iter().take(MOST_NAMED));
    }
    named.sort_by(most_first);
    let mut stories: Vec<usize> = Vec::new();
    let beside = beside.iter().flatten().map(|beside| beside.story);
    for story in beside.chain(named.into_iter().map(|(_, story)| story)) {
        if stories.len() < MOST_WEIGHED && !stories.contains(&story) {
            stories.push(story);
        }
    }
    stories
}

/// What is known of a pile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Nothing: its headlines may be shuffled.
    Shuffled,
    /// It is one headline.
    Whole,
}

/// A pile with what speaks for its readings.
struct Pile<'a> {
    lines: &'a [PileLine<'a>],
    standings: Vec<Standing>,
    /// The stories that are weighed, and what a headline gives for each.
    stories: Vec<usize>,
    prices: Vec<f32>,
    /// For each line what speaks for its words going on with those of the line above it, of the one above
    /// that …
    goes_on: Vec<[f32; FARTHEST]>,
    /// The stories beside it, with nats for the headline next to each.
    above: Option<(u8, f32)>,
    below: Option<(u8, f32)>,
    /// For a headline that begins with a blank line above it, and for one without.
    parted: f32,
    close: f32,
    kind: Kind,
}

impl<'a> Pile<'a> {
    fn of(
        lines: &'a [PileLine<'a>],
        above: Option<Beside>,
        below: Option<Beside>,
        stories: &Stories<'_>,
        kind: Kind,
    ) -> Self {
        let Stories { mentions, prices } = stories;
        let said: Vec<Vec<f32>> = lines
            .iter()
            .map(|line| {
                let pairs = mentions.topics.pairs_of(line.text);
                mentions.contain(&pairs, 0..mentions.text_count)
            })
            .collect();
        let stories = weighed(&said, [above, below]);
        let standings = lines
            .iter()
            .zip(&said)
            .map(|(line, said)| {
                let said: Vec<f32> = stories.iter().map(|story| said[*story]).collect();
                Standing::of(line.text, &said)
            })
            .collect();
        let place = |beside: Option<Beside>| {
            let Beside { story, nats } = beside?;
            let at = stories.iter().position(|other| *other == story)?;
            Some((u8::try_from(at).ok()?, nats))
        };
        let goes_on = |at: usize| {
            std::array::from_fn(|away| {
                at.checked_sub(away + 1).map_or(0.0, |above| {
                    WORDS * across(lines[above].text, lines[at].text).clamp(0.0, MOST_WORDS)
                })
            })
        };
        let has_close_lines = lines.iter().skip(1).any(|line| !line.is_parted);
        let has_parted_lines = lines.iter().skip(1).any(|line| line.is_parted);
        Self {
            lines,
            standings,
            above: place(above),
            below: place(below),
            prices: stories.iter().map(|story| prices[*story]).collect(),
            stories,
            goes_on: (0..lines.len()).map(goes_on).collect(),
            parted: if has_close_lines { 0.0 } else { PARTED },
            close: if has_parted_lines { CLOSEST } else { CLOSE },
            kind,
        }
    }

    fn best(&self) -> Vec<Reading> {
        // All readings that were followed, those of one line more behind those of one less.
        let mut followed = vec![Partial::default()];
        let mut last = 0..1;
        for at in 0..self.standings.len() {
            let mut next: Vec<Partial> = Vec::new();
            for before in last {
                let partial = Partial {
                    before: u32::try_from(before).unwrap_or_default(),
                    ..followed[before]
                };
                self.go_on(at, &partial, &mut next);
                if at == 0 || self.kind == Kind::Shuffled {
                    self.begin(at, &partial, &mut next);
                }
            }
            if next.is_empty() {
                return Vec::new();
            }
            let best_first = |a: &Partial, b: &Partial| b.value.total_cmp(&a.value);
            if next.len() > READINGS {
                next.select_nth_unstable_by(READINGS, best_first);
                next.truncate(READINGS);
            }
            next.sort_by(best_first);
            last = followed.len()..followed.len() + next.len();
            followed.append(&mut next);
        }
        let value = |at: &usize| self.ended(&followed[*at]);
        let best = last.max_by(|a, b| value(a).total_cmp(&value(b)));
        self.readings(&followed, best.unwrap_or_default())
    }

    /// The readings in which line `at` belongs to a headline that is open.
    fn go_on(&self, at: usize, partial: &Partial, next: &mut Vec<Partial>) {
        let line = &self.standings[at];
        for (place, open) in partial.open.iter().enumerate() {
            let Some(open) = open.filter(|open| open.count < MOST_LINES) else {
                continue;
            };
            let link = match (usize::from(open.last) + 1 == at, self.lines[at].is_parted) {
                (true, _) => 0.0,
                (false, true) => BEHIND,
                (false, false) => RIGHT_BEHIND,
            };
            for rank in RANKS {
                let Some(step) = open.rank.goes_on(rank) else {
                    continue;
                };
                let away = at - usize::from(open.last) - 1;
                let words = match self.goes_on[at].get(away) {
                    Some(words) if rank == open.rank => *words,
                    _ => 0.0,
                };
                let is_title = rank == Rank::Title;
                let is_under = open.first == 0 && !open.has_title && is_title;
                let beside = self.above.filter(|above| is_under && above.0 == open.story);
                let mut new = *partial;
                new.value += link
                    + step
                    + words
                    + beside.map_or(0.0, |above| above.1)
                    + line.ranks[rank as usize][usize::from(open.story)];
                new.open[place] = Some(Open {
                    last: line_number(at),
                    count: open.count + 1,
                    rank,
                    has_title: open.has_title || is_title,
                    ..open
                });
                new.open[..=place].rotate_right(1);
                next.push(new);
            }
        }
    }

    /// The readings in which a headline begins with line `at`.
    fn begin(&self, at: usize, partial: &Partial, next: &mut Vec<Partial>) {
        let line = &self.standings[at];
        let mut value = partial.value;
        if let Some(above) = at.checked_sub(1) {
            value += if self.lines[at].is_parted {
                self.parted
            } else {
                self.close
            };
            if self.standings[above].is_label {
                value += PARTED_LABEL;
            }
        }
        if partial.open[MOST_BESIDE - 1].is_some_and(|open| !open.has_title) {
            value += UNTITLED;
        }
        let none = line_number(line.ranks[0].len() - 1);
        for story in (0..=none).filter(|story| partial.taken & (1 << story) == 0) {
            for rank in RANKS {
                let is_under = at == 0 && rank != Rank::Kicker;
                let beside = self.above.filter(|above| is_under && above.0 == story);
                let mut new = *partial;
                new.value = value
                    + rank.begins()
                    + beside.map_or(0.0, |above| above.1)
                    + line.ranks[rank as usize][usize::from(story)];
                if story == none {
                    new.value += OF_NO_STORY;
                } else {
                    new.value -= self.prices[usize::from(story)];
                    new.taken |= 1 << story;
                }
                new.open.rotate_right(1);
                new.open[0] = Some(Open {
                    first: line_number(at),
                    last: line_number(at),
                    count: 1,
                    rank,
                    has_title: rank == Rank::Title,
                    story,
                });
                next.push(new);
            }
        }
    }

    /// The value of a reading of all lines.
    fn ended(&self, partial: &Partial) -> f32 {
        let open = || partial.open.iter().flatten();
        let untitled = open().filter(|open| !open.has_title).map(|_| UNTITLED);
        // The headline over the story below ends the pile, or is shuffled with those that do.
        let ends = |headline: &&Open| {
            open().all(|other| other.last <= headline.last || other.first < headline.last)
        };
        let below = self.below.filter(|below| {
            let mut over = open().filter(|open| open.story == below.0);
            over.any(|open| ends(&open))
        });
        partial.value + untitled.sum::<f32>() + below.map_or(0.0, |below| below.1)
    }

    /// The headlines of the reading at `end`.
    fn readings(&self, followed: &[Partial], end: usize) -> Vec<Reading> {
        let mut of: Vec<Option<Open>> = Vec::with_capacity(self.standings.len());
        let mut at = end;
        for _ in 0..self.standings.len() {
            of.push(followed[at].open[0]);
            at = followed[at].before as usize;
        }
        of.reverse();
        let mut readings: Vec<Reading> = Vec::new();
        let mut reading_of = vec![0; of.len()];
        for (at, open) in of.into_iter().enumerate() {
            let Some(Open { first, story, .. }) = open else {
                continue;
            };
            let first = usize::from(first);
            if first == at {
                reading_of[at] = readings.len();
                readings.push(Reading {
                    lines: Vec::new(),
                    story: self.stories.get(usize::from(story)).copied(),
                });
            }
            readings[reading_of[first]].lines.push(at);
        }
        readings
    }
}

/// A line or a story by a number that all of one pile fit.
fn line_number(at: usize) -> u8 {
    u8::try_from(at).unwrap_or(u8::MAX)
}

use super::{Article, headline::Headline, lexicon::lexicon, strand::Strand, topic::Topics};
use crate::page::is_in_parts;

/// Tells kicker, title and subtitle apart.
pub(super) fn set_headline(
    article: &mut Article,
    headline: &Headline,
    story: &Strand,
    topics: &Topics<'_>,
) {
    let mut lines: Vec<String> = headline
        .lines
        .iter()
        .map(|(line, _)| line.clone())
        .collect();
    if let Some(at) = lines
        .iter()
        .position(|l| l.starts_with('—'))
        .filter(|&i| i > 0)
    {
        let is_series_part = lines[at].chars().filter(|c| *c != '—').count() <= LONGEST_PART;
        if is_series_part && at + 1 < lines.len() {
            // ——走进山村 under a series' name is a part of it, over the headline.
            article.kicker = Some(lines.drain(..=at).collect());
        } else {
            article.subtitle = Some(lines.split_off(at).join(""));
        }
    }
    let likes = |line: &str| topics.contained(&topics.pairs_of(line), &story.pairs);
    // A kicker names a series or an occasion, which the story itself hardly does.
    let is_series = |line: &str| {
        let quoted = |open: char, close: char| {
            let name = format!("{open}{line}{close}");
            article.body.iter().any(|block| block.text.contains(&name))
        };
        names_a_series(line) || quoted('《', '》') || quoted('“', '”')
    };
    // A slogan in two parts over a plain line is the title, which that line explains.
    let is_slogan = |line: &str, next: &str| {
        is_in_parts(line) && !is_in_parts(next) && likes(line) >= LEAST_SAID && !is_series(line)
    };
    let is_pair = lines.len() == 2;
    let is_kicker = |line: &str, title: &str| {
        if is_slogan(line, title) || is_pair && is_couplet(line, title) && !is_series(line) {
            return false;
        }
        is_label(line, title)
            || likes(line) < 0.3
            || likes(line) + 0.3 < likes(title)
            || is_series(line)
    };
    let first_is_kicker =
        matches!(lines.as_slice(), [first, second, ..] if is_kicker(first, second));
    match lines.as_slice() {
        [] => {}
        [title] => article.title = Some(title.clone()),
        [first, second] => {
            let is_told = second.contains('，')
                || is_far_longer(first, second) && !is_series(first) && likes(first) >= 0.3;
            if headline.is_ordered || is_told && article.subtitle.is_none() {
                article.title = Some(first.clone());
                article.subtitle = Some(second.clone());
            } else if first_is_kicker {
                article.kicker = Some(first.clone());
                article.title = Some(second.clone());
            } else if is_one_headline(first, second) {
                article.title = Some(format!("{first} {second}"));
            } else if article.subtitle.is_some() {
                article.kicker = Some(first.clone());
                article.title = Some(second.clone());
            } else {
                article.title = Some(first.clone());
                article.subtitle = Some(second.clone());
            }
        }
        [first, second, rest @ ..] => {
            let mut rest = rest;
            let is_title = !first_is_kicker
                && is_one_headline(first, second)
                && rest
                    .first()
                    .is_none_or(|third| !is_one_headline(second, third));
            let title = if is_title {
                format!("{first} {second}")
            } else {
                article.kicker = Some(first.clone());
                match rest {
                    // Two lines name a series and what of it this is.
                    [third, after @ ..] if names_a_series(second) && !is_series(third) => {
                        article.kicker = Some(format!("{first} {second}"));
                        rest = after;
                        third.clone()
                    }
                    [third, after @ ..] if is_one_headline(second, third) => {
                        rest = after;
                        format!("{second} {third}")
                    }
                    _ => second.clone(),
                }
            };
            article.title = Some(title);
            let rest = rest.concat();
            if !rest.is_empty() {
                article.subtitle = Some(match article.subtitle.take() {
                    Some(sub) => rest + &sub,
                    None => rest,
                });
            }
        }
    }
}

/// How much of a slogan at least its story speaks of.
const LEAST_SAID: f32 = 0.02;

/// Characters of the longest line that names a series by its last word.
const LONGEST_SERIES: usize = 26;
/// Characters on either side of the point in a series' name: 一线调研·乡村振兴. Those of a person are
/// shorter.
const SHORTEST_HALF: usize = 4;
/// Characters in front of the point that no person is called by.
const NO_PERSON: usize = 8;

/// Whether `line` is the name of a series of stories: 一线调研.
pub(super) fn names_a_series(line: &str) -> bool {
    let lexicon = lexicon();
    let is_short = line.chars().count() <= LONGEST_SERIES;
    let starts = |word: &String| line.starts_with(word.as_str());
    let ends = |word: &String| line.ends_with(word.as_str());
    is_short
        && (lexicon.kicker_endings.iter().any(ends)
            || lexicon.kicker_openings.iter().any(starts)
            || line.split_once('·').is_some_and(|(left, right)| {
                let (left, right) = (left.chars().count(), right.chars().count());
                left >= SHORTEST_HALF && right >= SHORTEST_HALF || left >= NO_PERSON && right > 1
            }))
}

/// Whether the line under `first` says more than a headline does by its length.
fn is_far_longer(first: &str, second: &str) -> bool {
    let (above, below) = (first.chars().count(), second.chars().count());
    above >= 10 && below > above + 4
}

/// Characters of the longest name of a series' part.
const LONGEST_PART: usize = 6;
/// Characters of the longest label.
pub(super) const LONGEST_LABEL: usize = 3;
/// Characters up to which two lines are the halves of one headline rather than title and subtitle.
const TWO_HALVES: usize = 17;

/// Whether two short lines are of one length, as the halves of a headline are.
fn is_couplet(first: &str, second: &str) -> bool {
    let (above, below) = (first.chars().count(), second.chars().count());
    above > SHORTEST_HALF && above.abs_diff(below) <= 1 && is_one_headline(first, second)
}

/// Whether `first` is the name of a place or of a series over a headline: 江东县.
fn is_label(first: &str, second: &str) -> bool {
    first.chars().count() <= LONGEST_LABEL && second.chars().count() > 2 * LONGEST_LABEL
}

fn is_one_headline(first: &str, second: &str) -> bool {
    !is_label(first, second)
        && first.chars().count() + second.chars().count() <= TWO_HALVES
        && !second.starts_with('—')
}

use super::{
    Article,
    continuity::{across, begins, ends},
    headline::Headline,
    lexicon::lexicon,
    strand::Strand,
    topic::Topics,
};
use crate::page::is_in_parts;

/// Tells kicker, title and subtitle apart.
pub(super) fn set_headline(
    article: &mut Article,
    headline: &Headline,
    story: &Strand,
    topics: &Topics<'_>,
) {
    let lines: Vec<Line<'_>> = headline
        .lines
        .iter()
        .enumerate()
        .map(|(at, (text, _))| Line {
            text,
            is_run_on: at > 0 && runs_across(&headline.lines[at - 1].0, text, article),
            said: topics.contained(&topics.pairs_of(text), &story.pairs),
            is_series: names_a_series(text),
            is_quoted: is_quoted(text, article),
            chars: text.chars().filter(|c| !matches!(c, ' ' | '—')).count(),
        })
        .collect();
    let shape = if headline.is_ordered {
        Shape {
            kickers: 0,
            titles: 1,
        }
    } else {
        Shape::of(&lines)
    };
    let (kickers, rest) = lines.split_at(shape.kickers.min(lines.len()));
    let (titles, subtitles) = rest.split_at(shape.titles.min(rest.len()));
    article.kicker = together(kickers);
    article.title = together(titles);
    let subtitle: String = subtitles.iter().map(|line| line.text).collect();
    article.subtitle = (!subtitle.is_empty()).then_some(subtitle);
}

/// Lines of one rank as one, `None` where there are none: with a blank between them, but where a word
/// runs across.
fn together(lines: &[Line<'_>]) -> Option<String> {
    let (first, rest) = lines.split_first()?;
    let mut text = first.text.to_owned();
    for line in rest {
        let is_close = line.text.starts_with('—')
            || line.is_run_on
            || begins(line.text) < IN_A_PHRASE
            || across(&text, line.text) > IN_A_WORD;
        if !is_close {
            text.push(' ');
        }
        text.push_str(line.text);
    }
    Some(text)
}

/// Nats from which a word runs across from one line to the next.
pub(super) const IN_A_WORD: f32 = 3.0;
/// Nats of beginning below which a line goes on with what stands above it.
const IN_A_PHRASE: f32 = -1.0;

/// Whether the story calls something by what `line` says.
fn is_quoted(line: &str, article: &Article) -> bool {
    [('《', '》'), ('“', '”')].iter().any(|(open, close)| {
        let name = format!("{open}{line}{close}");
        article.body.iter().any(|block| block.text.contains(&name))
    })
}

/// Whether the story has words that run across from `above` to `below`: the two characters of one side that
/// are next to the other, and that one's.
fn runs_across(above: &str, below: &str, article: &Article) -> bool {
    let is_letter = |c: &char| c.is_alphanumeric();
    let before: Vec<char> = above.chars().rev().filter(|c| *c != ' ').take(2).collect();
    let behind: Vec<char> = below.chars().filter(|c| *c != ' ').take(2).collect();
    let (&[b, a], &[c, d]) = (before.as_slice(), behind.as_slice()) else {
        return false;
    };
    [[a, b, c], [b, c, d]]
        .iter()
        .filter(|run| run.iter().all(is_letter))
        .map(|run| run.iter().collect::<String>())
        .any(|run| article.body.iter().any(|block| block.text.contains(&run)))
}

/// A line of a headline whose story is known.
struct Line<'a> {
    text: &'a str,
    /// Whether the story has words that run across to it from the line above.
    is_run_on: bool,
    /// How much of it the story speaks of, 0 to 1.
    said: f32,
    /// Whether it names a series.
    is_series: bool,
    is_quoted: bool,
    /// Characters that are no blanks and no dashes.
    chars: usize,
}

/// How many lines of a headline are its kicker, and how many behind those its title; the rest is its
/// subtitle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Shape {
    kickers: usize,
    titles: usize,
}

// Nats that speak for a shape: a conditional logit on 1,463 headlines of several lines, of made pages and
// of pages that were typeset and taken apart, and on those of the built-in pages, which weigh twelve times.
/// For each line of a kicker: the less the story says of it, the more; one that it quotes, that names a
/// series.
const KICKER: f32 = 0.52;
const KICKER_UNSAID: f32 = 3.06;
const KICKER_QUOTED: f32 = 3.17;
const KICKER_SERIES: f32 = 3.67;
const KICKER_LINES: f32 = -3.59;
/// For its last line being the name of a part, behind a dash, of the series that the line above names.
const KICKER_PART: f32 = 8.0;
/// For the title being longer than the line above it.
const UNDER_SHORTER: f32 = 0.3;
/// For a title that the story says nothing of.
const TITLE_UNSAID: f32 = -0.37;
/// For each line of a title that names a series, that has a comma, that opens with a dash.
const TITLE_SERIES: f32 = -0.87;
const TITLE_COMMA: f32 = -2.14;
const TITLE_DASH: f32 = -1.92;
/// For two lines of a title: short ones, one in parts, the second far longer.
const HALVES: f32 = 2.67;
const HALVES_IN_PARTS: f32 = -1.5;
const HALVES_UNEVEN: f32 = -1.47;
/// For the second going on with the first by each nat more than [`GOES_ON`], and as words of the story do.
const HALVES_GO_ON: f32 = 0.47;
const HALVES_RUN_ON: f32 = 1.5;
/// For each nat by which the second begins nothing, and by which the first ends nothing. These and the one
/// above are of a logit on 1,516 headlines of several lines, beside all the others.
const BEGINS_NOTHING: f32 = 1.1;
const ENDS_NOTHING: f32 = 1.2;
/// Characters of the shortest first line that is no mere label.
const SHORTEST_FIRST: usize = 7;
/// For the second being the few characters that found no room there, and for its being as few without
/// going on.
const LAST_FEW: f32 = 1.6;
const FEW: f32 = -1.02;
const GOES_ON: f32 = 2.0;
const MOST_NATS: f32 = 8.0;
/// For each line of a subtitle; for what of it the story says, for a comma, for its being in parts.
const SUBTITLE: f32 = 1.6;
const SUBTITLE_SAID: f32 = 1.1;
const SUBTITLE_COMMA: f32 = 2.14;
const SUBTITLE_IN_PARTS: f32 = -2.17;
const SUBTITLE_LINES: f32 = -2.47;
/// For its first line opening with a dash, being short and under a short one without a dash, being plain and under a
/// slogan in parts that the story says little of.
const SUBTITLE_DASH: f32 = 2.52;
const UNDER_HALF: f32 = -2.46;
const UNDER_SLOGAN: f32 = 2.21;

/// What of a line a story says where it says much, little, or anything of it.
const MUCH_SAID: f32 = 0.4;
const LITTLE_SAID: f32 = 0.3;
const LEAST_SAID: f32 = 0.02;
/// Characters that are few for the last line of a title, and by which a line is longer or far longer than
/// another.
const MOST_FEW: usize = 5;
const LONGER: usize = 2;
const FAR_LONGER: usize = 5;
/// Characters of the longest name of a part of a series.
const LONGEST_PART: usize = 6;
/// Lines of the longest kicker, and of the longest title.
const MOST_KICKERS: usize = 3;
const MOST_TITLES: usize = 4;

/// `nats` for what speaks where it `holds`.
pub(super) fn nats_if(holds: bool, nats: f32) -> f32 {
    if holds { nats } else { 0.0 }
}

impl Shape {
    /// The likeliest one for `lines`.
    fn of(lines: &[Line<'_>]) -> Self {
        let count = lines.len();
        let shapes = (0..count.min(MOST_KICKERS + 1)).flat_map(|kickers| {
            let titles = 1..=(count - kickers).min(MOST_TITLES);
            titles.map(move |titles| Self { kickers, titles })
        });
        let likeliest = shapes.max_by(|a, b| a.nats(lines).total_cmp(&b.nats(lines)));
        likeliest.unwrap_or(Self {
            kickers: 0,
            titles: 1,
        })
    }

    fn nats(self, lines: &[Line<'_>]) -> f32 {
        let (kickers, rest) = lines.split_at(self.kickers);
        let (titles, subtitles) = rest.split_at(self.titles);
        let mut nats: f32 = kickers.iter().map(Line::as_kicker).sum();
        nats += titles.iter().map(Line::as_title).sum::<f32>();
        nats += subtitles.iter().map(Line::as_subtitle).sum::<f32>();
        nats += titles
            .windows(2)
            .map(|pair| pair[0].half(&pair[1]))
            .sum::<f32>();
        let is_dash = |line: &Line<'_>| line.opens_with_dash();
        let is_under_half = |line: &Line<'_>| {
            !line.opens_with_dash() && titles.last().is_some_and(|t| t.is_half(line))
        };
        let is_under_slogan = |line: &Line<'_>| {
            titles.last().is_some_and(|t| t.is_slogan()) && !is_in_parts(line.text)
        };
        let is_longer = |line: &Line<'_>| titles[0].chars >= line.chars + LONGER;
        let is_part = |line: &Line<'_>| is_dash(line) && line.chars <= LONGEST_PART;
        let has_part = kickers.len() > 1 && kickers.last().is_some_and(is_part);
        nats + nats_if(kickers.len() > 1, KICKER_LINES)
            + nats_if(has_part, KICKER_PART)
            + nats_if(kickers.last().is_some_and(is_longer), UNDER_SHORTER)
            + nats_if(titles[0].said < LEAST_SAID, TITLE_UNSAID)
            + nats_if(subtitles.len() > 1, SUBTITLE_LINES)
            + nats_if(subtitles.first().is_some_and(is_dash), SUBTITLE_DASH)
            + nats_if(subtitles.first().is_some_and(is_under_half), UNDER_HALF)
            + nats_if(subtitles.first().is_some_and(is_under_slogan), UNDER_SLOGAN)
    }
}

impl Line<'_> {
    fn as_kicker(&self) -> f32 {
        KICKER
            + KICKER_UNSAID * (1.0 - self.said / MUCH_SAID).max(0.0)
            + nats_if(self.is_quoted, KICKER_QUOTED)
            + nats_if(self.is_series, KICKER_SERIES)
    }

    fn as_title(&self) -> f32 {
        nats_if(self.is_series, TITLE_SERIES)
            + nats_if(self.text.contains('，'), TITLE_COMMA)
            + nats_if(self.opens_with_dash(), TITLE_DASH)
    }

    fn as_subtitle(&self) -> f32 {
        SUBTITLE
            + SUBTITLE_SAID * self.said
            + nats_if(self.text.contains('，'), SUBTITLE_COMMA)
            + nats_if(is_in_parts(self.text), SUBTITLE_IN_PARTS)
    }

    /// Nats for it and the line `below` being of one title. What a dash opens is no second half, whatever the
    /// words on its two sides are.
    fn half(&self, below: &Self) -> f32 {
        if below.opens_with_dash() {
            return 0.0;
        }
        let gain = across(self.text, below.text).min(MOST_NATS);
        let in_parts = is_in_parts(self.text) || is_in_parts(below.text);
        let is_uneven = below.chars >= self.chars + FAR_LONGER;
        let is_few = gain <= 0.0 && 2 * below.chars <= self.chars;
        let cut = BEGINS_NOTHING * (-begins(below.text)).max(0.0)
            + ENDS_NOTHING * (-ends(self.text)).max(0.0);
        nats_if(self.is_half(below), HALVES)
            + nats_if(in_parts, HALVES_IN_PARTS)
            + nats_if(is_uneven, HALVES_UNEVEN)
            + nats_if(below.is_run_on, HALVES_RUN_ON)
            + nats_if(self.chars >= SHORTEST_FIRST, cut)
            + nats_if(gain > 0.0 && below.chars <= MOST_FEW, LAST_FEW)
            + nats_if(is_few, FEW)
            + HALVES_GO_ON * (gain - GOES_ON).max(0.0)
    }

    fn opens_with_dash(&self) -> bool {
        self.text.starts_with('—')
    }

    /// Whether it is a slogan in parts that says little of its story, but something.
    fn is_slogan(&self) -> bool {
        is_in_parts(self.text)
            && !self.is_series
            && !self.is_quoted
            && (LEAST_SAID..LITTLE_SAID).contains(&self.said)
    }

    /// Whether it and `other` are short enough for the halves of one headline.
    fn is_half(&self, other: &Self) -> bool {
        self.chars + other.chars <= TWO_HALVES
    }
}

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

/// Characters of the longest label.
pub(super) const LONGEST_LABEL: usize = 3;
/// Characters up to which two lines are the halves of one headline rather than title and subtitle.
const TWO_HALVES: usize = 17;

use std::{cell::OnceCell, collections::BTreeSet};

use super::{
    chunk::{Chunk, Chunks, FloatingByline},
    continuity::{continuity, head},
    head_byline::wanted_by_bylines,
    headline::Headline,
    parts::{Part, PartKind},
    signature::is_in_brackets,
    stitch::Join,
    topic::{Pairs, Spoken, Topics},
};

/// A story put together from its chunks.
#[derive(Clone, Debug, Default)]
pub(super) struct Strand {
    /// Chunks in reading order.
    pub chunks: Vec<usize>,
    /// Whether a byline or a dateline is among them.
    pub has_byline: bool,
    /// Whether it is a photograph with its caption and nothing else.
    pub is_photograph: bool,
    /// Whether it is one line that was first taken for a headline: no story by itself.
    pub is_line: bool,
    /// What it is about.
    pub pairs: Pairs,
    /// Lines of its longest paragraph, and the column that this was wrapped to.
    column: (usize, Option<u32>),
    /// The chunk that its headline stands over, where its lead stands above that.
    pub under_head: Option<usize>,
    /// The story that the page's layout puts it in.
    story: Option<u32>,
    /// Length of `pairs` as a vector, where somebody asked for it.
    length: OnceCell<f32>,
}

impl Strand {
    /// Its parts in reading order.
    pub(super) fn parts(&self, chunks: &[Chunk]) -> impl Iterator<Item = usize> {
        self.chunks
            .iter()
            .flat_map(|&c| chunks[c].parts.iter().copied())
    }

    /// Takes what another strand speaks of, where it stands and whether it is signed for its own.
    fn take_in(&mut self, other: &Self) {
        self.has_byline |= other.has_byline;
        self.pairs = Pairs::together([&self.pairs, &other.pairs]);
        self.story = self.story.or(other.story);
        if other.column.0 > self.column.0 {
            self.column = other.column;
        }
        self.length.take();
    }

    /// Puts the byline `part`, which stood with the headline, over its text.
    pub(super) fn take_byline(&mut self, chunks: &mut [Chunk], part: usize) {
        let Some(first) = self.chunks.first().and_then(|&c| chunks.get_mut(c)) else {
            return;
        };
        first.parts.insert(0, part);
        first.has_byline = true;
        first.is_opened = true;
        self.has_byline = true;
    }

    fn length(&self, topics: &Topics<'_>) -> f32 {
        *self.length.get_or_init(|| topics.length(&self.pairs))
    }
}

/// Strands looked at to either side when one looks for its story.
const REACH: usize = 12;

/// Chains chunks by the sentences that run across them, then gives strands that nobody signs to
/// the story that they belong to.
pub(super) fn strands<'a>(
    parts: &[Part],
    spoken: &Spoken<'a>,
    joins: &mut [Option<Join>],
    cut: &mut Chunks,
) -> (Vec<Strand>, Topics<'a>) {
    let mut strands = chain(parts, joins, &cut.chunks);
    settle_bylines(parts, cut, &mut strands);
    for strand in &mut strands {
        let of = || strand.parts(&cut.chunks);
        let longest = of()
            .filter(|p| parts[*p].kind == PartKind::Text)
            .max_by_key(|p| parts[*p].lines.len())
            .map(|p| &parts[p]);
        let is_line = of().all(|p| parts[p].is_settled);
        let story = of().find_map(|p| parts[p].story);
        let pairs = spoken.together(of());
        strand.column = longest.map_or((0, None), |part| (part.lines.len(), part.column));
        strand.is_photograph = longest.is_none();
        strand.is_line = is_line;
        strand.story = story;
        strand.pairs = pairs;
    }
    let topics = spoken.topics.learn_from(strands.iter().map(|s| &s.pairs));
    give_leads(&cut.chunks, &spoken.topics, &mut strands);
    let wanted = wanted_by_bylines(parts, cut, &strands, spoken, &topics);
    merge_orphans(parts, &cut.chunks, &topics, &mut strands, &wanted);
    (strands, topics)
}

/// Nats from which a join holds although both its sides are signed.
const SIGNED_TWICE: f32 = 4.0;

fn chain(parts: &[Part], joins: &mut [Option<Join>], chunks: &[Chunk]) -> Vec<Strand> {
    let is_text = |p: &&usize| parts[**p].kind == PartKind::Text;
    let mut chunk_of = vec![usize::MAX; parts.len()];
    for (c, chunk) in chunks.iter().enumerate() {
        for &p in &chunk.parts {
            chunk_of[p] = c;
        }
    }
    let mut next = vec![None; chunks.len()];
    let mut has_previous = vec![false; chunks.len()];
    let mut root: Vec<usize> = (0..chunks.len()).collect();
    let mut is_signed: Vec<bool> = chunks.iter().map(|chunk| chunk.has_byline).collect();
    // The surest joins first.
    let mut links: Vec<(usize, usize, Join)> = Vec::new();
    for (c, chunk) in chunks.iter().enumerate() {
        let last = chunk.parts.iter().rev().find(is_text).copied();
        links.extend(last.and_then(|last| Some((c, last, joins[last]?))));
    }
    links.sort_by(|a, b| b.2.score.total_cmp(&a.2.score));
    for (c, last, join) in links {
        let below = chunk_of.get(join.below).copied().unwrap_or(usize::MAX);
        // A story does not go on with itself: a join that would close a circle is none.
        if below == usize::MAX || find(&mut root, c) == find(&mut root, below) {
            joins[last] = None;
            continue;
        }
        let (from, to) = (find(&mut root, below), find(&mut root, c));
        // It is signed once.
        if is_signed[from] && is_signed[to] && join.score < SIGNED_TWICE {
            joins[last] = None;
            continue;
        }
        is_signed[to] |= is_signed[from];
        root[from] = to;
        next[c] = Some(below);
        has_previous[below] = true;
    }
    let mut strands = Vec::new();
    for start in (0..chunks.len()).filter(|&c| !has_previous[c]) {
        let mut strand = Strand::default();
        let mut at = Some(start);
        while let Some(c) = at {
            strand.chunks.push(c);
            strand.has_byline |= chunks[c].has_byline;
            at = next[c];
        }
        strands.push(strand);
    }
    strands
}

/// The chunk that stands for all those chained with `c`.
fn find(root: &mut [usize], mut c: usize) -> usize {
    while root[c] != c {
        root[c] = root[root[c]];
        c = root[c];
    }
    c
}

/// Gives each byline between two chunks to the story that still lacks one.
fn settle_bylines(parts: &[Part], cut: &mut Chunks, strands: &mut [Strand]) {
    let mut strand_of = vec![0; cut.chunks.len()];
    for (s, strand) in strands.iter().enumerate() {
        for &c in &strand.chunks {
            strand_of[c] = s;
        }
    }
    let mut undecided = std::mem::take(&mut cut.floating);
    undecided.retain(|f| {
        let opens = opens_below(parts, cut, f);
        if opens {
            give(cut, strands, &strand_of, f, true);
        }
        !opens
    });
    // First those that leave no choice; what they settle may settle others.
    loop {
        let before = undecided.len();
        undecided.retain(|f| {
            let (above, below) = (
                strands[strand_of[f.above]].has_byline,
                strands[strand_of[f.below]].has_byline,
            );
            let goes_below = match (above, below) {
                (true, false) => true,
                (false, true) => false,
                _ => return true,
            };
            give(cut, strands, &strand_of, f, goes_below);
            false
        });
        if undecided.len() == before {
            let Some(f) = (!undecided.is_empty()).then(|| undecided.remove(0)) else {
                break;
            };
            let is_mid_story =
                cut.chunks[f.above].is_headless && cut.chunks[f.above].parts.len() < 2;
            let marked = !is_in_brackets(&parts[f.part].raw);
            let goes_below = f.under_head
                || is_mid_story
                || marked && (cut.chunks[f.above].has_byline || !cut.chunks[f.below].is_headless);
            give(cut, strands, &strand_of, &f, goes_below);
        }
    }
}

/// Whether a byline is certain to open the story below, which nothing else signs.
fn opens_below(parts: &[Part], cut: &Chunks, f: &FloatingByline) -> bool {
    let is_text = |p: &&usize| parts[**p].kind == PartKind::Text;
    let above = cut.chunks[f.above].parts.iter().rev().find(is_text);
    let breaks_off = above.is_some_and(|p| parts[*p].is_open);
    breaks_off && !is_in_brackets(&parts[f.part].raw) && !cut.chunks[f.below].has_byline
}

fn give(
    cut: &mut Chunks,
    strands: &mut [Strand],
    strand_of: &[usize],
    f: &FloatingByline,
    goes_below: bool,
) {
    let chunk = if goes_below { f.below } else { f.above };
    let (chunks, blocks) = (&mut cut.chunks, &mut cut.blocks);
    if f.under_head
        && !goes_below
        && let Some(block) = blocks.iter_mut().find(|block| block.below == Some(f.below))
    {
        block.below = None;
        block.opens_story = false;
        block.closes_story = true;
    }
    if goes_below {
        chunks[chunk].parts.insert(0, f.part);
        chunks[chunk].is_opened = true;
    } else {
        chunks[chunk].parts.push(f.part);
        chunks[chunk].is_closed = true;
    }
    chunks[chunk].has_byline = true;
    strands[strand_of[chunk]].has_byline = true;
}

/// What story and lead have in common at least.
const LEAD_ALIKE: f32 = 0.06;

/// A story that begins with a crosshead lacks its lead: that stands above its headline, unsigned.
fn give_leads(chunks: &[Chunk], topics: &Topics<'_>, strands: &mut Vec<Strand>) {
    for s in 1..strands.len() {
        let first = strands[s].chunks[0];
        let above = first.checked_sub(1).filter(|_| chunks[first].is_section);
        let near = s.saturating_sub(REACH)..s;
        let lead = near
            .rev()
            .find(|t| strands[*t].chunks.last().copied() == above);
        let Some(lead) = lead.filter(|_| above.is_some()) else {
            continue;
        };
        let alike = topics.likeness(&strands[lead].pairs, &strands[s].pairs);
        if strands[lead].has_byline || strands[lead].is_photograph || alike < LEAD_ALIKE {
            continue;
        }
        let story = std::mem::take(&mut strands[s]);
        let lead = &mut strands[lead];
        lead.chunks.extend(&story.chunks);
        lead.under_head = Some(first);
        lead.take_in(&story);
    }
    strands.retain(|strand| !strand.chunks.is_empty());
}

/// A strand without a byline belongs to a story that has one, unless a headline of its own stands
/// above it or it is among those `wanted` by one that stands apart.
fn merge_orphans(
    parts: &[Part],
    chunks: &[Chunk],
    topics: &Topics<'_>,
    strands: &mut Vec<Strand>,
    wanted: &BTreeSet<usize>,
) {
    for s in 0..strands.len() {
        let first = strands[s].chunks[0];
        let is_alone = strands[s].has_byline
            || wanted.contains(&s)
            || chunks[first].is_opened
            || chunks[first].is_parted
            || chunks[first].has_head_above && !chunks[first].is_headless;
        if !is_alone {
            merge(parts, chunks, topics, strands, s, UNSIGNED, |_, _| true);
        }
    }
    strands.retain(|strand| !strand.chunks.is_empty());
}

/// Gives strands that nobody signs and that got no headline to the story that they are likest to: next to
/// none is a story of its own. One that is signed only goes to a story that has a headline and no byline.
pub(super) fn merge_nameless(
    parts: &[Part],
    chunks: &[Chunk],
    topics: &Topics<'_>,
    strands: &mut Vec<Strand>,
    headlines: &mut Vec<Option<Headline>>,
) {
    for s in 0..strands.len() {
        if headlines[s].is_some() || strands[s].is_photograph || strands[s].chunks.is_empty() {
            continue;
        }
        if !strands[s].has_byline && !chunks[strands[s].chunks[0]].is_opened {
            merge(parts, chunks, topics, strands, s, NAMELESS, |_, _| true);
        } else if strands[s].has_byline {
            let lacks_byline = |t: usize, home: &Strand| headlines[t].is_some() && !home.has_byline;
            merge(parts, chunks, topics, strands, s, SIGNED, lacks_byline);
        }
    }
    let mut merged = strands.iter().map(|strand| strand.chunks.is_empty());
    headlines.retain(|_| merged.next() != Some(true));
    strands.retain(|strand| !strand.chunks.is_empty());
}

/// Puts strand `s` into the story that it most likely belongs to, and leaves nothing of it, where at least
/// so much speaks for that.
fn merge(
    parts: &[Part],
    chunks: &[Chunk],
    topics: &Topics<'_>,
    strands: &mut [Strand],
    s: usize,
    least: f32,
    may_be_home: impl Fn(usize, &Strand) -> bool,
) {
    let Some(home) = best_home(chunks, topics, strands, s, least, may_be_home) else {
        return;
    };
    let orphan = std::mem::take(&mut strands[s]);
    insert_chunks(chunks, &mut strands[home], &orphan, parts);
    strands[home].take_in(&orphan);
}

/// Chunks of the largest story that takes in another strand: what has more is no page.
const MOST_CHUNKS: usize = 60;
/// What must speak for a strand that nobody signs belonging to a story, and for one that has no headline
/// either.
const UNSIGNED: f32 = 0.5;
const NAMELESS: f32 = -4.0;
/// What must speak for one that is signed and has no headline being of a story with a headline that nobody
/// signs.
const SIGNED: f32 = 2.0;

fn best_home(
    chunks: &[Chunk],
    topics: &Topics<'_>,
    strands: &[Strand],
    s: usize,
    least: f32,
    may_be_home: impl Fn(usize, &Strand) -> bool,
) -> Option<usize> {
    let orphan = &strands[s];
    let near = s.saturating_sub(REACH)..(s + REACH + 1).min(strands.len());
    let scored = near
        .filter(|&t| {
            t != s
                && (1..=MOST_CHUNKS).contains(&strands[t].chunks.len())
                && may_be_home(t, &strands[t])
        })
        .map(|t| (t, home_score(chunks, topics, &strands[t], orphan)));
    let best = scored.max_by(|a, b| a.1.total_cmp(&b.1))?;
    (best.1 > least).then_some(best.0)
}

fn home_score(chunks: &[Chunk], topics: &Topics<'_>, home: &Strand, orphan: &Strand) -> f32 {
    let mut score = 8.0
        * topics.alike(
            (&home.pairs, home.length(topics)),
            (&orphan.pairs, orphan.length(topics)),
        );
    score += match (home.story, orphan.story) {
        (Some(a), Some(b)) if a == b => 6.0,
        (Some(_), Some(_)) => -6.0,
        _ => 0.0,
    };
    score += match (home.column.1, orphan.column.1) {
        (Some(a), Some(b)) if a.abs_diff(b) <= 3 => 1.5,
        (Some(_), Some(_)) => -2.0,
        (None, None) => 0.3,
        _ => -0.2,
    };
    let (first, last) = (orphan.chunks[0], orphan.chunks[orphan.chunks.len() - 1]);
    let follows = home
        .chunks
        .iter()
        .any(|&c| c + 1 == first && !chunks[c].is_closed);
    let stands_above = home.chunks.contains(&(last + 1));
    if stands_above && chunks[last + 1].is_parted {
        return f32::NEG_INFINITY;
    }
    let precedes = stands_above && !chunks[last + 1].is_opened;
    if follows || precedes {
        score += 0.7;
    }
    score
}

/// Puts an orphan's chunks where they belong: not before the opening, not behind the foot, else in
/// page order.
fn insert_chunks(chunks: &[Chunk], home: &mut Strand, orphan: &Strand, parts: &[Part]) {
    let first = orphan.chunks[0];
    let begins = chunks[first]
        .parts
        .iter()
        .find(|&&p| parts[p].kind == PartKind::Text)
        .map_or(0.0, |&p| continuity().start_gain(&head(&parts[p].raw)));
    let mut at = home
        .chunks
        .iter()
        .position(|&c| c > first)
        .unwrap_or(home.chunks.len());
    // Never between two chunks that one sentence runs across: headless chunks stay behind theirs.
    while at < home.chunks.len() && at > 0 && chunks[home.chunks[at]].is_headless {
        at += 1;
    }
    if at == 0 && (chunks[home.chunks[0]].is_opened || begins < 0.0) {
        at = 1;
        while at < home.chunks.len() && chunks[home.chunks[at]].is_headless {
            at += 1;
        }
    }
    while at > 0 && chunks[home.chunks[at - 1]].is_closed {
        at -= 1;
    }
    while at < home.chunks.len() && chunks[home.chunks[at]].is_headless && at > 0 {
        at -= 1;
    }
    home.chunks.splice(at..at, orphan.chunks.iter().copied());
}

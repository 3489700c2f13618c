use super::parts::{Part, PartKind};

/// A run of parts that stand together on the page and belong to one story.
#[derive(Clone, Debug, Default)]
pub(super) struct Chunk {
    /// Its parts in page order: paragraphs, captions, crossheads, bylines.
    pub parts: Vec<usize>,
    /// Whether a byline, at its head or its foot, is among them.
    pub has_byline: bool,
    /// Whether it ends in a byline.
    pub is_closed: bool,
    /// Whether it opens with a dateline or a byline.
    pub is_opened: bool,
    /// Whether it begins inside a story.
    pub is_headless: bool,
    /// Whether a headline stands right above.
    pub has_head_above: bool,
    /// Whether it begins with a crosshead, as no story does.
    pub is_section: bool,
    /// Whether it was parted from the story above.
    pub is_parted: bool,
    /// Whether it was parted from what stands above because both are signed.
    pub is_signed_apart: bool,
}

/// Headline lines that stand together.
#[derive(Clone, Debug)]
pub(super) struct HeadBlock {
    /// Parts of its lines.
    pub parts: Vec<usize>,
    /// The byline under them that goes with them and not with the text below: the pile goes on there, or that
    /// text is another story's.
    pub byline: Option<usize>,
    /// The chunk right above and the one right below.
    pub above: Option<usize>,
    /// See `above`.
    pub below: Option<usize>,
    /// Whether a byline or a dateline follows, which makes it the headline of what is below.
    pub opens_story: bool,
    /// Whether it stands with the byline at the foot of the story above.
    pub closes_story: bool,
    /// Whether the layout of the page shows that it is one headline.
    pub is_laid_out: bool,
}

impl HeadBlock {
    /// A block between two chunks with nothing that says which of them it heads.
    pub(super) fn between(parts: Vec<usize>, above: Option<usize>, below: Option<usize>) -> Self {
        Self {
            parts,
            byline: None,
            above,
            below,
            opens_story: false,
            closes_story: false,
            is_laid_out: false,
        }
    }
}

/// A byline that may close the chunk above or open the one below.
#[derive(Clone, Copy, Debug)]
pub(super) struct FloatingByline {
    /// Its part.
    pub part: usize,
    /// The chunk above.
    pub above: usize,
    /// The chunk below.
    pub below: usize,
    /// Whether a headline stands right above it.
    pub under_head: bool,
}

/// The parts of a page cut into chunks.
#[derive(Clone, Debug, Default)]
pub(super) struct Chunks {
    /// In page order.
    pub chunks: Vec<Chunk>,
    /// Headline blocks, in page order.
    pub blocks: Vec<HeadBlock>,
    /// Bylines between two chunks.
    pub floating: Vec<FloatingByline>,
}

impl Chunks {
    /// Lets a story begin with the paragraph `part`.
    pub(super) fn part_before(&mut self, parts: &[Part], part: usize) {
        let place = |chunk: &Chunk| chunk.parts.iter().position(|p| *p == part);
        let mut chunks = self.chunks.iter().enumerate();
        let Some((chunk_idx, at)) = chunks.find_map(|(c, chunk)| Some((c, place(chunk)?))) else {
            return;
        };
        let is_text = |p: &usize| parts[*p].kind == PartKind::Text;
        if self.chunks[chunk_idx].parts[..at].iter().any(is_text) {
            self.split(parts, chunk_idx, at);
            self.chunks[chunk_idx + 1].is_parted = true;
        } else {
            self.chunks[chunk_idx].is_parted = true;
        }
    }

    /// Cuts chunk `chunk_idx` in two before its part `cut`; headline lines there are a headline between
    /// the two. What is signed at its head is the upper one, what is signed at its foot the lower one.
    pub(super) fn split(&mut self, parts: &[Part], chunk_idx: usize, cut: usize) {
        let moved = |c: usize| if c > chunk_idx { c + 1 } else { c };
        for block in &mut self.blocks {
            block.above = block.above.map(moved);
            block.below = block.below.map(moved);
        }
        for byline in &mut self.floating {
            byline.above = moved(byline.above);
            byline.below = moved(byline.below);
        }
        let chunk = &mut self.chunks[chunk_idx];
        let mut rest = chunk.parts.split_off(cut.min(chunk.parts.len()));
        let is_head = |p: &usize| parts[*p].kind == PartKind::Head;
        let heads: Vec<usize> = rest.iter().copied().take_while(is_head).collect();
        rest.drain(..heads.len());
        let below = Chunk {
            parts: rest,
            has_byline: chunk.is_closed,
            is_closed: chunk.is_closed,
            has_head_above: !heads.is_empty(),
            ..Chunk::default()
        };
        chunk.is_closed = false;
        self.chunks.insert(chunk_idx + 1, below);
        if heads.is_empty() {
            return;
        }
        let place = self
            .blocks
            .iter()
            .position(|block| block.parts.first() > heads.first())
            .unwrap_or(self.blocks.len());
        let block = HeadBlock::between(heads, Some(chunk_idx), Some(chunk_idx + 1));
        self.blocks.insert(place, block);
    }
}

use super::wording::{CREDIT_GAP, NAME_GAP};
use super::{Composition, Part, SetRow, Setting, byline_text, part_text};
use crate::article::{Article, Block, BlockKind};
use crate::extract::Analysis;
use crate::text::{Alignment, ParagraphSetting, Row, Span, set_headline, set_paragraph};

/// The paragraph indent (段首缩进): two Han characters.
const PARAGRAPH_INDENT_COLS: usize = 4;

/// What captions and notes stand in from both edges of the measure: a Han character.
const BLOCK_INSET_COLS: usize = 2;

/// What headlines stand in at least: two.
const HEADLINE_INSET_COLS: usize = 4;

/// Sets an article: title lines centred and balanced, then byline and body. Paragraphs are indented
/// and follow each other; headings stand flush and, as captions and notes, apart.
///
/// `analysis` tells which names to keep whole; without it the rest still holds. Takes linear time.
#[must_use]
pub fn compose(article: &Article, analysis: Option<&Analysis>, setting: &Setting) -> Composition {
    let mut composition = Composition::default();
    for part in [Part::Kicker, Part::Title, Part::Subtitle] {
        composition.push(part, headline(part, &part_text(article, part), setting));
    }
    composition.push_blank();
    composition.push(Part::Byline, byline(&byline_text(article), setting));

    let names = names_by_block(article, analysis);
    let mut before = None;
    for (block_idx, block) in article.body.iter().enumerate() {
        if before != Some(BlockKind::Paragraph) || block.kind != BlockKind::Paragraph {
            composition.push_blank();
        }
        let names = names.get(block_idx).map_or(&[][..], Vec::as_slice);
        composition.push(Part::Body(block_idx), block_rows(block, names, setting));
        before = Some(block.kind);
    }
    composition.pop_blank();
    composition
}

impl Composition {
    fn push(&mut self, part: Part, rows: Vec<Row>) {
        let set_rows = rows.into_iter().map(|row| SetRow { part, row });
        self.rows.extend(set_rows);
    }

    /// An empty row, unless one stands there or nothing does.
    fn push_blank(&mut self) {
        let last = self.rows.last();
        if last.is_some_and(|last| last.part != Part::Blank) {
            self.push(Part::Blank, vec![Row::default()]);
        }
    }

    /// Takes back an empty row that nothing stands behind.
    fn pop_blank(&mut self) {
        self.rows.pop_if(|last| last.part == Part::Blank);
    }
}

/// The rows of one block of the body.
fn block_rows(block: &Block, names: &[Span], setting: &Setting) -> Vec<Row> {
    let (inset_cols, first_indent_cols, alignment) = match block.kind {
        BlockKind::Paragraph => (0, PARAGRAPH_INDENT_COLS, setting.alignment),
        BlockKind::Note => (BLOCK_INSET_COLS, PARAGRAPH_INDENT_COLS, setting.alignment),
        BlockKind::Caption => (BLOCK_INSET_COLS, 0, Alignment::Ragged),
        BlockKind::Heading => {
            return set_headline(&block.text, names, setting.measure_cols, setting.ambiguous);
        }
    };
    let inset_cols = inset(inset_cols, setting);
    let paragraph = ParagraphSetting {
        measure_cols: setting.measure_cols - 2 * inset_cols,
        first_indent_cols,
        alignment,
        ambiguous: setting.ambiguous,
    };
    let rows = set_paragraph(&block.text, names, &paragraph).into_iter();
    rows.map(|row| row.moved(inset_cols)).collect()
}

/// What a part stands in from both edges: `wanted_cols`, or nothing where that would take more than
/// a third of the measure.
fn inset(wanted_cols: usize, setting: &Setting) -> usize {
    if wanted_cols * 6 <= setting.measure_cols {
        wanted_cols
    } else {
        0
    }
}

/// One part of a headline with white on both sides, or the title alone on a line that it fits.
fn headline(part: Part, text: &str, setting: &Setting) -> Vec<Row> {
    let fits = setting.ambiguous.width(text) <= setting.measure_cols;
    let measure_cols = if part == Part::Title && fits {
        setting.measure_cols
    } else {
        setting.measure_cols - 2 * inset(HEADLINE_INSET_COLS, setting)
    };
    let rows = set_headline(text, &[], measure_cols, setting.ambiguous);
    centred(rows, setting.measure_cols)
}

fn byline(text: &str, setting: &Setting) -> Vec<Row> {
    let credits = credits(text, setting);
    let rows = set_headline(text, &credits, setting.measure_cols, setting.ambiguous);
    centred(rows, setting.measure_cols)
}

/// Each row in the middle of the measure.
fn centred(rows: Vec<Row>, measure_cols: usize) -> Vec<Row> {
    let rows = rows.into_iter().map(|row| {
        let free_cols = measure_cols.saturating_sub(row.width_cols());
        row.moved(free_cols / 2)
    });
    rows.collect()
}

/// What is better kept whole in a byline: a role with its people, or, where that is wider than a
/// line, each of them.
fn credits(byline: &str, setting: &Setting) -> Vec<Span> {
    let mut credits = Vec::new();
    let mut byte_start = 0;
    for group in byline.split_inclusive(CREDIT_GAP) {
        let fits = setting.ambiguous.width(group.trim_end()) <= setting.measure_cols;
        let gap = if fits { CREDIT_GAP } else { NAME_GAP };
        for kept in group.split_inclusive(gap) {
            let byte_end = byte_start + kept.trim_end().len();
            credits.push(Span::new(byte_start, byte_end));
            byte_start += kept.len();
        }
    }
    credits
}

/// The names to keep whole, block by block.
fn names_by_block(article: &Article, analysis: Option<&Analysis>) -> Vec<Vec<Span>> {
    let mut names = vec![Vec::new(); article.body.len()];
    for entity in analysis.iter().flat_map(|analysis| &analysis.entities) {
        if let Some(of_block) = names.get_mut(entity.at.block_idx) {
            of_block.push(entity.at.span);
        }
    }
    names
}

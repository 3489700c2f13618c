use super::{
    credit::{Credits, parse_credits, parse_signature},
    dateline::is_dateline,
};
use crate::page::{Page, ends_a_sentence};

/// Characters of the longest rest of a signature that a line's end cut in two.
const LONGEST_REST: usize = 12;

/// Parts a paragraph from the bracketed byline at its foot: `……前程。（王一）`.
pub(super) fn foot_byline(text: &str) -> Option<(&str, Credits)> {
    let text = text.trim_end();
    if !text.ends_with(['）', ')']) {
        return None;
    }
    let cut = text.rfind(['（', '('])?;
    let above = &text[..cut];
    let rest = above.trim_end();
    let credits = if ends_a_sentence(rest) {
        parse_signature(&text[cut..])?
    } else if is_dateline(text) {
        // It stands at the head of a story: `某报讯（记者 王一）`.
        return None;
    } else {
        // Behind a word, without a blank, stands what it is called for short: `伊斯兰抵抗运动（哈马斯）`.
        let is_apart = rest.is_empty() || rest.len() < above.len();
        parse_credits(&text[cut..]).filter(|credits| is_apart || credits.have_roles())?
    };
    Some((rest, credits))
}

/// Whether a line ends in the signature of a story, which may have been cut in two.
pub(super) fn is_signed(page: &Page<'_>, line_idx: usize) -> bool {
    let line = page.line(line_idx);
    foot_byline(line).is_some()
        || line_idx > 0
            && line.chars().count() <= LONGEST_REST
            && line.ends_with(['）', ')'])
            && !line.contains(['（', '('])
            && foot_byline(&format!("{}{line}", page.line(line_idx - 1))).is_some()
}

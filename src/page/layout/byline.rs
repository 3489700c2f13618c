//! Bylines that stand in one row with the headline that they sign: a row of the text is as high as a line of
//! text, a headline of large type higher, so that what is set under it may come out beside it.

use super::piece::Piece;
use crate::page::Language;

/// Places that a headline takes in print, at most, for each half square that it would take in the size of the
/// text: what may be a line of text, and what is none for its width. Of 67 bylines beside a headline of typeset
/// pages that are within it 66 were its own.
const SIZES: (f32, f32) = (2.4, 3.9);

/// `pieces` with each byline given to the headline beside it under whose middle it stands, or parted from it.
pub(super) fn claimed(
    pieces: Vec<Piece>,
    text: &str,
    language: &impl Language,
    column: u32,
) -> Vec<Piece> {
    let mut claimed: Vec<Piece> = Vec::new();
    for piece in pieces {
        let own = piece.span.of(text);
        let Some(at) = language.byline_at(own) else {
            claimed.push(piece);
            continue;
        };
        let (head, byline) = piece.parted(text, at);
        claimed.extend(head);
        let signed = claimed.last_mut();
        match signed.filter(|head| is_signed(head, &byline, column)) {
            Some(head) => {
                // The middle of both is one.
                head.printed_end = Some(byline.start + byline.end - head.start);
                head.byline = Some(byline.span);
            }
            None => claimed.push(byline),
        }
    }
    claimed
}

/// Whether `head`, over text of `column` half squares, is a headline that has `byline` under its middle in print.
fn is_signed(head: &Piece, byline: &Piece, column: u32) -> bool {
    let places = (byline.start + byline.end) as f32 - 2.0 * head.start as f32;
    let size = places / head.width.max(1) as f32;
    let most = if head.may_be_head(column) {
        SIZES.1
    } else {
        SIZES.0
    };
    head.row == byline.row && head.byline.is_none() && !head.is_marked() && size <= most
}

//! What stands under each of several headlines that stand abreast.

use std::cmp::Reverse;

use super::{Block, Piece, PieceKind, Placed};
use crate::{
    page::{Joint, Language},
    text::Span,
};

impl<L: Language> Block<'_, L> {
    /// The lines of the block, headline by headline, each with what stands under it. Last comes the one that
    /// stands over what follows.
    pub(super) fn in_order(&self, headlines: &[Vec<usize>]) -> Vec<Placed> {
        let owners = self.owners(headlines);
        let first = headlines[0][0];
        let over = self.over_text(&owners);
        let of = |owner: Option<usize>| {
            let owners = &owners;
            (0..owners.len()).filter(move |piece| owners[*piece] == owner)
        };
        let placed = |pieces: Vec<usize>, joint: &dyn Fn(usize) -> Option<Joint>| {
            let lines = self.lines_of(&pieces).into_iter().enumerate();
            let placed = lines.map(|(n, (line, span))| (line, span, joint(n)));
            placed.collect::<Vec<Placed>>()
        };
        let follows = |_| Some(Joint::Follows);
        let above = of(None).filter(|piece| *piece < first);
        let mut order = placed(above.collect(), &|_| None);
        let others = (0..headlines.len()).filter(|h| *h != over);
        for h in others.chain([over]) {
            order.extend(placed(headlines[h].clone(), &|n| {
                Some(if n == 0 {
                    Joint::Headline
                } else {
                    Joint::InHeadline
                })
            }));
            let under = of(Some(h)).filter(|piece| !headlines[h].contains(piece));
            order.extend(placed(under.collect(), &follows));
        }
        let below = of(None).filter(|piece| *piece > first);
        order.extend(placed(below.collect(), &follows));
        order
    }

    /// The headline that stands over what follows: the left one. Where no line tells which one that is, it is the
    /// one that ends last, if nothing stands under it.
    fn over_text(&self, owners: &[Option<usize>]) -> usize {
        let stand_in_row = |piece: usize| {
            self.pieces[piece].is_behind
                && owners[piece].is_some()
                && owners[piece - 1] != owners[piece]
        };
        if (0..owners.len()).any(stand_in_row) {
            return 0;
        }
        (0..owners.len())
            .rfind(|piece| owners[*piece].is_some())
            .filter(|piece| self.pieces[*piece].kind == PieceKind::Head)
            .and_then(|piece| owners[piece])
            .unwrap_or(0)
    }

    /// The lines that `pieces` are of, as far as those reach.
    fn lines_of(&self, pieces: &[usize]) -> Vec<(usize, Span)> {
        let mut lines: Vec<(usize, Span)> = Vec::new();
        for piece in pieces {
            let Piece { line, span, .. } = self.pieces[*piece];
            match lines.last_mut().filter(|(above, _)| *above == line) {
                Some((_, whole)) => *whole = Span::new(whole.byte_start, span.byte_end),
                None => lines.push((line, span)),
            }
        }
        lines
    }

    /// For each piece the headline that it is of: by its words or, if it is a subtitle or a byline, for where it
    /// stands. What is higher on the page comes out first: it stands under one of those that reach down to there.
    fn owners(&self, headlines: &[Vec<usize>]) -> Vec<Option<usize>> {
        let mut owners: Vec<Option<usize>> = vec![None; self.pieces.len()];
        for (h, headline) in headlines.iter().enumerate() {
            for piece in headline {
                owners[*piece] = Some(h);
            }
        }
        let mut is_signed = vec![false; headlines.len()];
        let end = self.left_over_text(headlines, &mut owners);
        is_signed[0] = (end..owners.len())
            .any(|piece| owners[piece] == Some(0) && self.pieces[piece].kind == PieceKind::Byline);
        // Lines of each headline so far, what stands under it included.
        let mut heights = vec![0; headlines.len()];
        for piece in headlines[0][0]..end {
            if let Some(h) = owners[piece] {
                let goes_on = self.pieces[piece].is_behind && owners[piece - 1] == Some(h);
                heights[h] += usize::from(!goes_on);
                continue;
            }
            let is_between = headlines.iter().any(|of| of.last() > Some(&piece));
            let kind = self.pieces[piece].kind;
            if kind == PieceKind::Other || kind == PieceKind::Head && !is_between {
                continue;
            }
            let lowest = heights.iter().max().copied().unwrap_or(0);
            let owner = (0..headlines.len())
                .filter(|h| !is_signed[*h] && headlines[*h].last() < Some(&piece))
                .filter(|h| heights[*h] + 1 >= lowest)
                .max_by_key(|h| (heights[*h], Reverse(headlines[*h].last())));
            if let Some(h) = owner {
                owners[piece] = owner;
                heights[h] += 1;
                is_signed[h] = kind == PieceKind::Byline;
            }
        }
        owners
    }

    /// Gives the left one of `headlines` the byline and the subtitle that stand right above the text, its own, and
    /// tells where the pieces end that nothing is known of yet.
    fn left_over_text(&self, headlines: &[Vec<usize>], owners: &mut [Option<usize>]) -> usize {
        let is_under = |piece: usize| {
            matches!(
                self.pieces[piece].kind,
                PieceKind::Byline | PieceKind::Subtitle
            )
        };
        let mut end = (0..owners.len())
            .rfind(|&piece| owners[piece].is_some() || is_under(piece))
            .map_or(0, |last| last + 1);
        let text = self
            .pieces
            .get(end)
            .map_or(self.lines.end, |piece| piece.line);
        if self.page.lines.get(text).is_none_or(|text| text.gap > 0) {
            return end;
        }
        for kind in [PieceKind::Byline, PieceKind::Subtitle] {
            let last = end - 1;
            if self.pieces[last].kind == kind && headlines[0].last() < Some(&last) {
                owners[last] = Some(0);
                end = last;
            }
        }
        end
    }
}

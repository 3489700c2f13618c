//! Headlines that want the same story: each pile is parted as if it stood alone, and then again while the
//! stories that several want get dearer. An auction: prices part the piles as one assignment would.

use super::{chunk::HeadBlock, headline::Headline, topic::Mentions};

/// The stories of a page, as its headlines vie for them.
pub(super) struct Stories<'a> {
    /// Which of them speak of what.
    pub mentions: &'a Mentions<'a>,
    /// Nats that a headline gives for each, since others want it too.
    pub prices: Vec<f32>,
}

/// Whether headlines vie for stories that several of them want.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Vying {
    /// No: it is not certain yet which lines are headlines at all, and what is none would win.
    Not,
    /// Yes.
    Auction,
}

/// How often headlines that want the same story are weighed again, and nats by which its price is raised
/// each time.
const ROUNDS: usize = 12;
const RAISE: f32 = 1.0;

/// Parts each of `blocks` into headlines as `split` does for given prices; also whether several headlines
/// want the same story where all are free.
pub(super) fn split_piles<'a>(
    blocks: &[HeadBlock],
    mut stories: Stories<'a>,
    vying: Vying,
    split: impl Fn(&HeadBlock, &Stories<'a>) -> Vec<Headline>,
) -> (Vec<Vec<Headline>>, bool) {
    let mut piles: Vec<Vec<Headline>> = blocks.iter().map(|block| split(block, &stories)).collect();
    let mut is_contested = false;
    for _ in 0..ROUNDS {
        let mut claims = vec![0_u32; stories.prices.len()];
        for story in piles.iter().flatten().filter_map(|headline| headline.claim) {
            claims[story] += 1;
        }
        let is_wanted_twice = |headline: &Headline| headline.claim.is_some_and(|s| claims[s] > 1);
        let contested: Vec<usize> = (0..piles.len())
            .filter(|pile| piles[*pile].iter().any(is_wanted_twice))
            .collect();
        if contested.is_empty() {
            break;
        }
        is_contested = true;
        if vying == Vying::Not {
            break;
        }
        for (price, claims) in stories.prices.iter_mut().zip(&claims) {
            *price += if *claims > 1 { RAISE } else { 0.0 };
        }
        for pile in contested {
            piles[pile] = split(&blocks[pile], &stories);
        }
    }
    (piles, is_contested)
}

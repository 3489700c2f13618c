//! How likely one text goes on with another: a small model of which characters follow each other.

use std::sync::LazyLock;

/// Characters on either side of a cut that are looked at.
const CONTEXT: usize = 4;
/// Longest run of characters whose count is kept.
pub(super) const ORDER: usize = 5;
/// Stands in front of a paragraph.
pub(super) const START: char = '\u{2402}';
/// Slots of one bucket of the table.
pub(super) const SLOTS: usize = 4;
/// Bits of a slot that hold the count, as a logarithm.
pub(super) const COUNT_BITS: u32 = 5;
const COUNTS: u64 = (1 << COUNT_BITS) - 1;
/// Steps of the kept logarithm for each doubling of the count.
pub(super) const STEPS: f32 = 1.5;
/// What each step to a shorter context costs, in nats.
const BACKOFF: f32 = 0.9;

/// Counts of character runs of one to [`ORDER`] characters, in a table read where it lies.
///
/// The table is a sequence of buckets of four 16-bit slots, little endian; a run of characters may
/// stand in either of two buckets (cuckoo hashing). A slot holds eleven bits of the run's hash and
/// five of the logarithm of its count; zero is an empty slot. The first eight bytes of the asset
/// are the logarithm of the number of characters it was trained on, as an `f32`, and zeroes.
#[derive(Clone, Copy, Debug)]
pub struct Continuity {
    table: &'static [u8],
    log_total: f32,
}

/// The model in `assets/model/continuity.bin`, which `training` makes.
#[must_use]
pub fn continuity() -> &'static Continuity {
    static MODEL: LazyLock<Continuity> =
        LazyLock::new(|| Continuity::new(include_bytes!("../../assets/model/continuity.bin")));
    &MODEL
}

impl Continuity {
    /// Reads a model. Bytes too few for one are a model that has seen nothing.
    #[must_use]
    pub fn new(bytes: &'static [u8]) -> Self {
        let log_total = bytes
            .first_chunk::<4>()
            .map_or(1.0, |head| f32::from_le_bytes(*head));
        Self {
            table: bytes.get(8..).unwrap_or_default(),
            log_total,
        }
    }

    /// Nats that `below` gains from standing behind `above` rather than alone: above zero where
    /// the two share a word or a phrase across the cut.
    #[must_use]
    pub(super) fn gain(&self, above: &Beside, below: &Beside) -> f32 {
        match self.pair(above, below) {
            Some(pair) => self.gain_behind(&self.above(above), pair, &self.below(below)),
            None => -BACKOFF,
        }
    }

    /// Nats that `below` gains from standing at the start of a paragraph rather than anywhere.
    #[must_use]
    pub(super) fn start_gain(&self, below: &Beside) -> f32 {
        self.gain(&Beside::START, below)
    }

    /// Nats that a mark which ends a sentence, or a part of one, gains from standing behind `above`: below
    /// zero where that breaks off inside a word or a phrase.
    #[must_use]
    pub(super) fn end_gain(&self, above: &Beside) -> f32 {
        let [stop, comma] = ["。", "，"].map(|mark| self.gain(above, &head(mark)));
        stop.max(comma)
    }

    /// The same of a side that is weighed against many.
    #[must_use]
    pub(super) fn start_gain_of(&self, below: &Below) -> f32 {
        self.gain_across(&self.above(&Beside::START), below)
    }

    /// [`Self::gain`] of two sides that are weighed against many.
    #[must_use]
    pub(super) fn gain_across(&self, above: &Above, below: &Below) -> f32 {
        match self.pair(&above.chars, &below.chars) {
            Some(pair) => self.gain_behind(above, pair, below),
            None => -BACKOFF,
        }
    }

    /// The count of the pair of characters across a cut. Where it was never seen, nothing longer
    /// across the cut was seen either.
    fn pair(&self, above: &Beside, below: &Beside) -> Option<f32> {
        match (above.last(), below.first()) {
            (Some(&last), Some(&first)) => self.log_count(hash(&[last], Some(first))),
            _ => Some(0.0),
        }
    }

    /// [`Self::gain`], given the count of the pair across the cut.
    fn gain_behind(&self, above: &Above, pair: f32, below: &Below) -> f32 {
        let len = above.chars.len();
        let mut joined = [START; 2 * CONTEXT];
        joined[..len].copy_from_slice(&above.chars);
        joined[len..len + below.chars.len()].copy_from_slice(&below.chars);
        let first = [below.runs[0][0], Some(pair)];
        let mut before = above.runs;
        let mut sum = 0.0;
        let mut at = 0;
        // While a run from across the cut ends in front of a character.
        while at < below.chars.len() && before[at].is_some() {
            let known = if at == 0 {
                &first
            } else {
                &below.runs[at][..=at]
            };
            let next = self.next(&joined[..=len + at], &before, known);
            sum += next.log_likelihood;
            before = next.runs;
            at += 1;
        }
        let rest = &below.terms[at..below.chars.len()];
        rest.iter().fold(sum, |sum, term| sum + term) - below.alone
    }

    /// What stands in front of a cut.
    pub(super) fn above(&self, chars: &Beside) -> Above {
        let mut runs = [None; ORDER];
        for (n, run) in runs.iter_mut().enumerate().take(chars.len()) {
            *run = self.log_count(hash(&chars[chars.len() - 1 - n..], None));
            if run.is_none() {
                break;
            }
        }
        Above {
            chars: *chars,
            runs,
        }
    }

    /// What stands behind a cut.
    pub(super) fn below(&self, chars: &Beside) -> Below {
        let mut below = Below {
            chars: *chars,
            runs: [[None; CONTEXT]; CONTEXT],
            terms: [0.0; CONTEXT],
            alone: 0.0,
        };
        let mut before = [None; ORDER];
        for end in 0..chars.len() {
            let runs = &mut below.runs[end];
            for (n, run) in runs.iter_mut().enumerate().take(end + 1) {
                *run = self.log_count(hash(&chars[end - n..=end], None));
                if run.is_none() {
                    break;
                }
            }
            let next = self.next(&chars[..=end], &before, &runs[..=end]);
            below.terms[end] = next.log_likelihood;
            below.alone += next.log_likelihood;
            before = next.runs;
        }
        below
    }

    /// How likely the last of `chars` is behind the others. `before` are the counts of the runs that
    /// end in front of it, shortest first, `known` those of runs that end with it.
    ///
    /// Contexts grow from none while the run that they make with the next character was kept:
    /// whatever was kept was kept without its first character too, so a chance hit in the table does
    /// not count.
    fn next(&self, chars: &[char], before: &[Option<f32>; ORDER], known: &[Option<f32>]) -> Next {
        let mut runs = [None; ORDER];
        runs[0] = known[0];
        let mut log_likelihood = runs[0].unwrap_or(0.0) - self.log_total;
        for length in 1..ORDER.min(chars.len()) {
            let (Some(context), Some(_)) = (before[length - 1], runs[0]) else {
                break;
            };
            runs[length] = match known.get(length) {
                Some(run) => *run,
                None => self.log_count(hash(&chars[chars.len() - 1 - length..], None)),
            };
            let Some(all) = runs[length] else {
                log_likelihood -= BACKOFF;
                break;
            };
            log_likelihood = (all - context).min(0.0);
        }
        Next {
            log_likelihood,
            runs,
        }
    }

    /// Natural logarithm of the count of a run of characters, `None` where it was not kept.
    fn log_count(&self, hash: u64) -> Option<f32> {
        let buckets = self.table.len() / (2 * SLOTS);
        if buckets == 0 {
            return None;
        }
        let [first, second] = buckets_of(hash, buckets).map(|bucket| {
            let bytes = self.table.get(bucket * 2 * SLOTS..).unwrap_or_default();
            bytes
                .first_chunk()
                .map_or(0, |slots| u64::from_le_bytes(*slots))
        });
        // All slots at once: one whose print is the same is zero but for its count.
        let slots = u128::from(first) | u128::from(second) << 64;
        let in_all = |bits: u64| u128::from(bits) * 0x0001_0001_0001_0001_0001_0001_0001_0001;
        let differs = (slots ^ in_all(fingerprint(hash) << COUNT_BITS)) & !in_all(COUNTS);
        let any = ((differs & in_all(0x7fff)) + in_all(0x7fff)) | differs;
        let mut same = !any & in_all(0x8000);
        while same != 0 {
            let slot = slots >> (same.trailing_zeros() - 15);
            let steps = u8::try_from(slot & u128::from(COUNTS)).unwrap_or_default();
            // A slot of zero is empty.
            if slot & 0xffff != 0 {
                return Some(f32::from(steps) * (std::f32::consts::LN_2 / STEPS));
            }
            same &= same - 1;
        }
        None
    }
}

/// What [`Continuity::next`] finds of a character.
struct Next {
    log_likelihood: f32,
    /// Counts of the runs that end with it, shortest first.
    runs: [Option<f32>; ORDER],
}

/// The characters in front of a cut, with the counts of the runs that end there, shortest first.
#[derive(Clone, Copy, Debug)]
pub(super) struct Above {
    chars: Beside,
    runs: [Option<f32>; ORDER],
}

/// The characters behind a cut.
#[derive(Clone, Copy, Debug)]
pub(super) struct Below {
    chars: Beside,
    /// For each of them the counts of the runs that end there and begin behind the cut.
    runs: [[Option<f32>; CONTEXT]; CONTEXT],
    /// How likely each of them is with nothing in front of the cut, as a logarithm.
    terms: [f32; CONTEXT],
    /// Sum of the terms.
    alone: f32,
}

/// Folds what differs without a difference: digits are one character, Latin letters another,
/// half-width marks are their full-width fellows. Blanks are to be left out before.
#[must_use]
pub(super) fn fold(c: char) -> char {
    match c {
        // Most are Chinese.
        '\u{4e00}'..='\u{9fff}' => c,
        '0'..='9' | '０'..='９' => '0',
        'a'..='z' | 'A'..='Z' | 'ａ'..='ｚ' | 'Ａ'..='Ｚ' => 'A',
        '(' => '（',
        ')' => '）',
        ',' => '，',
        ':' => '：',
        ';' => '；',
        '!' => '！',
        '?' => '？',
        other => other,
    }
}

/// Hash of a run of characters.
#[must_use]
pub(super) fn hash(run: &[char], last: Option<char>) -> u64 {
    let hash = run
        .iter()
        .copied()
        .chain(last)
        .fold(0x9e37_79b9_7f4a_7c15_u64, |hash, c| {
            (hash.rotate_left(5) ^ u64::from(c)).wrapping_mul(0x517c_c1b7_2722_0a95)
        });
    (hash ^ hash >> 29).wrapping_mul(0xbf58_476d_1ce4_e5b9)
}

/// The bits of `hash` that a slot keeps.
pub(super) fn fingerprint(hash: u64) -> u64 {
    hash & 0x7ff
}

/// The two buckets in which a run may stand.
pub(super) fn buckets_of(hash: u64, buckets: usize) -> [usize; 2] {
    let buckets = buckets as u64;
    let pick =
        |bits: u64| usize::try_from(((bits & 0xffff_ffff) * buckets) >> 32).unwrap_or_default();
    [
        pick(hash >> 32),
        pick(hash.wrapping_mul(0x94d0_49bb_1331_11eb) >> 32),
    ]
}

/// The few characters beside a cut that [`Continuity::gain`] looks at: folded, blanks left out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beside {
    chars: [char; CONTEXT],
    len: usize,
}

impl Beside {
    /// Nothing but the beginning of a paragraph.
    const START: Self = Self {
        chars: [START; CONTEXT],
        len: 1,
    };

    fn of(chars: impl Iterator<Item = char>) -> Self {
        let mut beside = Self {
            chars: [START; CONTEXT],
            len: 0,
        };
        for c in chars.filter(|c| !c.is_whitespace()).take(CONTEXT) {
            beside.chars[beside.len] = fold(c);
            beside.len += 1;
        }
        beside
    }
}

impl std::ops::Deref for Beside {
    type Target = [char];

    fn deref(&self) -> &[char] {
        &self.chars[..self.len]
    }
}

/// The last characters of `text`.
#[must_use]
pub(super) fn tail(text: &str) -> Beside {
    let mut beside = Beside::of(text.chars().rev());
    beside.chars[..beside.len].reverse();
    beside
}

/// Nats, within four either way, that `text` gains from standing at the start of a paragraph.
#[must_use]
pub(super) fn begins(text: &str) -> f32 {
    continuity().start_gain(&head(text)).clamp(-4.0, 4.0)
}

/// Nats, within two either way, that a mark which ends a sentence, or a part of one, gains from standing behind
/// `text`.
#[must_use]
pub(super) fn ends(text: &str) -> f32 {
    continuity().end_gain(&tail(text)).clamp(-2.0, 2.0)
}

/// Nats that `below` gains from following `above`.
#[must_use]
pub(super) fn across(above: &str, below: &str) -> f32 {
    continuity().gain(&tail(above), &head(below))
}

/// The first characters of `text`.
#[must_use]
pub(super) fn head(text: &str) -> Beside {
    Beside::of(text.chars())
}

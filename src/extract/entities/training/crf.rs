use std::collections::HashMap;

use super::corpus::{Labelled, SecondWord};
use super::pack::RealModel;
use super::random::Random;
use crate::extract::entities::features::{POSITIONS, features, position};
use crate::extract::entities::labels::{LABELS, OUTSIDE, leaves_open, may_follow, spell, spelled};
use crate::extract::entities::observation::Observation;
use crate::extract::entities::sentences::sentences;
use crate::extract::entities::table::{FactTable, RunHash, mix};
use crate::extract::segmenter::Segmenter;

/// Lanes of a row: the labels, rounded up for vector instructions.
const LANES: usize = 16;

type Row = [f32; LANES];

/// How training goes.
#[derive(Clone, Debug)]
pub struct Settings {
    pub epochs: usize,
    pub rate: f32,
    pub decay: f32,
    pub dropout: f32,
    pub min_count: u32,
    pub max_rows: usize,
    pub tune_epochs: usize,
    pub seed: u64,
}

/// One sentence to learn from.
struct Example {
    /// Feature ids, `width` for each character.
    features: Vec<u32>,
    positions: Vec<u8>,
    labels: Vec<u8>,
    domain: usize,
    weight: f32,
}

/// Sentences of several sources: the first domain is the convention to learn, the others add
/// weights of their own that are thrown away (Daumé III, Frustratingly Easy Domain Adaptation, 2007).
#[derive(Default)]
pub struct Examples {
    hashes: Vec<u64>,
    ids: HashMap<u64, u32>,
    counts: Vec<u32>,
    examples: Vec<Example>,
    width: usize,
    domains: usize,
}

const NO_FEATURE: u32 = u32::MAX;

impl Examples {
    pub fn add(
        &mut self,
        texts: &[Labelled],
        domain: usize,
        weight: f32,
        segmenter: &Segmenter,
        table: &FactTable,
        second: &[Vec<SecondWord>],
    ) {
        self.domains = self.domains.max(domain + 1);
        for (text_idx, Labelled { text, names }) in texts.iter().enumerate() {
            let second = second.get(text_idx).map(|words| Second::new(text, words));
            let labels = spell(text.chars().count(), names);
            let mut char_start = 0;
            for (_, sentence) in sentences(text) {
                let seen = Observation::new(sentence, segmenter, table);
                let n = seen.chars.len();
                let sentence_start = char_start;
                let mut labels = labels[char_start..char_start + n].to_vec();
                char_start += n;
                // A name across the cut of an overlong sentence is lost to training.
                if !legal(&labels) {
                    labels.fill(0);
                }
                let mut example = Example {
                    features: Vec::new(),
                    positions: (0..n).map(|at| position(&seen, at) as u8).collect(),
                    labels,
                    domain,
                    weight,
                };
                for at in 0..n {
                    let mut learn = |hash| {
                        let next = self.hashes.len() as u32;
                        let id = *self.ids.entry(hash).or_insert(next);
                        if id == next {
                            self.hashes.push(hash);
                            self.counts.push(0);
                        }
                        self.counts[id as usize] += 1;
                        example.features.push(id);
                    };
                    features(&seen, at, &mut learn);
                    if let Some(second) = &second {
                        second.features(sentence_start + at, &mut learn);
                    }
                }
                if n > 0 {
                    self.width = example.features.len() / n;
                    self.examples.push(example);
                }
            }
        }
    }

    /// The ids of known features of each character of a text, sentence by sentence.
    fn known(
        &self,
        seen: &Observation,
        second: Option<&Second>,
        char_start: usize,
    ) -> Vec<Vec<u32>> {
        (0..seen.chars.len())
            .map(|at| {
                let mut ids = Vec::new();
                let mut look_up = |hash| ids.extend(self.ids.get(&hash));
                features(seen, at, &mut look_up);
                if let Some(second) = second {
                    second.features(char_start + at, &mut look_up);
                }
                ids
            })
            .collect()
    }

    /// Forgets the features that `keep` says no to.
    fn retain(&mut self, keep: impl Fn(usize) -> bool) {
        let mut new_ids = vec![NO_FEATURE; self.hashes.len()];
        let mut kept = 0;
        for id in 0..self.hashes.len() {
            if keep(id) {
                new_ids[id] = kept as u32;
                self.hashes[kept] = self.hashes[id];
                self.counts[kept] = self.counts[id];
                kept += 1;
            }
        }
        self.hashes.truncate(kept);
        self.counts.truncate(kept);
        self.ids = (self.hashes.iter().zip(0..))
            .map(|(h, id)| (*h, id))
            .collect();
        for id in self.examples.iter_mut().flat_map(|e| &mut e.features) {
            *id = new_ids.get(*id as usize).copied().unwrap_or(NO_FEATURE);
        }
    }

    /// Trains a teacher: a model that also sees a second tagger's words, kept in full.
    pub fn train_teacher(mut self, settings: &Settings) -> Teacher {
        let counts = self.counts.clone();
        self.retain(|id| counts[id] >= settings.min_count);
        eprintln!(
            "teacher: {} features, {} sentences",
            self.hashes.len(),
            self.examples.len()
        );
        let mut trainer = Trainer::new(&self);
        trainer.run(&self, settings, settings.epochs);
        let model = trainer.into_model(&self.hashes);
        self.examples = Vec::new();
        Teacher {
            examples: self,
            model,
        }
    }

    /// Trains a conditional random field.
    pub fn train(mut self, settings: &Settings) -> RealModel {
        let counts = self.counts.clone();
        self.retain(|id| counts[id] >= settings.min_count);
        eprintln!(
            "{} features, {} sentences",
            self.hashes.len(),
            self.examples.len()
        );
        let mut trainer = Trainer::new(&self);
        trainer.run(&self, settings, settings.epochs);
        if self.hashes.len() > settings.max_rows {
            let mut sizes: Vec<(f32, usize)> = (0..self.hashes.len())
                .map(|id| (trainer.size(id, self.hashes.len()), id))
                .collect();
            sizes.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            let mut keep = vec![false; self.hashes.len()];
            for (size, id) in sizes.into_iter().take(settings.max_rows) {
                keep[id] = size > 0.0;
            }
            let before = self.hashes.len();
            self.retain(|id| keep[id]);
            trainer.retain(&keep, before, self.domains);
            eprintln!("pruned to {}", self.hashes.len());
            trainer.run(&self, settings, settings.tune_epochs);
        }
        trainer.into_model(&self.hashes)
    }
}

fn legal(labels: &[u8]) -> bool {
    let mut before = OUTSIDE;
    let steps = labels.iter().all(|l| {
        let ok = may_follow(before, usize::from(*l));
        before = usize::from(*l);
        ok
    });
    steps && !leaves_open(before)
}

/// A weight and the sum of its squared gradients (AdaGrad).
#[derive(Clone, Copy, Default)]
struct Cell {
    weights: Row,
    squares: Row,
}

struct Trainer {
    /// By domain (0 is shared by all, domain d at d + 1), then feature.
    cells: Vec<Cell>,
    transitions: Vec<[[f32; LABELS]; LABELS]>,
    transition_squares: Vec<[[f32; LABELS]; LABELS]>,
    sums: Vec<Row>,
    transition_sums: Vec<[[f32; LABELS]; LABELS]>,
    summed: usize,
    features: usize,
}

impl Trainer {
    fn new(examples: &Examples) -> Self {
        let features = examples.hashes.len();
        Self {
            cells: vec![Cell::default(); features * (examples.domains + 1)],
            transitions: vec![[[0.0; LABELS]; LABELS]; POSITIONS],
            transition_squares: vec![[[0.0; LABELS]; LABELS]; POSITIONS],
            sums: vec![[0.0; LANES]; features],
            transition_sums: vec![[[0.0; LABELS]; LABELS]; POSITIONS],
            summed: 0,
            features,
        }
    }

    fn size(&self, id: usize, features: usize) -> f32 {
        let _ = features;
        let row = self.sums[id];
        row[..LABELS].iter().map(|w| w * w).sum::<f32>()
    }

    fn retain(&mut self, keep: &[bool], before: usize, domains: usize) {
        let mut cells = Vec::new();
        for domain in 0..=domains {
            for id in 0..before {
                if keep[id] {
                    cells.push(self.cells[domain * before + id]);
                }
            }
        }
        self.cells = cells;
        self.features = keep.iter().filter(|k| **k).count();
        self.sums = vec![[0.0; LANES]; self.features];
        self.transition_sums = vec![[[0.0; LABELS]; LABELS]; POSITIONS];
        self.summed = 0;
    }

    fn run(&mut self, examples: &Examples, settings: &Settings, epochs: usize) {
        let mut random = Random::new(settings.seed);
        let mut order: Vec<usize> = (0..examples.examples.len()).collect();
        for epoch in 0..epochs {
            random.shuffle(&mut order);
            let mut loss = 0.0;
            for &idx in &order {
                loss += f64::from(self.learn(
                    &examples.examples[idx],
                    examples.width,
                    settings,
                    &mut random,
                ));
            }
            // The mean of the later epochs is steadier than the last one.
            if epoch * 2 >= epochs {
                self.sum_up();
            }
            if epoch % 5 == 4 {
                eprintln!("epoch {} loss {loss:.0}", epoch + 1);
            }
        }
    }

    fn sum_up(&mut self) {
        self.summed += 1;
        for id in 0..self.features {
            for lane in 0..LANES {
                self.sums[id][lane] +=
                    self.cells[id].weights[lane] + self.cells[self.features + id].weights[lane];
            }
        }
        for (sum, table) in self.transition_sums.iter_mut().zip(&self.transitions) {
            for (sum, row) in sum.iter_mut().flatten().zip(table.iter().flatten()) {
                *sum += row;
            }
        }
    }

    fn into_model(self, hashes: &[u64]) -> RealModel {
        let by = 1.0 / self.summed as f32;
        let mut transitions = [[[0.0; LABELS]; LABELS]; POSITIONS];
        for (to, from) in transitions.iter_mut().zip(&self.transition_sums) {
            for (to, from) in to.iter_mut().flatten().zip(from.iter().flatten()) {
                *to = from * by;
            }
        }
        RealModel {
            rows: (hashes.iter().zip(&self.sums))
                .map(|(hash, sum)| (*hash, std::array::from_fn(|l| sum[l] * by)))
                .collect(),
            transitions,
        }
    }

    /// One step on one sentence; its negative log likelihood.
    fn learn(
        &mut self,
        example: &Example,
        width: usize,
        settings: &Settings,
        random: &mut Random,
    ) -> f32 {
        let n = example.labels.len();
        let own = (example.domain + 1) * self.features;
        let scale = 1.0 / (1.0 - settings.dropout);
        let mut active: Vec<u32> = Vec::with_capacity(example.features.len());
        let mut ends = Vec::with_capacity(n);
        let mut emissions = vec![[0.0_f32; LANES]; n];
        for at in 0..n {
            for &id in &example.features[at * width..(at + 1) * width] {
                if id == NO_FEATURE || settings.dropout > 0.0 && random.unit() < settings.dropout {
                    continue;
                }
                active.push(id);
                let shared = &self.cells[id as usize].weights;
                let domain = &self.cells[own + id as usize].weights;
                for lane in 0..LANES {
                    emissions[at][lane] += (shared[lane] + domain[lane]) * scale;
                }
            }
            ends.push(active.len());
        }
        // Forward and backward in probabilities, each step scaled to 1.
        let factors: Vec<[[f32; LABELS]; LABELS]> = (self.transitions.iter())
            .map(|table| {
                std::array::from_fn(|a| {
                    std::array::from_fn(|b| {
                        if may_follow(a, b) {
                            table[a][b].exp()
                        } else {
                            0.0
                        }
                    })
                })
            })
            .collect();
        let mut log_z = 0.0_f64;
        let potentials: Vec<[f32; LABELS]> = emissions
            .iter()
            .map(|row| {
                let max = row[..LABELS].iter().copied().fold(f32::MIN, f32::max);
                log_z += f64::from(max);
                std::array::from_fn(|l| (row[l] - max).exp())
            })
            .collect();
        let mut forward = vec![[0.0_f32; LABELS]; n];
        let mut scales = vec![0.0_f32; n];
        let mut before = [0.0; LABELS];
        before[OUTSIDE] = 1.0;
        for at in 0..n {
            let table = &factors[usize::from(example.positions[at])];
            let mut next = [0.0_f32; LABELS];
            for a in 0..LABELS {
                for b in 0..LABELS {
                    next[b] += before[a] * table[a][b];
                }
            }
            let mut total = 0.0;
            for b in 0..LABELS {
                next[b] *= potentials[at][b];
                total += next[b];
            }
            let total = total.max(1e-30);
            next.iter_mut().for_each(|v| *v /= total);
            scales[at] = total;
            log_z += f64::from(total.ln());
            forward[at] = next;
            before = next;
        }
        let closed: f32 = (0..LABELS)
            .filter(|l| !leaves_open(*l))
            .map(|l| before[l])
            .sum();
        let closed = closed.max(1e-30);
        log_z += f64::from(closed.ln());
        let mut backward: [f32; LABELS] =
            std::array::from_fn(|l| if leaves_open(l) { 0.0 } else { 1.0 / closed });
        let mut gold_score = 0.0_f64;
        let rate = settings.rate;
        for at in (0..n).rev() {
            let gold = usize::from(example.labels[at]);
            let gold_before = if at > 0 {
                usize::from(example.labels[at - 1])
            } else {
                OUTSIDE
            };
            let kind = usize::from(example.positions[at]);
            gold_score +=
                f64::from(emissions[at][gold] + self.transitions[kind][gold_before][gold]);
            let mut gradient = [0.0_f32; LANES];
            for l in 0..LABELS {
                gradient[l] = forward[at][l] * backward[l] * example.weight * scale;
            }
            gradient[gold] -= example.weight * scale;
            // Pairs.
            let reach: [f32; LABELS] =
                std::array::from_fn(|l| backward[l] * potentials[at][l] / scales[at]);
            let mut previous = [0.0; LABELS];
            if at > 0 {
                previous = forward[at - 1];
            } else {
                previous[OUTSIDE] = 1.0;
            }
            let mut next_backward = [0.0_f32; LABELS];
            for a in 0..LABELS {
                for b in 0..LABELS {
                    let through = factors[kind][a][b] * reach[b];
                    next_backward[a] += through;
                    let mut step = previous[a] * through;
                    if a == gold_before && b == gold {
                        step -= 1.0;
                    }
                    step *= example.weight;
                    if step != 0.0 && may_follow(a, b) {
                        let square = &mut self.transition_squares[kind][a][b];
                        *square += step * step;
                        self.transitions[kind][a][b] -= rate * step / (square.sqrt() + 1.0);
                    }
                }
            }
            backward = next_backward;
            let from = if at > 0 { ends[at - 1] } else { 0 };
            for &id in &active[from..ends[at]] {
                for cell in [id as usize, own + id as usize] {
                    let Cell { weights, squares } = &mut self.cells[cell];
                    for lane in 0..LANES {
                        let slope = gradient[lane] + settings.decay * weights[lane];
                        squares[lane] += slope * slope;
                        weights[lane] -= rate * slope / (squares[lane].sqrt() + 0.3);
                    }
                }
            }
        }
        (log_z - gold_score) as f32
    }
}

/// What another tagger makes of a text, by character.
struct Second {
    words: Vec<(u64, u64)>,
    word_idx: Vec<usize>,
    part: Vec<u64>,
}

impl Second {
    fn new(text: &str, words: &[SecondWord]) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let mut made = Self {
            words: vec![(0, 0)],
            word_idx: vec![0; chars.len()],
            part: vec![0; chars.len()],
        };
        for (start, end, tag) in words {
            let run = chars.get(*start..*end).unwrap_or_default();
            let hash = run.iter().fold(RunHash::EMPTY, |h, c| h.with(*c)).value();
            for at in *start..(*end).min(chars.len()) {
                made.word_idx[at] = made.words.len();
                made.part[at] = u64::from(at == *start) + 2 * u64::from(at + 1 == *end);
            }
            made.words.push((hash, RunHash::of(tag).value()));
        }
        made
    }

    fn features(&self, at: usize, emit: &mut impl FnMut(u64)) {
        let idx = self.word_idx[at];
        let word = |offset: isize| {
            idx.checked_add_signed(offset)
                .and_then(|i| self.words.get(i))
                .copied()
                .unwrap_or((1, 1))
        };
        let [b, a, o, x, y] = [-2, -1, 0, 1, 2].map(word);
        let part = self.part[at];
        let mut template = 1000;
        let mut feature = |key: u64| {
            template += 1;
            emit(mix(mix(key ^ part << 60) ^ template));
        };
        feature(o.1);
        feature(o.0);
        feature(mix(a.1) ^ o.1);
        feature(o.1 ^ mix(x.1));
        feature(mix(mix(a.1) ^ o.1) ^ x.1);
        feature(mix(mix(b.1) ^ a.1) ^ o.1);
        feature(mix(mix(y.1) ^ x.1) ^ o.1);
        feature(a.0);
        feature(x.0);
    }
}

/// A model that labels with a second tagger's help.
pub struct Teacher {
    examples: Examples,
    model: RealModel,
}

impl Teacher {
    /// Labels a text.
    pub fn label(
        &self,
        text: &str,
        words: &[SecondWord],
        segmenter: &Segmenter,
        table: &FactTable,
    ) -> Labelled {
        let second = Second::new(text, words);
        let mut names = Vec::new();
        let mut char_start = 0;
        for (_, sentence) in sentences(text) {
            let seen = Observation::new(sentence, segmenter, table);
            let ids = self.examples.known(&seen, Some(&second), char_start);
            let labels = self.best(&seen, &ids);
            names.extend(
                (spelled(&labels).into_iter()).map(|(a, b, k)| (char_start + a, char_start + b, k)),
            );
            char_start += seen.chars.len();
        }
        Labelled {
            text: text.to_owned(),
            names,
        }
    }

    fn best(&self, seen: &Observation, ids: &[Vec<u32>]) -> Vec<u8> {
        let mut scores = [f32::MIN / 4.0; LABELS];
        scores[OUTSIDE] = 0.0;
        let mut froms = Vec::new();
        for (at, ids) in ids.iter().enumerate() {
            let table = &self.model.transitions[position(seen, at)];
            let mut next = [f32::MIN / 4.0; LABELS];
            let mut from = [0_usize; LABELS];
            for label in 0..LABELS {
                for before in (0..LABELS).filter(|b| may_follow(*b, label)) {
                    let score = scores[before] + table[before][label];
                    if score > next[label] {
                        next[label] = score;
                        from[label] = before;
                    }
                }
                next[label] += ids
                    .iter()
                    .map(|id| self.model.rows[*id as usize].1[label])
                    .sum::<f32>();
            }
            scores = next;
            froms.push(from);
        }
        let mut label = (0..LABELS)
            .filter(|l| !leaves_open(*l))
            .max_by(|a, b| scores[*a].total_cmp(&scores[*b]))
            .unwrap_or(OUTSIDE);
        let mut labels = vec![0; ids.len()];
        for at in (0..ids.len()).rev() {
            labels[at] = label as u8;
            label = froms[at][label];
        }
        labels
    }
}

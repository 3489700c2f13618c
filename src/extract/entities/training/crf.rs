use super::examples::{Example, Examples, NO_FEATURE};
use super::pack::RealModel;
use super::random::Random;
use crate::extract::entities::features::POSITIONS;
use crate::extract::entities::labels::{LABELS, OUTSIDE, leaves_open, may_follow};

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
    /// Times that training is begun anew with another order of the examples; the mean of all counts.
    pub runs: usize,
    pub seed: u64,
}

/// Trains a conditional random field and keeps its `max_rows` weightiest features.
pub fn train(mut examples: Examples, settings: &Settings) -> RealModel {
    let counts = examples.counts.clone();
    examples.retain(|id| counts[id] >= settings.min_count);
    eprintln!(
        "{} features, {} sentences",
        examples.hashes.len(),
        examples.examples.len()
    );
    let mut trainer = Trainer::new(&examples);
    for run in 0..settings.runs as u64 {
        trainer.begin_anew();
        trainer.run(&examples, settings, settings.epochs, settings.seed + run);
    }
    if examples.hashes.len() > settings.max_rows {
        // A row is worth keeping for its weights and for how often they are used.
        let mut sizes: Vec<(f32, usize)> = (0..examples.hashes.len())
            .map(|id| (trainer.size(id) * (examples.counts[id] as f32).sqrt(), id))
            .collect();
        sizes.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut keep = vec![false; examples.hashes.len()];
        for (size, id) in sizes.into_iter().take(settings.max_rows) {
            keep[id] = size > 0.0;
        }
        examples.retain(|id| keep[id]);
        trainer.retain(&keep);
        eprintln!("pruned to {}", examples.hashes.len());
        trainer.run(&examples, settings, settings.tune_epochs, settings.seed);
    }
    trainer.into_model(&examples.hashes)
}

/// Trains one and keeps every feature that is frequent enough.
pub fn train_in_full(examples: &mut Examples, settings: &Settings) -> RealModel {
    let counts = examples.counts.clone();
    examples.retain(|id| counts[id] >= settings.min_count);
    let mut trainer = Trainer::new(examples);
    trainer.run(examples, settings, settings.epochs, settings.seed);
    trainer.into_model(&examples.hashes)
}

/// A weight and the sum of its squared gradients (AdaGrad).
#[derive(Clone, Copy, Default)]
struct Cell {
    weights: Row,
    squares: Row,
}

struct Trainer {
    /// By feature.
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
            cells: vec![Cell::default(); features],
            transitions: vec![[[0.0; LABELS]; LABELS]; POSITIONS],
            transition_squares: vec![[[0.0; LABELS]; LABELS]; POSITIONS],
            sums: vec![[0.0; LANES]; features],
            transition_sums: vec![[[0.0; LABELS]; LABELS]; POSITIONS],
            summed: 0,
            features,
        }
    }

    fn size(&self, id: usize) -> f32 {
        let row = self.sums[id];
        row[..LABELS].iter().map(|w| w * w).sum::<f32>()
    }

    /// Forgets the weights, not their sums.
    fn begin_anew(&mut self) {
        self.cells.fill(Cell::default());
        self.transitions.fill([[0.0; LABELS]; LABELS]);
        self.transition_squares.fill([[0.0; LABELS]; LABELS]);
    }

    /// Keeps some features, with their mean weights.
    fn retain(&mut self, keep: &[bool]) {
        let by = 1.0 / self.summed as f32;
        for (cell, sum) in self.cells.iter_mut().zip(&self.sums) {
            cell.weights = sum.map(|w| w * by);
        }
        for (table, sum) in self.transitions.iter_mut().zip(&self.transition_sums) {
            *table = sum.map(|row| row.map(|w| w * by));
        }
        let mut kept = keep.iter();
        self.cells.retain(|_| kept.next() == Some(&true));
        self.features = keep.iter().filter(|k| **k).count();
        self.sums = vec![[0.0; LANES]; self.features];
        self.transition_sums = vec![[[0.0; LABELS]; LABELS]; POSITIONS];
        self.summed = 0;
    }

    fn run(&mut self, examples: &Examples, settings: &Settings, epochs: usize, seed: u64) {
        let mut random = Random::new(seed);
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
                self.sums[id][lane] += self.cells[id].weights[lane];
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
        let scale = 1.0 / (1.0 - settings.dropout);
        let mut active: Vec<u32> = Vec::with_capacity(example.features.len());
        let mut ends = Vec::with_capacity(n);
        let mut emissions = vec![[0.0_f32; LANES]; n];
        for (at, emissions) in emissions.iter_mut().enumerate() {
            for &id in &example.features[at * width..(at + 1) * width] {
                if id == NO_FEATURE || settings.dropout > 0.0 && random.unit() < settings.dropout {
                    continue;
                }
                active.push(id);
                let shared = &self.cells[id as usize].weights;
                for lane in 0..LANES {
                    emissions[lane] += shared[lane] * scale;
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
                {
                    let Cell { weights, squares } = &mut self.cells[id as usize];
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

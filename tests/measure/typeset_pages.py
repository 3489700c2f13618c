#!/usr/bin/env python3
"""Pages of news set in columns and taken apart by pdftotext, with gold; see README.md.

    typeset_pages.py NEWS FONT OUT PAGES SEED
"""
import importlib.util, pathlib, random, subprocess, sys, tempfile

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

import news

MODES = {"default": [], "layout": ["-layout"], "raw": ["-raw"]}
# Characters of the longest story set.
LONGEST = 900


def press():
    """The press of the pages that the tests read."""
    path = pathlib.Path(__file__).parent / "../data/typeset/typeset.py"
    spec = importlib.util.spec_from_file_location("typeset", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def as_set(article):
    """An article as the press takes it."""
    byline = news.credits(article["byline"]).split(" 通讯员 ")
    body = [b["text"] if b["kind"] == "paragraph" else {"head": b["text"]} for b in article["body"]]
    lines = {key: article[key] for key in ("kicker", "subtitle") if article[key]}
    return {"title": article["title"], "byline": [byline[0], *("通讯员 " + b for b in byline[1:])], "body": body, **lines}


def rows(chance, columns):
    """Stories side by side, `(story, columns)`, row by row."""
    count, set_rows = 0, []
    for _ in range(chance.choice([2, 2, 3])):
        row, left = [], columns
        while left:
            across = chance.choice([2, 2, 3]) if left > 3 else left
            across = left if left - across == 1 else across
            row.append((count, across))
            count, left = count + 1, left - across
        set_rows.append(row)
    return count, set_rows


def main():
    source, font, out, pages, seed = sys.argv[1:]
    chance, out, module = random.Random(int(seed)), pathlib.Path(out), press()
    pdfmetrics.registerFont(TTFont("font", font))
    items = [item for item in news.read(source) if sum(len(text) for _, text in item[2]) < LONGEST]
    for mode in MODES:
        (out / mode / "raw").mkdir(parents=True, exist_ok=True)
    for page in range(int(pages)):
        columns = chance.choice([4, 5, 6])
        count, set_rows = rows(chance, columns)
        articles = [news.story(chance, chance.choice(items)) for _ in range(count)]
        module.STORIES = [as_set(article) for article in articles]
        setting = {
            "seed": chance.randrange(10**6),
            "columns": columns,
            "chars": chance.choice([13, 14, 15, 16, 17, 18]),
            "leading": chance.choice([1.3, 1.35, 1.45, 1.55]),
            "pile": chance.random() < 0.3,
            "rows": set_rows,
        }
        name = f"{page:03}"
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "page.pdf"
            module.Press(path, setting)
            for mode, flags in MODES.items():
                text = out / mode / "raw" / f"{name}.txt"
                subprocess.run(["pdftotext", "-enc", "UTF-8", *flags, path, text], check=True)
        news.write(out / "gold", name, articles)


if __name__ == "__main__":
    main()

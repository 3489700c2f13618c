#!/usr/bin/env python3
"""Pages of news taken apart as extraction does it, with gold; see README.md.

    made_pages.py NEWS OUT LEVEL PAGES SEED
"""
import pathlib, random, re, sys

import news

# Marks that may hang behind a full line but not begin one.
NOT_FIRST = "，。、；：！？”’）》…%"
# Characters of a column.
WIDTHS = [13, 16, 18, 20, 22, 24, 26, 30, 34, 37]
# Share of paragraphs that stand twice, and of headlines that are set downwards.
TWICE, DOWNWARDS = 0.07, 0.28
# Items with crossheads are few: how often one is taken all the same.
WITH_CROSSHEADS = 0.3


def width(text):
    return sum(0.5 if c.isascii() else 1 for c in text)


def wrapped(text, room, is_spaced):
    """Lines of at most `room` characters, the first one indented by two; the indent is lost."""
    lines, line, used = [], "", 2.0
    for word in re.findall(r"[A-Za-z0-9.%+\-]+|.", text):
        hangs = word in NOT_FIRST and used + width(word) <= room + 0.6
        if line and used + width(word) > room and not hangs:
            carried = line[-1] if word in NOT_FIRST else ""
            lines.append(line.removesuffix(carried))
            line, used = carried, width(carried)
        line += word
        used += width(word)
    lines.append(line)
    if is_spaced:
        lines = [re.sub(r"(?<=[\u4e00-\u9fff])(?=\d)|(?<=[\d%])(?=[\u4e00-\u9fff])", " ", line) for line in lines]
    return lines


def spoiled(chance, text, kind):
    """A copy of a paragraph: whole, with characters lost, or cut short."""
    if kind == "near":
        for _ in range(chance.choice([1, 2])):
            at = chance.randrange(3, len(text) - 3)
            text = text[:at] + text[at + 1 :]
    if kind == "partial":
        text = text[: chance.randrange(20, len(text) - 4)]
    return text


class Taken:
    """One story, taken apart."""

    def __init__(self, chance, article, level, is_spaced):
        self.chance, self.level, self.is_spaced = chance, level, is_spaced
        self.room = chance.choice(WIDTHS)
        # Copies that stand elsewhere, and what all copies are.
        self.strayed, self.copies = [], []
        self.headline = self.headline_of(article)
        self.opening, paragraphs = self.sign(article)
        self.pieces = self.cut(self.lines(article, paragraphs))

    def headline_of(self, article):
        title = article["title"]
        downwards = self.level == 3 and self.chance.random() < DOWNWARDS and len(title) < 15
        if downwards and not re.search(r"[0-9A-Za-z ]", title):
            title = list(title)
        else:
            title = title.split(" ") if len(title) > 12 and self.chance.random() < 0.5 else [title]
        return [line for line in [article["kicker"], *title, article["subtitle"]] if line]

    def sign(self, article):
        """What stands over the text, and the paragraphs with what signs them."""
        byline = news.credits(article["byline"], self.chance.choice(news.RANKS))
        paragraphs = [block["text"] for block in article["body"]]
        place = self.chance.choice(["head", "head", "lede"] if self.level == 1 else ["end", "end", "head", "lede"])
        if place == "end":
            paragraphs[-1] += f"（{byline}）"
        elif place == "lede" and article["body"][0]["kind"] == "paragraph":
            month, day = int(article["date"][4:6]), int(article["date"][6:])
            article["dateline"] = article["outlet"] + self.chance.choice(["讯", f"{month}月{day}日讯"])
            paragraphs[0] = f"{article['dateline']}（{byline}）{paragraphs[0]}"
        else:
            return [self.chance.choice(["", "■", "本报", article["outlet"]]) + byline], paragraphs
        return [], paragraphs

    def lines(self, article, paragraphs):
        lines = []
        for at, (block, text) in enumerate(zip(article["body"], paragraphs)):
            if block["kind"] == "heading":
                lines.append(text)
                continue
            lines += wrapped(text, self.room, self.is_spaced)
            is_inside = 0 < at < len(paragraphs) - 1
            if self.level > 1 and is_inside and len(text) > 25 and self.chance.random() < TWICE:
                lines += self.copy(text, at)
        return lines

    def copy(self, text, at):
        """Lines of the copies that follow the paragraph `text`."""
        kind = self.chance.choice(["exact", "near"] if self.level == 2 else ["exact", "near", "near", "partial"])
        text, lines = spoiled(self.chance, text, kind), []
        for _ in range(self.chance.choice([1, 1, 2, 4])):
            copy = wrapped(text, self.room, self.is_spaced)
            self.copies.append({"text": text, "why": f"{kind} copy of block {at}"})
            if self.level == 3 and self.chance.random() < 0.4:
                self.strayed.append(copy)
            else:
                lines += copy
        return lines

    def cut(self, lines):
        """Columns, on level 3 out of order."""
        columns = 1
        if len(lines) > 12:
            columns = self.chance.choice([1, 2, 2, 2, 3, 3, 4] if self.level == 3 else [1, 2])
        cuts = sorted(self.chance.sample(range(3, len(lines) - 2), columns - 1)) if columns > 1 else []
        pieces = [lines[a:b] for a, b in zip([0, *cuts], [*cuts, len(lines)])]
        if self.level == 3 and self.chance.random() < 0.7:
            self.chance.shuffle(pieces)
        return pieces

    def placed(self):
        """Its pieces where they stand, and what goes to the pile at the end of the page."""
        place = "before" if self.level == 1 else self.chance.choice(["before", "before", "after", "piled"])
        if place == "before":
            return [self.headline + self.opening, *self.pieces], []
        if place == "after":
            return [self.opening, *self.pieces, self.headline], []
        return [self.opening, *self.pieces], self.headline


def page(chance, level, items):
    """Text of a page, its articles, and the copies on it."""
    is_spaced = chance.random() < 0.75
    between = chance.choice(["\n\n", "\n\n", "\n", "\n"])
    articles = [news.story(chance, item) for item in items]
    taken = [Taken(chance, article, level, is_spaced) for article in articles]
    stories, pile = [list(pieces) for pieces in zip(*(story.placed() for story in taken))]
    if level == 3 and chance.random() < 0.4:
        lender = chance.choice(stories)
        if len(lender) > 2:
            piece = lender.pop(chance.randrange(1, len(lender)))
            borrower = chance.choice(stories)
            borrower.insert(chance.randrange(1, len(borrower) + 1), piece)
    for copy in (copy for story in taken for copy in story.strayed):
        host = chance.choice(stories)
        host.insert(chance.randrange(len(host) + 1), copy)
    pieces = [piece for story in stories for piece in story] + pile
    text = "\n\n".join(between.join(piece) for piece in pieces if piece) + "\n"
    return text, articles, [copy for story in taken for copy in story.copies]


def main():
    source, out, level, pages, seed = sys.argv[1:]
    chance, out = random.Random(int(seed)), pathlib.Path(out)
    items = news.read(source)
    with_crossheads = [item for item in items if any(kind == "heading" for kind, _ in item[2])]
    (out / "raw").mkdir(parents=True, exist_ok=True)
    for number in range(int(pages)):
        count = chance.choice([2, 3, 3, 4, 4, 5])
        chosen = [chance.choice(with_crossheads if chance.random() < WITH_CROSSHEADS else items) for _ in range(count)]
        text, articles, copies = page(chance, int(level), chosen)
        (out / "raw" / f"{number:03}.txt").write_text(text)
        news.write(out / "gold", f"{number:03}", articles, copies)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Sets the stories of ../pages/stories.toml as newspaper pages and has pdftotext take them apart.

    typeset.py FONT

needs reportlab, a TrueType font of Chinese, and poppler's pdftotext; writes what pages.toml names.
"""
import pathlib, random, subprocess, sys, tempfile, tomllib

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

HERE = pathlib.Path(__file__).parent
STORIES = tomllib.loads((HERE / "../pages/stories.toml").read_text())["story"]
NOT_FIRST, NOT_LAST = "，。、；：！？”’）》…%", "“‘（《"


def width(text, size):
    return pdfmetrics.stringWidth(text, "font", size)


def wrapped(text, room, size, indent=0.0):
    """Lines of at most `room` points; a number stays whole, a mark may hang."""
    words = []
    for c in text:
        if words and c.isascii() and c.isalnum() and words[-1][-1].isascii() and words[-1][-1].isalnum():
            words[-1] += c
        else:
            words.append(c)
    lines, line, used = [], [], indent
    for word in words:
        if line and used + width(word, size) > room + 0.01:
            if word in NOT_FIRST and used + width(word, size) <= room + size * 0.6:
                lines.append("".join([*line, word]))
                line, used = [], 0.0
                continue
            carried = [word]
            while len(line) > 1 and (carried[0][0] in NOT_FIRST or line[-1] in NOT_LAST):
                carried.insert(0, line.pop())
            lines.append("".join(line))
            line, used = carried[:-1], width("".join(carried[:-1]), size)
        line.append(word)
        used += width(word, size)
    return lines + (["".join(line)] if line else [])


class Press:
    def __init__(self, path, page):
        self.page, self.chance = page, random.Random(page["seed"])
        self.size = 10
        self.pitch = self.size * page["leading"]
        self.column = page["chars"] * self.size
        self.gap = 16
        # What is drawn: place, size, text and what stands more between its characters.
        self.heads, self.lines = [], []
        bottom = self.rows(page["rows"])
        across = page["columns"] * (self.column + self.gap) - self.gap
        self.canvas = canvas.Canvas(str(path), pagesize=(across + 80, bottom + 120))
        folio = (0, -40, 9, "江城日报  2026年6月17日  星期三  03 要闻", 0)
        for x, y, size, text, stretch in [folio, *self.heads, *self.lines]:
            line = self.canvas.beginText(40 + x, bottom + 50 - y)
            line.setFont("font", size)
            line.setCharSpace(stretch)
            line.textOut(text)
            self.canvas.drawText(line)
        self.canvas.save()

    def rows(self, rows):
        """Each row holds stories side by side, `[story, columns]`; gives the bottom of the last."""
        y = 0
        for row in rows:
            x, heights = 0, []
            for number, columns in row:
                heights.append(self.story(STORIES[number], x, y, columns))
                x += columns * (self.column + self.gap)
            y += max(heights) + 26
        return y

    def story(self, story, x, y, columns):
        across = columns * (self.column + self.gap) - self.gap
        size = 14 + 5 * min(columns, 3)
        head, heads = 0, self.heads if self.page["pile"] else self.lines
        lines = [(story.get("kicker"), size * 0.6), (story["title"], size), (story.get("subtitle"), size * 0.6)]
        at_head = self.chance.random() < 0.5
        if at_head:
            lines.append(("本报" + " ".join(story["byline"]), self.size))
        for text, size in lines:
            for line in wrapped(text, across, size) if text else []:
                head += size * 1.25
                heads.append((x + (across - width(line, size)) / 2, y + head, size, line, 0))
        head += 8
        lines = []
        for n, block in enumerate(story["body"]):
            if isinstance(block, dict):
                indent = 2 * self.size
                lines += [(line, indent, False) for line in wrapped(block["head"], self.column - indent, self.size)]
                continue
            if not at_head and n + 1 == len(story["body"]):
                block += "（" + " ".join(story["byline"]) + "）"
            set_lines = wrapped(block, self.column, self.size, 2 * self.size)
            lines += [(t, 0 if i else 2 * self.size, i + 1 < len(set_lines)) for i, t in enumerate(set_lines)]
        deep = -(-len(lines) // columns)
        for i, (text, indent, is_full) in enumerate(lines):
            free = self.column - indent - width(text, self.size)
            stretch = free / (len(text) - 1) if is_full and len(text) > 1 else 0
            top = y + head + (i % deep + 1) * self.pitch
            left = x + i // deep * (self.column + self.gap) + indent
            self.lines.append((left, top, self.size, text, stretch))
        return head + deep * self.pitch


def main():
    pdfmetrics.registerFont(TTFont("font", sys.argv[1]))
    for n, page in enumerate(tomllib.loads((HERE / "pages.toml").read_text())["page"]):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "page.pdf"
            Press(path, page)
            for mode in ["default", "layout", "raw"]:
                flags = [] if mode == "default" else [f"-{mode}"]
                subprocess.run(["pdftotext", "-enc", "UTF-8", *flags, path, HERE / f"{n}.{mode}.txt"], check=True)


if __name__ == "__main__":
    main()

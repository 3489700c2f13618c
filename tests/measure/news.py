"""Stories out of a file of news, with bylines that are made up."""
import json, lzma, pathlib, re

SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉红建国文辉力健永志义兴良海山仁波宁贵福生龙元全胜学祥才发武新利清飞彬富顺信"
OUTLETS = ["江城日报", "永州日报", "衡阳日报", "湖南日报", "江城晚报", "三湘都市报"]
RANKS = ["", "全媒体", "首席", "见习"]
# Characters of a story that fits on a page.
LENGTHS = range(180, 1600)
# Words at the head of an item of this agency that no newspaper prints.
AGENCY = re.compile(r"^央视网消息（[^）]*）：")


def read(path):
    """The items that make stories: date, title and blocks of kind and text."""
    opened = lzma.open(path, "rt") if pathlib.Path(path).suffix == ".xz" else open(path)
    items = []
    with opened as lines:
        for item in map(json.loads, lines):
            blocks = [(block["kind"], re.sub(r"\s+", "", AGENCY.sub("", block["text"]))) for block in item["body"]]
            blocks = [(kind, text) for kind, text in blocks if text]
            length = sum(len(text) for _, text in blocks)
            if length in LENGTHS and len(blocks) > 1 and blocks[-1][0] == "paragraph" and "快讯" not in item["title"]:
                items.append((item["date"], item["title"], blocks))
    return items


def person(chance, role):
    given = "".join(chance.choices(GIVEN, k=chance.choice([1, 2, 2])))
    return {"role": role, "name": chance.choice(SURNAMES) + given}


def story(chance, item):
    """Gold of an article: the item with its title in two lines told apart, and a byline."""
    date, title, blocks = item
    kicker = subtitle = None
    if series := re.match(r"^【([^】]+)】(.+)$", title):
        kicker, title = series.group(1), series.group(2).strip()
    parts = title.split(" ")
    if len(parts) > 2 or len(parts) == 2 and min(map(len, parts)) > 4 and chance.random() < 0.4:
        title, subtitle = " ".join(parts[:-1]), parts[-1]
    byline = [person(chance, "记者") for _ in range(chance.choice([1, 1, 1, 2]))]
    if chance.random() < 0.35:
        byline.append(person(chance, "通讯员"))
    return {
        "kicker": kicker,
        "title": title,
        "subtitle": subtitle and "——" + subtitle,
        "byline": byline,
        "outlet": chance.choice(OUTLETS),
        "dateline": None,
        "body": [{"kind": kind, "text": text} for kind, text in blocks],
        "figures": [],
        "entities": [],
        "date": date,
    }


def credits(byline, rank=""):
    """How a byline is printed: 记者 王一 李二 通讯员 张三."""
    printed, last = [], None
    for credit in byline:
        if credit["role"] != last:
            last = credit["role"]
            printed.append((rank if last == "记者" else "") + last)
        printed.append(credit["name"])
    return " ".join(printed)


def write(folder, name, articles, dropped=()):
    """Writes the gold of a page."""
    for article in articles:
        article.pop("date", None)
    gold = {"source": f"{name}.txt", "articles": articles, "dropped": list(dropped)}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.json").write_text(json.dumps(gold, ensure_ascii=False))

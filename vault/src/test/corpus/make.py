#!/usr/bin/env python3
"""Writes the corpus that judges the extractor: source .html, expected .txt and .json, and the manifest that freezes them.

All prose and all page shapes were written for this project and are free to use. Run: python3 make.py
"""

import hashlib
import html
import json
import pathlib
import random
import re

import templates
from chrome import CHROME
from markup import read, text_of

HERE = pathlib.Path(__file__).resolve().parent
OUT = HERE.parent / "resources/rowhouse/vault/page/corpus"

# What each kind of site does not say anywhere, so that nobody can be asked to find it.
SILENT_AUTHOR = {"phpbb", "discourse", "sphinx", "docusaurus", "stackqa", "wiki", "baike", "zhihu", "discuz", "kocommunity", "vuepress", "release", "readme", "press", "kopress", "mailman"}
SILENT_DATE = {"phpbb", "tablelayout", "wiki", "baike", "readme", "newsletter", "weixin", "naverblog", "vuepress", "docusaurus",
               "sphinx", "zhihu", "discuz", "kocommunity", "novel", "mailman"}
# Boxes of facts stand in the text where the site puts them.
FACTS = {"wiki": templates.WIKI_BOX, "baike": templates.BAIKE_BOX}
HARD = {"phpbb", "discourse", "sphinx", "docusaurus", "microblog", "datatable", "tablelayout", "divsoup", "jsonld", "nextdata", "nuxt",
        "initialstate", "lazyimages", "weixin", "naverblog", "stackqa", "zhihu", "discuz", "kocommunity", "mailman", "cookiewall",
        "commentstorm", "liveblog", "faq", "photoessay", "poem", "newsletter", "undeclared", "falsecharset", "hexo", "novel"}
HEADER = {"zh-big5-alley": "text/html; charset=Big5", "zh-recipe-noodle": "text/html; charset=ISO-8859-1", "en-utf16-essay": "text/html"}
CODEC = {"utf-16": "utf-16", "gbk": "gbk", "big5": "big5", "euc-kr": "euc-kr", "windows-1252": "windows-1252", "utf-8": "utf-8"}


def expected_text(p):
    if p.kind == "zhrecipe":
        return "\n".join(text_of(b).replace(" ", "\t") if b[0] == "ul" else text_of(b) for b in p.blocks) + "\n"
    text = p.text()
    if p.kind in FACTS:
        head = ["Semaphore Hill"] if p.kind == "wiki" else []
        rows = head + [f"{a}\t{b}" for a, b in FACTS[p.kind]]
        first, rest = text.split("\n", 1)
        return "\n".join(rows + [first, rest] if p.kind == "wiki" else [first] + rows + [rest])
    return text


def check(p, source, expected):
    """Every expected line must really be on the page, whatever the page hides it in."""
    visible = html.unescape(re.sub(r"<[^>]+>", "", source.encode().decode("unicode_escape", "ignore") if p.kind == "jsonld" else source))
    squash = lambda s: re.sub(r"[\s\\​]+|/(?=p>)", "", s).replace("\\n", "")
    flat = squash(visible.replace("\\n", "").replace('\\"', '"'))
    for line in expected.split("\n"):
        for cell in line.split("\t"):
            wanted = squash(cell)
            if p.kind == "jsonld":
                wanted = squash(cell.encode("ascii", "ignore").decode())
            assert wanted in flat, (p.id, cell)


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    for old in OUT.iterdir():
        old.unlink()
    names = []
    for lang in ("en", "zh", "ko"):
        for p in read(HERE / "prose" / f"{lang}.md"):
            if p.get("charset") == "big5":
                p.head["chrome"] = "zh-Hant"
            source = getattr(templates, p.kind)(p, random.Random(p.id))
            text = expected_text(p)
            check(p, source, text)
            charset = p.get("charset", "utf-8")
            data = source.encode(CODEC[charset])
            about = {"title": p.title, "author": None if p.kind in SILENT_AUTHOR else p.get("author"),
                     "date": None if p.kind in SILENT_DATE else p.get("date"), "language": p.language, "kind": p.kind, "hard": p.kind in HARD,
                     "contentType": HEADER.get(p.id, "text/html" if charset != "utf-8" or p.kind == "falsecharset" else "text/html; charset=utf-8"),
                     "url": f"https://{p.id}.example/2020/page.html", "pictures": [b[2] for b in p.blocks if b[0] == "img"]}
            (OUT / f"{p.id}.html").write_bytes(data)
            (OUT / f"{p.id}.txt").write_text(text, encoding="utf-8")
            (OUT / f"{p.id}.json").write_text(json.dumps(about, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
            names.append(p.id)
    lines = [f"{hashlib.sha256((OUT / f).read_bytes()).hexdigest()}  {f}" for f in sorted(x.name for x in OUT.iterdir())]
    (OUT / "MANIFEST.sha256").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(names)} pages")


if __name__ == "__main__":
    main()

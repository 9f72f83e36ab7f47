"""Reads the prose files: a head of `key: value` lines, `---`, then a small Markdown. Pages are divided by `=====`."""

import html
import re


def inline(text):
    out = html.escape(text, quote=False)
    out = re.sub(r"\[([^\]]+)\]\((https?:[^)]+)\)", r'<a href="\2">\1</a>', out)
    out = re.sub(r"\*\*([^*]+)\*\*", r"<strong>\1</strong>", out)
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", out)


def plain(text):
    text = re.sub(r"\[([^\]]+)\]\((https?:[^)]+)\)", r"\1", text)
    text = re.sub(r"\*\*([^*]+)\*\*", r"\1", text)
    return re.sub(r"`([^`]+)`", r"\1", text)


def blocks(body):
    out, lines, i = [], body.strip("\n").split("\n"), 0
    while i < len(lines):
        line = lines[i]
        if not line.strip():
            i += 1
            continue
        fence = re.match(r"```(\w*)$", line)
        if fence:
            end = lines.index("```", i + 1)
            out.append(("code", fence.group(1), "\n".join(lines[i + 1:end])))
            i = end + 1
            continue
        group = []
        while i < len(lines) and lines[i].strip() and not lines[i].startswith("```"):
            group.append(lines[i])
            i += 1
        first = group[0]
        picture = re.match(r"!\[([^\]]*)\]\(([^)]+)\)\s*(.*)", first)
        if first.startswith("## "):
            out.append(("h2", first[3:]))
        elif first.startswith("### "):
            out.append(("h3", first[4:]))
        elif first.startswith("- "):
            out.append(("ul", [g[2:] for g in group]))
        elif re.match(r"\d+\. ", first):
            out.append(("ol", [re.sub(r"^\d+\. ", "", g) for g in group]))
        elif first.startswith("|"):
            out.append(("table", [[c.strip() for c in g.strip().strip("|").split("|")] for g in group]))
        elif picture:
            out.append(("img", picture.group(1), picture.group(2), picture.group(3)))
        else:
            out.append(("p", "\n".join(group)))
    return out


def text_of(block):
    kind = block[0]
    if kind in ("p", "h2", "h3"):
        return plain(block[1])
    if kind in ("ul", "ol"):
        return "\n".join(plain(item) for item in block[1])
    if kind == "code":
        return block[2]
    if kind == "table":
        return "\n".join("\t".join(plain(c) for c in row) for row in block[1])
    return plain(block[3])


class Post:
    def __init__(self, author, date, role, body):
        self.author, self.date, self.role, self.blocks = author, date, role, blocks(body)


class Page:
    def __init__(self, source):
        head, body = source.strip("\n").split("\n---\n", 1)
        self.head = dict(line.split(": ", 1) for line in head.split("\n") if line)
        self.id, self.kind, self.title = self.head["id"], self.head["kind"], self.head["title"]
        self.language = self.id.split("-")[0]
        self.posts = []
        if body.startswith("@@ "):
            for part in re.split(r"^@@ ", body, flags=re.M)[1:]:
                first, rest = part.split("\n", 1)
                fields = [f.strip() for f in first.split("|")] + [""]
                self.posts.append(Post(fields[0], fields[1], fields[2], rest))
            self.blocks = [b for p in self.posts for b in p.blocks]
        else:
            self.blocks = blocks(body)

    def get(self, key, other=None):
        return self.head.get(key, other)

    def text(self, extra=()):
        lines = list(extra) + [text_of(b) for b in self.blocks]
        return "\n".join(line for line in lines if line) + "\n"


def read(path):
    with open(path, encoding="utf-8") as f:
        return [Page(s) for s in f.read().split("\n=====\n")]

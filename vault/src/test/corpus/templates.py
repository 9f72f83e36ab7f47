"""One function per kind of site. Each takes a page and a seeded random and gives the HTML of the whole document."""

import html
import json
import re

from chrome import CHROME
from markup import inline, plain, text_of

E = html.escape
CLOSE = "<\\/"


def chrome(p):
    return CHROME[p.get("chrome", p.language)]


def links(items, r, cls="", path="/p/"):
    return "".join(f'<li class="{cls}"><a href="{path}{r.randrange(1000, 9999)}">{E(i)}</a></li>' for i in items)


def meta(p, *which):
    """Head tags; `which` names the properties this site bothers to write."""
    out = []
    title, site, date, author = p.title, p.get("site"), p.get("date"), p.get("author")
    if "og" in which:
        out.append(f'<meta property="og:title" content="{E(title)}"><meta property="og:site_name" content="{E(site)}"><meta property="og:type" content="article">')
    if "author" in which and author:
        out.append(f'<meta name="author" content="{E(author)}">')
    if "date" in which and date:
        out.append(f'<meta property="article:published_time" content="{E(date)}">')
    if "ld" in which:
        data = {"@context": "https://schema.org", "@graph": [
            {"@type": "WebSite", "name": site, "url": "https://site.example/"},
            {"@type": "NewsArticle", "headline": title, "datePublished": date, "author": [{"@type": "Person", "name": author}],
             "publisher": {"@type": "Organization", "name": site}}]}
        out.append(f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>')
    return "".join(out)


def block(b, h=0, para="p", img=None, code=None):
    kind = b[0]
    if kind == "p":
        return f"<{para}>{inline(b[1])}</{para.split()[0]}>"
    if kind in ("h2", "h3"):
        n = int(kind[1]) + h
        return f"<h{n}>{inline(b[1])}</h{n}>"
    if kind in ("ul", "ol"):
        return f"<{kind}>\n" + "\n".join(f"<li>{inline(i)}</li>" for i in b[1]) + f"\n</{kind}>"
    if kind == "code":
        return code(b[1], b[2]) if code else f'<pre><code class="language-{b[1] or "text"}">{E(b[2], quote=False)}</code></pre>'
    if kind == "table":
        head, rest = b[1][0], b[1][1:]
        return ("<table><thead><tr>" + "".join(f"<th>{inline(c)}</th>" for c in head) + "</tr></thead><tbody>"
                + "".join("<tr>" + "".join(f"<td>{inline(c)}</td>" for c in row) + "</tr>" for row in rest) + "</tbody></table>")
    if img:
        return img(b)
    caption = f"<figcaption>{inline(b[3])}</figcaption>" if b[3] else ""
    return f'<figure><img src="{E(b[2])}" alt="{E(b[1])}" width="800" height="533">{caption}</figure>'


def body(bs, **kw):
    return "\n".join(block(b, **kw) for b in bs)


def page(p, head, inner, cls="", charset='<meta charset="utf-8">', title=None, lang=None):
    lang = lang or {"zh": "zh-CN", "ko": "ko", "en": "en-GB"}[p.language]
    return f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n{charset}\n<title>{E(title or p.title)}</title>\n<meta name="viewport" content="width=device-width">\n{head}\n</head>\n<body class="{cls}">\n{inner}\n</body>\n</html>\n'


def comment_list(p, r, n, tag="li"):
    c = chrome(p)
    out = []
    for i in range(n):
        who, what = c["comments"][i % len(c["comments"])]
        out.append(f'<{tag} class="comment" id="comment-{r.randrange(9999)}"><div class="comment-author"><img class="avatar" src="/avatar/{i}.png" alt=""> <cite>{E(who)}</cite></div>'
                   f'<div class="comment-body"><p>{E(what)}</p></div><a class="comment-reply-link" href="#respond">{E(c["reply"])}</a></{tag}>')
    return "".join(out)


def teasers(p, r, n):
    c = chrome(p)
    return "".join(f'<div class="card"><a href="/s/{r.randrange(999)}"><img src="/thumb/{r.randrange(99)}.jpg" alt=""><h3>{E(t)}</h3></a><p>{E(c["teaser"])}</p></div>'
                   for t in r.sample(c["related"], n))


def wordpress(p, r):
    c = chrome(p)
    inner = f'''<header id="masthead" class="site-header"><p class="site-title"><a href="/">{E(p.get("site"))}</a></p><nav class="main-navigation"><ul>{links(c["nav"], r, "menu-item")}</ul></nav></header>
<div id="page" class="hfeed site"><div id="primary" class="content-area"><main id="main">
<article id="post-311" class="post type-post status-publish hentry">
<header class="entry-header"><h1 class="entry-title">{E(p.title)}</h1><div class="entry-meta">Posted on <time class="entry-date published" datetime="{p.get("date")}">{p.get("date")[:10]}</time> <span class="byline">by <span class="author vcard"><a class="url fn n" href="/author/1">{E(p.get("author"))}</a></span></span></div></header>
<div class="entry-content">
{body(p.blocks)}
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><ul>{links(c["share"], r, "share-item")}</ul></div>
<div id="jp-relatedposts" class="jp-relatedposts"><h3>Related</h3>{teasers(p, r, 3)}</div>
</div>
<footer class="entry-footer"><span class="cat-links">Posted in <a href="/category/bread">Bread</a></span><span class="tags-links">Tagged {", ".join(f'<a href="/tag/{E(t)}">{E(t)}</a>' for t in c["tags"])}</span></footer>
</article>
<nav class="navigation post-navigation"><a href="/a" rel="prev">{c["prev"]}: {E(c["related"][0])}</a> <a href="/b" rel="next">{c["next"]}: {E(c["related"][1])}</a></nav>
<div id="comments" class="comments-area"><h2 class="comments-title">6 thoughts on “{E(p.title)}”</h2><ol class="comment-list">{comment_list(p, r, 6)}</ol>
<div id="respond" class="comment-respond"><h3>Leave a reply</h3><form><p>Your email address will not be published. Required fields are marked *</p><textarea name="comment"></textarea><input type="submit" value="Post comment"></form></div></div>
</main></div>
<aside id="secondary" class="widget-area"><section class="widget widget_search"><form><input placeholder="{c["search"]}"></form></section><section class="widget"><h2>Recent posts</h2><ul>{links(c["related"][2:8], r)}</ul></section><section class="widget"><h2>About</h2><p>{E(c["about"])}</p></section></aside>
</div><footer id="colophon" class="site-footer"><div class="site-info">{E(c["footer"])}</div></footer>'''
    return page(p, meta(p, "og", "date"), inner, "post-template-default single single-post", title=f'{p.title} – {p.get("site")}')


def news(p, r):
    c = chrome(p)
    parts = [block(b, para='p class="story__p"') for b in p.blocks]
    parts.insert(2, f'<aside class="inline-related"><strong>Related:</strong> <a href="/n/1">{E(c["related"][3])}</a></aside>')
    parts.insert(4, f'<div class="ad-slot" data-slot="mid"><span>{c["advert"]}</span><p>Save up to 40 percent on winter tyres when you book before Friday.</p></div>')
    parts.insert(7, f'<div class="newsletter-signup"><h4>Stay informed</h4><p>{E(c["newsletter"])}</p><form><input type="email"><button>Subscribe</button></form></div>')
    inner = f'''<a class="skip" href="#content">Skip to content</a><div class="topbar"><ul>{links(["News", "Sport", "Weather", "Jobs", "Subscribe for 1 a week"], r)}</ul></div>
<header><a href="/"><img src="/logo.svg" alt="{E(p.get("site"))}"></a><nav><ul>{links(c["nav"], r)}</ul></nav></header>
<div class="breaking"><a href="/live">Breaking: road closed between Ness and the harbour after lorry sheds its load of turnips</a></div>
<main id="content"><article class="story"><div class="story__kicker"><a href="/transport">Transport</a></div><h1 class="story__headline">{E(p.title)}</h1>
<div class="story__byline">By <a rel="author" href="/staff/j-adeyemi">{E(p.get("author"))}</a>, transport correspondent</div><div class="story__time">Published 4:45pm, 2 October 2023</div>
<div class="story__share"><button>Save</button><button>Share</button><button>Listen (3 min)</button></div>
<div class="story__body" itemprop="articleBody">
{chr(10).join(parts)}
</div><div class="story__topics"><h5>Topics</h5><ul>{links(["Ferries", "Batteries", "Skerrin", "Islands"], r)}</ul></div></article>
<section class="more"><h2>More from Transport</h2>{teasers(p, r, 4)}</section></main>
<aside class="rail"><h2>{c["popular"]}</h2><ol>{links(c["related"][4:9], r)}</ol><div class="promo"><p>{E(c["teaser"])}</p></div></aside>
<footer><ul>{links(["Terms", "Privacy", "Complaints", "Advertise"], r)}</ul><p>{E(c["footer"])}</p></footer>'''
    return page(p, meta(p, "og", "ld"), inner, title=f'{p.title} | {p.get("site")}')


def phpbb(p, r):
    rows = []
    for i, post in enumerate(p.posts):
        rows.append(f'''<tr class="row{i % 2 + 1}"><td class="profile" valign="top"><b class="postauthor">{E(post.author)}</b><br><span class="postdetails">Joined: {2004 + i}<br>Posts: {r.randrange(3, 9000)}<br>Location: Shed</span></td>
<td valign="top"><table width="100%"><tr><td class="gensmall"><a href="#p{i}"><img src="/minipost.gif" alt="Post"></a>Posted: {E(post.date)} &nbsp; Post subject: {"Re: " if i else ""}{E(p.title)}</td><td align="right"><a href="/quote/{i}"><img src="/quote.gif" alt="Reply with quote"></a></td></tr></table><hr>
<div class="postbody">{"<br><br>".join(inline(b[1]) for b in post.blocks)}</div>{'<div class="signature">_________________<br>Never throw away a valve.</div>' if post.author == "Old Sparks" else ""}</td></tr>
<tr><td class="profile"><a href="#top">Back to top</a></td><td><a href="/u/{i}"><img src="/profile.gif" alt="View user profile"></a> <a href="/pm/{i}"><img src="/pm.gif" alt="Send private message"></a></td></tr>
<tr><td class="spacer" colspan="2"></td></tr>''')
    inner = f'''<table class="bodyline" width="100%"><tr><td><table width="100%"><tr><td><a href="/"><img src="/logo_phpBB.gif" alt="{E(p.get("site"))}"></a></td><td align="center"><span class="maintitle">{E(p.get("site"))}</span><br><span class="gen">Talk about sets that glow in the dark</span><br><a href="/faq">FAQ</a> <a href="/search">Search</a> <a href="/members">Memberlist</a> <a href="/register">Register</a> <a href="/login">Log in</a></td></tr></table>
<h1 class="maintitle"><a href="viewtopic.php?t=4410">{E(p.title)}</a></h1><table><tr><td><a href="/post">Post new topic</a> <a href="/reply">Reply to topic</a></td><td class="nav"><a href="/">{E(p.get("site"))} Forum Index</a> -&gt; <a href="/f2">Repairs</a></td></tr></table>
<table class="forumline" width="100%" cellspacing="1"><tr><td class="catHead" colspan="2"><a href="/prev">View previous topic</a> :: <a href="/next">View next topic</a></td></tr><tr><th>Author</th><th>Message</th></tr>
{chr(10).join(rows)}
<tr><td class="catBottom" colspan="2">Display posts from previous: <select><option>All Posts<option>1 Day<option>7 Days</select> <input type="submit" value="Go"></td></tr></table>
<table><tr><td class="gensmall">All times are GMT<br>Page 1 of 1</td></tr></table><table><tr><td>You cannot post new topics in this forum<br>You cannot reply to topics in this forum<br>You cannot edit your posts in this forum</td></tr></table>
<div class="copyright">Powered by phpBB</div></td></tr></table>'''
    return page(p, "", inner, charset='<meta http-equiv="Content-Type" content="text/html; charset=utf-8">', title=f'{p.get("site")} :: View topic - {p.title}', lang="en")


def discourse(p, r):
    posts = "".join(f'''<div id="post_{i + 1}" itemprop="{"comment" if i else "mainEntity"}" class="topic-body crawler-post"><div class="crawler-post-meta"><span class="creator"><a rel="nofollow" href="/u/{E(post.author)}"><span itemprop="name">{E(post.author)}</span></a></span><span class="crawler-post-infos"><time datetime="{post.date}" class="post-time">{post.date[:10]}</time><span itemprop="position">{i + 1}</span></span></div>
<div class="post" itemprop="text">{body(post.blocks)}</div><div itemprop="interactionStatistic"><span class="post-likes">{r.randrange(1, 30)} Likes</span></div></div>''' for i, post in enumerate(p.posts))
    inner = f'''<header><a href="/">{E(p.get("site"))}</a></header><div id="main-outlet" class="wrap" role="main"><div id="topic-title"><h1><a href="/t/9">{E(p.title)}</a></h1><div class="topic-category"><span class="badge-category">Repairs</span><div class="discourse-tags"><a href="/tag/hatch" class="discourse-tag">hatch</a>, <a href="/tag/leak" class="discourse-tag">leak</a></div></div></div>
<div itemscope itemtype="http://schema.org/DiscussionForumPosting">{posts}</div>
<div id="related-topics" class="more-topics__list"><h3>Related topics</h3><table class="topic-list"><thead><tr><th>Topic</th><th>Replies</th><th>Views</th><th>Activity</th></tr></thead><tbody>{"".join(f'<tr class="topic-list-item"><td><a href="/t/{i}">{t}</a></td><td>{r.randrange(40)}</td><td>{r.randrange(4000)}</td><td>June 2021</td></tr>' for i, t in enumerate(["Skeg stuck again, third time this year", "What do you carry in your day hatch?", "Cheap roof racks that do not howl", "Gelcoat repair in cold weather"]))}</tbody></table></div></div>
<footer class="container wrap"><nav class="crawler-nav"><ul>{links(["Home", "Categories", "Guidelines", "Terms of Service", "Privacy Policy"], r)}</ul></nav><p>Powered by Discourse, best viewed with JavaScript enabled</p></footer>'''
    data = meta(p, "og") + f'<meta property="article:published_time" content="{p.get("date")}">'
    return page(p, data, inner, "crawler", title=f'{p.title} - Repairs - {p.get("site")}', lang="en")


def sphinx(p, r):
    def code(lang, text):
        n = text.count("\n") + 1
        gutter = "\n".join(f'<span class="normal">{i + 1:2d}</span>' for i in range(n))
        lit = re.sub(r"\b(from|import|for|in|if|print)\b", r'<span class="k">\1</span>', E(text, quote=False))
        return (f'<div class="highlight-{lang} notranslate"><table class="highlighttable"><tr><td class="linenos"><div class="linenodiv"><pre>{gutter}</pre></div></td>'
                f'<td class="code"><div class="highlight"><pre><span></span>{lit}\n</pre></div></td></tr></table></div>')

    def section(bs):
        out, opened = [], False
        for b in bs:
            if b[0] == "h2":
                anchor = b[1].lower().replace(" ", "-")
                out.append(("</section>" if opened else "") + f'<section id="{anchor}"><h2>{inline(b[1])}<a class="headerlink" href="#{anchor}" title="Permalink to this headline">¶</a></h2>')
                opened = True
            elif b[0] == "p" and b[1].startswith("Note: "):
                out.append(f'<div class="admonition note"><p>{inline(b[1])}</p></div>')
            else:
                out.append(block(b, code=code))
        return "\n".join(out) + ("</section>" if opened else "")

    toc = "".join(f'<li class="toctree-l1"><a class="reference internal" href="{i}.html">{t}</a></li>' for i, t in enumerate(["Installation", "Reading a tide table", "Harmonic models", "Plotting", "Command line", "Changelog", "API reference", "Contributing"]))
    inner = f'''<div class="related" role="navigation"><h3>Navigation</h3><ul><li><a href="genindex.html">index</a></li><li><a href="models.html">next</a> |</li><li><a href="install.html">previous</a> |</li><li>{E(p.get("site"))} &#187;</li></ul></div>
<div class="document"><div class="documentwrapper"><div class="bodywrapper"><div class="body" role="main"><section id="top"><h1>{E(p.title)}<a class="headerlink" href="#top" title="Permalink to this headline">¶</a></h1>
{section(p.blocks)}
</section><div class="clearer"></div></div></div></div>
<div class="sphinxsidebar" role="navigation"><div class="sphinxsidebarwrapper"><h3>Table of Contents</h3><ul>{toc}</ul><div id="searchbox"><h3>Quick search</h3><form><input type="text"><input type="submit" value="Go"></form></div></div></div><div class="clearer"></div></div>
<div class="footer">&#169; Copyright 2023, the tidewise developers. Created using Sphinx. Last updated on May 04, 2023.</div>'''
    return page(p, '<meta name="generator" content="Docutils">', inner, title=f'{p.title} — {p.get("site")}', lang="en")


def docusaurus(p, r):
    ko = p.language == "ko"

    def code(lang, text):
        rows = "".join(f'<span class="token-line" style="color:#bfc7d5"><span class="token plain">{E(row, quote=False)}</span><br></span>' for row in text.split("\n"))
        return (f'<div class="language-{lang} codeBlockContainer_Ckt0"><div class="codeBlockContent_biex"><pre tabindex="0" class="prism-code language-{lang} codeBlock_bY9V"><code class="codeBlockLines_e6Vv">{rows}</code></pre>'
                f'<div class="buttonGroup__atx"><button type="button" aria-label="Copy code" class="clean-btn">{"복사" if ko else "Copy"}</button></div></div></div>')

    items = ["소개", "준비물", "온도 센서", "습도 센서", "물 주기", "고장 찾기"] if ko else ["Introduction", "Accounts", "Uploads", "Retry a failed upload", "Webhooks", "Limits", "Errors", "Changelog"]
    heads = [b[1] for b in p.blocks if b[0] == "h2"]
    inner = f'''<div id="__docusaurus"><nav class="navbar navbar--fixed-top"><div class="navbar__inner"><a class="navbar__brand" href="/">{E(p.get("site"))}</a><a class="navbar__item" href="/docs">{items[0]}</a><a class="navbar__item" href="/blog">Blog</a></div></nav>
<div class="main-wrapper"><aside class="theme-doc-sidebar-container"><nav class="menu"><ul class="theme-doc-sidebar-menu menu__list">{links(items, r, "menu__list-item", "/docs/")}</ul></nav></aside>
<main class="docMainContainer"><div class="container"><div class="row"><div class="col docItemCol_VOVn"><div class="docItemContainer"><article><nav class="theme-doc-breadcrumbs"><ul><li><a href="/">{items[0]}</a></li><li>{E(p.title)}</li></ul></nav><div class="theme-doc-markdown markdown"><header><h1>{E(p.title)}</h1></header>
{body(p.blocks, code=code)}
</div><footer class="theme-doc-footer"><a href="https://code.example/edit" class="theme-edit-this-page">{"이 문서 고치기" if ko else "Edit this page"}</a><span class="theme-last-updated">{"마지막 수정" if ko else "Last updated on"} <b><time datetime="{p.get("date")}">{p.get("date")}</time></b></span></footer></article>
<nav class="pagination-nav"><a class="pagination-nav__link" href="/x"><div class="pagination-nav__sublabel">{"이전" if ko else "Previous"}</div><div class="pagination-nav__label">{items[2]}</div></a><a class="pagination-nav__link" href="/y"><div class="pagination-nav__sublabel">{"다음" if ko else "Next"}</div><div class="pagination-nav__label">{items[4]}</div></a></nav></div></div>
<div class="col col--3"><div class="tableOfContents_bqdL"><ul class="table-of-contents">{links(heads, r, "", "#")}</ul></div></div></div></div></main></div>
<footer class="footer"><div class="footer__copyright">Copyright © 2024 {E(p.get("site"))}. Built with Docusaurus.</div></footer></div>'''
    return page(p, f'<meta property="og:title" content="{E(p.title)} | {E(p.get("site"))}">', inner, title=f'{p.title} | {p.get("site")}')


def listicle(p, r):
    c = chrome(p)
    intro, rest = p.blocks[0], p.blocks[1:]
    items = "".join(f'<section class="list-item"><div class="list-item__ad"><small>{c["advert"]}</small></div>{block(rest[i])}<div class="list-item__text">{block(rest[i + 1])}</div><div class="list-item__share"><a href="#">Save to wishlist</a></div></section>' for i in range(0, len(rest), 2))
    inner = f'''<div class="app-header"><ul>{links(c["nav"], r)}</ul></div><div class="hero"><h1>{E(p.title)}</h1><div class="hero-author">{c["by"]} <a class="author-name" href="/by/priya">{E(p.get("author"))}</a></div><time datetime="{p.get("date")}">14 September</time></div>
<div class="list-intro">{block(intro)}</div><div class="list-body">{items}</div>
<div class="taboola"><h4>From around the web</h4>{teasers(p, r, 5)}</div><div class="site-foot"><p>{E(c["footer"])}</p></div>'''
    return page(p, meta(p, "og", "author", "date"), inner)


def microblog(p, r):
    c = chrome(p)
    others = "".join(f'<li class="h-entry-mini"><a href="/n/{i}">{E(t)}</a></li>' for i, t in enumerate(c["related"][:5]))
    inner = f'''<nav><ul>{links(c["nav"][:5], r)}</ul></nav><main class="h-feed"><article class="h-entry note"><div class="p-author h-card"><img class="u-photo" src="/me.jpg" alt=""><a class="p-name" href="/">{E(p.get("author"))}</a></div>
<div class="e-content p-name">{body(p.blocks)}</div><a class="u-url" href="/n/77"><time class="dt-published" datetime="{p.get("date")}">{p.get("date")[:10]}</time></a><div class="actions"><button>♥ 12</button><button>{c["reply"]}</button></div></article></main>
<section class="older"><h2>{c["more"]}</h2><ul>{others}</ul></section><footer><p>{E(c["footer"])}</p></footer>'''
    return page(p, meta(p, "og", "author"), inner, title=f'{p.title} | {p.get("site")}')


def datatable(p, r):
    table = block(next(b for b in p.blocks if b[0] == "table")).replace("<table>", '<table class="rain" border="1" cellpadding="4"><caption></caption>')
    inner = f'''<div id="wrap"><div id="banner"><h2>{E(p.get("site"))}</h2><ul id="menu">{links(["The station", "Records", "Webcam", "Visit", "Volunteers"], r)}</ul></div><div id="col1"><h1>{E(p.title)}</h1>
{chr(10).join(table if b[0] == "table" else block(b) for b in p.blocks)}
</div><div id="col2"><h3>Today</h3><table><tr><td>Temperature</td><td>4.1</td></tr><tr><td>Wind</td><td>W 22</td></tr></table><h3>Records</h3><ul>{links(["Rainfall", "Snow lying", "First frost", "Wind", "Sunshine"], r)}</ul></div><div id="foot">Compiled by {E(p.get("author"))}, {p.get("date")}. {E(chrome(p)["footer"])}</div></div>'''
    return page(p, f'<meta name="DC.date" content="{p.get("date")}"><meta name="DC.creator" content="{E(p.get("author"))}">', inner, title=f'{p.get("site")}: {p.title}')


def tablelayout(p, r):
    cells = "".join(f'<p><font face="Times New Roman" size="3">{inline(b[1])}</font>\n' for b in p.blocks)
    menu = "".join(f'<tr><td bgcolor="#ccffcc"><font size="2"><a href="{t.lower()[:4]}.htm">{t}</a></font></td></tr>' for t in ["Home", "Church", "School", "Cricket Club", "Pub", "Parish Council", "History", "Guest Book"])
    return f'''<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2 Final//EN">
<HTML><HEAD><TITLE>{E(p.title)}</TITLE><META NAME="Author" CONTENT="{E(p.get("author"))}"></HEAD>
<BODY BGCOLOR="#FFFFEE" LINK="#006600"><CENTER><TABLE WIDTH="90%" BORDER="0"><TR><TD COLSPAN="3" ALIGN="center"><IMG SRC="banner.gif" ALT="{E(p.get("site"))}"><BR><FONT SIZE="1">Best viewed at 800 x 600</FONT></TD></TR>
<TR><TD VALIGN="top" WIDTH="120"><TABLE BORDER="0">{menu}</TABLE><P><FONT SIZE="1">You are visitor<BR>004417</FONT></TD>
<TD VALIGN="top"><TABLE BORDER="0" CELLPADDING="8"><TR><TD><TABLE><TR><TD><H1><FONT COLOR="#003300">{E(p.title)}</FONT></H1></TD></TR><TR><TD>{cells}</TD></TR></TABLE></TD></TR></TABLE></TD>
<TD VALIGN="top" WIDTH="140"><TABLE BGCOLOR="#eeeeee"><TR><TD><FONT SIZE="2"><B>Dates</B><BR>26 June: Fete<BR>3 July: Jumble sale<BR>10 July: Bell ringing practice<BR><A HREF="dates.htm">More...</A></FONT></TD></TR></TABLE></TD></TR>
<TR><TD COLSPAN="3" ALIGN="center"><HR><FONT SIZE="1">Page last changed 21 June 1999 by <A HREF="mailto:web@harrow.example">the webmaster</A></FONT></TD></TR></TABLE></CENTER></BODY></HTML>
'''


def divsoup(p, r):
    c = chrome(p)
    h = lambda: "".join(r.choice("abcdefghijklmnopqrstuvwxyz0123456789") for _ in range(6))
    text = "".join(f'<div class="x{h()} x{h()}"><div class="x{h()}"><span class="x{h()}">{inline(b[1])}</span></div></div>' for b in p.blocks)
    rail = "".join(f'<div class="x{h()}"><a href="/{h()}"><div class="x{h()}">{E(t)}</div></a><div class="x{h()}">{r.randrange(2, 12)} min</div></div>' for t in r.sample(c["related"], 6))
    menu = "".join(f'<div class="x{h()}"><a class="x{h()}" href="/{h()}"><span>{E(t)}</span></a></div>' for t in c["nav"])
    inner = f'''<div class="x{h()}"><div class="x{h()}"><div class="x{h()}">{menu}</div><div class="x{h()}"><div class="x{h()}"><div class="x{h()}"><div class="x{h()}" role="heading" aria-level="1"><span>{E(p.title)}</span></div><div class="x{h()}"><a href="/@{h()}">{E(p.get("author"))}</a></div><div class="x{h()}">{text}</div><div class="x{h()}"><div class="x{h()}">182</div><div class="x{h()}">{c["share"][0]}</div><div class="x{h()}">{c["share"][1]}</div></div></div></div><div class="x{h()}"><div class="x{h()}">{c["more"]}</div>{rail}</div></div><div class="x{h()}">{E(c["footer"])}</div></div></div>'''
    return page(p, meta(p, "og", "author", "date"), inner, title=f'{p.title} · {p.get("site")}')


def jsonld(p, r):
    c = chrome(p)
    paras = [text_of(b) for b in p.blocks]
    data = {"@context": "http://schema.org", "@type": "Article", "headline": p.title, "datePublished": p.get("date"), "isAccessibleForFree": False,
            "author": {"@type": "Person", "name": p.get("author")}, "publisher": {"@type": "Organization", "name": p.get("site")},
            "articleBody": "\n\n".join(paras), "hasPart": {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".gated"}}
    inner = f'''<header><nav><ul>{links(c["nav"], r)}</ul></nav></header><main><article><h1>{E(p.title)}</h1><p class="standfirst">{E(paras[0][:140])}…</p><div class="gated" aria-hidden="true"></div>
<div class="paywall"><h2>Read on with a trial</h2><p>You have read two of your three free articles this month. Subscribe now and read everything for eight weeks at half the price.</p><button>See the offers</button><p>Already a subscriber? <a href="/login">Sign in</a></p></div></article>
<section class="related">{teasers(p, r, 3)}</section></main><footer>{E(c["footer"])}</footer>'''
    return page(p, f'<script type="application/ld+json">{json.dumps(data)}</script>', inner, title=f'{p.title} | {p.get("site")}')


def nextdata(p, r):
    c = chrome(p)
    data = {"props": {"pageProps": {"menu": [{"label": n, "href": "/"} for n in c["nav"]], "post": {"id": "k81", "title": p.title, "author": {"name": p.get("author"), "bio": "Mirela throws, fires and breaks pots in a shed by the Danube, and writes about it when the kiln is cooling."},
            "publishedAt": p.get("date"), "excerpt": plain(p.blocks[0][1])[:120], "content": body(p.blocks)},
            "recommended": [{"title": t, "excerpt": c["teaser"]} for t in c["related"][:5]]}}, "page": "/post/[slug]", "query": {"slug": "vine-ash"}, "buildId": "Zk2mQ9", "isFallback": False}
    inner = f'''<div id="__next"><header class="Header_root__2k9"><a href="/">{E(p.get("site"))}</a></header><div class="Spinner_root__x1" role="status">{c["loading"]}</div></div><noscript>You need to enable JavaScript to read this page.</noscript>
<script id="__NEXT_DATA__" type="application/json">{json.dumps(data, ensure_ascii=False).replace("</", CLOSE)}</script><script src="/_next/static/chunks/main-7d1.js" async></script>'''
    return page(p, meta(p, "og", "author", "date"), inner, title=f'{p.title} | {p.get("site")}')


def nuxt(p, r):
    c = chrome(p)
    data = [["ShallowReactive", 1], {"data": 2, "state": 3, "once": 4, "_errors": 5}, ["ShallowReactive", 6], {}, ["Set"], ["ShallowReactive", 7], {"story-218": 8}, {"story-218": -1},
            {"id": 9, "title": 10, "writer": 11, "body": 12, "tags": 13}, 218, p.title, p.get("author"), body(p.blocks), [14, 15], c["tags"][0], c["tags"][1]]
    inner = f'''<div id="__nuxt"><div class="splash"><img src="/logo.png" alt=""><p>{c["loading"]}</p></div></div><div id="teleports"></div>
<script type="application/json" data-nuxt-data="nuxt-app" data-ssr="true" id="__NUXT_DATA__">{json.dumps(data, ensure_ascii=False)}</script><script>window.__NUXT__={{}};window.__NUXT__.config={{public:{{}},app:{{baseURL:"/"}}}}</script>'''
    return page(p, meta(p, "og", "author", "date"), inner, title=f'{p.title} - {p.get("site")}')


def initialstate(p, r):
    c = chrome(p)
    note = {"noteId": "6491a0", "type": "normal", "title": p.title, "desc": "\n".join(text_of(b) for b in p.blocks), "time": 1687199000000, "user": {"userId": "5f2", "nickname": p.get("author")},
            "interactInfo": {"likedCount": "318", "commentCount": "6"}, "imageList": []}
    state = json.dumps({"global": {"appSettings": {"notificationInterval": 30, "prefetchTimeout": "@@U@@"}, "menu": c["nav"]}, "note": {"firstNoteId": "6491a0", "noteDetailMap": {"6491a0": {"note": note, "comments": {"list": [], "cursor": "@@U@@"}}}},
                        "feed": {"list": [{"title": t} for t in c["related"][:6]]}}, ensure_ascii=False).replace('"@@U@@"', "undefined")
    inner = f'''<div id="app"><div class="side-bar"><ul>{links(["发现", "发布", "通知", "我"], r)}</ul></div><div class="login-container"><p>登录后推荐更懂你的笔记</p><button>扫码登录</button></div></div>
<div class="footer">{E(c["footer"])}</div><script>window.__INITIAL_STATE__={state};(function(){{var s;(s=document.currentScript||document.scripts[document.scripts.length-1]).parentNode.removeChild(s);}}());</script><script src="/app.js"></script>'''
    return page(p, f'<meta name="og:title" content="{E(p.title)} - {E(p.get("site"))}"><meta name="author" content="{E(p.get("author"))}"><meta property="article:published_time" content="{p.get("date")}">', inner, title=f'{p.title} - {p.get("site")}')


def lazyimages(p, r):
    c = chrome(p)
    n = iter(range(99))

    def img(b):
        k = next(n) % 3
        src = E(b[2])
        if k == 0:
            tag = f'<img class="lazyload" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" data-src="{src}" alt="{E(b[1])}"><noscript><img src="{src}" alt="{E(b[1])}"></noscript>'
        elif k == 1:
            small = src.replace("1600", "400").replace("large", "small")
            tag = f'<picture><source data-srcset="{small} 400w, {src} 1600w" type="image/jpeg"><img src="/static/blank.gif" data-original="{src}" alt="{E(b[1])}" loading="lazy"></picture>'
        else:
            tag = f'<img src="/static/loading.svg" data-lazy-src="{src}" alt="{E(b[1])}">'
        caption = f'<figcaption class="cap">{inline(b[3])}</figcaption>' if b[3] else ""
        return f'<figure class="pic">{tag}{caption}</figure>'

    inner = f'''<div class="cookie-bar" role="dialog"><p>{E(c["cookies"])}</p><button>{c["accept"]}</button><button>{c["reject"]}</button></div><header class="top"><a class="brand" href="/">{E(p.get("site"))}</a><ul>{links(c["nav"][:6], r)}</ul></header>
<article class="photo-post"><h1>{E(p.title)}</h1><p class="meta">{E(p.get("author"))} · <time datetime="{p.get("date")}">{p.get("date")}</time></p>
{body(p.blocks, img=img)}
<div class="post-share">{" ".join(f'<a href="#">{E(s)}</a>' for s in c["share"])}</div></article><section class="grid more-photos"><h2>{c["more"]}</h2>{teasers(p, r, 4)}</section><footer>{E(c["footer"])}</footer>'''
    return page(p, meta(p, "og", "author"), inner, title=f'{p.title} | {p.get("site")}')


def amp(p, r):
    c = chrome(p)
    parts = [block(b) for b in p.blocks]
    parts.insert(2, '<amp-ad width="300" height="250" type="doubleclick"><div placeholder>Advertisement</div></amp-ad>')
    return f'''<!doctype html>
<html ⚡ lang="en"><head><meta charset="utf-8"><title>{E(p.title)}</title><link rel="canonical" href="https://workbench.example/2018/07/chalk-line"><meta name="viewport" content="width=device-width,minimum-scale=1">{meta(p, "ld")}<style amp-boilerplate>body{{-webkit-animation:-amp-start 8s steps(1,end) 0s 1 normal both}}</style><script async src="https://cdn.ampproject.example/v0.js"></script></head>
<body><amp-sidebar id="menu" layout="nodisplay"><ul>{links(c["nav"], r)}</ul></amp-sidebar><header class="amp-wp-header"><a href="/">{E(p.get("site"))}</a></header>
<article class="amp-wp-article"><header class="amp-wp-article-header"><h1 class="amp-wp-title">{E(p.title)}</h1><div class="amp-wp-meta amp-wp-byline"><span class="amp-wp-author">{E(p.get("author"))}</span></div></header><figure class="amp-wp-article-featured-image"><amp-img src="https://workbench.example/img/brandi.jpg" width="1200" height="800" alt="A violin back with a blue line"></amp-img></figure>
<div class="amp-wp-article-content">{chr(10).join(parts)}</div><footer class="amp-wp-article-footer"><div class="amp-wp-meta">Categories: <a href="/c/tools">Tools</a></div><div class="amp-wp-comments-link"><a href="#c">Leave a Comment</a></div></footer></article>
<amp-list src="/related.json"><div fallback>{c["more"]}</div></amp-list><footer class="amp-wp-footer"><p>{E(c["footer"])}</p><a href="#top">Back to top</a></footer><amp-consent id="consent"><div id="ui"><p>{E(c["cookies"])}</p><button>{c["accept"]}</button></div></amp-consent></body></html>
'''


def paged(p, r):
    c = chrome(p)
    pages = "".join(f'<a href="?page={i}">{i}</a> ' for i in range(2, 6))
    half = len(p.blocks) // 2
    inner = f'''<div class="masthead"><a href="/">{E(p.get("site"))}</a><form><input value="{c["search"]}"></form></div><div class="crumbs"><a href="/">Home</a> &gt; <a href="/memoir">Memoir</a> &gt; {E(p.title)}</div>
<div class="columns"><div class="left"><div class="article"><h1>{E(p.title)}</h1><h4 class="author">By {E(p.get("author"))}</h4><span class="date">December 9, 2017</span><div class="pager top">Page 1 of 5: <b>1</b> {pages}<a href="?page=2">Next »</a> <a href="?all=1">View as single page</a></div>
<div class="text">{body(p.blocks[:half])}<blockquote class="pullquote">“The pigeons were no trouble. It was the silence.”</blockquote>{body(p.blocks[half:])}</div>
<div class="pager bottom">Page 1 of 5: <b>1</b> {pages}<a href="?page=2">Next page: the cat earns her keep »</a></div></div></div><div class="right"><h3>{c["popular"]}</h3><ul>{links(c["related"][:8], r)}</ul><div class="subscribe"><h3>Get the magazine</h3><p>{E(c["newsletter"])}</p></div></div></div><div class="footer">{E(c["footer"])}</div>'''
    return page(p, meta(p, "author"), inner, title=f'{p.title} | {p.get("site")}')


def stackqa(p, r):
    ko = p.language == "ko"
    c = chrome(p)
    out = []
    for i, post in enumerate(p.posts):
        votes = f'<div class="votecell"><div class="js-voting-container"><button aria-label="Up vote">▲</button><div class="js-vote-count" data-value="{r.randrange(40)}">{r.randrange(40)}</div><button aria-label="Down vote">▼</button></div></div>'
        card = f'<div class="post-signature"><div class="user-info"><div class="user-action-time">{"작성" if ko else ("answered" if i else "asked")} <span class="relativetime">{E(post.date)}</span></div><div class="user-details"><a href="/users/{i}">{E(post.author)}</a><span class="reputation-score">{r.randrange(1, 20)},{r.randrange(100, 999)}</span></div></div></div>'
        text = f'<div class="s-prose js-post-body" itemprop="text">{body(post.blocks)}</div>'
        com = f'<div class="comments js-comments-container"><ul class="comments-list"><li class="comment js-comment"><span class="comment-copy">{E(c["comments"][i][1])}</span> – <a class="comment-user" href="/u">{E(c["comments"][i][0])}</a></li></ul></div>'
        menu = f'<div class="post-menu"><a href="/q">{"공유" if ko else "Share"}</a> <a href="/e">{"고치기" if ko else "Improve this"}</a> <button>{"팔로우" if ko else "Follow"}</button></div>'
        if i == 0:
            out.append(f'<div class="question js-question" id="question"><div class="post-layout">{votes}<div class="postcell">{text}<div class="post-taglist"><a class="post-tag" href="/t/1">{c["tags"][0]}</a> <a class="post-tag" href="/t/2">{c["tags"][1]}</a></div>{menu}{card}</div>{com}</div></div><div id="answers"><div id="answers-header"><h2>{len(p.posts) - 1} {"개의 답변" if ko else "Answers"}</h2><div>{"정렬" if ko else "Sorted by"}: <select><option>{"추천순" if ko else "Highest score (default)"}</option></select></div></div>')
        else:
            out.append(f'<div id="answer-{i}" class="answer js-answer"><div class="post-layout">{votes}<div class="answercell">{text}{menu}{card}</div>{com}</div></div>')
    inner = f'''<header class="s-topbar"><a href="/">{E(p.get("site"))}</a><form><input placeholder="{c["search"]}"></form></header><div class="container"><div id="left-sidebar"><nav><ol>{links(c["nav"][:6], r)}</ol></nav></div><div id="content"><div class="inner-content"><div id="question-header"><h1 itemprop="name"><a class="question-hyperlink" href="/q/1">{E(p.title)}</a></h1><a href="/ask" class="s-btn">{"질문하기" if ko else "Ask Question"}</a></div><div class="question-stats"><div>Asked <time itemprop="dateCreated" datetime="{p.get("date")}">2 years ago</time></div><div>Viewed {r.randrange(9)}k times</div></div>
<div id="mainbar" role="main">{"".join(out)}<form id="post-form"><h2>{"답변하기" if ko else "Your Answer"}</h2><textarea></textarea><p>{"답변을 올리면 이용약관에 동의하는 것으로 봅니다." if ko else "By clicking Post Your Answer, you agree to our terms of service and acknowledge you have read our privacy policy."}</p></form></div></div><div id="sidebar"><div class="sidebar-related"><h4>{c["more"]}</h4>{"".join(f'<div class="spacer"><a href="/q/{i}"><div class="answer-votes">{r.randrange(30)}</div></a><a href="/q/{i}" class="question-hyperlink">{E(t)}</a></div>' for i, t in enumerate(c["related"][:8]))}</div></div></div></div></div><footer id="footer"><p>{E(c["footer"])}</p></footer>'''
    return page(p, f'<meta property="og:title" content="{E(p.title)}">', inner, "question-page", title=f'{c["tags"][0]} - {p.title} - {p.get("site")}')


def recipe(p, r):
    ko = p.language == "ko"
    c = chrome(p)
    rows, card, step = [], [], 0
    for b in p.blocks:
        if b[0] == "ul":
            card.append('<ul class="wprm-recipe-ingredients">' + "".join(f'<li class="wprm-recipe-ingredient"><input type="checkbox" aria-label=""><span class="wprm-recipe-ingredient-name">{inline(i)}</span></li>' for i in b[1]) + "</ul>")
        elif b[0] == "ol":
            card.append('<ol class="wprm-recipe-instructions">' + "".join(f'<li id="step-{k}"><div class="wprm-recipe-instruction-text"><span style="display: block;">{inline(i)}</span></div></li>' for k, i in enumerate(b[1])) + "</ol>")
        elif b[0] == "h2":
            card.append(f'<h3 class="wprm-recipe-header">{inline(b[1])}</h3>')
        else:
            (card if card else rows).append(block(b))
    ld = {"@context": "https://schema.org/", "@type": "Recipe", "name": p.title, "datePublished": p.get("date"), "author": {"@type": "Person", "name": p.get("author")}, "recipeYield": "4", "recipeIngredient": next(b[1] for b in p.blocks if b[0] == "ul"), "recipeInstructions": [{"@type": "HowToStep", "text": plain(t)} for t in next(b[1] for b in p.blocks if b[0] == "ol")]}
    inner = f'''<header><nav class="nav-primary"><ul>{links(c["nav"], r)}</ul></nav></header><main class="content"><article class="entry"><header class="entry-header"><h1>{E(p.title)}</h1><p class="entry-meta"><time datetime="{p.get("date")}">{p.get("date")}</time> {c["by"]} <span class="entry-author-name">{E(p.get("author"))}</span></p></header><div class="entry-content">
<div class="wprm-jump"><a href="#recipe" class="wprm-recipe-jump">{"요리법으로" if ko else "Jump to recipe"}</a> <a href="/print" class="wprm-recipe-print">{"인쇄" if ko else "Print recipe"}</a></div>{"".join(rows)}
<div id="recipe" class="wprm-recipe-container"><div class="wprm-recipe-rating"><span class="star">★★★★☆</span> <span>4.6 / 38</span></div>{"".join(card)}</div>
<div class="nutrition-promo"><p>{E(c["newsletter"])}</p></div></div></article><div class="entry-comments" id="comments"><h3>12 {c["comment_head"]}</h3><ol>{comment_list(p, r, 5)}</ol></div></main><aside class="sidebar sidebar-primary"><h4>{c["popular"]}</h4><ul>{links(c["related"][:6], r)}</ul></aside><footer class="site-footer">{E(c["footer"])}</footer>'''
    return page(p, f'<meta property="og:title" content="{E(p.title)} - {E(p.get("site"))}"><meta property="og:site_name" content="{E(p.get("site"))}"><script type="application/ld+json">{json.dumps(ld, ensure_ascii=False)}</script>', inner, title=f'{p.title} - {p.get("site")}')


WIKI_BOX = [("Height", "214 m"), ("Parish", "Wendle"), ("Rock", "Dolerite"), ("First telegraph", "1797")]


def wiki(p, r):
    n = iter(range(1, 99))
    parts = []
    for b in p.blocks:
        if b[0] == "h2":
            parts.append(f'<div class="mw-heading mw-heading2"><h2 id="{b[1]}">{inline(b[1])}</h2><span class="mw-editsection"><span class="mw-editsection-bracket">[</span><a href="/edit" title="Edit section">edit</a><span class="mw-editsection-bracket">]</span></span></div>')
        else:
            k = next(n)
            parts.append(block(b).replace("</p>", f'<sup id="cite_ref-{k}" class="reference"><a href="#cite_note-{k}">[{k}]</a></sup></p>'))
    box = '<table class="infobox vcard"><tbody><tr><th colspan="2" class="infobox-above">Semaphore Hill</th></tr>' + "".join(f'<tr><th scope="row" class="infobox-label">{a}</th><td class="infobox-data">{b}</td></tr>' for a, b in WIKI_BOX) + "</tbody></table>"
    toc = '<div id="toc" class="toc" role="navigation"><div class="toctitle"><h2>Contents</h2></div><ul>' + "".join(f'<li><a href="#{b[1]}"><span class="tocnumber">{i}</span> <span class="toctext">{b[1]}</span></a></li>' for i, b in enumerate(x for x in p.blocks if x[0] == "h2")) + "</ul></div>"
    navbox = '<div class="navbox" role="navigation"><table><tr><th colspan="2">Hills of the Wendle valley</th></tr><tr><td>North</td><td><a href="/w/1">Cold Tor</a> · <a href="/w/2">Larkbarrow</a> · <a href="/w/3">The Anvil</a></td></tr><tr><td>South</td><td><a href="/w/4">Pipe Hill</a> · <a href="/w/5">Ram Down</a> · <a href="/w/6">Whitestone</a></td></tr></table></div>'
    inner = f'''<div id="mw-page-base"></div><div id="content" class="mw-body" role="main"><div id="siteNotice"><p>Openfolk needs editors. Come to the autumn workshop and bring a book.</p></div><h1 id="firstHeading" class="firstHeading">{E(p.title)}</h1><div id="bodyContent"><div id="siteSub">From Openfolk, the encyclopedia of small places</div><div id="jump-to-nav"><a href="#nav">Jump to navigation</a></div>
<div id="mw-content-text" class="mw-body-content"><div class="mw-parser-output"><div class="hatnote">For the lighthouse of the same name, see <a href="/w/9">Semaphore Hill Light</a>.</div>{box}
{parts[0]}{toc}{"".join(parts[1:])}{navbox}</div></div>
<div id="catlinks" class="catlinks"><div class="mw-normal-catlinks"><a href="/c">Categories</a>: <ul><li><a href="/c/1">Hills</a></li><li><a href="/c/2">Optical telegraphy</a></li></ul></div></div></div></div>
<div id="mw-navigation"><div id="p-personal"><ul>{links(["Not logged in", "Talk", "Contributions", "Create account", "Log in"], r)}</ul></div><div id="mw-panel"><ul>{links(["Main page", "Random article", "Recent changes", "What links here", "Cite this page"], r)}</ul></div></div>
<footer id="footer"><ul id="footer-info"><li>This page was last edited on 10 October 2022, at 19:04.</li></ul></footer>'''
    return page(p, "", inner, "mediawiki ltr", title=f'{p.title} - {p.get("site")}', lang="en")


BAIKE_BOX = [("中文名", "听雨桥"), ("类型", "木结构廊桥"), ("始建", "1776年"), ("全长", "32米")]


def baike(p, r):
    c = chrome(p)
    parts = []
    for b in p.blocks:
        if b[0] == "h2":
            parts.append(f'<div class="para-title level-2" label-module="para-title"><h2 class="title-text"><span class="title-prefix"></span>{inline(b[1])}</h2><a class="edit-icon" href="/edit"><em>编辑</em></a><a class="lemma-audio">播报</a></div>')
        else:
            parts.append(f'<div class="para" label-module="para">{inline(b[1])}<sup class="sup--normal">[1]</sup></div>')
    box = '<div class="basic-info"><dl class="basicInfo-block">' + "".join(f'<dt class="basicInfo-item name">{a}</dt><dd class="basicInfo-item value">{b}</dd>' for a, b in BAIKE_BOX) + "</dl></div>"
    inner = f'''<div class="header-wrapper"><a href="/">{E(p.get("site"))}</a><form><input value="{E(p.title)}"><button>进入词条</button></form><ul>{links(c["nav"], r)}</ul></div><div class="body-wrapper"><div class="content-wrapper"><div class="main-content"><dl class="lemmaWgt-lemmaTitle"><dd><h1>{E(p.title)}</h1><a href="/edit">编辑</a><a>收藏</a><span>赞 219</span></dd></dl>
<div class="lemma-summary">{parts[0]}</div>{box}<div class="lemmaWgt-catalog"><h2 class="block-title">目录</h2><ol>{links([b[1] for b in p.blocks if b[0] == "h2"], r, "", "#")}</ol></div>{"".join(parts[1:])}
<div class="open-tag"><span>词条标签：</span><a href="/t">桥梁</a><a href="/t">古建筑</a></div></div><div class="side-content"><div class="lemma-statistics"><h2>词条统计</h2><ul><li>浏览次数：8812次</li><li>编辑次数：17次</li><li>最近更新：2021-07-01</li></ul></div><div class="relatives"><h3>猜你关注</h3><ul>{links(c["related"][:5], r)}</ul></div></div></div></div><div class="wgt-footer-main"><p>{E(c["footer"])}</p></div>'''
    return page(p, "", inner, title=f'{p.title}_{p.get("site")}')


def release(p, r):
    inner = f'''<div class="logged-out env-production"><a href="#start-of-content" class="show-on-focus">Skip to content</a><header class="AppHeader"><a href="/">Codeyard</a><ul>{links(["Product", "Solutions", "Pricing", "Sign in", "Sign up"], r)}</ul></header><div id="start-of-content"></div><main id="js-repo-pjax-container"><div class="repohead"><strong><a href="/{p.get("site")}">{p.get("site")}</a></strong><ul class="pagehead-actions"><li>Watch 14</li><li>Fork 61</li><li>Star 903</li></ul><nav aria-label="Repository"><ul>{links(["Code", "Issues 12", "Pull requests 3", "Discussions", "Wiki", "Security"], r)}</ul></nav></div>
<div class="Layout"><nav class="breadcrumb"><ol><li><a href="/releases">Releases</a></li><li><a href="/tag">4.2.0</a></li></ol></nav><section><div class="Box"><div class="Box-header"><h1 class="d-inline mr-3">{E(p.title)}</h1><span class="Label">Latest</span><div class="text-small"><a href="/{p.get("author")}">{p.get("author")}</a> released this <relative-time datetime="{p.get("date")}">Jan 15, 2024</relative-time> · 31 commits to main since this release</div></div><div class="Box-body"><div data-pjax="true" class="markdown-body my-3">{body(p.blocks)}</div></div>
<div class="Box-footer"><details open><summary>Assets 3</summary><ul>{links(["lanternfish-4.2.0-linux-x86_64.tar.gz", "Source code (zip)", "Source code (tar.gz)"], r)}</ul></details><div class="reactions">👍 27 ❤️ 9 · 31 people reacted</div></div></div></section></div></main><footer><p>© 2024 Codeyard</p><ul>{links(["Terms", "Privacy", "Status", "Docs"], r)}</ul></footer></div>'''
    return page(p, f'<meta property="og:title" content="Release {E(p.title)} · {p.get("site")}"><meta property="og:site_name" content="Codeyard">', inner, title=f'Release {p.title} · {p.get("site")} · Codeyard', lang="en")


def press(p, r):
    c = chrome(p)
    inner = f'''<div class="util"><ul>{links(["Newsroom", "Investors", "Careers", "Contact"], r)}</ul></div><div class="pr-wrap"><div class="pr-tools"><a href="/pdf">Download PDF</a> <a href="/media">Media kit</a></div><h1 class="pr-title">{E(p.title)}</h1><div class="pr-date">22 April 2023</div><div class="pr-body">{body(p.blocks, h=1)}</div><div class="pr-share">{" | ".join(f'<a href="#">{s}</a>' for s in c["share"])}</div></div>
<div class="pr-more"><h2>Recent releases</h2><ul>{links(["Library appoints new keeper of peas", "Potato day draws record crowd", "Exchange building listed"], r)}</ul></div><div id="footer">{E(c["footer"])}</div>'''
    return page(p, f'<meta name="date" content="{p.get("date")}"><meta property="og:site_name" content="{E(p.get("site"))}">', inner, title=f'{p.title} | {p.get("site")}')


def kopress(p, r):
    c = chrome(p)
    parts = []
    for b in p.blocks:
        if b[0] == "table":
            parts.append('<table class="tb_type" summary=""><colgroup><col><col><col></colgroup>' + "".join("<tr>" + "".join(f'<td><p class="hwp">{inline(x)}</p></td>' for x in row) + "</tr>" for row in b[1]) + "</table>")
        else:
            parts.append(f'<p style="line-height:1.8;margin-bottom:12px"><span style="font-size:11pt">&nbsp;{inline(b[1])}</span></p>')
    inner = f'''<div id="skipnav"><a href="#contents">본문 바로가기</a></div><div id="gnb"><ul>{links(["시민소통", "분야별정보", "정보공개", "은하소개", "전자민원"], r)}</ul></div><div id="lnb"><h2>시정소식</h2><ul>{links(["공지사항", "보도자료", "고시공고", "채용정보", "행사안내"], r)}</ul></div><div id="contents"><div class="loc">홈 &gt; 시정소식 &gt; 보도자료</div><table class="board_view"><tbody><tr><th scope="col" colspan="4" class="subject">{E(p.title)}</th></tr><tr><th>작성자</th><td>{E(p.get("author"))}</td><th>작성일</th><td>{p.get("date")}</td></tr><tr><th>조회</th><td>412</td><th>첨부</th><td><a href="/down?f=1">보도자료.hwp</a></td></tr><tr><td colspan="4" class="view_con"><div class="bbs_content">{"".join(parts)}</div></td></tr></tbody></table><div class="btn_area"><a href="/list">목록</a></div><div class="kogl"><p>공공누리 출처표시 조건에 따라 이용할 수 있습니다.</p></div><div class="satisfaction"><p>이 페이지에서 제공하는 정보에 대하여 만족하십니까?</p><label><input type="radio">매우 만족</label><label><input type="radio">보통</label><label><input type="radio">불만족</label></div></div><div id="footer"><p>{E(c["footer"])}</p></div>'''
    return page(p, "", inner, title=f'{p.title} | 보도자료 | {p.get("site")}')


def mailman(p, r):
    return f'''<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2//EN">
<HTML><HEAD><TITLE> {E(p.title)}
   </TITLE><LINK REL="Index" HREF="index.html"><META http-equiv="Content-Type" content="text/html; charset=us-ascii"></HEAD>
<BODY BGCOLOR="#ffffff"><H1>{E(p.title)}</H1><B>{E(p.get("author"))}</B> <A HREF="mailto:sundial-dev%40lists.example">wanda at dials.example </A><BR><I>Sat Mar  1 20:14:51 CET 2008</I>
<P><UL><LI>Previous message: <A HREF="000411.html">[sundial-dev] Release of the plate generator</A></li><LI>Next message: <A HREF="000413.html">[sundial-dev] Equation of time is off by a day in leap years</A></li><LI> <B>Messages sorted by:</B> <a href="date.html#412">[ date ]</a><a href="thread.html#412">[ thread ]</a><a href="subject.html#412">[ subject ]</a><a href="author.html#412">[ author ]</a></LI></UL><HR>
<!--beginarticle-->
<PRE>{E(p.blocks[0][2], quote=False).replace("&gt;", "&gt;")}
</PRE>
<!--endarticle-->
<HR><P><UL><LI>Previous message: <A HREF="000411.html">[sundial-dev] Release of the plate generator</A></li><LI>Next message: <A HREF="000413.html">[sundial-dev] Equation of time is off by a day in leap years</A></li></UL><hr><a href="/listinfo/sundial-dev">More information about the sundial-dev mailing list</a><br></BODY></HTML>
'''


def plainhtml(p, r):
    c = chrome(p)
    inner = f'''<div class="header"><h2><a href="/">{E(p.get("site"))}</a></h2><ul class="menu">{links(c["nav"], r)}</ul></div><div class="post"><h1>{E(p.title)}</h1><div class="info">{p.get("date")} <span class="author">{E(p.get("author"))}</span></div><div class="content">{body(p.blocks)}</div></div><div class="sidebar"><h3>{c["more"]}</h3><ul>{links(c["related"], r)}</ul></div><div class="footer"><p>{E(c["footer"])}</p></div>'''
    lang = "zh-TW" if p.get("charset") == "big5" else "en"
    return page(p, meta(p, "author", "date"), inner, charset="", title=f'{p.title} - {p.get("site")}', lang=lang)


def falsecharset(p, r):
    c = chrome(p)
    inner = f'''<header role="banner"><h2>{E(p.get("site"))}</h2><nav><ul>{links(c["nav"], r)}</ul></nav></header><main><article><h1>{E(p.title)}</h1><p class="byline">{c["by"]} {E(p.get("author"))}</p>{body(p.blocks)}</article></main><aside><h3>{c["popular"]}</h3><ul>{links(c["related"][:5], r)}</ul></aside><footer>{E(c["footer"])}</footer>'''
    return page(p, meta(p, "author", "date"), inner, charset='<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">', title=f'{p.title} | {p.get("site")}')


def undeclared(p, r):
    c = chrome(p)
    paras = "<br><br>\n".join(inline(b[1]) for b in p.blocks)
    return f'''<html><head><title>{E(p.title)} - {E(p.get("site"))}</title><meta name="author" content="{E(p.get("author"))}"></head><body background="bg.gif"><table width="760" align="center"><tr><td height="60">{E(p.get("site"))}</td></tr><tr><td>{" | ".join(f'<a href="/{i}.html">{E(t)}</a>' for i, t in enumerate(c["nav"]))}</td></tr><tr><td><h3 align="center">{E(p.title)}</h3><div align="center"><small>{p.get("date")}</small></div><div class="txt">{paras}</div></td></tr><tr><td align="center"><font size="1">{E(c["footer"])}</font></td></tr></table></body></html>
'''


def interview(p, r):
    c = chrome(p)
    parts = [f'<p class="{"q" if b[1].startswith("**") else "a"}">{inline(b[1])}</p>' for b in p.blocks]
    parts.insert(3, '<aside class="pull-quote"><p>Your wrist knows before your ear does</p></aside>')
    inner = f'''<div class="modal" id="subscribe-modal" aria-hidden="true"><div class="modal__inner"><h2>Never miss an issue</h2><p>{E(c["newsletter"])}</p></div></div><header class="site"><nav><ul>{links(c["nav"], r)}</ul></nav></header><main><div class="feature"><div class="feature__head"><h1>{E(p.title)}</h1><div class="credits">Interview: <span itemprop="author">{E(p.get("author"))}</span></div><time datetime="{p.get("date")}" pubdate></time></div><div class="feature__text">{"".join(parts)}</div><div class="author-bio"><img src="/f.jpg" alt=""><p>Farah writes about things that hold other things up. She lives on a hill.</p></div></div></main><section class="recirc">{teasers(p, r, 4)}</section><footer>{E(c["footer"])}</footer>'''
    return page(p, meta(p, "og"), inner, title=f'{p.title} — {p.get("site")}')


def cookiewall(p, r):
    c = chrome(p)
    vendors = "".join(f'<div class="vendor"><h4>{v}</h4><p>Uses your data to select basic ads, to create a personalised ads profile, to measure ad performance and to develop and improve products. Cookie duration: {r.randrange(30, 700)} days. Data are shared with partners outside your country on the basis of legitimate interest, to which you may object.</p></div>' for v in ["Adperfect Exchange", "Brightloop Media", "Clickstream Nine", "Datawell Partners", "Everglow Audience", "Fathom Yield"])
    inner = f'''<div id="cmp-container" class="qc-cmp-ui consent-overlay" role="dialog" aria-modal="true" aria-label="We value your privacy"><h2>We value your privacy</h2><p>{E(c["cookies"])}</p><p>With your permission we and our partners may use precise geolocation data and identification through device scanning. You may click to consent to our and our partners' processing as described above.</p><div class="vendors">{vendors}</div><button>{c["accept"]}</button><button>{c["reject"]}</button></div>
<div class="wrapper"><header><nav>{links(c["nav"], r)}</nav></header><main><article><h1>{E(p.title)}</h1><div class="by">{c["by"]} <a rel="author" href="/a">{E(p.get("author"))}</a></div><section>{body(p.blocks)}</section></article></main><footer>{E(c["footer"])}</footer></div>'''
    return page(p, meta(p, "og", "date"), inner, title=f'{p.title} | {p.get("site")}')


def commentstorm(p, r):
    c = chrome(p)
    inner = f'''<header><nav><ul>{links(c["nav"], r)}</ul></nav></header><main><article class="news-item"><h1>{E(p.title)}</h1><p class="by-line"><span class="author">{E(p.get("author"))}</span> <time datetime="{p.get("date")}">15 June 2021</time></p><div class="article-text">{body(p.blocks)}</div></article>
<section class="discussion" id="disqus_thread"><h2>24 {c["comment_head"]}</h2><div class="thread">{comment_list(p, r, 24, "div")}</div><form><textarea></textarea><button>Post</button></form></section></main><footer>{E(c["footer"])}</footer>'''
    return page(p, meta(p, "og"), inner, title=f'{p.title} - {p.get("site")}')


def faq(p, r):
    c = chrome(p)
    parts, rest = [block(p.blocks[0])], p.blocks[1:]
    for i in range(0, len(rest), 2):
        parts.append(f'<details class="accordion"><summary><h3>{inline(rest[i][1])}</h3></summary><div class="accordion__panel" hidden>{block(rest[i + 1])}</div></details>')
    inner = f'''<header class="hdr"><a href="/">{E(p.get("site"))}</a><ul>{links(["Dogs", "Adopt", "Foster", "Shop", "Donate"], r)}</ul></header><div class="page-title"><h1>{E(p.title)}</h1></div><div class="faq">{"".join(parts)}</div><div class="cta"><h2>Ready to meet one?</h2><p>Call in any Sunday and bring a biscuit.</p><a class="btn" href="/dogs">See our dogs</a></div><footer>{E(c["footer"])}</footer>'''
    return page(p, meta(p, "og", "author", "date"), inner, title=f'{p.title} | {p.get("site")}')


def liveblog(p, r):
    c = chrome(p)
    posts = "".join(f'<article class="lb-post" id="block-{i}"><div class="lb-post__time"><time datetime="{p.get("date")}T{post.date}:00-05:00">{post.date}</time></div><div class="lb-post__body">{body(post.blocks)}</div><div class="lb-post__share"><a href="#">Share</a></div></article>' for i, post in enumerate(p.posts))
    inner = f'''<header><nav><ul>{links(c["nav"], r)}</ul></nav></header><main><div class="lb-head"><h1>{E(p.title)}</h1><span class="lb-status">Live feed ended</span></div><div class="lb-keyevents"><h2>Key events</h2><ul>{links(["15:26 Totality is over", "15:22 Darkness", "14:10 First contact"], r)}</ul></div><div class="liveblog">{posts}</div></main><aside>{teasers(p, r, 3)}</aside><footer>{E(c["footer"])}</footer>'''
    return page(p, meta(p, "og", "author", "date"), inner, title=f'{p.title} | {p.get("site")}')


def photoessay(p, r):
    c = chrome(p)
    slides = "".join(f'<figure class="slide"><img srcset="{b[2]}?w=600 600w, {b[2]}?w=2000 2000w" sizes="100vw" src="{b[2]}?w=600" alt="{E(b[1])}"><figcaption><span class="n">{i + 1}</span><p>{inline(b[3])}</p><small class="credit">Photograph: Ines Carvalho</small></figcaption></figure>' for i, b in enumerate(p.blocks))
    inner = f'''<header><a href="/">{E(p.get("site"))}</a><nav><ul>{links(c["nav"], r)}</ul></nav></header><main class="gallery"><h1>{E(p.title)}</h1><div class="slides">{slides}</div></main><section class="next-galleries"><h2>More galleries</h2>{teasers(p, r, 3)}</section><footer>{E(c["footer"])}</footer>'''
    return page(p, meta(p, "og", "author", "date"), inner)


def poem(p, r):
    c = chrome(p)
    stanzas = "".join("<p class=\"stanza\">" + "<br>\n".join(E(x) for x in b[1].split("\n")) + "</p>" for b in p.blocks)
    inner = f'''<div id="top"><h2><a href="/">{E(p.get("site"))}</a></h2><ul>{links(["Current issue", "Archive", "Submit", "Masthead"], r)}</ul></div><div id="poem"><h1>{E(p.title)}</h1><h3 class="poet">{E(p.get("author"))}</h3><div class="verse">{stanzas}</div></div><div id="bio"><p>Nuala Brogan ran a bicycle shop for thirty years. Her second book is due in spring.</p></div><div id="also"><h4>Also in this issue</h4><ul>{links(c["related"][:6], r)}</ul></div><div id="bottom">{E(c["footer"])}</div>'''
    return page(p, meta(p, "og", "author", "date"), inner, title=f'{p.title} | {p.get("site")}')


def readme(p, r):
    files = "".join(f'<tr class="react-directory-row"><td><a href="/blob/{f}">{f}</a></td><td><a href="/commit/{r.randrange(9999)}">{m}</a></td><td>3 years ago</td></tr>' for f, m in [("src", "Draw rings thinner"), (".gitignore", "Initial commit"), ("LICENCE", "Add a licence"), ("Makefile", "Install into a prefix"), ("README.md", "Explain accuracy")])
    inner = f'''<header><a href="/">Codeyard</a><ul>{links(["Explore", "Sign in", "Sign up"], r)}</ul></header><div class="repo"><h2><a href="/hsato">hsato</a> / <strong><a href="/hsato/pocket-orrery">pocket-orrery</a></strong> <span>Public</span></h2><nav><ul>{links(["Code", "Issues 2", "Pull requests", "Wiki"], r)}</ul></nav><div class="filenav"><a href="/branches">2 branches</a> <a href="/tags">5 tags</a> <button>Clone</button></div><table class="files"><tbody>{files}</tbody></table>
<div id="readme" class="Box"><div class="Box-header"><h3>README.md</h3></div><article class="markdown-body entry-content container-lg" itemprop="text"><h1 dir="auto">{E(p.title)}</h1>{body(p.blocks)}</article></div></div><div class="sidebar"><h2>About</h2><p>The planets, in a terminal</p><h2>Languages</h2><ul><li>C 97.1%</li><li>Makefile 2.9%</li></ul></div><footer>© 2021 Codeyard</footer>'''
    return page(p, f'<meta property="og:title" content="{E(p.title)}"><meta property="og:site_name" content="Codeyard">', inner, title=f'{p.get("site")}: The planets, in a terminal', lang="en")


def newsletter(p, r):
    cells = "".join(f'<tr><td style="padding:0 24px 16px;font-family:Georgia,serif;font-size:17px">{block(b)}</td></tr>' for b in p.blocks)
    return f'''<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{E(p.title)}</title><meta name="author" content="{E(p.get("author"))}"><style>td{{margin:0}}</style></head><body style="background:#f4f4f4"><div style="display:none;max-height:0;overflow:hidden">The year without a summer, and three things for a wet week</div>
<table role="presentation" width="100%"><tr><td align="center"><table role="presentation" width="600" class="wrapper"><tr><td style="font-size:11px"><a href="https://mail.example/view">View this email in your browser</a></td></tr><tr><td align="center"><img src="https://mail.example/head.png" alt="{E(p.get("site"))}" width="560"></td></tr><tr><td style="padding:24px"><h1>{E(p.title)}</h1></td></tr>
{cells}
<tr><td align="center" style="font-size:11px;color:#888"><p>You receive this letter because you signed up at our website. <a href="https://mail.example/u">Unsubscribe</a> or <a href="https://mail.example/p">change your preferences</a>.</p><p>Small Hours, 4 Cistern Lane, Wexcombe</p></td></tr></table></td></tr></table></body></html>
'''


def hexo(p, r):
    c = chrome(p)

    def code(lang, text):
        n = text.count("\n") + 1
        gutter = "".join(f'<span class="line">{i + 1}</span><br>' for i in range(n))
        rows = "".join(f'<span class="line">{E(row, quote=False)}</span><br>' for row in text.split("\n"))
        return f'<figure class="highlight {lang}"><table><tr><td class="gutter"><pre>{gutter}</pre></td><td class="code"><pre>{rows}</pre></td></tr></table></figure>'

    heads = [b[1] for b in p.blocks if b[0] == "h2"]
    inner = f'''<div class="container"><header class="header"><div class="brand"><a href="/">{E(p.get("site"))}</a></div><ul id="menu">{links(c["nav"][:5], r, "menu-item")}</ul></header><main id="main"><div class="content-wrap"><div id="posts" class="posts-expand"><article class="post post-type-normal"><div class="post-block"><header class="post-header"><h1 class="post-title" itemprop="name headline">{E(p.title)}</h1><div class="post-meta"><span class="post-time">发表于 <time itemprop="dateCreated datePublished" datetime="{p.get("date")}">{p.get("date")[:10]}</time></span><span class="post-comments-count">4 {c["comment_head"]}</span><span>阅读次数 1024</span></div></header>
<div class="post-body" itemprop="articleBody">{body(p.blocks, code=code)}</div>
<div class="post-copyright"><ul><li><strong>本文作者：</strong>{E(p.get("author"))}</li><li><strong>版权声明：</strong>转载请注明出处。</li></ul></div><div class="reward"><p>请我喝杯咖啡</p><button>打赏</button></div><footer class="post-footer"><div class="post-tags"><a href="/t/1"># {c["tags"][0]}</a><a href="/t/2"># {c["tags"][1]}</a></div><div class="post-nav"><a href="/1">{c["related"][0]}</a><a href="/2">{c["related"][1]}</a></div></footer></div></article></div><div class="comments" id="gitalk-container"><ul>{comment_list(p, r, 4)}</ul></div></div><div id="sidebar"><div class="post-toc"><ol>{links(heads, r, "nav-item", "#")}</ol></div><section class="site-overview"><p class="site-author-name">{E(p.get("author"))}</p><div>42 日志 9 标签</div></section></div></main><footer id="footer">© 2023 {E(p.get("author"))} 由 Hexo 强力驱动</footer></div>'''
    return page(p, meta(p, "og", "author"), inner, title=f'{p.title} | {p.get("site")}')


def zhportal(p, r):
    c = chrome(p)
    parts = [("<p>　　" + inline(b[1]) + "</p>") if b[0] == "p" else f'<p>　　<strong>{inline(b[1])}</strong></p>' for b in p.blocks]
    parts.insert(3, f'<div class="ad_in"><a href="/ad"><img src="/ad/300.gif"></a><span>{c["advert"]}</span></div>')
    inner = f'''<div class="top"><ul>{links(["新闻", "财经", "体育", "娱乐", "房产", "汽车", "教育", "天气"], r)}</ul></div><div class="path">您的位置：<a href="/">{E(p.get("site"))}</a> &gt; <a href="/sh">社会</a> &gt; 正文</div><div class="main"><div class="left"><h1>{E(p.title)}</h1><div class="laiyuan"><span id="pubtime_baidu">{p.get("date")}</span> <span id="source_baidu">来源：{E(p.get("site"))}</span> <span id="author_baidu">作者：{E(p.get("author"))}</span> <a href="#pl">参与评论(12)</a></div><div class="zw" id="artibody">{"".join(parts)}</div><div class="editor">（责任编辑：刘小雨）</div><div class="fenxiang">{" ".join(f'<a href="#">{s}</a>' for s in c["share"])}</div><div class="xgxw"><h3>{c["more"]}</h3><ul>{links(c["related"][:6], r)}</ul></div><div id="pl"><h3>网友评论</h3>{comment_list(p, r, 5, "div")}</div></div><div class="right"><h3>24小时点击排行</h3><ul>{links(c["related"][4:10], r)}</ul><div>{teasers(p, r, 3)}</div></div></div><div class="foot"><p>{E(c["footer"])}</p></div>'''
    return page(p, "", inner, charset='<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', title=f'{p.title}_{p.get("site")}')


def weixin(p, r):
    c = chrome(p)

    def img(b):
        cap = f'<section style="text-align:center;"><span style="font-size:12px;color:rgb(136,136,136);">{inline(b[3])}</span></section>' if b[3] else ""
        return f'<section><img class="rich_pages wxw-img" data-ratio="0.66" data-src="{b[2]}" data-type="jpeg" data-w="1080" alt="{E(b[1])}"></section>{cap}'

    text = "".join(img(b) if b[0] == "img" else f'<section style="margin:0 16px;line-height:2"><span style="letter-spacing:1px;"><span leaf="">{inline(b[1])}</span></span></section><section><br></section>' for b in p.blocks)
    inner = f'''<div id="js_article" class="rich_media"><div id="js_top_ad_area"></div><div class="rich_media_inner"><div id="page-content" class="rich_media_area_primary"><div id="img-content" class="rich_media_wrp"><h1 class="rich_media_title" id="activity-name">{E(p.title)}</h1><div id="meta_content" class="rich_media_meta_list"><span id="copyright_logo" class="rich_media_meta">原创</span><span class="rich_media_meta rich_media_meta_text">{E(p.get("author"))}</span><span class="rich_media_meta rich_media_meta_nickname" id="profileBt"><a href="javascript:void(0);" id="js_name">{E(p.get("site"))}</a></span><em id="publish_time" class="rich_media_meta"></em></div>
<div class="rich_media_content js_underline_content" id="js_content" style="visibility: hidden; opacity: 0;">{text}</div></div></div><div class="rich_media_tool"><a id="js_view_source" href="javascript:;">阅读原文</a><span>阅读 <span id="readNum3"></span></span><span>在看</span></div><div class="qr_code_pc_outer"><p>微信扫一扫<br>关注该公众号</p></div><div id="js_cmt_area"><p>精选留言</p></div></div></div><script>var publish_time = "2021-04-06" || "";var msg_title = '{E(p.title)}'.html(false);</script><div class="wx_stream_article_slide_tip">继续滑动看下一个</div><div>向上滑动看下一个</div>'''
    return page(p, f'<meta property="og:title" content="{E(p.title)}"><meta property="og:site_name" content="微信公众平台"><meta name="author" content="{E(p.get("author"))}">', inner, title=" ", lang="zh_CN")


def zhihu(p, r):
    c = chrome(p)
    q, answers = p.posts[0], p.posts[1:]
    out = "".join(f'<div class="List-item"><div class="ContentItem AnswerItem" data-zop="{{}}"><div class="ContentItem-meta"><div class="AuthorInfo"><img class="Avatar" src="/a{i}.jpg" alt="{E(a.author)}"><span class="UserLink AuthorInfo-name">{E(a.author)}</span></div><div class="AnswerItem-extraInfo"><span class="Voters"><button>{r.randrange(2000)} 人赞同了该回答</button></span></div></div><div class="RichContent RichContent--unescapable"><div class="RichContent-inner"><span class="RichText ztext CopyrightRichText-richText">{body(a.blocks)}</span></div><div class="ContentItem-time"><a href="/answer/{i}">发布于 {a.date}</a></div><div class="ContentItem-actions"><button>赞同</button><button>{r.randrange(90)} 条评论</button><button>分享</button><button>收藏</button><button>喜欢</button></div></div></div></div>' for i, a in enumerate(answers))
    inner = f'''<div id="root"><header class="AppHeader"><a href="/">{E(p.get("site"))}</a><ul>{links(["首页", "会员", "发现", "等你来答"], r)}</ul><input placeholder="{c["search"]}"><button>登录</button></header><main role="main"><div class="QuestionPage"><div class="QuestionHeader"><div class="QuestionHeader-topics"><a href="/t/1">猫</a><a href="/t/2">动物行为</a></div><h1 class="QuestionHeader-title">{E(p.title)}</h1><div class="QuestionRichText"><span class="RichText ztext">{body(q.blocks)}</span></div><div class="QuestionFollowStatus">关注者 88 被浏览 61,204</div><div class="QuestionHeaderActions"><button>关注问题</button><button>写回答</button><button>邀请回答</button></div></div><div class="Question-main"><div class="Question-mainColumn"><div class="AnswersNavWrapper"><h4>{len(answers)} 个回答</h4><button>默认排序</button></div>{out}</div><div class="Question-sideColumn"><div class="Card"><div>关于作者</div></div><div class="Card"><div>{c["more"]}</div><ul>{links(c["related"][:6], r)}</ul></div></div></div></div></main><footer>{E(c["footer"])}</footer></div>'''
    return page(p, f'<meta itemprop="name" content="{E(p.title)}"><meta itemprop="dateModified" content="{p.get("date")}">', inner, title=f'{p.title} - {p.get("site")}', lang="zh")


def discuz(p, r):
    c = chrome(p)
    out = "".join(f'<div id="post_{i}"><table id="pid{i}" class="plhin" cellspacing="0"><tr><td class="pls" rowspan="2"><div class="pls favatar"><div class="pi"><div class="authi"><a href="/space-{i}.html" class="xw1">{E(post.author)}</a></div></div><div class="avatar"><img src="/avatar{i}.gif"></div><div class="tns xg2"><table><tr><th>{r.randrange(99)}<br>主题</th><th>{r.randrange(999)}<br>帖子</th><td>{r.randrange(9999)}<br>积分</td></tr></table></div><p>中级会员</p></div></td><td class="plc"><div class="pi"><strong><a href="#pid{i}">{["楼主", "沙发", "板凳", "地板"][i]}</a></strong><div class="pti"><div class="authi"><em>发表于 {post.date}</em> | <a href="/only">只看该作者</a></div></div></div><div class="pct"><div class="pcb"><div class="t_fsz"><table cellspacing="0"><tr><td class="t_f" id="postmessage_{i}">{"<br />".join(inline(b[1]) for b in post.blocks)}</td></tr></table></div></div></div></td></tr><tr><td class="plc plm"><div class="po"><a class="fastre" href="/r">回复</a> <a href="/jubao">举报</a> <a href="/daoju">使用道具</a></div></td></tr></table></div>' for i, post in enumerate(p.posts))
    inner = f'''<div id="toptb"><ul>{links(["设为首页", "收藏本站", "切换到宽版"], r)}</ul></div><div id="hd"><h2><a href="/">{E(p.get("site"))}</a></h2><ul id="nv">{links(["门户", "论坛", "群组", "家园", "排行榜"], r)}</ul></div><div id="wp" class="wp"><div id="pt" class="bm"><div class="z"><a href="/">论坛</a> › <a href="/f">阳台蔬菜</a> › {E(p.title)}</div></div><div id="pgt"><a href="/new">发帖</a><a href="/reply">回复</a></div><div id="postlist" class="pl bm"><table cellspacing="0"><tr><td class="pls"><span class="xg1">查看：</span> <span class="xi1">2034</span> <span class="xg1">回复：</span> <span class="xi1">3</span></td><td class="plc"><h1 class="ts"><span id="thread_subject">{E(p.title)}</span></h1> <span class="xg1"><a href="/copy">[复制链接]</a></span></td></tr></table>{out}</div><div id="f_pst"><h3>发表回复</h3><form><textarea></textarea><p>您需要登录后才可以回帖 <a href="/l">登录</a> | <a href="/r">立即注册</a></p></form></div></div><div id="ft"><p>Powered by Discuz! X3.4</p><p>{E(c["footer"])}</p></div>'''
    return page(p, "", inner, "pg_viewthread", title=f'{p.title} - 阳台蔬菜 - {p.get("site")}', lang="zh")


def zhrecipe(p, r):
    c = chrome(p)
    parts = []
    for b in p.blocks:
        if b[0] == "ul":
            parts.append('<div class="ings"><table>' + "".join("<tr>" + f'<td class="name">{a}</td><td class="unit">{q}</td>' + "</tr>" for a, q in (i.split(" ") for i in b[1])) + "</table></div>")
        elif b[0] == "ol":
            parts.append('<div class="steps"><ol>' + "".join(f'<li class="container"><p class="text">{inline(i)}</p></li>' for i in b[1]) + "</ol></div>")
        else:
            parts.append(block(b) if b[0] == "h2" else f'<div class="desc mt30">{inline(b[1])}</div>')
    inner = f'''<div class="page-top-bar"><ul>{links(["菜谱分类", "菜单", "作品动态", "社区"], r)}</ul><a href="/login">登录</a></div><div class="page-container"><div class="main-panel"><h1 class="page-title">{E(p.title)}</h1><div class="cover"><img src="/cover.jpg" alt="{E(p.title)}"></div><div class="container stats"><div class="score">综合评分 8.9</div><div>七天内 312 人做过这道菜</div></div><div class="author">{E(p.get("author"))}</div><button>收藏</button>{"".join(parts)}<div class="tip-container"><p>该菜谱创建于 {p.get("date")}。版权归作者所有,没有作者本人的书面许可任何人不得转载或使用。</p></div><div class="questions"><h2>留言</h2>{comment_list(p, r, 4, "div")}</div></div><div class="right-panel"><h3>{c["popular"]}</h3><ul>{links(["红烧肉", "番茄炒蛋", "皮蛋瘦肉粥", "酸辣土豆丝", "麻婆豆腐"], r)}</ul></div></div><div class="footer">{E(c["footer"])}</div>'''
    return page(p, meta(p, "og", "author", "date"), inner, title=f'【{p.title}的做法】{p.get("site")}')


def novel(p, r):
    c = chrome(p)
    text = "<br /><br />\n".join("&nbsp;&nbsp;&nbsp;&nbsp;" + inline(b[1]) for b in p.blocks)
    bar = '<a href="/11.html">上一章</a> &larr; <a href="/list.html">章节目录</a> &rarr; <a href="/13.html">下一章</a> <a href="/mark">加入书签</a>'
    inner = f'''<div class="header"><a href="/">{E(p.get("site"))}</a></div><div class="nav"><ul>{links(["玄幻", "武侠", "都市", "历史", "科幻", "完本"], r)}</ul></div><div class="content_read"><div class="box_con"><div class="con_top"><a href="/">首页</a> &gt; <a href="/b">渡江记</a> &gt; {E(p.title)}</div><div class="bookname"><h1>{E(p.title)}</h1><div class="bottem1">{bar}</div></div><div id="content">{text}<br /><br /><p class="notice">天才一秒记住本站地址,手机用户请浏览阅读更加便捷。</p></div><div class="bottem2">{bar}</div><div class="lm">推荐阅读：{"".join(f'<a href="/b/{i}">{t}</a>、' for i, t in enumerate(["山河引", "夜雨十年灯", "江湖小吃店", "一剑霜寒", "归舟"]))}</div></div></div><div class="footer"><p>本站所有小说为转载作品,所有章节均由网友上传。</p></div>'''
    return page(p, meta(p, "author"), inner, title=f'{p.title}_渡江记_{p.get("site")}')


def vuepress(p, r):
    c = chrome(p)

    def code(lang, text):
        n = text.count("\n") + 1
        gutter = "".join(f'<span class="line-number">{i + 1}</span><br>' for i in range(n))
        return f'<div class="language-{lang} line-numbers-mode"><pre class="language-{lang}"><code>{E(text, quote=False)}\n</code></pre> <div class="line-numbers-wrapper">{gutter}</div></div>'

    text = "".join(block(b, code=code).replace("<h2>", '<h2><a href="#x" class="header-anchor">#</a> ') for b in p.blocks)
    inner = f'''<div id="app"><div class="theme-container"><header class="navbar"><a href="/" class="home-link"><span class="site-name">{E(p.get("site"))}</span></a><nav class="nav-links"><a href="/guide">指南</a><a href="/config">配置</a></nav></header><aside class="sidebar"><ul class="sidebar-links">{links(["开始使用", "安装传感器", "配置温室控制器", "报警", "升级", "常见问题"], r)}</ul></aside><main class="page"><div class="theme-default-content content__default"><h1 id="t"><a href="#t" class="header-anchor">#</a> {E(p.title)}</h1>{text}</div><footer class="page-edit"><div class="edit-link"><a href="/e">帮助我们改善此页面</a></div><div class="last-updated"><span class="prefix">上次更新：</span> <span class="time">{p.get("date")}</span></div></footer><div class="page-nav"><p class="inner"><span class="prev">← <a href="/a">安装传感器</a></span><span class="next"><a href="/b">报警</a> →</span></p></div></main></div></div>'''
    return page(p, "", inner, title=f'{p.title} | {p.get("site")}')


def tistory(p, r):
    c = chrome(p)
    inner = f'''<div id="kakaoIndex"><a href="#kakaoBody">본문 바로가기</a></div><div id="wrap"><header id="header"><h2><a href="/">{E(p.get("site"))}</a></h2><nav><ul class="tt_menu_home">{links(c["nav"], r)}</ul></nav></header><main id="kakaoBody"><div class="post-cover"><h1>{E(p.title)}</h1><span class="meta"><span class="author">by {E(p.get("author"))}</span><span class="date">2023. 5. 14.</span></span></div><div class="entry-content" id="article-view"><div class="tt_article_useless_p_margin contents_style">{body(p.blocks)}</div><div class="container_postbtn"><div class="postbtn_like"><button>공감 7</button><button>공유하기</button><button>게시글 관리</button></div><span>저작자표시 비영리</span></div></div><div class="another_category another_category_color_gray"><h4>'<a href="/c">작업 일지</a>' 카테고리의 다른 글</h4><table><tr><th><a href="/1">{c["related"][0]}</a> (2)</th><td>2023.04.02</td></tr><tr><th><a href="/2">{c["related"][1]}</a> (0)</th><td>2023.03.11</td></tr></table></div><div class="tags"><h3>태그</h3>{", ".join(f'<a href="/tag">{t}</a>' for t in c["tags"])}</div><div class="comments"><h3>댓글 <span>5</span></h3><ul>{comment_list(p, r, 5)}</ul><form><textarea placeholder="여러분의 소중한 댓글을 입력해주세요"></textarea></form></div></main><aside id="sidebar"><div class="sidebar-1"><h3>최근글</h3><ul>{links(c["related"][3:8], r)}</ul><div class="count">전체 방문자 20,117 오늘 38</div></div></aside><footer id="footer"><p>TEL. 02.1234.5678 / 경기 성남시</p><p>{E(c["footer"])}</p></footer></div>'''
    return page(p, meta(p, "og", "date") + f'<meta name="by" content="{E(p.get("author"))}"><meta name="article:author" content="{E(p.get("author"))}">', inner, title=f'{p.title} :: {p.get("site")}')


def konews(p, r):
    c = chrome(p)
    text = "<br><br>\n".join(inline(b[1]) for b in p.blocks)
    inner = f'''<div id="header"><h2 class="logo"><a href="/">{E(p.get("site"))}</a></h2><ul class="gnb">{links(["정치", "경제", "사회", "문화", "국제", "스포츠", "오피니언"], r)}</ul></div><div id="article-view"><div class="article-head-title">{E(p.title)}</div><div class="info-text"><ul class="no-bullet"><li>기자명 {E(p.get("author"))} 기자</li><li>입력 2022.08.21 17:05</li><li>댓글 3</li></ul></div><div class="article-tools"><button>글씨 키우기</button><button>글씨 줄이기</button><button>메일 보내기</button></div><div id="article-view-content-div" class="article-body" itemprop="articleBody">{text}</div><div class="reporter-email"><a href="mailto:han@sandeul.example">{E(p.get("author"))} 기자의 다른 기사 보기</a></div><div class="copyright">저작권자 ⓒ {E(p.get("site"))} {E(c["footer"])}</div><section class="article-relation"><h4>{c["more"]}</h4><ul>{links(c["related"][:5], r)}</ul></section><div class="reply-wrap"><h4>댓글 3개</h4>{comment_list(p, r, 4, "div")}</div></div><div class="aside-right"><h4>{c["popular"]}</h4><ol>{links(c["related"][4:10], r)}</ol>{teasers(p, r, 2)}</div><div id="footer"><p>등록번호 강원 아00000 발행인 홍두깨 청소년보호책임자 이몽룡</p></div>'''
    return page(p, meta(p, "og", "author", "date"), inner, charset='<meta http-equiv="Content-Type" content="text/html; charset=euc-kr">', title=f'{p.title} - {p.get("site")}')


def naverblog(p, r):
    c = chrome(p)

    def img(b):
        return f'<div class="se-component se-image se-l-default"><div class="se-component-content se-component-content-fit"><div class="se-section se-section-image"><div class="se-module se-module-image"><a href="#" class="se-module-image-link __se_image_link"><img src="{b[2]}?type=w80_blur" data-lazy-src="{b[2]}?type=w800" alt="{E(b[1])}" class="se-image-resource"></a></div></div></div></div>'

    def sentences(t):
        return "".join(f'<p class="se-text-paragraph se-text-paragraph-align-" style=""><span style="" class="se-fs- se-ff-">{inline(s)}</span></p>' for s in re.split(r"(?<=다\.) ", t))

    text = "".join(img(b) if b[0] == "img" else f'<div class="se-component se-text se-l-default"><div class="se-component-content"><div class="se-section se-section-text"><div class="se-module se-module-text">{sentences(b[1])}<p class="se-text-paragraph"><span>​</span></p></div></div></div></div>' for b in p.blocks)
    inner = f'''<div id="whole-border"><div id="blog-menu"><ul>{links(["프롤로그", "블로그", "지도", "안부"], r)}</ul></div><div id="post-area"><div class="post-top"><a class="pcol2" href="/c">일상 이야기</a></div><div id="post-view" class="se-viewer se-theme-default"><div class="se-component se-documentTitle"><div class="se-section se-section-documentTitle"><div class="se-module se-module-text se-title-text"><p class="se-text-paragraph"><span class="se-fs-">{E(p.title)}</span></p></div><div class="blog2_container"><span class="nick"><a href="/me">{E(p.get("author"))}</a></span><span class="se_publishDate pcol2">2021. 11. 9. 7:12</span><a class="copyTargetUrl">URL 복사</a><span>이웃추가</span></div></div></div><div class="se-main-container">{text}</div></div><div class="post-btn post_btn2"><a>공감 34</a><a>댓글 8</a><a>블로그 보내기</a></div><div class="comment_area">{comment_list(p, r, 4, "div")}</div></div><div id="blog-widget"><div>{E(p.get("author"))}</div><p>{E(c["about"])}</p><ul>{links(c["related"][:6], r)}</ul></div></div>'''
    return page(p, f'<meta property="og:title" content="{E(p.title)}"><meta property="og:site_name" content="{E(p.get("site"))}"><meta property="naverblog:nickname" content="{E(p.get("author"))}">', inner, title=f'{p.title} : {p.get("site")}')


def kocommunity(p, r):
    c = chrome(p)
    q, rest = p.posts[0], p.posts[1:]
    replies = "".join(f'<li class="cmt-item" id="cmt{i}"><div class="cmt-nick">{E(a.author)}</div><div class="answer-text">{"<br>".join(inline(b[1]) for b in a.blocks)}</div><div class="cmt-info"><span class="date">{a.date}</span><button>추천 {r.randrange(20)}</button><button>신고</button></div></li>' for i, a in enumerate(rest))
    inner = f'''<div id="hd"><h2><a href="/">{E(p.get("site"))}</a></h2><ul id="gnb">{links(["공지", "자유게시판", "질문과 답변", "사진 자랑", "장터"], r)}</ul></div><div id="container"><article id="bo_v"><header><h1 id="bo_v_title">{E(p.title)}</h1></header><section id="bo_v_info"><strong>{E(q.author)}</strong><span class="if_date">{q.date}</span><span>조회 1,204</span><span>댓글 {len(rest)}</span></section><section id="bo_v_atc"><div id="bo_v_con">{body(q.blocks)}</div><div id="bo_v_act"><a>추천 5</a><a>비추천 0</a></div></section></article><section id="answers" class="qa-answers"><h2>답변 {len(rest)}</h2><ul>{replies}</ul></section><div class="bo_v_nb"><a href="/1">이전글 {c["related"][0]}</a><a href="/2">다음글 {c["related"][1]}</a></div></div><aside id="aside"><h3>{c["popular"]}</h3><ul>{links(c["related"][2:9], r)}</ul><form><input type="text" placeholder="아이디"><input type="password"><button>로그인</button></form></aside><div id="ft"><p>{E(c["footer"])}</p></div>'''
    return page(p, "", inner, title=f'{p.title} > 질문과 답변 | {p.get("site")}')

"""Pages that list articles without a feed: headlines told from navigation, for any site.

Two things mark a link to an article: words that read like a headline, and an address made like the addresses of the
other headlines on the page. Menus have short words, and addresses of another make. So links are gathered by the shape
of their address, and a shape counts when most of its links read like headlines.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from newscli import addresses
from newscli.model import Capture, Entry, Listing
from newscli.parser.charset import decode
from newscli.parser.listings.dates import read_moment
from newscli.parser.listings.nextpage import next_page
from newscli.parser.listings.xmlfeed import one_line

#: Fewer articles are a page with a few related links, not a list.
MIN_ARTICLES = 5
#: A headline has at least so many letters, and so many words or, in scripts without blanks, so many characters.
_MIN_LETTERS = 18
_MIN_WORDS = 4
_MIN_UNBROKEN = 9
#: The share of a shape's links that must read like headlines.
_SHARE = 0.5
#: Parts of a page that hold no list of news.
_ASIDE = frozenset({"nav", "footer"})
#: First steps of addresses that file articles rather than being one.
_FILING = re.compile(
    r"/(?:tags?|topics?|themen?|category|categories|authors?|autor(?:en|es)?|search|suche|login|account|abo|shop|impressum"
    r"|about|contact|kontakt|privacy|datenschutz|terms|newsletter|rss|feeds?|wp-[a-z]+|user|profile|cdn-cgi)(?:/|$|\?)",
    re.IGNORECASE,
)
_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|pdf|mp[34]|zip|css|js|xml|json|ics)$", re.IGNORECASE)
_UNBROKEN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_DATE = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_-]|$)")


_DATE_STEP = re.compile(r"(?:19|20)\d\d(?:-?(?:0[1-9]|1[0-2])(?:-?(?:0[1-9]|[12]\d|3[01]))?)?|\d{1,2}")


@dataclass(slots=True)
class _Link:
    """One address on the page with the best words that lead to it."""

    url: str
    text: str
    node: LexborNode
    published: datetime | None = None


def read(capture: Capture) -> Listing | None:
    """The articles a page lists; None where there are too few to be a list."""
    text = decode(capture.body, capture.header("content-type"))
    if "<a" not in text and "<A" not in text:
        return None
    tree = LexborHTMLParser(text)
    links = _links(tree, capture.url)
    articles = _articles(links)
    if len(articles) < MIN_ARTICLES:
        return None
    _date(articles, tree, capture)
    root, title = tree.css_first("html"), tree.css_first("title")
    language = (root.attributes.get("lang") or "").replace("_", "-").partition("-")[0].lower() if root else ""
    return Listing(
        kind="section",
        title=one_line(title.text()) if title else "",
        language=language or None,
        entries=tuple(Entry(url=link.url, title=link.text, published=link.published) for link in articles),
        next_url=next_page(tree, capture.url),
    )


def _links(tree: LexborHTMLParser, base: str) -> dict[str, _Link]:
    """The addresses of this site the page leads to, each with its longest words, in the order of the page."""
    here, home = addresses.canonical(base), addresses.site(base)
    found: dict[str, _Link] = {}
    for node in tree.css("a[href]"):
        href = node.attributes.get("href") or ""
        url = addresses.join(base, href) if href and href[0] != "#" else None
        if url is None or addresses.site(url) != home or _in_aside(node):
            continue
        key = addresses.canonical(url)
        path = urlsplit(url).path
        if key == here or path in ("", "/") or _FILE.search(path) or _FILING.match(path):
            continue
        words = _words(node)
        if key not in found:
            found[key] = _Link(url, words, node)
        elif _is_headline(words) and (not _is_headline(found[key].text)):
            found[key].text, found[key].node = words, node
    return found


def _words(node: LexborNode) -> str:
    """The headline in a link: its heading where it has one, else its words, else the names of what is in it."""
    heading = node.css_first("h1, h2, h3, h4, h5, h6")
    text = one_line((heading or node).text(separator=" "))
    return text or one_line(node.attributes.get("title") or node.attributes.get("aria-label") or "")


def _in_aside(node: LexborNode) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag in _ASIDE or parent.attributes.get("role") == "navigation":
            return True
        parent = parent.parent
    return False


def _is_headline(text: str) -> bool:
    """Whether words read like a headline rather than like a menu."""
    if len(_UNBROKEN.findall(text)) >= _MIN_UNBROKEN:
        return True
    return len(text) >= _MIN_LETTERS and len(text.split()) >= _MIN_WORDS


def _articles(links: dict[str, _Link]) -> list[_Link]:
    """The links whose address has the shape this site gives its articles."""
    shapes: dict[tuple[str, ...], list[_Link]] = defaultdict(list)
    for link in links.values():
        shapes[_shape(link.url)].append(link)
    chosen: set[int] = set()
    for shape, members in shapes.items():
        headlines = [link for link in members if _is_headline(link.text)]
        # A shape without number, date or long name says little: then nearly all must be headlines.
        telling = any(mark in step for step in shape for mark in ("#", "date", "slug"))
        enough = len(headlines) >= (2 if telling else MIN_ARTICLES)
        if enough and len(headlines) >= len(members) * (_SHARE if telling else 0.8):
            chosen.update(id(link) for link in headlines)
    return [link for link in links.values() if id(link) in chosen]


def _shape(url: str) -> tuple[str, ...]:
    """What an address is made of, step by step: `date`, `slug` (a name of several words), `#` (a number), `word`."""
    parts = urlsplit(url)
    steps = [_step(unquote(step)) for step in parts.path.strip("/").split("/")]
    if parts.query:
        steps.append("?" + ("#" if re.search(r"\d{3}", parts.query) else ""))
    return tuple(steps)


def _step(step: str) -> str:
    name, _, ending = step.rpartition(".") if re.search(r"\.[a-z]{2,5}$", step) else (step, "", "")
    if _DATE_STEP.fullmatch(name):
        return "date"
    marks = "slug" if len(re.findall(r"[^\W\d_]+", name)) >= 3 or len(_UNBROKEN.findall(name)) >= 4 else ""
    marks += "#" if re.search(r"\d{4}", name) else ""
    return (marks or "word") + (f".{ending}" if ending else "")


def _date(articles: list[_Link], tree: LexborHTMLParser, capture: Capture) -> None:
    """Give articles their moment: a `<time>` that stands with one article alone, else the day in the address."""
    by_key = {addresses.canonical(link.url): link for link in articles}
    for node in tree.css("time[datetime]"):
        moment = read_moment(node.attributes.get("datetime") or "", capture.fetched_at)
        link = _beside(node, by_key, capture.url) if moment else None
        if link is not None and link.published is None:
            link.published = moment
    for link in articles:
        day = _DATE.search(urlsplit(link.url).path)
        if day and link.published is None:
            link.published = _day(int(day[1]), int(day[2]), int(day[3]), capture.fetched_at)


def _beside(node: LexborNode, by_key: dict[str, _Link], base: str) -> _Link | None:
    """The one article in the smallest part of the page around a node that has any."""
    around = node.parent
    for _ in range(6):
        if around is None:
            return None
        urls = (addresses.join(base, a.attributes.get("href") or "") for a in around.css("a[href]"))
        keys = {key for url in urls if url and (key := addresses.canonical(url)) in by_key}
        if keys:
            return by_key[keys.pop()] if len(keys) == 1 else None
        around = around.parent
    return None


def _day(year: int, month: int, day: int, now: datetime) -> datetime | None:
    try:
        moment = datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return None
    return moment if moment <= now else None

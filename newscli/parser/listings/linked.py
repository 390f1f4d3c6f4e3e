"""Where else a web page leads: the feeds it names, and its sections."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from newscli import addresses
from newscli.model import Capture
from newscli.parser.charset import decode
from newscli.parser.listings.xmlfeed import one_line

_TYPES = re.compile(
    r"application/(?:rss|atom|rdf|feed)\+(?:xml|json)|application/json|text/xml|application/xml", re.IGNORECASE
)
#: Links in the text that look like a feed's address. Services that wrap feeds in their own pages do not match.
_LOOKS_LIKE_FEED = re.compile(
    r"(?:^|[/._?=-])(?:rss|atom|rdf|feed|feeds)(?:\d(?:\.\d+)?)?(?:$|[/._?=&-])|\.(?:rss|rdf|atom)$", re.IGNORECASE
)
#: Feeds of readers' comments are linked beside the news on every WordPress site.
_COMMENTS = re.compile(r"comment|kommentar|commentaire|comentario|komentar|комментар", re.IGNORECASE)
_MAX_LINKS = 30
#: "All news" and "latest news", as sites name the page that lists everything.
_ALL_NEWS = re.compile(
    r"all[_ -]?news|latest|newest|breaking|news ?feed|alle (?:nachrichten|meldungen|artikel)|neueste|ticker"
    r"|все новости|лента|усе навіны|стужка|wszystkie wiadomo|najnowsze|todas las noticias|últimas|ultim|dernières"
    r"|en continu|toutes les|son dakika|tüm haberler|全部新闻|最新|滚动|即時|全ての|新着|전체|최신",
    re.IGNORECASE,
)
#: Names in a menu are short, and a section lies one or two steps below the home page.
_MAX_NAME = 30


@dataclass(frozen=True, slots=True)
class LinkedFeed:
    """A feed a page names. `declared` says that the page's head does, not only a link in its text."""

    url: str
    title: str
    declared: bool


def linked_feeds(capture: Capture) -> list[LinkedFeed]:
    """The feeds a page names: declared ones first, those of comments last."""
    tree = LexborHTMLParser(decode(capture.body, capture.header("content-type")))
    base_node = tree.css_first("base[href]")
    base = addresses.join(capture.url, base_node.attributes.get("href") or "") if base_node else None
    found: dict[str, LinkedFeed] = {}
    for node in tree.css("link[rel][href]"):
        attributes = node.attributes
        kinds = (attributes.get("rel") or "").lower().split()
        kind = attributes.get("type") or ""
        if "feed" in kinds or (
            "alternate" in kinds and _TYPES.match(kind) and not _is_api(attributes.get("href") or "")
        ):
            url = addresses.join(base or capture.url, attributes.get("href") or "")
            if url:
                found.setdefault(url, LinkedFeed(url, one_line(attributes.get("title") or ""), declared=True))
    for node in tree.css("a[href]"):
        href = node.attributes.get("href") or ""
        if len(found) >= _MAX_LINKS:
            break
        if _LOOKS_LIKE_FEED.search(href):
            url = addresses.join(base or capture.url, href)
            if url and addresses.canonical(url) != addresses.canonical(capture.url):
                found.setdefault(url, LinkedFeed(url, one_line(node.text()), declared=False))
    return sorted(found.values(), key=lambda feed: (bool(_COMMENTS.search(feed.title + feed.url)), not feed.declared))


def section_pages(capture: Capture) -> list[str]:
    """The pages a site's menu leads to, those that list everything first."""
    tree = LexborHTMLParser(decode(capture.body, capture.header("content-type")))
    found: dict[str, bool] = {}
    for node in tree.css("a[href]"):
        url, name = addresses.join(capture.url, node.attributes.get("href") or ""), one_line(node.text())
        if url is None or addresses.site(url) != addresses.site(capture.url) or not 0 < len(name) <= _MAX_NAME:
            continue
        path = urlsplit(url).path.strip("/")
        if path and path.count("/") < 2 and not re.search(r"\d{4}", path):
            found[url] = found.get(url, False) or bool(_ALL_NEWS.search(f"{name} {path}"))
    return sorted(found, key=lambda url: not found[url])[:_MAX_LINKS]


def _is_api(href: str) -> bool:
    """WordPress declares its machine interface and its embeds beside its feeds, as alternates of the page."""
    return "/wp-json/" in href or "oembed" in href

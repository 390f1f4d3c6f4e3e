"""Listings of BelTA and papers of its make: pages of news items without a feed. Told by their shape, not by the host.

Held for what was seen of belta.by between 2021 and October 2026: articles at `/<section>/view/<slug>-<id>-<year>`,
opinions without the year, films at `/video_official/getRecord/<id>`; items in `.news_item.lenta_item` or `.tl_item`, a
day heading once a day, "more" in a button's onclick (from 2026) or in `a.p_next` (2021). Where a page has another
markup, the links of that shape still make the listing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from html import unescape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from newscli import addresses
from newscli.model import Capture, Entry, Listing
from newscli.parser.charset import decode
from newscli.parser.listings.xmlfeed import one_line

_ARTICLE = re.compile(r"/(?P<section>[\w-]+)/view/[^/?#]*?-\d+-(?:19|20)\d\d/?$")
#: Opinions of some editions have no year, and films have a number alone. Other sites have addresses of these shapes
#: too, so they count only on a page whose other links, or whose host, are the agency's.
_UNDATED = re.compile(r"/(?P<section>[\w-]+)/(?:view/[^/?#]*?-\d+|getRecord/\d+)/?$")
_HOST = re.compile(r"(?:^|\.)belta\.by$")
#: Fewer links of that shape are a page that mentions an article or two.
_MIN_ARTICLES = 3
_ITEMS = ".news_item, .lenta_item, .tl_item"
_DAY_HEADING = "new_date"
#: Minsk has kept UTC+3 all year since 27 March 2011; listings reach no further back.
_MINSK = timezone(timedelta(hours=3))
_CLOCK = re.compile(r"\b([01]?\d|2[0-3]):([0-5]\d)\b")
_DAY = re.compile(r"\b(\d{1,2})\.(\d\d)\.(\d{4}|\d\d)\b")
_MORE = re.compile(r"get_page\(\s*'([^']+)'")
_PAGE = re.compile(r"/page/(\d+)/?$")


def read(capture: Capture) -> Listing | None:
    """The listing in a page of that make; None where it has too few links of the shape."""
    if b"/view/" not in capture.body and b"/getRecord/" not in capture.body:
        return None
    tree = LexborHTMLParser(decode(capture.body, capture.header("content-type")))
    dated = {url for _, url, _ in _links(tree.css("a[href]"), capture.url, _ARTICLE)}
    if len(dated) < _MIN_ARTICLES and not _HOST.search(addresses.host(capture.url)):
        return None
    entries = _entries(tree, capture)
    if len(entries) < _MIN_ARTICLES:
        return None
    title = tree.css_first("title")
    root = tree.css_first("html")
    language = (root.attributes.get("lang") or "") if root else ""
    return Listing(
        kind="belta",
        title=one_line(title.text()) if title else "",
        language=language.partition("-")[0].lower() or None,
        entries=entries,
        next_url=_next(tree, capture.url),
    )


def _entries(tree: LexborHTMLParser, capture: Capture) -> tuple[Entry, ...]:
    """One entry an article, in the order of the page: from items where there are some, else from bare links."""
    found: dict[str, Entry] = {}
    day = ""
    for node in tree.css(f".{_DAY_HEADING}, {_ITEMS}"):
        if _DAY_HEADING in (node.attributes.get("class") or "").split():
            day = "".join(node.text().split())  # `09` and `.01.26` are two elements
            continue
        entry = _from_item(node, day, capture)
        if entry:
            found.setdefault(addresses.canonical(entry.url), entry)
    if not found:
        for link, url, section in _links(tree.css("a[href]"), capture.url, _ARTICLE, _UNDATED):
            title = one_line(link.text())
            key = addresses.canonical(url)
            if title and (key not in found or len(title) > len(found[key].title)):
                found[key] = Entry(url=url, title=title, section=section)
    return tuple(found.values())


def _from_item(item: LexborNode, day: str, capture: Capture) -> Entry | None:
    links = list(_links(item.css("a[href]"), capture.url, _ARTICLE, _UNDATED))
    if not links:
        return None
    _, url, section = links[0]
    title = _words(item, ".lenta_item_title, .tl_news") or max((one_line(link.text()) for link, _, _ in links), key=len)
    return Entry(
        url=url,
        title=title,
        section=section,
        summary=_words(item, ".lenta_textsmall"),
        published=_moment(_words(item, ".date, .tl_date"), day, capture.fetched_at),
    )


def _links(nodes: list[LexborNode], base: str, *shapes: re.Pattern[str]) -> Iterator[tuple[LexborNode, str, str]]:
    """The links of these shapes that lead to articles of this host: the node, the address, the section in it."""
    for node in nodes:
        url = addresses.join(base, node.attributes.get("href") or "")
        shape = next((found for shape in shapes if (found := shape.search(url))), None) if url else None
        if url and shape and addresses.site(url) == addresses.site(base):
            yield node, url, shape["section"]


def _words(item: LexborNode, selector: str) -> str:
    node = item.css_first(selector)
    return one_line(node.text()) if node else ""


def _moment(text: str, day: str, now: datetime) -> datetime | None:
    """When an item appeared: its own day or its heading's, and its clock; None without both.

    Older section pages write `7 August, 15:01` without a year; the article's page says it whole.
    """
    date, clock = _DAY.search(text) or _DAY.search(day), _CLOCK.search(text)
    if not date or not clock:
        return None
    year = int(date[3]) + (2000 if len(date[3]) == 2 else 0)
    try:
        moment = datetime(year, int(date[2]), int(date[1]), int(clock[1]), int(clock[2]), tzinfo=_MINSK)
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment <= now + timedelta(days=1) else None


def _next(tree: LexborHTMLParser, url: str) -> str | None:
    """The page with older news: the button's, the link's, or the next number in this page's own address."""
    for node in tree.css(".load_more[onclick], .load_more [onclick]"):
        call = _MORE.search(unescape(node.attributes.get("onclick") or ""))
        if call:
            path, mark, query = call[1].partition("?")
            return addresses.join(url, path + mark + query.rstrip("/"))
    link = tree.css_first("a.p_next[href]")
    if link:
        return addresses.join(url, link.attributes.get("href") or "")
    address, mark, query = url.partition("?")
    number = _PAGE.search(address)
    if number:
        return f"{address[: number.start()]}/page/{int(number[1]) + 1}/{mark}{query}"
    return f"{address.rstrip('/')}/page/2/" if address.rstrip("/").count("/") > 2 else None

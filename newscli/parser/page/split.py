"""The next page of an article that is split over several addresses."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from newscli import addresses

#: Where pages link to their other parts. `rel=next` alone may lead to another article, so the address has to agree.
_LINKS = (
    'link[rel~="next"], a[rel~="next"], [class*="pagin"] a, [class*="pager"] a, [class*="page-link"] a,'
    ' [class*="pages"] a, a[class*="next"]'
)
#: The part of an address that numbers a page of an article: `/2`, `?page=2`, `/seite-2`, `-2.html`.
_NUMBERED = re.compile(
    r"^(?P<stem>.+?)(?:[/?&_,.-](?:page|seite|pagina|página|pag|pg|p|part|teil|strona|sivu|side|sida|stranica)[=/_-]?|[/_-])"
    r"(?P<number>[1-9]\d?)(?:\.(?:s?html?|php))?$",
    re.IGNORECASE,
)
_ENDING = re.compile(r"(?:\.(?:s?html?|php))?/?$", re.IGNORECASE)
#: More links than these are not looked at.
MOST_LINKS = 200


def next_page(tree: LexborHTMLParser, html: str, url: str | None) -> str | None:
    """The address of the next part, where a link leads from this address to the one numbered after it; else None.

    `html` is what `tree` was made from; a page that nowhere names such an address is not searched for links.
    """
    here = (url or "").partition("#")[0]
    wanted = {(_stem(here), 2)}
    if numbered := _NUMBERED.match(here.rstrip("/")):
        wanted.add((_stem(numbered["stem"]), int(numbered["number"]) + 1))
    if not any(_is_named(stem.rpartition("/")[2], number, html) for stem, number in wanted):
        return None
    for link in tree.css(_LINKS)[:MOST_LINKS]:
        address = addresses.join(here, link.attributes.get("href") or "")
        found = _NUMBERED.match(address.partition("#")[0].rstrip("/")) if address else None
        if found and (_stem(found["stem"]), int(found["number"])) in wanted and not _of_comments(link):
            return address
    return None


def _is_named(slug: str, number: int, html: str) -> bool:
    """Whether an address with this end and this number is somewhere in a page."""
    rest = re.compile(rf"[\w/?&,.=;-]{{1,24}}?{number}\b")
    at = html.find(slug) if slug else -1  # ten times as quick as a pattern that begins with the slug
    while at >= 0:
        at += len(slug)
        if rest.match(html, at):
            return True
        at = html.find(slug, at)
    return False


def _of_comments(link: LexborNode) -> bool:
    """Whether the link leads through the comments, which many sites number as others number an article's parts."""
    current: LexborNode | None = link
    for _ in range(6):
        if current is None:
            return False
        if "comment" in (current.attributes.get("class") or "") + (current.id or ""):
            return True
        current = current.parent
    return False


def _stem(url: str) -> str:
    return _ENDING.sub("", url)

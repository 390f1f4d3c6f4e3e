"""The page with older entries: named as such, or this page's address with the next number."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from newscli import addresses

#: A page's number in an address: `/page/3`, `?page=3`, `/seite-3`, `/3/`.
_NUMBER = re.compile(
    r"((?:page|seite|pagina|página|strona|p|pg|sivu|sida|side|pn|start)[=/_-]|/)(\d{1,4})(?=/?$|[&#]|\.html?$)"
)


def next_page(tree: LexborHTMLParser, url: str) -> str | None:
    """The address of the next, older page; None where the page names none."""
    named = tree.css_first(
        "link[rel~=next][href], a[rel~=next][href], a.next[href], .pagination-next a[href], li.next a[href]"
    )
    if named:
        found = addresses.join(url, named.attributes.get("href") or "")
        if found and addresses.canonical(found) != addresses.canonical(url):
            return found
    here = _NUMBER.search(url)
    wanted = int(here[2]) + 1 if here else 2
    stem = _stem(url)
    for node in tree.css("a[href]"):
        found = addresses.join(url, node.attributes.get("href") or "")
        number = _NUMBER.search(found) if found else None
        if found and number and int(number[2]) == wanted and _stem(found) == stem:
            return found
    return None


def _stem(url: str) -> str:
    """An address without its page's number and without what only says that it has pages."""
    found = _NUMBER.search(url)
    if found:
        url = url[: found.start()] + url[found.end() :]
    return addresses.canonical(url.rstrip("/?&"))

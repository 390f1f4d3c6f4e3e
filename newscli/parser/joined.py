"""An article split over several addresses, read as one: the first page's facts, the words of all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from newscli import addresses
from newscli.model import ARTICLE_KINDS, Capture, Reading

#: Longer series of pages are galleries and archives, not articles.
MOST_PAGES = 30


def read_joined(
    capture: Capture, following: Callable[[str], Capture | None], read: Callable[[Capture], Reading]
) -> Reading:
    """The article in a page and those that follow it; `following` gives the page at an address, None where it cannot.
    `read` reads one page.

    What the pages repeat (the standfirst, the picture above the text) is there once. `next_url` is left where the rest
    could not be had.
    """
    first = read(capture)
    seen = {addresses.canonical(capture.url)}
    blocks, after = list(first.blocks), first.next_url
    for _ in range(MOST_PAGES - 1):
        if after is None or addresses.canonical(after) in seen:
            break
        seen.add(addresses.canonical(after))
        page = following(after)
        more = read(page) if page else None
        if more is None or more.kind not in ARTICLE_KINDS:
            break
        blocks += [block for block in more.blocks if block not in blocks]
        after = more.next_url
    return replace(first, blocks=tuple(blocks), next_url=after)

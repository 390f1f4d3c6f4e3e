"""What a source lists: each reader looks at the bytes and answers with a Listing, or None where they are not its kind.

They are asked from the most certain shape to the least.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from newscli import addresses
from newscli.errors import UnreadableError
from newscli.model import Capture, Entry, Listing
from newscli.parser.listings import feed, jsonfeed, sitemap


def readers() -> Iterator[Callable[[Capture], Listing | None]]:
    """Each reader, in the order in which they are asked."""
    yield from (jsonfeed.read, sitemap.read, feed.read)
    from newscli.parser.listings import belta, section  # the parser of pages, for those alone who follow pages

    yield from (belta.read, section.read)


def read_listing(capture: Capture) -> Listing:
    """The entries of a feed, sitemap or section page, told by its bytes; raises UnreadableError where it is none."""
    for read in readers():
        listing = read(capture)
        if listing is not None:
            return replace(listing, entries=tuple(map(_untracked, listing.entries)))
    raise UnreadableError(f"{capture.url}: neither a feed nor a page that lists articles")


def _untracked(entry: Entry) -> Entry:
    """An entry whose address does not tell the newsroom, or who reads the archive, by which feed one came."""
    url = addresses.untracked(entry.url) if "?" in entry.url else entry.url
    return entry if url == entry.url else replace(entry, url=url)

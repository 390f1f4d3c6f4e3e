"""Following an address: find out what it offers, choose the best, and write it down."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from newscli import addresses
from newscli.archive import Archive
from newscli.errors import UnreadableError, UsageError
from newscli.fetcher import Fetcher
from newscli.model import Source
from newscli.sync.discovery import Candidate, discover


def choose(address: str, fetcher: Fetcher, *, kind: str | None = None, every: bool = False) -> list[Candidate]:
    """What to follow for an address: the best it offers, the best of one kind, or every one.

    Raises UsageError, FetchError or UnreadableError, which say why there is nothing to follow.
    """
    candidates = discover(address, fetcher, thorough=every or kind is not None)
    if kind is not None:
        candidates = [candidate for candidate in candidates if candidate.kind == kind]
        if not candidates:
            raise UnreadableError(
                f"{address}: offers nothing of the kind {kind}; `newscli discover {address}` shows what is"
            )
    return candidates if every else candidates[:1]


def follow(
    archive: Archive,
    address: str,
    fetcher: Fetcher | None,
    *,
    now: datetime,
    name: str | None = None,
    kind: str | None = None,
    every: bool = False,
    pages: bool = True,
    tags: Sequence[str] = (),
) -> list[tuple[Source, str]]:
    """Follow the best of what an address offers; the sources with the reason for each, in words.

    Without a fetcher nothing is asked: the address is written down as it is. Raises UsageError where it is followed
    already, and what `choose` raises.
    """
    if fetcher is None:
        url = addresses.typed(address)
        if url is None:
            raise UsageError(f"{address!r} is no address; try one such as https://www.example.org/")
        source = archive.sources.add(url, name=name, now=now, pages=pages, tags=tags)
        return [(source, "written down without being asked")]
    chosen = choose(address, fetcher, kind=kind, every=every)
    followed = []
    with archive.transaction():
        for candidate in chosen:
            source = archive.sources.add(
                candidate.url,
                kind=candidate.kind,
                title=candidate.title,
                name=name if len(chosen) == 1 else None,
                language=candidate.language,
                now=now,
                pages=pages,
                tags=tags,
            )
            followed.append((source, candidate.why))
    return followed

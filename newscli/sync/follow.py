"""Following an address: find out what it offers, choose the best, and write it down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from newscli import addresses, catalogue
from newscli.archive import Archive
from newscli.errors import UnreadableError, UsageError
from newscli.exchange.wanted import Wanted
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

    `@NAME` takes a source, or a group of them, from the catalogue. Without a fetcher nothing is asked: the address is
    written down as it is. Raises UsageError where it is followed already, and what `choose` raises.
    """
    if address.startswith("@"):
        return _from_catalogue(archive, address, now=now, pages=pages, tags=tags)
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


def _from_catalogue(
    archive: Archive, name: str, *, now: datetime, pages: bool, tags: Sequence[str]
) -> list[tuple[Source, str]]:
    """The catalogue's sources of that name that are not followed yet."""
    listed = catalogue.find(name)
    followed = {source.url for source in archive.sources.all()}
    wanted = [one for one in listed if one.address not in followed]
    if not wanted:
        raise UsageError(f"{name} is followed already")
    with archive.transaction():
        return [
            (
                archive.sources.add(
                    one.address, title=one.title, name=one.name, language=one.language, now=now, pages=pages, tags=tags
                ),
                "from the catalogue",
            )
            for one in wanted
        ]


def follow_listed(archive: Archive, wanted: Iterable[Wanted], *, now: datetime, pages: bool = True) -> Iterator[Source]:
    """Follow what a list of another program names; what is followed already is passed by. Nothing is asked."""
    followed = {addresses.canonical(source.url) for source in archive.sources.all()}
    with archive.transaction():
        for one in wanted:
            url = addresses.typed(one.url)
            if url is not None and addresses.canonical(url) not in followed:
                followed.add(addresses.canonical(url))
                yield archive.sources.add(url, title=one.title, now=now, pages=pages, tags=one.tags)

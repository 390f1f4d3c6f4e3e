"""The lists there are to read from: everything, what is unread, starred or changed, and each source; pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from newscli.model import Filter, Source


@dataclass(frozen=True, slots=True)
class Shelf:
    """One list: the name it is remembered by, the words it is shown with, and the articles on it."""

    name: str
    title: str
    wanted: Filter = field(default_factory=Filter)
    trouble: str = ""  #: why its source gave nothing when it was last asked

    @property
    def source(self) -> str | None:
        """The source that all its articles are from; None where they are of several."""
        return self.wanted.sources[0] if len(self.wanted.sources) == 1 else None


ALL = Shelf("all", "All news")
UNREAD = Shelf("unread", "Unread", Filter(unread=True))
STARRED = Shelf("starred", "Starred", Filter(starred=True))
CHANGED = Shelf("changed", "Changed by the newsroom", Filter(changed=True))
STANDING = (ALL, UNREAD, STARRED, CHANGED)


def shelves(sources: Iterable[Source]) -> list[Shelf]:
    """The standing lists, and one for each source in the order given."""
    return [*STANDING, *map(_of_source, sources)]


def _of_source(source: Source) -> Shelf:
    trouble = f"no news from {source.name}: {source.last_error}" if source.last_error else ""
    return Shelf(f"source:{source.name}", source.title or source.name, Filter(sources=(source.name,)), trouble)


def named(shelves: Iterable[Shelf], name: str) -> Shelf:
    """The list of that name; everything where it is there no longer."""
    return next((shelf for shelf in shelves if shelf.name == name), ALL)


def unread_only(shelf: Shelf) -> Shelf:
    """The same list without what was read."""
    return replace(shelf, wanted=replace(shelf.wanted, unread=True))


def unread(shelf: Shelf, counts: Mapping[str, int]) -> int | None:
    """The unread articles on a list, by the counts of each source; None where those do not tell."""
    if shelf.source:
        return counts.get(shelf.source, 0)
    return sum(counts.values()) if shelf in (ALL, UNREAD) else None

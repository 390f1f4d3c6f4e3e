"""The lists there are to read from: all news, what is unread, starred or changed, saved searches, sources; pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from newscli.model import Filter, Source


@dataclass(frozen=True, slots=True)
class Shelf:
    """One list: the name it is remembered by, the words it is shown with, and the articles on it."""

    name: str
    title: str
    wanted: Filter
    mark: str = " "  #: one letter that tells what kind of list it is
    saved: str = ""  #: the name of the saved search whose articles it has
    trouble: str = ""  #: why its source gave nothing when it was last asked

    @property
    def source(self) -> str | None:
        """The source that all its articles are from; None where they are of several."""
        return self.wanted.sources[0] if len(self.wanted.sources) == 1 else None


#: What a rule of the reader's hides (`newscli mute`) is on no list but that of stars.
SHOWN = Filter(unmuted=True)

ALL = Shelf("all", "All news", SHOWN, "▸")
UNREAD = Shelf("unread", "Unread", replace(SHOWN, unread=True), "▸")
STARRED = Shelf("starred", "Starred", Filter(starred=True), "▸")
CHANGED = Shelf("changed", "Changed by the newsroom", replace(SHOWN, changed=True), "▸")
STANDING = (ALL, UNREAD, STARRED, CHANGED)


def shelves(sources: Iterable[Source], searches: Iterable[str]) -> list[Shelf]:
    """The standing lists, then one for each saved search and each source, in the order given."""
    return [*STANDING, *map(_of_search, searches), *map(_of_source, sources)]


def _of_search(name: str) -> Shelf:
    return Shelf(f"saved:{name}", name, SHOWN, "/", saved=name)


def _of_source(source: Source) -> Shelf:
    trouble = f"no news from {source.name}: {source.last_error}" if source.last_error else ""
    wanted = replace(SHOWN, sources=(source.name,))
    return Shelf(f"source:{source.name}", source.title or source.name, wanted, "!" if trouble else " ", trouble=trouble)


def named(shelves: Iterable[Shelf], name: str) -> Shelf:
    """The list of that name; everything where it is there no longer."""
    return next((shelf for shelf in shelves if shelf.name == name), ALL)


def unread_only(shelf: Shelf) -> Shelf:
    """The same list without what was read."""
    return replace(shelf, wanted=replace(shelf.wanted, unread=True))


def counted(unread: Mapping[str, int], found: Mapping[str, int]) -> dict[str, int]:
    """Unread articles by the names of lists, from those of each source, and of each saved search."""
    total = sum(unread.values())
    return {
        ALL.name: total,
        UNREAD.name: total,
        **{f"source:{name}": count for name, count in unread.items()},
        **{f"saved:{name}": count for name, count in found.items()},
    }

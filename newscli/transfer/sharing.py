"""Many readers, one collection: what one archive has goes to a place, and from there into the others.

An increment is two files in a place: what it holds, and then a list of the items in it, which makes it count. Names
begin with a moment, so that their order is that in which they came. Beside the archive lies a folder with what is on
its way: an increment stays there until it is sent or taken in, so that a kill costs no byte that was sent.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import file_digest
from pathlib import Path

from newscli.archive import Archive, holder
from newscli.archive.increments import ledger
from newscli.archive.increments.items import end, fresh
from newscli.archive.increments.packing import pack
from newscli.archive.increments.taking import take
from newscli.errors import UnreadableError
from newscli.transfer.places import Place

Progress = Callable[[int, int], None]

_DATA, _ITEMS = ".increment", ".items"
_NAME = re.compile(r"(\d{8}T\d{12})-([0-9a-f]{64})\.items")
_STAMP = "%Y%m%dT%H%M%S%f"


@dataclass(frozen=True, slots=True)
class Shared:
    """What went one way or the other."""

    increments: int = 0
    items: int = 0  #: captures and versions
    bytes: int = 0


def publish(archive: Archive, place: Place, address: str, *, now: datetime) -> Shared:
    """Send what the place lacks. Raises NewscliError where it cannot be reached, ArchiveError."""
    shared = Shared()
    with _underway(archive) as folder:
        known = _known(place, folder)
        for file in sorted(folder.glob(f"*{_DATA}.out")):  # from a time that was cut off
            shared = _send(archive, place, file, shared, known)
        mark = end(archive)
        draft = folder / "draft"
        last = now
        for items in pack(archive, fresh(archive, ledger.published(archive, address), known), draft):
            last = _after(place, last)
            name = f"{last.astimezone(UTC).strftime(_STAMP)}-{_digest(draft)}"
            (folder / f"{name}{_ITEMS}").write_text("".join(f"{item.hex()}\n" for item in items), "ascii")
            shared = _send(archive, place, draft.rename(folder / f"{name}{_DATA}.out"), shared, known)
        ledger.note_published(archive, address, mark)
    return shared


def pull(archive: Archive, place: Place, *, progress: Progress | None = None) -> Shared:
    """Take in what others sent there. Raises NewscliError, UnreadableError where a file there is not what it says."""
    shared = Shared()
    with _underway(archive) as folder:
        here = ledger.has(archive)
        waiting = [name for name in _increments(place) if name not in here]
        for count, name in enumerate(waiting, 1):
            file = folder / f"{name}{_DATA}.in"
            place.fetch(f"{name}{_DATA}", file)
            if _digest(file) != name.partition("-")[2]:
                file.unlink()
                raise UnreadableError(f"{name}{_DATA}: its bytes are not those that were sent; ask who published it")
            with file.open("rb") as stream:
                try:
                    items = take(archive, stream)
                except UnreadableError as error:
                    raise UnreadableError(f"{name}{_DATA}: {error}") from error
            ledger.note(archive, name)
            shared = Shared(shared.increments + 1, shared.items + items, shared.bytes + file.stat().st_size)
            file.unlink()
            if progress:
                progress(count, len(waiting))
    return shared


def _send(archive: Archive, place: Place, file: Path, shared: Shared, known: set[bytes]) -> Shared:
    """Send an increment that lies ready, and then its list, which makes it count."""
    name = file.name.removesuffix(f"{_DATA}.out")
    listed = file.with_name(f"{name}{_ITEMS}")
    there = place.names()
    if f"{name}{_DATA}" not in there:
        place.send(file, f"{name}{_DATA}")
    if f"{name}{_ITEMS}" not in there:
        place.send(listed, f"{name}{_ITEMS}")
    ledger.note(archive, name)
    items = _listed(listed)
    known.update(items)
    sent = Shared(shared.increments + 1, shared.items + len(items), shared.bytes + file.stat().st_size)
    file.unlink()
    return sent


def _known(place: Place, folder: Path) -> set[bytes]:
    """All items that are at a place; each list is fetched once."""
    items: set[bytes] = set()
    for name in _increments(place):
        listed = folder / f"{name}{_ITEMS}"
        if not listed.exists():
            coming = listed.with_suffix(f"{_ITEMS}.in")
            place.fetch(listed.name, coming)
            coming.rename(listed)
        items.update(_listed(listed))
    return items


def _listed(file: Path) -> list[bytes]:
    try:
        return [bytes.fromhex(line) for line in file.read_text("ascii").split()]
    except ValueError as error:
        raise UnreadableError(f"{file.name}: it is no list of items; ask who published it") from error


def _increments(place: Place) -> list[str]:
    """The names of the increments at a place that count, in the order they came."""
    return [name.removesuffix(_ITEMS) for name in place.names() if _NAME.fullmatch(name)]


def _after(place: Place, now: datetime) -> datetime:
    """A moment behind all that are at the place: clocks differ, and what refers to something must come after it."""
    names = _increments(place)
    if not names:
        return now
    newest = datetime.strptime(names[-1].partition("-")[0], _STAMP).replace(tzinfo=UTC)
    return max(now, newest + timedelta(microseconds=1))


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()


@contextmanager
def _underway(archive: Archive) -> Iterator[Path]:
    """The folder of what is on its way; one program at a time."""
    folder = archive.path.with_name(f"{archive.path.name}-sharing")
    folder.mkdir(exist_ok=True)
    with holder.hold(folder):
        yield folder

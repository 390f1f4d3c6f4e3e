"""Files in and out, one module a format. They know values and bytes; `newscli.transfer` joins them with the archive.

A module of a format that goes out has `write(stories, target, edition)`: the target is a binary stream, or a folder
that is there and empty. One that comes in has `read(stream)`, which yields an `Incoming` an article and a `Flaw` for
what could not be taken.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import IO, Any

from newscli.errors import UnreadableError, UsageError
from newscli.exchange.story import Edition, Flaw, Incoming, Story

__all__ = ["FORMATS", "Edition", "Flaw", "Format", "Incoming", "Story", "by_bytes", "by_file_name", "by_name"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format: its name is its module's, too."""

    name: str
    meaning: str
    suffix: str  #: what its files end in; the first is what is written
    out: bool = True
    folder: bool = False  #: what goes out is a folder of files
    opening: bytes = b""  #: a pattern for the first bytes of a file that comes in; "": it only goes out

    def write(self, stories: Iterable[Story], target: IO[bytes] | Path, edition: Edition) -> None:
        """Write the stories, in their order, to a stream or into a folder."""
        self._module().write(stories, target, edition)

    def read(self, stream: IO[bytes]) -> Iterator[Incoming | Flaw]:
        """What is in a file of this format, in its order, as it is asked for; a damaged file's sound part first."""
        where = "its beginning"
        try:
            for one in self._module().read(stream):
                where = one.where
                yield one
        except (EOFError, OSError, zlib.error) as error:
            yield Flaw(f"after {where}", f"the rest cannot be read: {error}")

    def _module(self) -> Any:
        return import_module(f"newscli.exchange.{self.name}")


FORMATS = (
    Format(
        name="jsonl",
        meaning="JSON lines: every fact and every block of text; `newscli import` reads it back equal",
        suffix=".jsonl",
        opening=rb"\s*\{",
    ),
)

_MARK = b"\xef\xbb\xbf"


def by_name(name: str) -> Format:
    """The format of that name that goes out. Raises UsageError."""
    found = next((one for one in FORMATS if one.out and one.name == name), None)
    if found is None:
        names = ", ".join(one.name for one in FORMATS if one.out)
        raise UsageError(f"no format is called {name!r}; there are {names}")
    return found


def by_file_name(path: Path) -> Format:
    """The format that goes out to files of such a name. Raises UsageError."""
    name = path.name.lower()
    found = next((one for one in FORMATS if one.out and not one.folder and name.endswith(one.suffix)), None)
    if found is None:
        raise UsageError(f"{path}: its ending tells no format; choose one with --format")
    return found


def by_bytes(opening: bytes, name: str) -> Format:
    """The format of a file that begins so. Raises UnreadableError with `name`."""
    opening = opening.removeprefix(_MARK)
    for one in FORMATS:
        if one.opening and re.match(one.opening, opening):
            return one
    kinds = ", ".join(one.name for one in FORMATS if one.opening)
    raise UnreadableError(f"{name}: neither its bytes nor its name are of a format that can be imported ({kinds})")

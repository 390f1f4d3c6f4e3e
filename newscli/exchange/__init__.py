"""Files in and out, one module a format. They know values and bytes; `newscli.transfer` joins them with the archive.

A module of a format that goes out has `write(stories, target, edition)`: the target is a binary stream, or a folder
that is there and empty. One that comes in has `read(stream)`, which yields an `Incoming` an article and a `Flaw` for
what could not be taken.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import IO, Any

from newscli.errors import UnreadableError, UsageError
from newscli.exchange.story import Edition, Flaw, Incoming, Passed, Sink, Story

__all__ = [
    "FORMATS",
    "Edition",
    "Flaw",
    "Format",
    "Incoming",
    "Passed",
    "Sink",
    "Story",
    "by_bytes",
    "by_file_name",
    "by_name",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format: its name is its module's, too."""

    name: str
    meaning: str
    suffix: str = ""  #: what its files end in
    folder: bool = False  #: what goes out is a folder of files
    text: bool = True  #: what goes out can be shown on a terminal
    oldest_first: bool = False  #: in the order things were kept, so that they come in again in the same
    opening: bytes = b""  #: a pattern for the first bytes of a file that comes in; "": it only goes out

    def write(self, stories: Iterable[Story], target: Sink | Path, edition: Edition) -> None:
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

    def ordered(self, numbers: Sequence[int]) -> Sequence[int]:
        """Numbers of articles, given newest first, in the order this format has them."""
        return sorted(numbers) if self.oldest_first else numbers

    def _module(self) -> Any:
        return import_module(f"newscli.exchange.{self.name}")


FORMATS = (
    Format(
        name="jsonl",
        meaning="JSON lines: every fact and every block of text; `newscli import` reads it back equal",
        suffix=".jsonl",
        oldest_first=True,
        opening=rb"\s*\{",
    ),
    Format(
        name="markdown",
        meaning="a folder of Markdown files with front matter and pictures, as Obsidian reads them",
        folder=True,
    ),
    Format(name="csv", meaning="a table for a spreadsheet", suffix=".csv"),
    Format(name="html", meaning="one page that needs nothing else, pictures inside", suffix=".html"),
    Format(
        name="epub", meaning="a daily paper for reading devices: sections, contents, cover", suffix=".epub", text=False
    ),
    Format(name="rss", meaning="a feed with whole texts", suffix=".xml"),
    Format(
        name="sqlite",
        meaning="plain tables with a full-text index, for Datasette and its kin",
        suffix=".db",
        text=False,
    ),
    Format(
        name="postgres",
        meaning="a folder for PostgreSQL: schema with full text in each language, what is loaded, a script",
        folder=True,
        oldest_first=True,
    ),
    Format(
        name="opensearch",
        meaning="a folder for OpenSearch and Elasticsearch: mapping with analysers, files for the bulk interface",
        folder=True,
        oldest_first=True,
    ),
    Format(
        name="warc",
        meaning="WARC 1.1: pages as the servers sent them, for web archives",
        suffix=".warc.gz",
        text=False,
        oldest_first=True,
        opening=rb"WARC/\d",
    ),
    Format(
        name="wacz",
        meaning="WACZ 1.1.1: the same in one file with an index and a list of pages, for ReplayWeb.page",
        suffix=".wacz",
        text=False,
        oldest_first=True,
        opening=rb"PK\x03\x04",
    ),
)

_MARK = b"\xef\xbb\xbf"


def by_name(name: str) -> Format:
    """The format of that name that goes out. Raises UsageError."""
    found = next((one for one in FORMATS if one.name == name), None)
    if found is None:
        names = ", ".join(one.name for one in FORMATS)
        raise UsageError(f"no format is called {name!r}; there are {names}")
    return found


def by_file_name(path: Path) -> Format:
    """The format that goes out to files of such a name. Raises UsageError."""
    name = path.name.lower()
    found = next((one for one in FORMATS if one.suffix and name.endswith(one.suffix)), None)
    if found is None:
        endings = " ".join(one.suffix for one in FORMATS if one.suffix)
        raise UsageError(f"{path}: its ending tells no format; {endings} do, or name one with --format")
    return found


def by_bytes(opening: bytes, name: str) -> Format:
    """The format of a file that begins so. Raises UnreadableError with `name`."""
    opening = opening.removeprefix(_MARK)
    for one in FORMATS:
        if one.opening and re.match(one.opening, opening):
            return one
    kinds = ", ".join(one.name for one in FORMATS if one.opening)
    raise UnreadableError(f"{name}: neither its bytes nor its name are of a format that can be imported ({kinds})")

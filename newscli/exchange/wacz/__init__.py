"""WACZ 1.1.1, https://specs.webrecorder.net/wacz/1.1.1/: a WARC file in a zip, its index, a list of its pages."""

from __future__ import annotations

import io
import struct
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from shutil import copyfileobj
from typing import IO, Any, cast

from newscli.exchange import warc
from newscli.exchange.opening import unpacked
from newscli.exchange.story import Edition, Flaw, Incoming, Sink, Story
from newscli.exchange.wacz import lists
from newscli.exchange.wacz.package import Package
from newscli.exchange.warc.writing import Writer

_WARC = "archive/data.warc.gz"

#: What Python's zip reader raises for damage, for lying sizes and places, and for what is encrypted or packed unknown.
_DAMAGE = (zipfile.BadZipFile, ValueError, struct.error, RuntimeError)


def write(stories: Iterable[Story], target: Sink, edition: Edition) -> None:
    """The package: records, index, pages, and the digests of all three."""
    # A zip file goes back to fill in its sizes, which a pipe cannot do.
    with tempfile.TemporaryFile() as file:
        with Package(file, edition) as package:
            with package.add(_WARC, packed=True) as records:
                writer = Writer(records, index=True)
                for story in stories:
                    writer.story(story)
            placed = writer.placed or []
            with package.add("indexes/index.cdx") as index:
                index.write(lists.cdxj(placed, _WARC.rpartition("/")[2]))
            with package.add("pages/pages.jsonl") as pages:
                pages.write(lists.pages(placed))
        file.seek(0)
        copyfileobj(file, target)


def read(stream: IO[bytes]) -> Iterator[Incoming | Flaw]:
    """The pages in all WARC files of the package. Nothing is unpacked to the disk; names in it are only names."""
    with ExitStack() as stack:
        if not stream.seekable():
            copy = stack.enter_context(tempfile.TemporaryFile())
            copyfileobj(stream, copy)
            stream = copy
        try:
            package = stack.enter_context(zipfile.ZipFile(stream))
            for entry in package.infolist():
                if entry.filename.startswith("archive/") and entry.filename.endswith((".warc.gz", ".warc")):
                    yield from _records(package, entry)
        except _DAMAGE as error:
            yield Flaw("the package", f"the rest cannot be read: {error}")


def _records(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[Incoming | Flaw]:
    with package.open(entry) as packed:
        for one in warc.read(unpacked(io.BufferedReader(cast(Any, packed)))):
            yield replace(one, where=f"{entry.filename}, {one.where}")

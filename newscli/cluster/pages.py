"""The pages in one input, one after the other in bounded memory, whatever kind of file it is.

Its first bytes tell the kind, as for `newscli import`; archives, Parquet and folders of pages are read here.
"""

from __future__ import annotations

import io
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC
from pathlib import Path
from shutil import copyfileobj
from typing import IO, Any, cast

from newscli.archive import Archive, open_archive
from newscli.cluster.inputs import Input, file_system
from newscli.errors import ArchiveError, UnreadableError
from newscli.exchange import Flaw, Incoming, by_bytes
from newscli.exchange.opening import unpacked
from newscli.model import Capture

_OPENING_BYTES = 1024
_BUFFER_BYTES = 1024 * 1024
_ARCHIVE = b"SQLite format 3\0"
_PARQUET = b"PAR1"


def pages(one: Input) -> Iterator[Incoming | Flaw]:
    """What is in the input, in its order. A damaged file gives its sound part and then a Flaw.

    Raises OSError and NewscliError where it cannot be read at all.
    """
    if one.files:
        yield from _folder(one.files)
        return
    with _opened(one.url) as stream:
        opening = stream.peek(_OPENING_BYTES)[:_OPENING_BYTES]
        if opening.startswith(_ARCHIVE):
            yield from _archive(one.url, stream)
        elif opening.startswith(_PARQUET):
            from newscli.cluster.tables import tabled

            yield from tabled(stream)
        else:
            yield from _collection(one, stream)


def _collection(one: Input, packed: io.BufferedReader[Any]) -> Iterator[Incoming | Flaw]:
    """A file of one of the formats that come in; anything else that begins as markup does is a single page."""
    try:
        stream = unpacked(packed)
        opening = stream.peek(_OPENING_BYTES)[:_OPENING_BYTES]
    except (EOFError, zlib.error) as error:
        yield Flaw("its beginning", f"cannot be unpacked: {error}")
        return
    try:
        form = by_bytes(opening, one.url)
    except UnreadableError:
        if not opening.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            raise
        yield _page(one.url)
        return
    yield from form.read(stream)


def _archive(url: str, stream: IO[bytes]) -> Iterator[Incoming | Flaw]:
    """All pages a newscli archive keeps; one that is elsewhere is copied, for SQLite wants a file."""
    system, path = file_system(url)
    with tempfile.TemporaryDirectory() as folder:
        local = Path(path)
        if "file" not in system.protocol:
            local = Path(folder) / "archive.sqlite3"
            with local.open("wb") as copy:
                copyfileobj(stream, copy, _BUFFER_BYTES)
        with open_archive(local, readonly=True) as archive:
            try:
                for number in reversed(archive.articles.numbers()):
                    yield from _article(archive, number)
            except ArchiveError as error:
                yield Flaw("the archive", str(error))


def _article(archive: Archive, number: int) -> Iterator[Incoming]:
    """An article's pages; its words where they came without one."""
    captures = archive.captures.of(number)
    for capture in captures:
        yield Incoming(where=f"capture {capture}", capture=archive.captures.get(capture))
    if not captures:
        article = archive.articles.get(number)
        reading = replace(archive.articles.reading(number), url=article.url)
        yield Incoming(where=f"article {number}", reading=reading, first_seen_at=article.first_seen_at)


def _folder(files: tuple[str, ...]) -> Iterator[Incoming | Flaw]:
    for url in files:
        try:
            yield _page(url)
        except OSError as error:
            yield Flaw(url, f"cannot be read: {error.strerror or error}")


def _page(url: str) -> Incoming:
    """A page that lies as a file. Nobody knows its address but itself; it was captured when the file was written."""
    system, path = file_system(url)
    with _opened(url) as stream:
        body = unpacked(stream).read()
    modified = system.modified(path)
    moment = modified if modified.tzinfo else modified.replace(tzinfo=UTC)
    capture = Capture(url=url, asked_url=url, fetched_at=moment.astimezone(UTC), status=200, headers=(), body=body)
    return Incoming(where=url.rpartition("/")[2], capture=capture)


@contextmanager
def _opened(url: str) -> Iterator[io.BufferedReader[Any]]:
    """A buffered stream that can be sought, local or not."""
    system, path = file_system(url)
    with system.open(path, "rb") as file, io.BufferedReader(cast(Any, file), _BUFFER_BYTES) as stream:
        yield stream


#: What reading a file raises that cannot be opened or is not what it says, beside NewscliError.
UNREADABLE = (OSError, EOFError, zlib.error)

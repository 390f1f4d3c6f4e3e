"""The least that following feeds can cost: raw sockets, expat and SQLite without an index, and nothing that is nice.

No pauses, no limits, no redirects, no broken feeds, no search: a floor to measure against, not a program to use.
"""

from __future__ import annotations

import asyncio
import sqlite3
import sys
import zlib
from pathlib import Path
from typing import Any
from xml.parsers import expat

from tests.benchmarks.sync import feeds

_AT_ONCE = 32
_SCHEMA = """
CREATE TABLE IF NOT EXISTS feeds (number INTEGER PRIMARY KEY, etag TEXT);
CREATE TABLE IF NOT EXISTS entries (
  feed INTEGER, link TEXT, title TEXT, summary TEXT, published TEXT, PRIMARY KEY (feed, link)
) WITHOUT ROWID;
"""
_FIELDS = {"title": 1, "link": 0, "description": 2, "summary": 2, "pubDate": 3, "published": 3}


def _parse(body: bytes) -> list[list[str]]:
    entries: list[list[str]] = []
    field = -1
    pieces: list[str] = []

    def start(name: str, attributes: dict[str, Any]) -> None:
        nonlocal field
        if name in ("item", "entry"):
            entries.append(["", "", "", ""])
        field = _FIELDS.get(name, -1) if entries else -1
        pieces.clear()
        if field == 0 and "href" in attributes:
            entries[-1][0] = attributes["href"]

    def end(_name: str) -> None:
        nonlocal field
        if field >= 0 and pieces:
            entries[-1][field] = "".join(pieces)
        field = -1

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, pieces.append
    parser.Parse(body, True)
    return entries


async def _ask(number: int, port: int, etag: str | None) -> bytes | None:
    reader, writer = await asyncio.open_connection(feeds.address(number), port)
    condition = f"If-None-Match: {etag}\r\n" if etag else ""
    writer.write(
        f"GET /feed HTTP/1.1\r\nHost: {feeds.address(number)}\r\nAccept-Encoding: gzip\r\n{condition}\r\n".encode()
    )
    head = await reader.readuntil(b"\r\n\r\n")
    body = None
    if b" 200 " in head[:20]:
        length = int(head.partition(b"Content-Length: ")[2].partition(b"\r\n")[0])
        body = zlib.decompress(await reader.readexactly(length), 16 + zlib.MAX_WBITS)
    writer.close()
    return body


async def _sync(path: Path, port: int, count: int) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;" + _SCHEMA)
    etags = dict(connection.execute("SELECT number, etag FROM feeds").fetchall())
    turns = asyncio.Semaphore(_AT_ONCE)

    async def one(number: int) -> None:
        async with turns:
            body = await _ask(number, port, etags.get(number))
        if body is not None:
            rows = [(number, *entry) for entry in _parse(body)]
            connection.executemany("INSERT OR IGNORE INTO entries VALUES (?, ?, ?, ?, ?)", rows)
            connection.execute("INSERT OR REPLACE INTO feeds VALUES (?, ?)", (number, feeds.etag(number)))

    connection.execute("BEGIN")
    await asyncio.gather(*(one(number) for number in range(count)))
    connection.execute("COMMIT")
    connection.close()


if __name__ == "__main__":
    asyncio.run(_sync(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))

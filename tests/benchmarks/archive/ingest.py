"""Articles kept a CPU second, as a share of bare SQL inserts into the same full-text index, in one run.

    python -m tests.benchmarks.archive.ingest [words|pages|warc] [COUNT]

Bare is what cannot be left out: one row an article with its text (and its page, as it came) and the analysed words into
the same FTS5 table, 100 a commit. The ratio is given without and with the time of analysing the words. `warc` imports
the pages from a WARC file: unpacked and read too, which bare inserts do not, so a third ratio adds that to them.
"""

from __future__ import annotations

import gzip
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from newscli.archive import open_archive
from newscli.archive.search import index
from newscli.blocks import Paragraph, Span
from newscli.exchange import Passed, by_bytes
from newscli.exchange.opening import opened
from newscli.model import Capture, Kept, Reading
from newscli.parser import read_capture
from newscli.transfer.incoming import bring_in
from tests.benchmarks.archive.siblings import Corpus, corpus, siblings, sites

Article = tuple[Capture | None, Reading]
_NOW = datetime(2026, 11, 25, tzinfo=UTC)


def main() -> None:
    """Measure in turns, so that what else the machine does falls on both alike."""
    kind, count = [*sys.argv[1:], "words", "6000"][:2] if len(sys.argv) < 3 else sys.argv[1:3]
    made = corpus("fundus", "wcxb", "readability")
    articles = list(islice(words(made) if kind == "words" else _pages(made, int(count)), int(count)))
    keep = _import if kind == "warc" else _keep
    spent = {"newscli": 0.0, "bare SQL": 0.0, "analysis": 0.0, "reading": 0.0}
    with tempfile.TemporaryDirectory() as folder:
        for turn in range(3):
            some = articles[turn::3]
            if kind == "warc":
                _write_warc(some, Path(folder) / f"news{turn}.warc.gz")
            spent["newscli"] += _timed(keep, some, Path(folder) / f"news{turn}.db")
            if kind == "warc":
                spent["reading"] += _timed(_read, some, Path(folder))
            analysis, bare = _bare(some, Path(folder) / f"bare{turn}.db")
            spent["analysis"] += analysis
            spent["bare SQL"] += bare
    for name, seconds in spent.items():
        if seconds:
            print(f"{name}: {len(articles) / seconds:,.0f} articles of {kind} a CPU second")
    ours, bare, analysed = spent["newscli"], spent["bare SQL"], spent["bare SQL"] + spent["analysis"]
    print(f"ratio {bare / ours:.2f}, with analysis {analysed / ours:.2f}", end="")
    print(f", with reading too {(analysed + spent['reading']) / ours:.2f}" if spent["reading"] else "")


def words(made: Corpus) -> Iterator[Article]:
    """Articles without pages, about 3,400 letters each, from 40 sites; endless."""
    chance = random.Random(4)
    paragraphs, titles = made.paragraphs["en"], made.titles["en"]
    number = 0
    while True:
        at = chance.randrange(len(paragraphs))
        text: list[str] = []
        while sum(map(len, text)) < 3_400:
            text.append(paragraphs[at % len(paragraphs)])
            at += 1
        number += 1
        yield (
            None,
            Reading(
                url=f"https://paper{number % 40}.example/news/{number}-{chance.randrange(10**9)}",
                title=chance.choice(titles),
                published=_NOW - timedelta(minutes=chance.randrange(10**6)),
                section=chance.choice(("Politics", "Economy", "Sport", "Culture")),
                language="en",
                blocks=tuple(Paragraph((Span(part),)) for part in text),
                parser_version=1,
            ),
        )


def _pages(made: Corpus, count: int) -> Iterator[Article]:
    for page in sites(made, count=10):
        yield from siblings(made, page, count=count // 10)


def _timed(work: Callable[[Sequence[Article], Path], None], articles: Sequence[Article], path: Path) -> float:
    started = time.process_time()
    work(articles, path)
    return time.process_time() - started


def _keep(articles: Sequence[Article], path: Path) -> None:
    with open_archive(path) as archive:
        for start in range(0, len(articles), 100):
            with archive.transaction():
                for capture, reading in articles[start : start + 100]:
                    archive.keep(capture, reading, source_id=None, now=_NOW)


def _import(articles: Sequence[Article], path: Path) -> None:
    """Pages from a WARC file beside the archive, as `newscli import` takes them; the file is made before it counts."""
    file = path.with_suffix(".warc.gz")
    with open_archive(path) as archive, opened(str(file)) as (stream, opening):
        for one in bring_in(archive, by_bytes(opening, file.name).read(stream), now=lambda: _NOW):
            assert isinstance(one, Kept | Passed), one


def _write_warc(articles: Sequence[Article], path: Path) -> None:
    with path.open("wb") as file:
        for number, (capture, _) in enumerate(articles):
            assert capture is not None
            content = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + capture.body
            head = (
                "WARC/1.1\r\nWARC-Type: response\r\n"
                f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012x}>\r\n"
                f"WARC-Target-URI: {capture.url}\r\nWARC-Date: {capture.fetched_at:%Y-%m-%dT%H:%M:%SZ}\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(content)}\r\n\r\n"
            )
            file.write(gzip.compress(head.encode() + content + b"\r\n\r\n", 6))


def _read(articles: Sequence[Article], folder: Path) -> None:
    for capture, _ in articles:
        assert capture is not None
        read_capture(capture)


def _bare(articles: Sequence[Article], path: Path) -> tuple[float, float]:
    started = time.process_time()
    analysed = [index.terms(reading) for _, reading in articles]
    analysis = time.process_time() - started
    with open_archive(path) as archive:
        (table,) = archive.connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'search_index'").fetchone()
    path.unlink()
    started = time.process_time()
    bare = sqlite3.connect(path, isolation_level=None)
    bare.executescript(f"PRAGMA page_size = 2048; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; {table};")
    bare.execute(
        "CREATE TABLE articles (id INTEGER PRIMARY KEY, url TEXT UNIQUE, title TEXT, at TEXT, text TEXT, page BLOB)"
    )
    for start in range(0, len(articles), 100):
        bare.execute("BEGIN")
        for (capture, reading), row in zip(articles[start : start + 100], analysed[start : start + 100], strict=True):
            number = bare.execute(
                "INSERT INTO articles (url, title, at, text, page) VALUES (?, ?, ?, ?, ?)",
                (reading.url, reading.title, str(reading.published), reading.text, capture and capture.body),
            ).lastrowid
            bare.execute(
                index.INSERT,
                (number, *row),
            )
        bare.execute("COMMIT")
    bare.close()
    return analysis, time.process_time() - started


if __name__ == "__main__":
    main()

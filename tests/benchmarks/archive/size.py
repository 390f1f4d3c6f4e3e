"""Bytes an article in the whole file, against WARC.gz and gzip of the same pages; every page is read back.

python -m tests.benchmarks.archive.size [SIBLINGS [SITES]]
python -m tests.benchmarks.archive.size real
"""

from __future__ import annotations

import gzip
import os
import sys
import tempfile
import time
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from newscli.addresses import canonical, host
from newscli.archive import Archive, open_archive
from newscli.archive.compact import compact
from newscli.blocks import Paragraph, Span
from newscli.model import Capture, Reading
from tests.benchmarks.archive.siblings import corpus, siblings, sites

Pages = list[tuple[Capture, Reading]]


def main() -> None:
    """Measure the set the arguments name."""
    words = corpus("fundus", "wcxb", "readability")
    if sys.argv[1:] == ["real"]:
        pages = _real(words.pages)
    else:
        count, hosts = (int(number) for number in [*sys.argv[1:], "200", "10"][:2])
        made = [list(siblings(words, page, count=count)) for page in sites(words, count=hosts)]
        pages = [pair for turn in zip(*made, strict=True) for pair in turn]  # as they come in: sites in turn
    with tempfile.TemporaryDirectory() as folder:
        _measure(pages, Path(folder) / "news.db")


def _real(pages: Sequence[tuple[str, str, dict[str, object]]]) -> Pages:
    """The corpus's own pages of hosts that have more than one, as served."""
    made: Pages = []
    seen: set[str] = set()
    hosts = Counter(host(url) for url, _, _ in pages)
    for url, text, truth in pages:
        if canonical(url) in seen or hosts[host(url)] < 2:
            continue
        seen.add(canonical(url))
        capture = Capture(
            url=url,
            asked_url=url,
            fetched_at=_AT,
            status=200,
            headers=(("Content-Type", "text/html"),),
            body=text.encode(),
        )
        blocks = tuple(Paragraph((Span(part),)) for part in str(truth["body"]).split("\n\n"))
        made.append((capture, Reading(url=url, title=str(truth["title"]), blocks=blocks, parser_version=1)))
    return made


def _measure(pages: Pages, path: Path) -> None:
    raw, gz, warc = _rivals(capture for capture, _ in pages)
    started = time.process_time()
    with open_archive(path) as archive:
        source = archive.sources.add("https://bench.example/feed", now=pages[0][0].fetched_at)
        for start in range(0, len(pages), 100):
            with archive.transaction():
                for capture, reading in pages[start : start + 100]:
                    archive.keep(capture, reading, source_id=source.id, now=capture.fetched_at)
        kept = time.process_time()
        _read_back(archive, pages)
        read = time.process_time()
    size, count = path.stat().st_size, len(pages)
    text = sum(len(reading.text.encode()) for _, reading in pages)
    print(f"{count} pages; a page: raw {raw / count:,.0f}, text {text / count:,.0f}, gzip {gz / count:,.0f}, ", end="")
    print(f"WARC.gz {warc / count:,.0f} B")
    print(f"whole file {size / count:,.0f} B an article: {size / warc:.1%} of WARC.gz, {size / gz:.1%} of gzip")
    print(
        f"kept at {count / (kept - started):,.0f}, read back and checked at {count / (read - kept):,.0f} a CPU second"
    )
    _parts(path, count)
    with open_archive(path) as archive:
        _, compacted = compact(archive)
        _read_back(archive, pages)
    print(f"compacted {compacted / count:,.0f} B an article: {compacted / warc:.1%} of WARC.gz, ", end="")
    print(f"{compacted / gz:.1%} of gzip")
    _parts(path, count)
    if os.environ.get("KEEP"):
        path.rename(os.environ["KEEP"])


def _rivals(captures: Iterable[Capture]) -> tuple[int, int, int]:
    """Bytes raw, as gzip files, as WARC (response and request records, gzip per record) of these pages."""
    raw = gz = warc = 0
    for capture in captures:
        raw += len(capture.body)
        gz += len(gzip.compress(capture.body, 6))
        head = "".join(f"{name}: {value}\r\n" for name, value in capture.headers)
        for kind, content in (
            ("response", f"HTTP/1.1 200 OK\r\n{head}\r\n".encode() + capture.body),
            ("request", f"GET / HTTP/1.1\r\nHost: {capture.url.split('/')[2]}\r\nUser-Agent: newscli\r\n\r\n".encode()),
        ):
            fields = (
                f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{os.urandom(16).hex()}>\r\n"
                f"WARC-Target-URI: {capture.url}\r\nWARC-Date: {capture.fetched_at:%Y-%m-%dT%H:%M:%SZ}\r\n"
                f"WARC-Payload-Digest: sha1:{os.urandom(16).hex()}\r\n"
                f"WARC-Block-Digest: sha1:{os.urandom(16).hex()}\r\n"
                f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(content)}\r\n\r\n"
            )
            packer = zlib.compressobj(9, zlib.DEFLATED, 31)
            warc += len(packer.compress(fields.encode() + content + b"\r\n\r\n") + packer.flush())
    return raw, gz, warc


def _read_back(archive: Archive, pages: Pages) -> None:
    for (number, capture), (kept, reading) in zip(archive.captures.each(), pages, strict=True):
        assert capture == kept, number
        assert archive.articles.reading(number).text == reading.text


def _parts(path: Path, count: int) -> None:
    """Bytes an article in each table and index, where SQLite was built to tell."""
    import sqlite3

    database = sqlite3.connect(path)
    try:
        rows = database.execute(
            "SELECT name, sum(pgsize), sum(unused) FROM dbstat GROUP BY name ORDER BY 2 DESC"
        ).fetchall()
    except sqlite3.OperationalError:
        return
    for name, size, unused in rows:
        if size / count >= 5:
            print(f"  {name:28} {size / count:8,.0f}  (of it unused {unused / count:,.0f})")


if __name__ == "__main__":
    from newscli.archive.moments import from_column

    _AT = from_column(1_793_000_000_000_000)
    main()

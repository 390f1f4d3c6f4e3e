"""Memory that the import of a large WARC file takes: one of a gigabyte, with what crawls are full of.

    python -m tests.benchmarks.exchange.memory [MEGABYTES]

The stream is made while it is read: small answers with many headers, pictures and films, now and then a page, and
revisits of what came long before. The peak is that of the importing process, beside that of a file a tenth as long.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.benchmarks.archive.siblings import corpus

_START = datetime(2026, 11, 1, tzinfo=UTC)
_HEADERS = "".join(f"X-Header-{n}: what servers say of themselves, number {n}\r\n" for n in range(20))
_FILM = b"\0film" * 1_600_000
_PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 300


def main() -> None:
    """Measure a whole file and a tenth of it, each in a process of its own."""
    if sys.argv[1:2] == ["--import"]:
        _import(int(sys.argv[2]))
        return
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    for megabytes in (size // 10, size):
        subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.exchange.memory", "--import", str(megabytes)], check=True
        )


def _import(megabytes: int) -> None:
    """Write the stream into `newscli import -`, and say what the importing process took."""
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "news.db"
        command = [sys.executable, "-m", "newscli", "--archive", str(archive), "import", "-"]
        started = time.perf_counter()
        with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stdin
            assert process.stderr
            records = 0
            for record in _stream(megabytes * 1_000_000):
                process.stdin.write(record)
                records += 1
            process.stdin.close()
            said = process.stderr.read().decode().splitlines()[-1:]
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(
            f"{megabytes:,} MB, {records:,} records: peak {peak:.0f} MB, {time.perf_counter() - started:.0f} s, "
            f"archive {archive.stat().st_size / 1e6:.0f} MB; {said}"
        )


def _stream(size: int) -> Iterator[bytes]:
    """Records up to so many bytes."""
    pages = corpus("fundus").paragraphs["en"]
    written, number = 0, 0
    while written < size:
        number += 1
        if number % 2000 == 0:
            record = _response(number, "video/mp4", _FILM)
        elif number % 20 == 0:
            record = _response(number, "image/png", _PICTURE + number.to_bytes(4))
        elif number % 400 == 1:
            text = "".join(f"<p>{pages[(number + n) % len(pages)]}</p>" for n in range(20))
            html = (
                f"<html><title>Page {number} of the crawl</title><article><h1>Page {number}</h1>{text}</article></html>"
            )
            record = _response(number, "text/html; charset=utf-8", html.encode())
        elif number % 101 == 0:
            record = _record("revisit", number, f"WARC-Refers-To: {_name(number - 90)}\r\n", b"")
        else:
            record = _response(number, "application/json", f'{{"number": {number}}}'.encode())
        written += len(record)
        yield record


def _response(number: int, kind: str, body: bytes) -> bytes:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n{_HEADERS}Content-Length: {len(body)}\r\n\r\n"
    return _record("response", number, "", head.encode() + body)


def _record(kind: str, number: int, more: str, block: bytes) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: {_name(number)}\r\n"
        f"WARC-Date: {_START + timedelta(seconds=number):%Y-%m-%dT%H:%M:%SZ}\r\n"
        f"WARC-Target-URI: https://site{number % 50}.example/{number}\r\n{more}"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def _name(number: int) -> str:
    return f"<urn:uuid:00000000-0000-4000-8000-{number:012d}>"


if __name__ == "__main__":
    main()

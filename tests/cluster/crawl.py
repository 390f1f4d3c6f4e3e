"""Invented pages and the files they lie in."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

AUTHORS = ("Ada Lind", "Bo Falk", "Cem Aras")
SITE = "paper.example"
BEGAN = datetime(2026, 11, 24, 22, tzinfo=UTC)
_WORDS = ("harbour", "bridge", "council", "market", "winter", "ferry", "orchestra", "library", "tram", "museum")


def url(number: int, site: str = SITE) -> str:
    return f"https://{site}/harbour/story-{number}.html"


def page(number: int) -> bytes:
    """An article whose words no other number has."""
    paragraphs = "".join(
        f"<p>{' '.join(f'{word}{(number * 7 + at * 3 + place) % 97}' for place, word in enumerate(_WORDS))} was said "
        f"in paragraph {at} of report {number}, and the mayor, who had waited for it, thanked everybody.</p>"
        for at in range(5)
    )
    return (
        f"<html lang='en'><head><title>Report {number} from the harbour</title>"
        f"<meta property='article:published_time' content='2026-11-{number % 28 + 1:02}T08:00:00Z'>"
        f"<meta name='author' content='{AUTHORS[number % 3]}'><meta property='article:section' content='City'></head>"
        f"<body><article><h1>Report {number} from the harbour</h1>{paragraphs}"
        f"<p>All of it stands in <a href='https://port.example/reports'>the reports of the port</a>.</p>"
        "</article></body></html>"
    ).encode()


def warc(
    path: Path,
    numbers: Iterable[int],
    *,
    headers: tuple[tuple[str, str], ...] = (),
    body: bytes | None = None,
    site: str = SITE,
    hour: int = 0,
) -> Path:
    """A WARC file of these pages, as a crawler writes it at that hour; `body` stands in place of each page's own."""
    head = "".join(f"{name}: {value}\r\n" for name, value in (("Content-Type", "text/html"), *headers))
    with path.open("wb") as stream:
        for number in numbers:
            block = f"HTTP/1.1 200 OK\r\n{head}\r\n".encode() + (page(number) if body is None else body)
            record = (
                (
                    f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{UUID(int=number)}>\r\n"
                    f"WARC-Target-URI: {url(number, site)}\r\nWARC-Date: 2026-11-2{4 + number % 2}T{hour:02}:00:00Z\r\n"
                    f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
                ).encode()
                + block
                + b"\r\n\r\n"
            )
            stream.write(gzip.compress(record) if path.name.endswith(".gz") else record)
    return path


def damaged(path: Path) -> Path:
    """The same file with its last third overwritten."""
    body = path.read_bytes()
    cut = len(body) * 2 // 3
    path.write_bytes(body[:cut] + b"\xa5" * (len(body) - cut))
    return path


def folder_of_pages(path: Path, numbers: Iterable[int]) -> Path:
    path.mkdir()
    for number in numbers:
        (path / f"{number}.html.gz").write_bytes(gzip.compress(page(number)))
    return path

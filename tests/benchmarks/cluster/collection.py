"""Makes a crawl to measure with: the corpus's pages again and again under new addresses, in WARC files."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from itertools import count, islice
from pathlib import Path
from typing import Any

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

CORPUS = Path(__file__).parents[4] / "shared" / "corpus" / "extraction"
_BEGAN = datetime(2026, 11, 1, tzinfo=UTC)


def warcs(folder: Path, *, pages: int, files: int) -> list[Path]:
    """So many WARC files with so many pages in all, of three days; files that are there from before are taken."""
    folder.mkdir(parents=True, exist_ok=True)
    made = [folder / f"crawl-{number:03}.warc.gz" for number in range(files)]
    coming = _pages()
    for file in made:
        some = list(islice(coming, pages // files))
        if not file.exists():
            draft = file.with_suffix(".draft")
            with draft.open("wb") as stream:
                _write(stream, some)
            draft.rename(file)
    return made


def one_warc(path: Path, *, size: int) -> Path:
    """One WARC file of at least so many bytes, not packed."""
    if not path.exists():
        with path.with_suffix(".draft").open("wb") as stream:
            coming = _pages()
            while stream.tell() < size:
                _write(stream, list(islice(coming, 100)), packed=False)
        path.with_suffix(".draft").rename(path)
    return path


def _pages() -> Iterator[tuple[str, datetime, bytes, str]]:
    """Address, moment, bytes and charset of one page after the other."""
    truths = [json.loads(line) for line in (CORPUS / "truth.jsonl").open(encoding="utf-8")]
    known: list[tuple[dict[str, Any], bytes]] = []
    for each in truths:
        path = CORPUS / each["html_path"]
        if (each.get("url") or "").startswith("http") and path.exists():
            known.append((each, path.read_bytes()))
    for number in count():
        truth, packed = known[number % len(known)]
        separator = "&" if "?" in truth["url"] else "?"
        url = truth["url"] if number < len(known) else f"{truth['url']}{separator}copy={number // len(known)}"
        moment = _BEGAN + timedelta(days=number % 3, seconds=number)
        yield url, moment, gzip.decompress(packed), truth.get("charset") or "utf-8"


def _write(stream: Any, pages: list[tuple[str, datetime, bytes, str]], *, packed: bool = True) -> None:
    writer = WARCWriter(stream, gzip=packed)
    for url, moment, body, charset in pages:
        headers = StatusAndHeaders("200 OK", [("Content-Type", f"text/html; charset={charset}")], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                url,
                "response",
                payload=BytesIO(body),
                http_headers=headers,
                warc_headers_dict={"WARC-Date": f"{moment:%Y-%m-%dT%H:%M:%SZ}"},
            )
        )

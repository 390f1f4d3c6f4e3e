"""Pages from files, addresses and standard input, read without keeping anything: what `newscli extract` is made of."""

from __future__ import annotations

import gzip
import json
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from newscli.cli.present import objects
from newscli.errors import FetchError, NewscliError, NotFoundError, UnreadableError
from newscli.model import Reading
from newscli.parser import read_article, read_capture
from newscli.processes import in_order
from newscli.settings import Settings

_GZIP = b"\x1f\x8b"
#: Pages handed to each process ahead of the one whose answer is waited for: enough to keep it busy, little to hold.
_AHEAD = 16


def read(ref: str, settings: Settings, *, url: str | None = None) -> Reading:
    """The article in a file, at an address, or (`-`) on standard input; `url` is where a file's page came from.

    Raises NotFoundError, FetchError, UnreadableError.
    """
    if ref.startswith(("http://", "https://")):
        return _fetched(ref, settings)
    body = _unpacked(sys.stdin.buffer.read(), "standard input") if ref == "-" else _file(Path(ref))
    return _article(body, url)


def answers(lines: Iterable[bytes], *, jobs: int = 1) -> Iterator[dict[str, Any]]:
    """The answers to the lines of `extract --batch`, in their order; with `jobs` processes, some pages at a time."""
    return in_order(answer, (line for line in lines if line.strip()), jobs=jobs, ahead=_AHEAD, copies=True)


def answer(line: bytes) -> dict[str, Any]:
    """What one line of a batch asks for; an `error` where its page could not be read, whatever the reason."""
    name: Any = None
    try:
        asked = json.loads(line)
        name = asked["id"]
        return objects.batch_answer(name, _article(_file(Path(asked["html_path"])), asked.get("url")))
    except (ValueError, TypeError, AttributeError) as error:
        return {"id": name, "error": f"the line makes no sense: {error}"}
    except KeyError as error:
        return {"id": name, "error": f"the line has no {error}"}
    except NewscliError as error:
        return {"id": name, "error": str(error)}


def _fetched(url: str, settings: Settings) -> Reading:
    from newscli.fetcher import Fetcher

    with Fetcher(settings) as fetcher:
        capture = fetcher.get(url)
    if isinstance(capture, FetchError):
        raise capture
    return read_capture(capture)


def _article(body: bytes, url: str | None) -> Reading:
    reading = read_article(body, url)
    if not reading.title and not reading.blocks:
        raise UnreadableError("there is neither a headline nor text in it")
    return reading


def _file(path: Path) -> bytes:
    try:
        return _unpacked(path.read_bytes(), str(path))
    except OSError as error:
        raise NotFoundError(
            f"{path}: {error.strerror or error}; name a file, an address, or - for standard input"
        ) from error


def _unpacked(body: bytes, name: str) -> bytes:
    if not body.startswith(_GZIP):
        return body
    try:
        return gzip.decompress(body)
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableError(f"{name}: damaged gzip: {error}") from error

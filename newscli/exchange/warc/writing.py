"""Writing WARC records: each a gzip member of its own, named by what is in it: equal articles, equal bytes."""

from __future__ import annotations

import gzip
from base64 import b32encode
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha1, sha256
from urllib.parse import urlsplit
from uuid import UUID

from newscli import __version__
from newscli.exchange.story import Sink, Story
from newscli.exchange.warc import http, notes
from newscli.model import Capture

_SAME = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
_INFO = (
    f"software: newscli/{__version__}\r\n"
    "format: WARC File Format 1.1\r\n"
    "conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n"
    "description: Bodies are kept without content and transfer codings; headers of those are X-Crawler- ones\r\n"
)
#: Before the address a note is about: under the address itself, pywb would show the note in place of the page.
_NOTE = "urn:newscli:"
#: Bodies remembered so that the same one is written once: 200 bytes of memory each.
_REMEMBERED = 200_000


@dataclass(frozen=True, slots=True)
class Placed:
    """A page in the file: where its record lies, for an index."""

    capture: Capture  #: without its body
    title: str
    digest: str
    offset: int
    length: int
    is_page: bool  #: no picture, style or font of one
    is_revisit: bool


class Writer:
    """Writes stories into one file; `placed` tells where each answer went where `index` is wanted."""

    def __init__(self, target: Sink, *, index: bool = False) -> None:
        self._target = target
        self._offset = 0
        self._bodies: dict[str, tuple[str, str, str]] = {}
        self.placed: list[Placed] | None = [] if index else None

    def story(self, story: Story) -> None:
        """An article: its pages and their parts, or its words where no page was kept."""
        first = True
        for part, captures in ((False, story.captures()), (True, story.parts())):
            for capture in captures:
                self._capture(story, capture, first=first, part=part)
                first = False
        if first:
            article = story.article
            kind = {"Content-Type": notes.OF_WORDS}
            self._record("metadata", _NOTE + article.url, article.first_seen_at, notes.words(story), kind)

    def _capture(self, story: Story, capture: Capture, *, first: bool, part: bool) -> None:
        head = http.head(capture)
        payload = digest(capture.body)
        headers = {"Content-Type": "application/http; msgtype=response", "WARC-Payload-Digest": payload}
        former = self._bodies.get(payload) if capture.body else None
        offset = self._offset
        if former is not None:
            name, url, date = former
            headers |= {"WARC-Profile": _SAME, "WARC-Refers-To": name}
            headers |= {"WARC-Refers-To-Target-URI": url, "WARC-Refers-To-Date": date}
            name = self._record("revisit", capture.url, capture.fetched_at, head, headers)
        else:
            name = self._record("response", capture.url, capture.fetched_at, head + capture.body, headers)
            if len(self._bodies) < _REMEMBERED:
                self._bodies[payload] = (name, capture.url, _date(capture.fetched_at))
        if self.placed is not None:
            length, title = self._offset - offset, "" if part else story.reading.title
            without = replace(capture, body=b"")  # an index of a large file must not hold the file
            self.placed.append(Placed(without, title, payload, offset, length, not part, former is not None))
        beside = {"WARC-Concurrent-To": name}
        note = notes.page(story, capture, first=first, part=part)
        self._record(
            "metadata", _NOTE + capture.url, capture.fetched_at, note, {"Content-Type": notes.OF_A_PAGE} | beside
        )
        asked = {"Content-Type": "application/http; msgtype=request"} | beside
        self._record("request", capture.url, capture.fetched_at, _request(capture), asked)

    def _record(self, kind: str, url: str, moment: datetime, block: bytes, headers: dict[str, str]) -> str:
        """Write a record, the file's own description before the first; returns its name."""
        if self._offset == 0 and kind != "warcinfo":
            self._record("warcinfo", "", moment, _INFO.encode(), {"Content-Type": "application/warc-fields"})
        date = _date(moment)
        name = f"<urn:uuid:{UUID(bytes=sha256(f'{kind} {url} {date} '.encode() + block).digest()[:16], version=5)}>"
        lines = {
            "WARC-Type": kind,
            "WARC-Record-ID": name,
            "WARC-Date": date,
            **({"WARC-Target-URI": url} if url else {}),
            **headers,
            "WARC-Block-Digest": digest(block),
            "Content-Length": str(len(block)),
        }
        head = "".join(f"{key}: {_line(value)}\r\n" for key, value in lines.items())
        packed = gzip.compress(
            b"WARC/1.1\r\n" + head.encode("utf-8", "replace") + b"\r\n" + block + b"\r\n\r\n", mtime=0
        )
        self._target.write(packed)
        self._offset += len(packed)
        return name


def digest(content: bytes) -> str:
    """SHA-1 in base 32, as all programs that read WARC know it."""
    return f"sha1:{b32encode(sha1(content, usedforsecurity=False).digest()).decode()}"


def _request(capture: Capture) -> bytes:
    parts = urlsplit(capture.url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return http.request(parts.netloc.rpartition("@")[2], path)


def _date(moment: datetime) -> str:
    return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


def _line(value: str) -> str:
    return value.replace("\r", " ").replace("\n", " ")

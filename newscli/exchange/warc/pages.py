"""From records to pages: answers with a page in them, each with the note beside it, revisits made whole."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import blake2b
from struct import Struct
from typing import Self

import zstandard

from newscli.exchange import articles, facts
from newscli.exchange.story import Flaw, Incoming
from newscli.exchange.warc import http, notes
from newscli.exchange.warc.records import Record
from newscli.model import Capture

_PAGES = ("text/html", "application/xhtml+xml")
#: What a page without a content type begins with.
_MARKUP = (b"<!doctype html", b"<html")
_SIZE = Struct(">Q")


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a record answers, as it stands there, and what that makes."""

    record: Record
    headers: http.Headers
    body: bytes
    one: Incoming


class Pages:
    """The pages of one file. A page waits for the record after it, which may be its note."""

    def __init__(self) -> None:
        self._waiting: _Answer | None = None
        self._bodies = _Bodies()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._bodies.close()

    def take(self, record: Record) -> Iterator[Incoming | Flaw]:
        """Take the next record; gives the page before it."""
        if record.type == "metadata":
            yield from self._note(record)
            return
        yield from self.last()
        found = self._answer(record)
        if isinstance(found, Flaw):
            yield found
        elif found is not None:
            self._waiting = found

    def last(self) -> Iterator[Incoming]:
        """The page that is still waiting. Only what is handed on may be what a later record says is the same again: of
        all else that crawls bring, a large file has too much to remember."""
        waiting, self._waiting = self._waiting, None
        if waiting is not None and (waiting.one.part_of or _is_page(waiting.one)):
            if waiting.record.type != "revisit" and waiting.body:
                self._bodies.put(waiting)
            yield waiting.one

    def _note(self, record: Record) -> Iterator[Incoming | Flaw]:
        kind = record.headers.get("content-type", "")
        waiting = self._waiting
        if kind == notes.OF_WORDS:
            yield from self.last()
            try:
                yield articles.load(notes.read(record.block), record.where)
            except articles.UnusableError as error:
                yield Flaw(record.where, str(error))
        elif kind == notes.OF_A_PAGE and waiting and record.headers.get("warc-concurrent-to") == waiting.record.id:
            self._waiting = replace(waiting, one=notes.applied(waiting.one, notes.read(record.block)))
            yield from self.last()

    def _answer(self, record: Record) -> _Answer | Flaw | None:
        """The answer in a record; None where there is none."""
        url = facts.web_address(record.url)
        moment = _moment(record.headers.get("warc-date", ""))
        if url is None:
            return None
        if moment is None:
            return Flaw(record.where, f"{url}: no date")
        if record.type == "resource":
            kind = record.headers.get("content-type", "")
            status, headers, body = _resource(kind, record.block)
        elif found := http.answer(record.block):
            status, headers, body = found
        else:
            return Flaw(record.where, f"{url}: no HTTP answer") if record.block.startswith(b"HTTP") else None
        if status != 200:
            return None
        if record.type == "revisit":
            kept = self._bodies.get(record)
            if kept is None:
                missing = Flaw(record.where, f"{url}: the same as a page that is not in this file before it")
                return missing if _is_typed_as_page(headers) else None
            body, former = kept
            headers = headers or former
        restored, coding = http.restored(headers)
        capture = Capture(url=url, asked_url=url, fetched_at=moment, status=status, headers=restored, body=body)
        return _Answer(record, headers, body, Incoming(where=record.where, capture=capture, coding=coding))


def _resource(kind: str, block: bytes) -> tuple[int, http.Headers, bytes]:
    """A file that came without HTTP, as an answer."""
    return 200, (("Content-Type", kind),), block


def _is_page(one: Incoming) -> bool:
    if one.capture is None:
        return False
    kind = (one.capture.header("content-type") or "").partition(";")[0].strip().lower()
    return kind in _PAGES or (not kind and one.capture.body.lstrip()[:15].lower().startswith(_MARKUP))


def _is_typed_as_page(headers: http.Headers) -> bool:
    """Whether the head of an answer without its body may be a page's."""
    kind = next((value for name, value in headers if name.lower() == "content-type"), "text/html")
    return kind.partition(";")[0].strip().lower() in _PAGES


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return moment if 1990 <= moment.year <= 9000 else None


class _Bodies:
    """What later records of the file may say is the same again: on disk, for a file may be larger than memory."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `close`
        self._places: dict[bytes, int] = {}

    def put(self, answer: _Answer) -> None:
        """Remember an answer's body and headers under all its names: 300 bytes of memory."""
        head = json.dumps(answer.headers).encode()
        packed = zstandard.compress(_SIZE.pack(len(head)) + head + answer.body, 1)
        place = self._file.seek(0, 2)
        self._file.write(_SIZE.pack(len(packed)) + packed)
        names = _names(answer.record, "warc-record-id", "warc-target-uri", "warc-date")
        self._places |= dict.fromkeys(map(_short, names), place)

    def get(self, record: Record) -> tuple[bytes, http.Headers] | None:
        """The body this record says it has, and the headers it came with."""
        names = _names(record, "warc-refers-to", "warc-refers-to-target-uri", "warc-refers-to-date")
        place = next((self._places[name] for name in map(_short, names) if name in self._places), None)
        if place is None:
            return None
        self._file.seek(place)
        (size,) = _SIZE.unpack(self._file.read(_SIZE.size))
        unpacked = zstandard.decompress(self._file.read(size))
        end = _SIZE.size + _SIZE.unpack_from(unpacked)[0]
        headers = tuple((name, value) for name, value in json.loads(unpacked[_SIZE.size : end]))
        return unpacked[end:], headers

    def close(self) -> None:
        self._file.close()


def _short(name: str) -> bytes:
    """A name in so few bytes that those of a large file fit into memory, and so many that no two meet."""
    return blake2b(name.encode("utf-8", "replace"), digest_size=16).digest()


def _names(record: Record, id_header: str, url_header: str, date_header: str) -> list[str]:
    """What a body is called by others: the record's name, its address and moment, the digest of its bytes."""
    headers = record.headers
    names = [headers.get(id_header, ""), headers.get("warc-payload-digest", "")]
    if headers.get(url_header) and headers.get(date_header):
        names.append(f"{headers[url_header].strip('<>')} {headers[date_header]}")
    return [name for name in names if name]

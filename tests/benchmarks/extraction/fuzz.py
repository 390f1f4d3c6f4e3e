"""Broken pages without end: pages of the corpus, mutated, are read until something other than our own error appears.

python -m tests.benchmarks.extraction.fuzz [--minutes 30] [--seed 1] [--guided]

Each page is changed in ways a server, a proxy or an enemy changes pages (see `_MUTATIONS`), read as an article and as
a listing, and turned into every view of its blocks. A foreign exception ends the run with status 1 and prints the
seed that makes it again. `--guided` leaves the choice of changes to atheris, which follows the branches of the parser;
install it first. The dearest pages are named at the end, as a multiple of parsing them.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import sys
import time
import traceback
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from selectolax.lexbor import LexborHTMLParser

from newscli.blocks import html, json, markdown, text
from newscli.errors import UnreadableError
from newscli.model import Capture
from newscli.parser import read_article, read_listing
from newscli.parser.charset import decode
from tests.benchmarks.extraction.corpus import Page, load

Pages = Sequence[Page]

_CAPTURED = datetime(2026, 11, 24, 12, tzinfo=UTC)
_VIEWS = (text.plain, markdown.write, html.write, lambda read: json.load(json.dump(read)))
#: Pieces that have broken parsers before, put where no page has them.
_SHARDS = (
    *(b"<", b">", b"</p>", b"<p>", b"<div>" * 50, b"</div>" * 50, b"<!--", b"-->", b"<![CDATA[", b"]]>"),
    *(b"<table><tr><td>", b"<template>", b"<svg><title>", b"<math>", b"<select><option>"),
    *(b"&#0;", b"&#x110000;", b"&#xD800;", b"&amp;amp;", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80"),
    *(b"\x80" * 9, b"\r\n\r\n", b" " * 3000, b'<meta charset="utf-16">', b'<meta charset="x-user-defined">'),
    *(b"<script type='application/ld+json'>{", b'{"@graph":[', b'"datePublished":1e999'),
    *(b'"datePublished":"9999-99-99T99:99:99+99:99"', b'<time datetime="-0001-01-01">'),
    *(b'<base href="http://[::1">', b'<a href="http://[bad">', b'<a href="//">'),
    b'<link rel="canonical" href="http://a:99999999/">',
)
_TYPES = (
    None,
    "text/html",
    "text/html; charset=utf-8",
    "text/html; charset=utf-16",
    "application/xml",
    "text/html; charset=gb18030",
    "\x00",
)


def main(arguments: list[str] | None = None) -> int:
    """Fuzz for the minutes asked. Status 1 when a foreign exception came out."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--minutes", type=float, default=30.0)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--guided", action="store_true", help="let atheris choose the changes")
    chosen = options.parse_args(arguments)
    if chosen.guided:
        _guided(chosen.minutes)
    return _fuzz(load(), chosen.seed, time.monotonic() + 60 * chosen.minutes)


@dataclass
class _Slowest:
    """The pages that cost most, as a multiple of parsing them. Small pages are left out: their cost is constant."""

    rows: list[tuple[float, str]] = field(default_factory=list)
    least_ms: float = 20.0

    def note(self, name: str, parsing_ms: float, reading_ms: float) -> None:
        if reading_ms >= self.least_ms:
            self.rows = sorted([*self.rows, (reading_ms / max(parsing_ms, 0.05), f"{reading_ms:8.0f} ms  {name}")])[
                -10:
            ]


def _fuzz(pages: list[Page], seed: int, until: float) -> int:
    slowest, count = _Slowest(), 0
    while time.monotonic() < until:
        chance = random.Random(f"{seed}/{count}")
        page = chance.choice(pages)
        body = mutated(page.body, chance, pages)
        content_type = chance.choice(_TYPES)
        start = time.process_time()
        LexborHTMLParser(decode(body, content_type))
        parsed = time.process_time()
        try:
            read(body, page.url, content_type)
        except Exception:  # noqa: BLE001 - that there is none is what is looked for
            traceback.print_exc()
            print(f"seed {seed}, page {count} of it, made from {page.id}", file=sys.stderr)
            return 1
        slowest.note(f"{page.id} ({seed}/{count})", (parsed - start) * 1000, (time.process_time() - parsed) * 1000)
        count += 1
    print(f"{count:,} broken pages read, none with an exception that is not our own; the dearest, x parsing:")
    for ratio, name in reversed(slowest.rows):
        print(f"{ratio:8.1f} x {name}")
    return 0


def read(body: bytes, url: str, content_type: str | None) -> None:
    """Everything newscli does with a page's bytes, up to the three views of its blocks."""
    headers = (("content-type", content_type),) if content_type else ()
    with contextlib.suppress(UnreadableError):
        reading = read_article(body, url, headers=headers, captured_at=_CAPTURED)
        for view in _VIEWS:
            view(reading.blocks)
    with contextlib.suppress(UnreadableError):
        read_listing(Capture(url=url, asked_url=url, fetched_at=_CAPTURED, status=200, headers=headers, body=body))


def mutated(body: bytes, chance: random.Random, pages: Pages) -> bytes:
    """The page after one to eight changes of `_MUTATIONS`, never above two megabytes."""
    for _ in range(chance.randint(1, 8)):
        body = chance.choice(_MUTATIONS)(body, chance, pages)[:2_000_000]
    return body


def _places(body: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(body) + 1)
    return start, min(len(body), start + int(chance.paretovariate(0.7) * 8))


def _cut(body: bytes, chance: random.Random, pages: Pages) -> bytes:
    start, end = _places(body, chance)
    return body[:start] + body[end:]


def _repeat(body: bytes, chance: random.Random, pages: Pages) -> bytes:
    start, end = _places(body, chance)
    return (
        body[:end]
        + body[start:end] * min(chance.choice((1, 3, 50, 1000)), 200_000 // (end - start + 1) + 1)
        + body[end:]
    )


def _move(body: bytes, chance: random.Random, pages: Pages) -> bytes:
    start, end = _places(body, chance)
    rest = body[:start] + body[end:]
    place = chance.randrange(len(rest) + 1)
    return rest[:place] + body[start:end] + rest[place:]


def _flip(body: bytes, chance: random.Random, pages: Pages) -> bytes:
    changed = bytearray(body)
    for _ in range(chance.choice((1, 10, 300))):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _shard(body: bytes, chance: random.Random, pages: Pages) -> bytes:
    for _ in range(chance.choice((1, 5, 40))):
        place = chance.randrange(len(body) + 1)
        body = body[:place] + chance.choice(_SHARDS) + body[place:]
    return body


def _end(body: bytes, chance: random.Random, pages: Pages) -> bytes:
    return body[: chance.randrange(len(body) + 1)]


def _graft(body: bytes, chance: random.Random, pages: Pages) -> bytes:
    place, (start, end) = chance.randrange(len(body) + 1), _places(donor := chance.choice(pages).body, chance)
    return body[:place] + donor[start : end + 5000] + body[place:]


def _recode(body: bytes, chance: random.Random, pages: Pages) -> bytes:
    encoding = chance.choice(
        ("utf-16", "utf-16-be", "utf-8-sig", "cp1251", "shift_jis", "gb18030", "utf-32", "iso2022_jp")
    )
    return body.decode("utf-8", "replace").encode(encoding, "replace")


def _swap_names(body: bytes, chance: random.Random, pages: Pages) -> bytes:
    names = (b"div", b"p", b"span", b"article", b"table", b"script", b"a", b"h1", b"li", b"template", b"noscript")
    return body.replace(b"<" + chance.choice(names), b"<" + chance.choice(names), chance.choice((1, 20, 10_000)))


_MUTATIONS = (_cut, _repeat, _move, _flip, _shard, _end, _graft, _recode, _swap_names)


def _guided(minutes: float) -> None:
    """Atheris' own loop, which never returns: it prints what it found and ends the process."""
    import atheris

    atheris.instrument_all()
    seeds = [page for page in load() if len(page.body) < 60_000]

    def one_input(data: bytes) -> None:
        provider = atheris.FuzzedDataProvider(data)
        chance = random.Random(provider.ConsumeInt(8))
        page = seeds[provider.ConsumeIntInRange(0, len(seeds) - 1)]
        body = mutated(page.body, chance, seeds) if provider.ConsumeBool() else b""
        rest = provider.ConsumeBytes(provider.remaining_bytes())
        place = provider.ConsumeIntInRange(0, len(body)) if body else 0
        read(body[:place] + rest + body[place:], page.url, chance.choice(_TYPES))

    atheris.Setup([sys.argv[0], f"-max_total_time={int(minutes * 60)}", "-max_len=4096"], one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())

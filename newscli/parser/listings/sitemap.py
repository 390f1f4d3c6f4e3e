"""Sitemaps by sitemaps.org and Google News: of news, plain, indexes, bare lists of addresses; packed or not."""

from __future__ import annotations

import re
import zlib
from datetime import UTC, datetime
from xml.parsers import expat

from newscli import addresses
from newscli.model import Capture, Entry, Listing
from newscli.parser.listings.dates import read_moment
from newscli.parser.listings.xmlfeed import one_line
from newscli.strictxml import new_parser

#: The protocol's own limit is 50,000 addresses a file; only the newest are news.
MAX_ENTRIES = 2000
_READ_ENTRIES = 50_000
#: 50,000 addresses of 200 letters and their marks.
_MAX_UNPACKED = 20_000_000
_SNIFF_BYTES = 2048
_ROOT = re.compile(rb"<(?:\w+:)?(urlset|sitemapindex)[\s>]", re.IGNORECASE)
_TEXTS = {
    "loc": "loc", "lastmod": "lastmod", "news:title": "title", "news:publication_date": "published",
    "news:language": "language", "news:name": "name", "image:loc": "picture",
}  # fmt: skip
#: A month or year in a sitemap's own name tells its age where the index does not: `sitemap-2026-11.xml`.
_AGE = re.compile(r"(?<!\d)(20\d\d)[-_/]?(0[1-9]|1[0-2])?(?!\d{3})")


def read(capture: Capture) -> Listing | None:
    """The listing in a sitemap or the sitemaps in an index; None where the bytes are neither."""
    body = _unpacked(capture.body)
    start = body[:_SNIFF_BYTES]
    if _ROOT.search(start):
        return _xml(body, capture)
    if capture.url.partition("?")[0].endswith(".txt"):
        return _text(body, capture)
    return None


def _unpacked(body: bytes) -> bytes:
    """The body without gzip, as far as the bound: `.xml.gz` is a file here, not a coding of the answer."""
    if body[:2] != b"\x1f\x8b":
        return body
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(body, _MAX_UNPACKED)
    except zlib.error:
        return body


class _Reader:
    """Collects one small table an address: field to text."""

    def __init__(self) -> None:
        self.rows: list[dict[str, str]] = []
        self.is_index = False
        self._row: dict[str, str] | None = None
        self._field = ""
        self._pieces: list[str] = []

    def parse(self, body: bytes) -> None:
        """Read as far as the document is well-formed; a sitemap cut off in the middle still names addresses."""
        parser = new_parser(self._pieces.append)
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        try:
            parser.Parse(body.lstrip(), True)  # noqa: FBT003 - expat's own signature
        except (expat.ExpatError, StopIteration):
            return

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        name = name.lower()
        if name.endswith("sitemapindex"):
            self.is_index = True
        elif name.rpartition(":")[2] in ("url", "sitemap") and not name.startswith(("news:", "image:", "video:")):
            if len(self.rows) >= _READ_ENTRIES:
                raise StopIteration
            self._row = {}
            self.rows.append(self._row)
        self._field = _TEXTS.get(name, "")
        self._pieces.clear()

    def _end(self, _name: str) -> None:
        if self._field and self._row is not None:
            self._row.setdefault(self._field, "".join(self._pieces).strip())
        self._field = ""


def _xml(body: bytes, capture: Capture) -> Listing:
    reader = _Reader()
    reader.parse(body)
    now = capture.fetched_at
    if reader.is_index:
        return Listing(kind="sitemap", children=_children(reader.rows, capture.url, now))
    entries = [entry for row in reader.rows if (entry := _entry(row, capture.url, now))]
    oldest = datetime.min.replace(tzinfo=UTC)
    entries.sort(key=lambda entry: entry.published or entry.updated or oldest, reverse=True)
    name = next((row["name"] for row in reader.rows if row.get("name")), "")
    return Listing(kind="sitemap", title=one_line(name), entries=tuple(entries[:MAX_ENTRIES]))


def _entry(row: dict[str, str], base: str, now: datetime) -> Entry | None:
    url = addresses.join(base, row.get("loc", "")) if row.get("loc") else None
    if url is None:
        return None
    published = read_moment(row.get("published", ""), now)
    return Entry(
        url=url,
        title=one_line(row.get("title", "")),
        published=published,
        # `lastmod` of a plain sitemap is the page's last change, not its birth.
        updated=read_moment(row.get("lastmod", ""), now),
        language=row.get("language") or None,
        picture=row.get("picture") or None,
    )


def _children(rows: list[dict[str, str]], base: str, now: datetime) -> tuple[str, ...]:
    """An index's sitemaps, those of news first, then the newest."""

    def order(row: dict[str, str]) -> tuple[bool, float]:
        modified = read_moment(row.get("lastmod", ""), now)
        in_name = _AGE.search(row.get("loc", ""))
        age = f"{in_name[1]}-{in_name[2] or '01'}" if in_name else ""
        moment = read_moment(age, now) or modified
        return "news" not in row.get("loc", "").lower(), -(moment.timestamp() if moment else 0.0)

    named = (addresses.join(base, row["loc"]) for row in sorted(rows, key=order) if row.get("loc"))
    return tuple(dict.fromkeys(url for url in named if url))


def _text(body: bytes, capture: Capture) -> Listing | None:
    """A text sitemap is nothing but addresses, a line each."""
    lines = body.decode("utf-8", "replace").removeprefix("\ufeff").split()
    if not lines or not all(line.startswith(("http://", "https://")) for line in lines[:50]):
        return None
    urls = (addresses.join(capture.url, line) for line in lines[:MAX_ENTRIES])
    return Listing(kind="sitemap", entries=tuple(Entry(url=url) for url in dict.fromkeys(urls) if url))

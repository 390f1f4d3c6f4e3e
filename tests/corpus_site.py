"""Real news pages, served on loopback under their own paths behind a generated feed.

    python tests/corpus_site.py --port 8800 --pages 200

prints the feed's address and serves until Ctrl-C. The pages come from `../shared/corpus/extraction`, with the bytes and
the encoding their publishers sent; no charset is named in the headers, so that it must be found in the page.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit
from xml.sax.saxutils import escape

from newscli.demo.web import Answer, Request, Site, page

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "extraction"

#: News first: tests written for publishers, then tests written for sites; both say what the title should be.
_SOURCES = ("fundus", "mercury", "readability")


@dataclass(frozen=True, slots=True)
class RealPage:
    """A page of the corpus: its path on the site, and the line of `truth.jsonl` it comes from."""

    target: str
    row: dict[str, Any]

    @property
    def body(self) -> bytes:
        """The page as it was served."""
        return gzip.decompress((CORPUS / self.row["html_path"]).read_bytes())


@dataclass(frozen=True, slots=True)
class CorpusSite:
    """The running site."""

    site: Site
    pages: tuple[RealPage, ...]

    @property
    def feed(self) -> str:
        """The address to follow."""
        return f"{self.site.base}/feed.xml"

    def address(self, page: RealPage) -> str:
        """Where a page is served."""
        return self.site.base + page.target


@contextmanager
def serve(port: int = 0, pages: int = 200) -> Iterator[CorpusSite]:
    """Serve that many pages while the context lasts."""
    chosen = tuple(_choose(pages))
    by_target = {page.target: page for page in chosen}

    def face(request: Request) -> Answer:
        if request.path == "/feed.xml":
            feed = _feed(f"http://{request.headers['host']}", chosen)
            return Answer(body=feed.encode("utf-8"), content_type="application/rss+xml", validators=True, gzip=True)
        found = by_target.get(request.target)
        if found is None:
            return page("<h1>Not in the corpus</h1>", 404)
        return Answer(body=found.body, content_type="text/html", validators=True, gzip=True)

    with Site(face, port=port) as site:
        yield CorpusSite(site, chosen)


def _choose(count: int) -> Iterator[RealPage]:
    lines = (CORPUS / "truth.jsonl").read_bytes().splitlines()  # of bytes: text may hold U+2028
    rows = [row for row in map(json.loads, lines) if row["source"] in _SOURCES and "title" in row["truth"]]
    rows.sort(key=lambda row: _SOURCES.index(row["source"]))
    seen = {"/", ""}
    for row in rows:
        target = _target(row["url"])
        if target not in seen and len(seen) < count + 2:
            seen.add(target)
            yield RealPage(target, row)


def _target(url: str) -> str:
    """Path and query of an address as a client sends them."""
    parts = urlsplit(url)
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~-._")
    return path + (f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else "")


def _feed(base: str, pages: tuple[RealPage, ...]) -> str:
    items = "\n".join(
        f"<item><title>{escape(page.row['truth']['title'])}</title><link>{escape(base + page.target)}</link>"
        f"{_published(page.row['truth'].get('date'))}</item>"
        for page in pages
    )
    channel = f"<title>Real pages</title><link>{base}/</link><description>Pages of the corpus</description>"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>{channel}\n{items}\n</channel></rss>\n'


def _published(date: str | None) -> str:
    try:
        moment = datetime.fromisoformat(date or "")
    except ValueError:
        return ""
    return f"<pubDate>{format_datetime(moment if moment.tzinfo else moment.replace(tzinfo=UTC))}</pubDate>"


def main() -> None:
    """Serve until interrupted."""
    options = argparse.ArgumentParser(description="Serve real news pages of the corpus on loopback.")
    options.add_argument("--port", type=int, default=0)
    options.add_argument("--pages", type=int, default=200)
    chosen = options.parse_args()
    if not CORPUS.is_dir():
        sys.exit(f"the corpus of real pages is not at {CORPUS}")
    with serve(chosen.port, chosen.pages) as running:
        print(f"{len(running.pages)} pages; follow {running.feed}", flush=True)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()

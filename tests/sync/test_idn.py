"""A site with an international name, from what a person types to the articles that are kept.

No name is resolved: a proxy on loopback stands for the network, and sees what it is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from newscli.archive import open_archive
from newscli.fetcher import Fetcher
from newscli.settings import Settings
from newscli.sync import sync
from newscli.sync.follow import follow
from tests import rawserver
from tests.conftest import NOW
from tests.sync import paper

SITE = "http://xn--bcher-kva.example"
HOME = b'<html><title>B\xc3\xbccher</title><link rel="alternate" type="application/rss+xml" href="http://b\xc3\xbccher.example/feed.xml">'
FEED = """<rss><channel><title>Bücher</title><item><title>Die alte Brücke</title><link>http://bücher.example/brücke</link>
<pubDate>Wed, 25 Nov 2026 08:00:00 GMT</pubDate></item></channel></rss>"""
PAGES = {"/": HOME, "/feed.xml": FEED.encode(), "/br%C3%BCcke": paper.PAGE.encode()}


def answering(head: str) -> Iterable[bytes]:
    """What a proxy answers that can reach one site alone, and by plain HTTP alone."""
    asked = re.match(rf"GET {re.escape(SITE)}(/\S*) HTTP/1.1\r\nHost: xn--bcher-kva.example\r\n", head)
    body = PAGES.get(asked[1]) if asked else None
    yield b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n" if body is None else rawserver.ok(body)


def test_a_site_with_an_international_name_is_followed_and_its_articles_kept(tmp_path: Path) -> None:
    with rawserver.serve(answering) as proxy, open_archive(tmp_path / "news.db") as archive:
        settings = Settings(pause_seconds=0.0, timeout_seconds=2.0, proxy=proxy.base)
        with Fetcher(settings) as fetcher:
            ((source, _),) = follow(archive, "bücher.example", fetcher, now=NOW)
            (outcome,) = sync(archive, fetcher, settings, now=lambda: NOW)
        assert (source.url, source.kind) == (f"{SITE}/feed.xml", "feed")
        assert (outcome.new, outcome.notes) == (1, ())
        (article,) = archive.articles.latest()
        assert article.url == f"{SITE}/br%C3%BCcke"
        assert archive.articles.get("http://bücher.example/brücke") == article

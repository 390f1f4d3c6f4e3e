"""A small paper on loopback whose page has pictures, a style sheet and a font, for what keeps pages whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from newscli.demo import Answer, Request
from newscli.demo.pictures import photograph
from newscli.demo.web import Site

PICTURE, TEASER, BACKGROUND = photograph("city", 1), photograph("snow", 2), photograph("water", 3)
WORDS = "The council of Callan closed the old bridge on Monday, and the ferry will run until the spring comes. "
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>The old bridge is closed</title>
<link rel="stylesheet" href="/style.css"><link rel="icon" href="/missing.ico">
<meta property="article:published_time" content="2026-11-25T08:00:00Z"></head>
<body><nav><a href="/">Home</a></nav><article><h1>The old bridge is closed</h1><p>{WORDS * 3}</p>
<figure><img src="/bridge.png" alt="The bridge"><figcaption>The bridge on Sunday</figcaption></figure>
<p>{WORDS * 3}</p><p>{WORDS * 2}</p></article>
<aside><img src="/teaser.png"><img src="http://127.0.0.2:9/inward.png"></aside></body></html>"""
STYLE = "@import 'more.css'; @font-face { font-family: F; src: url(/f.ttf), url(/f.woff2) } h1 { color: navy }"
FEED = b"""<rss><channel><title>T</title><item><title>The old bridge is closed</title><link>/bridge</link>
<pubDate>Wed, 25 Nov 2026 08:00:00 GMT</pubDate></item></channel></rss>"""
FILES: Mapping[str, tuple[str, bytes]] = {
    "/bridge": ("text/html; charset=utf-8", PAGE.encode()),
    "/feed.xml": ("application/rss+xml", FEED),
    "/style.css": ("text/css", STYLE.encode()),
    "/more.css": ("text/css", b"body { background: url(back.png) }"),
    "/back.png": ("image/png", BACKGROUND),
    "/bridge.png": ("image/png", PICTURE),
    "/teaser.png": ("image/png", TEASER),
    "/f.woff2": ("font/woff2", b"wOF2 no real font"),
}
#: The addresses of all that the page is shown with and that can be had, the article's own picture first.
PARTS = ("/bridge.png", "/style.css", "/teaser.png", "/more.css", "/f.woff2", "/back.png")


def _answer(request: Request) -> Answer:
    if request.path not in FILES:
        return Answer(status=404, body=b"<p>Nothing here</p>")
    kind, body = FILES[request.path]
    return Answer(body=body, content_type=kind, validators=True)


@contextmanager
def serve() -> Iterator[Site]:
    """The paper; its article is at `/bridge`, its feed at `/feed.xml`."""
    with Site(_answer) as site:
        yield site

"""Invented pages for the tests of this folder, and what is read from them."""

from __future__ import annotations

import json

from selectolax.lexbor import LexborHTMLParser

from newscli.parser.page import metadata
from newscli.parser.page.metadata import Metadata, structured

URL = "https://www.paper.example/politics/bridge-opens"


def read(head: str = "", body: str = "", *, ld: object = None, url: str | None = URL, **more: object) -> Metadata:
    data = f'<script type="application/ld+json">{ld if isinstance(ld, str) else json.dumps(ld)}</script>' if ld else ""
    tree = LexborHTMLParser(f"<html lang=en><head>{head}{data}</head><body>{body}</body></html>")
    return metadata.read(tree, structured.read(tree, url), url=url, **more)  # type: ignore[arg-type]


def og(title: str) -> str:
    return f'<meta property="og:title" content="{title}">'


def moment(about: Metadata) -> str | None:
    if about.published is None:
        return None
    return about.published.date().isoformat() if about.published_is_day else about.published.isoformat()

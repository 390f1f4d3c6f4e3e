"""CSV, the HTML page and the RSS feed: read back by other programs' readers, harmless whatever a headline holds."""

from __future__ import annotations

import csv
import io
import re
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import feedparser

from newscli.exchange import by_name
from tests.exchange.stories import ALL, BRIDGE, EDITION


def written(name: str, *stories: object) -> str:
    file = io.BytesIO()
    by_name(name).write(stories, file, EDITION)  # type: ignore[arg-type]
    return file.getvalue().decode()


def test_a_table_has_a_row_an_article() -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv", *ALL), newline="")))
    assert [row["id"] for row in rows] == ["1", "2", "3"]
    assert rows[0]["published"] == "2026-11-25T12:00:00+00:00"
    assert rows[1]["published"] == "2026-11-24"
    assert rows[0]["authors"] == "Mara Lind; Jo Ask"
    assert rows[0]["text"].endswith("Because of the river")


def test_no_cell_of_a_table_is_a_formula() -> None:
    for row in csv.reader(io.StringIO(written("csv", *ALL), newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)


class _Page(HTMLParser):
    """The tags and addresses of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.loaded: set[str] = set()
        self.names: set[str] = set()
        self.links: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            assert not name.startswith("on")
            if name == "src":
                self.loaded.add(value or "")
            elif name == "id":
                self.names.add(value or "")
            elif name == "href":
                self.links.add(value or "")


def test_a_page_runs_nothing_loads_nothing_and_its_contents_lead_somewhere() -> None:
    page = _Page(written("html", *ALL))
    assert "script" not in page.tags
    assert all(address.startswith("data:image/png;base64,") for address in page.loaded)
    assert len(page.loaded) == 1
    assert {link[1:] for link in page.links if link.startswith("#")} == page.names == {"a1", "a2", "a3"}
    assert all(link.startswith(("#", "https://")) for link in page.links)


def test_a_page_of_one_article_needs_no_contents() -> None:
    assert "nav" not in _Page(written("html", BRIDGE)).tags


def test_a_feed_reader_finds_every_article_with_its_text() -> None:
    text = written("rss", *ALL)
    ET.fromstring(text)
    feed = feedparser.parse(text)
    assert not feed.bozo
    assert feed.feed.title == "The morning"
    first = feed.entries[0]
    assert (first.title, first.link, first.author) == (BRIDGE.reading.title, BRIDGE.article.url, "Jo Ask")
    assert re.search("Because of the <a href=.https://a.example/river.>river</a>", first.content[0].value)


def test_an_empty_feed_is_a_feed() -> None:
    assert feedparser.parse(written("rss")).feed.title == "The morning"

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from newscli.archive import open_archive
from newscli.errors import UnreadableError
from newscli.exchange import opml
from newscli.exchange.follows import reader
from newscli.exchange.story import Flaw
from newscli.exchange.wanted import Wanted
from newscli.model import Source
from newscli.sync.follow import follow_listed

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
OPML = b"""<?xml version="1.0" encoding="UTF-8"?>
<opml version="1.0"><head><title>mine</title></head><body>
<outline text="News"><outline text="World &amp; more">
  <outline type="rss" text="A" title="Paper A" xmlUrl="https://a.example/feed" category="/daily,/en"/></outline>
  <outline TYPE="rss" text="Paper  B" xmlUrl="https://b.example/feed"/></outline>
<outline text="C" xmlURL="https://c.example/feed"/></body></opml>"""
URLS = b"""# my feeds
https://a.example/feed news "two words" "~Paper A" !hidden
"query:Unread:unread = \\"yes\\""
exec:rm -rf /
"filter:/bin/x:https://b.example/feed"

b.example/feed
not-an-address
https://c.example/feed "open quote
"""


def read(body: bytes) -> list[Wanted | Flaw]:
    read_list = reader(body)
    assert read_list is not None
    return read_list(body)


def test_folders_of_an_opml_file_are_tags() -> None:
    assert read(OPML) == [
        Wanted(url="https://a.example/feed", title="Paper A", tags=("News", "World & more", "daily", "en")),
        Wanted(url="https://b.example/feed", title="Paper B", tags=("News",)),
        Wanted(url="https://c.example/feed", title="C"),
    ]


def test_an_opml_file_that_breaks_is_read_as_far_as_it_goes() -> None:
    wanted, flaw = read(OPML[:300] + b"<outline xmlUrl='https://b.example/feed'")
    assert isinstance(wanted, Wanted)
    assert isinstance(flaw, Flaw)


def test_an_opml_file_with_an_entity_bomb_is_refused() -> None:
    bomb = b'<!DOCTYPE o [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]><opml><body><outline text="&b;"/></body></opml>'
    with pytest.raises(UnreadableError, match="grows"):
        read(bomb)


def test_newsboats_urls_are_read_and_its_programs_are_not_run() -> None:
    found = read(URLS)
    assert [one for one in found if isinstance(one, Wanted)] == [
        Wanted(url="https://a.example/feed", title="Paper A", tags=("news", "two words")),
        Wanted(url="b.example/feed"),
        Wanted(url="https://c.example/feed", tags=('"open', "quote")),
    ]
    flaws = [str(one) for one in found if isinstance(one, Flaw)]
    assert len(flaws) == 4
    assert "never run" in flaws[1]
    assert "never run" in flaws[2]


@pytest.mark.parametrize(
    "body", [b"", b'{"title": "x"}', b"WARC/1.1\r\n", b"\x1f\x8b", b"plain words, no address", b"<html>"]
)
def test_other_files_are_no_lists_of_sources(body: bytes) -> None:
    assert reader(body) is None


def test_what_is_written_comes_back_equal() -> None:
    sources = [
        Source(
            id=n,
            name=f"s{n}",
            url=f"https://{n}.example/feed?a=1&b=2",
            kind="feed",
            title=title,
            tags=tags,
            added_at=NOW,
        )
        for n, (title, tags) in enumerate(
            [("Paper <1>", ()), ('The "second"', ("news",)), ("Ünï\x1bcode", ("news", "en"))]
        )
    ]
    written = opml.write(sources).encode()
    assert [(one.url, one.tags) for one in read(written) if isinstance(one, Wanted)] == [
        (s.url, s.tags) for s in sources
    ]
    assert b"\x1b" not in written


def test_what_a_list_names_is_followed_once(tmp_path: Path) -> None:
    wanted = [one for one in read(OPML) + read(URLS) if isinstance(one, Wanted)]
    with open_archive(tmp_path / "news.db") as archive:
        followed = list(follow_listed(archive, wanted, now=NOW, pages=False))
        assert [source.url for source in followed] == [
            "https://a.example/feed",
            "https://b.example/feed",
            "https://c.example/feed",
        ]
        assert not followed[0].pages
        assert followed[0].tags == ("News", "World & more", "daily", "en")
        assert list(follow_listed(archive, wanted, now=NOW)) == []

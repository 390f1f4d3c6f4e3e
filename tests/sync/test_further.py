from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC
from io import BytesIO
from pathlib import Path

import pytest

from newscli.archive import Archive, open_archive
from newscli.blocks import Figure, words
from newscli.demo import Answer
from newscli.demo.web import Site
from newscli.exchange import Edition, by_name
from newscli.fetcher import Fetcher
from newscli.model import Capture, Kept, Outcome, Reading
from newscli.parser import PARSER_VERSION, read_capture
from newscli.settings import Settings
from newscli.sync import sync
from newscli.sync.reread import reread
from newscli.transfer.incoming import bring_in
from newscli.transfer.outgoing import stories
from tests.conftest import NOW
from tests.sync import paper

SETTINGS = Settings(pause_seconds=0.0, timeout_seconds=2.0, request_seconds=5.0)
PICTURE = '<figure><img src="/bridge.png" alt="The bridge"><figcaption>The bridge on Sunday</figcaption></figure>'


def page(number: int, *, last: int = 3, words: str = "") -> str:
    """A page of the article in three parts, each with its number in its sentences."""
    said = f"In part {number} of the story the council of Callan speaks of the old bridge and its ferry at length. "
    after = f'<div class="pagination"><a href="/bridge?page={number + 1}">Next</a></div>' if number < last else ""
    return (
        f"<title>The old bridge</title><article><h1>The old bridge</h1>{PICTURE}<p>{said * 4}</p>"
        f"<p>{words or said * 3}</p></article>{after}"
    )


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with open_archive(tmp_path / "news.db") as opened:
        yield opened


@pytest.fixture
def site(archive: Archive) -> Iterator[Site]:
    with paper.serve() as running:
        running.answer("/bridge", Answer(body=page(1).encode()))
        running.answer("/bridge?page=2", Answer(body=page(2).encode()))
        running.answer("/bridge?page=3", Answer(body=page(3).encode()))
        archive.sources.add(f"{running.base}/feed.xml", name="paper", now=NOW)
        yield running


def run(archive: Archive, **options: bool) -> Outcome:
    with Fetcher(SETTINGS) as fetcher:
        (outcome,) = sync(archive, fetcher, SETTINGS, now=lambda: NOW, **options)  # type: ignore[arg-type]
        return outcome


def parts_of(reading: Reading) -> list[int]:
    return [number for number in (1, 2, 3, 4) if f"In part {number} " in reading.text]


def newer(capture: Capture) -> Reading:
    """A parser of the next version, which reads as today's does."""
    return replace(read_capture(capture), parser_version=PARSER_VERSION + 1)


def test_an_article_on_three_pages_is_one_reading_of_all(archive: Archive, site: Site) -> None:
    assert run(archive).new == 1
    reading = archive.articles.reading(1)
    assert parts_of(reading) == [1, 2, 3]
    assert reading.next_url is None
    assert [words(block.caption) for block in reading.blocks if isinstance(block, Figure)] == ["The bridge on Sunday"]
    assert len(archive.captures.of(1)) == 1
    assert archive.captures.part_urls(1) == {f"{site.base}/bridge?page=2", f"{site.base}/bridge?page=3"}


def test_where_the_rest_cannot_be_had_it_says_where_it_would_go_on(archive: Archive, site: Site) -> None:
    site.answer("/bridge?page=3", Answer(status=500))
    run(archive)
    reading = archive.articles.reading(1)
    assert parts_of(reading) == [1, 2]
    assert reading.next_url == f"{site.base}/bridge?page=3"


def test_pages_that_lead_in_a_circle_are_read_once(archive: Archive, site: Site) -> None:
    site.answer("/bridge?page=3", Answer(body=page(3).replace("</article>", "").encode() + page(1)[-200:].encode()))
    run(archive)
    assert [one.request.target for one in site.asked].count("/bridge?page=2") == 1


def test_a_second_look_finds_the_same_words_and_no_news(archive: Archive, site: Site) -> None:
    run(archive)
    run(archive, force=True, recheck=True)
    assert len(archive.articles.revisions(1)) == 1
    assert len(archive.captures.parts(1)) == 2


def test_a_correction_on_the_second_page_is_news(archive: Archive, site: Site) -> None:
    run(archive)
    site.answer("/bridge", Answer(body=page(1).encode() + b"<!-- served later -->"))
    site.answer("/bridge?page=2", Answer(body=page(2, words="The ferry sails on Sundays too. " * 9).encode()))
    assert run(archive, force=True, recheck=True).changed == 1
    assert "on Sundays too" in archive.articles.reading(1).text
    assert parts_of(archive.articles.revisions(1)[0].reading) == [1, 2, 3]


def test_a_newer_parser_reads_all_pages_again_and_not_the_first_alone(archive: Archive, site: Site) -> None:
    run(archive)
    (again,) = reread(archive, read=newer, parser_version=PARSER_VERSION + 1)
    assert (again.changed, again.refused) == ((), None)
    assert parts_of(archive.articles.reading(1)) == [1, 2, 3]


def test_all_pages_go_out_and_come_in_again(archive: Archive, site: Site, tmp_path: Path) -> None:
    run(archive)
    warc, file = by_name("warc"), BytesIO()
    warc.write(stories(archive, [1]), file, Edition(title="", made_at=NOW, zone=UTC))
    with open_archive(tmp_path / "other.db") as other:
        done = list(bring_in(other, warc.read(BytesIO(gzip.decompress(file.getvalue()))), now=lambda: NOW))
        assert [one.change for one in done if isinstance(one, Kept)] == ["new"]
        assert other.articles.reading(1).text == archive.articles.reading(1).text

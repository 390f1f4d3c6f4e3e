"""Pages and words from files, kept as they were captured, once."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import brotli
import pytest

from newscli.archive import Archive, open_archive
from newscli.exchange import Edition, by_bytes, by_name
from newscli.model import Filter, Kept
from newscli.transfer.incoming import Done, bring_in
from newscli.transfer.outgoing import chosen, stories
from tests.exchange.test_warc import answer, chunked, record

NOW = datetime(2027, 1, 1, tzinfo=UTC)
WORDS = "The bridge over the river opens on Monday, said the mayor of the town, and everybody is welcome to cross it. "


def page(title: str, words: str = WORDS * 6) -> bytes:
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{title}</title><meta property="og:type" content="article"></head>'
        f"<body><article><h1>{title}</h1><p>{words}</p><p>{words}</p></article></body></html>"
    ).encode()


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with open_archive(tmp_path / "news.db") as opened:
        yield opened


def keep(archive: Archive, *records: bytes) -> list[Done]:
    body = b"".join(records)
    return list(bring_in(archive, by_bytes(body, "test").read(io.BytesIO(body)), now=lambda: NOW))


def changes(done: list[Done]) -> list[str]:
    return [one.change if isinstance(one, Kept) else type(one).__name__ for one in done]


def exported(archive: Archive, name: str) -> bytes:
    file = io.BytesIO()
    form = by_name(name)
    numbers = form.ordered(chosen(archive, Filter()))
    form.write(stories(archive, numbers), file, Edition(title="News", made_at=NOW, zone=UTC))
    return file.getvalue()


def test_a_page_is_kept_with_the_moment_it_was_captured_at(archive: Archive) -> None:
    done = keep(
        archive, record("response", "https://a.example/1", answer(page("A bridge")), date="2026-03-01T10:00:00Z")
    )
    assert changes(done) == ["new"]
    article = archive.articles.get("https://a.example/1")
    assert (article.title, article.first_seen_at) == ("A bridge", datetime(2026, 3, 1, 10, tzinfo=UTC))
    assert archive.articles.newest_capture(article.id).fetched_at == datetime(2026, 3, 1, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("coding", "pack"),
    [("gzip", gzip.compress), ("br", brotli.compress), ("gzip, br", lambda b: brotli.compress(gzip.compress(b)))],
)
def test_a_packed_page_is_kept_unpacked(archive: Archive, coding: str, pack: object) -> None:
    assert callable(pack)
    body = page("A bridge")
    headers = (f"Content-Encoding: {coding}", "Transfer-Encoding: chunked")
    keep(archive, record("response", "https://a.example/1", answer(chunked(pack(body)), *headers)))
    capture = archive.articles.newest_capture(archive.articles.get("https://a.example/1").id)
    assert capture.body == body
    assert capture.header("content-encoding") == coding


def test_what_cannot_be_unpacked_is_named_and_the_next_is_kept(archive: Archive) -> None:
    bomb = gzip.compress(bytes(70 * 1024 * 1024))
    done = keep(
        archive,
        record("response", "https://a.example/1", answer(b"not gzip", "Content-Encoding: gzip")),
        record("response", "https://a.example/2", answer(bomb, "Content-Encoding: gzip")),
        record("response", "https://a.example/3", answer(b"x", "Content-Encoding: aes128gcm")),
        record("response", "https://a.example/4", answer(page("A bridge"))),
    )
    assert changes(done) == ["Flaw", "Flaw", "Flaw", "new"]
    assert str(done[1]) == "record 2: https://a.example/2: larger than 64 MB"


def test_a_page_that_is_no_article_is_passed_by(archive: Archive) -> None:
    links = "".join(f'<li><a href="/n/{number}">Headline number {number} of today</a></li>' for number in range(40))
    front = f"<!DOCTYPE html><html><head><title>News</title></head><body><ul>{links}</ul></body></html>".encode()
    done = keep(archive, record("response", "https://a.example/", answer(front)))
    assert changes(done) == ["Passed"]
    assert archive.articles.count() == 0


def test_two_versions_of_a_page_are_two_revisions_however_often_they_come(archive: Archive) -> None:
    first = record("response", "https://a.example/1", answer(page("A bridge")), date="2026-03-01T10:00:00Z")
    later = record(
        "response", "https://a.example/1", answer(page("A bridge, late", WORDS * 7)), date="2026-03-02T10:00:00Z"
    )
    assert changes(keep(archive, first, later)) == ["new", "changed"]
    assert changes(keep(archive, first, later)) == ["same", "same"]
    number = archive.articles.get("https://a.example/1").id
    assert [one.reading.title for one in archive.articles.revisions(number)] == ["A bridge", "A bridge, late"]


@pytest.mark.parametrize("name", ["warc", "wacz", "jsonl"])
def test_what_goes_out_comes_into_another_archive_and_goes_out_the_same(
    archive: Archive, tmp_path: Path, name: str
) -> None:
    keep(
        archive,
        record("response", "https://a.example/1", answer(page("A bridge"))),
        record("response", "https://a.example/2", answer(page("A tower"), "X-Letter: \xfc")),
        record(
            "response", "https://a.example/1", answer(page("A bridge, late", WORDS * 7)), date="2026-12-02T10:00:00Z"
        ),
    )
    words = b'{"title": "Words", "text": "One.\\n\\nTwo.", "starred": true, '
    keep(archive, words + b'"source": "s", "source_url": "https://s.example/"}')
    out = exported(archive, name)
    body = gzip.decompress(out) if name == "warc" else out
    with open_archive(tmp_path / "other.db") as other:
        keep(other, body)
        assert exported(other, name) == out
        assert other.articles.count(Filter(starred=True)) == 1
        assert other.sources.all() == []


def test_a_source_that_is_followed_gets_its_articles_again(archive: Archive) -> None:
    archive.sources.add("https://s.example/", name="mine", now=NOW)
    keep(
        archive,
        b'{"title": "One", "source": "theirs", "source_url": "https://s.example/"}\n{"title": "Two", "source": "mine"}',
    )
    assert archive.articles.count(Filter(sources=("mine",))) == 2

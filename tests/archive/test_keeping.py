"""What is kept stays, once, and only the newsroom's words make a new version."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from newscli.archive import Archive
from newscli.blocks import Embed, Figure, Heading, Item, ListBlock, Paragraph, Preformatted, Quote, Span, Table
from newscli.errors import NotFoundError, UnreadableError, UsageError
from newscli.model import Capture, Entry, Filter, Reading
from tests.archive.papers import NOW, capture, reading

LATER = NOW + timedelta(hours=3)


def test_the_page_comes_back_byte_for_byte(archive: Archive) -> None:
    page = capture(
        reading(1),
        asked_url="http://paper.example/s/1",
        redirects=(("http://paper.example/s/1", 301), ("https://paper.example/s/1", 302)),
        headers=(("Content-Type", "text/html"), ("set-cookie", "a=1"), ("set-cookie", "b=ü\udcff")),
        fetched_at=datetime(2026, 11, 25, 9, 59, 58, 123457, tzinfo=UTC),
    )
    kept = archive.keep(page, reading(1), source_id=None, now=NOW)
    assert archive.articles.newest_capture(kept.article_id) == page


@pytest.mark.parametrize("body", [b"", b"\0", bytes(range(256)) * 400, "Öl – 石油".encode("utf-16")])
def test_any_bytes_are_kept(archive: Archive, body: bytes) -> None:
    kept = archive.keep(replace(capture(reading(1)), body=body), reading(1), source_id=None, now=NOW)
    assert archive.articles.newest_capture(kept.article_id).body == body
    assert archive.articles.reading(kept.article_id) == reading(1)


def test_the_reading_comes_back_whole(archive: Archive) -> None:
    words = (Span("A "), Span("link", href="https://paper.example/x", strong=True), Span("."))
    whole = Reading(
        url="https://paper.example/a",
        title="  Zwei  Blanks\tund ein Tab ",
        kind="video",
        published=datetime(2026, 11, 24, tzinfo=UTC),
        published_is_day=True,
        updated=datetime(2026, 11, 25, 1, 2, 3, 456789, tzinfo=timezone(timedelta(hours=3))),
        authors=("Ä", "Б"),
        section="Культура",
        tags=("a", "b c"),
        language="zh-Hant",
        description="D",
        site_name="S",
        picture="https://paper.example/p.jpg",
        paywalled=True,
        next_url="https://paper.example/a?page=2",
        parser_version=7,
        blocks=(
            Heading((Span("H"),), level=3),
            Paragraph(words, standfirst=True),
            ListBlock((Item((Span("i"),), depth=1),), ordered=True),
            Quote(((Span("q"),), words)),
            Preformatted("  x\n\ty"),
            Table((((Span("c"),), ()),), header=True, caption=(Span("t"),)),
            Figure("https://paper.example/f.jpg", "alt", (Span("caption"),)),
            Embed("https://video.example/v", "V"),
        ),
    )
    kept = archive.keep(capture(whole), whole, source_id=None, now=NOW)
    assert archive.articles.reading(kept.article_id) == whole


def test_the_same_answer_again_is_kept_once(archive: Archive) -> None:
    first = archive.keep(capture(reading(1)), reading(1), source_id=None, now=NOW)
    again = archive.keep(capture(reading(1)), reading(1), source_id=None, now=LATER)
    assert (first.change, again.change) == ("new", "same")
    assert again.article_id == first.article_id
    assert archive.captures.of(first.article_id) == [1]


def test_new_furniture_is_a_capture_and_no_revision(archive: Archive) -> None:
    archive.keep(capture(reading(1)), reading(1), source_id=None, now=NOW)
    kept = archive.keep(
        capture(reading(1), at=LATER, furniture="<p>Most read: …"), reading(1), source_id=None, now=LATER
    )
    assert kept.change == "same"
    assert len(archive.captures.of(1)) == 2
    assert len(archive.articles.revisions(1)) == 1
    assert archive.articles.get(1).changed_at is None


def test_a_corrected_sentence_is_a_revision(archive: Archive) -> None:
    before, after = reading(1, "Three people came."), reading(1, "Four people came.")
    archive.keep(capture(before), before, source_id=None, now=NOW)
    kept = archive.keep(capture(after, at=LATER), after, source_id=None, now=LATER)
    assert kept.change == "changed"
    assert [(revision.reading.text, revision.ours) for revision in archive.articles.revisions(1)] == [
        ("Three people came.", False),
        ("Four people came.", False),
    ]
    assert archive.articles.get(1).changed_at == LATER
    assert [article.id for article in archive.articles.latest(Filter(changed=True))] == [1]


def test_reading_the_same_page_better_is_ours_and_no_news(archive: Archive) -> None:
    page = capture(reading(1))
    archive.keep(page, reading(1, "Cookies?"), source_id=None, now=NOW)
    better = reading(1, parser_version=2)
    kept = archive.keep(page, better, source_id=None, now=LATER)
    assert kept.change == "reread"
    assert [revision.ours for revision in archive.articles.revisions(1)] == [False, True]
    assert archive.articles.reading(1) == better
    assert archive.articles.get(1).changed_at is None


def test_a_newer_parser_that_reads_the_same_adds_nothing(archive: Archive) -> None:
    archive.keep(capture(reading(1)), reading(1), source_id=None, now=NOW)
    kept = archive.keep(capture(reading(1)), reading(1, parser_version=2), source_id=None, now=LATER)
    assert (kept.change, kept.revision_id) == ("same", 1)


def test_on_a_new_page_the_old_one_is_read_again_to_tell_the_parsers_change_from_the_newsrooms(
    archive: Archive,
) -> None:
    def better(page: Capture) -> Reading:
        return reading(1, "All the words.", parser_version=2)

    archive.keep(capture(reading(1)), reading(1, "Half the words."), source_id=None, now=NOW)
    page = capture(reading(1), at=LATER, furniture="<p>Other furniture")
    kept = archive.keep(page, better(page), source_id=None, now=LATER, reread=better)
    assert kept.change == "reread"


def test_the_page_after_the_feeds_words_is_no_change_of_the_newsroom(archive: Archive) -> None:
    entry = Entry(url="https://paper.example/politics/story-1", title="Story 1 of the day")
    archive.keep(None, reading(1, "The summary."), source_id=None, now=NOW, entry=entry)
    assert archive.articles.reading(1).text == "The summary."
    kept = archive.keep(capture(reading(1)), reading(1), source_id=None, now=LATER, entry=entry)
    assert kept.change == "reread"
    back = archive.keep(None, reading(1, "The summary, again."), source_id=None, now=LATER, entry=entry)
    assert back.change == "same"


def test_a_wall_put_up_later_takes_no_words_away(archive: Archive) -> None:
    archive.keep(capture(reading(1)), reading(1), source_id=None, now=NOW)
    teaser = reading(1, "Subscribe to read on.", kind="teaser", paywalled=True)
    kept = archive.keep(capture(teaser, at=LATER), teaser, source_id=None, now=LATER)
    assert kept.change == "same"
    assert archive.articles.reading(1).text == "The words of story 1."


@pytest.mark.parametrize("kind", ["paywall", "consent", "error", "section"])
def test_what_is_no_article_is_not_kept(archive: Archive, kind: str) -> None:
    with pytest.raises(UnreadableError, match=f"a {kind} page"):
        archive.keep(capture(reading(1)), reading(1, kind=kind), source_id=None, now=NOW)
    assert archive.articles.count() == 0


def test_an_article_without_address_is_refused(archive: Archive) -> None:
    with pytest.raises(UsageError, match="without an address"):
        archive.keep(None, reading(1, url=None), source_id=None, now=NOW)


def test_facts_the_page_lacks_come_from_the_feed_and_survive_rereading(archive: Archive) -> None:
    bare = reading(1, published=None, authors=(), section=None)
    entry = Entry(url=str(bare.url), published=NOW, authors=("Feed Er",), section="Wirtschaft", guid="1")
    archive.keep(capture(bare), bare, source_id=None, now=NOW, entry=entry)
    archive.keep(capture(bare), replace(bare, title="Better", parser_version=2), source_id=None, now=LATER)
    article = archive.articles.get(1)
    assert (article.title, article.published, article.authors, article.section) == (
        "Better",
        NOW,
        ("Feed Er",),
        "Wirtschaft",
    )


def test_an_exception_inside_a_transaction_undoes_all_of_it(archive: Archive) -> None:
    def keep_one_and_stumble() -> None:
        with archive.transaction():
            archive.keep(capture(reading(1)), reading(1), source_id=None, now=NOW)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        keep_one_and_stumble()
    assert archive.articles.count() == 0
    kept = archive.keep(capture(reading(2)), reading(2), source_id=None, now=NOW)
    assert archive.articles.newest_capture(kept.article_id) == capture(reading(2))


def test_a_gone_page_is_noticed_once_and_what_was_kept_stays(archive: Archive) -> None:
    archive.keep(capture(reading(1)), reading(1), source_id=None, now=NOW)
    archive.articles.gone(1, LATER)
    archive.articles.gone(1, LATER + timedelta(days=1))
    assert archive.articles.get(1).gone_at == LATER
    assert archive.articles.reading(1) == reading(1)


def test_a_page_that_came_back_is_not_gone(archive: Archive) -> None:
    archive.keep(capture(reading(1)), reading(1), source_id=None, now=NOW)
    archive.articles.gone(1, NOW)
    archive.keep(capture(reading(1), at=LATER), reading(1), source_id=None, now=LATER)
    assert archive.articles.get(1).gone_at is None


def test_a_picture_belongs_to_its_page_and_is_not_its_newest_capture(archive: Archive) -> None:
    archive.keep(capture(reading(1)), reading(1), source_id=None, now=NOW)
    picture = replace(capture(reading(1)), url="https://paper.example/p.png", body=b"\x89PNG")
    number = archive.captures.add(picture, article_id=1, part=True)
    assert archive.captures.get(number).body == b"\x89PNG"
    assert archive.articles.newest_capture(1) == capture(reading(1))


def test_an_article_of_words_alone_has_no_page(archive: Archive) -> None:
    archive.keep(None, reading(1), source_id=None, now=NOW)
    with pytest.raises(NotFoundError, match="only its words"):
        archive.articles.newest_capture(1)

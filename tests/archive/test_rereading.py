"""Kept pages are read again once by each parser; what it reads better is ours, and never news."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from newscli.archive import Archive, open_archive, rereading
from newscli.archive.forget import forget
from newscli.archive.merge import merge
from newscli.archive.repair import repair
from newscli.archive.rereading import Again
from newscli.archive.verify import verify
from newscli.errors import UnreadableError
from newscli.model import Capture, Entry, Filter, Reading
from tests.archive.papers import NOW, capture, reading

LATER = NOW + timedelta(hours=1)


def reread(archive: Archive, said: dict[str, Reading], *, version: int = 2) -> list[Again]:
    """Read the stale pages again; what each address says now is given."""

    def read(page: Capture) -> Reading:
        return replace(said[page.url], parser_version=version)

    looked = [
        again
        for number in rereading.stale(archive, version)
        for again in rereading.look(archive, number, read, parser_version=version)
    ]
    return rereading.settle(archive, looked, parser_version=version)


def kept(archive: Archive, number: int, *paragraphs: str, **facts: object) -> Reading:
    of = reading(number, *paragraphs, **facts)
    archive.keep(capture(of), of, source_id=None, now=NOW)
    return of


def url(number: int) -> str:
    return f"https://paper.example/politics/story-{number}"


def test_a_page_that_reads_the_same_is_read_once_and_gets_no_version(archive: Archive) -> None:
    of = kept(archive, 1)
    (again,) = reread(archive, {url(1): of})
    assert (again.reading, again.changed) == (None, ())
    assert rereading.stale(archive, 2) == []
    assert rereading.stale(archive, 3) == rereading.stale(archive, None) == [1]
    assert len(archive.articles.revisions(1)) == 1


def test_what_is_read_better_is_shown_found_and_no_news(archive: Archive) -> None:
    kept(archive, 1, "The first sentence.")
    better = reading(1, "The first sentence.", "And a lighthouse.", title="Story 1", authors=("Ada Example",))
    (again,) = reread(archive, {url(1): better})
    assert again.changed == ("title", "authors", "body")
    assert archive.articles.reading(1).text == "The first sentence.\n\nAnd a lighthouse."
    assert [hit.article.id for hit in archive.search("lighthouse")] == [1]
    article = archive.articles.get(1)
    assert (article.title, article.authors, article.changed_at) == ("Story 1", ("Ada Example",), None)
    assert archive.articles.latest(Filter(changed=True)) == []
    assert [version.ours for version in archive.articles.revisions(1)] == [False, True]
    assert list(verify(archive.path)) == []


def test_nobody_is_told_of_what_only_we_read_better(archive: Archive) -> None:
    archive.saved.save("lights", "lighthouse", now=NOW)
    kept(archive, 1, "The first sentence.")
    reread(archive, {url(1): reading(1, "The first sentence.", "And a lighthouse.")})
    assert [article.id for article in archive.saved.articles("lights", Filter(), 9, now=LATER)] == [1]
    assert archive.connection.execute("SELECT count(*) FROM alerts").fetchone() == (0,)


def test_an_older_version_is_bettered_in_its_place_in_history(archive: Archive) -> None:
    before, after = reading(1, "Three came."), reading(1, "Four came.")
    archive.keep(capture(before), before, source_id=None, now=NOW)
    archive.keep(capture(after, at=LATER), after, source_id=None, now=LATER)
    former = archive.articles.get(1)

    def read(page: Capture) -> Reading:
        return replace(before if b"Three" in page.body else after, title="Story 1", parser_version=2)

    looked = list(rereading.look(archive, 1, read, parser_version=2))
    rereading.settle(archive, looked, parser_version=2)
    history = archive.articles.revisions(1)
    assert [(version.reading.text, version.ours) for version in history] == [
        ("Three came.", False),
        ("Three came.", True),
        ("Four came.", False),
        ("Four came.", True),
    ]
    assert [version.seen_at for version in history] == [NOW, NOW, LATER, LATER]
    assert archive.articles.revision_at(1, LATER).reading.title == "Story 1"
    assert archive.articles.get(1) == replace(former, title="Story 1", revision_id=4)
    assert list(verify(archive.path)) == []


def test_a_page_that_is_no_article_any_more_keeps_its_words_and_is_remembered(archive: Archive) -> None:
    of = kept(archive, 1)
    (again,) = reread(archive, {url(1): replace(of, kind="consent")})
    assert (again.refused, again.reading) == ("consent", None)
    assert archive.articles.reading(1).text == of.text
    assert archive.connection.execute("SELECT parser_version, refused FROM rereads").fetchall() == [(2, "consent")]
    assert rereading.stale(archive, 2) == []
    reread(archive, {url(1): of}, version=3)
    assert archive.connection.execute("SELECT parser_version, refused FROM rereads").fetchall() == [(3, None)]


def test_a_page_nothing_can_be_read_from_keeps_its_words(archive: Archive) -> None:
    of = kept(archive, 1)

    def read(page: Capture) -> Reading:
        raise UnreadableError(f"{page.url}: not a page")

    looked = [*rereading.look(archive, 1, read, parser_version=2)]
    assert [again.refused for again in looked] == ["unreadable"]
    (again,) = reread(archive, {url(1): replace(of, title="", blocks=())})
    assert again.refused == "empty"


def test_a_fact_that_a_page_was_misread_to_say_is_taken_back_and_the_feeds_stay(archive: Archive) -> None:
    of = reading(1, authors=("By our staff",), section=None)
    entry = Entry(url=url(1), section="Harbour")
    archive.keep(capture(of), of, source_id=None, now=NOW, entry=entry)
    (again,) = reread(archive, {url(1): reading(1, authors=(), section=None)})
    assert again.changed == ("authors",)
    article = archive.articles.get(1)
    assert (article.authors, article.section) == ((), "Harbour")


def test_what_an_earlier_newscli_kept_loses_no_fact(archive: Archive) -> None:
    kept(archive, 1)
    archive.connection.execute("DELETE FROM rereads")
    reread(archive, {url(1): reading(1, authors=(), section=None, title="Story 1")})
    article = archive.articles.get(1)
    assert (article.title, article.authors, article.section) == ("Story 1", ("Ada Example", "Bo Sample"), "Politics")


def test_a_version_that_came_meanwhile_is_left_for_the_next_time(archive: Archive) -> None:
    of = kept(archive, 1)
    again = Again(article_id=1, capture_id=1, revision_id=1, changed=("title",), reading=replace(of, title="Late"))
    reread(archive, {url(1): replace(of, title="First")})
    assert rereading.settle(archive, [again], parser_version=2) == []
    assert archive.articles.get(1).title == "First"


def test_a_damaged_page_is_named_and_stops_no_other(archive: Archive) -> None:
    of = [kept(archive, number) for number in (1, 2)]
    archive.connection.execute("UPDATE bodies SET frame = zeroblob(9) WHERE id = 2")
    with open_archive(archive.path) as fresh:  # one that does not remember the page
        done = reread(fresh, {one.url: one for one in of if one.url})
    assert [again.problem is None for again in done] == [True, False]
    assert "damaged" in (done[1].problem or "")
    assert rereading.stale(archive, 2) == [2]


def test_better_readings_are_merged_repaired_and_forgotten_with_their_article(archive: Archive) -> None:
    of = [kept(archive, number) for number in (1, 2)]
    reread(archive, {url(1): replace(of[0], title="Better"), url(2): of[1]})
    with open_archive(archive.path.with_name("other.db")) as other:
        merge(other, archive)
        assert other.articles.get(1).title == "Better"
        assert [version.ours for version in other.articles.revisions(1)] == [False, True]
        assert merge(other, archive).versions == 0
        archive.connection.execute("DELETE FROM rereads WHERE capture_id = 2")
        with open_archive(archive.path.with_name("third.db")) as third:
            merge(third, archive)
            assert rereading.stale(third, 1) == [2]
        reread(archive, {url(2): of[1]})
    done = repair(archive.path, archive.path.with_name("saved.db"))
    assert done.lost == []
    with open_archive(archive.path.with_name("saved.db")) as saved:
        assert saved.articles.revisions(1) == archive.articles.revisions(1)
        assert rereading.stale(saved, 2) == []
    assert list(verify(archive.path.with_name("saved.db"))) == []
    forget(archive, [1], now=LATER)
    assert archive.connection.execute("SELECT capture_id FROM rereads").fetchall() == [(2,)]
    assert list(verify(archive.path)) == []

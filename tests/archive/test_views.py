"""Questions in SQL: what can be asked, and that nothing else can be done with them."""

from __future__ import annotations

import threading
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from newscli.archive import open_archive, views
from newscli.errors import NewscliError, UsageError
from tests.archive.papers import NOW, capture, reading


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Two articles of a source, one of them changed, and one kept by hand."""
    with open_archive(tmp_path / "news.db") as archive:
        source = archive.sources.add("https://paper.example/feed", name="paper", now=NOW)
        for number in (1, 2):
            of = reading(number, "As it was.", tags=("ferries", "city"))
            archive.keep(capture(of), of, source_id=source.id, now=NOW)
        later = reading(2, "As it is now.")
        at = NOW + timedelta(hours=1)
        archive.keep(capture(later, at=at), later, source_id=source.id, now=at)
        archive.keep(None, reading(3, authors=()), source_id=None, now=NOW)
        archive.articles.tag([1], ["mine"])
    return tmp_path / "news.db"


def asked(path: Path, question: str, seconds: float = 30) -> list[tuple[Any, ...]]:
    with views.ask(path, question, seconds=seconds) as answer:
        return list(answer.rows)


def test_articles_are_asked_by_their_facts(path: Path) -> None:
    assert asked(path, "SELECT id, title, source, authors, section, published FROM articles WHERE id = 2") == [
        (2, "Story 2 of the day", "paper", "Ada Example, Bo Sample", "Politics", "2026-11-25T08:00:00Z")
    ]
    assert asked(path, "SELECT id FROM articles WHERE source IS NULL") == [(3,)]
    assert asked(path, "SELECT changed FROM articles WHERE changed IS NOT NULL") == [("2026-11-25T11:00:00Z",)]


def test_words_and_versions_are_unpacked_where_they_are_asked_for(path: Path) -> None:
    assert asked(path, "SELECT article_id FROM texts WHERE text LIKE '%is now%'") == [(2,)]
    assert asked(path, "SELECT number, seen, text FROM versions WHERE article_id = 2 ORDER BY number") == [
        (1, "2026-11-25T10:00:00Z", "As it was."),
        (2, "2026-11-25T11:00:00Z", "As it is now."),
    ]


def test_lists_have_a_row_an_item(path: Path) -> None:
    question = "SELECT author, count(*) FROM authors GROUP BY author ORDER BY author"
    assert asked(path, question) == [("Ada Example", 2), ("Bo Sample", 2)]
    assert asked(path, "SELECT tag, own FROM tags WHERE article_id = 1 ORDER BY own, tag") == [
        ("city", 0),
        ("ferries", 0),
        ("mine", 1),
    ]


def test_captures_and_sources_are_there(path: Path) -> None:
    assert asked(path, "SELECT article_id, captured FROM captures WHERE status = 200 ORDER BY id") == [
        (1, "2026-11-25T10:00:00Z"),
        (2, "2026-11-25T10:00:00Z"),
        (2, "2026-11-25T11:00:00Z"),
    ]
    assert asked(path, "SELECT name, followed FROM sources") == [("paper", 1)]


def test_every_view_and_moment_that_is_told_of_is_there(path: Path) -> None:
    for name, moments in views.MOMENTS.items():
        with views.ask(path, f"SELECT * FROM {name}", seconds=30) as answer:
            assert set(moments) <= set(answer.columns)


@pytest.mark.parametrize(
    "question",
    [
        "DELETE FROM articles",
        "DELETE FROM main.articles",
        "UPDATE main.articles SET title = ''",
        "DROP VIEW articles",
        "CREATE TEMP TABLE mine (a)",
        "PRAGMA user_version",
        "PRAGMA query_only = OFF",
        "ATTACH 'other.db' AS other",
        "SELECT frame FROM main.bodies",
        "SELECT * FROM main.articles",
        "SELECT sql FROM sqlite_schema",
        "SELECT load_extension('other')",
        "SELECT * FROM pragma_table_info('articles')",
        "BEGIN",
        "VACUUM INTO 'other.db'",
    ],
)
def test_nothing_can_be_changed_and_nothing_else_be_read(path: Path, question: str) -> None:
    before = path.read_bytes()
    with pytest.raises(UsageError):
        asked(path, question)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("SELEC", "syntax error"),
        ("SELECT nope FROM articles", "no such column: nope"),
        ("SELECT * FROM nope", "there are articles, texts"),
        ("SELECT 1; SELECT 2", "one statement"),
        ("", "asks nothing"),
        ("SELECT randomblob(200000000)", "too big"),
    ],
)
def test_a_question_that_makes_no_sense_is_answered_in_words(path: Path, question: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        asked(path, question)


def test_a_question_without_end_is_given_up(path: Path) -> None:
    with pytest.raises(NewscliError, match="no answer within"):
        asked(path, "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n", 0.2)


def test_an_archive_is_written_while_it_is_asked(path: Path) -> None:
    with views.ask(path, "SELECT id FROM articles ORDER BY id", seconds=30) as answer:
        assert next(answer.rows) == (1,)

        def keep() -> None:
            with open_archive(path) as archive:
                archive.keep(None, reading(9), source_id=None, now=NOW)

        writer = threading.Thread(target=keep)
        writer.start()
        writer.join()
        assert list(answer.rows) == [(2,), (3,)]

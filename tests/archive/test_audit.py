"""What an independent reading of RFC 6962 makes of the log, its proofs and forgeries of both."""

from __future__ import annotations

import json
import sqlite3
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newscli.archive import Archive, log, merkle, open_archive
from newscli.archive.evidence import check, prove
from newscli.archive.verify import verify
from tests.archive import auditor
from tests.archive.papers import NOW, capture, reading


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """An archive of eleven captures."""
    with open_archive(tmp_path / "news.db") as archive, archive.transaction():
        for number in range(1, 12):
            archive.keep(capture(reading(number)), reading(number), source_id=None, now=NOW)
    return tmp_path / "news.db"


def evidence(path: Path, article: int = 4) -> str:
    with open_archive(path) as archive:
        return prove(archive, article, now=NOW)


def spoil(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    with connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def test_roots_and_paths_of_all_small_trees_are_those_of_the_rfc(archive: Archive) -> None:
    leaves = [auditor.leaf(str(number).encode()) for number in range(40)]
    with archive.transaction():
        for entry in leaves:
            log.append(archive.connection, entry)
    for size in range(1, len(leaves) + 1):
        root = auditor.tree(leaves[:size])
        assert log.head(archive.connection, size).root == root
        for place in range(size):
            found = log.proof(archive.connection, place, size)
            assert found == auditor.path(place, leaves[:size])
            assert auditor.climb(place, size, leaves[place], found) == root
            assert merkle.root_of_path(leaves[place], place, size, found) == root


def test_the_auditor_accepts_what_newscli_proves_and_finds_the_same_root_in_the_file(kept: Path) -> None:
    for article in range(1, 12):
        written = evidence(kept, article)
        head = auditor.published(written)
        assert auditor.accepts(written, **head)
        assert auditor.root_of(kept, head["size"]) == head["root"]


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("page_base64", lambda _: b64encode(b"Another page.").decode()),
        ("record", lambda record: record.replace("2026-11-25", "2026-11-24")),
        ("record", lambda record: record.replace("story-4", "story-5")),
        ("position", lambda position: position - 1),
        ("path", lambda neighbours: neighbours[:-1]),
        ("path", lambda neighbours: [*neighbours, neighbours[0]]),
        ("path", lambda neighbours: neighbours[::-1]),
    ],
)
def test_a_changed_byte_of_the_evidence_is_refused_by_both(kept: Path, name: str, change: Callable[[Any], Any]) -> None:
    written = evidence(kept)
    document = json.loads(written)
    document[name] = change(document[name])
    changed = json.dumps(document, ensure_ascii=False)
    assert not auditor.accepts(changed, **auditor.published(written))
    assert not all(finding.holds for finding in check(changed))


@pytest.mark.parametrize(
    "forgery",
    [
        ["UPDATE log SET leaf = (SELECT leaf FROM log WHERE position = 9) WHERE position = 3"],
        ["DELETE FROM log WHERE position = 10"],
        ["DELETE FROM log WHERE position = 3", "UPDATE log SET position = position - 1 WHERE position > 3"],
        [
            "UPDATE log SET position = -1 WHERE position = 3",
            "UPDATE log SET position = 3 WHERE position = 7",
            "UPDATE log SET position = 7 WHERE position = -1",
        ],
    ],
    ids=["a changed entry", "a cut-off end", "a capture left out", "a changed order"],
)
def test_a_log_that_was_tampered_with_is_not_the_one_whose_head_was_published(kept: Path, forgery: list[str]) -> None:
    written = evidence(kept)
    head = auditor.published(written)
    spoil(kept, *forgery)
    assert auditor.root_of(kept, head["size"]) != head["root"]
    with open_archive(kept) as archive:
        said = {finding.what: finding.holds for finding in check(written, archive=archive)}
    assert said["the log is this archive's"] is False
    assert list(verify(kept))


def test_an_older_head_stays_true_while_the_log_grows(kept: Path) -> None:
    written = evidence(kept)
    with open_archive(kept) as archive:
        archive.keep(capture(reading(20)), reading(20), source_id=None, now=NOW)
    head = auditor.published(written)
    assert auditor.root_of(kept, head["size"]) == head["root"]
    assert auditor.accepts(written, **head)

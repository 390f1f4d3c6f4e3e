"""Damage is found and named, and a sound archive is never accused."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from newscli.archive import open_archive
from newscli.archive.verify import verify
from tests.archive.papers import NOW, capture, reading


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Forty articles; one corrected, one read again, one of words alone, one gone, some marked; a picture."""
    path = tmp_path / "news.db"
    with open_archive(path) as archive:
        source = archive.sources.add("https://paper.example/feed", now=NOW).id
        with archive.transaction():
            for number in range(1, 41):
                of = reading(number, f"Paragraph {number} is about something.", "Another one is not.")
                archive.keep(None if number == 7 else capture(of), of, source_id=source, now=NOW)
            later = NOW + timedelta(hours=1)
            archive.keep(
                capture(reading(3, "Corrected."), at=later), reading(3, "Corrected."), source_id=source, now=later
            )
            archive.keep(capture(reading(4)), reading(4, "Better.", parser_version=2), source_id=source, now=later)
            archive.captures.add(
                capture(reading(5), url="https://paper.example/p.png", body=b"\x89PNG"), article_id=5, part=True
            )
            archive.articles.mark([1, 2], unread=False, starred=True)
            archive.articles.gone(6, later)
            archive.articles.tag([8, 40], ["read later"])
    return path


def test_a_sound_archive_is_found_sound(path: Path) -> None:
    steps: list[tuple[int, int]] = []
    assert list(verify(path, progress=lambda done, all_: steps.append((done, all_)))) == []
    assert steps[-1] == (len(steps), len(steps))


@pytest.mark.parametrize(
    ("change", "names"),
    [
        ("UPDATE bodies SET frame = zeroblob(length(frame)) WHERE id = 9", "body 9 is damaged"),
        ("UPDATE captures SET status = 404 WHERE id = 8", "capture 8 of article 9"),
        ("UPDATE captures SET fetched_at = fetched_at + 1 WHERE id = 8", "capture 8 of article 9"),
        ("UPDATE revisions SET frame = substr(frame, 2) WHERE id = 12", "version 12 of article 12"),
        ("UPDATE articles SET title = 'Story 13 of the dax' WHERE id = 13", "article 13"),
        ("UPDATE articles SET first_seen_at = first_seen_at + 64 WHERE id = 13", "article 13"),
        ("UPDATE addresses SET address = replace(address, 'y-14', 'y-94') WHERE article_id = 14", "story-94"),
        ("UPDATE log SET leaf = randomblob(32) WHERE position = 3", "capture 4 of article 4"),
        ("DELETE FROM log WHERE position = 40", "log entry 40"),
        ("DELETE FROM bodies WHERE id = 5", "FOREIGN|bodies|body"),
        ("INSERT INTO search_index (rowid, title) VALUES (15, 'intruder')", "search index of article 15"),
    ],
)
def test_what_is_not_as_it_was_kept_is_named(path: Path, change: str, names: str) -> None:
    with open_archive(path) as archive:
        archive.connection.execute("PRAGMA foreign_keys = OFF")
        archive.connection.execute(change)
    damage = [f"{damage.what}: {damage.problem}" for damage in verify(path)]
    assert any(part in line for line in damage for part in names.split("|")), damage

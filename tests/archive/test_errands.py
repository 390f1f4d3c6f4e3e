from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from newscli.archive import Archive, open_archive
from newscli.model import Errand

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)


def opened(path: Path) -> tuple[Archive, int]:
    archive = open_archive(path / "news.db")
    return archive, archive.sources.add("https://paper.example/feed", now=NOW).id


def errand(source_id: int, name: str, minutes: int | None) -> Errand:
    at = None if minutes is None else NOW + timedelta(minutes=minutes)
    return Errand(url=f"https://paper.example/{name}", source_id=source_id, at=at, appeared_at=NOW, reason="to see")


def test_what_is_due_comes_in_the_order_it_was_due(tmp_path: Path) -> None:
    archive, source = opened(tmp_path)
    with archive:
        for name, minutes in (("late", 30), ("now", 0), ("before", -5), ("never", None)):
            archive.errands.put(errand(source, name, minutes))
        due = archive.errands.due(source, NOW, 10)
        assert due == [errand(source, "before", -5), errand(source, "now", 0)]
        assert archive.errands.due(source, NOW, 1) == due[:1]
        assert archive.errands.waiting(source) == 3


def test_an_address_has_one_errand_however_it_is_written(tmp_path: Path) -> None:
    archive, source = opened(tmp_path)
    with archive:
        archive.errands.put(errand(source, "a", 0))
        archive.errands.put(errand(source, "a?utm_source=rss", 5))
        assert archive.errands.waiting(source) == 1
        assert archive.errands.about(["https://www.paper.example/a/", "https://paper.example/b"]) == {
            "https://paper.example/a"
        }
        archive.errands.settle("http://paper.example/a")
        assert archive.errands.waiting(source) == 0

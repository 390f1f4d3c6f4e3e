from __future__ import annotations

from pathlib import Path

from newscli.tui.place import REMEMBERED, Place, load, save


def test_a_place_is_read_as_it_was_written(tmp_path: Path) -> None:
    place = Place(shelf="source:courier", article=7, open=True)
    place.scrolled(7, 0.25)
    save(tmp_path / "cache" / "reader.json", place)
    assert load(tmp_path / "cache" / "reader.json") == place


def test_only_the_newest_scrolls_are_remembered_and_no_beginnings() -> None:
    place = Place()
    for number in range(REMEMBERED + 10):
        place.scrolled(number, 0.5)
    assert len(place.scrolls) == REMEMBERED
    assert place.scroll(5) == 0.0
    place.scrolled(50, 0.0)
    assert place.scroll(50) == 0.0
    assert len(place.scrolls) == REMEMBERED - 1


def test_a_folder_that_cannot_be_made_forgets_the_place(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    save(tmp_path / "cache" / "reader.json", Place())
    assert load(tmp_path / "cache" / "reader.json") == Place()

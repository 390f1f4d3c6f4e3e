"""Where an export goes: whole or not at all, and never over another file unasked."""

from __future__ import annotations

from pathlib import Path

import pytest

from newscli.errors import NewscliError
from newscli.exchange.target import new_file, new_folder


def write(path: Path, body: bytes, *, force: bool = False) -> None:
    with new_file(path, force=force) as file:
        file.write(body)


def fill(path: Path, names: list[str], *, force: bool = False) -> None:
    with new_folder(path, force=force) as folder:
        (folder / "pictures").mkdir()
        for name in names:
            (folder / name).write_text("new")


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_file_that_is_there_stays_unless_force_is_meant(tmp_path: Path) -> None:
    path = tmp_path / "news.csv"
    write(path, b"one")
    with pytest.raises(NewscliError, match="--force"):
        write(path, b"two")
    assert path.read_bytes() == b"one"
    write(path, b"three", force=True)
    assert path.read_bytes() == b"three"
    assert files(tmp_path) == ["news.csv"]


def test_an_export_that_fails_leaves_nothing_and_the_old_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "news.csv"
    write(path, b"old")
    with pytest.raises(TypeError):
        write(path, "not bytes", force=True)  # type: ignore[arg-type]
    with pytest.raises(NewscliError, match="cannot be written"):
        fill(tmp_path / "folder", ["a.md", "missing/b.md"])
    assert files(tmp_path) == ["news.csv"]
    assert path.read_bytes() == b"old"


def test_a_folder_that_is_there_keeps_its_other_files(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    folder.mkdir()
    fill(folder, ["a.md"])
    (folder / "mine.md").write_text("mine")
    with pytest.raises(NewscliError, match="--force"):
        fill(folder, ["b.md"])
    fill(folder, ["b.md", "pictures/p.png"], force=True)
    assert files(folder) == ["a.md", "b.md", "mine.md", "pictures/p.png"]
    assert [path.name for path in tmp_path.iterdir()] == ["vault"]


def test_a_place_that_cannot_be_is_named_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(NewscliError, match="mkdir -p"):
        write(tmp_path / "missing" / "news.csv", b"")
    with pytest.raises(NewscliError, match="a folder"):
        write(tmp_path, b"", force=True)

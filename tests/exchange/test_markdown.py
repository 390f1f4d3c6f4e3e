"""The Markdown folder: files a person can read, front matter Obsidian can, and nothing outside the folder."""

from __future__ import annotations

from pathlib import Path

from newscli.exchange import by_name
from newscli.exchange.pictures import of
from tests.exchange.stories import ALL, BRIDGE, EDITION, HOSTILE


def test_an_article_is_a_file_with_its_facts_text_and_picture(tmp_path: Path) -> None:
    by_name("markdown").write([BRIDGE], tmp_path, EDITION)
    (picture,) = (tmp_path / "pictures").iterdir()
    assert (tmp_path / "2026-11-25 A bridge for Lindenau – it opens.md").read_text(encoding="utf-8") == (
        "---\n"
        'title: "A bridge for Lindenau: it opens"\n'
        'url: "https://a.example/bridge"\n'
        'source: "paper"\n'
        'section: "City"\n'
        'authors: ["Mara Lind", "Jo Ask"]\n'
        'language: "en"\n'
        'tags: ["bridges-roads", "city/north"]\n'
        "published: 2026-11-25T12:00:00\n"
        "kept: 2026-11-25T12:00:00\n"
        "---\n\n"
        "# A bridge for Lindenau: it opens\n\n"
        "It opens on Monday.\n\n"
        "## Why\n\n"
        "Because of the [river](https://a.example/river)\n\n"
        f"![The bridge](pictures/{picture.name})\n\n"
        "*At noon*\n"
    )


def test_every_article_has_a_file_in_the_folder_and_nowhere_else(tmp_path: Path) -> None:
    folder = tmp_path / "inside"
    folder.mkdir()
    by_name("markdown").write([*ALL, *ALL], folder, EDITION)
    assert len(list(folder.glob("*.md"))) == 6
    assert [path.name for path in tmp_path.iterdir()] == ["inside"]
    assert all(path.parent == folder for path in folder.rglob("*.md"))


def test_only_pictures_of_the_text_that_are_pictures_are_taken() -> None:
    assert list(of(BRIDGE)) == ["https://a.example/p.png"]
    assert of(HOSTILE) == {}

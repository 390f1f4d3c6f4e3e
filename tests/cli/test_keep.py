"""Whole pages at the command line: kept, and shown again by every format that shows pictures."""

from __future__ import annotations

import zipfile
from base64 import b64encode
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from newscli.demo.web import Site
from tests.cli.program import Program
from tests.sync import paper


@pytest.fixture
def site() -> Iterator[Site]:
    with paper.serve() as running:
        yield running


@pytest.fixture
def keeper(newscli: Program, site: Site) -> Program:
    """newscli that keeps one whole page."""
    assert newscli.run("keep", f"{site.base}/bridge").status == 0
    return newscli


def test_keep_says_what_it_kept(newscli: Program, site: Site) -> None:
    ran = newscli.run("keep", f"{site.base}/bridge")
    size = sum(len(paper.FILES[path][1]) for path in paper.PARTS)
    assert ran.rows == [["1", f"{site.base}/bridge", "The old bridge is closed", str(len(paper.PARTS)), str(size), "2"]]
    assert newscli.run("latest", "--offline").rows[0][0] == "1"


def test_keep_at_a_terminal_names_the_article_and_what_came(newscli: Program, site: Site) -> None:
    shown = newscli.at_terminal("keep", f"{site.base}/bridge").out
    assert "asking for http" in shown
    assert "0 of 5 parts · asking for http" in shown
    assert "The old bridge is closed" in shown
    assert "6 new parts, 0.0 MB" in shown
    assert "; 2 could not be had" in shown


def test_a_page_that_cannot_be_had_does_not_stop_the_others(newscli: Program, site: Site) -> None:
    ran = newscli.run("keep", f"{site.base}/nowhere", f"{site.base}/bridge")
    assert (ran.status, len(ran.rows)) == (1, 1)
    assert ran.err == f"newscli: {site.base}/nowhere: 404 Not Found\n"
    assert newscli.run("keep", f"{site.base}/nowhere").status == 1
    assert newscli.run("keep", "nonsense").status == 2


def test_articles_are_kept_whole_by_their_numbers(keeper: Program) -> None:
    assert [row[0] for row in keeper.run("keep", "1-3", "last").rows] == ["1", "1"]


def test_an_exported_page_has_the_picture_inside(keeper: Program) -> None:
    assert b64encode(paper.PICTURE).decode() in keeper.run("export", "--format", "html").out


def test_an_exported_folder_has_the_picture_beside_the_text(keeper: Program, tmp_path: Path) -> None:
    assert keeper.run("export", "--format", "markdown", str(tmp_path / "vault")).status == 0
    (picture,) = (tmp_path / "vault" / "pictures").iterdir()
    (text,) = (tmp_path / "vault").glob("*.md")
    assert picture.read_bytes() == paper.PICTURE
    assert f"](pictures/{picture.name})" in text.read_text()


def test_an_exported_book_has_the_picture(keeper: Program, tmp_path: Path) -> None:
    assert keeper.run("export", str(tmp_path / "paper.epub")).status == 0
    with zipfile.ZipFile(tmp_path / "paper.epub") as book:
        (picture,) = (name for name in book.namelist() if name.startswith("EPUB/pictures/"))
        assert book.read(picture) == paper.PICTURE
        assert f"../pictures/{picture.rpartition('/')[2]}" in book.read("EPUB/articles/1.xhtml").decode()


@pytest.mark.parametrize("name", ["pages.warc.gz", "pages.wacz"])
def test_web_archives_hold_the_page_and_its_parts_and_come_in_again(
    keeper: Program, site: Site, tmp_path: Path, name: str
) -> None:
    assert keeper.run("export", str(tmp_path / name)).status == 0
    written = (tmp_path / name).read_bytes()
    if name.endswith(".wacz"):
        with zipfile.ZipFile(tmp_path / name) as package:
            written = package.read("archive/data.warc.gz")
    answers = {
        record.rec_headers.get_header("WARC-Target-URI"): record.content_stream().read()
        for record in ArchiveIterator(BytesIO(written))
        if record.rec_type == "response"
    }
    assert answers == {f"{site.base}{path}": paper.FILES[path][1] for path in ("/bridge", *paper.PARTS)}
    other = Program(tmp_path / "other")
    assert other.run("import", str(tmp_path / name)).status == 0
    assert b64encode(paper.PICTURE).decode() in other.run("export", "--format", "html").out

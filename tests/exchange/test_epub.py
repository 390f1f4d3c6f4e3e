"""The book, checked as a reading device would: https://www.w3.org/TR/epub-33/."""

from __future__ import annotations

import io
import posixpath
import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from newscli.exchange import by_name
from tests.exchange.stories import ALL, EDITION

OPF = "{http://www.idpf.org/2007/opf}"
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="module")
def packed() -> bytes:
    file = io.BytesIO()
    by_name("epub").write(ALL, file, EDITION)
    return file.getvalue()


@pytest.fixture
def book(packed: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(packed))


def package(book: zipfile.ZipFile) -> tuple[str, ET.Element]:
    container = ET.fromstring(book.read("META-INF/container.xml"))
    path = next(element.attrib["full-path"] for element in container.iter() if "full-path" in element.attrib)
    return path, ET.fromstring(book.read(path))


def items(book: zipfile.ZipFile) -> dict[str, dict[str, str]]:
    """The manifest: attributes by the file's path in the zip."""
    path, root = package(book)
    folder = posixpath.dirname(path)
    return {posixpath.join(folder, item.attrib["href"]): dict(item.attrib) for item in root.iter(f"{OPF}item")}


def test_its_first_bytes_say_what_it_is(packed: bytes, book: zipfile.ZipFile) -> None:
    first = book.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    assert packed[30:58] == b"mimetypeapplication/epub+zip"


def test_every_file_is_listed_once_and_every_listed_file_is_there(book: zipfile.ZipFile) -> None:
    path, _ = package(book)
    assert sorted(book.namelist()) == sorted([*items(book), path, "mimetype", "META-INF/container.xml"])
    assert book.testzip() is None


def test_it_has_a_name_a_title_languages_and_a_date(book: zipfile.ZipFile) -> None:
    _, root = package(book)
    said = {element.tag.rpartition("}")[2]: element.text for element in root.iter()}
    assert root.attrib["unique-identifier"] in {element.attrib.get("id") for element in root.iter()}
    assert said["title"] == "The morning"
    assert said["identifier"]
    assert said["meta"] == "2026-11-25T12:00:00Z"


def test_all_pages_are_xml_whose_links_lead_to_pages_of_the_book(book: zipfile.ZipFile) -> None:
    listed = items(book)
    for path, item in listed.items():
        if item["media-type"] not in ("application/xhtml+xml", "image/svg+xml"):
            continue
        root = ET.fromstring(book.read(path))
        assert not any(element.tag.endswith("script") for element in root.iter())
        for element in root.iter():
            for name in ("href", "src"):
                target = element.attrib.get(name)
                if target and not target.startswith("https://"):
                    assert posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) in listed


def test_it_is_read_from_the_cover_through_the_contents_to_every_article(book: zipfile.ZipFile) -> None:
    path, root = package(book)
    names = {item["id"]: posixpath.relpath(file, posixpath.dirname(path)) for file, item in items(book).items()}
    spine = [names[itemref.attrib["idref"]] for itemref in root.iter(f"{OPF}itemref")]
    assert spine == ["cover.xhtml", "contents.xhtml", *(f"articles/{number}.xhtml" for number in (1, 2, 3))]


def test_the_contents_are_sorted_by_section(book: zipfile.ZipFile) -> None:
    (path,) = [path for path, item in items(book).items() if item.get("properties") == "nav"]
    nav = next(ET.fromstring(book.read(path)).iter(f"{XHTML}nav"))
    assert [span.text for span in nav.iter(f"{XHTML}span")] == ["City", "News", '"><img src=x onerror=x>']
    assert [link.attrib["href"] for link in nav.iter(f"{XHTML}a")] == [
        f"articles/{number}.xhtml" for number in (1, 2, 3)
    ]


def test_the_same_articles_are_the_same_book(packed: bytes) -> None:
    again = io.BytesIO()
    by_name("epub").write(ALL, again, EDITION)
    assert again.getvalue() == packed


def test_the_checker_of_the_format_finds_nothing(packed: bytes, tmp_path: Path) -> None:
    checker = next(
        (path for path in ("/usr/bin/epubcheck", "/usr/share/java/epubcheck.jar") if Path(path).exists()), None
    )
    if checker is None or shutil.which("java") is None:
        pytest.skip("epubcheck or Java is not installed")
    (tmp_path / "book.epub").write_bytes(packed)
    done = subprocess.run(
        ["java", "-jar", checker, "book.epub"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr

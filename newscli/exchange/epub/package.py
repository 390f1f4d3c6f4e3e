"""What holds a book together: the package document, the contents, and the frame of every page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC
from hashlib import sha256
from uuid import UUID

from newscli.blocks.html import escape
from newscli.exchange.epub.book import Book, Chapter
from newscli.exchange.story import Edition

XHTML = "application/xhtml+xml"
Sections = Mapping[str, Sequence[Chapter]]

_PAGE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
  lang="{language}" xml:lang="{language}">
<head><title>{title}</title><link rel="stylesheet" type="text/css" href="{up}style.css"/></head>
<body>
{body}</body>
</html>
"""


def by_section(chapters: Iterable[Chapter]) -> Sections:
    """The chapters by their section, sections in the order they first appear."""
    sections: dict[str, list[Chapter]] = {}
    for chapter in chapters:
        sections.setdefault(chapter.section, []).append(chapter)
    return sections


def page(title: str, body: str, *, language: str | None, up: str = "") -> str:
    """A page of the book; `up` leads from its folder to the package's."""
    return _PAGE.format(title=escape(title), body=body, language=language or "en", up=up)


def cover_page(edition: Edition) -> str:
    """The cover as the first page."""
    picture = f'<img src="cover.svg" alt="{escape(edition.title)}" style="height: 100%; max-width: 100%"/>'
    return page(edition.title, f'<section epub:type="cover">{picture}</section>\n', language=None)


def contents(edition: Edition, sections: Sections) -> str:
    """The contents, which reading devices also show as a menu."""
    listed = "\n".join(
        f'<li class="section"><span dir="auto">{escape(name)}</span>\n<ol>\n{_listed(chapters)}\n</ol></li>'
        for name, chapters in sections.items()
    )
    listed = f"<ol>\n{listed}\n</ol>\n" if sections else '<ol><li><a href="cover.xhtml">Cover</a></li></ol>\n'
    body = f'<nav epub:type="toc" id="toc">\n<h1>{escape(edition.title)}</h1>\n{listed}</nav>\n'
    return page(edition.title, body, language=None)


def close(book: Book, edition: Edition, sections: Sections) -> None:
    """Write the package document: what the book is, what is in it, in which order it is read."""
    book.close("\n".join(_package(book, edition, sections)))


def _listed(chapters: Sequence[Chapter]) -> str:
    return "\n".join(
        f'<li><a href="{escape(chapter.name)}" dir="auto">{escape(chapter.title)}</a></li>' for chapter in chapters
    )


def _package(book: Book, edition: Edition, sections: Sections) -> Iterator[str]:
    chapters = [chapter for section in sections.values() for chapter in section]
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="name">'
    yield '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
    yield f'<dc:identifier id="name">{_identifier(edition, chapters)}</dc:identifier>'
    yield f"<dc:title>{escape(edition.title)}</dc:title>"
    for language in _languages(chapters):
        yield f"<dc:language>{language}</dc:language>"
    yield f"<dc:date>{edition.made_at.astimezone(edition.zone):%Y-%m-%d}</dc:date>"
    yield f'<meta property="dcterms:modified">{edition.made_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}</meta>'
    yield "</metadata>\n<manifest>"
    for item in book.items.values():
        properties = f' properties="{item.properties}"' if item.properties else ""
        yield f'<item id="{item.id}" href="{escape(item.name)}" media-type="{item.media_type}"{properties}/>'
    yield "</manifest>\n<spine>"
    for item in (*book.first, *(book.items[chapter.name] for chapter in chapters)):
        yield f'<itemref idref="{item.id}"/>'
    yield "</spine>\n</package>\n"


def _identifier(edition: Edition, chapters: Iterable[Chapter]) -> str:
    """A name made of what is in it: the same paper, the same book on the shelf."""
    words = "\n".join((edition.title, *(f"{chapter.name} {chapter.title}" for chapter in chapters)))
    return f"urn:uuid:{UUID(bytes=sha256(words.encode('utf-8', 'replace')).digest()[:16], version=5)}"


def _languages(chapters: Iterable[Chapter]) -> list[str]:
    """The languages, the commonest first."""
    counted = Counter(chapter.language for chapter in chapters if chapter.language)
    return [language for language, _ in counted.most_common()] or ["en"]

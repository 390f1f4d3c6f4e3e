"""EPUB 3, https://www.w3.org/TR/epub-33/: what was chosen as a daily paper, with sections, contents and a cover."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from shutil import copyfileobj

from newscli.exchange import pages, pictures
from newscli.exchange.epub import package
from newscli.exchange.epub.book import Book, Chapter
from newscli.exchange.epub.cover import cover
from newscli.exchange.story import Edition, Sink, Story

#: The pictures a reading device must be able to show; WebP only since EPUB 3.3, which few devices know.
_PICTURES = ("image/jpeg", "image/png", "image/gif")


def write(stories: Iterable[Story], target: Sink, edition: Edition) -> None:
    """A book with a chapter an article, by section."""
    # A zip file goes back to fill in its sizes, which a pipe cannot do.
    with tempfile.TemporaryFile() as file:
        with Book(file, edition.made_at) as book:
            chapters = [_chapter(book, story, edition) for story in stories]
            sections = package.by_section(chapters)
            book.add("style.css", pages.STYLE, "text/css")
            book.add("cover.svg", cover(edition, sections), "image/svg+xml", properties="cover-image")
            book.add("cover.xhtml", package.cover_page(edition), package.XHTML, spine="first")
            book.add(
                "contents.xhtml", package.contents(edition, sections), package.XHTML, properties="nav", spine="first"
            )
            package.close(book, edition, sections)
        file.seek(0)
        copyfileobj(file, target)


def _chapter(book: Book, story: Story, edition: Edition) -> Chapter:
    places = {}
    for address, picture in pictures.of(story, only=_PICTURES).items():
        places[address] = f"../pictures/{picture.name}"
        book.add(f"pictures/{picture.name}", picture.body, picture.media_type)
    reading = story.reading
    chapter = Chapter(
        name=f"articles/{story.article.id}.xhtml",
        title=pages.title(story),
        section=reading.section or reading.site_name or story.article.source or "News",
        language=pages.language(story),
    )
    body = pages.article(story, edition, pictures=places)
    book.add(chapter.name, package.page(chapter.title, body, language=chapter.language, up="../"), package.XHTML)
    return chapter

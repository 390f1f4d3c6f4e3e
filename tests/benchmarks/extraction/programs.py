"""The programs that can be asked to read the pages: newscli here, any command that speaks the batch lines, and peers.

A batch command reads JSON lines `{"id", "url", "html_path"}` and answers `{"id", "title", "published", "authors",
"text", "language"}` or `{"id", "error"}`, which is what `newscli extract --batch` does.
"""

from __future__ import annotations

import json
import shlex
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tests.benchmarks.extraction.corpus import Page
from tests.benchmarks.extraction.scores import Answer

Program = Callable[[Iterable[Page]], Iterator[tuple[Page, Answer]]]


def newscli(pages: Iterable[Page]) -> Iterator[tuple[Page, Answer]]:
    """Newscli in this process, without site rules."""
    from newscli.errors import NewscliError
    from newscli.parser import read_article

    for page in pages:
        try:
            reading = read_article(page.body, page.url, site_rules=False)
        except NewscliError as error:
            yield page, Answer(error=str(error))
            continue
        moment = reading.published
        day = None
        if moment is not None:
            day = moment.date().isoformat() if reading.published_is_day else moment.isoformat()
        yield page, Answer(reading.title, day, list(reading.authors), reading.text, reading.language)


def command(line: str) -> Program:
    """A program that speaks the batch lines, such as `newscli extract --batch`."""

    def ask(pages: Iterable[Page]) -> Iterator[tuple[Page, Answer]]:
        asked = {page.id: page for page in pages}
        with tempfile.TemporaryDirectory() as folder:
            lines = []
            for number, page in enumerate(asked.values()):
                path = Path(folder, f"{number}.html")
                path.write_bytes(page.body)
                lines.append(json.dumps({"id": page.id, "url": page.url, "html_path": str(path)}))
            done = subprocess.run(
                shlex.split(line), input="\n".join(lines) + "\n", stdout=subprocess.PIPE, text=True, check=True
            )
        for row in map(json.loads, done.stdout.splitlines()):
            yield asked.pop(row["id"]), _answer(row)
        for page in asked.values():
            yield page, Answer(error="no answer")

    return ask


def _answer(row: dict[str, Any]) -> Answer:
    return Answer(
        title=row.get("title"),
        published=row.get("published"),
        authors=list(row.get("authors") or ()),
        text=row.get("text") or "",
        language=row.get("language"),
        error=row.get("error"),
    )


def _each(read: Callable[[Page], Answer]) -> Program:
    """A peer as a program; what it raises is a wrong answer, as it would be for its users."""

    def ask(pages: Iterable[Page]) -> Iterator[tuple[Page, Answer]]:
        for page in pages:
            try:
                yield page, read(page)
            except Exception as error:  # noqa: BLE001 - other people's programs raise what they like
                yield page, Answer(error=repr(error))

    return ask


def _trafilatura(page: Page) -> Answer:
    found = import_module("trafilatura").bare_extraction(
        page.text, url=page.url, with_metadata=True, include_comments=False
    )
    if found is None:
        return Answer(error="nothing")
    authors = [name.strip() for name in (found.author or "").split(";") if name.strip()]
    return Answer(found.title, found.date, authors, found.text or "", found.language)


def _readability(page: Page) -> Answer:
    document = import_module("readability").Document(page.text)
    paragraphs = import_module("lxml.html").fromstring(document.summary()).itertext()
    return Answer(document.short_title(), text=" ".join(paragraphs))


def _resiliparse(page: Page) -> Answer:
    return Answer(text=import_module("resiliparse.extract.html2text").extract_plain_text(page.text, main_content=True))


def _newspaper4k(page: Page) -> Answer:
    article = import_module("newspaper").article(page.url, input_html=page.text, language="en")
    published = article.publish_date.isoformat() if article.publish_date else None
    return Answer(article.title, published, list(article.authors), article.text, article.meta_lang)


#: name: (package that must be installed, program)
_PEERS = {
    "trafilatura": ("trafilatura", _trafilatura),
    "readability-lxml": ("readability", _readability),
    "resiliparse": ("resiliparse", _resiliparse),
    "newspaper4k": ("newspaper", _newspaper4k),
}


def peers() -> dict[str, Program]:
    """The peers that are installed here."""
    return {name: _each(read) for name, (package, read) in _PEERS.items() if find_spec(package)}

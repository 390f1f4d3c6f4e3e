"""What reading kept pages again came to: page by page, and in sum."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newscli.changes import unified
from newscli.cli.present.screen import Screen
from newscli.model import Reading, Revision
from newscli.typeset.columns import columns
from newscli.typeset.pieces import Line, Piece

if TYPE_CHECKING:
    from newscli.archive import Archive
    from newscli.archive.rereading import Again

#: What differs, as a person says it, in the order of the summary.
_NAMES = {"title": "headlines", "date": "dates", "authors": "authors", "body": "texts", "other": "otherwise"}
#: Facts that stand beside a text, in the order they are told.
_FACTS = ("published", "updated", "authors", "section", "language", "kind", "tags", "picture")


class Summary:
    """How many pages were read, and what was different."""

    def __init__(self, *, dry_run: bool = False) -> None:
        self._dry_run = dry_run
        self.pages = 0
        self.problems = 0
        self._better = 0
        self._aspects: Counter[str] = Counter()
        self._refused: Counter[str] = Counter()

    def add(self, again: Again) -> None:
        """Count a page."""
        self.pages += 1
        self.problems += again.problem is not None
        self._better += again.reading is not None
        self._aspects.update(again.changed)
        if again.refused:
            self._refused[again.refused] += 1

    def show(self, screen: Screen) -> None:
        """A line a number."""
        if not screen.terminal:
            for name, number in self._rows():
                screen.row(name, str(number))
            return
        rows: list[list[Piece]] = [[(f"{number:,}", "number"), (name, "")] for name, number in self._rows()]
        screen.lines(columns(rows, screen.width, right=frozenset({0})))

    def _rows(self) -> Iterator[tuple[str, int]]:
        yield "pages read again", self.pages
        yield "would read otherwise" if self._dry_run else "read otherwise", self._better
        for aspect, name in _NAMES.items():
            yield name, self._aspects[aspect]
        for kind, number in self._refused.most_common():
            yield f"no article by this reading: {kind}; the words stay", number
        if self.problems:
            yield "damaged", self.problems


def as_json(screen: Screen, archive: Archive, again: Again) -> None:
    """One JSON object for a page that did not read as before."""
    if not (again.changed or again.refused or again.problem):
        return
    article = archive.articles.get(again.article_id)
    said = {
        "id": again.article_id,
        "url": article.url,
        "title": article.title,
        "captured": archive.captures.fetched_at(again.capture_id).isoformat(),
        "changed": list(again.changed),
        "refused": again.refused,
        "error": again.problem,
    }
    screen.json(json.dumps(said, ensure_ascii=False))


def difference(screen: Screen, archive: Archive, again: Again, *, measure: int) -> None:
    """What reads otherwise in one page: its facts, then its words as `newscli diff` shows them."""
    if again.reading is None:
        return
    old = archive.store.revisions.get(again.revision_id)
    facts: list[Line] = [
        ((f"{sign}{name}: {said}", look),)
        for name in _FACTS
        if getattr(old.reading, name) != getattr(again.reading, name)
        for sign, look, said in (
            ("-", "error", _said(old.reading, name)),
            ("+", "lit", _said(again.reading, name)),
        )
    ]
    screen.lines([_heading(again, old), *facts, *_words(screen, old.reading, again.reading, measure), ()])


def _heading(again: Again, old: Revision) -> Line:
    return ((str(again.article_id), "number"), (f"  {old.reading.title}", "heading"))


def _words(screen: Screen, old: Reading, new: Reading, measure: int) -> list[Line]:
    if (old.title, old.text) == (new.title, new.text):
        return []
    if not screen.terminal:
        return [((line, ""),) for line in unified(old, new, ("as it was read", "as it is read now"))]
    from newscli.typeset.changes import lines

    return [(), *lines(old, new, min(measure + 2, screen.width - 2))]


def _said(reading: Reading, name: str) -> str:
    value = getattr(reading, name)
    if isinstance(value, tuple):
        return ", ".join(value)
    return "" if value is None else str(value)

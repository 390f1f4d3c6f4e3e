"""Reading kept pages again: which a parser has not read yet, what it makes of them, and writing that down.

Every version of an article is read again from its own page, so that its history stays one: a better reading stands
behind the version it betters, marked as ours, and only the newest version's changes the article's line and the index.
A page that brought no version of its own is not read again. What a page says, the caller knows: nothing here parses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from newscli.archive import Archive, readings
from newscli.errors import ArchiveError, UnreadableError
from newscli.model import ARTICLE_KINDS, Capture, Reading

#: What two readings of one page can differ in, as a person counts it.
Aspect = Literal["title", "date", "authors", "body", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """What reading a kept page again came to."""

    article_id: int
    capture_id: int
    revision_id: int  #: the newest version of this page, which it was compared with
    changed: tuple[Aspect, ...] = ()
    reading: Reading | None = None  #: the better version, where it says anything else
    refused: str | None = None  #: what the page is now taken for, where that is no article: its words stay
    problem: str | None = None  #: why the page could not be had from the archive


def stale(archive: Archive, parser_version: int | None) -> list[int]:
    """The articles with a page that no parser of this version or a later one has read; None: those that have a page.

    In the order in which they were kept, as pages are coded against each other.
    """
    rows = archive.connection.execute(
        """
        SELECT DISTINCT article_id
        FROM revisions LEFT JOIN rereads ON rereads.capture_id = revisions.capture_id
        WHERE revisions.capture_id IS NOT NULL AND (?1 IS NULL OR coalesce(parser_version, -1) < ?1)
        ORDER BY article_id
        """,
        (parser_version,),
    )
    return [number for (number,) in rows.fetchall()]


def look(
    archive: Archive, article_id: int, read: Callable[[Capture], Reading], *, parser_version: int | None
) -> Iterator[Again]:
    """Read the stale pages of an article again, oldest first (None: all its pages); nothing is written."""
    before: Reading | None = None
    for revision_id, capture_id, read_by in archive.connection.execute(_PAGES, (article_id,)).fetchall():
        again = Again(article_id=article_id, capture_id=capture_id, revision_id=revision_id)
        wanted = capture_id is not None and (parser_version is None or read_by is None or read_by < parser_version)
        try:
            former = archive.store.revisions.get(revision_id).reading
            if wanted:
                capture = archive.captures.get(capture_id)
        except ArchiveError as error:
            if wanted:
                yield replace(again, problem=str(error))
            continue
        if wanted:
            # What was read before there were rows in `rereads` does not say which of its facts are the feed's.
            lent = former if read_by is None else readings.lent(former)
            found = _found(read, capture)
            if isinstance(found, str):
                again = replace(again, refused=found)
            else:
                again = _compared(again, former, readings.filled(found, entry=lent, former=before))
            yield again
        before = again.reading or former


#: Each page of an article with its newest version, in the order of history; the feed's own words are one without page.
_PAGES = """
  SELECT max(revisions.id), revisions.capture_id, parser_version
  FROM revisions LEFT JOIN rereads ON rereads.capture_id = revisions.capture_id
  WHERE article_id = ?
  GROUP BY revisions.capture_id
  ORDER BY min(seen_at), min(revisions.id)
"""


def settle(archive: Archive, looked: Iterable[Again], *, parser_version: int) -> list[Again]:
    """Write down what reading came to, in one transaction; returns what holds.

    A page that got another version meanwhile is left for the next time.
    """
    revisions = archive.store.revisions
    with archive.transaction():
        held = [one for one in looked if one.problem or revisions.newest_of(one.capture_id) == one.revision_id]
        for one in held:
            if one.problem:
                continue
            if one.reading is not None:
                archive.keeper.better(revisions.get(one.revision_id), one.reading)
            revisions.was_read(one.capture_id, parser_version, refused=one.refused)
    return held


def _found(read: Callable[[Capture], Reading], capture: Capture) -> Reading | str:
    """What a page says; what it is taken for, where that is no article."""
    try:
        found = read(capture)
    except UnreadableError:
        return "unreadable"
    if found.kind not in ARTICLE_KINDS:
        return found.kind
    return found if found.title or found.blocks else "empty"


def _compared(again: Again, former: Reading, found: Reading) -> Again:
    if readings.same_in_all(former, found):
        return again
    return replace(again, reading=found, changed=_changed(former, found))


def _changed(old: Reading, new: Reading) -> tuple[Aspect, ...]:
    differs: dict[Aspect, bool] = {
        "title": old.title.split() != new.title.split(),
        "date": (old.published, old.updated) != (new.published, new.updated),
        "authors": old.authors != new.authors,
        "body": old.text.split() != new.text.split(),
    }
    return tuple(aspect for aspect in differs if differs[aspect]) or ("other",)

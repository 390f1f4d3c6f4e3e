"""Items of an archive into a file: an article's facts, its new captures, its new versions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from newscli.archive import Archive, readings
from newscli.archive.increments.items import Fresh, leaf_of
from newscli.archive.increments.records import Writer
from newscli.archive.moments import to_column

#: Bytes before packing: small enough that a connection that breaks has lost little, large enough to share a window.
_INCREMENT_BYTES = 32_000_000


def pack(archive: Archive, articles: Iterable[Fresh], draft: Path) -> Iterator[list[bytes]]:
    """Write increments to `draft`, one after the other; gives the items in each when it is whole.

    The caller takes the file away before it asks for the next.
    """
    waiting = iter(articles)
    first = next(waiting, None)
    while first is not None:
        items: list[bytes] = []
        with draft.open("wb") as file:
            writer = Writer(file)
            while first is not None and writer.size < _INCREMENT_BYTES:
                items += _article(archive, writer, first)
                first = next(waiting, None)
            writer.close()
        yield items


def _article(archive: Archive, writer: Writer, fresh: Fresh) -> list[bytes]:
    number = fresh.article_id
    writer.write(_facts(archive, number) | {"captures": len(fresh.captures), "versions": len(fresh.versions)})
    for name, capture_id in fresh.captures.items():
        capture = archive.captures.get(capture_id)
        facts = {
            "kind": "capture",
            "name": name.hex(),
            "part": _is_part(archive, capture_id),
            "url": capture.url,
            "asked_url": capture.asked_url,
            "fetched_at": to_column(capture.fetched_at),
            "status": capture.status,
            "headers": capture.headers,
            "redirects": capture.redirects,
        }
        writer.write(facts, capture.body)
    for name, revision_id in fresh.versions.items():
        revision = archive.store.revisions.get(revision_id)
        written = readings.dump(revision.reading)
        facts = {
            "kind": "version",
            "name": name.hex(),
            "capture": None if revision.capture_id is None else leaf_of(archive, revision.capture_id).hex(),
            "seen_at": to_column(revision.seen_at),
            "sha256": sha256(written).hexdigest(),
        }
        writer.write(facts, written)
    return [*fresh.captures, *fresh.versions]


def _facts(archive: Archive, article_id: int) -> dict[str, Any]:
    """What is known of an article beside its pages and words; nothing of what its reader did with it."""
    url, gone_at, source_id = archive.connection.execute(
        "SELECT url, gone_at, source_id FROM articles WHERE id = ?", (article_id,)
    ).fetchone()
    names = archive.connection.execute(
        "SELECT address FROM addresses WHERE article_id = ? AND address NOT LIKE 'guid:%' ORDER BY address",
        (article_id,),
    )
    facts: dict[str, Any] = {"kind": "article", "url": url, "gone_at": gone_at, "source": None}
    facts["names"] = [name for (name,) in names.fetchall()]
    if source_id is not None:
        columns = ("url", "name", "kind", "title", "language", "pages")
        row = archive.connection.execute(
            f"SELECT {', '.join(columns)} FROM sources WHERE id = ?",  # noqa: S608 - names of columns
            (source_id,),
        ).fetchone()
        facts["source"] = dict(zip(columns, row, strict=True))
    return facts


def _is_part(archive: Archive, capture_id: int) -> bool:
    row = archive.connection.execute("SELECT part FROM captures WHERE id = ?", (capture_id,)).fetchone()
    return bool(row[0])

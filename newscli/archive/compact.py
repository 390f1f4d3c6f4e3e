"""The whole file chosen again: smaller frames for what is old, one piece of index, no empty pages.

Every portion is a transaction of its own, so that a reader, a sync or a kill in between finds a whole archive.
"""

from __future__ import annotations

from newscli.archive import Archive
from newscli.archive.bodies import site_of
from newscli.archive.frames import Coder
from newscli.archive.verify import Progress

#: A tenth of the speed of what `keep` does, 4 to 7 % smaller; compacting is done in the reader's own time.
_LEVEL = 19
#: A frame is replaced when it becomes this much smaller; less is not worth writing.
_WORTH = 0.97
_PORTION = 20


def compact(archive: Archive, *, progress: Progress | None = None) -> tuple[int, int]:
    """Make the file as small as it can be; returns its bytes before and after. Raises ArchiveError."""
    connection = archive.connection
    before = _size(archive)
    keyframes = _keyframes(archive)
    numbers = [number for (number,) in connection.execute("SELECT id FROM bodies ORDER BY id").fetchall()]
    for start in range(0, len(numbers), _PORTION):
        smaller = [
            found for number in numbers[start : start + _PORTION] if (found := _smaller(archive, number, keyframes))
        ]
        with archive.transaction():
            # The frame is replaced only where it still is the one that was looked at: a sync may have come between.
            connection.executemany(
                "UPDATE bodies SET base_id = ?, frame = ? WHERE id = ? AND base_id IS ? AND length(frame) = ?", smaller
            )
        if progress:
            progress(min(start + _PORTION, len(numbers)), len(numbers))
    connection.execute("INSERT INTO search_index (search_index) VALUES ('optimize')")
    connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return before, _size(archive)


def _smaller(
    archive: Archive, number: int, keyframes: dict[str, list[int]]
) -> tuple[int | None, bytes, int, int | None, int] | None:
    """A smaller frame of a body with its base, and what it replaces; None where there is none."""
    base, length, children = archive.connection.execute(
        """
        SELECT base_id, length(frame), (SELECT count(*) FROM bodies AS child WHERE child.base_id = bodies.id)
        FROM bodies WHERE id = ?
        """,
        (number,),
    ).fetchone()
    bases: list[int | None] = [base]
    if base is None and not children:
        # A page that once stood alone may resemble a keyframe that came later, or one from before a passing redesign.
        bases += [other for other in keyframes.get(_site(archive, number), ()) if other != number]
    content = archive.store.bodies.get(number)
    frames = [
        (other, Coder(*([] if other is None else [archive.store.bodies.get(other)]), level=_LEVEL).shrink(content))
        for other in bases
    ]
    best, frame = min(frames, key=lambda made: len(made[1]))
    return (best, frame, number, base, length) if len(frame) < length * _WORTH else None


def _keyframes(archive: Archive) -> dict[str, list[int]]:
    """Pages that stand alone and have others on them, by site."""
    rows = archive.connection.execute(
        "SELECT DISTINCT base.id FROM bodies JOIN bodies AS base ON base.id = bodies.base_id WHERE base.base_id IS NULL"
    )
    found: dict[str, list[int]] = {}
    for (number,) in rows.fetchall():
        found.setdefault(_site(archive, number), []).append(number)
    return found


def _site(archive: Archive, body_id: int) -> str:
    row = archive.connection.execute(
        """
        SELECT coalesce(captures.url, articles.url)
        FROM captures LEFT JOIN articles ON articles.id = captures.article_id
        WHERE body_id = ? LIMIT 1
        """,
        (body_id,),
    ).fetchone()
    return site_of(row[0]) if row else ""


def _size(archive: Archive) -> int:
    pages, size = (archive.connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
    return int(pages * size)

"""A copy of a living archive: one moment of it, while others read and write."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

from newscli.archive.connection import connect
from newscli.archive.migrations import check
from newscli.errors import ArchiveError


def backup(path: Path, target: Path) -> int:
    """Copy the archive at `path`, as it stands now, to a new file `target`; returns its size in bytes.

    Written under another name first: a copy under its own name is whole. SQLite rewrites every row on the way, so that
    pages that cannot be read any more are noticed here and not on the day the copy is needed; `verify` tells more.
    Raises ArchiveError where there is a file already, no space, or damage.
    """
    if target.exists():
        raise ArchiveError(f"{target}: there is a file already; name another for the copy")
    if not target.parent.is_dir():
        raise ArchiveError(f"{target}: its folder does not exist; make it first: mkdir -p {target.parent}")
    unfinished = target.with_name(f"{target.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    try:
        with closing(connect(path)) as connection:
            check(connection)
            connection.execute("VACUUM INTO ?", (str(unfinished),))
        with closing(connect(unfinished)) as copy:
            copy.execute("PRAGMA journal_mode = WAL")
        _sync(unfinished)
        unfinished.rename(target)
    except OSError as error:
        raise ArchiveError(f"{target}: the copy cannot be written: {error.strerror}") from error
    finally:
        unfinished.unlink(missing_ok=True)
    return target.stat().st_size


def _sync(path: Path) -> None:
    """Wait until the disk has it: a rename may reach it before the content does."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

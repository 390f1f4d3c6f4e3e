"""A copy of a large archive before its schema is changed: that is one transaction, but nothing leads back from it.

An earlier newscli refuses what a later one has brought up to date. The copy stays until its reader deletes it.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from newscli.archive.connection import connect, explain

#: Bytes from which losing an archive hurts: 1,500 articles with their pages, more than most sources still list.
DEAR = 20_000_000


def copied(path: Path, version: int, *, free: int | None = None) -> str | None:
    """Copy an archive of schema `version` as it stands, where it is large; returns what its reader should know, if
    anything. Nothing may be changing it meanwhile. `free`: bytes free on its disk. Raises ArchiveError where the copy
    cannot be written.

    Where there is no room for a copy the change goes on without one: it is undone as a whole where it fails, and a
    reader without room shall still read.
    """
    size = path.stat().st_size
    if size < DEAR:
        return None
    if (shutil.disk_usage(path.parent).free if free is None else free) < size:
        return f"{path} was brought up to date; there was no room for a copy of it as it was before"
    target = path.with_name(f"{path.name}.schema-{version}")
    unfinished = target.with_name(f"{target.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    try:
        with closing(connect(path, readonly=True)) as archive, closing(connect(unfinished)) as copy:
            archive.backup(copy)
        unfinished.replace(target)
    except sqlite3.Error as error:
        raise explain(error, unfinished) or error from error
    finally:
        unfinished.unlink(missing_ok=True)
    return f"{path} was brought up to date; as it was before it is in {target}, which you may delete when all is well"

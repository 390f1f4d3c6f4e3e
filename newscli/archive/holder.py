"""Who is writing to an archive: a lock file beside it that a dying process cannot leave locked."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from io import FileIO
from pathlib import Path

from newscli.errors import ArchiveError


def lock_path(archive: Path) -> Path:
    """Where the lock of an archive lies; the file may stay after the lock is gone."""
    return archive.with_name(archive.name + ".lock")


def describe(archive: Path) -> str:
    """The process that holds the lock, in words; "another program" where none of ours does."""
    try:
        with lock_path(archive).open("r+b", buffering=0) as file:
            if not _try_lock(file):  # a name whose process died is no longer locked
                file.seek(0)
                return file.read().decode("utf-8", "replace").strip() or "another newscli"
    except OSError:
        pass
    return "another program"


@contextmanager
def hold(archive: Path) -> Iterator[None]:
    """Be the only one that syncs this archive. Raises ArchiveError that says who does it already."""
    try:
        file = lock_path(archive).open("a+b", buffering=0)
    except OSError as error:
        raise ArchiveError(f"{archive}: nothing can be written in its folder: {error.strerror}") from error
    with file:
        if not _try_lock(file):
            raise ArchiveError(f"{archive}: {describe(archive)} is syncing it already; wait for it or stop it")
        _write(file, f"newscli (process {os.getpid()}, since {datetime.now().astimezone():%H:%M:%S})")
        try:
            yield
        finally:
            _write(file, "")


def _write(file: FileIO, words: str) -> None:
    """Say who it is, for others to read. The lock holds without it: a full disk is told where news are kept."""
    with suppress(OSError):
        file.truncate(0)
        file.write(words.encode())


try:
    import fcntl
except ImportError:  # Windows
    import msvcrt

    def _try_lock(file: FileIO) -> bool:
        """Lock a byte far behind the words, so that others may still read who it is."""
        file.seek(1 << 20)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except OSError:
            return False
        return True

else:

    def _try_lock(file: FileIO) -> bool:
        """The kernel takes the lock back when the process ends, however it ends."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

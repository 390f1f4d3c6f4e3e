"""A folder as a place: a disk that is handed round, a network drive, a folder that other programs keep alike."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from newscli.errors import NewscliError

_PIECE_BYTES = 1024 * 1024


class Folder:
    """A folder; it is made where it is missing."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def names(self) -> list[str]:
        """See `Place`."""
        with self._told():
            if not self._path.exists():
                return []
            return sorted(each.name for each in self._path.iterdir() if not each.name.startswith("."))

    def send(self, file: Path, name: str) -> None:
        """See `Place`."""
        with self._told():
            self._path.mkdir(parents=True, exist_ok=True)
            draft = self._path / f".{name}.part"
            append(file, draft)
            draft.replace(self._path / name)

    def fetch(self, name: str, file: Path) -> None:
        """See `Place`."""
        with self._told():
            append(self._path / name, file)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise NewscliError(f"{self._path}: {error.strerror or error}") from error


def append(source: Path, target: Path) -> None:
    """Copy what the target lacks of the source; a target that does not begin as the source does is begun anew."""
    with source.open("rb") as coming, target.open("r+b" if target.exists() else "w+b") as going:
        if not _begins(coming, going):
            coming.seek(0)
            going.seek(0)
            going.truncate()
        while piece := coming.read(_PIECE_BYTES):
            going.write(piece)
        going.flush()
        os.fsync(going.fileno())


def _begins(coming: IO[bytes], going: IO[bytes]) -> bool:
    """Whether all of `going` stands at the beginning of `coming`; both are left behind it."""
    while piece := going.read(_PIECE_BYTES):
        if coming.read(len(piece)) != piece:
            return False
    return True

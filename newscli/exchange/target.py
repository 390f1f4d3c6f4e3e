"""Where an export goes: a file or folder that is there whole or not at all, and never in place of another unasked."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from newscli.errors import NewscliError


@contextmanager
def new_file(path: Path, *, force: bool) -> Iterator[IO[bytes]]:
    """A stream into a file beside `path`, which takes its place when all went well; nothing is left otherwise.

    Raises NewscliError where `path` is there (unless `force`) or cannot be written.
    """
    with _told(path):
        _look(path, force=force)
        if path.is_dir():
            raise NewscliError(f"{path}: a folder; name a file in it")
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name[:60]}.", delete=False) as file:
            try:
                yield file
                file.flush()
                os.fsync(file.fileno())
                _as_others(Path(file.name), 0o666)
                Path(file.name).replace(path)
            except BaseException:
                Path(file.name).unlink(missing_ok=True)
                raise


@contextmanager
def new_folder(path: Path, *, force: bool) -> Iterator[Path]:
    """An empty folder beside `path`, which takes its place when all went well.

    With `force`, where `path` is there, its files stay but for those of the same names.
    """
    with _told(path):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
        _look(path, force=force)
        made = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name[:60]}."))
        try:
            yield made
            _as_others(made, 0o777)
            _move(made, path)
        finally:
            shutil.rmtree(made, ignore_errors=True)


def _move(made: Path, path: Path) -> None:
    if not path.exists():
        made.rename(path)
        return
    for each in sorted(made.rglob("*")):
        place = path / each.relative_to(made)
        if each.is_dir():
            place.mkdir(exist_ok=True)
        else:
            each.replace(place)


def _look(path: Path, *, force: bool) -> None:
    if not path.parent.is_dir():
        raise NewscliError(f"{path}: its folder does not exist; make it first: mkdir -p {path.parent}")
    if not force and (path.exists() or path.is_symlink()):
        raise NewscliError(f"{path}: there already; --force writes over it")


def _as_others(path: Path, mode: int) -> None:
    """What is temporary is only its owner's to read; what is done is as the reader's other files are."""
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(mode & ~mask)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise NewscliError(f"{path}: cannot be written: {error.strerror or error}") from error

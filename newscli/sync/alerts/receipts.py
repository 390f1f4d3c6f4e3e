"""Programs started once, whatever kills newscli meanwhile: each writes a receipt itself before it begins.

The file of receipts is locked while hits are handed over, and a program that was started holds the lock too until its
receipt is written. So whoever has the lock next knows: what has a receipt was started, and what has none never will be.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import FileIO
from pathlib import Path
from tempfile import TemporaryFile

from newscli.errors import ArchiveError, NewscliError

#: A program that takes longer goes on by itself.
_SECONDS = 60.0
#: Writes the receipt, lets the file and with it the lock go, and becomes the program.
_SCRIPT = 'printf "%s\\n" "$0" && exec >&2 && exec "$@"'


@dataclass(frozen=True, slots=True)
class Receipts:
    """The file of receipts, locked."""

    file: FileIO
    known: frozenset[str]  #: from runs before this one

    def run(self, program: Sequence[str], given: bytes, mark: str) -> None:
        """Start a program and give it these bytes to read. Raises NewscliError where it fails.

        It lives in a session of its own and reads from a file, so that it does its work even if we die now.
        """
        with TemporaryFile() as input_, TemporaryFile() as said:
            input_.write(given)
            input_.seek(0)
            try:
                started = subprocess.Popen(  # noqa: S603 - what the reader's own settings name
                    ["/bin/sh", "-c", _SCRIPT, mark, *program],
                    stdin=input_,
                    stdout=self.file,
                    stderr=said,
                    start_new_session=True,
                )
            except OSError as error:
                raise NewscliError(f"{program[0]} cannot be started: {error.strerror}") from error
            try:
                status = started.wait(_SECONDS)
            except subprocess.TimeoutExpired:
                started.returncode = 0  # never waited for, and Popen would warn of that
                return
            if status:
                said.seek(0)
                last = said.read().decode("utf-8", "replace").strip().splitlines()[-1:]
                raise NewscliError(f"{program[0]} did not take it: {last[0] if last else f'status {status}'}")


@contextmanager
def held(archive: Path) -> Iterator[Receipts | None]:
    """The receipts of an archive, locked; None where another run holds them. Emptied when all is done."""
    try:
        file = archive.with_name(archive.name + ".told").open("a+b", buffering=0)
    except OSError as error:
        raise ArchiveError(f"{archive}: nothing can be written in its folder: {error.strerror}") from error
    with file:
        if not _lock(file):
            yield None
            return
        file.seek(0)
        yield Receipts(file, frozenset(file.read().decode().splitlines()))
        file.truncate(0)


try:
    import fcntl
except ImportError:  # Windows has no /bin/sh either: only webhooks are told there

    def _lock(file: FileIO) -> bool:  # noqa: ARG001 - as below
        return True

else:

    def _lock(file: FileIO) -> bool:
        """Programs that are started hold it with us, until they close the file."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

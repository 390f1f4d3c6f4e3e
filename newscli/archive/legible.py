"""An archive that one flipped bit hides, made legible again: its header and its schema set right in a copy.

SQLite opens nothing whose first bytes or whose schema make no sense, though all articles may be sound. What both have
to say is known from the migrations; only where tables begin in the file is read from it.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from newscli.archive.connection import Connection, connect
from newscli.archive.migrations import check, migrate, schema, versions
from newscli.errors import ArchiveError

#: The bytes of a header that are the same in every archive, https://www.sqlite.org/fileformat2.html#the_database_header:
#: not the counters, nor where free pages are, nor which SQLite wrote last.
_SAME = (slice(0, 24), slice(44, 60), slice(64, 92))
#: Bytes left free in each page: with another number SQLite opens the file, and reads what is longer than a page wrong.
_RESERVED = slice(20, 21)
#: Where the file's length stands in pages; zero: as long as it is.
_LENGTH = slice(28, 32)
#: Bits of those bytes, and entries of the schema, that may be wrong: with more, it is something else or newer.
_FEW_BITS, _FEW_ENTRIES = 8, 3


#: Values of an entry that a damaged text may be in, as bytes.
_ENTRIES = """
  SELECT rowid, CAST(type AS BLOB), CAST(name AS BLOB), CAST(tbl_name AS BLOB), CAST(sql AS BLOB) FROM sqlite_schema
"""
_SET = "UPDATE sqlite_schema SET type = ?, name = ?, tbl_name = ?, sql = nullif(?, '') WHERE rowid = ?"

Entry = tuple[str, ...]


@contextmanager
def legible(path: Path, folder: Path) -> Iterator[Connection]:
    """A connection to read an archive by: to a copy in `folder` where the file itself hides what it holds.

    Raises ArchiveError where it is no archive, or more is damaged than can be set right.
    """
    with tempfile.TemporaryDirectory(prefix="newscli-", dir=folder) as place:
        copy = Path(place) / "legible.sqlite3"
        header, schemas = _models(Path(place))
        hides = not _says_all(path, header, schemas)
        read = copy if hides and _set_right(path, copy, header, schemas) else path
        with closing(connect(read, readonly=True)) as connection:
            check(connection)
            yield connection


def _models(place: Path) -> tuple[bytes, list[set[Entry]]]:
    """The header of an archive, and the schema of each version."""
    with closing(connect(place / "new.sqlite3")) as new, closing(connect(place / "old.sqlite3")) as old:
        migrate(new)
        schemas = [set[Entry](), *(schema(old) for _ in versions(old, 0))]
    return (place / "new.sqlite3").read_bytes()[:100], schemas


def _says_all(path: Path, header: bytes, schemas: list[set[Entry]]) -> bool:
    """Whether a file can be opened and has all that its version has."""
    try:
        with closing(connect(path, readonly=True)) as connection, path.open("rb") as file:
            same_pages = file.read(len(header))[_RESERVED] == header[_RESERVED]
            return same_pages and schema(connection) >= schemas[check(connection)]
    except ArchiveError:
        return False


def _set_right(path: Path, copy: Path, header: bytes, schemas: list[set[Entry]]) -> bool:
    """Copy a file with its header and its schema as they have to be; False where it is too far from that."""
    if not path.exists():
        return False
    for ending in ("", "-wal"):
        source = path.with_name(path.name + ending)
        if source.exists():
            shutil.copyfile(source, copy.with_name(copy.name + ending))
    try:
        return _set_header_right(copy, header) and _set_schema_right(copy, schemas)
    except ArchiveError:
        return False


def _set_header_right(copy: Path, wanted: bytes) -> bool:
    with copy.open("r+b") as file:
        header = bytearray(file.read(len(wanted)).ljust(len(wanted), b"\0"))
        wrong = sum((a ^ b).bit_count() for part in _SAME for a, b in zip(header[part], wanted[part], strict=True))
        for part in _SAME:
            header[part] = wanted[part]
        header[_LENGTH] = bytes(4)
        file.seek(0)
        file.write(header)
    return wrong <= _FEW_BITS


def _set_schema_right(copy: Path, schemas: list[set[Entry]]) -> bool:
    with closing(connect(copy)) as connection:
        connection.execute("PRAGMA writable_schema = ON")  # with it, entries that make no sense are passed over
        found = {
            number: tuple((value or b"").decode("utf-8", "replace") for value in row)
            for number, *row in connection.execute(_ENTRIES).fetchall()
        }
        entries = set(found.values())
        # An entry that makes no sense stands for one that is missing: the version of which as many are is the file's.
        fitting = [number for number, all_ in enumerate(schemas) if len(all_ - entries) == len(entries - all_)]
        version = min(fitting, key=lambda number: len(schemas[number] - entries), default=0)
        missing = schemas[version] - entries
        if not version or len(missing) > _FEW_ENTRIES:
            return False
        wrong = [number for number, entry in found.items() if entry not in schemas[version]]
        for entry in missing:
            nearest = max(wrong, key=lambda number: sum(map(str.__eq__, found[number], entry)))
            wrong.remove(nearest)
            connection.execute(_SET, (*entry, nearest))
        connection.execute(f"PRAGMA user_version = {version}")
    return True

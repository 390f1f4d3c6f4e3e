"""Single flipped bits all over an archive: are they found, is the article named, are all the others saved?

    python -m tests.crash.flips [COUNT]

A flip counts where it changes what any row says, or makes one unreadable: slack and free pages say nothing.
"""

from __future__ import annotations

import hashlib
import random
import sqlite3
import sys
import tempfile
from collections import Counter
from pathlib import Path

from newscli.archive import open_archive
from newscli.archive.repair import repair
from newscli.archive.verify import Damage, verify
from newscli.errors import ArchiveError
from tests.archive.papers import NOW, capture, reading

ARTICLES = 60


def main() -> None:
    """Flip as many bits as the argument says, 500 without one."""
    with tempfile.TemporaryDirectory() as folder:
        print(flip(Path(folder), int(sys.argv[1]) if sys.argv[1:] else 500, seed=1))


def flip(folder: Path, count: int, seed: int) -> Counter[str]:
    """Flip bits of one archive, one at a time; counts what came of it."""
    chance = random.Random(seed)
    whole = _archive(folder / "whole.db", chance)
    said = _said(folder / "whole.db")
    came: Counter[str] = Counter()
    while came["in used bytes"] < count:
        damaged, saved = folder / "damaged.db", folder / "saved.db"
        for path in (damaged, saved):
            for ending in ("", "-wal", "-shm"):
                path.with_name(path.name + ending).unlink(missing_ok=True)
        bit = chance.randrange(len(whole) * 8)
        flipped = bytearray(whole)
        flipped[bit // 8] ^= 1 << bit % 8
        damaged.write_bytes(flipped)
        if _said(damaged) == said:
            came["in slack"] += 1
            continue
        came["in used bytes"] += 1
        try:
            damage = list(verify(damaged))
        except ArchiveError as error:  # SQLite opens it no more
            damage = [Damage("the file", str(error))]
            came["not opened any more"] += 1
        came["found"] += bool(damage)
        came["article named"] += any(one.article_id is not None for one in damage)
        if not damage:
            print("not found: byte", bit // 8, "bit", bit % 8, _where(folder / "whole.db", bit // 8))
        done = repair(damaged, saved)
        came["all others saved"] += done.articles >= ARTICLES - 1
        if done.articles < ARTICLES - 1:
            print("saved only", done.articles, _where(folder / "whole.db", bit // 8), [d.what for d in damage][:4])
        unsound = list(verify(saved))
        came["and the saved file is sound"] += not unsound
        if unsound:
            print("saved unsound:", _where(folder / "whole.db", bit // 8), unsound[:2])
    return came


def _archive(path: Path, chance: random.Random) -> bytes:
    words = ["".join(chance.choices("abcdefghijklmnop ", k=1500)) for _ in range(ARTICLES)]
    with open_archive(path) as archive:
        source = archive.sources.add("https://paper.example/feed", now=NOW).id
        for start in range(1, ARTICLES + 1, 20):
            with archive.transaction():
                for number in range(start, start + 20):
                    of = reading(number, words[number - 1])
                    archive.keep(capture(of), of, source_id=source, now=NOW)
    return path.read_bytes()


def _said(path: Path) -> str:
    """One hash over all that all rows say; the error where they cannot be read."""
    database = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    total = hashlib.sha256()
    try:
        for name, sql in database.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall():
            total.update(f"{name} {sql}".encode())
            if sql and sql.startswith("CREATE TABLE"):
                for row in database.execute(f'SELECT * FROM "{name}"'):
                    total.update(repr(row).encode())
        for row in database.execute("PRAGMA integrity_check(3)"):
            total.update(repr(row).encode())
    except (sqlite3.Error, UnicodeDecodeError) as error:
        return str(error)
    finally:
        database.close()
    return total.hexdigest()


def _where(path: Path, byte: int) -> str:
    """The table or index whose page a byte is on."""
    database = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    page = byte // 2048 + 1
    row = database.execute("SELECT name, pagetype FROM dbstat WHERE pageno = ?", (page,)).fetchone()
    database.close()
    return f"page {page} of {row}"


if __name__ == "__main__":
    main()

"""What of a dataset is done: an entry an input, so that each input's rows count exactly once.

An entry is written before the input's files come into place (`done` false: files named here may be half there) and
again when all are. Files are named by the input's address, so whoever does an input again, after a kill or beside
another that was thought dead, writes over the same names and takes away those that are no longer its.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import asdict, dataclass, field, replace
from typing import Any
from uuid import uuid4

from fsspec import AbstractFileSystem

from newscli.cluster.inputs import file_system
from newscli.errors import NewscliError

_ENTRIES = "_manifest"
_WRITING = "_writing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is known of one input's rows."""

    url: str
    key: str
    stamp: str  #: of the input as it was read
    done: bool = False
    parts: tuple[str, ...] = ()  #: its files, by their paths in the dataset
    rows: int = 0
    errors: int = 0  #: rows that only say why their page could not be read
    flaws: tuple[str, ...] = ()  #: pieces that were not even a page; the first of them
    flaw_count: int = 0
    parser_version: int = 0
    bytes: int = 0  #: of the input
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    peak_bytes: int = 0  #: the most memory the process that read it ever had
    written_at: str = ""  #: ISO 8601


@dataclass(frozen=True, slots=True)
class Dataset:
    """The place of a dataset, wherever that is."""

    system: AbstractFileSystem
    root: str
    attempt: str = field(default_factory=lambda: uuid4().hex[:12])

    @classmethod
    def at(cls, url: str) -> Dataset:
        """The dataset at an address or path, there or not. Raises UsageError."""
        system, root = file_system(url)
        return cls(system, root.rstrip("/"))

    def path(self, *steps: str) -> str:
        """A path in the file system."""
        return "/".join((self.root, *steps))

    def entries(self) -> dict[str, Entry]:
        """All entries, by their keys."""
        folder = self.path(_ENTRIES)
        if not self.system.exists(folder):
            return {}
        self.system.invalidate_cache(folder)
        names = [name for name in self.system.ls(folder, detail=False) if name.endswith(".json")]
        found = [_load(body) for body in self.system.cat(names).values()] if names else []
        return {entry.key: entry for entry in found}

    def entry(self, key: str) -> Entry | None:
        """One input's entry; None where it was never begun."""
        try:
            return _load(self.system.cat_file(self.path(_ENTRIES, f"{key}.json")))
        except FileNotFoundError:
            return None

    def draft(self, key: str, part: str) -> str:
        """Where a file is written before it counts; its folder is made."""
        path = self.path(_WRITING, f"{key}-{self.attempt}", part)
        self.system.makedirs(path.rpartition("/")[0], exist_ok=True)
        return path

    def commit(self, entry: Entry, *, anew: AbstractSet[str] | None = None) -> Entry:
        """Have the input's files count, and none from an earlier time; returns the entry as it stands now.

        `anew`: only these were written anew, the others are there.
        """
        former = self.entry(entry.key)
        old = set(former.parts if former else ()) - set(entry.parts)
        self._put(replace(entry, done=False, parts=(*entry.parts, *sorted(old))))
        for part in entry.parts if anew is None else sorted(anew):
            target = self.path(part)
            self.system.makedirs(target.rpartition("/")[0], exist_ok=True)
            self.system.mv(self.draft(entry.key, part), target)
        self._remove(map(self.path, sorted(old)))
        done = replace(entry, done=True)
        self._put(done)
        self._remove([self.path(_WRITING, f"{entry.key}-{self.attempt}")])
        return done

    def sweep(self) -> None:
        """Take away what attempts that were killed left behind."""
        self._remove([self.path(_WRITING)])

    def _put(self, entry: Entry) -> None:
        body = json.dumps(asdict(entry), ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace")
        draft = self.draft(entry.key, "entry.json")
        self.system.pipe_file(draft, body)
        self.system.makedirs(self.path(_ENTRIES), exist_ok=True)
        self.system.mv(draft, self.path(_ENTRIES, f"{entry.key}.json"))

    def _remove(self, paths: Iterable[str]) -> None:
        for path in paths:
            if self.system.exists(path):
                self.system.rm(path, recursive=True)


def _load(body: bytes) -> Entry:
    try:
        values: dict[str, Any] = json.loads(body)
        values |= {name: tuple(values.get(name, ())) for name in ("parts", "flaws")}
        return Entry(**{name: value for name, value in values.items() if name in Entry.__dataclass_fields__})
    except (ValueError, TypeError) as error:
        raise NewscliError(f"an entry of the dataset's manifest is damaged: {error}") from error

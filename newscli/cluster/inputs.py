"""What a job is asked to read: files and folders, here or on any address fsspec knows, as a list of inputs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from fsspec import AbstractFileSystem
from fsspec.core import url_to_fs

from newscli.errors import NotFoundError, UsageError

#: Files of a folder that are inputs of their own, by their names' ends.
COLLECTIONS = (".warc", ".warc.gz", ".wacz", ".sqlite3", ".parquet", ".jsonl", ".jsonl.gz")
#: Files of a folder that are pages; all pages of one folder are one input.
PAGES = (".html", ".htm", ".xhtml", ".html.gz", ".htm.gz")
#: What file systems say of a file that is another once its content is; the first that is there counts.
_STAMPS = ("ETag", "etag", "checksum", "mtime", "LastModified", "last_modified", "updated")


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A file, or the pages that lie in one folder: what one task reads from its beginning to its end."""

    url: str  #: absolute, with its scheme: `file:///crawl/1.warc.gz`
    size: int  #: bytes
    stamp: str  #: another one where the content may be another
    files: tuple[str, ...] = ()  #: the pages, where it is a folder

    @property
    def key(self) -> str:
        """What its rows' files are named by: the same for the same address, whatever is in it."""
        return sha256(self.url.encode("utf-8", "surrogateescape")).hexdigest()[:16]


def find(names: Iterable[str]) -> list[Input]:
    """The inputs behind names of files, folders and patterns, each once, the largest first so that none is last alone.

    Raises NotFoundError for a name behind which there is nothing, UsageError for an address no file system reads.
    """
    found: dict[str, Input] = {}
    for name in names:
        inputs = list(_behind(name))
        if not inputs:
            raise NotFoundError(
                f"{name}: nothing in it can be read; inputs end in {', '.join((*COLLECTIONS, *PAGES[:2]))}"
            )
        found |= {one.url: one for one in inputs}
    return sorted(found.values(), key=lambda one: (-one.size, one.url))


def file_system(url: str) -> tuple[AbstractFileSystem, str]:
    """The file system of an address or path, and the path in it. Raises UsageError."""
    try:
        found: tuple[AbstractFileSystem, str] = url_to_fs(url)
    except (ValueError, ImportError) as error:  # an unknown scheme; one whose library is not installed
        raise UsageError(f"{url}: {error}") from error
    return found


def _behind(name: str) -> Iterator[Input]:
    system, path = file_system(name)
    try:
        if system.isdir(path):
            yield from _folder(system, path)
        elif any(character in path for character in "*?[") and not system.exists(path):
            for match in sorted(system.glob(path)):
                yield from _folder(system, match) if system.isdir(match) else [_file(system, system.info(match))]
        else:
            yield _file(system, system.info(path))
    except OSError as error:
        raise NotFoundError(f"{name}: {error.strerror or error}") from error


def _folder(system: AbstractFileSystem, path: str) -> Iterator[Input]:
    pages: dict[str, list[dict[str, Any]]] = {}
    for file in _files(system, path):
        name = file["name"].lower()
        if name.endswith(COLLECTIONS):
            yield _file(system, file)
        elif name.endswith(PAGES):
            pages.setdefault(file["name"].rpartition("/")[0], []).append(file)
    for folder, files in pages.items():
        yield Input(
            url=system.unstrip_protocol(folder).rstrip("/") + "/",
            size=sum(file["size"] for file in files),
            stamp=sha256("\n".join(f"{file['name']} {_stamp(file)}" for file in files).encode()).hexdigest(),
            files=tuple(system.unstrip_protocol(file["name"]) for file in files),
        )


def _files(system: AbstractFileSystem, path: str) -> list[dict[str, Any]]:
    """All files under a folder but hidden ones and such as programs put there for themselves, by name."""
    depth = len(path.rstrip("/")) + 1
    return [
        facts
        for name, facts in sorted(system.find(path, detail=True).items())
        if not any(step.startswith((".", "_")) for step in name[depth:].split("/"))
    ]


def _file(system: AbstractFileSystem, facts: dict[str, Any]) -> Input:
    return Input(url=system.unstrip_protocol(facts["name"]), size=facts.get("size") or 0, stamp=_stamp(facts))


def _stamp(facts: dict[str, Any]) -> str:
    said = next((facts[name] for name in _STAMPS if facts.get(name) is not None), "")
    return f"{facts.get('size')} {said}"

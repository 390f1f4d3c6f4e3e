"""The zip file of a WACZ, and the document that lists its files with their digests."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC
from hashlib import sha256
from typing import IO, Any, Self

from newscli import __version__
from newscli.exchange.story import Edition, Sink


class Package:
    """A package being written. Leaving the `with` block adds the list of its files."""

    def __init__(self, file: IO[bytes], edition: Edition) -> None:
        self._zip = zipfile.ZipFile(file, "w")
        self._edition = edition
        self._resources: list[dict[str, Any]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._describe()
        self._zip.close()

    @contextmanager
    def add(self, name: str, *, packed: bool = False) -> Iterator[Sink]:
        """A sink for the content of one file; `packed` content is stored as it is."""
        with self._zip.open(self._entry(name, packed=packed), "w", force_zip64=True) as file:
            hashed = _Hashed(file)
            yield hashed
        self._resources.append(
            {"name": name.rpartition("/")[2], "path": name, "hash": hashed.digest, "bytes": hashed.size}
        )

    def _describe(self) -> None:
        made_at = self._edition.made_at.astimezone(UTC)
        document = {
            "profile": "data-package",
            "wacz_version": "1.1.1",
            "title": self._edition.title,
            "created": f"{made_at:%Y-%m-%dT%H:%M:%SZ}",
            "software": f"newscli/{__version__}",
            "resources": self._resources,
        }
        described = self._document("datapackage.json", document)
        self._document("datapackage-digest.json", {"path": "datapackage.json", "hash": described})

    def _document(self, name: str, values: dict[str, Any]) -> str:
        """Add a document of the package itself; returns its digest."""
        body = json.dumps(values, ensure_ascii=False, indent=2).encode("utf-8", "replace")
        self._zip.writestr(self._entry(name, packed=False), body)
        return f"sha256:{sha256(body).hexdigest()}"

    def _entry(self, name: str, *, packed: bool) -> zipfile.ZipInfo:
        # A zip file's clock begins in 1980 and has no zone.
        entry = zipfile.ZipInfo(name, max(self._edition.made_at.timetuple()[:6], (1980, 1, 1, 0, 0, 0)))
        entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
        entry.external_attr = 0o644 << 16
        return entry


class _Hashed:
    """A file whose bytes are counted and hashed on their way."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._hash = sha256()
        self.size = 0

    def write(self, body: bytes, /) -> None:
        self._hash.update(body)
        self.size += len(body)
        self._file.write(body)

    @property
    def digest(self) -> str:
        return f"sha256:{self._hash.hexdigest()}"

"""The zip file of a book and the list of what is in it."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Literal, Self

_FOLDER = "EPUB"
_CONTAINER = f"""<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="{_FOLDER}/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One article of the book."""

    name: str  #: of its file, from the package's folder
    title: str
    section: str
    language: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One file of the book, as its manifest lists it."""

    id: str
    name: str
    media_type: str
    properties: str


class Book:
    """A book being written: each file goes into the zip as it comes."""

    def __init__(self, file: IO[bytes], made_at: datetime) -> None:
        self._zip = zipfile.ZipFile(file, "w")
        # A zip file's clock begins in 1980 and has no zone.
        self._date = max(made_at.timetuple()[:6], (1980, 1, 1, 0, 0, 0))
        self.items: dict[str, Item] = {}
        self.first: list[Item] = []  #: what is read before the chapters
        # The first file, stored as it is: a reading device knows a book by these bytes.
        self._put("mimetype", b"application/epub+zip", zipfile.ZIP_STORED)
        self._put("META-INF/container.xml", _CONTAINER.encode(), zipfile.ZIP_DEFLATED)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def add(
        self, name: str, body: bytes | str, media_type: str, *, properties: str = "", spine: Literal["", "first"] = ""
    ) -> None:
        """Add a file once; a name that is there already is the same file."""
        if name in self.items:
            return
        item = Item(id=f"i{len(self.items)}", name=name, media_type=media_type, properties=properties)
        self.items[name] = item
        if spine:
            self.first.append(item)
        packed = zipfile.ZIP_STORED if media_type in ("image/jpeg", "image/png") else zipfile.ZIP_DEFLATED
        self._put(f"{_FOLDER}/{name}", body.encode() if isinstance(body, str) else body, packed)

    def close(self, package: str) -> None:
        """Add the package document, which lists all the others."""
        self._put(f"{_FOLDER}/package.opf", package.encode(), zipfile.ZIP_DEFLATED)

    def _put(self, name: str, body: bytes, packed: int) -> None:
        entry = zipfile.ZipInfo(name, self._date)
        entry.external_attr = 0o644 << 16
        self._zip.writestr(entry, body, packed)

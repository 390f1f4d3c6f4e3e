"""What a search found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import overload

from newscli.model import Hit


@dataclass(frozen=True, slots=True)
class Found(Sequence[Hit]):
    """Hits in their order, and what the reader should know of how they were found."""

    hits: tuple[Hit, ...] = ()
    notes: tuple[str, ...] = ()  #: mistakes in the query, each with its place
    corrected: str | None = None  #: the words searched for, where a word that is nowhere was read as another

    @overload
    def __getitem__(self, place: int) -> Hit: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Hit, ...]: ...
    def __getitem__(self, place: int | slice) -> Hit | tuple[Hit, ...]:
        return self.hits[place]

    def __len__(self) -> int:
        return len(self.hits)

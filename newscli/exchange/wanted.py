"""What a list of sources from another program names."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A source a list names. Folders and labels are `tags`."""

    url: str
    title: str = ""
    tags: tuple[str, ...] = ()

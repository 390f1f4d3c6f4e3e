"""Which articles do these words mean: numbers, ranges of numbers, addresses, `last`."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

from newscli.cli.declared import Argument
from newscli.errors import NotFoundError

if TYPE_CHECKING:
    from newscli.archive import Archive

_RANGE = re.compile(r"(\d{1,18})-(\d{1,18})", re.ASCII)

Articles = Annotated[
    list[str],
    Argument(
        metavar="ID...", help="Numbers from `newscli latest`, ranges such as 3-9, addresses, `last`; - for a pipe's."
    ),
]


def given(refs: Sequence[str]) -> list[str]:
    """The same words, with those of standard input where a lone `-` stands."""
    return [word for ref in refs for word in (sys.stdin.read().split() if ref == "-" else [ref])]


def numbers(archive: Archive, refs: Sequence[str]) -> list[int]:
    """The numbers of the articles meant, each once, in the order they were named. Raises NotFoundError."""
    found: dict[int, None] = {}
    for ref in given(refs):
        match = _RANGE.fullmatch(ref)
        if match is None:
            found[archive.articles.get(ref).id] = None
            continue
        some = archive.articles.between(int(match[1]), int(match[2]))
        if not some:
            raise NotFoundError(f"no article has a number from {match[1]} to {match[2]}; try `newscli latest`")
        found.update(dict.fromkeys(some))
    return list(found)


def spread(archive: Archive, refs: Sequence[str]) -> list[str]:
    """The same words, ranges of numbers spread out; what is no range may be no article yet. Raises NotFoundError."""
    found: dict[str, None] = {}
    for ref in refs:
        some = numbers(archive, [ref]) if _RANGE.fullmatch(ref) else [ref]
        found.update(dict.fromkeys(map(str, some)))
    return list(found)

"""Typed links, as a Link header (RFC 8288) or a document of links (RFC 6690) writes them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from newscli import addresses

#: Bounded, so that no text costs more than its length.
_LINK = re.compile(
    r'<([^<>\n]{1,4000})>((?:\s{0,9};\s{0,9}[\w!*-]{1,60}\s?=\s?(?:"[^"\n]{0,2000}"|[^\s",;<>]{1,2000}))*)'
)
_PARAMETER = re.compile(r'([\w!*-]{1,60})\s?=\s?(?:"([^"\n]{0,2000})"|([^\s",;<>]{1,2000}))')


@dataclass(frozen=True, slots=True)
class Link:
    """An address, what it is to the page that names it, and what is said of it besides."""

    url: str
    relations: frozenset[str]
    parameters: Mapping[str, str]


def read(text: str, base: str) -> Iterator[Link]:
    """The links of a text, in its order; addresses are relative to `base`, and one that leads nowhere is left out."""
    for found in _LINK.finditer(text):
        parameters = {name.lower(): quoted or plain for name, quoted, plain in _PARAMETER.findall(found[2])}
        url = addresses.join(base, found[1])
        if url is not None:
            yield Link(url, frozenset(parameters.get("rel", "").lower().split()), parameters)

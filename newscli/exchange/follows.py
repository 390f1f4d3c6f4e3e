"""Lists of what a reader follows, from and for other programs: OPML, newsboat's `urls` file, plain lists of addresses.

They know addresses only; `newscli.sync.follow` writes down what they name. Nothing in such a file is ever executed.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from newscli.exchange import opml, urls
from newscli.exchange.story import Flaw
from newscli.exchange.wanted import Wanted

Read = Callable[[bytes], list[Wanted | Flaw]]


def reader(opening: bytes) -> Read | None:
    """What reads a list that begins so; None where it is no list of sources."""
    text = opening.lstrip(b"\xef\xbb\xbf \t\r\n")
    if re.search(rb"<opml[\s>]", text[:4096], re.IGNORECASE):
        return opml.read
    return urls.read if urls.looks_like(text) else None

"""newsboat's `urls` file, and plain lists of addresses: a line each, with labels; programs in it are never run."""

from __future__ import annotations

import re
import shlex

from newscli import addresses
from newscli.exchange.story import Flaw
from newscli.exchange.wanted import Wanted

_ADDRESS = re.compile(
    rb"(?:https?|feed)://\S|\"?(?:query|exec|filter):|[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/:]\S*)?\s*$", re.IGNORECASE
)
#: What newsboat has that newscli has not: programs whose output is a feed, and searches saved as feeds.
_PROGRAMS = ("exec:", "filter:")


def looks_like(text: bytes) -> bool:
    """Whether a file that begins so is such a list: its first line that is no comment is an address."""
    lines = (line.strip() for line in text[:65536].splitlines())
    first = next((line for line in lines if line and not line.startswith(b"#")), b"")
    return bool(_ADDRESS.match(first))


def read(body: bytes) -> list[Wanted | Flaw]:
    """The sources in a file, in its order. Labels become tags; `~` before a label makes it the title."""
    found: list[Wanted | Flaw] = []
    for number, line in enumerate(body.decode("utf-8", "replace").removeprefix("\ufeff").splitlines(), start=1):
        words = _words(line.strip())
        if not words:
            continue
        address, *labels = words
        if address.startswith(_PROGRAMS):
            found.append(Flaw(f"line {number}", "a program; what is in a list is never run"))
        elif address.startswith("query:"):
            found.append(Flaw(f"line {number}", "a saved search of newsboat, not an address"))
        elif addresses.typed(address) is None:
            found.append(Flaw(f"line {number}", f"{address[:80]!r} is no address"))
        else:
            title = next((label[1:] for label in labels if label.startswith("~")), "")
            tags = tuple(dict.fromkeys(label for label in labels if not label.startswith(("~", "!")) and label))
            found.append(Wanted(url=address, title=title, tags=tags))
    return found


def _words(line: str) -> list[str]:
    """The words of a line, quoted ones whole; `#` begins a comment at its start alone, for addresses contain it."""
    if line.startswith("#"):
        return []
    try:
        return shlex.split(line, comments=False)
    except ValueError:  # a quote that never ends
        return line.split()
